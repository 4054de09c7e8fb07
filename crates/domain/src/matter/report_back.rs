//! 报结: the organ that was assigned the matter reports to the one that assigned it.

use law::{Requires, named_enum};
use serde::{Deserialize, Serialize};

use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Stage};
use crate::{TextRef, WayOut, Why};

named_enum! {
    /// What is handed in.
    pub enum ReportKind {
        /// 办结报告
        Closing = "closing",
        /// 阶段情况
        Interim = "interim",
    }
}

/// Reports back on the latest assignment that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportBack {
    /// What is handed in.
    pub kind: ReportKind,
    /// The report.
    pub text: TextRef,
}

/// It was reported back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedBack {
    /// What was handed in.
    pub kind: ReportKind,
    /// Which assignment, counted from 0.
    pub assignment: u16,
    /// The report.
    pub text: TextRef,
}

impl ReportBack {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let actor = attempt.staff()?;
        let open = matter.assignments.iter().rposition(|assignment| assignment.reported_on.is_none());
        let found = open.and_then(|at| Some((at, matter.assignments.get(at)?)));
        let Some((at, assignment)) = found else {
            return Err(attempt.refuse(Requires::Feedback, Why::NothingAssigned, attempt.open_acts(matter)));
        };
        if actor.organ != assignment.to {
            attempt.by_one_of(&[assignment.to, matter.holder])?;
        }
        let done = matter.stage.ended()
            || matches!(
                matter.stage,
                Stage::Answered { .. } | Stage::Delivered { .. } | Stage::UnderReview { .. } | Stage::Reviewed { .. }
            );
        if self.kind == ReportKind::Closing && !done {
            return Err(attempt.refuse(Requires::ClosingReport, Why::NotAnswered, WayOut::ReportInterim));
        }
        if self.kind == ReportKind::Closing && attempt.on < matter.last_on {
            let (on, last) = (attempt.on, matter.last_on);
            let way_out = WayOut::UseDay { from: Some(last), until: attempt.ctx.today };
            return Err(attempt.refuse(Requires::ClosingReport, Why::DayBeforeLast { on, last }, way_out));
        }
        attempt.written(&self.text, Requires::ClosingReport)?;
        let stops = assignment.clock.filter(|_| self.kind == ReportKind::Closing).into_iter().collect();
        let assignment = u16::try_from(at).unwrap_or(u16::MAX);
        let fact = ReportedBack { kind: self.kind, assignment, text: self.text };
        Ok((Fact::ReportedBack(fact), ClockChange { stops, ..ClockChange::default() }))
    }
}

impl ReportedBack {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        if let Some(assignment) = matter.assignments.get_mut(usize::from(self.assignment))
            && self.kind == ReportKind::Closing
        {
            assignment.reported_on = Some(event.on);
        }
    }
}
