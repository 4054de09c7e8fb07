//! A changed calendar: which dates it moves, where they move, what holds for people who were told one, and why.
//!
//! A duty of an organ follows the calendar. A window in which a person may do something follows it too, with one
//! exception: once a day was told to that person, no change of the calendar makes the window shorter.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::derive::{counts_from, days_asked, period, unknown_year};
use crate::{Calendar, Count, DayKind, Stretch, Underivable, count, named_enum};

named_enum! {
    /// What a changed calendar does to a legal last day.
    pub enum Effect {
        /// Nothing: the same day, and as sure as before.
        Stays = "stays",
        /// The same day, which is no longer provisional.
        Settled = "settled",
        /// The same day, which has become provisional.
        Unsettled = "unsettled",
        /// A later day.
        Later = "later",
        /// An earlier day.
        Earlier = "earlier",
        /// It would be an earlier day, but a person was told the later one, which holds.
        Kept = "kept",
    }
}

/// The dates of one count under one calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Dates {
    /// Counted last day.
    pub ends_on: Date,
    /// Legal last day.
    pub due_on: Date,
    /// The first year that the result rests on and that has not been announced.
    pub provisional: Option<i16>,
}

/// A day on which offices work under one calendar and rest under the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedDay<'a> {
    /// The day.
    pub on: Date,
    /// What it was.
    pub before: DayKind<'a>,
    /// What it is now.
    pub after: DayKind<'a>,
}

/// What a changed calendar means for one count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recount<'a> {
    /// Under the calendar before.
    pub before: Dates,
    /// Under the calendar now, whoever was told what. A year that is still missing stands here.
    pub after: Dates,
    /// The legal last day that held so far: the one before, or a later one that the person was told.
    pub held: Date,
    /// The legal last day that holds from now on.
    pub holds: Date,
    /// What happened to it.
    pub effect: Effect,
    /// Why: the changed days among those that the count asked the calendar about, in order. Empty where only a
    /// year was announced without changing any of them.
    pub days: Vec<ChangedDay<'a>>,
}

/// Two calendars of one place, and where they differ. Made once, asked for every count.
#[derive(Clone, Debug)]
pub struct CalendarChange<'a> {
    before: &'a Calendar,
    after: &'a Calendar,
    /// Days that are worked under one of them only, in order.
    days: Vec<Date>,
    /// Years that only one of them has, in order.
    years: Vec<i16>,
}

/// Counts a stretch again after a change of the calendar. `told` is the last day that a person was told.
///
/// For many counts, make one [`CalendarChange`] and ask it.
///
/// # Errors
/// As [`count`]: without a date before or after there is nothing to compare.
pub fn recount<'a>(
    stretch: Stretch,
    given: &Count<'_>,
    told: Option<Date>,
    before: &'a Calendar,
    after: &'a Calendar,
) -> Result<Recount<'a>, Underivable> {
    CalendarChange::between(before, after).recount(stretch, given, told)
}

impl<'a> CalendarChange<'a> {
    /// Compares two calendars, day by day of every year that either has.
    #[must_use]
    pub fn between(before: &'a Calendar, after: &'a Calendar) -> Self {
        let (had, has): (BTreeSet<i16>, BTreeSet<i16>) = (before.years().collect(), after.years().collect());
        let differs = |day: &Date| before.is_working(*day) != after.is_working(*day);
        let other = had.union(&has).filter(|year| !before.agrees(after, **year));
        let days = other.flat_map(|year| days_of(*year)).filter(differs).collect();
        Self { before, after, days, years: had.symmetric_difference(&has).copied().collect() }
    }

    /// Days that are worked under one of the calendars only, in order.
    #[must_use]
    pub fn days(&self) -> &[Date] {
        &self.days
    }

    /// Years that only one of the calendars has, in order.
    #[must_use]
    pub fn years(&self) -> &[i16] {
        &self.years
    }

