//! 交办: sends the matter with a period and the duty to report back.

use law::{Requires, Start};
use serde::{Deserialize, Serialize};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::forward::{SENT, hop, may_send};
use super::guards::Attempt;
use super::{Assignment, Event, Fact, Matter};
use crate::{OrganId, WayOut, Why};

/// Longest period that an assignment may set, in days: ten years, far beyond any that makes sense.
pub const PERIOD_DAYS_MAX: u16 = 3_660;

/// Assigns the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assign {
    /// The competent organ.
    pub to: OrganId,
    /// The period, in days from receipt.
    pub days: u16,
}

/// The matter was assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// To whom.
    pub to: OrganId,
    /// Days set.
    pub days: u16,
    /// The clock of that period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<u16>,
}

impl Assign {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.provided()?;
        let (to, days) = (self.to, self.days);
        may_send(attempt, matter, to)?;
        if days == 0 {
            return Err(attempt.refuse(Requires::PeriodSet, Why::PeriodMissing, WayOut::SetPeriod));
        }
        if days > PERIOD_DAYS_MAX {
            let (why, limit) = (Why::TooLong { days, days_max: PERIOD_DAYS_MAX }, PERIOD_DAYS_MAX);
            return Err(attempt.refuse(Requires::PeriodSet, why, WayOut::AtMost { limit }));
        }
        let moment = Moment { set_days: Some(days), ..Moment::of(matter, attempt.on, attempt.assumed, to) };
        let clocks = clocks::change(attempt.ctx, matter, &[Start::ReceivedAssigned], SENT, moment);
        let reports = |rule: &law::RuleName, pack| {
            let rule = attempt.ctx.law.clock(pack, rule);
            rule.is_some_and(|rule| rule.says.stops.contains(&law::Stop::ReportedBack))
        };
        let clock = clocks.starts.iter().find(|start| reports(&start.rule, start.pack)).map(|start| start.no);
        Ok((Fact::Assigned(Assigned { to, days, clock }), clocks))
    }
}

impl Assigned {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        let assignment = Assignment { by: matter.holder, to: self.to, clock: self.clock, reported_on: None };
        hop(matter, event, self.to, false);
        matter.assignments.push(assignment);
    }
}
