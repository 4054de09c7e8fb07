//! `xinze move`: everything to another database, with proof.

use app::carry::{CarryFault, Copied, Standing, copy_all, reopen, settle, standing};
use app::search::mark_outdated;
use app::store::Db;
use app::{App, Verification, verify};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use wording::{Arg, Words};

use super::backup::{found_by, refused, row_bar};
use super::search::search_anew;
use crate::args::{Args, Move};
use crate::ending::{self, Ending};
use crate::{out, place};

pub(crate) async fn run(args: &Args, asked: &Move, words: &Words) -> Result<(), Ending> {
    let source = place::database(args, words).await?;
    let Some(to) = &asked.move_to else {
        reopen(&source).await?;
        source.close().await;
        out::say(words.say("move-reopened"));
        return Ok(());
    };
    if standing(&source).await? == Standing::Arriving {
        return Err(place::unfinished(words));
    }
    let plain = place::plain_address(to);
    if plain == place::plain_address(&place::address(args)) {
        return Err(Ending::usage(words.say("move-same-place")));
    }
    // The master keys are looked at before anything is copied: without them nothing could be proved at the end.
    place::app_on(args, source.clone(), words).await?;
    let target = Db::open(to).await?;
    let bar = ProgressBar::new(rows_of(&source).await?);
    let template = format!("{{bar:40}} {{percent}}%  {{pos}} {}  {{eta}}", words.say("move-progress"));
    if let Ok(style) = ProgressStyle::with_template(&template) {
        bar.set_style(style);
    }
    let copied = copy_all(&source, &target, &plain, |progress| bar.set_position(progress.rows)).await;
    bar.finish_and_clear();
    let copied = copied.map_err(|error| refused(words, error))?;
    let (app, proof) = proved(args, &target, words).await?;
    let found = found_by(&proof);
    if found > 0 && !asked.unproved {
        return Err(refused(words, CarryFault::Discrepancies { found }.into()));
    }
    let json = json!({
        "resumed": copied.resumed,
        "rows": copied.rows(),
        "tables": copied.tables,
        "events": proof.events,
        "matters": proof.matters,
        "discrepancies": found,
    });
    let lines = told(words, &copied, &proof, &plain);
    // The index of search stays behind; where this is cut short, `search rebuild` goes on. A setting would be part of
    // what was proved, so that it is noted elsewhere, and after the proof.
    let mut session = target.write().await?;
    mark_outdated(&mut session).await?;
    session.commit().await?;
    settle(copied, &target, &plain).await.map_err(|error| refused(words, error))?;
    source.close().await;
    search_anew(&app, words).await?;
    target.close().await;
    if args.json {
        out::json(&json)?;
    } else {
        lines.iter().for_each(out::say);
    }
    if found > 0 { Err(Ending::Silent { code: ending::FOUND }) } else { Ok(()) }
}

async fn rows_of(db: &Db) -> Result<u64, Ending> {
    let mut session = db.read().await?;
    let mut rows = 0;
    for table in app::store::tables().iter().filter(|table| table.travels()) {
        rows += session.count_rows(table).await?;
    }
    Ok(u64::try_from(rows).unwrap_or_default())
}

/// Everything that `ledger verify` checks, in the target.
async fn proved(args: &Args, target: &Db, words: &Words) -> Result<(App, Verification), Ending> {
    let app = place::app_on(args, target.clone(), words).await?;
    let bar = row_bar(words);
    let proof = verify(&app, |events| bar.set_position(events)).await;
    bar.finish_and_clear();
    Ok((app, proof?))
}

fn told(words: &Words, copied: &Copied, proof: &Verification, plain: &str) -> Vec<String> {
    let number = |n: u64| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
    let tables = u64::try_from(copied.tables.len()).unwrap_or(u64::MAX);
    let facts = [
        ("rows", number(copied.rows())),
        ("tables", number(tables)),
        ("events", number(proof.events)),
        ("matters", number(proof.matters)),
    ];
    let found = found_by(proof);
    let resumed = copied.resumed.then(|| words.say("move-resumed"));
    let mut lines: Vec<String> = resumed.into_iter().collect();
    lines.push(words.with("move-done", &facts));
    if found > 0 {
        lines.push(words.with("carry-unproved", &[("found", number(found))]));
    }
    lines.push(words.with("move-next", &[("address", plain.into())]));
    lines
}
