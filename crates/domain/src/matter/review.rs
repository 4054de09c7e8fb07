//! 复查、复核: the higher organ takes the request up and gives its written opinion.

use law::{Circumstance, Requires, Stop, When, named_enum};
use serde::{Deserialize, Serialize};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Remand, Round, Stage};
use crate::{OrganId, Origin, Refusal, TextRef, WayOut, Why};

named_enum! {
    /// What a review can come to.
    pub enum ReviewResult {
        /// 维持
        Uphold = "uphold",
        /// 撤销
        Revoke = "revoke",
        /// 变更
        Change = "change",
        /// 责令重新作出
        Remand = "remand",
    }
}

/// Decides whether the request for review is taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakeUpReview {
    /// Whether it is.
    pub accepted: bool,
    /// Why not, or what is told.
    pub reason: TextRef,
}

/// The request for review was taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewTakenUp {
    /// What was told.
    pub reason: TextRef,
}

/// The request for review was not taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewDeclined {
    /// Which.
    pub round: Round,
    /// Why not.
    pub reason: TextRef,
    /// The organ whose opinion was contested, which has the matter again.
    pub back_to: OrganId,
}

const DECIDED_ON: &[Stop] = &[Stop::ReviewDecidedOn, Stop::FinalReviewDecidedOn];
const ANSWERED: &[Stop] = &[Stop::ReviewAnswered, Stop::FinalReviewAnswered];

impl TakeUpReview {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let Stage::UnderReview { round } = matter.stage else {
            return Err(attempt.wrong_stage(matter));
        };
        attempt.by_holder(matter)?;
        attempt.no_interlude(matter)?;
        attempt.written(&self.reason, Requires::ReasonTold)?;
        // A request is taken up after it came, and after whatever has happened to it since.
        if attempt.on < matter.last_on {
            let (on, last) = (attempt.on, matter.last_on);
            let way_out = WayOut::UseDay { from: Some(last), until: attempt.ctx.today };
            return Err(attempt.refuse(Requires::Basis, Why::DayBeforeLast { on, last }, way_out));
        }
        if self.accepted {
            let stops = clocks::stop(attempt.ctx, matter, DECIDED_ON);
            let fact = Fact::ReviewTakenUp(ReviewTakenUp { reason: self.reason });
            return Ok((fact, ClockChange { stops, ..ClockChange::default() }));
        }
        let requested = [if round == Round::FinalReview { Stop::FinalReviewRequested } else { Stop::ReviewRequested }];
        // A request that nobody takes up has used nothing up: the petitioner's window runs on.
        let window = matter.clocks.iter().rev().find(|clock| clocks::ends(attempt.ctx, clock, &requested));
        let stops = clocks::stop(attempt.ctx, matter, &[DECIDED_ON, ANSWERED].concat());
        let resumes = window.map(|clock| clock.no).into_iter().collect();
        // Nothing goes back to whom it accuses by now.
        let back_to = Some(previous(matter, round)).filter(|organ| attempt.not_accused(matter, *organ).is_ok());
        let back_to = back_to.unwrap_or(matter.holder);
        let fact = Fact::ReviewDeclined(ReviewDeclined { round, reason: self.reason, back_to });
        Ok((fact, ClockChange { stops, resumes, ..ClockChange::default() }))
    }
}

/// The organ whose opinion the review is about: of a final review, the one that held the matter before.
fn previous(matter: &Matter, round: Round) -> OrganId {
    let before = matter.holdings.iter().rev().nth(1).map(|holding| holding.organ);
    let handler = matter.handler.unwrap_or(matter.holder);
    if round == Round::FinalReview { before.unwrap_or(handler) } else { handler }
}

impl ReviewTakenUp {
    pub(super) const fn apply(&self, _: &mut Matter, _: &Event) {}
}

impl ReviewDeclined {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        let final_review = self.round == Round::FinalReview;
        let round = if final_review { Round::Review } else { Round::Handling };
        matter.stage = Stage::Delivered { round };
        matter.reviewer = final_review.then_some(self.back_to);
        matter.hold(self.back_to, event.on);
    }
}

/// Issues the review opinion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// Review or final review.
    pub round: Round,
    /// The result.
    pub result: ReviewResult,
    /// Why the contested opinion does not stand.
    pub circumstance: Option<Circumstance>,
    /// Days for the new opinion, where one is ordered.
    pub days: Option<u16>,
    /// The opinion's text.
    pub text: TextRef,
}

/// The review opinion was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewed {
    /// Review or final review.
    pub round: Round,
    /// The result.
    pub result: ReviewResult,
    /// Why the contested opinion does not stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circumstance: Option<Circumstance>,
    /// Days for the new opinion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
    /// The opinion's text.
    pub text: TextRef,
}

impl Review {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let round = self.round;
        if matter.stage != (Stage::UnderReview { round }) {
            return Err(attempt.wrong_stage(matter));
        }
        attempt.by_holder(matter)?;
        attempt.no_interlude(matter)?;
        attempt.written(&self.text, Requires::InWriting)?;
        if attempt.ctx.origin == Origin::Entered {
            self.reasoned(attempt)?;
        }
        // Whoever gives an opinion has taken the request up: where that has a term of its own, it ends here at the latest.
        let stops = clocks::stop(attempt.ctx, matter, &[DECIDED_ON, ANSWERED].concat());
        let Self { result, circumstance, days, text, .. } = self;
        let fact = Fact::Reviewed(Reviewed { round, result, circumstance, days, text });
        Ok((fact, ClockChange { stops, ..ClockChange::default() }))
    }

    /// What does not stand, does not stand for a reason; a new opinion is ordered with a date where the rule says so.
    fn reasoned(self, attempt: &Attempt<'_>) -> Result<(), Refusal> {
        if self.result != ReviewResult::Uphold && self.circumstance.is_none() {
            return Err(attempt.refuse(Requires::Basis, Why::CircumstanceMissing, WayOut::Write));
        }
        let set = |guard: &law::GuardRule| {
            guard.says.requires == Requires::PeriodSet && guard.says.when == Some(When::OnRemand)
        };
        let dated = self.days.is_some_and(|days| days > 0);
        if self.result == ReviewResult::Remand && !dated && attempt.law.guards(attempt.act).any(set) {
            return Err(attempt.refuse(Requires::PeriodSet, Why::PeriodMissing, WayOut::SetPeriod));
        }
        Ok(())
    }
}

impl Reviewed {
    pub(super) fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.stage = Stage::Reviewed { round: self.round, result: self.result };
        let anew = matches!(self.result, ReviewResult::Remand | ReviewResult::Revoke);
        matter.remand = matter.issued.filter(|_| anew).map(|issued| Remand {
            round: self.round,
            opinion: issued.opinion,
            circumstance: self.circumstance,
            days: self.days,
        });
    }
}