    /// What the change means for one count. `told` is the last day that a person was told; it binds only a
    /// stretch in that person's favour. A told day that is now a rest day rolls, as any last day does.
    ///
    /// # Errors
    /// As [`recount`].
    pub fn recount(&self, stretch: Stretch, given: &Count<'_>, told: Option<Date>) -> Result<Recount<'a>, Underivable> {
        let (before, asked) = dates(stretch, given, self.before)?;
        // A count asks only about these days: where none of them changed, it comes out the same.
        let untouched = asked.is_none_or(|asked| self.days_in(asked).is_empty() && !self.years_in(asked));
        let (after, asked_after) = if untouched { (before, asked) } else { dates(stretch, given, self.after)? };
        let told = told.filter(|_| stretch.favours_person);
        let held = told.map_or(before.due_on, |told| told.max(before.due_on));
        let holds = match told {
            Some(_) if held > after.due_on => self.after.working_day_from(held).ok_or(Underivable::OutOfRange)?,
            _ => after.due_on,
        };
        let effect = match holds.cmp(&held) {
            Ordering::Greater => Effect::Later,
            Ordering::Less => Effect::Earlier,
            Ordering::Equal if after.due_on < before.due_on => Effect::Kept,
            Ordering::Equal => settled(before.provisional, after.provisional),
        };
        let days = asked.zip(asked_after).map(|(one, two)| {
            let last = if told.is_some() { held.max(holds) } else { one.1 };
            self.changed((one.0.min(two.0), one.1.max(two.1).max(last)))
        });
        Ok(Recount { before, after, held, holds, effect, days: days.unwrap_or_default() })
    }

    /// Of many counts, each with the caller's key, those that the change affects, and those that have no date.
    ///
    /// Takes one at a time and keeps none, so that a stock of any size needs no more memory than one count; a
    /// count that the change does not touch is counted once.
    pub fn affected<'s, 'c, K>(
        &'s self,
        counts: impl IntoIterator<Item = (K, Stretch, Count<'c>, Option<Date>)> + 's,
    ) -> impl Iterator<Item = (K, Result<Recount<'a>, Underivable>)> + 's {
        counts.into_iter().filter_map(|(key, stretch, given, told)| {
            let recount = self.recount(stretch, &given, told);
            let days = |dates: Dates| (dates.ends_on, dates.due_on);
            let same = |found: &Recount<'_>| found.effect == Effect::Stays && days(found.before) == days(found.after);
            (!recount.as_ref().is_ok_and(same)).then_some((key, recount))
        })
    }

    fn days_in(&self, (first, last): (Date, Date)) -> &[Date] {
        let from = self.days.partition_point(|day| *day < first);
        let until = self.days.partition_point(|day| *day <= last);
        self.days.get(from..until).unwrap_or_default()
    }

    fn years_in(&self, (first, last): (Date, Date)) -> bool {
        let at = self.years.partition_point(|year| *year < first.year());
        self.years.get(at).is_some_and(|year| *year <= last.year())
    }

    fn changed(&self, asked: (Date, Date)) -> Vec<ChangedDay<'a>> {
        let changed = |on: &Date| ChangedDay { on: *on, before: self.before.kind(*on), after: self.after.kind(*on) };
        self.days_in(asked).iter().map(changed).collect()
    }
}

/// Both dates, and the days that the calendar was asked about.
fn dates(
    stretch: Stretch,
    given: &Count<'_>,
    calendar: &Calendar,
) -> Result<(Dates, Option<(Date, Date)>), Underivable> {
    let (_, unit) = period(stretch.period, given)?;
    let derived = count(stretch, given, calendar)?;
    let from = counts_from(stretch, given.start)?;
    let asked = days_asked(stretch.roll(), unit, [from, derived.ends_on, derived.due_on]);
    let provisional = asked.and_then(|days| unknown_year(days, calendar));
    Ok((Dates { ends_on: derived.ends_on, due_on: derived.due_on, provisional }, asked))
}

const fn settled(before: Option<i16>, after: Option<i16>) -> Effect {
    match (before, after) {
        (Some(_), None) => Effect::Settled,
        (None, Some(_)) => Effect::Unsettled,
        (Some(_), Some(_)) | (None, None) => Effect::Stays,
    }
}

fn days_of(year: i16) -> impl Iterator<Item = Date> {
    let first = Date::new(year, 1, 1).ok();
    std::iter::successors(first, |day| day.tomorrow().ok()).take_while(move |day| day.year() == year)
}
