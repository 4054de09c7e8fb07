//! `xinze upgrade`: a copy, the new schema, and the check that everything is as it was.

mod copy;

use app::store::{Db, newest_schema};
use app::{App, Verification, verify};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use wording::{Arg, Words};

use super::backup::{found_by, row_bar};
use crate::args::{Args, Upgrade};
use crate::ending::{self, Ending};
use crate::master::{self, Origin};
use crate::{out, place};
use copy::Copied;

/// The schema since which an installation has master keys.
const KEYS_SINCE: i64 = 7;

pub(crate) async fn run(args: &Args, asked: &Upgrade, words: &'static Words) -> Result<(), Ending> {
    place::there(args, words)?;
    let address = place::address(args);
    let (found, ours) = (schema_of(&address, words).await?, newest_schema());
    if found > ours {
        return Err(place::other_schema(found, ours, words));
    }
    if found == ours {
        return nothing_to_do(args, ours, words);
    }
    // What is written while the copy is made would be missing in it.
    if !Db::is_free(&address).await? {
        return Err(Ending::fault(words.say("upgrade-not-free")));
    }
    let origin = master::origin(args, &args.data);
    if !matches!(&origin, Origin::File(path) if found < KEYS_SINCE && !path.exists()) {
        origin.read(words)?;
    }
    let copied = if asked.backed_up { None } else { Some(copy::make(args, asked, (&address, found), words).await?) };
    if let Some(copied) = copied.as_ref().filter(|_| !args.json) {
        out::say(words.with("upgrade-copied", &[("path", copied.shown().into()), ("sum", copied.sum.as_str().into())]));
    }
    let way_back = |error: Ending| failed(error, copied.as_ref(), words);
    Db::open(&address).await.map_err(Ending::from).map_err(way_back)?.close().await;
    let app = place::open_or_make_key(args, words).await.map_err(way_back)?;
    let proof = whole(&app, words).await.map_err(way_back)?;
    let plain = app.has_plain().await.map_err(Ending::from).map_err(way_back)?;
    app.db().close().await;
    told(args, (found, ours), (copied.as_ref(), &proof, plain), words)?;
    if proof.holds() {
        return Ok(());
    }
    out::warn(words.with("carry-unproved", &[("found", number(found_by(&proof)))]));
    Err(failed(Ending::Silent { code: ending::FOUND }, copied.as_ref(), words))
}

fn number(n: u64) -> Arg<'static> {
    i64::try_from(n).unwrap_or(i64::MAX).into()
}

async fn schema_of(address: &str, words: &Words) -> Result<i64, Ending> {
    let db = Db::open_as_it_is(address).await?;
    let found = match db.read().await {
        Ok(mut session) => session.schema_reached().await,
        Err(error) => Err(error),
    };
    db.close().await;
    // A database without any schema is none of ours.
    found.ok().flatten().ok_or_else(|| Ending::fault(words.say("upgrade-no-schema")))
}

fn nothing_to_do(args: &Args, ours: i64, words: &Words) -> Result<(), Ending> {
    if args.json {
        return out::json(&json!({ "from": ours, "to": ours }));
    }
    out::say(words.with("upgrade-nothing", &[("ours", ours.into())]));
    Ok(())
}

/// What is left to make anew after the new schema, and the same check as `ledger verify`.
async fn whole(app: &App, words: &'static Words) -> Result<Verification, Ending> {
    if !app.search_is_whole().await? {
        let bar = ProgressBar::no_length();
        let told = format!("{{spinner}} {} {{pos}}", words.say("search-rebuilding"));
        if let Ok(style) = ProgressStyle::with_template(&told) {
            bar.set_style(style);
        }
        let indexed = app.rebuild_search(|matters| bar.set_position(matters)).await;
        bar.finish_and_clear();
        indexed?;
    }
    let bar = row_bar(words);
    let proof = verify(app, |events| bar.set_position(events)).await;
    bar.finish_and_clear();
    Ok(proof?)
}

/// The fault, and how to get back to where everything was.
fn failed(error: Ending, copied: Option<&Copied>, words: &Words) -> Ending {
    let (code, mut lines) = match error {
        Ending::Told { code, lines } => (code, lines),
        Ending::Store(error) => (ending::FAULT, ending::told_of(&error, words)),
        Ending::Packs(faults) => {
            out::faults(words, &faults);
            (ending::FAULT, Vec::new())
        }
        Ending::Silent { code } => (code, Vec::new()),
    };
    match copied {
        Some(copied) => {
            lines.push(words.say("upgrade-way-back"));
            lines.extend(copied.way_back().into_iter().map(|line| format!("  {line}")));
        }
        None => lines.push(words.say("upgrade-way-back-own")),
    }
    Ending::Told { code, lines }
}

fn told(
    args: &Args,
    (from, to): (i64, i64),
    (copied, proof, plain): (Option<&Copied>, &Verification, bool),
    words: &Words,
) -> Result<(), Ending> {
    if args.json {
        return out::json(&json!({
            "from": from,
            "to": to,
            "copy": copied.map(Copied::shown),
            "sha256": copied.map(|copied| copied.sum.as_str()),
            "events": proof.events,
            "matters": proof.matters,
            "discrepancies": found_by(proof),
        }));
    }
    let facts = [
        ("from", from.into()),
        ("to", to.into()),
        ("events", number(proof.events)),
        ("matters", number(proof.matters)),
    ];
    out::say(words.with("upgrade-done", &facts));
    if plain {
        out::say(words.say("keys-plain"));
    }
    if proof.holds() {
        out::say(words.say("verify-holds"));
    }
    Ok(())
}
