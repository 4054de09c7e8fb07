//! One clock of a matter, running or stopped.

use jiff::civil::Date;
use law::{Bearer, Cite, PackCode, RuleName, Suspended};

use crate::OrganId;

/// One clock of a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockState {
    /// Its number in the matter, from 1.
    pub no: u16,
    /// The rule's name.
    pub rule: RuleName,
    /// The pack that the rule is in.
    pub pack: PackCode,
    /// The provision.
    pub cite: Cite,
    /// Whose time runs.
    pub bearer: Bearer,
    /// A window lapses; a duty is missed.
    pub window: bool,
    /// The organ that owes it or whose act opens it.
    pub organ: OrganId,
    /// Day of the starting event.
    pub started_on: Date,
    /// Whether that day is an assumption.
    pub assumed: bool,
    /// Days that the act set, where the rule leaves the period to the act.
    pub set_days: Option<u16>,
    /// Counted last day.
    pub ends_on: Date,
    /// Legal last day.
    pub due_on: Date,
    /// Whether the calendar of that year was missing.
    pub provisional: bool,
    /// Days added by extensions so far.
    pub extension_days: u16,
    /// Number of extensions so far.
    pub extensions: u16,
    /// Spans that do not count.
    pub suspended: Vec<Suspended>,
    /// Since when it stands still, while a span that does not count goes on.
    pub paused_on: Option<Date>,
    /// Day of the stopping event.
    pub stopped_on: Option<Date>,
    /// Kind of the stopping event: whether a term ended by an answer or because the petition was withdrawn.
    pub stopped_by: Option<&'static str>,
}

impl ClockState {
    /// Whether a duty was or is late, seen from a day: a comparison, not a record. What stands still is not late.
    #[must_use]
    pub fn late(&self, today: Date) -> bool {
        !self.window && self.stopped_on.or(self.paused_on).unwrap_or(today) > self.due_on
    }

    /// Whether the clock still runs.
    #[must_use]
    pub const fn running(&self) -> bool {
        self.stopped_on.is_none()
    }
}
