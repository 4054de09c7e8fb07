//! A changed calendar: what moves, what holds, and why. Every date was counted by hand.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::{Calendar, CalendarChange, Count, Dates, DayKind, Effect, Recount, Underivable, recount};

use crate::calendars::{amended, nation, until};
use crate::clock_rule::{count, rule};

/// What the row shows, the clock, the count, the day that the person was told, what comes out.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

fn check(before: &Calendar, after: &Calendar, rows: &[Row]) {
    for (name, clock, facts, told, expected) in rows {
        let told: Option<Date> = told.parse().ok();
        let found = recount(rule(clock).stretch(), &count(facts), told, before, after).expect(name);
        assert_eq!(words(&found), *expected, "{name}: {clock} from {facts}");
    }
}

/// `before? after holds day effect (changed days)`; a question mark where a year is missing.
fn words(found: &Recount<'_>) -> String {
    let day = |dates: Dates| format!("{}{}", dates.due_on, if dates.provisional.is_some() { "?" } else { "" });
    let Recount { before, after, holds, effect, days, .. } = found;
    format!("{} {} holds {holds} {effect} ({})", day(*before), day(*after), days.len())
}

#[rustfmt::skip]
const ANNOUNCED: &[Row] = &[
    ("an ordinary day is settled", "15 days", "2026-03-02", "", "2026-03-17? 2026-03-17 holds 2026-03-17 settled (0)"),
    ("a year known before is not touched", "15 days", "2025-03-03", "", "2025-03-18 2025-03-18 holds 2025-03-18 stays (0)"),
    ("a duty moves with the holiday", "60 days", "2026-08-03", "", "2026-10-02? 2026-10-08 holds 2026-10-08 later (4)"),
    ("so does a window", "60 days window", "2026-08-03", "2026-10-02", "2026-10-02? 2026-10-08 holds 2026-10-08 later (4)"),
    ("a duty moves back to a worked Saturday", "10 days", "2026-04-29", "", "2026-05-11? 2026-05-09 holds 2026-05-09 earlier (1)"),
    ("whatever an organ was told", "10 days", "2026-04-29", "2026-05-11", "2026-05-11? 2026-05-09 holds 2026-05-09 earlier (1)"),
    ("so does a window of which nobody was told", "10 days window", "2026-04-29", "", "2026-05-11? 2026-05-09 holds 2026-05-09 earlier (1)"),
    ("one that a person was told stays", "10 days window", "2026-04-29", "2026-05-11", "2026-05-11? 2026-05-09 holds 2026-05-11 kept (1)"),
    ("even if the person was told less", "10 days window", "2026-04-29", "2026-05-08", "2026-05-11? 2026-05-09 holds 2026-05-11 kept (1)"),
    ("a person who was told more has that", "10 days window", "2026-04-29", "2026-05-15", "2026-05-11? 2026-05-09 holds 2026-05-15 kept (1)"),
    ("a told day that became a rest day rolls", "10 days window", "2026-02-04", "2026-02-16", "2026-02-16? 2026-02-14 holds 2026-02-24 later (7)"),
    ("working days", "5 working_days", "2026-09-29", "", "2026-10-06? 2026-10-12 holds 2026-10-12 later (6)"),
    ("a duty that does not roll asks no calendar", "60 days stays", "2026-08-03", "", "2026-10-02 2026-10-02 holds 2026-10-02 stays (0)"),
    ("the next year is still missing", "60 days", "2026-11-23", "", "2027-01-22? 2027-01-22? holds 2027-01-22 stays (0)"),
    ("of two missing years one is still missing", "40 working_days", "2026-11-23", "", "2027-01-18? 2027-01-18? holds 2027-01-18 stays (0)"),
];

#[test]
fn a_year_that_is_announced_moves_or_settles_what_ends_in_it() {
    check(&until(2025), nation(), ANNOUNCED);
}

#[rustfmt::skip]
const WITHDRAWN: &[Row] = &[
    ("the same day is provisional again", "15 days", "2026-03-02", "", "2026-03-17 2026-03-17? holds 2026-03-17 unsettled (0)"),
    ("a duty goes back", "60 days", "2026-08-03", "", "2026-10-08 2026-10-02? holds 2026-10-02 earlier (4)"),
    ("what a person was told does not", "60 days window", "2026-08-03", "2026-10-08", "2026-10-08 2026-10-02? holds 2026-10-08 kept (4)"),
];

#[test]
fn a_year_that_is_withdrawn_takes_nothing_from_anyone_who_was_told() {
    check(nation(), &until(2025), WITHDRAWN);
}

#[rustfmt::skip]
const MOVED: &[Row] = &[
    ("the worked Saturday is now a Sunday", "10 days", "2026-04-29", "", "2026-05-09 2026-05-10 holds 2026-05-10 later (2)"),
    ("and the window with it", "10 days window", "2026-04-29", "2026-05-09", "2026-05-09 2026-05-10 holds 2026-05-10 later (2)"),
    ("an end on the Sunday itself", "11 days", "2026-04-29", "", "2026-05-11 2026-05-10 holds 2026-05-10 earlier (1)"),
    ("for a person who was told Monday it is Monday", "11 days window", "2026-04-29", "2026-05-11", "2026-05-11 2026-05-10 holds 2026-05-11 kept (1)"),
    ("a swap inside a count of working days changes no end", "5 working_days", "2026-05-06", "", "2026-05-12 2026-05-12 holds 2026-05-12 stays (2)"),
    ("elsewhere nothing", "15 days", "2026-03-02", "", "2026-03-17 2026-03-17 holds 2026-03-17 stays (0)"),
];

