//! Loading a pack ends with a pack or with faults that have places, whatever the files.

use crate::driver::{Target, run};
use law::{Calendars, PackFile, load_pack};

const TOKENS: [&str; 52] = [
    "== pack.toml",
    "== 2.toml",
    "== 9.toml",
    "[[rule]]",
    "[[provision]]",
    "[[example]]",
    "[counting]",
    "kind = ",
    "id = ",
    "cite = ",
    "on = ",
    "\"clock\"",
    "\"guard\"",
    "\"duty\"",
    "\"measure\"",
    "\"consequence\"",
    "\"appeal\"",
    "\"scope\"",
    "T20-2",
    "T20-2¶1(3)",
    "T21-1",
    "length = 0",
    "length = 99999",
    "-1",
    "9223372036854775807",
    "unit = \"days\"",
    "\"months\"",
    "\"working_days\"",
    "2026-02-30",
    "9999-12-31",
    "-9999-01-01",
    "0001-01-01",
    "1.5",
    "nan",
    "true",
    "[]",
    "[[]]",
    "{}",
    "{ }",
    "= ",
    "\"",
    "\"\"\"",
    "'",
    "#",
    ",",
    "]",
    "}",
    "\\u0000",
    "¶",
    "\u{feff}",
    "\n",
    "、",
];

#[test]
fn every_pack_loads_or_says_where_it_is_wrong() {
    run(&Target { corpus: "packs", tokens: &TOKENS, rounds: 1_000, check });
}

/// The files of one pack stand in one seed: `== 2.toml` begins a file.
fn check(seed: &str) -> Result<(), String> {
    let parts: Vec<(&str, &str)> = seed.split("== ").filter_map(|part| part.split_once('\n')).collect();
    let files: Vec<PackFile<'_>> = parts.iter().map(|(path, text)| PackFile { path, text }).collect();
    let Err(faults) = load_pack(&files, &Calendars::new([])) else { return Ok(()) };
    if faults.is_empty() {
        return Err("refused without a fault".to_owned());
    }
    for fault in &faults {
        let place = &fault.place;
        let is_there = files.iter().filter(|file| *file.path == *place.file).any(|file| {
            file.text.get(place.bytes.clone()).is_some() && place.line <= file.text.split('\n').count() + 1
        });
        let of_no_file = place.bytes == (0..0) && place.line == 1;
        if !(is_there || of_no_file) || place.line == 0 || place.column == 0 {
            return Err(format!("{fault:?} stands nowhere"));
        }
    }
    Ok(())
}
