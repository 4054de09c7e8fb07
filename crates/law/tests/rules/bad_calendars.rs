//! What can be wrong in the file of a calendar year.

use std::collections::BTreeSet;

use law::{Calendars, PackFile, load_calendar};

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

/// A year of the country, of an invented region, and of a county in it.
const CN: &str = "region = \"CN\"\nyear = 2026\n[[holiday]]\nname = \"元旦\"\noff = [2026-01-01]\n";
const REGION: &str = "region = \"990000\"\nyear = 2026\n[[holiday]]\nname = \"云节\"\noff = [2026-03-03]\n";
const COUNTY: &str = "region = \"990102\"\nyear = 2026\n[[holiday]]\nname = \"溪节\"\noff = [2026-03-04]\n";

/// Files by path and text, and the faults over all of them.
type Together = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

const TOGETHER: &[Together] = &[
    ("one file for each region and year", &[("a.toml", CN), ("b.toml", REGION), ("c.toml", COUNTY)], &[]),
    (
        "two files for one region and year are both named",
        &[("a.toml", CN), ("b.toml", REGION), ("c.toml", CN)],
        &["a.toml:2:8 year-twice region=CN year=2026", "c.toml:2:8 year-twice region=CN year=2026"],
    ),
    (
        "the same two of a region",
        &[("a.toml", REGION), ("b.toml", CN), ("c.toml", REGION)],
        &["a.toml:2:8 year-twice region=990000 year=2026", "c.toml:2:8 year-twice region=990000 year=2026"],
    ),
    (
        "the faults of one file do not hide those of another",
        &[("a.toml", "region = \"CN\"\n"), ("b.toml", COUNTY), ("c.toml", COUNTY)],
        &[
            "a.toml:1:1 missing-key key=year",
            "b.toml:2:8 year-twice region=990102 year=2026",
            "c.toml:2:8 year-twice region=990102 year=2026",
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
    for (name, files, faults) in TOGETHER {
        let files = files.iter().map(|(path, text)| PackFile { path, text });
        let found = Calendars::load(files).map(|_| ()).err().unwrap_or_default();
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
