//! The papers of a matter, and the documents that were issued in it.

use std::collections::BTreeSet;

use app::domain::PaperKind;
use app::domain::matter::{Fact, NoticeKind};
use app::{Action, Failure};
use axum::Json;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::matter::seen;
use crate::caller::Caller;
use crate::intake::{InMatter, OfMatter};
use crate::operation::{Content, Operation, Tag};
use crate::problem::Problem;
use crate::shape::{Doer, Moment};
use crate::word::{Key, Word};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::get("/matters/{key}/papers", "listPapers", get(papers)).tag(Tag::Matters).answers::<Papers>(),
        Operation::get("/matters/{key}/papers/{seq}", "readPaper", get(paper)).tag(Tag::Matters).gives(Content::Bytes),
        Operation::get("/matters/{key}/documents", "listDocuments", get(documents))
            .tag(Tag::Matters)
            .answers::<Documents>(),
    ]
}

/// A paper of a matter.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Paper {
    /// The number of the event with which it came, by which it is read.
    seq: usize,
    /// What it is.
    kind: Word<PaperKind>,
    /// Its size.
    bytes: u64,
    /// What it is about, unless erased.
    title: Option<String>,
    /// On which day it came.
    on: Date,
    /// Who added it.
    by: Doer,
    /// Whether its content was erased.
    erased: bool,
}

/// The papers of a matter, in the order in which they came.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Papers {
    /// Its key.
    matter: Key,
    /// The papers.
    papers: Vec<Paper>,
}

async fn papers(caller: Caller, OfMatter(key): OfMatter) -> Result<Json<Papers>, Problem> {
    let view = seen(&caller, key).await?;
    let may = caller.app().may_with(&caller.subject, Action::ReadPapers, &view.matter);
    may.map_err(|denied| caller.tell(denied.into()))?;
    let rows = caller.app().papers(key).await.map_err(|failure| caller.tell(failure))?;
    let kept: BTreeSet<i64> = rows.iter().map(|row| row.id).collect();
    let speaker = caller.speaker();
    let papers = view.timeline.iter().filter_map(|entry| match &entry.event.fact {
        Fact::Attached(attached) => Some(Paper {
            seq: entry.seq,
            kind: Word(attached.paper.kind),
            bytes: attached.paper.bytes,
            title: entry.text.clone(),
            on: entry.event.on,
            by: Doer::of(&speaker, entry.event.by),
            erased: !kept.contains(&attached.paper.id.0),
        }),
        _ => None,
    });
    Ok(Json(Papers { matter: Key(key), papers: papers.collect() }))
}

/// The bytes of a paper. Browsers keep them as a file and open nothing by themselves.
async fn paper(caller: Caller, InMatter(key, seq): InMatter) -> Result<Response, Problem> {
    let found = caller.app().read_paper(&caller.subject, key, seq).await.map_err(|failure| caller.tell(failure))?;
    let paper = found.ok_or_else(|| caller.not_found())?;
    let ending = paper.kind.endings().first().copied().unwrap_or("bin");
    let name = format!("attachment; filename=\"{key}-{seq}.{ending}\"");
    let kind = HeaderValue::from_static(paper.kind.media_type());
    let name = HeaderValue::from_str(&name).unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    let headers: [(HeaderName, HeaderValue); 2] = [(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)];
    Ok((headers, paper.content).into_response())
}

/// A document that was issued.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Document {
    /// The number of the event with which it was issued.
    seq: usize,
    /// What it is.
    kind: Word<NoticeKind>,
    /// On which day.
    on: Date,
    /// When it was recorded.
    recorded_at: Moment,
    /// Who issued it.
    by: Doer,
    /// Its title.
    title: String,
    /// Its number, where it has one.
    number: Option<String>,
    /// Its text, with who petitions masked; none where it was erased.
    body: Option<String>,
    /// Whether it is what the ledger has.
    holds: bool,
}

/// The documents that were issued in a matter, in order.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Documents {
    /// Its key.
    matter: Key,
    /// The documents.
    documents: Vec<Document>,
}

async fn documents(caller: Caller, OfMatter(key): OfMatter) -> Result<Json<Documents>, Problem> {
    // Whether it is theirs at all is asked first: the documents know only of the wall.
    drop(seen(&caller, key).await?);
    let actor = caller.subject.actor;
    let found = caller.app().documents_for(key, Some(actor), caller.today()).await;
    let found = found.map_err(|failure: Failure| caller.tell(failure))?;
    let speaker = caller.speaker();
    let document = |document: &app::IssuedDocument| Document {
        seq: document.seq,
        kind: Word(document.kind),
        on: document.on,
        recorded_at: Moment::of(document.recorded_us),
        by: Doer::of(&speaker, document.by),
        title: document.title.clone(),
        number: document.number.clone(),
        body: document.body.clone(),
        holds: document.holds,
    };
    Ok(Json(Documents { matter: Key(key), documents: found.iter().map(document).collect() }))
}
