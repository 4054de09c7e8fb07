//! The calendars that ship, and invented ones.

use std::sync::LazyLock;

use law::{Calendar, Calendars, Fault, PackFile};

static SHIPPED: LazyLock<Calendars> =
    LazyLock::new(|| with(&[]).unwrap_or_else(|faults| panic!("what ships loads: {faults:#?}")));

/// The shipped calendar of the country.
pub fn nation() -> &'static Calendar {
    SHIPPED.nation()
}

/// The shipped calendars with these files.
pub fn with(files: &[(&str, String)]) -> Result<Calendars, Vec<Fault>> {
    let shipped = packs::calendars();
    let shipped = shipped.iter().map(|(path, text)| PackFile { path, text });
    Calendars::load(shipped.chain(files.iter().map(|(path, text)| PackFile { path, text })))
}

/// The shipped national years up to this one.
pub fn until(last: i16) -> Calendar {
    let files = packs::calendars();
    let known = files.iter().filter(|(path, _)| number(path).is_some_and(|year| year <= last));
    Calendars::load(known.map(|(path, text)| PackFile { path, text })).expect("what ships loads").nation().clone()
}

/// The shipped calendar, where the file of 2026 has other words in one place.
pub fn amended(from: &str, to: &str) -> Calendar {
    let mut files: Vec<(String, String)> =
        packs::calendars().into_iter().map(|(path, text)| (path, text.to_owned())).collect();
    let (_, text) = files.iter_mut().find(|(path, _)| number(path) == Some(2026)).expect("2026 ships");
    assert_eq!(text.matches(from).count(), 1, "{from}");
    *text = text.replace(from, to);
    let files = files.iter().map(|(path, text)| PackFile { path, text });
    Calendars::load(files).expect("the amended year loads").nation().clone()
}

fn number(path: &str) -> Option<i16> {
    path.strip_suffix(".toml")?.rsplit('/').next()?.parse().ok()
}

/// The file of a year: rest days and worked weekend days of one holiday.
pub fn year_file(region: &str, year: i16, name: &str, off: &[String], work: &[String]) -> String {
    let (off, work) = (off.join(", "), work.join(", "));
    format!("region = \"{region}\"\nyear = {year}\n[[holiday]]\nname = \"{name}\"\noff = [{off}]\nwork = [{work}]\n")
}
