//! `xinze notice show`: a document as it was issued, on the screen or into a file.

use std::path::Path;

use app::domain::Actor;
use app::{IssuedDocument, MatterKey};
use jiff::civil::Date;
use serde_json::json;
use wording::Words;

use super::hand_out;
use crate::args::{Args, NoticeShow};
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{out, place};

pub(super) async fn run(args: &Args, asked: &NoticeShow, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let desk = Desk::new(args, &app, words);
    let view = desk.view(&asked.matter).await?;
    let stamp = desk.stamp(&asked.actor, &[view.matter.holder, view.matter.receipt.office]).await?;
    desk.may_know(&view.matter, &stamp, &asked.matter)?;
    print(&desk, view.key, (stamp.actor, stamp.today), asked.notice_seq, asked.out.as_deref()).await?;
    app.db().close().await;
    Ok(())
}

/// Prints the document that an event carries, as this official may see it.
pub(super) async fn print(
    desk: &Desk<'_>,
    key: MatterKey,
    (reader, today): (Actor, Date),
    seq: usize,
    file: Option<&Path>,
) -> Result<(), Ending> {
    let words = desk.words;
    let documents = desk.app.documents_for(key, Some(reader), today).await?;
    let Some(document) = documents.iter().find(|document| document.seq == seq) else {
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
