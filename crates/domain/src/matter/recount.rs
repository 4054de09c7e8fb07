//! 重新计算期限: what a changed calendar does to the terms that run, recorded with the dates before and after.

use jiff::civil::Date;
use law::Requires;
use serde::{Deserialize, Serialize};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, ClockState, Event, Fact, Matter, Moved};
use crate::{By, Ctx, WayOut, Why};

/// The running clocks whose dates differ under today's calendar, with the dates that hold from now on.
#[must_use]
pub fn recounted(matter: &Matter, ctx: &Ctx<'_>) -> Vec<Moved> {
    matter.clocks.iter().filter_map(|clock| clocks::recounted(ctx, clock)).collect()
}

/// Where one clock ends under today's calendar; `None` where its dates stay, and where it does not run.
#[must_use]
pub fn recounted_clock(clock: &ClockState, ctx: &Ctx<'_>) -> Option<Moved> {
    clocks::recounted(ctx, clock)
}

/// Counts every running clock anew. Only the rule check does, and only where a date moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recount;

/// Clocks were counted anew after a change of the calendar; the new dates are what the event did to the clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recounted {
    /// The dates before, one a clock that moved.
    pub before: Vec<DatesBefore>,
}

/// The dates of a clock before it was counted anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatesBefore {
    /// Number of the clock.
    pub no: u16,
    /// Counted last day.
    pub ends_on: Date,
    /// Legal last day.
    pub due_on: Date,
}

impl Recount {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let moves = recounted(matter, attempt.ctx);
        if attempt.ctx.by != By::Sweep || moves.is_empty() {
            return Err(attempt.refuse(Requires::Basis, Why::NotFound, WayOut::RunSweep));
        }
        let moved = |no| moves.iter().any(|moved| moved.no == no);
        let before = matter.clocks.iter().filter(|clock| moved(clock.no)).map(|clock| DatesBefore {
            no: clock.no,
            ends_on: clock.ends_on,
            due_on: clock.due_on,
        });
        let fact = Fact::Recounted(Recounted { before: before.collect() });
        Ok((fact, ClockChange { moves, ..ClockChange::default() }))
    }
}

impl Recounted {
    /// The clocks themselves are moved by what the event did to them.
    #[expect(clippy::unused_self, reason = "every fact is applied in the same way")]
    pub(super) fn apply(&self, _: &mut Matter, _: &Event) {}
}
