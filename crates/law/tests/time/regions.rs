//! Days that a region adds on top of the national ones. The regions and their days are invented: no division has
//! a code that begins with 99.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::{Calendars, DayKind, count};
use proptest::collection::btree_set;
use proptest::prelude::*;

use crate::calendars::{nation, with, year_file};
use crate::clock_rule::{count as facts_of, result, rule};
use crate::facts::{facts, stretch};

fn days(days: &[&str]) -> Vec<String> {
    days.iter().map(|day| (*day).to_owned()).collect()
}

/// A region with a festival on Thursday and Friday, worked off on the Sunday after; a county in it with a day of
/// its own; and another region.
fn calendars() -> Calendars {
    with(&[
        ("calendars/990102/2026.toml", year_file("990102", 2026, "溪节", &days(&["2026-03-25"]), &[])),
        (
            "calendars/990000/2026.toml",
            year_file("990000", 2026, "云节", &days(&["2026-03-19", "2026-03-20"]), &days(&["2026-03-22"])),
        ),
        ("calendars/990000/2027.toml", year_file("990000", 2027, "云节", &days(&["2027-03-09"]), &[])),
        ("calendars/980000/2026.toml", year_file("980000", 2026, "山节", &days(&["2026-03-18"]), &[])),
    ])
    .expect("sound years")
}

/// What ships adds nothing for any region.
#[test]
fn no_regional_day_ships() {
    assert_eq!(with(&[]).expect("sound years").regions().count(), 0);
}

#[test]
fn a_division_has_the_days_of_everything_around_it_and_of_nothing_else() {
    let calendars = calendars();
    assert_eq!(calendars.regions().collect::<Vec<_>>(), ["98", "99", "990102"]);
    let rests = |division: &str| {
        let all = date(2026, 3, 16).series(1.day()).take(12);
        let rests = all.filter(|day| !calendars.of(division).is_working(*day)).map(Date::day);
        rests.collect::<Vec<i8>>()
    };
    for (name, division, expected) in [
        ("the country", "CN", [21, 22].as_slice()),
        ("a province without days of its own", "970000", &[21, 22]),
        ("the other region", "980000", &[18, 21, 22]),
        ("the region", "990000", &[19, 20, 21]),
        ("a city in it", "990100", &[19, 20, 21]),
        ("another county in it", "990103", &[19, 20, 21]),
        ("the county with a day of its own", "990102", &[19, 20, 21, 25]),
        ("a township in that county", "990102003", &[19, 20, 21, 25]),
        ("a county whose code only begins alike", "990110", &[19, 20, 21]),
    ] {
        assert_eq!(rests(division), expected, "{name}");
    }
    let region = calendars.of("990102003");
    for (day, kind) in [
        (date(2026, 3, 19), DayKind::Holiday("云节")),
        (date(2026, 3, 22), DayKind::MakeUp("云节")),
        (date(2026, 3, 25), DayKind::Holiday("溪节")),
        (date(2026, 10, 1), DayKind::Holiday("国庆节")),
        (date(2026, 10, 10), DayKind::MakeUp("国庆节")),
    ] {
        assert_eq!(region.kind(day), kind, "{day}");
    }
}

#[test]
fn a_regional_day_moves_the_dates_of_that_region() {
    let calendars = calendars();
    for (name, clock, facts, rows) in [
        (
            "a last day on the festival rolls",
            "10 days",
            "2026-03-09",
            [("CN", "2026-03-19"), ("990100", "2026-03-19 → 2026-03-22"), ("980000", "2026-03-19")],
        ),
        (
            "working days pass it",
            "5 working_days",
            "2026-03-17",
            [("CN", "2026-03-24"), ("990100", "2026-03-25"), ("990102", "2026-03-26")],
        ),
        (
            "a standstill over all of it leaves the same days",
            "5 working_days",
            "2026-03-16 -2026-03-18..2026-03-22",
            [("CN", "2026-03-26"), ("990100", "2026-03-26"), ("990102", "2026-03-27")],
        ),
    ] {
        for (division, expected) in rows {
            let derived = law::derive(&rule(clock), &facts_of(facts), calendars.of(division));
            assert_eq!(result(derived.as_ref()), expected, "{name}: {division}");
        }
    }
}

/// What the country announces for that year is still to come, so nothing of the year can be relied on.
#[test]
fn a_year_that_only_the_region_announced_is_unknown_there_as_well() {
    let calendars = calendars();
    let region = calendars.of("990000");
    assert!(!region.knows(date(2027, 3, 9)));
    assert_eq!(region.kind(date(2027, 3, 9)), DayKind::Workday, "nothing of a missing year is counted in part");
    assert_eq!(region.years().last(), nation().years().last());
    let derived = law::derive(&rule("10 days"), &facts_of("2027-02-27"), region);
    assert_eq!(result(derived.as_ref()), "2027-03-09 provisional");
}

/// The order in which folders are read says nothing.
#[test]
fn a_county_may_come_before_the_region_that_it_lies_in() {
    let county = ("calendars/990102/2026.toml", year_file("990102", 2026, "溪节", &days(&["2026-03-25"]), &[]));
    let region = ("calendars/990000/2026.toml", year_file("990000", 2026, "云节", &days(&["2026-03-19"]), &[]));
    let one = with(&[county.clone(), region.clone()]).expect("sound years");
    let other = with(&[region, county]).expect("sound years");
    for calendars in [one, other] {
        let rests = |day| !calendars.of("990102").is_working(day);
        assert!(rests(date(2026, 3, 19)) && rests(date(2026, 3, 25)));
    }
}

/// Where a county speaks of a day of which the region around it speaks, too, the county leads.
#[test]
fn the_nearest_announcement_of_a_day_leads() {
    let calendars = with(&[
        ("a.toml", year_file("990000", 2026, "云节", &[], &days(&["2026-03-22"]))),
        ("b.toml", year_file("990102", 2026, "溪节", &days(&["2026-03-22"]), &[])),
    ])
    .expect("sound years");
    assert_eq!(calendars.of("990000").kind(date(2026, 3, 22)), DayKind::MakeUp("云节"));
    assert_eq!(calendars.of("990102").kind(date(2026, 3, 22)), DayKind::Holiday("溪节"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Regional and national dates are the same where no regional day falls among the days of the count.
    #[test]
    fn without_a_regional_day_on_the_way_the_national_date_holds(
        stretch in stretch(60),
        facts in facts((0..200_i32).prop_map(|n| date(2026, 1, 1) + n.days())),
        festival in btree_set(0..365_i32, 1..4),
    ) {
        let off: Vec<Date> = festival.into_iter().map(|n| date(2026, 1, 1) + n.days()).collect();
        let words: Vec<String> = off.iter().map(ToString::to_string).collect();
        let calendars = with(&[("a.toml", year_file("990000", 2026, "云节", &words, &[]))]).expect("a sound year");
        let here = count(stretch, &facts.count(), calendars.of("990102")).expect("in range");
        let there = count(stretch, &facts.count(), calendars.nation()).expect("in range");
        if off.iter().all(|day| !(facts.start..=there.due_on).contains(day)) {
            prop_assert_eq!(&here, &there);
        }
        prop_assert!(here.ends_on >= there.ends_on && here.due_on >= there.due_on, "rest days alone never shorten");
        for day in date(2026, 1, 1).series(1.day()).take(365).filter(|day| !off.contains(day)) {
            prop_assert_eq!(calendars.of("990000").kind(day), nation().kind(day));
        }
    }
}
