//! What can be wrong in the file of a calendar year.

use std::collections::BTreeSet;

use law::{PackFile, load_calendar};

use crate::faults::line;

const ROWS: &[(&str, &str, &[&str])] = &[
    (
        "a day is of the file's year",
        "region = \"CN\"\nyear = 2026\n[[holiday]]\nname = \"元旦\"\noff = [2027-01-01]\nwork = [2026-01-04]\n",
        &["2026.toml:5:8 day-outside-year day=2027-01-01"],
    ),
    (
        "a day is announced once, be it by another holiday",
        "region = \"CN\"\nyear = 2026\n[[holiday]]\nname = \"中秋节\"\noff = [2026-09-25]\n[[holiday]]\nname = \"国庆节\"\noff = [2026-09-25]\n",
        &["2026.toml:8:8 day-twice day=2026-09-25"],
    ),
    (
        "a make-up day is a weekend day",
        "region = \"CN\"\nyear = 2026\n[[holiday]]\nname = \"元旦\"\nwork = [2026-01-04, 2026-01-05]\n",
        &["2026.toml:5:21 work-on-workday day=2026-01-05"],
    ),
    (
        "the last day of a common year is the 365th",
        "region = \"CN\"\nyear = 2026\n[[holiday]]\nname = \"节\"\noff = [2026-12-31, 2024-12-31]\n",
        &["2026.toml:5:20 day-outside-year day=2024-12-31"],
    ),
    (
        "a year is a number of our time",
        "region = \"CN\"\nyear = 226\n[[holiday]]\nname = \"节\"\noff = [2026-12-31]\n",
        &["2026.toml:2:8 out-of-range key=year found=226 min=1949 max=2200"],
    ),
    (
        "region, name and days are there, and nothing else",
        "year = 2026\n[[holiday]]\nof = [2026-12-31]\n",
        &[
            "2026.toml:1:1 missing-key key=region",
            "2026.toml:2:1 missing-key key=name",
            "2026.toml:3:1 unknown-key key=of near=off",
        ],
    ),
];

/// Checks every row; the codes that were found.
pub fn check() -> BTreeSet<&'static str> {
    let mut codes = BTreeSet::new();
    for (name, text, faults) in ROWS {
        let Err(found) = load_calendar(PackFile { path: "2026.toml", text }) else {
            panic!("{name}: the year loads");
        };
        let lines: Vec<String> = found.iter().map(line).collect();
        assert_eq!(lines, *faults, "{name}");
        codes.extend(found.iter().map(|fault| fault.kind.code()));
    }
    codes
}

#[test]
fn a_calendar_year_with_a_fault_is_not_loaded() {
    check();
}
