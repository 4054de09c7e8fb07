//! What comparable systems got wrong with clocks and calendars, one test each, as far as counting carries it.
//! The numbers are those of a longer list of such defects; what procedure and storage carry is tested there.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use law::{
    Calendar, CalendarChange, Count, DayKind, PackFile, Start, Step, Stretch, Underivable, count, derive, load_calendar,
};

use crate::calendars::{amended, nation, with, year_file};
use crate::clock_rule::{count as facts, result, rule};

fn ends(clock: &str, given: &str) -> String {
    result(derive(&rule(clock), &facts(given), nation()).as_ref())
}

fn stretch(clock: &str) -> Stretch {
    rule(clock).stretch()
}

fn all_days(year: i16) -> impl Iterator<Item = Date> {
    date(year, 1, 1).series(1.day()).take_while(move |day| day.year() == year)
}

/// A day is a whole day: it begins and ends at midnight, and no minute lies in two of them or in none.
#[test]
fn peers_01_midnight_edge_of_a_calendar_without_hours() {
    let one = |start| count(stretch("1 days stays"), &Count::from(start), nation()).expect("in range").due_on;
    for year in [2023, 2024, 2025, 2026] {
        for day in all_days(year) {
            assert_eq!(one(day), day + 1.day(), "{day}");
        }
    }
    assert_eq!(ends("1 days", "2025-12-31"), "2026-01-01 → 2026-01-04", "the last minute of a year");
    assert_eq!(ends("1 days", "2026-01-01"), "2026-01-02 → 2026-01-04", "the first minute of the next");
}

/// Nothing is a holiday that no loaded announcement of that place names.
#[test]
fn peers_02_holiday_from_a_feed_nobody_asked_for() {
    let elsewhere = ("a.toml", year_file("990000", 2026, "云节", &["2026-03-19".to_owned()], &[]));
    let calendars = with(&[elsewhere]).expect("a sound year");
    for day in all_days(2026) {
        assert_eq!(calendars.nation().kind(day), nation().kind(day), "a region's days stay in the region: {day}");
        assert_eq!(calendars.of("970000").kind(day), nation().kind(day), "{day}");
    }
    let guessed = all_days(2027).filter(|day| !matches!(nation().kind(*day), DayKind::Workday | DayKind::Weekend));
    assert_eq!(guessed.count(), 0, "a year without announcement has no holidays");
    let empty = Calendar::default();
    assert!(all_days(2026).all(|day| matches!(empty.kind(day), DayKind::Workday | DayKind::Weekend)));
}

/// What is taken up again is counted from the day on which it came back, whatever ran before.
#[test]
fn peers_03_reopened_counts_from_its_own_day_not_from_creation() {
    assert_eq!(ends("60 days", "2026-04-03"), "2026-06-02");
    let reopened = count(stretch("60 days"), &facts("2026-04-03"), nation()).expect("in range");
    assert_eq!(reopened.steps.first(), Some(&Step::Starts { on: date(2026, 4, 3) }));
    // What stood still in the first round, which began on 2 March, is no part of the second.
    assert_eq!(ends("60 days", "2026-04-03 -2026-03-05..2026-03-14"), "2026-06-02");
}

/// Another rule counts the same facts: the days that stood still stand still under it as well.
#[test]
fn peers_04_rule_changed_midway_keeps_the_pauses() {
    let paused = "2026-03-02 -2026-03-05..2026-03-08";
    for (clock, without, with_pauses) in [
        ("10 days", "2026-03-12", "2026-03-16"),
        ("15 days", "2026-03-17", "2026-03-21 → 2026-03-23"),
        ("1 months", "2026-04-02", "2026-04-06 → 2026-04-07"),
        ("5 working_days", "2026-03-09", "2026-03-11"),
        ("7 working_days", "2026-03-11", "2026-03-13"),
    ] {
        assert_eq!((ends(clock, "2026-03-02"), ends(clock, paused)), (without.to_owned(), with_pauses.to_owned()));
    }
}

/// A pause over a weekend is four days of a count in days, and the working ones of a count in working days.
#[test]
fn peers_05_pending_over_a_weekend_with_a_duration_in_days() {
    let friday_to_monday = "2026-03-02 -2026-03-06..2026-03-09";
    assert_eq!(ends("10 days", friday_to_monday), "2026-03-16");
    assert_eq!(ends("8 working_days", "2026-03-02"), "2026-03-12");
    assert_eq!(ends("8 working_days", friday_to_monday), "2026-03-16");
}

