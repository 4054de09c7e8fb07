//! How periods are counted. Every date was counted by hand on the official calendar, not by this code.

use law::{Calendar, derive};

use crate::book::{calendar, calendar_of};
use crate::clock_rule::{count, result, rule, steps};

/// What the row shows, the clock, the count, what comes out.
type Row = (&'static str, &'static str, &'static str, &'static str);

fn check(calendar: &Calendar, rows: &[Row]) {
    for (name, clock, facts, expected) in rows {
        let derived = derive(&rule(clock), &count(facts), calendar);
        assert_eq!(result(derived.as_ref()), *expected, "{name}: {clock} from {facts}");
    }
}

#[rustfmt::skip]
const DAYS: &[Row] = &[
    ("the day of the event does not count", "15 days", "2026-03-02", "2026-03-17"),
    ("the day of the event counts where the rule says so", "15 days included", "2026-03-02", "2026-03-16"),
    ("one day ends on the next day", "1 days", "2026-03-01", "2026-03-02"),
    ("one day with the first included ends on the day itself", "1 days included", "2026-03-02", "2026-03-02"),
    ("a rest day as first and only day rolls", "1 days included", "2026-03-01", "2026-03-01 → 2026-03-02"),
    ("a period crosses the year", "15 days", "2025-12-31", "2026-01-15"),
    ("a leap day is a day", "15 days", "2024-02-14", "2024-02-29"),
    ("rest days inside the period count", "20 days", "2026-02-10", "2026-03-02"),
    ("excluded days lengthen the period, then it rolls", "30 days", "2026-03-02 -2026-03-10..2026-03-19", "2026-04-11 → 2026-04-13"),
    ("extension and excluded days add up", "30 days", "2025-12-20 +15 -2026-01-05..2026-01-11", "2026-02-10"),
    ("a period set by the act", "set_in_act", "2024-04-12 =20", "2024-05-02 → 2024-05-06"),
    ("a period set by the act where the text states none", "unstated", "2024-04-12 =20", "2024-05-02 → 2024-05-06"),
    ("an act that sets no period", "set_in_act", "2024-04-12", "not set"),
    ("a text that states no period", "unstated", "2024-04-12", "unstated"),
    ("a unit without its length states no period", "days", "2024-04-12", "unstated"),
    ("a period of nothing is none", "0 days", "2024-04-12", "unstated"),
    ("nor is one of no working days", "0 working_days", "2024-04-13", "unstated"),
    ("an act that sets a period of nothing sets none", "set_in_act", "2024-04-12 =0", "not set"),
];

#[test]
fn calendar_days_count_every_day() {
    check(&calendar(), DAYS);
}

#[rustfmt::skip]
const ROLLING: &[Row] = &[
    ("Sunday rolls to Monday", "15 days", "2026-06-20", "2026-07-05 → 2026-07-06"),
    ("National Day rolls over the whole holiday", "60 days", "2025-08-03", "2025-10-02 → 2025-10-09"),
    ("Spring Festival rolls to the Sunday worked in exchange", "15 days", "2024-01-27", "2024-02-11 → 2024-02-18"),
    ("National Day rolls to the Saturday worked in exchange", "15 days", "2022-09-17", "2022-10-02 → 2022-10-08"),
    ("a Saturday worked in exchange stays", "15 days", "2022-09-23", "2022-10-08"),
    ("a Sunday worked in exchange stays", "15 days", "2026-09-05", "2026-09-20"),
    ("a weekday of a holiday rolls", "1 days", "2026-04-05", "2026-04-06 → 2026-04-07"),
    ("a rule that does not roll stays on the rest day", "60 days stays", "2025-08-03", "2025-10-02"),
    ("an extended term rolls once, at its very end", "60 days", "2025-08-03 +30", "2025-11-01 → 2025-11-03"),
    ("the end before the extension does not roll", "60 days", "2019-08-04 +30", "2019-11-02 → 2019-11-04"),
    ("without the extension it would", "60 days", "2019-08-04", "2019-10-03 → 2019-10-08"),
    ("sixty and thirty", "60 days", "2026-03-01 +30", "2026-05-30 → 2026-06-01"),
    ("a short extension over a weekend is of calendar days", "60 days", "2026-07-26 +3", "2026-09-27 → 2026-09-28"),
];

#[test]
fn the_last_day_rolls_to_the_next_working_day_once() {
    check(&calendar(), ROLLING);
}

