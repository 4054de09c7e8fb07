//! `xinze ledger receipt` and `xinze ledger prove`.

use std::path::Path;

use app::tlog::SignedCheckpoint;
use app::{App, LedgerFault};
use wording::Words;

use super::{failed, files};
use crate::args::{Args, LedgerProve, LedgerReceipt};
use crate::desk::Desk;
use crate::ending::Ending;
use crate::place;

pub(super) async fn receipt(args: &Args, asked: &LedgerReceipt, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let key = Desk::new(args, &app, words).read(&asked.matter, &asked.actor).await?.key;
    let receipt = app.ledger_receipt(key, asked.event_no).await.map_err(|failure| failed(words, failure))?;
    app.db().close().await;
    let text = if asked.qr {
        receipt.compact().map_err(|error| files::not_read(&asked.matter, &error, words))?
    } else {
        receipt.to_json().map_err(|error| files::not_read(&asked.matter, &error, words))?
    };
    files::give(&text, asked.out.as_deref(), words)
}

pub(super) async fn link(args: &Args, asked: &LedgerProve, words: &Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let old = named(&app, &asked.old_checkpoint, words).await?;
    let new = match &asked.new_checkpoint {
        Some(new) => Some(named(&app, new, words).await?),
        None => None,
    };
    let link = app.ledger_link(old, new).await.map_err(|failure| failed(words, failure))?;
    app.db().close().await;
    files::give(&link.to_json()?, asked.out.as_deref(), words)
}

/// A checkpoint: by the number of its entries, or in a file.
async fn named(app: &App, text: &str, words: &Words) -> Result<SignedCheckpoint, Ending> {
    if let Ok(size) = text.parse() {
        return app.ledger_checkpoint_at(size).await.map_err(|failure| failed(words, failure));
    }
    let at = files::checkpoint(Path::new(text), words)?;
    let ours = app.ledger_checkpoint().await.map_err(|failure| failed(words, failure))?;
    if ours.is_some_and(|ours| ours.checkpoint.origin == at.checkpoint.origin) {
        return Ok(at);
    }
    Err(failed(words, LedgerFault::NotOurs.into()))
}
