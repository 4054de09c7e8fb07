//! Corrections, papers, notes, and who may see who petitions.

use app::domain::DivisionCode;
use app::domain::matter::{Accused, Change, Repeat};
use app::{ActDraft, PaperDraft};
use serde_json::json;

use super::{decided, people};
use crate::args::{Actor, Changed, MatterAttach, OnMatter, RecordAct};
use crate::desk::Desk;
use crate::ending::{self, Ending};
use crate::{out, place};

/// How a value is written that is to be none.
const NONE: &str = "-";

pub(super) async fn draft<'a>(desk: &Desk<'_>, act: &'a RecordAct) -> Result<(&'a OnMatter, ActDraft), Ending> {
    Ok(match act {
        RecordAct::ProposeCorrection { act, changed, reason } => {
            let change = change(desk, &act.actor, changed).await?;
            (act, ActDraft::ProposeCorrection { change, reason: desk.text(reason)? })
        }
        RecordAct::DecideCorrection { act, number, decision } => {
            (act, ActDraft::DecideCorrection { no: *number, approved: decided(*decision) })
        }
        RecordAct::Attach(asked) => (&asked.act, attached(desk, asked)?),
        RecordAct::Note { act, text } => (act, ActDraft::Note { text: desk.text(text)? }),
        RecordAct::Seal { act, reason } => (act, ActDraft::Seal { reason: desk.text(reason)? }),
        RecordAct::AskRelease { act, reason } => (act, ActDraft::AskRelease { reason: desk.text(reason)? }),
        RecordAct::DecideRelease { act, number, decision, release_until, reason } => {
            let (no, granted, until) = (*number, decided(*decision), *release_until);
            (act, ActDraft::DecideRelease { no, granted, until, reason: desk.text(reason)? })
        }
    })
}

/// A file as a paper of a matter, looked at before it is taken in.
pub(super) fn attached(desk: &Desk<'_>, asked: &MatterAttach) -> Result<ActDraft, Ending> {
    let file = asked.paper_file.as_path();
    let content = std::fs::read(file).map_err(|error| place::unreadable(file, &error, desk.words))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let paper = PaperDraft::checked(&name, content).map_err(|fault| {
        if desk.args.json {
            let said = out::json(&json!({ "paper_fault": fault.code() }));
            return said.err().unwrap_or(Ending::Silent { code: ending::REFUSED });
        }
        Ending::refused(desk.speaker().paper_fault(&fault))
    })?;
    let paper = paper.of_contact(asked.paper_contact);
    Ok(ActDraft::Attach { paper, title: asked.paper_title.clone() })
}

/// The one thing that is to be different.
async fn change(desk: &Desk<'_>, actor: &Actor, asked: &Changed) -> Result<Change, Ending> {
    let mut changes = Vec::new();
    if let Some(word) = &asked.new_channel {
        changes.push(Change::Channel(desk.named("channel", word)?));
    }
    if let Some(word) = &asked.new_purpose {
        changes.push(Change::Purpose(desk.named("purpose", word)?));
    }
    if let Some(word) = &asked.new_category {
        changes.push(Change::Category(number(desk, word)?));
    }
    if let Some(word) = &asked.new_place {
        changes.push(Change::Place(number(desk, word)?.map(DivisionCode)));
    }
    if let Some(word) = &asked.new_urgency {
        changes.push(Change::Urgency(desk.named("urgency", word)?));
    }
    changes.extend(asked.new_heads.map(Change::Heads));
    if let Some(word) = &asked.new_claimed_on {
        changes.push(Change::ClaimedOn(number(desk, word)?));
    }
    if let Some(word) = &asked.new_repeat_of {
        changes.push(Change::Repeat(repeat(desk, actor, (word, &asked.same_person)).await?));
    }
    let accused = people::accused(desk, &asked.accused)?;
    if asked.nobody_accused || !accused.is_nobody() {
        let hand_over = asked.hand_over.as_deref().map(|organ| desk.organ(organ)).transpose()?;
        let accused = if asked.nobody_accused { Accused::default() } else { accused };
        changes.push(Change::Accused(accused, hand_over));
    }
    let several = changes.len() > 1;
    match changes.pop() {
        Some(change) if !several => Ok(change),
        _ => Err(Ending::usage(desk.words.say("correct-one"))),
    }
}

async fn repeat(desk: &Desk<'_>, actor: &Actor, (of, same_person): (&str, &str)) -> Result<Option<Repeat>, Ending> {
    if of == NONE {
        return Ok(None);
    }
    let (of, person) = (desk.read(of, actor).await?.key.id, desk.named("same-person", same_person)?);
    Ok(Some(Repeat { of, person }))
}

/// A number or a day, or none.
fn number<T: std::str::FromStr>(desk: &Desk<'_>, text: &str) -> Result<Option<T>, Ending> {
    if text == NONE {
        return Ok(None);
    }
    let bad = |_| Ending::usage(desk.words.with("bad-value", &[("value", text.into())]));
    text.parse().map(Some).map_err(bad)
}