#[rustfmt::skip]
const IN_FAVOUR: &[Row] = &[
    ("a person's window rolls where the rule rolls", "30 days window", "2025-09-03", "2025-10-03 → 2025-10-09"),
    ("and where it does not", "30 days stays window", "2025-09-03", "2025-10-03 → 2025-10-09"),
    ("an organ's duty stays where the rule does not roll", "30 days stays", "2025-09-03", "2025-10-03"),
    ("a worked Saturday is no rest day for anyone", "15 days stays window", "2022-09-23", "2022-10-08"),
    ("in months, too", "3 months stays window", "2026-07-05", "2026-10-05 → 2026-10-08"),
    ("it rests on the calendar even where the rule does not", "60 days stays window", "2026-11-23", "2027-01-22 provisional"),
];

#[test]
fn a_persons_window_always_rolls_in_that_persons_favour() {
    check(&calendar(), IN_FAVOUR);
}

#[rustfmt::skip]
const WORKING_DAYS: &[Row] = &[
    ("five working days over a plain weekend", "5 working_days", "2026-03-04", "2026-03-11"),
    ("over National Day with two weekend days worked", "5 working_days", "2022-09-29", "2022-10-11"),
    ("the Sunday before Spring Festival is worked", "5 working_days", "2024-02-01", "2024-02-07"),
    ("over Spring Festival", "5 working_days", "2024-02-09", "2024-02-22"),
    ("the Saturday after the event is worked and is day one", "5 working_days", "2026-02-13", "2026-02-27"),
    ("the day itself is day one where the rule says so", "5 working_days included", "2026-02-13", "2026-02-26"),
    ("from a holiday over the next one", "5 working_days", "2026-09-25", "2026-10-09"),
    ("one working day from the eve of a holiday", "1 working_days", "2026-04-30", "2026-05-06"),
    ("a rest day is never day one", "1 working_days included", "2026-05-01", "2026-05-06"),
    ("a working-day period never rolls", "5 working_days stays", "2026-09-25", "2026-10-09"),
    ("its extension is of calendar days, and rolls", "5 working_days", "2026-03-04 +3", "2026-03-14 → 2026-03-16"),
];

#[test]
fn working_days_count_only_days_on_which_offices_work() {
    check(&calendar(), WORKING_DAYS);
}

#[rustfmt::skip]
const MONTHS: &[Row] = &[
    ("a month ends on the matching day", "1 months", "2026-03-02", "2026-04-02"),
    ("31 January and a month end with February", "1 months", "2023-01-31", "2023-02-28"),
    ("31 January and a month end with February of a leap year", "1 months", "2024-01-31", "2024-02-29"),
    ("31 March and a month end with April", "1 months", "2026-03-31", "2026-04-30"),
    ("29 February and a year end with February", "12 months", "2024-02-29", "2025-02-28"),
    ("half a year rolls", "6 months", "2025-08-28", "2026-02-28"),
    ("three months end in the National Day holiday", "3 months", "2026-07-05", "2026-10-05 → 2026-10-08"),
    ("the matching day is a Saturday worked in exchange", "3 months", "2025-11-30", "2026-02-28"),
    ("with the first day included a month ends a day earlier", "1 months included", "2026-03-02", "2026-04-01"),
    ("a whole calendar month, first day included", "1 months included", "2026-03-01", "2026-03-31"),
    ("February from its first day", "1 months included", "2024-02-01", "2024-02-29"),
    ("no matching day, first day included: still the last of the month", "1 months included", "2023-01-31", "2023-02-28"),
    ("30 January with the first day included", "1 months included", "2023-01-30", "2023-02-28"),
    ("29 January with the first day included", "1 months included", "2023-01-29", "2023-02-28"),
    ("28 January with the first day included", "1 months included", "2023-01-28", "2023-02-27"),
    ("29 February and a year, first day included", "12 months included", "2024-02-29", "2025-02-28"),
    ("29 February and four years find the next leap day", "48 months", "2020-02-29", "2024-02-29"),
];

#[test]
fn months_end_on_the_matching_day_or_the_last_of_the_month() {
    check(&calendar(), MONTHS);
}

