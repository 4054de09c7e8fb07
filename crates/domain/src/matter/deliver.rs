//! 送达: the opinion reaches the petitioner, and the petitioner's window opens.

use law::{Circumstance, Requires, Start, named_enum};
use serde::{Deserialize, Serialize};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::guards::Attempt;
use super::{Event, Fact, Matter, ReviewResult, Round, Running, Stage};
use crate::{By, OrganId, WayOut, Why};

named_enum! {
    /// What shows that it arrived.
    pub enum Proof {
        /// 签收
        Signed = "signed",
        /// 挂号邮寄
        RegisteredMail = "registered_mail",
        /// 电子送达
        Electronic = "electronic",
        /// 网上公开回复
        PublishedReply = "published_reply",
        /// 信访人自己确认
        Confirmed = "confirmed",
    }
}

/// Delivers the opinion that was issued last. The command's day is the day of arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deliver {
    /// The proof.
    pub proof: Proof,
}

/// An opinion reached the petitioner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivered {
    /// Which.
    pub round: Round,
    /// The proof.
    pub proof: Proof,
}

/// An opinion reached the petitioner, and the matter goes back to its handler for a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remanded {
    /// Which.
    pub round: Round,
    /// The proof.
    pub proof: Proof,
    /// Who gives the new opinion, where an accusation has become known that its handler may not learn of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_by: Option<OrganId>,
}

impl Deliver {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let (round, anew) = match matter.stage {
            Stage::Answered { .. } => (Round::Handling, false),
            Stage::Reviewed { round, result } => (round, matches!(result, ReviewResult::Remand | ReviewResult::Revoke)),
            _ => return Err(attempt.refuse(Requires::Basis, Why::NothingToDeliver, attempt.open_acts(matter))),
        };
        // Only the petitioner confirms; whoever delivers brings another proof.
        match (attempt.ctx.by, self.proof) {
            (By::Petitioner(_), Proof::Confirmed) => {}
            (By::Petitioner(_), _) => {
                let way_out = WayOut::AskOrgan { organ: matter.holder };
                return Err(attempt.refuse(Requires::Basis, Why::StaffOnly, way_out));
            }
            (_, Proof::Confirmed) => {
                return Err(attempt.refuse(Requires::PetitionerOnly, Why::PetitionerOnly, WayOut::AskPetitioner));
            }
            _ => {
                attempt.by_holder(matter)?;
            }
        }
        let proof = self.proof;
        let handler = matter.handler.unwrap_or(matter.holder);
        // Nothing goes back to whom it accuses by now; the reviewing organ then keeps it.
        let kept_by = attempt.not_accused(matter, handler).is_err().then_some(matter.holder);
        let organ = if anew { kept_by.unwrap_or(handler) } else { matter.holder };
        let moment = Moment::of(matter, attempt.on, attempt.assumed, organ);
        let start: &[Start] = match (round, anew) {
            // Without an opinion that stands the matter is handled anew, from the day on which that arrived (our reading).
            (_, true) => &[Start::Accepted],
            (Round::Handling, false) => &[Start::ReplyDelivered],
            (Round::Review, false) => &[Start::ReviewDelivered],
            (Round::FinalReview, false) => &[],
        };
        let mut clocks = clocks::change(attempt.ctx, matter, start, &[], moment);
        if let Some(days) = matter.remand.and_then(|remand| remand.days).filter(|_| anew) {
            clocks.starts.iter_mut().for_each(|term| shorten(attempt, term, days));
        }
        let fact = if anew {
            Fact::Remanded(Remanded { round, proof, kept_by })
        } else {
            Fact::Delivered(Delivered { round, proof })
        };
        Ok((fact, clocks))
    }
}

/// A review that sets a period for the new opinion can only shorten the term of the rule.
fn shorten(attempt: &Attempt<'_>, term: &mut Running, days: u16) {
    let Some(rule) = attempt.ctx.law.clock(term.pack, &term.rule) else { return };
    let Some(law) = attempt.ctx.law_of(term.organ, term.on) else { return };
    let count = law::Count { set_days: Some(days), ..law::Count::from(term.on) };
    let Ok(derived) = law::derive(&clocks::as_set(&rule.says, Some(days)), &count, law.calendar()) else { return };
    if derived.due_on < term.due_on {
        term.set_days = Some(days);
        (term.ends_on, term.due_on, term.provisional) = (derived.ends_on, derived.due_on, derived.provisional);
    }
}

impl Delivered {
    pub(super) const fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.stage = Stage::Delivered { round: self.round };
    }
}

impl Remanded {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        matter.stage = Stage::Handling { accepted_on: event.on };
        let handler = self.kept_by.or(matter.handler).unwrap_or(matter.holder);
        matter.handler = Some(handler);
        // Where the facts were the fault, they are looked into anew before the next opinion.
        let facts = [Some(Circumstance::FactsUnclear), Some(Circumstance::EvidenceLacking)];
        if matter.remand.is_some_and(|remand| facts.contains(&remand.circumstance)) {
            matter.inquiries = 0;
        }
        // What an opinion promised that no longer stands is promised no longer; what both sides agreed on is.
        if !matter.settled {
            matter.performance = None;
        }
        matter.hold(handler, event.on);
    }
}
