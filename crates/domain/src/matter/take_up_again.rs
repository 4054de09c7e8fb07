//! 再次受理: new facts or reasons open a matter again that had come to its end.

use law::Requires;
use serde::{Deserialize, Serialize};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Stage};
use crate::{OrganId, TextRef, WayOut, Why};

/// Takes the matter up again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakeUpAgain {
    /// Which facts or reasons are new, or what was wrong with not taking it up.
    pub reason: TextRef,
}

/// The matter was taken up again: it enters by the door a second time, and its one clock from first receipt ran on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenUpAgain {
    /// The organ that has it now.
    pub organ: OrganId,
    /// Why.
    pub reason: TextRef,
}

impl TakeUpAgain {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, Stage::ended)?;
        let may: Vec<OrganId> = [matter.holder, matter.receipt.office].into_iter().chain(matter.handler).collect();
        let actor = attempt.by_one_of(&may)?;
        // What another procedure has is not taken back before it is known what became of it there.
        let away = matches!(matter.stage, Stage::Routed { .. });
        if away && matter.routes.last().is_some_and(|taken| taken.result.is_none()) {
            return Err(attempt.refuse(Requires::Basis, Why::OutcomeMissing, WayOut::RecordOutcome));
        }
        attempt.written(&self.reason, Requires::NotSameFactsAndReasons)?;
        let moment = Moment::of(matter, attempt.on, attempt.assumed, actor.organ);
        let start = super::register::received(attempt, actor.organ);
        let starts = clocks::start(attempt.ctx, matter.clocks.len(), &[start], moment);
        let fact = TakenUpAgain { organ: actor.organ, reason: self.reason };
        // The windows of the earlier opinion end with it: it is no longer the last word.
        let stops = clocks::stop_all(matter);
        Ok((Fact::TakenUpAgain(fact), ClockChange { starts, stops, ..ClockChange::default() }))
    }
}

impl TakenUpAgain {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        matter.stage = Stage::Registered;
        matter.hops.clear();
        matter.remand = None;
        matter.settled = false;
        matter.archived_on = None;
        // Where everybody had withdrawn, they are back; where some had, the others go on.
        if matter.parties.iter().all(|party| matter.withdrawn.contains(&party.person.id)) {
            matter.withdrawn.clear();
        }
        matter.interlude = None;
        matter.hold(self.organ, event.on);
    }
}
