//! The packs and calendars that ship: they load, their examples hold, and they say what the texts say.

#[path = "rules/book.rs"]
mod book;
#[path = "rules/rows.rs"]
mod rows;

use std::sync::LazyLock;

use book::{calendar, calendar_of, calendars};
use jiff::civil::{Date, date};
use law::{
    Act, Count, Divisions, DutyAct, LawBook, Level, OrganKind, Pack, PackFile, PackRole, Requires, Rhythm, RuleKind,
    Seat, Standing, Tenure, Unit, derive, load_pack,
};

/// The shipped packs with the shipped calendars.
fn book() -> &'static LawBook {
    static SHIPPED: LazyLock<LawBook> = LazyLock::new(|| {
        let lines = |faults: Vec<law::Fault>| -> String {
            let line = |f: &law::Fault| format!("{}:{}:{}: {:?}\n", f.place.file, f.place.line, f.place.column, f.kind);
            faults.iter().map(line).collect()
        };
        let packs = packs::packs().into_iter().map(|(_, files)| {
            let files: Vec<PackFile<'_>> = files.iter().map(|(path, text)| PackFile { path, text }).collect();
            load_pack(&files, calendars()).unwrap_or_else(|faults| panic!("{}", lines(faults)))
        });
        LawBook::new(packs.collect(), calendars().clone()).unwrap_or_else(|faults| panic!("{}", lines(faults)))
    });
    &SHIPPED
}

