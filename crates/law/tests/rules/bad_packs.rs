//! A pack with a fault is not loaded; every fault is named, with its place, and all of them at once.

use std::collections::BTreeSet;

use law::Fault;

use crate::faults::{self, Change, Change::*, changed, every_code, line, sound};
use crate::{bad_books, bad_calendars, bad_heads, bad_kinds, bad_rules, bad_wholes, places};

/// What is wrong, how it comes about, and what is said of it.
pub struct Row {
    /// The rule that the row shows.
    pub name: &'static str,
    /// What turns the sound pack into this one.
    pub changes: &'static [Change],
    /// Every fault, in order.
    pub faults: &'static [&'static str],
}

/// Checks every row; the faults that were found.
fn check(rows: &[&[Row]]) -> Vec<Fault> {
    let mut all = Vec::new();
    let mut wrong = Vec::new();
    for row in rows.iter().copied().flatten() {
        let found = faults::load(&changed(row.changes)).err().unwrap_or_default();
        let lines: Vec<String> = found.iter().map(line).collect();
        if lines != row.faults {
            wrong.push(format!("{}: {lines:#?}", row.name));
        }
        all.extend(found);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    all
}

#[test]
fn the_sound_pack_loads() {
    let pack = faults::load(&sound()).unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!((pack.rules.clocks.len(), pack.examples.len()), (1, 1));
}

#[test]
fn a_file_is_known_by_the_last_part_of_its_path() {
    for folder in ["packs/T20/", "packs\\T20\\", "./"] {
        let files = sound().into_iter().map(|(path, text)| (format!("{folder}{path}"), text));
        let files: Vec<(String, String)> = files.rev().collect();
        assert!(faults::load(&files).is_ok(), "{folder}");
    }
}

#[test]
fn every_fault_is_named_with_its_place() {
    check(ROWS);
}

/// A new kind of fault needs a row here, or one among the calendars, the books or the places.
#[test]
fn every_kind_of_fault_has_a_row() {
    let found = [check(ROWS), bad_books::check(), places::check()].concat();
    let mut codes: BTreeSet<&str> = found.iter().map(|fault| fault.kind.code()).collect();
    codes.extend(bad_calendars::check());
    assert_eq!(codes, every_code());
}

/// What is wrong and what to do about it is said in both languages, of facts that the fault has.
#[test]
fn every_kind_of_fault_has_words_and_a_hint() {
    let words =
        [include_str!("../../../../wording/zh-CN/faults.ftl"), include_str!("../../../../wording/en/faults.ftl")];
    let found = [check(ROWS), bad_books::check(), places::check()].concat();
    for text in words {
        let said = |key: &str| text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
        for code in every_code() {
            assert!(said(code).is_some(), "{code} has no words");
            assert!(said(&format!("hint-{code}")).is_some(), "{code} has no hint");
        }
        for fault in &found {
            let code = fault.kind.code();
            let names: Vec<&str> = fault.kind.arguments().into_iter().map(|(name, _)| name).collect();
            for line in [said(code), said(&format!("hint-{code}"))].into_iter().flatten() {
                let used = line.split("{ $").skip(1).filter_map(|rest| rest.split(' ').next());
                for name in used {
                    assert!(names.contains(&name), "{code} does not say {name}");
                }
            }
        }
    }
}

const ROWS: &[&[Row]] = &[
    bad_heads::ROWS,
    bad_rules::ROWS,
    bad_kinds::ROWS,
    bad_kinds::EXAMPLES,
    bad_wholes::ROWS,
    bad_wholes::CLASHES,
    SEVERAL,
];

const SEVERAL: &[Row] = &[
    Row {
        name: "every fault of a file is told at once, in the order of the lines",
        changes: &[
            Put("2.toml", "bearer    = \"organ\"", "bearer    = \"organs\""),
            Put("2.toml", "length    = 60", "length    = 0"),
            Put("2.toml", "modality = \"duty\"", "modality = \"duty\"\ncolour   = \"red\""),
            Put("2.toml", "due_on = 2026-05-06", "due_on = \"2026-05-06\""),
        ],
        faults: &[
            "2.toml:5:1 unknown-key key=colour near=",
            "2.toml:12:13 unknown-name key=bearer found=organs near=organ",
            "2.toml:15:13 out-of-range key=length found=0 min=1 max=3660",
            "2.toml:33:42 bad-date key=due_on",
        ],
    },
    Row {
        name: "every fault of every file is told at once, in the order of the files",
        changes: &[
            File("3.toml", "[[provision]]\ncite = \"T20-4\"\ngist = \"\"\nmodality = \"duty\"\n"),
            Put("2.toml", "\"answered\"", "\"answer\""),
            Put("pack.toml", "\"next_working_day\"", "\"next_working_day\"\nreading   = \"\""),
        ],
        faults: &[
            "pack.toml:13:13 empty-text key=reading",
            "2.toml:13:14 unknown-name key=stops found=answer near=answered",
            "3.toml:2:8 file-of-other-article cite=T20-4",
            "3.toml:3:8 empty-text key=gist",
        ],
    },
    Row {
        name: "what shows only over the whole pack is told at once, in the order of the lines",
        changes: &[
            Put("1.toml", "act = \"conclude\"\nrequires = \"basis\"", "act = \"conclude\"\nrequires = \"in_writing\""),
            Put("2.toml", "\"at-most-five\"", "\"handle\""),
            Put("2.toml", "due_on = 2026-05-06", "due_on = 2026-05-07"),
            Put(
                "2.toml",
                "id        = \"handle\"\ncite      = \"T20-2\"",
                "id        = \"handle\"\ncite      = \"T20-2(9)\"",
            ),
        ],
        faults: &[
            "pack.toml:1:1 no-basis act=conclude",
            "2.toml:9:13 cite-unknown cite=T20-2(9)",
            "2.toml:21:12 duplicate-rule id=handle",
            "2.toml:29:9 example-fails name=末日是星期三 key=due_on expected=2026-05-07 found=2026-05-06",
        ],
    },
    Row {
        name: "a head that names no pack hides the other files",
        changes: &[
            Put("pack.toml", "code       = \"T20\"", "code       = \"TWENTY-20\""),
            Put("2.toml", "length    = 60", "length    = 0"),
        ],
        faults: &["pack.toml:1:14 bad-code text=TWENTY-20"],
    },
];
