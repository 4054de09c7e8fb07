//! The list of provincial divisions: a pack for a place that does not exist is found.

use law::{Divisions, Fault, PackFile};

use crate::faults::line;
use crate::invented::{book_of, small};

fn load(text: &str) -> Result<Divisions, Vec<Fault>> {
    Divisions::load(PackFile { path: "divisions.toml", text })
}

const LIST: &str = "[[division]]\ncode = \"91\"\nname = \"澜江省\"\n[[division]]\ncode = \"92\"\nname = \"岚山省\"\n";

/// What is wrong, the text, and what is said of it.
const ROWS: &[(&str, &str, &[&str])] = &[
    (
        "a code has two digits",
        "[[division]]\ncode = \"910000\"\nname = \"澜江省\"\n",
        &["divisions.toml:2:8 bad-division text=910000"],
    ),
    (
        "and digits only",
        "[[division]]\ncode = \"9甲\"\nname = \"澜江省\"\n",
        &["divisions.toml:2:8 bad-division text=9甲"],
    ),
    (
        "a code stands there once",
        "[[division]]\ncode = \"91\"\nname = \"澜江省\"\n[[division]]\ncode = \"92\"\nname = \"岚山省\"\n\
         [[division]]\ncode = \"91\"\nname = \"青石省\"\n",
        &["divisions.toml:8:8 code-twice code=91"],
    ),
    (
        "code and name are there, and nothing else",
        "[[division]]\nnames = \"澜江省\"\n",
        &[
            "divisions.toml:1:1 missing-key key=code",
            "divisions.toml:1:1 missing-key key=name",
            "divisions.toml:2:1 unknown-key key=names near=name",
        ],
    ),
];

/// Checks every row, and a book with packs of places that are not in the list; the faults that were found.
pub fn check() -> Vec<Fault> {
    let mut all = Vec::new();
    for (name, text, faults) in ROWS {
        let found = load(text).err().unwrap_or_default();
        assert_eq!(found.iter().map(line).collect::<Vec<_>>(), *faults, "{name}");
        all.extend(found);
    }
    let divisions = load(LIST).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let place = |code: &str, division: &str| small(code, &format!("division = \"{division}\""), "");
    let packs = [("N", "CN"), ("P", "910000"), ("C", "920102"), ("T", "930102001"), ("Q", "930000")];
    let found = divisions.check(&book_of(packs.map(|(code, division)| place(code, division))));
    let expected =
        ["Q/pack.toml:5:12 unknown-division text=930000", "T/pack.toml:5:12 unknown-division text=930102001"];
    assert_eq!(found.iter().map(line).collect::<Vec<_>>(), expected);
    all.extend(found);
    all
}

#[test]
fn a_pack_of_a_place_that_does_not_exist_is_found() {
    check();
}

#[test]
fn a_place_lies_in_a_province() {
    let divisions = load(LIST).unwrap_or_else(|faults| panic!("{faults:#?}"));
    for (division, name) in [
        ("910000", Some("澜江省")),
        ("920102", Some("岚山省")),
        ("910102003", Some("澜江省")),
        ("CN", None),
        ("9", None),
        ("", None),
    ] {
        assert_eq!(divisions.province(division), name, "{division}");
    }
}
