//! How the ledger stands, and how anybody checks it without trusting this program.

use app::tlog::to_hex;
use app::{LedgerStanding, LogKey};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use crate::Web;
use crate::shell::Shell;
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::Speaker;

/// Checkpoints that the page names: those of the last minutes where much is recorded, of days where little is.
const CHECKPOINTS: i64 = 20;
/// A year: a full tile never has another content.
const KEEP_TILE: &str = "private, max-age=31536000, immutable";

/// A checkpoint of the list.
struct Line {
    size: u64,
    when: String,
    root: String,
    signed_by: String,
}

/// A key of the ledger.
struct Key {
    text: String,
    since: String,
    until: String,
}

#[derive(Template)]
#[template(path = "ledger.html")]
struct LedgerPage {
    s: Shell,
    size: Option<String>,
    sealed: String,
    origin: String,
    algorithm: String,
    root: String,
    waiting: String,
    keys: Vec<Key>,
    lines: Vec<Line>,
}

pub(crate) async fn get(State(web): State<Web>, staff: Staff) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let standing = web.app.ledger_standing(CHECKPOINTS).await?;
    let keys = web.app.ledger_keys().await?;
    let speaker = frame.speaker();
    let newest = standing.checkpoints.first();
    let at = newest.map(|(signed, _)| &signed.checkpoint);
    let page = LedgerPage {
        size: at.map(|at| at.size.to_string()),
        sealed: newest.map(|(_, sealed_us)| speaker.moment(*sealed_us)).unwrap_or_default(),
        origin: at.map(|at| at.origin.clone()).unwrap_or_default(),
        algorithm: at.map(|at| at.algorithm.name().to_owned()).unwrap_or_default(),
        root: at.map(|at| to_hex(&at.root)).unwrap_or_default(),
        waiting: waiting(&speaker, &standing),
        keys: keys.iter().map(|key| told(&speaker, key)).collect(),
        lines: standing.checkpoints.iter().map(|(signed, sealed_us)| line(&speaker, signed, *sealed_us)).collect(),
        s: frame.shell,
    };
    Ok(Html(page.render()?).into_response())
}

fn waiting(speaker: &Speaker<'_>, standing: &LedgerStanding) -> String {
    match standing.waiting {
        0 => speaker.say("ledger-page-none-waiting"),
        n => speaker.words.with("ledger-page-waiting", &[("n", n.into())]),
    }
}

fn told(speaker: &Speaker<'_>, key: &LogKey) -> Key {
    Key {
        text: key.key.to_string(),
        since: speaker.moment(key.from_us),
        until: key.until_us.map(|until_us| speaker.moment(until_us)).unwrap_or_default(),
    }
}

fn line(speaker: &Speaker<'_>, signed: &app::tlog::SignedCheckpoint, sealed_us: i64) -> Line {
    let names = signed.note.signatures().iter().map(|signature| signature.name.clone());
    let mut names: Vec<String> = names.collect();
    names.dedup();
    Line {
        size: signed.checkpoint.size,
        when: speaker.moment(sealed_us),
        root: to_hex(&signed.checkpoint.root),
        signed_by: names.join(&speaker.say("list-comma")),
    }
}

/// The newest checkpoint as other tools read it.
pub(crate) async fn checkpoint(State(web): State<Web>, staff: Staff) -> Result<Response, Trouble> {
    match web.app.ledger_checkpoint().await? {
        Some(signed) => Ok(file("checkpoint", "text/plain; charset=utf-8", signed.to_string().into_bytes())),
        None => super::missing(staff.frame(&web), "missing-checkpoint", "missing-checkpoint-why"),
    }
}

/// The keys, one a line, as `xinze ledger check` takes them.
pub(crate) async fn key(State(web): State<Web>, staff: Staff) -> Result<Response, Trouble> {
    let keys = web.app.ledger_keys().await?;
    if keys.is_empty() {
        return super::missing(staff.frame(&web), "missing-checkpoint", "missing-checkpoint-why");
    }
    let text: String = keys.iter().map(|key| format!("{}\n", key.key)).collect();
    Ok(file("ledger-key.txt", "text/plain; charset=utf-8", text.into_bytes()))
}

/// A tile of the tree, below the address that the specification gives it.
pub(crate) async fn tile(State(web): State<Web>, staff: Staff, Path(path): Path<String>) -> Result<Response, Trouble> {
    let Some(found) = web.app.ledger_file(&format!("tile/{path}")).await? else {
        return super::missing(staff.frame(&web), "missing-tile", "missing-tile-why");
    };
    let keep = if found.lasting { KEEP_TILE } else { "no-store" };
    let kind = (CONTENT_TYPE, "application/octet-stream");
    Ok((StatusCode::OK, [kind, (CACHE_CONTROL, keep)], found.bytes).into_response())
}

fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let headers: [(HeaderName, String); 2] =
        [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))];
    (StatusCode::OK, headers, bytes).into_response()
}
