//! Working days, with the rest days and make-up working days (调休) of each announced year.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

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

/// What one year's announcement says of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Announced {
    /// Place of the holiday's name in the year's list.
    pub(crate) name: u8,
    /// Whether the day is worked.
    pub(crate) worked: bool,
}

/// One announced year.
#[derive(Clone, Debug, Default)]
pub struct CalendarYear {
    pub(crate) names: Vec<String>,
    /// By day of the year, from 1 January at 0.
    pub(crate) days: Vec<Option<Announced>>,
}

/// The working-day calendar of one region. A year that is not loaded follows the week alone, and
/// every result that touches it is provisional.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    years: BTreeMap<i16, CalendarYear>,
    /// The years again, gap-free from the first, because every due date asks.
    dense: Vec<Option<CalendarYear>>,
    first: i16,
}

impl Calendar {
    /// A calendar of these years; a later entry for the same year replaces an earlier one.
    #[must_use]
    pub fn new(years: impl IntoIterator<Item = (i16, CalendarYear)>) -> Self {
        let years: BTreeMap<i16, CalendarYear> = years.into_iter().collect();
        let first = years.keys().next().copied().unwrap_or_default();
        let last = years.keys().next_back().copied().unwrap_or(first);
        let dense = (first..=last).map(|year| years.get(&year).cloned()).collect();
        Self { years, dense, first }
    }

    /// The years that are loaded, in order.
    pub fn years(&self) -> impl Iterator<Item = i16> + '_ {
        self.years.keys().copied()
    }

    fn year(&self, year: i16) -> Option<&CalendarYear> {
        let at = usize::try_from(i32::from(year) - i32::from(self.first)).ok()?;
        self.dense.get(at)?.as_ref()
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