#[test]
fn an_amended_announcement_moves_only_what_rests_on_the_amended_days() {
    check(nation(), &amended("work = [2026-05-09]", "work = [2026-05-10]"), MOVED);
    let longer = amended("2026-05-05]", "2026-05-05, 2026-05-06]");
    let row = ("one more day off", "10 days", "2026-04-26", "", "2026-05-06 2026-05-07 holds 2026-05-07 later (1)");
    check(nation(), &longer, &[row]);
}

#[test]
fn the_reason_is_the_days_that_changed_with_what_they_were_and_are() {
    let before = until(2025);
    let found = recount(rule("10 days window").stretch(), &count("2026-02-04"), None, &before, nation()).expect("both");
    let days: Vec<_> = found.days.iter().map(|day| (day.on, day.before, day.after)).collect();
    assert_eq!(
        days,
        [
            (date(2026, 2, 14), DayKind::Weekend, DayKind::MakeUp("春节")),
            (date(2026, 2, 16), DayKind::Workday, DayKind::Holiday("春节")),
        ]
    );
    assert_eq!((found.before.provisional, found.after.provisional), (Some(2026), None));
    let written = serde_json::to_value(&found).expect("it has a written form");
    assert_eq!((&written["effect"], &written["days"][1]["after"]), (&"earlier".into(), &"holiday 春节".into()));
}

#[test]
fn without_a_date_there_is_nothing_to_recount() {
    let before = until(2025);
    for (clock, facts, why) in [
        ("10 days", "2026-03-02 -2026-03-05..", Underivable::Suspended { since: date(2026, 3, 5) }),
        ("unstated", "2026-03-02", Underivable::Unstated),
        ("set_in_act", "2026-03-02", Underivable::NotSet),
        ("10 days", "9999-12-30", Underivable::OutOfRange),
    ] {
        let found = recount(rule(clock).stretch(), &count(facts), None, &before, nation());
        assert_eq!(found.map(|found| found.holds), Err(why), "{clock}");
    }
}

#[test]
fn two_calendars_differ_where_offices_work_in_one_and_rest_in_the_other() {
    let moved = amended("work = [2026-05-09]", "work = [2026-05-10]");
    let change = CalendarChange::between(nation(), &moved);
    assert_eq!((change.days(), change.years()), ([date(2026, 5, 9), date(2026, 5, 10)].as_slice(), [].as_slice()));
    let same = CalendarChange::between(nation(), nation());
    assert!(same.days().is_empty() && same.years().is_empty());
    let before = until(2024);
    assert_eq!(CalendarChange::between(&before, nation()).years(), [2025, 2026]);
    // Rest on a weekend day changes nothing, whatever it is called.
    let renamed = amended("name = \"端午节\"", "name = \"龙舟节\"");
    assert!(CalendarChange::between(nation(), &renamed).days().is_empty());
}

/// A stock is gone through one by one, so that neither its size nor what was found costs memory.
#[test]
fn a_stock_of_any_size_is_recounted_as_it_comes() {
    let before = until(2025);
    let change = CalendarChange::between(&before, nation());
    let stretch = rule("15 days").stretch();
    let endless = (0..).map(|n: i32| (n, stretch, Count::from(date(2025, 1, 1) + (n % 700).days()), None));
    let first: Vec<_> = change.affected(endless).take(3).map(|(n, found)| (n, words(&found.expect("dates")))).collect();
    let settled = |n, day: &str| (n, format!("{day}? {day} holds {day} settled (0)"));
    assert_eq!(
        first,
        // 15 days from 17 December 2025 end on 1 January 2026.
        [
            (350, "2026-01-01? 2026-01-04 holds 2026-01-04 later (3)".to_owned()),
            (351, "2026-01-02? 2026-01-04 holds 2026-01-04 later (2)".to_owned()),
            (352, "2026-01-05? 2026-01-04 holds 2026-01-04 earlier (1)".to_owned()),
        ]
    );
    let stock = [("late", Count::from(date(2026, 3, 2))), ("early", Count::from(date(2025, 3, 3)))];
    let found: Vec<_> = change.affected(stock.map(|(key, given)| (key, stretch, given, None))).collect();
    let found: Vec<_> = found.into_iter().map(|(key, found)| (key, words(&found.expect("dates")))).collect();
    assert_eq!(found, [settled("late", "2026-03-17")].map(|(key, text)| (key, text)));
}

#[test]
fn what_has_no_date_is_shown_and_never_left_out() {
    let before = until(2025);
    let change = CalendarChange::between(&before, nation());
    let facts = count("2026-03-02 -2026-03-05..");
    let found: Vec<_> = change.affected([(7, rule("10 days").stretch(), facts, None)]).collect();
    assert_eq!(found, [(7, Err(Underivable::Suspended { since: date(2026, 3, 5) }))]);
}

#[test]
fn every_effect_occurs_in_the_rows() {
    let rows = ANNOUNCED.iter().chain(WITHDRAWN).chain(MOVED);
    let seen: Vec<&str> = rows.map(|(.., expected)| expected.split(' ').nth(4).expect("an effect")).collect();
    for effect in Effect::NAMES {
        assert!(seen.contains(effect), "{effect}");
    }
}