#[rustfmt::skip]
const UNKNOWN_YEARS: &[Row] = &[
    ("the end lies in a year without announcement", "60 days", "2026-11-23", "2027-01-22 provisional"),
    ("a holiday that nobody announced is none", "1 days", "2026-12-31", "2027-01-01 provisional"),
    ("a weekend is one in every year", "61 days", "2026-11-23", "2027-01-23 → 2027-01-25 provisional"),
    ("the year before the first one", "3 days", "2003-12-28", "2003-12-31 provisional"),
    ("calendar days need no announcement on the way", "60 days", "2003-12-01", "2004-01-30"),
    ("working days need it all along", "30 working_days", "2003-12-01", "2004-01-13 provisional"),
    ("a starting day that does not count needs none", "3 working_days", "2003-12-31", "2004-01-06"),
    ("one that counts does", "3 working_days included", "2003-12-31", "2004-01-05 provisional"),
    ("a rule that never rolls needs no announcement", "60 days stays", "2026-11-23", "2027-01-22"),
];

#[test]
fn a_year_without_announcement_follows_the_week_and_is_provisional() {
    check(&calendar(), UNKNOWN_YEARS);
}

/// 31 December 2022 was a Saturday, and a notice could have made it a working day.
#[test]
fn a_rest_day_of_an_unknown_year_that_rolls_into_a_known_one_is_provisional() {
    let rows = [("rolls", "3 days", "2022-12-28", "2022-12-31 → 2023-01-03 provisional")];
    check(&calendar_of(&["2023.toml"]), &rows);
    let rows = [("both are known", "3 days", "2022-12-28", "2022-12-31 → 2023-01-03")];
    check(&calendar_of(&["2022.toml", "2023.toml"]), &rows);
    let rows = [("a gap", "300 working_days", "2022-12-28", "2024-02-27 provisional")];
    check(&calendar_of(&["2022.toml", "2024.toml"]), &rows);
}

#[rustfmt::skip]
const OUT_OF_RANGE: &[Row] = &[
    ("no day after the last", "1 days", "9999-12-31", "out of range"),
    ("the last day itself", "1 days included", "9999-12-31", "9999-12-31 provisional"),
    ("days beyond the last", "3660 days", "9999-01-01", "out of range"),
    ("working days beyond the last", "5 working_days", "9999-12-29", "out of range"),
    ("months beyond the last", "12 months", "9999-01-01", "out of range"),
    ("an extension beyond the last", "1 days", "9999-12-29 +9", "out of range"),
    ("excluded days beyond the last", "1 days", "9999-12-29 -9999-12-30..9999-12-31", "out of range"),
    ("the last days are rest days", "1 days", "9999-12-24 +0", "9999-12-25 → 9999-12-27 provisional"),
    ("the first day of all", "1 days", "-009999-01-01", "-009999-01-02 provisional"),
];

#[test]
fn a_count_that_leaves_the_calendar_is_refused_and_never_wraps() {
    check(&calendar(), OUT_OF_RANGE);
}

#[test]
fn every_step_can_be_counted_along() {
    let calendar = calendar();
    let said = |clock, facts| steps(&derive(&rule(clock), &count(facts), &calendar).expect("derivable"));
    assert_eq!(
        said("60 days", "2025-08-03 +30 -2025-08-11..2025-08-12"),
        [
            "starts 2025-08-03",
            "counts from 2025-08-04 (excluded)",
            "60 days end 2025-10-02",
            "2025-08-11 to 2025-08-12 adds 2 to 2025-10-04",
            "extended 30 to 2025-11-03",
            "stays 2025-11-03 (workday)",
        ]
    );
    assert_eq!(
        said("5 working_days", "2022-09-29"),
        [
            "starts 2022-09-29",
            "counts from 2022-09-30 (excluded)",
            "5 working_days end 2022-10-11",
            "passed 7 rest, 2 make-up",
            "stays 2022-10-11 (counted in working days)",
        ]
    );
    assert_eq!(
        said("15 days included", "2026-09-19")[2..],
        ["15 days end 2026-10-03", "rolls from 2026-10-03 (Holiday(\"国庆节\")) to 2026-10-08",]
    );
    assert_eq!(said("15 days", "2026-09-05")[3..], ["stays 2026-09-20 (make-up day)"]);
    assert_eq!(said("15 days stays", "2026-06-20")[3..], ["stays 2026-07-05 (by rule)"]);
    assert_eq!(
        said("61 days", "2026-11-23")[3..],
        ["rolls from 2027-01-23 (Weekend) to 2027-01-25", "provisional 2027"]
    );
}
