//! What holds for every start, length and rule.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::{Calendar, Cite, Clock, Count, PackCode, Period, Suspended, derive};
use proptest::prelude::*;

use crate::book::calendar;
use crate::clock_rule::rule;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(calendar);

/// The longest period that a pack may state.
const LENGTH_MAX: u16 = 3_660;

/// Days in and around the announced years.
fn near_day() -> impl Strategy<Value = Date> {
    (0..9_500_i32).prop_map(|n| date(2003, 1, 1) + n.days())
}

/// Every day that can be written.
fn any_day() -> impl Strategy<Value = Date> {
    let last = Date::MIN.until(Date::MAX).expect("a span").get_days();
    prop_oneof![
        3 => near_day(),
        1 => (0..=last).prop_map(|n| Date::MIN + n.days()),
        1 => (0..5_000_i32).prop_map(|n| Date::MAX - n.days()),
    ]
}

fn any_rule(length_max: u16) -> impl Strategy<Value = Clock> {
    let unit = prop_oneof![Just("days"), Just("working_days"), Just("months")];
    let first = prop_oneof![Just(""), Just("included")];
    let roll = prop_oneof![Just(""), Just("stays"), Just("stays window")];
    (1..=length_max, unit, first, roll).prop_map(|(n, unit, first, roll)| rule(&format!("{n} {unit} {first} {roll}")))
}

fn longer(rule: &Clock, by: u16) -> Clock {
    let period = Period { length: rule.period.length.map(|length| length + by), ..rule.period };
    Clock { period, ..rule.clone() }
}

fn rolls(rule: &Clock) -> bool {
    rule.stretch().roll() == law::Roll::NextWorkingDay
}

fn ends(rule: &Clock, count: &Count<'_>) -> (Date, Date) {
    let derived = derive(rule, count, &CALENDAR).expect("near days are in range");
    (derived.ends_on, derived.due_on)
}

/// Working days from the day after `start` to `end`, both counted, the plain way.
fn working_days_after(start: Date, end: Date) -> usize {
    let mut days = 0;
    let mut day = start;
    while day < end {
        day = day.tomorrow().expect("in range");
        days += usize::from(CALENDAR.is_working(day));
    }
    days
}

