//! Spans that do not count. Every date was counted by hand on the official calendar, not by this code.

use law::derive;

use crate::calendars::nation;
use crate::clock_rule::{count, result, rule, steps};

/// What the row shows, the clock, the count, what comes out.
type Row = (&'static str, &'static str, &'static str, &'static str);

fn check(rows: &[Row]) {
    for (name, clock, facts, expected) in rows {
        let derived = derive(&rule(clock), &count(facts), nation());
        assert_eq!(result(derived.as_ref()), *expected, "{name}: {clock} from {facts}");
    }
}

/// Ten days from 2 March 2026 end on Thursday the 12th.
#[rustfmt::skip]
const DAYS: &[Row] = &[
    ("over before the count begins", "10 days", "2026-03-02 -2026-02-20..2026-03-02", "2026-03-12"),
    ("it reaches into the count", "10 days", "2026-03-02 -2026-02-20..2026-03-04", "2026-03-14 → 2026-03-16"),
    ("inside", "10 days", "2026-03-02 -2026-03-05..2026-03-08", "2026-03-16"),
    ("the first day where it counts", "10 days included", "2026-03-02 -2026-03-02..2026-03-02", "2026-03-12"),
    ("the very last day", "10 days", "2026-03-02 -2026-03-12..2026-03-12", "2026-03-13"),
    ("it begins the day after the end", "10 days", "2026-03-02 -2026-03-13..2026-03-20", "2026-03-12"),
    ("it runs past the end", "10 days", "2026-03-02 -2026-03-11..2026-03-17", "2026-03-19"),
    ("all of it", "10 days", "2026-03-02 -2026-03-03..2026-03-31", "2026-04-10"),
    ("it ends before it begins", "10 days", "2026-03-02 -2026-03-08..2026-03-05", "2026-03-12"),
    ("a leap day", "10 days", "2024-02-20 -2024-02-29..2024-02-29", "2024-03-02 → 2024-03-04"),
    ("a period set by the act", "set_in_act", "2026-03-02 =10 -2026-03-05..2026-03-08", "2026-03-16"),
    ("months end so many days later", "1 months", "2026-03-02 -2026-03-10..2026-03-14", "2026-04-07"),
    ("a person's window rolls afterwards", "10 days stays window", "2026-03-02 -2026-03-05..2026-03-06", "2026-03-14 → 2026-03-16"),
    ("an organ's duty does not where the rule does not", "10 days stays", "2026-03-02 -2026-03-05..2026-03-06", "2026-03-14"),
];

#[test]
fn days_that_stand_still_are_as_if_they_were_not_there() {
    check(DAYS);
}

#[rustfmt::skip]
const SEVERAL: &[Row] = &[
    ("overlapping: a day is left out once", "10 days", "2026-03-02 -2026-03-04..2026-03-06 -2026-03-05..2026-03-09", "2026-03-18"),
    ("one inside the other", "10 days", "2026-03-02 -2026-03-04..2026-03-10 -2026-03-05..2026-03-06", "2026-03-19"),
    ("the same twice", "10 days", "2026-03-02 -2026-03-05..2026-03-08 -2026-03-05..2026-03-08", "2026-03-16"),
    ("touching", "10 days", "2026-03-02 -2026-03-04..2026-03-06 -2026-03-07..2026-03-08", "2026-03-17"),
    ("twice in one day", "10 days", "2026-03-02 -2026-03-05..2026-03-05 -2026-03-05..2026-03-05", "2026-03-13"),
    ("the second alone begins after the end", "10 days", "2026-03-02 -2026-03-13..2026-03-14", "2026-03-12"),
    ("but the first moves the end past it", "10 days", "2026-03-02 -2026-03-05..2026-03-06 -2026-03-13..2026-03-14", "2026-03-16"),
    ("in whatever order they are given", "10 days", "2026-03-02 -2026-03-13..2026-03-14 -2026-03-05..2026-03-06", "2026-03-16"),
    ("each moves the end past the next", "10 days", "2026-03-02 -2026-03-12..2026-03-12 -2026-03-13..2026-03-13 -2026-03-14..2026-03-15", "2026-03-16"),
    ("a month between them", "10 days", "2026-03-02 -2026-03-03..2026-03-11 -2026-04-01..2026-04-30", "2026-03-21 → 2026-03-23"),
];

#[test]
fn several_spans_leave_each_day_out_once() {
    check(SEVERAL);
}

#[rustfmt::skip]
const EXTENDED: &[Row] = &[
    ("inside the period", "10 days", "2026-03-02 +5 -2026-03-05..2026-03-06", "2026-03-19"),
    ("inside what the extension adds", "10 days", "2026-03-02 +5 -2026-03-14..2026-03-15", "2026-03-19"),
    ("over the seam", "10 days", "2026-03-02 +5 -2026-03-12..2026-03-13", "2026-03-19"),
    ("after the extended end", "10 days", "2026-03-02 +5 -2026-03-18..2026-03-20", "2026-03-17"),
    ("one in each part", "10 days", "2026-03-02 +5 -2026-03-05..2026-03-05 -2026-03-16..2026-03-16", "2026-03-19"),
    ("a working-day period in its own unit", "5 working_days", "2026-03-04 +3 -2026-03-06..2026-03-06", "2026-03-15 → 2026-03-16"),
    ("its extension in days, a weekend included", "5 working_days", "2026-03-04 +3 -2026-03-14..2026-03-15", "2026-03-16"),
    ("the end rolls once, after everything", "60 days", "2025-08-03 +28 -2025-10-01..2025-10-02", "2025-11-01 → 2025-11-03"),
];

