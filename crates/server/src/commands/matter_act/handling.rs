//! Taking up or declining, who works on it, looking into it, answering and delivering.

use app::ActDraft;
use app::domain::matter::{NoticeKind, OpinionPart};

use super::{decided, promise, telling};
use crate::args::{Answer, HandlingAct, OnMatter};
use crate::desk::Desk;
use crate::ending::Ending;

pub(super) async fn draft<'a>(desk: &Desk<'_>, act: &'a HandlingAct) -> Result<(&'a OnMatter, ActDraft), Ending> {
    Ok(match act {
        HandlingAct::Accept { act, procedure, telling: told } => {
            let procedure = desk.named("procedure", procedure)?;
            (act, ActDraft::Accept { procedure, told: telling(desk, told, NoticeKind::Acceptance)? })
        }
        HandlingAct::Decline { act, ground, pending_matter, reason, telling: told } => {
            let other = match pending_matter {
                Some(other) => Some(desk.read(other, &act.actor).await?.key.id),
                None => None,
            };
            let (ground, told) = (desk.named("decline-ground", ground)?, telling(desk, told, NoticeKind::Declined)?);
            (act, ActDraft::Decline { ground, other, reason: desk.text(reason)?, told })
        }
        HandlingAct::AppointHandler { act, handler } => {
            (act, ActDraft::AppointHandler { official: desk.official(handler)? })
        }
        HandlingAct::RaiseRecusal { act, about, reason } => {
            (act, ActDraft::RaiseRecusal { official: desk.official(about)?, reason: desk.text(reason)? })
        }
        HandlingAct::DecideRecusal { act, about, decision, reason } => {
            let (official, granted) = (desk.official(about)?, decided(*decision));
            (act, ActDraft::DecideRecusal { official, granted, reason: desk.text(reason)? })
        }
        HandlingAct::Investigate { act, inquiry, text } => {
            let inquiry = desk.named("inquiry-kind", inquiry)?;
            (act, ActDraft::Investigate { inquiry, text: desk.text(text)? })
        }
        HandlingAct::OpenInterlude { act, interval, consent, text } => {
            let interval = desk.named("rule-name-interval", interval)?;
            (act, ActDraft::OpenInterlude { interval, consent: *consent, text: desk.text(text)? })
        }
        HandlingAct::CloseInterlude { act, interval, text, settled } => {
            let interval = desk.named("rule-name-interval", interval)?;
            (act, ActDraft::CloseInterlude { interval, text: desk.text(text)?, settled: promise(desk, settled)? })
        }
        HandlingAct::Extend { act, term, days, reason, approved_by } => {
            let (term, approved_by) = (desk.named("term", term)?, desk.official(approved_by)?);
            (act, ActDraft::Extend { term, days: *days, reason: desk.text(reason)?, approved_by })
        }
        HandlingAct::Answer(asked) => (&asked.act, answer(desk, asked)?),
        HandlingAct::Deliver { act, proof } => (act, ActDraft::Deliver { proof: desk.named("proof", proof)? }),
        HandlingAct::ReportBack { act, report_kind, text } => {
            (act, ActDraft::ReportBack { kind: desk.named("report-kind", report_kind)?, text: desk.text(text)? })
        }
        HandlingAct::Conclude { act } => (act, ActDraft::Conclude),
    })
}

/// The opinion: from its parts, each under its head, or as a whole with the parts that it is said to have.
fn answer(desk: &Desk<'_>, asked: &Answer) -> Result<ActDraft, Ending> {
    let opinion = desk.named("opinion", &asked.opinion)?;
    let (text, parts) = match &asked.whole_text {
        Some(text) => {
            let parts: Result<_, _> = asked.opinion_part.iter().map(|part| desk.named("opinion-part", part)).collect();
            (desk.text(text)?, parts?)
        }
        None => from_parts(desk, asked)?,
    };
    let (promise, new_facts) = (promise(desk, &asked.promise)?, desk.text(&asked.new_facts)?);
    Ok(ActDraft::Answer { opinion, text, parts, promise, new_facts })
}

fn from_parts(desk: &Desk<'_>, asked: &Answer) -> Result<(String, Vec<OpinionPart>), Ending> {
    let given = |part: OpinionPart| match part {
        OpinionPart::Claim => asked.claim.as_deref(),
        OpinionPart::Facts => asked.facts.as_deref(),
        OpinionPart::Opinion => asked.opinion_text.as_deref(),
        OpinionPart::Basis => asked.basis.as_deref(),
    };
    let (mut written, mut parts) = (Vec::new(), Vec::new());
    for part in OpinionPart::ALL {
        let Some(text) = given(*part) else { continue };
        let text = desk.text(text)?;
        let text = text.trim();
        // A part without a word is missing, whatever stands on the command line.
        if !text.is_empty() {
            let head = desk.words.name("opinion-part", part.name());
            written.push(desk.words.with("answer-line", &[("head", head.into()), ("text", text.into())]));
            parts.push(*part);
        }
    }
    Ok((written.join("\n"), parts))
}
