//! One issued document, as it was written: to be read, and to be printed on A4.

use app::{IssuedDocument, MatterKey};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};

use crate::Web;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "document.html")]
struct DocumentPage {
    s: Shell,
    /// Where its matter is.
    back: String,
    title: String,
    kind: String,
    issued: String,
    /// The command that shows it as it went out, and records that it did.
    open_with: Option<String>,
    erased: bool,
    holds: bool,
    body: Vec<String>,
    /// The last block: issuer, day, copies.
    signature: Vec<String>,
}

pub(crate) async fn get(
    State(web): State<Web>,
    staff: Staff,
    Path((key, seq)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let (Ok(key), Ok(seq)) = (key.parse::<MatterKey>(), seq.parse::<usize>()) else {
        return super::missing(frame, "missing-document", "missing-document-why");
    };
    let documents = match web.app.read_documents(&staff.subject, key).await {
        Ok(documents) => documents,
        Err(failure) => return super::failed(frame, failure, &staff.subject),
    };
    match documents.into_iter().find(|document| document.seq == seq) {
        Some(document) => Ok(Html(page(frame, key, &document).render()?).into_response()),
        None => super::missing(frame, "missing-document", "missing-document-why"),
    }
}

fn page(frame: Frame<'_>, key: MatterKey, document: &IssuedDocument) -> DocumentPage {
    let speaker = frame.speaker();
    let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let text = document.body.as_deref().unwrap_or_default().trim();
    // What no template wrote has no signature of its own.
    let (body, signature) = match (&document.number, text.rsplit_once("\n\n")) {
        (Some(_), Some((body, signature))) => (body, signature),
        _ => (text, ""),
    };
    let issued = [("day", speaker.day(document.on).into()), ("who", speaker.by(document.by).into())];
    let command = [("matter", key.to_string().into()), ("n", document.seq.to_string().into())];
    DocumentPage {
        open_with: document.body.is_some().then(|| speaker.words.with("privacy-document-command", &command)),
        back: format!("/matters/{key}"),
        title: document.title.clone(),
        kind: speaker.words.name("notice-kind", document.kind.name()),
        issued: speaker.words.with("issued-page-issued", &issued),
        erased: document.body.is_none(),
        holds: document.holds || document.body.is_none(),
        body: lines(body),
        signature: lines(signature),
        s: frame.shell,
    }
}
