//! 延期: lengthens the handling term, within the limits and by the authority that the rule names.

use law::{Approver, Count, Requires, Stop, derive};

use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, ClockState, Fact, Matter, Moved, Stage};
use crate::{OfficialId, Refusal, TextRef, WayOut, Why};

/// Extends the running handling term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extend {
    /// Days to add.
    pub days: u16,
    /// The reason, which the petitioner is told.
    pub reason: TextRef,
    /// The leader who approved.
    pub approved_by: OfficialId,
}

impl Extend {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, |stage| matches!(stage, Stage::Handling { .. }))?;
        attempt.by_holder(matter)?;
        // The rule under which the term started leads, not the one of today.
        let term = matter.clocks.iter().rev().find_map(|clock| {
            let rule = attempt.ctx.law.clock(clock.pack, &clock.rule)?;
            (clock.running() && rule.says.stops.contains(&Stop::Answered)).then_some((clock, rule))
        });
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
        if limits.before_expiry && attempt.on > clock.due_on {
            return Err(refuse(Why::TermOver { due_on: clock.due_on }, WayOut::AnswerLate));
        }
        let days_max = limits.days_max.saturating_sub(clock.extension_days);
        if self.days == 0 || self.days > days_max {
            let way_out = WayOut::AtMost { limit: days_max };
            return Err(refuse(Why::TooLong { days: self.days, days_max }, way_out));
        }
        if limits.tell_reason {
            attempt.written(&self.reason, Requires::ReasonTold)?;
        }
        self.approved(attempt, matter, limits.approver)?;
        let moved = self.moved(attempt, clock, rule).ok_or_else(|| refuse(Why::NotExtendable, WayOut::AnswerLate))?;
        let fact = Fact::Extended { days: self.days, reason: self.reason, approved_by: self.approved_by };
        Ok((fact, ClockChange { moves: vec![moved], ..ClockChange::default() }))
    }

    fn approved(&self, attempt: &Attempt<'_>, matter: &Matter, approver: Approver) -> Result<(), Refusal> {
        let directory = attempt.ctx.directory;
        let organ = match approver {
            Approver::OwnLeader => matter.holder,
            // Committees for review belong to the government above; who assigned a matter is not recorded yet.
            Approver::HigherOrgan | Approver::ReviewCommittee | Approver::Assigner => {
                directory.higher(matter.holder).unwrap_or(matter.holder)
            }
        };
        if directory.leads(self.approved_by, organ, attempt.on) {
            return Ok(());
        }
        let why = Why::ApproverNotLeader { official: self.approved_by, organ };
        let leaders = directory.leaders(organ, attempt.on);
        Err(attempt.refuse(Requires::ApprovedByOwnLeader, why, WayOut::AskLeader { leaders }))
    }

    /// The whole term is counted anew from its start, so that a rest day is rolled over once, at the end.
    fn moved(&self, attempt: &Attempt<'_>, clock: &ClockState, rule: &law::ClockRule) -> Option<Moved> {
        let extension_days = clock.extension_days.checked_add(self.days)?;
        let count = Count { extension_days, ..Count::from(clock.started_on) };
        let derived = derive(&rule.says, &count, attempt.law.calendar()).ok()?;
        Some(Moved {
            no: clock.no,
            days: self.days,
            ends_on: derived.ends_on,
            due_on: derived.due_on,
            provisional: derived.provisional,
        })
    }
}
