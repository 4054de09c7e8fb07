//! Review and final review.

use app::ActDraft;
use app::domain::matter::Round;

use super::decided;
use crate::args::{OnMatter, ReviewAct, ReviewOpinion, ReviewRequest};
use crate::desk::Desk;
use crate::ending::Ending;

pub(super) fn draft<'a>(desk: &Desk<'_>, act: &'a ReviewAct) -> Result<(&'a OnMatter, ActDraft), Ending> {
    match act {
        ReviewAct::RequestReview(asked) => request(desk, asked, Round::Review),
        ReviewAct::RequestFinalReview(asked) => request(desk, asked, Round::FinalReview),
        ReviewAct::TakeUpReview { act, decision, reason } => {
            Ok((act, ActDraft::TakeUpReview { accepted: decided(*decision), reason: desk.text(reason)? }))
        }
        ReviewAct::Review(asked) => opinion(desk, asked, Round::Review),
        ReviewAct::FinalReview(asked) => opinion(desk, asked, Round::FinalReview),
    }
}

fn request<'a>(desk: &Desk<'_>, asked: &'a ReviewRequest, round: Round) -> Result<(&'a OnMatter, ActDraft), Ending> {
    let organ = asked.reviewing_organ.as_deref().map(|organ| desk.organ(organ)).transpose()?;
    Ok((&asked.act, ActDraft::RequestReview { round, organ, reason: desk.text(&asked.reason)? }))
}

fn opinion<'a>(desk: &Desk<'_>, asked: &'a ReviewOpinion, round: Round) -> Result<(&'a OnMatter, ActDraft), Ending> {
    let result = desk.named("result", &asked.result)?;
    let named = |word: &String| desk.named("rule-name-circumstance", word);
    let circumstance = asked.circumstance.as_ref().map(named).transpose()?;
    let (days, text) = (asked.remand_days, desk.text(&asked.text)?);
    Ok((&asked.act, ActDraft::Review { round, result, circumstance, days, text }))
}
