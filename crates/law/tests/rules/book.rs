//! The law book that ships.

use law::{Calendar, LawBook, PackFile, load_calendar, load_pack};

/// The shipped calendar.
pub fn calendar() -> Calendar {
    calendar_of(&[".toml"])
}

/// The shipped years in files whose names end so.
pub fn calendar_of(ends: &[&str]) -> Calendar {
    let mut files = packs::calendar_files("CN");
    files.retain(|(path, _)| ends.iter().any(|end| path.ends_with(end)));
    let years = files
        .iter()
        .map(|(path, text)| load_calendar(PackFile { path, text }).unwrap_or_else(|faults| panic!("{faults:#?}")));
    Calendar::new(years)
}

/// The shipped packs with the shipped calendar.
pub fn book() -> LawBook {
    let calendar = calendar();
    let packs = packs::packs().into_iter().map(|(_, files)| {
        let files: Vec<PackFile<'_>> = files.iter().map(|(path, text)| PackFile { path, text }).collect();
        load_pack(&files, &calendar).unwrap_or_else(|faults| {
            let lines: Vec<String> = faults
                .iter()
                .map(|f| format!("{}:{}:{}: {:?}", f.place.file, f.place.line, f.place.column, f.kind))
                .collect();
            panic!("{}", lines.join("\n"))
        })
    });
    LawBook::new(packs.collect(), calendar.clone()).expect("one pack a day")
}
