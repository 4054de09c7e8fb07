//! A count with everything that another program needs to count again.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::{Calendar, Count, DayKind, Derivation, Stretch, Underivable, count};

/// What the calendar says of a span of days: all that deviates from the week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnnouncedDays<'a> {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// The years of the span that have been announced; in any other the week alone counts.
    pub years: Vec<i16>,
    /// Rest days by name, weekend days of a holiday included.
    pub rest: BTreeMap<Date, &'a str>,
    /// Weekend days that are worked, by the name of the holiday.
    pub work: BTreeMap<Date, &'a str>,
}

impl Calendar {
    /// What this calendar says of these days, the last one included.
    #[must_use]
    pub fn announced(&self, from: Date, until: Date) -> AnnouncedDays<'_> {
        let years = (from.year()..=until.year()).filter(|year| self.has(*year)).collect();
        let mut days = AnnouncedDays { from, until, years, rest: BTreeMap::new(), work: BTreeMap::new() };
        let all = std::iter::successors(Some(from), |day| day.tomorrow().ok());
        for day in all.take_while(|day| *day <= until) {
            match self.kind(day) {
                DayKind::Holiday(name) => drop(days.rest.insert(day, name)),
                DayKind::MakeUp(name) => drop(days.work.insert(day, name)),
                DayKind::Workday | DayKind::Weekend => {}
            }
        }
        days
    }
}

/// A count with all that it rests on, and what it came to. Written as JSON, it can be recomputed from itself
/// alone: `crates/law/tests/time/recount.py` does so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reckoning<'a> {
    /// What the rule states.
    pub stretch: Stretch,
    /// What the facts say.
    pub count: Count<'a>,
    /// What the calendar says, from the starting day to the legal last one.
    pub calendar: AnnouncedDays<'a>,
    /// Step by step to both dates.
    #[serde(flatten)]
    pub derivation: Derivation<'a>,
}

impl<'a> Reckoning<'a> {
    /// Counts, and keeps what was counted from.
    ///
    /// # Errors
    /// As [`count`].
    pub fn new(stretch: Stretch, given: Count<'a>, calendar: &'a Calendar) -> Result<Self, Underivable> {
        let derivation = count(stretch, &given, calendar)?;
        let calendar = calendar.announced(given.start, derivation.due_on);
        Ok(Self { stretch, count: given, calendar, derivation })
    }
}
