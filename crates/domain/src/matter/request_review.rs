//! 请求复查、复核: the petitioner contests the last opinion before the next higher organ.

use law::{Requires, Start, Stop};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockState, Fact, Matter, Round, Stage};
use crate::{OrganId, Refusal, TextRef, WayOut, Why};

/// Records the petitioner's request, at the organ that receives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestReview {
    /// Review or final review.
    pub round: Round,
    /// The petitioner's reasons.
    pub reason: TextRef,
}

impl RequestReview {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let (before, contested, stop, start) = match self.round {
            Round::FinalReview => {
                (Round::Review, matter.reviewer, Stop::FinalReviewRequested, Start::FinalReviewRequested)
            }
            Round::Handling | Round::Review => {
                (Round::Handling, matter.handler, Stop::ReviewRequested, Start::ReviewRequested)
            }
        };
        let delivered = match matter.stage {
            Stage::Delivered { round } | Stage::Concluded { round } => round == before,
            _ => false,
        };
        let Some(contested) = contested.filter(|_| delivered) else {
            let acts = super::next_acts(matter).iter().map(|next| next.act).collect();
            return Err(attempt.refuse(Requires::Basis, Why::NothingToReview, WayOut::OpenActs { acts }));
        };
        in_window(attempt, matter, stop)?;
        let organ = higher(attempt, contested)?;
        attempt.written(&self.reason, Requires::Basis)?;
        let moment = Moment { on: attempt.on, assumed: attempt.assumed, organ };
        let clocks = clocks::change(attempt.ctx, matter, &[start], &[stop], moment);
        let round = if self.round == Round::FinalReview { Round::FinalReview } else { Round::Review };
        Ok((Fact::ReviewRequested { round, organ, reason: self.reason }, clocks))
    }
}

/// The petitioner's window must be open. A matter without such a window has no last day to miss.
fn in_window(attempt: &Attempt<'_>, matter: &Matter, stop: Stop) -> Result<(), Refusal> {
    let is_window = |clock: &&ClockState| {
        clock.running()
            && attempt.ctx.law.clock(clock.pack, &clock.rule).is_some_and(|rule| rule.says.stops.contains(&stop))
    };
    match matter.clocks.iter().rev().find(is_window) {
        Some(window) if attempt.on > window.due_on => Err(Refusal {
            act: Some(attempt.act),
            why: Why::WindowOver { due_on: window.due_on },
            cite: Some(window.cite),
            way_out: WayOut::NewFacts,
        }),
        _ => Ok(()),
    }
}

/// The request goes to the next higher organ of the one whose opinion is contested, and that organ records it.
fn higher(attempt: &Attempt<'_>, contested: OrganId) -> Result<OrganId, Refusal> {
    let higher = attempt.ctx.directory.higher(contested);
    let organ = attempt.ctx.actor.organ;
    match higher {
        Some(higher) if higher == organ => Ok(organ),
        _ => {
            let why = Why::NotHigherOrgan { organ, higher };
            Err(attempt.refuse(Requires::HigherOrgan, why, WayOut::HigherOrgan { organ: higher }))
        }
    }
}
