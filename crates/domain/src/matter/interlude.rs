//! 听证、调解、鉴定: what goes on beside the handling, and stands outside a count where the rule says so.

use law::{Act, Interval, Requires};
use serde::{Deserialize, Serialize};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Interlude, Matter, Performance, Promise, Span, Stage};
use crate::{Refusal, TextRef, WayOut, Why};

/// The act that a span belongs to.
#[must_use]
pub const fn act_of(interval: Interval) -> Act {
    match interval {
        Interval::Hearing => Act::Hear,
        Interval::Mediation => Act::Mediate,
        Interval::Appraisal | Interval::OtherProcedure => Act::Investigate,
    }
}

/// Opens a hearing, a mediation or an appraisal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenInterlude {
    /// What.
    pub interval: Interval,
    /// Whether both sides agreed; mediation needs it.
    pub consent: bool,
    /// Time and place, who presides, who takes part.
    pub text: TextRef,
}

/// A hearing, a mediation or an appraisal was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterludeOpened {
    /// What.
    pub interval: Interval,
    /// Time and place, who presides, who takes part.
    pub text: TextRef,
}

impl OpenInterlude {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, |stage| matches!(stage, Stage::Handling { .. } | Stage::UnderReview { .. }))?;
        attempt.by_holder(matter)?;
        attempt.no_interlude(matter)?;
        let asks_consent = attempt.law.guard(attempt.act, Requires::ConsentOfParties).is_some();
        if asks_consent && !self.consent {
            return Err(attempt.refuse(Requires::ConsentOfParties, Why::ConsentMissing, WayOut::AskBothSides));
        }
        attempt.written(&self.text, Requires::Basis)?;
        let excluded = |clock: &&super::ClockState| {
            clock.running()
                && clocks::rule_of(attempt.ctx, clock).is_some_and(|r| r.says.excludes.contains(&self.interval))
        };
        let pauses = matter.clocks.iter().filter(excluded).map(|clock| clock.no).collect();
        let fact = InterludeOpened { interval: self.interval, text: self.text };
        Ok((Fact::InterludeOpened(fact), ClockChange { pauses, ..ClockChange::default() }))
    }
}

impl InterludeOpened {
    pub(super) const fn apply(&self, matter: &mut Matter, event: &Event) {
        matter.interlude = Some(Interlude { interval: self.interval, from: event.on });
    }
}

/// Closes what was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CloseInterlude {
    /// What.
    pub interval: Interval,
    /// The conclusion, the record, or the agreement.
    pub text: TextRef,
    /// Whether an agreement was reached, with what it promises.
    pub settled: Option<Promise>,
}

/// What was opened was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterludeClosed {
    /// What.
    pub interval: Interval,
    /// The conclusion, the record, or the agreement.
    pub text: TextRef,
    /// What an agreement promises.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Promise>,
}

impl CloseInterlude {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.by_holder(matter)?;
        let Some(open) = matter.interlude.filter(|open| open.interval == self.interval) else {
            return Err(attempt.refuse(Requires::Basis, Why::NoInterlude, attempt.open_acts(matter)));
        };
        attempt.written(&self.text, Requires::InWriting)?;
        self.settlement(attempt, matter)?;
        let span = Span { from: open.from, until: attempt.on };
        let paused = matter.clocks.iter().filter(|clock| clock.running() && clock.paused_on.is_some());
        let moves = paused.filter_map(|clock| clocks::recount(attempt.ctx, clock, 0, Some(span))).collect();
        let fact = InterludeClosed { interval: self.interval, text: self.text, settled: self.settled };
        Ok((Fact::InterludeClosed(fact), ClockChange { moves, ..ClockChange::default() }))
    }

    fn settlement(self, attempt: &Attempt<'_>, matter: &Matter) -> Result<(), Refusal> {
        let Some(promise) = self.settled else { return Ok(()) };
        if self.interval != Interval::Mediation {
            return Err(attempt.refuse(Requires::Basis, Why::NothingToSettle, attempt.open_acts(matter)));
        }
        if promise.by < attempt.on {
            let why = Why::DatesReversed { from: attempt.on, until: promise.by };
            return Err(attempt.refuse(Requires::Basis, why, WayOut::SetPeriod));
        }
        attempt.target(matter, promise.performer)
    }
}

impl InterludeClosed {
    pub(super) const fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.interlude = None;
        if let Some(promise) = self.settled {
            matter.settled = true;
            matter.performance = Some(Performance { promise, performed_on: None, confirmed: None });
        }
    }
}
