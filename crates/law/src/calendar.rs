//! Working days, with the rest days and make-up working days (调休) of each announced year.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use serde::{Serialize, Serializer};

/// What kind of day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// Monday to Friday without a holiday.
    Workday,
    /// A Saturday or Sunday without an announcement.
    Weekend,
    /// A rest day of the holiday with this name.
    Holiday(&'a str),
    /// A weekend day that is worked in exchange, for the holiday with this name.
    MakeUp(&'a str),
}

impl DayKind<'_> {
    /// Whether offices work on such a day.
    #[must_use]
    pub const fn is_working(self) -> bool {
        matches!(self, Self::Workday | Self::MakeUp(_))
    }
}

/// One text, as other programs read it: `workday`, `weekend`, `holiday 国庆节`, `make_up 国庆节`.
impl Serialize for DayKind<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Workday => s.serialize_str("workday"),
            Self::Weekend => s.serialize_str("weekend"),
            Self::Holiday(name) => s.collect_str(&format_args!("holiday {name}")),
            Self::MakeUp(name) => s.collect_str(&format_args!("make_up {name}")),
        }
    }
}

/// What one year's announcement says of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Announced {
    /// Place of the holiday's name in the year's list.
    pub(crate) name: u16,
    /// Whether the day is worked.
    pub(crate) worked: bool,
}

/// One announced year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarYear {
    pub(crate) names: Vec<String>,
    /// By day of the year, from 1 January at 0.
    pub(crate) days: Vec<Option<Announced>>,
}

impl CalendarYear {
    /// Adds what another announcement of the same year says; where both speak of a day, the other one leads.
    fn add(&mut self, other: &Self) {
        for (at, announced) in other.days.iter().enumerate().filter_map(|(at, day)| Some((at, (*day)?))) {
            let Some(name) = other.names.get(usize::from(announced.name)) else { continue };
            let number = self.names.iter().position(|known| known == name).unwrap_or_else(|| {
                self.names.push(name.clone());
                self.names.len() - 1
            });
            let (Ok(name), Some(slot)) = (u16::try_from(number), self.days.get_mut(at)) else { continue };
            *slot = Some(Announced { name, worked: announced.worked });
        }
    }
}

/// The working-day calendar of one region. A year that is not loaded follows the week alone, and
/// every result that touches it is provisional.
#[derive(Clone, Default)]
pub struct Calendar {
    /// Gap-free from the first, because every due date asks.
    years: Vec<Option<CalendarYear>>,
    first: i16,
}

/// The years alone: their days would fill pages.
impl std::fmt::Debug for Calendar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Calendar").field(&self.years().collect::<Vec<_>>()).finish()
    }
}

impl Calendar {
    /// A calendar of these years. A later entry for the same year takes the place of an earlier one, to ask what
    /// would be if; [`Calendars::load`](crate::Calendars::load) refuses two files for one year.
    #[must_use]
    pub fn new(years: impl IntoIterator<Item = (i16, CalendarYear)>) -> Self {
        let mut years: BTreeMap<i16, CalendarYear> = years.into_iter().collect();
        let first = years.keys().next().copied().unwrap_or_default();
        let last = years.keys().next_back().copied().unwrap_or(first);
        Self { years: (first..=last).map(|year| years.remove(&year)).collect(), first }
    }

