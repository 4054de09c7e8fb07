//! `xinze personal keep` and `due`: how long files are kept, and whose time is over.

use app::domain::matter::ArchiveClass;
use app::home_shard;
use serde_json::{Value, json};

use super::failed;
use crate::args::PersonalDue;
use crate::desk::Desk;
use crate::ending::Ending;
use crate::out;

/// The family of the classes in the wording files.
const CLASS: &str = "archive-class";

pub(super) async fn run(desk: &Desk<'_>, class: Option<&str>, years: Option<i16>) -> Result<(), Ending> {
    if let (Some(class), Some(years)) = (class, years) {
        let class: ArchiveClass = desk.named(CLASS, class)?;
        desk.app.keep(class, years).await.map_err(|failure| failed(desk, failure))?;
    } else if class.is_some() {
        return Err(Ending::usage(desk.words.say("personal-say-years")));
    }
    let kept = desk.app.kept().await?;
    if desk.args.json {
        let kept: Vec<Value> =
            kept.iter().map(|kept| json!({ "class": kept.class.name(), "years": kept.years })).collect();
        return out::json(&json!({ "kept": kept }));
    }
    for kept in kept {
        let class = desk.words.name(CLASS, kept.class.name());
        let line = match (kept.class, kept.years) {
            (ArchiveClass::Permanent, _) => desk.words.with("personal-kept-always", &[("class", class.into())]),
            (_, Some(years)) => {
                desk.words.with("personal-kept", &[("class", class.into()), ("years", i64::from(years).into())])
            }
            (_, None) => desk.words.with("personal-kept-undecided", &[("class", class.into())]),
        };
        out::say(line);
    }
    Ok(())
}

pub(super) async fn due(desk: &Desk<'_>, asked: &PersonalDue) -> Result<(), Ending> {
    let stamp = desk.stamp(&asked.actor, &[]).await?;
    let shard = home_shard(&desk.directory, stamp.actor.organ);
    let due = desk.app.due(&stamp, shard, usize::from(asked.due_limit)).await;
    let due = due.map_err(|failure| failed(desk, failure))?;
    if desk.args.json {
        let matters: Vec<Value> = due
            .iter()
            .map(|due| {
                json!({
                    "matter": due.key.to_string(),
                    "class": due.class.name(),
                    "archived_on": due.archived_on,
                    "kept_until": due.kept_until,
                })
            })
            .collect();
        return out::json(&json!({ "due": matters }));
    }
    if due.is_empty() {
        out::say(desk.words.say("personal-none-due"));
    }
    for due in due {
        let args = [
            ("matter", due.key.to_string().into()),
            ("class", desk.words.name(CLASS, due.class.name()).into()),
            ("archived", desk.speaker().day(due.archived_on).into()),
            ("until", desk.speaker().day(due.kept_until).into()),
        ];
        out::say(desk.words.with("personal-due", &args));
    }
    Ok(())
}
