//! 请求复查、复核: the petitioner contests the last opinion before the next higher organ.

use law::{Requires, Start, Stop};
use serde::{Deserialize, Serialize};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockState, Event, Fact, Matter, Round, Stage};
use crate::wall::Reader;
use crate::{By, OrganId, Refusal, TextRef, WayOut, Why};

/// Requests a review: by the petitioner's own credential, or recorded at the organ that receives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestReview {
    /// Review or final review.
    pub round: Round,
    /// Where several organs may review: which; otherwise the first.
    pub organ: Option<OrganId>,
    /// The petitioner's reasons.
    pub reason: TextRef,
}

/// A review was requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRequested {
    /// Review or final review.
    pub round: Round,
    /// The organ that reviews.
    pub organ: OrganId,
    /// The petitioner's reasons.
    pub reason: TextRef,
    /// The organ whose opinion is contested.
    pub contested: OrganId,
}

impl RequestReview {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let (round, before, contested, stop, start) = match self.round {
            Round::FinalReview => {
                let (stop, start) = (Stop::FinalReviewRequested, Start::FinalReviewRequested);
                (Round::FinalReview, Round::Review, matter.reviewer, stop, start)
            }
            Round::Handling | Round::Review => {
                let (stop, start) = (Stop::ReviewRequested, Start::ReviewRequested);
                (Round::Review, Round::Handling, matter.handler, stop, start)
            }
        };
        let delivered = match matter.stage {
            Stage::Delivered { round } | Stage::Concluded { round } => round == before,
            _ => false,
        };
        let nothing = || attempt.refuse(Requires::Basis, Why::NothingToReview, attempt.open_acts(matter));
        // The first opinion is nobody's review.
        let asked = self.round != Round::Handling;
        let contested = contested.filter(|_| delivered && asked).ok_or_else(nothing)?;
        in_window(attempt, matter, stop)?;
        let organ = self.forum(attempt, matter, contested)?;
        attempt.written(&self.reason, Requires::Basis)?;
        let moment = Moment::of(matter, attempt.on, attempt.assumed, organ);
        let clocks = clocks::change(attempt.ctx, matter, &[start], &[stop], moment);
        Ok((Fact::ReviewRequested(ReviewRequested { round, organ, reason: self.reason, contested }), clocks))
    }

    /// The organ that reviews. Whoever records a request on paper is that organ.
    fn forum(self, attempt: &Attempt<'_>, matter: &Matter, contested: OrganId) -> Result<OrganId, Refusal> {
        let forums = forums(attempt, matter, contested);
        let wanted = match attempt.ctx.by {
            By::Staff(actor) => Some(actor.organ),
            By::Petitioner(_) | By::Sweep => self.organ.or_else(|| forums.first().copied()),
        };
        if let Some(organ) = wanted.filter(|organ| forums.contains(organ)) {
            return Ok(organ);
        }
        let higher = forums.first().copied();
        let why = Why::NotHigherOrgan { organ: wanted.unwrap_or(contested), higher };
        Err(attempt.refuse(Requires::HigherOrgan, why, WayOut::HigherOrgan { organ: higher }))
    }
}

/// The organs that may review: those next above the one that decided, of its own line and of its place. One that an
/// accusation is about cannot; then the nearest above that is not concerned.
fn forums(attempt: &Attempt<'_>, matter: &Matter, contested: OrganId) -> Vec<OrganId> {
    let directory = attempt.ctx.directory;
    let may = |organ: &OrganId| {
        directory.active(*organ, attempt.on).is_ok()
            && matter.known_to(Reader { organ: *organ, official: None }, directory, attempt.on)
    };
    let next: Vec<OrganId> = directory.higher_organs(contested).into_iter().filter(may).collect();
    if !next.is_empty() {
        return next;
    }
    directory.above_all(contested).into_iter().filter(may).take(1).collect()
}

/// The organs to which a request for review of this matter can go.
#[must_use]
pub fn review_forums(matter: &Matter, ctx: &crate::Ctx<'_>, contested: OrganId) -> Vec<OrganId> {
    let directory = ctx.directory;
    let law = ctx.law_of(contested, ctx.today);
    law.map(|law| {
        let act = law::Act::RequestReview;
        forums(&Attempt { act, ctx, law, on: ctx.today, assumed: false, organ: contested }, matter, contested)
    })
    .unwrap_or_else(|| directory.higher_organs(contested))
}

/// The petitioner's window must be there and open. Where no rule opened one there is no review of this kind.
fn in_window(attempt: &Attempt<'_>, matter: &Matter, stop: Stop) -> Result<(), Refusal> {
    let is_window = |clock: &&ClockState| clock.running() && clocks::ends(attempt.ctx, clock, &[stop]);
    match matter.clocks.iter().rev().find(is_window) {
        Some(window) if attempt.on > window.due_on => Err(Refusal {
            act: Some(attempt.act),
            why: Why::WindowOver { due_on: window.due_on },
            cite: Some(window.cite),
            way_out: WayOut::NewFacts,
        }),
        Some(_) => Ok(()),
        None => Err(attempt.refuse(Requires::Basis, Why::NothingToReview, attempt.open_acts(matter))),
    }
}

impl ReviewRequested {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        matter.stage = Stage::UnderReview { round: self.round };
        matter.reviewer = Some(self.organ);
        matter.hold(self.organ, event.on);
    }
}
