//! Any stretch and any facts, for properties.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::{Count, Counting, FirstDay, Period, Roll, Stretch, Suspended, Unit};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Most days of one suspended span.
const SPAN_DAYS_MAX: i32 = 40;

/// Days in and around the announced years.
pub fn near_day() -> impl Strategy<Value = Date> {
    (0..9_500_i32).prop_map(|n| date(2003, 1, 1) + n.days())
}

/// A day of the years whose announcements differ most, so that holidays are met often.
pub fn recent_day() -> impl Strategy<Value = Date> {
    (0..1_300_i32).prop_map(|n| date(2024, 1, 1) + n.days())
}

/// Any unit that is counted, any way of counting.
pub fn stretch(length_max: u16) -> impl Strategy<Value = Stretch> {
    let unit = prop_oneof![3 => Just(Unit::Days), 3 => Just(Unit::WorkingDays), 1 => Just(Unit::Months)];
    let first_day = prop_oneof![2 => Just(FirstDay::Excluded), 1 => Just(FirstDay::Included)];
    let roll = prop_oneof![2 => Just(Roll::NextWorkingDay), 1 => Just(Roll::None)];
    (1..=length_max, unit, first_day, roll, any::<bool>()).prop_map(
        |(length, unit, first_day, roll, favours_person)| {
            // A month is many days; longer stretches would leave the announced years.
            let length = if unit == Unit::Months { 1 + length % 14 } else { length };
            let period = Period { length: Some(length), unit };
            Stretch { period, counting: Counting { first_day, roll }, favours_person }
        },
    )
}

/// Closed spans around a count from this day, in any order, overlapping, touching, before and after.
pub fn spans(start: Date) -> impl Strategy<Value = Vec<Suspended>> {
    let span = (-20..120_i32, 0..SPAN_DAYS_MAX).prop_map(move |(wait, days)| {
        let from = start + wait.days();
        Suspended { from, until: Some(from + days.days()) }
    });
    vec(span, 0..5)
}

/// What the facts may say, with the spans on their own.
#[derive(Clone, Debug)]
pub struct Facts {
    pub start: Date,
    pub extension_days: u16,
    pub suspended: Vec<Suspended>,
}

impl Facts {
    /// The count that they give.
    pub fn count(&self) -> Count<'_> {
        Count { extension_days: self.extension_days, suspended: &self.suspended, ..Count::from(self.start) }
    }
}

/// Any facts around one of these days.
pub fn facts(start: impl Strategy<Value = Date>) -> impl Strategy<Value = Facts> {
    let extension_days = option::of(1..40_u16).prop_map(Option::unwrap_or_default);
    (start, extension_days).prop_flat_map(|(start, extension_days)| {
        spans(start).prop_map(move |suspended| Facts { start, extension_days, suspended })
    })
}
