//! What holds for every stretch, whatever stands still.

use jiff::ToSpan;
use jiff::civil::Date;
use law::{Count, Period, Roll, Step, Stretch, Suspended, Underivable, Unit, count};
use proptest::prelude::*;

use crate::calendars::nation;
use crate::facts::{facts, near_day, stretch};

fn ends(stretch: Stretch, given: &Count<'_>) -> (Date, Date) {
    let derived = count(stretch, given, nation()).expect("near days are in range");
    (derived.ends_on, derived.due_on)
}

fn counted_from(stretch: Stretch, start: Date) -> Date {
    if stretch.counting.first_day == law::FirstDay::Included { start } else { start + 1.days() }
}

/// The stretch, in days where it would be in this unit.
fn without(unit: Unit, stretch: Stretch) -> Stretch {
    let other = if stretch.period.unit == unit { Unit::Days } else { stretch.period.unit };
    Stretch { period: Period { unit: other, ..stretch.period }, ..stretch }
}

fn is_in(spans: &[Suspended], day: Date) -> bool {
    spans.iter().any(|span| span.from <= day && span.until.is_none_or(|until| day <= until))
}

/// Days from one to the other, both included, that pass a test.
fn how_many(from: Date, to: Date, passes: impl Fn(Date) -> bool) -> usize {
    from.series(1.day()).take_while(|day| *day <= to).filter(|day| passes(*day)).count()
}

