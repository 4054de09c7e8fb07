//! `xinze notice show`: a document as it was issued, on the screen or into a file.

use std::path::Path;

use app::{IssuedDocument, MatterKey, Stamp};
use serde_json::json;
use wording::Words;

use super::hand_out;
use crate::args::{Args, NoticeShow};
use crate::commands::personal;
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{moment, out, place};

pub(super) async fn run(args: &Args, asked: &NoticeShow, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let desk = Desk::new(args, &app, words);
    let view = desk.view(&asked.matter).await?;
    let stamp = desk.stamp(&asked.actor, &[view.matter.holder, view.matter.receipt.office]).await?;
    desk.may_know(&view.matter, &stamp, &asked.matter)?;
    let purpose = asked.read_for.as_deref().map(|text| desk.text(text)).transpose()?;
    let document = document(&desk, view.key, &stamp, (asked.notice_seq, purpose.as_deref())).await?;
    if purpose.is_none() && !args.json {
        out::warn(words.say("privacy-document-masked"));
    }
    print(&desk, view.key, &document, asked.out.as_deref())?;
    app.db().close().await;
    Ok(())
}

/// The document that an event carries: with a purpose as it went out, and on record; without one masked.
pub(super) async fn document(
    desk: &Desk<'_>,
    key: MatterKey,
    stamp: &Stamp,
    (seq, purpose): (usize, Option<&str>),
) -> Result<IssuedDocument, Ending> {
    let words = desk.words;
    let mut documents = match purpose {
        Some(purpose) => {
            let opened = desk.app.open_documents(stamp, &mut moment::chance()?, key, purpose).await;
            opened.map_err(|failure| personal::failed(desk, failure))?
        }
        None => desk.app.documents_for(key, Some(stamp.actor), stamp.today).await?,
    };
    let Some(at) = documents.iter().position(|document| document.seq == seq) else {
        let there: Vec<String> = documents
            .iter()
            .map(|document| format!("{} {}", document.seq, words.name("notice-kind", document.kind.name())))
            .collect();
        let there =
            if there.is_empty() { words.say("issue-none-issued") } else { there.join(&words.say("list-comma")) };
        return Err(Ending::fault(
            words.with("issue-not-there", &[("n", seq.to_string().into()), ("there", there.into())]),
        ));
    };
    Ok(documents.swap_remove(at))
}

/// Prints it, or writes it into a file.
pub(super) fn print(
    desk: &Desk<'_>,
    key: MatterKey,
    document: &IssuedDocument,
    file: Option<&Path>,
) -> Result<(), Ending> {
    let words = desk.words;
    if desk.args.json {
        return out::json(&as_json(key, document));
    }
    let Some(body) = &document.body else {
        return Err(Ending::fault(words.say("issue-erased")));
    };
    if !document.holds {
        out::warn(words.say("issue-does-not-hold"));
    }
    hand_out(&format!("{}\n\n{body}", document.title), file, words)
}

fn as_json(key: MatterKey, document: &IssuedDocument) -> serde_json::Value {
    json!({
        "matter": key.to_string(),
        "seq": document.seq,
        "kind": document.kind.name(),
        "on": document.on.to_string(),
        "recorded_us": document.recorded_us,
        "title": document.title,
        "number": document.number,
        "body": document.body,
        "holds": document.holds,
    })
}
