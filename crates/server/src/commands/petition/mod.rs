//! `xinze petition …`: a petitioner with the own slip, from a terminal. What pages offer, word for word.

mod follow;

use std::net::{IpAddr, Ipv4Addr};

use app::domain::PersonId;
use app::domain::matter::{EvaluatedBody, Round};
use app::{
    ActDraft, CodeRefusal, Done, Failure, MatterKey, OwnAct, OwnWords, PaperDraft, PetitionerStamp, QueryCode,
    find_receipt,
};
use serde_json::json;
use wording::Words;

use crate::args::{Args, Body, Petition, Slip};
use crate::desk::Desk;
use crate::ending::{self, Ending};
use crate::{moment, out, place};

/// Wrong codes from terminals are counted together, as if they came from this machine.
const CALLER: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

pub(crate) async fn run(args: &Args, asked: &Petition, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let result = carry_out(&Desk::new(args, &app, words), asked).await;
    app.db().close().await;
    result
}

async fn carry_out(desk: &Desk<'_>, asked: &Petition) -> Result<(), Ending> {
    match asked {
        Petition::Follow { slip } => follow::run(desk, open(desk, slip).await?).await,
        Petition::Attach { slip, own_paper, own_title } => {
            let content = std::fs::read(own_paper).map_err(|error| place::unreadable(own_paper, &error, desk.words))?;
            let name = own_paper.file_name().unwrap_or_default().to_string_lossy();
            let paper = PaperDraft::checked(&name, content).map_err(|fault| {
                let told = desk.speaker().paper_fault(&fault);
                Ending::Told { code: ending::REFUSED, lines: vec![told.why, told.way_out] }
            })?;
            let title = own_title.clone().unwrap_or_else(|| paper.name().to_owned());
            let own = open(desk, slip).await?;
            act(desk, own, OwnAct::Attach, &ActDraft::Attach { paper, title }).await
        }
        other => {
            let (slip, own_act, words) = worded(desk, other)?;
            let own = open(desk, slip).await?;
            let draft = own_act.draft(own.1, words).ok_or_else(|| Ending::fault(desk.words.say("trouble")))?;
            act(desk, own, own_act, &draft).await
        }
    }
}

/// The act that a command asks for, and its words.
fn worded<'a>(desk: &Desk<'_>, asked: &'a Petition) -> Result<(&'a Slip, OwnAct, OwnWords), Ending> {
    let organ = |named: &Option<String>| named.as_deref().map(|text| desk.organ(text)).transpose();
    let plain = OwnWords::default();
    Ok(match asked {
        Petition::Evaluate { slip, evaluated, own_grade, own_text } => {
            let of = match evaluated {
                Body::Office => EvaluatedBody::PetitionOffice,
                Body::Organ => EvaluatedBody::ResponsibleOrgan,
            };
            let grade = Some(desk.named("grade", own_grade)?);
            (slip, OwnAct::Evaluate(of), OwnWords { grade, text: desk.text(own_text)?, ..plain })
        }
        Petition::ConfirmPerformance { slip, not_done, own_text } => {
            let act = if *not_done { OwnAct::DenyPerformance } else { OwnAct::ConfirmPerformance };
            (slip, act, OwnWords { text: desk.text(own_text)?, ..plain })
        }
        Petition::RequestReview { slip, own_reason, review_at } => {
            let words = OwnWords { text: desk.text(own_reason)?, organ: organ(review_at)?, ..plain };
            (slip, OwnAct::RequestReview(Round::Review), words)
        }
        Petition::RequestFinalReview { slip, own_reason, review_at } => {
            let words = OwnWords { text: desk.text(own_reason)?, organ: organ(review_at)?, ..plain };
            (slip, OwnAct::RequestReview(Round::FinalReview), words)
        }
        Petition::Add { slip, own_letter, own_kind } => {
            let kind = Some(desk.named("contact-kind", own_kind)?);
            (slip, OwnAct::Add, OwnWords { kind, text: desk.text(own_letter)?, ..plain })
        }
        Petition::Withdraw { slip, own_text, .. } => {
            (slip, OwnAct::Withdraw, OwnWords { text: desk.text(own_text)?, ..plain })
        }
        Petition::ConfirmDelivery { slip } | Petition::Follow { slip } | Petition::Attach { slip, .. } => {
            (slip, OwnAct::ConfirmDelivery, plain)
        }
    })
}

/// Opens the matter with what the slip says. The code can come from standard input, so that it stands in no list of
/// what was typed.
async fn open(desk: &Desk<'_>, slip: &Slip) -> Result<(MatterKey, PersonId), Ending> {
    let speaker = desk.speaker();
    let told = |told: web::words::Told| Ending::Told { code: ending::REFUSED, lines: vec![told.why, told.way_out] };
    let typed = if slip.query_code == "-" { desk.text("-")? } else { slip.query_code.clone() };
    let code = QueryCode::read(&typed).map_err(|slipped| told(speaker.code_slip(slipped)))?;
    let wrong = || told(speaker.code_refusal(&CodeRefusal::Wrong));
    let receipt = find_receipt(&desk.directory, &slip.petition_receipt).ok_or_else(wrong)?;
    match desk.app.codes().open(desk.app, receipt, code, CALLER, moment::now_us()).await {
        Ok(own) => Ok(own),
        Err(CodeRefusal::Failed(failure)) => Err(failure.into()),
        Err(refusal) => Err(told(speaker.code_refusal(&refusal))),
    }
}

async fn act(
    desk: &Desk<'_>,
    (key, person): (MatterKey, PersonId),
    own_act: OwnAct,
    draft: &ActDraft,
) -> Result<(), Ending> {
    let stamp = PetitionerStamp { person, recorded_us: moment::now_us(), today: moment::today() };
    let mut chance = moment::chance()?;
    let done = desk.app.execute_as_petitioner(&stamp, &mut chance, key, None, (stamp.today, draft)).await;
    told(desk, own_act, done)
}

/// What came of it.
fn told(desk: &Desk<'_>, own_act: OwnAct, done: Result<Done, Failure>) -> Result<(), Ending> {
    let speaker = desk.speaker();
    match done {
        Ok(_) if desk.args.json => out::json(&json!({ "done": own_act.name() })),
        Ok(_) => {
            out::say(desk.words.with("portal-done", &[("act", speaker.own_act(own_act).0.into())]));
            Ok(())
        }
        Err(Failure::Refused(refusal)) if desk.args.json => {
            out::json(&json!({ "act": own_act.name(), "refusal": { "why": refusal.why, "cite": refusal.cite } }))?;
            Err(Ending::Silent { code: ending::REFUSED })
        }
        Err(Failure::Refused(refusal)) => {
            let told = speaker.own_refusal(own_act, &refusal);
            let lines = vec![told.why, told.cite].into_iter().filter(|line| !line.is_empty()).collect();
            Err(Ending::Told { code: ending::REFUSED, lines })
        }
        Err(Failure::Stale { .. }) => {
            Err(Ending::Told { code: ending::STALE, lines: vec![desk.words.say("portal-stale")] })
        }
        Err(other) => Err(other.into()),
    }
}