/// While time stands still there is no due date that could pass.
#[test]
fn peers_06_violated_while_paused() {
    for (clock, start) in [("10 days", "2026-03-02"), ("5 working_days", "2026-03-02"), ("1 months", "2026-02-20")] {
        let derived = derive(&rule(clock), &facts(&format!("{start} -2026-03-05..")), nation());
        assert_eq!(derived.map(|derived| derived.due_on), Err(Underivable::Suspended { since: date(2026, 3, 5) }));
    }
    // Once it goes on, what was left before is left after: 7 of 10 days.
    assert_eq!(ends("10 days", "2026-03-02 -2026-03-06..2026-06-30"), "2026-07-07");
}

/// A day has no segments: however often time stops and goes on within one day, that day is left out once.
#[test]
fn peers_07_stopping_and_going_on_in_another_segment_of_the_day() {
    let morning = " -2026-03-05..2026-03-05";
    for times in 1..4 {
        assert_eq!(ends("10 days", &format!("2026-03-02{}", morning.repeat(times))), "2026-03-13", "{times}");
    }
    assert_eq!(
        ends("10 days", "2026-03-02 -2026-03-05..2026-03-06 -2026-03-06..2026-03-07"),
        "2026-03-15 → 2026-03-16"
    );
}

/// Any days of the week may be the open ones; hours and lunch breaks do not exist.
#[test]
fn peers_09_only_some_weekdays_open_and_lunch_breaks() {
    let closed = |day: &Date| matches!(day.weekday(), Weekday::Monday | Weekday::Thursday | Weekday::Friday);
    let off: Vec<String> = all_days(2026).filter(closed).map(|day| day.to_string()).collect();
    let text = year_file("CN", 2026, "周二周三上班", &off, &[]);
    let (_, year, announced) = load_calendar(PackFile { path: "2026.toml", text: &text }).expect("a sound year");
    let calendar = Calendar::new([(year, announced)]);
    let ends = |clock, given| result(derive(&rule(clock), &facts(given), &calendar).as_ref());
    assert_eq!(ends("5 working_days", "2026-03-02"), "2026-03-17");
    assert_eq!(ends("10 days", "2026-03-02"), "2026-03-12 → 2026-03-17");
    assert_eq!(ends("5 working_days", "2026-03-02 -2026-03-04..2026-03-09"), "2026-03-18");

    // A year in which nobody works at all still comes to an end.
    let off: Vec<String> = all_days(2026).map(|day| day.to_string()).collect();
    let text = year_file("CN", 2026, "停", &off, &[]);
    let (_, year, announced) = load_calendar(PackFile { path: "2026.toml", text: &text }).expect("a sound year");
    let calendar = Calendar::new([(year, announced)]);
    let ends = |clock, given| result(derive(&rule(clock), &facts(given), &calendar).as_ref());
    assert_eq!(ends("1 working_days", "2026-03-02"), "2027-01-01 provisional");
    assert_eq!(ends("10 days", "2026-03-02"), "2026-03-12 → 2027-01-01 provisional");
}

/// An edited calendar moves what rests on the edited days, all of it, nothing else, and nobody's told window back.
#[test]
fn peers_10_calendar_edited_and_all_open_items_recomputed() {
    let edited = amended("work = [2026-05-09]", "work = [2026-05-10]");
    let change = CalendarChange::between(nation(), &edited);
    let clocks = ["15 days", "10 days window", "5 working_days", "1 months stays"].map(stretch);
    let open = || all_days(2026).flat_map(|day| clocks.map(|stretch| (stretch, Count::from(day))));
    let items = open().enumerate().map(|(at, (stretch, given))| {
        let told = count(stretch, &given, nation()).expect("in range").due_on;
        (at, stretch, given, Some(told))
    });
    let moved: Vec<usize> = change.affected(items).map(|(at, _)| at).collect();
    let mut expected = Vec::new();
    for (at, (stretch, given)) in open().enumerate() {
        let before = count(stretch, &given, nation()).expect("in range");
        let after = count(stretch, &given, &edited).expect("in range");
        let found = change.recount(stretch, &given, Some(before.due_on)).expect("in range");
        let holds = if stretch.favours_person { after.due_on.max(before.due_on) } else { after.due_on };
        assert_eq!(found.holds, holds, "{at}");
        if (before.ends_on, before.due_on) != (after.ends_on, after.due_on) {
            expected.push(at);
        }
    }
    assert!(!expected.is_empty() && moved == expected, "{moved:?} {expected:?}");
}