fn codes<'p>(packs: impl IntoIterator<Item = &'p Pack>) -> String {
    packs.into_iter().map(|pack| pack.code.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_shipped_pack_loads_and_its_examples_hold() {
    let of = |role| codes(book().packs().iter().map(|pack| &**pack).filter(move |pack| pack.role == role));
    assert_eq!(of(PackRole::Procedure), "R05 BJ06 SD15 ZJ16 R22");
    assert_eq!(of(PackRole::Responsibility), "NAT JS AH BJ");
    assert_eq!(of(PackRole::Reference), "IP09 BJN CSL ACC19 ML OH21 CDR SUP");
}

#[test]
fn every_place_of_a_pack_exists() {
    let (path, text) = packs::divisions();
    let divisions = Divisions::load(PackFile { path: &path, text }).expect("the list of divisions reads");
    assert_eq!(divisions.check(book()), []);
    assert_eq!(divisions.province("330106"), Some("浙江省"));
}

/// A clock that has a length, or gets one from the act, has an example that was counted by hand.
#[test]
fn every_clock_has_an_example() {
    let mut without = Vec::new();
    for pack in book().packs() {
        let shown = |id: &str| pack.examples.iter().any(|example| &*example.rule == id);
        let clocks = pack.rules.clocks.iter().filter(|rule| rule.says.period.unit != Unit::Unstated);
        without.extend(clocks.map(|rule| &rule.head).filter(|head| !shown(&head.id)).map(|head| head.cite.to_string()));
    }
    assert_eq!(without, Vec::<String>::new());
}

/// A regulation of procedure that stands by itself carries every recorded act; the others lean on one.
#[test]
fn every_recorded_act_has_a_basis_everywhere() {
    for pack in book().packs().iter().filter(|pack| pack.stands_alone()) {
        for act in Act::RECORDED {
            assert!(pack.guard(*act, Requires::Basis).is_some(), "{} {act}", pack.code);
        }
    }
    for division in ["CN", "110101", "330106", "370100", "320100", "340100", "510100"] {
        for day in [date(2005, 5, 1), date(2018, 6, 1), date(2022, 4, 30), date(2022, 5, 1), date(2026, 11, 23)] {
            let law = book().on(division, day).expect("a law");
            for act in Act::RECORDED {
                assert!(law.basis(*act).is_some(), "{act} in {division} on {day}");
            }
        }
    }
}

/// Article: R05-33, R22-34
#[test]
fn the_law_of_a_day_is_of_the_packs_in_force_on_that_day() {
    for (division, day, leads) in [
        ("CN", date(2005, 4, 30), None),
        ("CN", date(2005, 5, 1), Some("R05")),
        ("CN", date(2022, 4, 30), Some("R05")),
        ("CN", date(2022, 5, 1), Some("R22")),
        ("CN", date(2026, 11, 23), Some("R22")),
        ("510100", date(2026, 11, 23), Some("R22")),
    ] {
        let law = book().on(division, day);
        let leading = law.and_then(|law| law.leading(PackRole::Procedure)).map(|pack| pack.code.to_string());
        assert_eq!(leading.as_deref(), leads, "{division} on {day}");
    }
}

/// Which packs speak in a place, on days before and after each change.
#[test]
fn the_packs_of_places_and_days_are_those_of_the_list() {
    let days =
        [date(2005, 5, 1), date(2007, 1, 1), date(2017, 6, 1), date(2020, 6, 1), date(2022, 4, 30), date(2022, 5, 1)];
    let mut rows = Vec::new();
    for division in ["CN", "110000", "110101", "320000", "330000", "330106", "340000", "370000", "510000"] {
        for day in days {
            let law = book().on(division, day);
            let packs = law.map_or_else(String::new, |law| {
                let speaking = law.packs().iter().map(|pack| &**pack).filter(|pack| pack.role != PackRole::Reference);
                codes(speaking)
            });
            rows.push(format!("{division} {day}: {packs}"));
        }
    }
    assert_eq!(golden("places.txt", include_str!("places.txt"), &rows), None);
}

/// What a head of a committee owes in reception over a year, by place and level; nothing where no number is stated.
///
/// Article: JS-5(6), AH-3
#[test]
fn reception_is_owed_as_often_as_the_text_of_the_place_says() {
    let year = Tenure { from: date(2025, 1, 1), until: date(2025, 12, 31) };
    let rows = [
        ("320000", Level::Prefecture, "1 times a quarter, 4"),
        ("320000", Level::County, "1 times a month, 12"),
        ("340000", Level::Province, "1 days a half_year, 2"),
        ("340000", Level::Prefecture, "1 days a quarter, 4"),
        ("340000", Level::County, "1 days a month, 12"),
        ("340000", Level::Township, "1 days a week, 51"),
        ("110000", Level::County, ""),
        ("510000", Level::County, ""),
    ];
    for (division, level, expected) in rows {
        let law = book().on(division, date(2025, 12, 31)).expect("a law");
        let seat = Seat::organ(OrganKind::Committee, level).held_by(Standing::Head);
        let owed = law.asked_by(seat).owed(year).filter(|answer| answer.says.duty.says.act == DutyAct::ReceiveVisitors);
        let words = owed.filter_map(|answer| match answer.says.rhythm {
            Rhythm::Per { times, measure, period } => {
                Some(format!("{times} {measure} a {period}, {}", answer.says.in_full_turns()))
            }
            _ => None,
        });
        assert_eq!(words.collect::<Vec<_>>().join("; "), expected, "{division} {level}");
    }
}

#[test]
fn an_unannounced_year_makes_the_result_provisional_and_never_guesses_holidays() {
    let law = book().on("CN", date(2026, 11, 23)).expect("R22");
    let rule = law.clock("handle").expect("handle");
    let derived = derive(&rule.says, &Count::from(date(2026, 11, 23)), law.calendar()).expect("derivable");
    assert_eq!((derived.ends_on, derived.due_on, derived.provisional), (date(2027, 1, 22), date(2027, 1, 22), true));
    let derived = derive(&rule.says, &Count::from(date(2026, 5, 6)), law.calendar()).expect("derivable");
    assert!(!derived.provisional);
    assert!(!calendar_of(&["2026.toml"]).knows(date(2025, 12, 31)));
}

/// Past so many characters a line goes on in the next one.
const LINE_CHARS_MAX: usize = 150;

fn wrapped(row: &str) -> String {
    let (mut text, mut width) = (String::new(), 0);
    for piece in row.split_inclusive([' ', '|']) {
        let chars = piece.chars().count();
        if width + chars > LINE_CHARS_MAX {
            text = format!("{}\n    ", text.trim_end());
            width = 4;
        }
        text += piece;
        width += chars;
    }
    text
}

/// Compares with a golden file. What differs is written beside the build, to be read and copied over it.
fn golden(file: &str, expected: &str, rows: &[String]) -> Option<String> {
    let found = rows.iter().map(|row| wrapped(row) + "\n").collect::<String>();
    if found == expected {
        return None;
    }
    let now = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(file);
    std::fs::write(&now, found).expect("a file beside the build");
    Some(format!("golden: crates/law/tests/{file}, now {}", now.display()))
}

/// One line a rule of one kind, pack by pack. What a line says is in `rules/rows.rs`.
#[test]
fn the_rules_say_what_the_texts_say() {
    let mut differ = Vec::new();
    let mut row = |kind, row: fn(&Pack) -> Vec<String>, file: &str, expected: &str| {
        let rows: Vec<String> = book().packs().iter().flat_map(|pack| row(pack)).collect();
        let rules = book().packs().iter().map(|pack| pack.rules.heads().filter(|(of, _)| *of == kind).count());
        assert_eq!(rows.len(), rules.sum::<usize>(), "{file}: one line a rule");
        differ.extend(golden(file, expected, &rows));
    };
    row(RuleKind::Clock, rows::clocks, "clocks.txt", include_str!("clocks.txt"));
    row(RuleKind::Clock, rows::clock_events, "clock_events.txt", include_str!("clock_events.txt"));
    row(RuleKind::Guard, rows::guards, "guards.txt", include_str!("guards.txt"));
    row(RuleKind::Scope, rows::scopes, "scopes.txt", include_str!("scopes.txt"));
    row(RuleKind::Duty, rows::duties, "duties.txt", include_str!("duties.txt"));
    row(RuleKind::Ground, rows::grounds, "grounds.txt", include_str!("grounds.txt"));
    row(RuleKind::Attribution, rows::attributions, "attributions.txt", include_str!("attributions.txt"));
    row(RuleKind::Measure, rows::measures, "measures.txt", include_str!("measures.txt"));
    row(RuleKind::Consequence, rows::consequences, "consequences.txt", include_str!("consequences.txt"));
    row(RuleKind::Appeal, rows::appeals, "appeals.txt", include_str!("appeals.txt"));
    row(RuleKind::Assessment, rows::assessments, "assessments.txt", include_str!("assessments.txt"));
    assert_eq!(differ, Vec::<String>::new());
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
