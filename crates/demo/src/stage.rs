//! Where a petition stands, read off its course.

use jiff::civil::Date;

use crate::arrival::Calendar;
use crate::course::{Act, ReviewResult};
use crate::petition::Petition;
use crate::scene::days_after;

/// The stage that a petition has reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Registered, nothing more.
    Registered,
    /// Forwarded and not taken up.
    Forwarded,
    /// Taken up.
    Handling,
    /// Taken up, the term extended.
    Extended,
    /// Answered, the answer not delivered.
    Answered,
    /// The answer delivered.
    Delivered,
    /// A review asked for.
    UnderReview,
    /// The review decided.
    Reviewed,
    /// The final review asked for.
    UnderFinalReview,
    /// The final review decided.
    FinallyReviewed,
    /// Concluded.
    Concluded,
}

impl Petition {
    /// The stage it has reached. A repeat stays [`Stage::Registered`]; its matter stands where the earlier
    /// petition stands.
    pub fn stage(&self) -> Stage {
        match self.course.last().map(|step| &step.act) {
            None => Stage::Registered,
            Some(Act::Forward { .. }) => Stage::Forwarded,
            Some(Act::Accept) => Stage::Handling,
            Some(Act::Extend { .. }) => Stage::Extended,
            Some(Act::Answer { .. }) => Stage::Answered,
            Some(Act::Deliver { .. }) => Stage::Delivered,
            Some(Act::RequestReview { .. }) => Stage::UnderReview,
            Some(Act::Review { .. } | Act::DeliverReview { .. }) => Stage::Reviewed,
            Some(Act::RequestFinalReview { .. }) => Stage::UnderFinalReview,
            Some(Act::FinalReview { .. } | Act::DeliverFinalReview { .. }) => Stage::FinallyReviewed,
            Some(Act::Conclude) => Stage::Concluded,
        }
    }

    /// The day by which the next step is due, rolled to a working day: 15 days to forward or accept, 60 to
    /// answer or as extended, 30 to review, 60 to answer anew. None where no term runs, and for repeats. A plain
    /// reading for the demonstration; the rule packs say what holds.
    pub fn due_on(&self, is_working_day: &dyn Fn(Date) -> bool) -> Option<Date> {
        const ROUTE_DAYS: u32 = 15;
        const HANDLE_DAYS: u32 = 60;
        const REVIEW_DAYS: u32 = 30;
        if self.repeat_of.is_some() {
            return None;
        }
        let open = |day| Calendar::new(day, is_working_day).open_from(day);
        let Some(last) = self.course.last() else {
            return Some(open(days_after(self.received_on, ROUTE_DAYS)));
        };
        let days = match last.act {
            Act::Forward { .. } => ROUTE_DAYS,
            Act::Accept => HANDLE_DAYS,
            Act::RequestReview { .. } | Act::RequestFinalReview { .. } => REVIEW_DAYS,
            Act::Extend { days, .. } => {
                let accepted = self.course.iter().find(|s| s.act == Act::Accept)?;
                return Some(open(days_after(accepted.on, HANDLE_DAYS + u32::from(days))));
            }
            Act::Review { result: ReviewResult::Revoke | ReviewResult::Remand, .. } => HANDLE_DAYS,
            Act::DeliverReview { .. } if self.is_sent_back() => HANDLE_DAYS,
            Act::Answer { .. }
            | Act::Deliver { .. }
            | Act::Review { .. }
            | Act::DeliverReview { .. }
            | Act::FinalReview { .. }
            | Act::DeliverFinalReview { .. }
            | Act::Conclude => return None,
        };
        Some(open(days_after(last.on, days)))
    }

    fn is_sent_back(&self) -> bool {
        self.course
            .iter()
            .any(|step| matches!(step.act, Act::Review { result: ReviewResult::Revoke | ReviewResult::Remand, .. }))
    }
}