/// A period that nobody set is a reason why there is no date; no date ever stands for "no limit".
#[test]
fn peers_16_a_missing_deadline_is_an_error_never_no_limit() {
    for (clock, given, why) in [
        ("unstated", "2026-03-02", Underivable::Unstated),
        ("set_in_act", "2026-03-02", Underivable::NotSet),
        ("set_in_act", "2026-03-02 =0", Underivable::NotSet),
        ("days", "2026-03-02", Underivable::Unstated),
        ("working_days", "2026-03-02 =5", Underivable::Unstated),
        ("0 months", "2026-03-02", Underivable::Unstated),
        ("unstated", "2026-03-02 +30", Underivable::Unstated),
    ] {
        assert_eq!(derive(&rule(clock), &facts(given), nation()), Err(why), "{clock} {given}");
    }
    // The greatest numbers that facts can have are no way to a date without limit either.
    let given = Count { set_days: Some(u16::MAX), extension_days: u16::MAX, ..Count::from(date(2026, 3, 2)) };
    let far = derive(&rule("set_in_act"), &given, nation()).expect("in range");
    assert!(far.provisional && far.due_on < Date::MAX);
    let late = Count { start: date(9_900, 1, 1), ..given };
    assert_eq!(derive(&rule("set_in_act"), &late, nation()), Err(Underivable::OutOfRange));
}

/// Each stage has a clock of its own, counted from its own day; sending a thing again is no day that counts.
#[test]
fn peers_22_each_review_stage_runs_from_its_own_day_and_a_resend_starts_nothing() {
    for (stage, start, expected) in [
        ("window for review", "2026-06-10", "2026-07-10"),
        ("review", "2026-07-10", "2026-08-09 → 2026-08-10"),
        ("window for final review", "2026-08-11", "2026-09-10"),
        ("final review", "2026-09-10", "2026-10-10"),
    ] {
        assert_eq!(ends("30 days", start), expected, "{stage}");
    }
    for stage in ["review_requested", "final_review_requested", "reply_delivered", "review_delivered"] {
        assert!(Start::named(stage).is_some(), "{stage}");
    }
    only_acts_of_the_procedure_start_a_clock();
}

/// No clock can be started by an edit or a comment, because no pack could say so.
#[test]
fn peers_27_an_edit_or_comment_never_restarts_a_clock() {
    only_acts_of_the_procedure_start_a_clock();
    // The same facts give the same dates, however often they are asked for.
    let once = derive(&rule("60 days"), &facts("2026-03-02 +30 -2026-03-05..2026-03-08"), nation());
    let again = derive(&rule("60 days"), &facts("2026-03-02 +30 -2026-03-05..2026-03-08"), nation());
    assert_eq!(once, again);
}

/// What a pack can name as a start is something that somebody did in the procedure, or to the petitioner before it, and
/// that has its own day: sending again, editing, commenting and opening a record are none of these.
fn only_acts_of_the_procedure_start_a_clock() {
    let acts =
        ["received", "accepted", "delivered", "requested", "refused", "urged", "decided", "suspended", "infringed"];
    for start in Start::NAMES {
        assert!(acts.iter().any(|act| start.split('_').any(|word| word == *act)), "{start}: is it an act?");
    }
}

/// Counting knows days, not moments: neither the machine's zone nor an hour can enter it. Which day a moment is,
/// in Asia/Shanghai, is settled before, and a day more or less there is exactly a day here.
#[test]
fn peers_28_the_office_time_zone_is_settled_before_counting() {
    for day in all_days(2026) {
        let due = |start| count(stretch("15 days stays"), &Count::from(start), nation()).expect("in range").due_on;
        assert_eq!(due(day + 1.day()), due(day) + 1.day(), "{day}");
    }
}
