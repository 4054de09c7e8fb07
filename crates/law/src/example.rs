//! A pack's own tests: given facts, expected dates.

use jiff::civil::Date;

use crate::{Calendar, Count, Pack, RuleName, derive};

/// Given a start, the rule must come to these dates.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows, for people.
    pub name: String,
    /// The rule under test.
    pub rule: RuleName,
    /// Day of the starting event.
    pub start: Date,
    /// The period that the act set.
    pub set_days: Option<u16>,
    /// Days of extension.
    pub extension_days: u16,
    /// Days that do not count.
    pub excluded_days: u16,
    /// Expected counted end, where the example states it.
    pub ends_on: Option<Date>,
    /// Expected due date.
    pub due_on: Date,
}

/// What came out of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleOutcome {
    /// As expected.
    Holds,
    /// The key whose date differs, what was expected, and what came out if anything did.
    Fails {
        /// `ends_on` or `due_on`.
        key: &'static str,
        /// What the example says.
        expected: Date,
        /// What the rule says.
        found: Option<Date>,
    },
}

impl Example {
    /// Runs the example against its pack.
    #[must_use]
    pub fn run(&self, pack: &Pack, calendar: &Calendar) -> ExampleOutcome {
        let count = Count {
            start: self.start,
            set_days: self.set_days,
            extension_days: self.extension_days,
            excluded_days: self.excluded_days,
        };
        let derived = pack.clock(&self.rule).and_then(|rule| derive(rule, &count, calendar).ok());
        let ends_on = derived.as_ref().map(|d| d.ends_on);
        let due_on = derived.as_ref().map(|d| d.due_on);
        match self.ends_on {
            Some(expected) if ends_on != Some(expected) => {
                ExampleOutcome::Fails { key: "ends_on", expected, found: ends_on }
            }
            _ if due_on != Some(self.due_on) => {
                ExampleOutcome::Fails { key: "due_on", expected: self.due_on, found: due_on }
            }
            _ => ExampleOutcome::Holds,
        }
    }
}
