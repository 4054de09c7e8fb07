//! Checkpoints of the ledger, proofs, and receipts of events.

use app::tlog::SignedCheckpoint;
use app::{Action, Failure};
use axum::Json;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::matter::seen;
use super::may_read;
use crate::caller::Caller;
use crate::intake::{Asked, Called, InMatter};
use crate::operation::{Content, Operation, Tag};
use crate::problem::{Kind, Problem};
use crate::word::Key;

/// The media type of checkpoints: text, one statement a line, with signatures below.
const CHECKPOINT: &str = "text/plain";

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::get("/ledger/checkpoint", "readCheckpoint", get(newest))
            .tag(Tag::Ledger)
            .gives(Content::Text(CHECKPOINT))
            .may_be_missing(),
        Operation::get("/ledger/checkpoints/{size}", "readCheckpointAt", get(at))
            .tag(Tag::Ledger)
            .gives(Content::Text(CHECKPOINT)),
        Operation::get("/ledger/link", "linkCheckpoints", get(link))
            .tag(Tag::Ledger)
            .asks::<LinkQuery>()
            .answers::<Link>()
            .may_be_missing(),
        Operation::get("/matters/{key}/receipts/{seq}", "readReceipt", get(receipt))
            .tag(Tag::Ledger)
            .answers::<ReceiptShape>()
            .conflicts(),
    ]
}

fn as_text(checkpoint: &SignedCheckpoint) -> Response {
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], checkpoint.to_string()).into_response()
}

async fn newest(caller: Caller) -> Result<Response, Problem> {
    may_read(&caller, Action::ReadLedger)?;
    let found = caller.app().ledger_checkpoint().await.map_err(|failure| caller.tell(failure))?;
    found.as_ref().map(as_text).ok_or_else(|| caller.not_found())
}

async fn at(caller: Caller, Called(size): Called) -> Result<Response, Problem> {
    may_read(&caller, Action::ReadLedger)?;
    let size = number(&size).ok_or_else(|| caller.not_found())?;
    let found = caller.app().ledger_checkpoint_at(size).await.map_err(|failure| caller.tell(failure))?;
    Ok(as_text(&found))
}

/// A size that a tree can have.
fn number(text: &str) -> Option<u64> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|size| plain && i64::try_from(*size).is_ok())
}

/// Which checkpoints.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LinkQuery {
    /// The number of entries of the earlier one.
    #[schemars(range(min = 1))]
    from: u64,
    /// The number of entries of the later one; the newest where it is left out.
    to: Option<u64>,
}

/// The proof that one checkpoint's tree is the beginning of another's, in the form that `xinze ledger check` reads.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Link {
    /// The proof.
    link: Value,
}

async fn link(caller: Caller, Asked(asked): Asked<LinkQuery>) -> Result<Json<Link>, Problem> {
    may_read(&caller, Action::ReadLedger)?;
    let named = async |size: u64| {
        let fits = i64::try_from(size).is_ok();
        let found = if fits { Some(caller.app().ledger_checkpoint_at(size).await) } else { None };
        found.ok_or_else(|| caller.not_found())?.map_err(|failure| caller.tell(failure))
    };
    let old = named(asked.from).await?;
    let new = match asked.to {
        Some(size) if size < asked.from => return Err(super::bad(&caller, "to")),
        Some(size) => Some(named(size).await?),
        None => None,
    };
    let file = caller.app().ledger_link(old, new).await.map_err(|failure| caller.tell(failure))?;
    let text = file.to_json().map_err(|error| caller.tell(Failure::from(error)))?;
    let link = serde_json::from_str(&text).map_err(|error| caller.tell(Failure::from(error)))?;
    Ok(Json(Link { link }))
}

/// A receipt: the event, and the proof that it is in the tree of the newest checkpoint.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "ReceiptFile")]
struct ReceiptShape {
    /// The matter.
    matter: Key,
    /// The number of the event.
    seq: usize,
    /// The receipt, in the form that `xinze ledger check` reads. What petitioners wrote is left out: their own receipt
    /// has it.
    receipt: Value,
}

async fn receipt(caller: Caller, InMatter(key, seq): InMatter) -> Result<Json<ReceiptShape>, Problem> {
    may_read(&caller, Action::ReadLedger)?;
    drop(seen(&caller, key).await?);
    let no = i64::try_from(seq).map_err(|_| caller.not_found())?;
    let found = caller.app().ledger_receipt(key, no).await;
    let mut receipt = found.map_err(|failure| caller.tell(failure))?;
    receipt.texts.clear();
    let broken = || caller.problem(Kind::Fault);
    let text = receipt.to_json().map_err(|_| broken())?;
    let receipt = serde_json::from_str(&text).map_err(|_| broken())?;
    Ok(Json(ReceiptShape { matter: Key(key), seq, receipt }))
}
