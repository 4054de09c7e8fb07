//! The rules of every shipped pack in one line each: a golden guards against change that nobody meant. That a line
//! is right is the business of the tests by article.

use jiff::civil::date;
use law::{Pack, PackRole, RuleKind};

use crate::book::book;
use crate::rows;

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
                speaking.map(|pack| pack.code.to_string()).collect::<Vec<_>>().join(" ")
            });
            rows.push(format!("{division} {day}: {packs}"));
        }
    }
    assert_eq!(golden("places.txt", include_str!("goldens/places.txt"), &rows), None);
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
    Some(format!("golden: crates/law/tests/articles/goldens/{file}, now {}", now.display()))
}

/// One line a rule of one kind, pack by pack. What a line says is in `rows.rs`.
#[test]
fn the_rules_say_what_the_texts_say() {
    let mut differ = Vec::new();
    let mut row = |kind, row: fn(&Pack) -> Vec<String>, file: &str, expected: &str| {
        let rows: Vec<String> = book().packs().iter().flat_map(|pack| row(pack)).collect();
        let rules = book().packs().iter().map(|pack| pack.rules.heads().filter(|(of, _)| *of == kind).count());
        assert_eq!(rows.len(), rules.sum::<usize>(), "{file}: one line a rule");
        differ.extend(golden(file, expected, &rows));
    };
    row(RuleKind::Clock, rows::clocks, "clocks.txt", include_str!("goldens/clocks.txt"));
    row(RuleKind::Clock, rows::clock_events, "clock_events.txt", include_str!("goldens/clock_events.txt"));
    row(RuleKind::Guard, rows::guards, "guards.txt", include_str!("goldens/guards.txt"));
    row(RuleKind::Scope, rows::scopes, "scopes.txt", include_str!("goldens/scopes.txt"));
    row(RuleKind::Duty, rows::duties, "duties.txt", include_str!("goldens/duties.txt"));
    row(RuleKind::Ground, rows::grounds, "grounds.txt", include_str!("goldens/grounds.txt"));
    row(RuleKind::Attribution, rows::attributions, "attributions.txt", include_str!("goldens/attributions.txt"));
    row(RuleKind::Measure, rows::measures, "measures.txt", include_str!("goldens/measures.txt"));
    row(RuleKind::Consequence, rows::consequences, "consequences.txt", include_str!("goldens/consequences.txt"));
    row(RuleKind::Appeal, rows::appeals, "appeals.txt", include_str!("goldens/appeals.txt"));
    row(RuleKind::Assessment, rows::assessments, "assessments.txt", include_str!("goldens/assessments.txt"));
    assert_eq!(differ, Vec::<String>::new());
}