proptest! {
    /// The definition itself: so many units lie outside every span, and the last day is one of them.
    #[test]
    fn what_is_left_outside_the_spans_is_the_period(stretch in stretch(90), facts in facts(near_day())) {
        let given = Count { extension_days: 0, ..facts.count() };
        let (ends_on, _) = ends(stretch, &given);
        let (free, _) = ends(stretch, &Count::from(facts.start));
        let from = counted_from(stretch, facts.start);
        let in_unit = |day| stretch.period.unit != Unit::WorkingDays || nation().is_working(day);
        let outside = how_many(from, ends_on, |day| in_unit(day) && !is_in(&facts.suspended, day));
        prop_assert_eq!(outside, how_many(from, free, in_unit));
        prop_assert!(!is_in(&facts.suspended, ends_on) && in_unit(ends_on));
    }

    #[test]
    fn the_counted_end_is_never_after_the_legal_one(stretch in stretch(90), facts in facts(near_day())) {
        let (ends_on, due_on) = ends(stretch, &facts.count());
        prop_assert!(facts.start <= ends_on && ends_on <= due_on);
        let rolls = stretch.roll() == Roll::NextWorkingDay;
        prop_assert!(!rolls || nation().is_working(due_on));
        prop_assert!(rolls || ends_on == due_on);
        prop_assert!(!stretch.favours_person || nation().is_working(due_on));
    }

    /// Standing still never takes time away, and each span adds at least the units of it that were counted.
    #[test]
    fn a_span_moves_the_end_by_what_it_takes(stretch in stretch(90), facts in facts(near_day())) {
        let derived = count(stretch, &facts.count(), nation()).expect("in range");
        let (free, _) = ends(stretch, &Count { suspended: &[], ..facts.count() });
        let units: i32 = derived.steps.iter().map(|step| match step {
            Step::Suspended { units, .. } => i32::from(*units),
            _ => 0,
        }).sum();
        prop_assert!(derived.ends_on >= free + units.days());
        if stretch.period.unit != Unit::WorkingDays {
            prop_assert_eq!(derived.ends_on, free + units.days());
        }
    }

    #[test]
    fn two_touching_spans_are_one(stretch in stretch(90), facts in facts(near_day()), cut in 0..40_i32) {
        let mut split: Vec<Suspended> = Vec::new();
        for span in &facts.suspended {
            let seam = span.from + cut.days();
            match span.until {
                Some(until) if seam < until => {
                    split.push(Suspended { from: seam + 1.days(), until: Some(until) });
                    split.push(Suspended { from: span.from, until: Some(seam) });
                }
                _ => split.push(*span),
            }
        }
        let whole = ends(stretch, &facts.count());
        prop_assert_eq!(ends(stretch, &Count { suspended: &split, ..facts.count() }), whole);
    }

    /// The order in which spans were recorded says nothing, and a span that is told twice counts once.
    #[test]
    fn neither_order_nor_repetition_matters(stretch in stretch(90), facts in facts(near_day())) {
        let mut other: Vec<Suspended> = facts.suspended.iter().rev().copied().collect();
        other.extend_from_slice(&facts.suspended);
        prop_assert_eq!(ends(stretch, &Count { suspended: &other, ..facts.count() }), ends(stretch, &facts.count()));
    }

    #[test]
    fn one_more_span_never_ends_sooner(stretch in stretch(90), facts in facts(near_day()), wait in 0..90_i32, days in 0..30_i32) {
        let from = facts.start + wait.days();
        let mut more = facts.suspended.clone();
        more.push(Suspended { from, until: Some(from + days.days()) });
        let (ends_on, due_on) = ends(stretch, &facts.count());
        let (later_end, later_due) = ends(stretch, &Count { suspended: &more, ..facts.count() });
        prop_assert!(later_end >= ends_on && later_due >= due_on);
    }

    #[test]
    fn longer_and_further_extended_never_ends_sooner(stretch in stretch(90), facts in facts(near_day()), by in 1..20_u16) {
        let (ends_on, due_on) = ends(stretch, &facts.count());
        let period = Period { length: stretch.period.length.map(|length| length + by), ..stretch.period };
        let (longer, longer_due) = ends(Stretch { period, ..stretch }, &facts.count());
        let extended = Count { extension_days: facts.extension_days + by, ..facts.count() };
        let (further, further_due) = ends(stretch, &extended);
        prop_assert!(longer > ends_on && longer_due >= due_on);
        prop_assert!(further > ends_on && further_due >= due_on);
    }

    /// Months are left out: two starting days of a long month end on the same day of a short one.
    #[test]
    fn a_later_start_never_ends_sooner(stretch in stretch(90), facts in facts(near_day()), wait in 1..40_i32) {
        let stretch = without(Unit::Months, stretch);
        let (ends_on, due_on) = ends(stretch, &facts.count());
        let (later_end, later_due) = ends(stretch, &Count { start: facts.start + wait.days(), ..facts.count() });
        prop_assert!(later_end >= ends_on && later_due >= due_on);
    }

    /// What a person sees as the last step is the result, and every end on the way is the one before or later.
    #[test]
    fn the_steps_never_go_back(stretch in stretch(90), facts in facts(near_day())) {
        let derived = count(stretch, &facts.count(), nation()).expect("in range");
        let on_the_way: Vec<Date> = derived.steps.iter().filter_map(|step| match step {
            Step::Counted { ends_on, .. } | Step::Extended { ends_on, .. } | Step::Suspended { ends_on, .. } => Some(*ends_on),
            Step::Rolls { to, .. } => Some(*to),
            Step::Stays { on, .. } => Some(*on),
            Step::Starts { .. } | Step::CountsFrom { .. } | Step::Passed { .. } | Step::Provisional { .. } => None,
        }).collect();
        prop_assert!(on_the_way.is_sorted());
        prop_assert_eq!(on_the_way.last(), Some(&derived.due_on));
    }

    /// An open span gives no date exactly if a closed one in its place would move the end.
    #[test]
    fn an_open_span_refuses_what_a_closed_one_would_move(stretch in stretch(60), facts in facts(near_day()), wait in -10..120_i32) {
        let stretch = without(Unit::WorkingDays, stretch);
        let from = facts.start + wait.days();
        let last = (facts.start + 1.day()).max(from) + 400.days();
        let with = |until: Option<Date>| {
            let mut spans = facts.suspended.clone();
            spans.push(Suspended { from, until });
            count(stretch, &Count { suspended: &spans, ..facts.count() }, nation()).map(|derived| derived.ends_on)
        };
        let without = ends(stretch, &facts.count()).0;
        match with(None) {
            Ok(ends_on) => prop_assert!(ends_on == without && with(Some(last)) == Ok(without)),
            Err(Underivable::Suspended { since }) => {
                prop_assert!(since >= from && with(Some(last)).is_ok_and(|ends_on| ends_on > without));
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }
}