#[test]
fn an_extension_is_counted_on_and_rolled_once() {
    check(EXTENDED);
}

/// Five working days from Wednesday 4 March 2026 end on Wednesday the 11th.
#[rustfmt::skip]
const WORKING_DAYS: &[Row] = &[
    ("a weekend alone moves nothing", "5 working_days", "2026-03-04 -2026-03-07..2026-03-08", "2026-03-11"),
    ("Friday to Monday are two", "5 working_days", "2026-03-04 -2026-03-06..2026-03-09", "2026-03-13"),
    ("the very last day", "5 working_days", "2026-03-04 -2026-03-11..2026-03-11", "2026-03-12"),
    ("it begins after the end", "5 working_days", "2026-03-04 -2026-03-12..2026-03-20", "2026-03-11"),
    ("from the last day into a holiday: one", "5 working_days", "2026-03-27 -2026-04-03..2026-04-06", "2026-04-07"),
    ("a Saturday worked in exchange", "5 working_days", "2026-02-13 -2026-02-14..2026-02-14", "2026-02-28"),
    ("overlapping", "5 working_days", "2026-03-04 -2026-03-05..2026-03-09 -2026-03-06..2026-03-10", "2026-03-17"),
    ("touching", "5 working_days", "2026-03-04 -2026-03-05..2026-03-06 -2026-03-07..2026-03-09", "2026-03-16"),
    ("one moves the end past the next", "5 working_days", "2026-03-04 -2026-03-05..2026-03-05 -2026-03-12..2026-03-12", "2026-03-13"),
    ("before the count", "5 working_days", "2026-03-04 -2026-02-01..2026-03-04", "2026-03-11"),
];

#[test]
fn in_a_count_of_working_days_only_working_days_stand_still() {
    check(WORKING_DAYS);
}

#[rustfmt::skip]
const OPEN: &[Row] = &[
    ("inside", "10 days", "2026-03-02 -2026-03-05..", "suspended since 2026-03-05"),
    ("before the count", "10 days", "2026-03-02 -2026-02-20..", "suspended since 2026-03-03"),
    ("on the last day", "10 days", "2026-03-02 -2026-03-12..", "suspended since 2026-03-12"),
    ("after the end", "10 days", "2026-03-02 -2026-03-13..", "2026-03-12"),
    ("after the end, before the day to which it rolls", "12 days", "2026-03-02 -2026-03-15..", "2026-03-14 → 2026-03-16"),
    ("reached because another moves the end", "10 days", "2026-03-02 -2026-03-05..2026-03-06 -2026-03-14..", "suspended since 2026-03-14"),
    ("it overlaps one that is over", "10 days", "2026-03-02 -2026-03-05..2026-03-08 -2026-03-06..", "suspended since 2026-03-06"),
    ("in what an extension adds", "10 days", "2026-03-02 +5 -2026-03-15..", "suspended since 2026-03-15"),
    ("in a count of working days", "5 working_days", "2026-03-04 -2026-03-07..", "suspended since 2026-03-07"),
];

#[test]
fn while_time_stands_still_there_is_no_due_date() {
    check(OPEN);
}

#[rustfmt::skip]
const BEYOND: &[Row] = &[
    ("until the last of all days", "10 days", "2026-03-02 -2026-03-05..9999-12-31", "out of range"),
    ("in working days", "10 working_days", "2026-03-02 -2026-03-05..9999-12-31", "out of range"),
    ("since the first of all days", "10 days", "2026-03-02 --009999-01-01..2026-03-02", "2026-03-12"),
    ("from the first to the last", "10 days", "2026-03-02 --009999-01-01..9999-12-31", "out of range"),
    ("longer than numbers go", "10 days", "-009000-03-02 --009000-03-03..0900-03-03", "out of range"),
    ("a weekend at the end of time", "1 days", "9999-12-24 -9999-12-25..9999-12-26", "9999-12-27 provisional"),
    ("an extension beyond it", "1 days", "9999-12-29 +9 -9999-12-30..9999-12-30", "out of range"),
];

#[test]
fn a_standstill_that_leaves_the_calendar_is_refused_and_never_wraps() {
    check(BEYOND);
}

#[test]
fn each_span_that_moves_the_end_is_a_step() {
    let facts = "2026-03-02 +5 -2026-03-14..2026-03-15 -2026-02-20..2026-03-04 -2026-04-20..";
    assert_eq!(
        steps(&derive(&rule("10 days"), &count(facts), nation()).expect("derivable")),
        [
            "starts 2026-03-02",
            "counts from 2026-03-03 (excluded)",
            "10 days end 2026-03-12",
            "2026-03-03 to 2026-03-04 adds 2 to 2026-03-14",
            "2026-03-14 to 2026-03-15 adds 2 to 2026-03-16",
            "extended 5 to 2026-03-21",
            "rolls from 2026-03-21 (Weekend) to 2026-03-23",
        ]
    );
}
