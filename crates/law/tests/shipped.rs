//! The packs and calendars that ship: they load, their examples hold, and they say what the texts say.

#[path = "rules/book.rs"]
mod book;

use book::{book, calendar};
use jiff::civil::{Date, date};
use law::{Act, Count, Requires, derive};

#[test]
fn every_shipped_pack_loads_and_its_examples_hold() {
    let book = book();
    let codes: Vec<String> = book.packs().iter().map(|pack| pack.code.to_string()).collect();
    assert_eq!(codes, ["R05", "R22"]);
    for pack in book.packs() {
        assert!(pack.examples.len() >= pack.clocks.len(), "{}: each clock has an example", pack.code);
        for act in Act::ALL {
            assert!(pack.guard(*act, Requires::Basis).is_some(), "{} {act}", pack.code);
        }
    }
}

/// Article: R05-33, R22-34
#[test]
fn the_law_of_a_day_is_the_pack_in_force_on_that_day() {
    let book = book();
    for (day, code) in [
        (date(2005, 4, 30), None),
        (date(2005, 5, 1), Some("R05")),
        (date(2022, 4, 30), Some("R05")),
        (date(2022, 5, 1), Some("R22")),
        (date(2026, 11, 23), Some("R22")),
    ] {
        assert_eq!(book.on(day).map(|law| law.pack().code.to_string()).as_deref(), code, "{day}");
    }
}

#[test]
fn the_clocks_of_the_two_regulations_have_the_lengths_of_the_texts() {
    let book = book();
    let rows: Vec<(String, String, String)> = book
        .packs()
        .iter()
        .flat_map(|pack| pack.clocks.iter())
        .map(|rule| {
            let length = rule.length.map_or_else(|| rule.unit.to_string(), |n| format!("{n} {}", rule.unit));
            let extension = rule.extension.map(|e| format!(" +{}", e.days_max)).unwrap_or_default();
            (rule.cite.to_string(), rule.id.to_string(), length + &extension)
        })
        .collect();
    let rows: Vec<String> = rows.into_iter().map(|(cite, id, length)| format!("{cite} {id} {length}")).collect();
    let expected = include_str!("clocks.txt");
    assert_eq!(rows.join("\n"), expected.trim_end(), "golden: crates/law/tests/clocks.txt");
}

#[test]
fn an_unannounced_year_makes_the_result_provisional_and_never_guesses_holidays() {
    let book = book();
    let law = book.on(date(2026, 11, 23)).expect("R22");
    let rule = law.clock("handle").expect("handle");
    let derived = derive(rule, &Count::from(date(2026, 11, 23)), law.calendar()).expect("derivable");
    assert_eq!((derived.ends_on, derived.due_on, derived.provisional), (date(2027, 1, 22), date(2027, 1, 22), true));
    let derived = derive(rule, &Count::from(date(2026, 5, 6)), law.calendar()).expect("derivable");
    assert!(!derived.provisional);
}

/// What a clock runs between and for whom: a wrong event in a pack would show nowhere else.
#[test]
fn the_clocks_of_the_two_regulations_run_between_the_events_of_the_texts() {
    let book = book();
    let clocks = book.packs().iter().flat_map(|pack| pack.clocks.iter());
    let rows: Vec<String> = clocks
        .map(|rule| {
            let window = if rule.window { "window" } else { "duty" };
            let (starts, stops) = (words(&rule.starts), words(&rule.stops));
            let purpose = words(&rule.purpose);
            let who = format!("{} {} {window} of {}", rule.cite, rule.id, rule.bearer);
            format!("{who}: {starts} → {stops} {purpose}").trim_end().to_owned()
        })
        .collect();
    let expected = include_str!("clock_events.txt");
    assert_eq!(rows.join("\n"), expected.trim_end(), "golden: crates/law/tests/clock_events.txt");
}

fn words<T: std::fmt::Display>(list: &[T]) -> String {
    list.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")
}

#[test]
fn the_guards_of_the_two_regulations_cite_the_provisions_of_the_texts() {
    let book = book();
    let mut rows: Vec<String> = Vec::new();
    for pack in book.packs() {
        for act in Act::ALL {
            let guards = Requires::ALL.iter().filter_map(|requires| pack.guard(*act, *requires));
            rows.extend(guards.map(|guard| {
                let limit = guard.limit.map(|limit| format!(" {limit}")).unwrap_or_default();
                format!("{} {act} {}{limit}", guard.cite, guard.requires)
            }));
        }
        assert_eq!(pack.guards.len(), rows.iter().filter(|row| row.starts_with(pack.code.as_str())).count());
    }
    let expected = include_str!("guards.txt");
    assert_eq!(rows.join("\n"), expected.trim_end(), "golden: crates/law/tests/guards.txt");
}

/// The calendar agrees with an independent list of every day where one is given.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test finds its samples through the environment")]
fn the_calendar_agrees_with_the_sample_of_every_day() {
    let Some(folder) = std::env::var_os("XINZE_SAMPLES") else {
        return skipped("XINZE_SAMPLES is not set");
    };
    let path = std::path::Path::new(&folder).join("cn_workdays_2004_2026.csv");
    let Ok(text) = std::fs::read_to_string(path) else {
        return skipped("the sample calendar is not there");
    };
    let calendar = calendar();
    let mut days = 0;
    for line in text.lines().skip(1) {
        let mut fields = line.split(',');
        let day: Date = fields.next().expect("date").parse().expect("ISO date");
        let working = fields.nth(1).expect("is_workday") == "1";
        assert_eq!(calendar.is_working(day), working, "{day}");
        days += 1;
    }
    assert_eq!(days, 8_401);
}

#[expect(clippy::disallowed_methods, reason = "a test that cannot run says so in a file that the run names")]
fn skipped(reason: &str) {
    use std::io::Write;
    if let Some(path) = std::env::var_os("XINZE_SKIPPED")
        && let Ok(mut file) = std::fs::OpenOptions::new().append(true).create(true).open(path)
    {
        let _ = writeln!(file, "law::the_calendar_agrees_with_the_sample_of_every_day: {reason}");
    }
}
