//! What the database says of itself.

use app::carry::{Standing, standing};
use app::store::{Db, Session, StoreError, newest_schema, table_named};
use app::{App, Chance};
use wording::Words;

use super::{Finding, cause, mail};
use crate::args::Args;
use crate::commands::backup;
use crate::ending::Ending;
use crate::{moment, place};

/// Clocks of two machines may differ by so much before something was recorded in the future.
const AHEAD_MAX_US: i64 = 5 * 60 * 1_000_000;
/// A running server seals every few seconds; this many events are a day of a large office.
const WAITING_MAX: i64 = 10_000;
/// A week, and a day for the one who was ill.
const BACKUP_DAYS_MAX: i64 = 8;
const DAY_US: i64 = 24 * 60 * 60 * 1_000_000;

/// The table of events that wait to be sealed.
const OUTBOX: &str = "outbox";

pub(super) async fn look(args: &Args, words: &Words) -> Vec<Finding> {
    let (finding, db) = Finding::of("database", place::database(args, words).await);
    let address = ("address", place::plain_address(&place::address(args)));
    let mut findings = vec![Finding { facts: finding.facts.into_iter().chain([address]).collect(), ..finding }];
    let Some(db) = db else { return findings };
    // Whatever the database refuses to tell is a finding too: a broken file answers some questions and not others.
    match of_itself(&db, words).await {
        Ok(found) => findings.extend(found),
        Err(error) => findings.push(broken(error.into())),
    }
    let (finding, app) = Finding::of("keys", place::app_on(args, db.clone(), words).await);
    match app {
        None => findings.push(finding),
        Some(app) => findings.push(keys(&app, words).await.unwrap_or_else(broken)),
    }
    db.close().await;
    findings
}

fn broken(ending: Ending) -> Finding {
    Finding::new("pages", false, [("cause", cause(ending))])
}

async fn of_itself(db: &Db, words: &Words) -> Result<Vec<Finding>, app::Failure> {
    let mut findings = vec![stands(db).await?];
    let mut session = db.read().await?;
    let version = [("version", env!("CARGO_PKG_VERSION").to_owned()), ("engine", engine(db, &mut session).await?)];
    findings.push(Finding::new("version", true, version));
    let (found, wanted) = (session.schema_version().await?, newest_schema());
    let facts = [("found", found.to_string()), ("wanted", wanted.to_string())];
    findings.push(Finding::new("schema", found == wanted, facts));
    if let Some(pages) = session.quick_check().await? {
        findings.push(Finding::new("pages", pages == "ok", [("cause", pages)]));
    }
    let unsafe_one = session.engine_settings().await?.into_iter().find(|setting| !setting.holds());
    let told = unsafe_one.as_ref().map(|one| format!("{} = {}", one.name, one.found));
    findings.push(Finding::new("lasting", told.is_none(), told.map(|told| ("found", told))));
    let newest = newest_us(&mut session).await?;
    findings.push(Finding::new("time", newest <= moment::now_us().saturating_add(AHEAD_MAX_US), []));
    if let Some(outbox) = table_named(OUTBOX) {
        let waiting = session.count_rows(outbox).await?;
        findings.push(Finding::new("sealing", waiting <= WAITING_MAX, [("waiting", waiting.to_string())]));
    }
    findings.push(backed_up(&mut session).await?);
    findings.extend(mail::mailed(&mut session, words).await?);
    Ok(findings)
}

async fn engine(db: &Db, session: &mut Session) -> Result<String, StoreError> {
    Ok(format!("{} {}", db.kind(), session.engine_version().await?))
}

/// The latest moment that the records tell of. What is no registration waits to be sealed, or is sealed, and then a
/// checkpoint is as late.
async fn newest_us(session: &mut Session) -> Result<i64, StoreError> {
    let registered = session.newest_matter().await?.map(Chance::moment_of);
    let sealed = session.last_checkpoint().await?.map(|checkpoint| checkpoint.sealed_us);
    let moments = [registered, session.newest_waiting_us().await?, sealed];
    Ok(moments.into_iter().flatten().max().unwrap_or(i64::MIN))
}

async fn stands(db: &Db) -> Result<Finding, app::Failure> {
    let (holds, address) = match standing(db).await? {
        Standing::Whole => (true, String::new()),
        Standing::Arriving => (false, "…".to_owned()),
        Standing::Moved { to } => (false, to),
    };
    Ok(Finding::new("standing", holds, [("address", address)]))
}

/// How long ago the last backup was made, as the installation remembers it.
async fn backed_up(session: &mut Session) -> Result<Finding, app::Failure> {
    #[derive(serde::Deserialize)]
    struct Made {
        made_us: i64,
    }
    let place = session.task_place(backup::TASK).await?;
    let made: Option<Made> = place.and_then(|place| serde_json::from_str(&place).ok());
    let days = made.map(|made| (moment::now_us() - made.made_us) / DAY_US);
    let told = days.map_or_else(|| "none".to_owned(), |days| days.to_string());
    Ok(Finding::new("backup", days.is_some_and(|days| days <= BACKUP_DAYS_MAX), [("days", told)]))
}

/// Every master key that wraps something is at hand, and nothing is in clear.
async fn keys(app: &App, words: &Words) -> Result<Finding, Ending> {
    let missing = app.masters_in_use().await?.into_iter().find(|used| !used.at_hand);
    let cause = match missing {
        Some(used) => {
            Some(words.with("keys-check-missing", &[("no", used.master.to_string().into()), ("n", used.keys.into())]))
        }
        None => app.has_plain().await?.then(|| words.say("keys-plain")),
    };
    Ok(Finding::new("keys", cause.is_none(), cause.map(|cause| ("cause", cause))))
}
