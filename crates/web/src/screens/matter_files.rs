//! Files of a matter: its papers, and proofs that a record is in the ledger.

use app::{Failure, LedgerFault, MatterKey};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::matter_papers::may_prove;
use crate::Web;
use crate::handing_out::handed_out;
use crate::staff::Staff;
use crate::trouble::Trouble;

/// Of which record a proof is asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    seq: usize,
}

/// A paper of the matter.
pub(crate) async fn paper(
    State(web): State<Web>,
    staff: Staff,
    Path((key, seq)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let (Ok(key), Ok(seq)) = (key.parse::<MatterKey>(), seq.parse::<usize>()) else {
        return super::missing(frame, "missing-page", "missing-page-why");
    };
    let found = async {
        let view = web.app.read_matter(&staff.subject, key).await?;
        let title = view.timeline.into_iter().find(|entry| entry.seq == seq).and_then(|entry| entry.text);
        Ok((title, web.app.read_paper(&staff.subject, key, seq).await?))
    };
    match found.await {
        Ok((title, Some(file))) => {
            let title = title.unwrap_or_else(|| frame.shell.t.say("paper-untitled"));
            Ok(handed_out(file.kind.media_type(), &title, file.kind.endings(), file.content))
        }
        Ok((_, None)) => super::missing(frame, "missing-page", "missing-page-why"),
        Err(failure) => super::failed(frame, failure, &staff.subject),
    }
}

/// The proof that a record of the matter is in the ledger.
pub(crate) async fn proof(
    State(web): State<Web>,
    staff: Staff,
    Path(key): Path<String>,
    Query(Asked { seq }): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let Ok(key) = key.parse::<MatterKey>() else {
        return super::missing(frame, "missing-page", "missing-page-why");
    };
    let view = match web.app.read_matter(&staff.subject, key).await {
        Ok(view) => view,
        Err(failure) => return super::failed(frame, failure, &staff.subject),
    };
    if !may_prove(&view, &web, &staff) {
        return super::missing(frame, "missing-page", "missing-page-why");
    }
    match web.app.ledger_receipt(key, i64::try_from(seq).unwrap_or(i64::MAX)).await {
        Ok(receipt) => {
            let text = receipt.to_json().map_err(|error| Trouble::Other(error.to_string()))?;
            let name = format!("{} {seq}", frame.speaker().receipt(view.matter.receipt));
            Ok(handed_out("application/json", &name, &["json"], text.into_bytes()))
        }
        Err(Failure::Ledger(LedgerFault::NotSealed)) => super::missing(frame, "inclusion-waits", "inclusion-waits-why"),
        Err(Failure::Ledger(LedgerFault::NoEvent { .. })) => super::missing(frame, "missing-page", "missing-page-why"),
        Err(other) => Err(other.into()),
    }
}
