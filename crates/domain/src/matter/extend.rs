//! 延期: lengthens a running term, within the limits and by the authority that its rule names.

use law::{Approver, Requires, Stop, named_enum};
use serde::{Deserialize, Serialize};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, ClockState, Event, Fact, Matter, PERIOD_DAYS_MAX};
use crate::{OfficialId, OrganId, Refusal, TextRef, WayOut, Why};

named_enum! {
    /// Which term is meant.
    pub enum Term {
        /// 办理期限
        Handling = "handling",
        /// 交办期限
        ReportBack = "report_back",
        /// 复查、复核期限
        Review = "review",
    }
}

impl Term {
    /// What ends the term.
    const fn stops(self) -> &'static [Stop] {
        match self {
            Self::Handling => &[Stop::Answered],
            Self::ReportBack => &[Stop::ReportedBack],
            Self::Review => &[Stop::ReviewAnswered, Stop::FinalReviewAnswered],
        }
    }
}

/// Extends a running term of the holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extend {
    /// Which.
    pub term: Term,
    /// Days to add.
    pub days: u16,
    /// The reason, which the petitioner is told.
    pub reason: TextRef,
    /// The leader who approved.
    pub approved_by: OfficialId,
}

/// A term was extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extended {
    /// Which.
    pub term: Term,
    /// Days added.
    pub days: u16,
    /// The reason.
    pub reason: TextRef,
    /// Who approved.
    pub approved_by: OfficialId,
}

impl Extend {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.by_holder(matter)?;
        // The rule under which the term started leads, not the one of today.
        let running = |clock: &&ClockState| clock.running() && clocks::ends(attempt.ctx, clock, self.term.stops());
        let clock = matter.clocks.iter().rev().find(running);
        let term = clock.and_then(|clock| Some((clock, clocks::rule_of(attempt.ctx, clock)?)));
        let Some((clock, rule)) = term else {
            return Err(attempt.refuse(Requires::Basis, Why::NoRunningTerm, WayOut::AnswerLate));
        };
        let law = attempt.ctx.law_of(matter.holder, clock.started_on).unwrap_or(attempt.law);
        let attempt = &Attempt { law, ..*attempt };
        let refuse = |why, way_out| Refusal { act: Some(attempt.act), why, cite: Some(rule.head.cite), way_out };
        let Some(limits) = &rule.says.extension else {
            return Err(refuse(Why::NotExtendable, WayOut::AnswerLate));
        };
        if let Some(times_max) = limits.times_max.filter(|max| clock.extensions >= *max) {
            return Err(refuse(Why::AlreadyExtended { times_max }, WayOut::AnswerLate));
        }
        // While something goes on that does not count, the term stands still.
        if limits.before_expiry && attempt.on > clock.due_on && clock.paused_on.is_none() {
            return Err(refuse(Why::TermOver { due_on: clock.due_on }, WayOut::AnswerLate));
        }
        let days_max = limits.days_max.unwrap_or(PERIOD_DAYS_MAX).saturating_sub(clock.extension_days);
        if self.days == 0 || self.days > days_max {
            let way_out = WayOut::AtMost { limit: days_max };
            return Err(refuse(Why::TooLong { days: self.days, days_max }, way_out));
        }
        if limits.tell_reason {
            attempt.written(&self.reason, Requires::ReasonTold)?;
        }
        let (organ, requires) = approving(attempt, matter, limits.approver);
        attempt.leader(self.approved_by, organ, requires)?;
        let moved = clocks::recount(attempt.ctx, clock, self.days, None);
        let moved = moved.ok_or_else(|| refuse(Why::NotExtendable, WayOut::AnswerLate))?;
        let Self { term, days, reason, approved_by } = self;
        let fact = Fact::Extended(Extended { term, days, reason, approved_by });
        Ok((fact, ClockChange { moves: vec![moved], ..ClockChange::default() }))
    }
}

/// The organ one of whose leaders approves, and what the rules call that.
fn approving(attempt: &Attempt<'_>, matter: &Matter, approver: Approver) -> (OrganId, Requires) {
    let directory = attempt.ctx.directory;
    let holder = matter.holder;
    let higher = || directory.higher(holder).unwrap_or(holder);
    match approver {
        Approver::OwnLeader => (holder, Requires::ApprovedByOwnLeader),
        Approver::HigherOrgan => (higher(), Requires::Basis),
        // The committee of the place or of the nearest place above; where there is none, the organ above.
        Approver::ReviewCommittee => {
            let division = directory.organ(holder).map(|organ| organ.division);
            let committee = division.and_then(|division| directory.review_committee(division));
            (committee.unwrap_or_else(higher), Requires::ApprovedByReviewCommittee)
        }
        Approver::Assigner => {
            let open = |assignment: &&super::Assignment| assignment.reported_on.is_none();
            let assigner = matter.assignments.iter().rev().find(open).map(|assignment| assignment.by);
            (assigner.unwrap_or_else(higher), Requires::ApprovedByAssigner)
        }
    }
}

impl Extended {
    pub(super) const fn apply(&self, _: &mut Matter, _: &Event) {}
}