proptest! {
    /// Whatever the start, length and additions: a day or a reason, never a panic.
    #[test]
    fn a_count_from_any_day_ends_or_is_refused(
        start in any_day(),
        rule in any_rule(LENGTH_MAX),
        extension_days in 0..=LENGTH_MAX,
        wait in -30..400_i32,
        suspended_days in 1..=i32::from(LENGTH_MAX),
    ) {
        let from = start.saturating_add(wait.days());
        let suspended = [Suspended { from, until: Some(from.saturating_add((suspended_days - 1).days())) }];
        let count = Count { extension_days, suspended: &suspended, ..Count::from(start) };
        if let Ok(derived) = derive(&rule, &count, &CALENDAR) {
            prop_assert!(derived.ends_on >= start);
            prop_assert!(derived.due_on >= derived.ends_on);
            prop_assert_eq!(rolls(&rule) || derived.due_on == derived.ends_on, true);
            prop_assert_eq!(rolls(&rule) && !CALENDAR.is_working(derived.due_on), false);
        } else {
            let days = i32::from(rule.period.length.unwrap_or(0)) + i32::from(extension_days) + suspended_days;
            let months = if rule.period.unit == law::Unit::Months { LENGTH_MAX } else { 0 };
            let far = start.checked_add((2 * days + 400).days()).and_then(|d| d.checked_add(i32::from(months).months()));
            prop_assert!(far.is_err(), "refused although there is room");
        }
    }

    /// Rolling skips rest days only.
    #[test]
    fn between_the_counted_end_and_the_due_day_nobody_works(start in near_day(), rule in any_rule(400)) {
        let (ends_on, due_on) = ends(&rule, &Count::from(start));
        let mut day = ends_on;
        while day < due_on {
            prop_assert!(!CALENDAR.is_working(day), "{}", day);
            day = day.tomorrow().expect("in range");
        }
    }

    #[test]
    fn a_longer_period_never_ends_sooner(start in near_day(), rule in any_rule(400), by in 1..30_u16) {
        let (ends_on, due_on) = ends(&rule, &Count::from(start));
        let (later_end, later_due) = ends(&longer(&rule, by), &Count::from(start));
        prop_assert!(later_end > ends_on);
        prop_assert!(later_due >= due_on);
    }

    #[test]
    fn a_later_start_never_ends_sooner(start in near_day(), rule in any_rule(400), wait in 1..40_i32) {
        let (ends_on, due_on) = ends(&rule, &Count::from(start));
        let (later_end, later_due) = ends(&rule, &Count::from(start + wait.days()));
        prop_assert!(later_end >= ends_on);
        prop_assert!(later_due >= due_on);
    }

    /// However an extension is cut up, the whole term is counted through and rolls once.
    #[test]
    fn extending_twice_is_extending_by_the_sum(start in near_day(), rule in any_rule(400), a in 0..40_u16, b in 0..40_u16) {
        let extended = |days| ends(&rule, &Count { extension_days: days, ..Count::from(start) });
        let (first_end, _) = extended(a);
        prop_assert_eq!(extended(a + b).0, first_end + i32::from(b).days());
        if rule.period.unit == law::Unit::Days {
            let as_one_term = ends(&longer(&rule, a + b), &Count::from(start));
            prop_assert_eq!(extended(a + b), as_one_term, "an extended term is a longer term");
        }
    }

    /// Whoever loses a right when the day passes never has it pass on a rest day.
    #[test]
    fn a_persons_window_never_ends_on_a_rest_day(start in near_day(), rule in any_rule(400), extension_days in 0..31_u16) {
        let window = Clock { window: true, bearer: law::Bearer::Petitioner, ..rule.clone() };
        let count = Count { extension_days, ..Count::from(start) };
        let ((ends_on, due_on), (_, for_an_organ)) = (ends(&window, &count), ends(&rule, &count));
        prop_assert!(CALENDAR.is_working(due_on));
        prop_assert!(due_on >= ends_on && due_on >= for_an_organ);
    }

    #[test]
    fn working_days_agree_with_counting_one_by_one(start in near_day(), n in 1..260_u16) {
        let (ends_on, due_on) = ends(&rule(&format!("{n} working_days")), &Count::from(start));
        prop_assert_eq!(working_days_after(start, ends_on), usize::from(n));
        prop_assert!(CALENDAR.is_working(ends_on));
        prop_assert_eq!(due_on, ends_on);
    }

    /// The steps add up to the result: the last day that a step names is the due day.
    #[test]
    fn the_steps_lead_to_the_result(start in near_day(), rule in any_rule(400), extension_days in 0..31_u16) {
        let count = Count { extension_days, ..Count::from(start) };
        let derived = derive(&rule, &count, &CALENDAR).expect("near days are in range");
        let last = derived.steps.iter().rev().find_map(|step| match step {
            law::Step::Rolls { to, .. } => Some(*to),
            law::Step::Stays { on, .. } => Some(*on),
            _ => None,
        });
        prop_assert_eq!(last, Some(derived.due_on));
        let provisional = derived.steps.iter().any(|step| matches!(step, law::Step::Provisional { .. }));
        prop_assert_eq!(provisional, derived.provisional);
    }

    #[test]
    fn a_citation_reads_back_as_printed(
        code in "[A-Z][A-Z0-9]{0,7}",
        article in 1..=u16::MAX,
        paragraph in any::<u8>(),
        item in any::<u8>(),
    ) {
        let pack: PackCode = code.parse().expect("a code");
        let cite = Cite { pack, article, paragraph, item };
        prop_assert_eq!(cite.to_string().parse::<Cite>(), Ok(cite));
    }

    /// One provision, one spelling: whatever is read is printed the same way.
    #[test]
    fn a_spelling_that_is_read_is_the_one_that_is_printed(text in "[A-Zr0-9]{0,9}-[0-9+]{0,3}(¶[0-9 ]{0,4})?([(][0-9一]{0,4}[)])?") {
        if let Ok(cite) = text.parse::<Cite>() {
            prop_assert_eq!(cite.to_string(), text);
        }
    }
}
