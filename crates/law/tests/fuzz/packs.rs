//! Loading a pack ends with a pack or with faults that have places, whatever the files.

use crate::driver::{Target, run};
use jiff::civil::date;
use law::{
    Calendars, CaseRecord, Findings, LawBook, MeasureName, Pack, PackFile, Seat, Standing, Taken, Tenure, load_pack,
};

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
    let faults = match load_pack(&files, &Calendars::new([])) {
        Ok(pack) => return asked(pack),
        Err(faults) => faults,
    };
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

/// A pack that loads makes a book or a book's faults, and every question has an end.
fn asked(pack: Pack) -> Result<(), String> {
    let (division, from) = (pack.division.clone(), pack.from);
    let book = match LawBook::new(vec![pack], Calendars::new([])) {
        Ok(book) => book,
        Err(faults) if faults.is_empty() => return Err("no book without a fault".to_owned()),
        Err(_) => return Ok(()),
    };
    let Some(law) = book.on(&division, from) else { return Err("no law on its first day".to_owned()) };
    let year = Tenure { from: date(2024, 1, 1), until: date(2024, 12, 31) };
    for seat in [Seat::ANYONE, Seat { standing: Some(Standing::Head), ..Seat::ANYONE }] {
        let law = law.asked_by(seat);
        law.owed(year).for_each(|answer| assert!(answer.says.in_full_turns() < u32::MAX));
        law.grounds(&Findings::default()).for_each(drop);
        law.measures(&CaseRecord { crime: true, discipline: true, ..CaseRecord::default() }).for_each(drop);
        for measure in MeasureName::ALL {
            let taken = Taken::from(*measure);
            law.consequences(taken, date(2024, 2, 29)).for_each(drop);
            law.appeals(taken).for_each(|answer| drop(answer.says.lodging(date(2024, 2, 29), law.calendar())));
        }
        law.rules::<law::Assessment>().for_each(|answer| drop(answer.says.says.score(|_| u64::MAX)));
    }
    Ok(())
}
