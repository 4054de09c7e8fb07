//! `xinze ledger seal` and `xinze ledger checkpoint`.

use std::path::Path;

use app::LedgerFault;
use serde_json::json;
use wording::Words;

use super::{failed, files, holder, unsigned};
use crate::args::Args;
use crate::ending::Ending;
use crate::{moment, out, place};

pub(super) async fn run(args: &Args, words: &Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let sealed = app.seal_all(&holder()?, moment::now_us(), &mut moment::chance()?).await;
    let sealed = sealed.map_err(|failure| failed(words, failure))?;
    let at = app.ledger_checkpoint().await.map_err(|failure| failed(words, failure))?;
    app.db().close().await;
    let size = at.map_or(0, |at| at.checkpoint.size);
    if args.json {
        return out::json(&json!({ "events": sealed.events, "size": size, "elsewhere": sealed.elsewhere }));
    }
    let key = if sealed.elsewhere { "ledger-sealed-elsewhere" } else { "ledger-sealed" };
    out::say(words.with(key, &[("n", unsigned(sealed.events)), ("size", unsigned(size))]));
    Ok(())
}

pub(super) async fn checkpoint(args: &Args, path: Option<&Path>, words: &Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let at = app.ledger_checkpoint().await.map_err(|failure| failed(words, failure))?;
    let at = at.ok_or_else(|| failed(words, LedgerFault::NotBegun.into()))?;
    app.db().close().await;
    if args.json && path.is_none() {
        let said = &at.checkpoint;
        let root = app::tlog::to_hex(&said.root);
        return out::json(&json!({
            "origin": said.origin, "size": said.size, "root": root, "hash": said.algorithm.name(),
            "time_s": said.time_s, "note": at.to_string(),
        }));
    }
    files::give(&at.to_string(), path, words)
}