    /// The years that are loaded, in order.
    pub fn years(&self) -> impl Iterator<Item = i16> + '_ {
        (self.first..).zip(&self.years).filter_map(|(year, announced)| announced.as_ref().map(|_| year))
    }

    /// This calendar with the days that a region announces on top of it. A year that only the region
    /// announces stays unknown: its national holidays are still to come.
    #[must_use]
    pub fn with(&self, regional: impl IntoIterator<Item = (i16, CalendarYear)>) -> Self {
        let mut calendar = self.clone();
        for (number, extra) in regional {
            if let Some(year) = calendar.at(number).and_then(|at| calendar.years.get_mut(at)).and_then(Option::as_mut) {
                year.add(&extra);
            }
        }
        calendar
    }

    fn at(&self, year: i16) -> Option<usize> {
        usize::try_from(i32::from(year) - i32::from(self.first)).ok()
    }

    fn year(&self, year: i16) -> Option<&CalendarYear> {
        self.years.get(self.at(year)?)?.as_ref()
    }

    /// Whether another calendar says of this year what this one says.
    pub(crate) fn agrees(&self, other: &Self, year: i16) -> bool {
        self.year(year) == other.year(year)
    }

    /// Whether this year has been announced and loaded.
    pub(crate) fn has(&self, year: i16) -> bool {
        self.year(year).is_some()
    }

    /// Whether the year of this day has been announced and loaded.
    #[must_use]
    pub fn knows(&self, day: Date) -> bool {
        self.has(day.year())
    }

    /// What kind of day it is; by the week alone where the year is not loaded.
    #[must_use]
    pub fn kind(&self, day: Date) -> DayKind<'_> {
        let announced = self.year(day.year()).and_then(|year| {
            let at = usize::try_from(day.day_of_year() - 1).ok()?;
            let announced = (*year.days.get(at)?)?;
            let name = year.names.get(usize::from(announced.name))?;
            Some(if announced.worked { DayKind::MakeUp(name) } else { DayKind::Holiday(name) })
        });
        announced.unwrap_or(match day.weekday() {
            Weekday::Saturday | Weekday::Sunday => DayKind::Weekend,
            _ => DayKind::Workday,
        })
    }

    /// Whether offices work on this day.
    #[must_use]
    pub fn is_working(&self, day: Date) -> bool {
        self.kind(day).is_working()
    }

    /// The first working day on or after this one; `None` only at the end of representable time.
    #[must_use]
    pub fn working_day_from(&self, day: Date) -> Option<Date> {
        let mut day = day;
        while !self.is_working(day) {
            day = day.tomorrow().ok()?;
        }
        Some(day)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{Calendar, DayKind};
    use crate::{PackFile, load_calendar};

    fn year(text: &str) -> Calendar {
        let file = PackFile { path: "2026.toml", text };
        let (_, number, announced) = load_calendar(file).expect("a sound year");
        Calendar::new([(number, announced)])
    }

    const TEXT: &str = "region = \"CN\"\nyear = 2026\n[[holiday]]\nname = \"元旦\"\noff = [2026-01-01, 2026-01-03]\nwork = [2026-01-04]\n";

    #[test]
    fn a_day_is_what_was_announced_or_else_what_the_week_says() {
        let calendar = year(TEXT);
        for (day, kind, working) in [
            (date(2026, 1, 1), DayKind::Holiday("元旦"), false),
            (date(2026, 1, 2), DayKind::Workday, true),
            (date(2026, 1, 3), DayKind::Holiday("元旦"), false),
            (date(2026, 1, 4), DayKind::MakeUp("元旦"), true),
            (date(2026, 1, 10), DayKind::Weekend, false),
            (date(2026, 12, 31), DayKind::Workday, true),
            (date(2027, 1, 1), DayKind::Workday, true),
        ] {
            assert_eq!((calendar.kind(day), calendar.is_working(day)), (kind, working), "{day}");
        }
    }

    /// No holiday is known that nobody announced, and no year is known that nobody loaded.
    #[test]
    fn without_announcements_there_are_only_weeks() {
        let calendar = Calendar::default();
        assert_eq!(calendar.years().count(), 0);
        for (day, working) in [(date(2026, 1, 1), true), (date(2026, 10, 1), true), (date(2026, 10, 3), false)] {
            assert_eq!((calendar.is_working(day), calendar.knows(day)), (working, false), "{day}");
        }
    }

    #[test]
    fn only_loaded_years_are_known() {
        let calendar = year(TEXT);
        for (day, known) in [(date(2025, 12, 31), false), (date(2026, 1, 1), true), (date(2027, 1, 1), false)] {
            assert_eq!(calendar.knows(day), known, "{day}");
        }
        assert!(!calendar.knows(Date::MIN) && !calendar.knows(Date::MAX));
    }

    #[test]
    fn a_later_announcement_of_a_year_replaces_the_earlier_one() {
        let file = |text| {
            let (_, number, announced) = load_calendar(PackFile { path: "2026.toml", text }).expect("a sound year");
            (number, announced)
        };
        let amended = TEXT.replace("2026-01-03]", "2026-01-02]");
        let calendar = Calendar::new([file(TEXT), file(&amended)]);
        assert_eq!(calendar.kind(date(2026, 1, 2)), DayKind::Holiday("元旦"));
        assert_eq!(calendar.kind(date(2026, 1, 3)), DayKind::Weekend);
    }

    #[test]
    fn the_next_working_day_may_be_the_day_itself() {
        let calendar = year(TEXT);
        for (day, next) in [
            (date(2026, 1, 2), Some(date(2026, 1, 2))),
            (date(2026, 1, 3), Some(date(2026, 1, 4))),
            (date(2026, 1, 10), Some(date(2026, 1, 12))),
            (Date::MAX, Some(Date::MAX)),
        ] {
            assert_eq!(calendar.working_day_from(day), next, "{day}");
        }
    }
}
