//! `xinze ledger begin` and `xinze ledger key`: the ledger's name, hash and keys.

use app::tlog::Algorithm;
use serde_json::json;
use wording::Words;

use super::{failed, moment_text};
use crate::args::Args;
use crate::ending::Ending;
use crate::{moment, out, place};

const SECOND_US: i64 = 1_000_000;

pub(super) async fn begin(args: &Args, (name, hash): (&str, &str), words: &Words) -> Result<(), Ending> {
    let known = Algorithm::ALL.into_iter().find(|known| known.name().eq_ignore_ascii_case(hash));
    let algorithm = known.ok_or_else(|| Ending::usage(words.with("ledger-hash", &[("hash", hash.into())])))?;
    let app = place::open(args, words).await?;
    let begun = app.begin_ledger(name, algorithm, moment::now_us(), &mut moment::chance()?).await;
    let key = begun.map_err(|failure| failed(words, failure))?;
    app.db().close().await;
    if args.json {
        return out::json(&json!({ "key": key.to_string(), "hash": algorithm.name() }));
    }
    out::say(words.with("ledger-begun", &[("key", key.to_string().into()), ("hash", algorithm.name().into())]));
    Ok(())
}

pub(super) async fn list(args: &Args, words: &Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let keys = app.ledger_keys().await.map_err(|failure| failed(words, failure))?;
    app.db().close().await;
    if args.json {
        let keys = keys.iter().map(|key| {
            let (from_us, until_us) = (key.from_us, key.until_us);
            json!({ "no": key.no, "key": key.key.to_string(), "from_us": from_us, "until_us": until_us })
        });
        return out::json(&json!({ "keys": keys.collect::<Vec<_>>() }));
    }
    if keys.is_empty() {
        out::say(words.say("ledger-no-key"));
    }
    for key in keys {
        let from = moment_text(key.from_us / SECOND_US);
        let until = key.until_us.map_or_else(|| words.say("ledger-key-in-use"), |us| moment_text(us / SECOND_US));
        let args = [("no", key.no.to_string().into()), ("from", from.into()), ("until", until.into())];
        out::say(words.with("ledger-key-times", &args));
        // On a line of its own, to be copied.
        out::say(key.key.to_string());
    }
    Ok(())
}

pub(super) async fn rotate(args: &Args, words: &Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let rotated = app.rotate_ledger_key(moment::now_us(), &mut moment::chance()?).await;
    let key = rotated.map_err(|failure| failed(words, failure))?;
    app.db().close().await;
    if args.json {
        return out::json(&json!({ "key": key.to_string() }));
    }
    out::say(words.with("ledger-rotated", &[("key", key.to_string().into())]));
    Ok(())
}
