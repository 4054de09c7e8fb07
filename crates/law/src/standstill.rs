//! Time that stands still: the spans that a rule leaves out of a count.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::derive::plus_days;
use crate::{Calendar, Step, Suspended, Underivable, Unit};

/// The spans that do not count, taken in order, and how far they have been taken.
pub(crate) struct Standstill<'c> {
    spans: Cow<'c, [Suspended]>,
    /// The first day that can count.
    from: Date,
    /// The first day that no span has been taken for yet.
    begin: Date,
}

impl<'c> Standstill<'c> {
    pub(crate) fn new(suspended: &'c [Suspended], from: Date) -> Self {
        let spans = if suspended.is_sorted_by_key(|span| span.from) {
            Cow::Borrowed(suspended)
        } else {
            let mut spans = suspended.to_vec();
            spans.sort_by_key(|span| span.from);
            Cow::Owned(spans)
        };
        Self { spans, from, begin: from }
    }

    /// Takes only what lies after this day from now on.
    pub(crate) fn begin_after(&mut self, day: Date) -> Result<(), Underivable> {
        self.begin = self.begin.max(plus_days(day, 1)?);
        Ok(())
    }

    /// The last day of a count that would end on `ends_on` if nothing stood still, a step for each span that moves
    /// it. A day that lies in two spans is left out once; a span that begins after the end moves nothing. In a
    /// count of working days, only working days stand still.
    pub(crate) fn push<'a>(
        &mut self,
        ends_on: Date,
        unit: Unit,
        calendar: &'a Calendar,
        steps: &mut Vec<Step<'a>>,
    ) -> Result<Date, Underivable> {
        let mut ends_on = ends_on;
        for span in &*self.spans {
            let first = span.from.max(self.begin);
            if first > ends_on {
                continue;
            }
            let Some(last) = span.until else {
                return Err(Underivable::Suspended { since: span.from.max(self.from) });
            };
            if last < first {
                continue;
            }
            let units = counted(first, last, unit, calendar)?;
            if units > 0 {
                ends_on = match unit {
                    Unit::WorkingDays => working_days_after(ends_on, units, calendar)?,
                    _ => plus_days(ends_on, i32::from(units))?,
                };
                steps.push(Step::Suspended { from: first, until: last, units, ends_on });
            }
            self.begin = plus_days(last, 1)?;
        }
        Ok(ends_on)
    }
}

/// How many units lie between two days, both included.
fn counted(first: Date, last: Date, unit: Unit, calendar: &Calendar) -> Result<u16, Underivable> {
    if unit != Unit::WorkingDays {
        let days = first.until(last).map_err(|_| Underivable::OutOfRange)?.get_days();
        return u16::try_from(days + 1).map_err(|_| Underivable::OutOfRange);
    }
    let (mut units, mut day) = (0_u16, first);
    while day <= last {
        units = units.checked_add(u16::from(calendar.is_working(day))).ok_or(Underivable::OutOfRange)?;
        day = plus_days(day, 1)?;
    }
    Ok(units)
}

fn working_days_after(day: Date, units: u16, calendar: &Calendar) -> Result<Date, Underivable> {
    let (mut day, mut left) = (day, units);
    while left > 0 {
        day = plus_days(day, 1)?;
        left -= u16::from(calendar.is_working(day));
    }
    Ok(day)
}
