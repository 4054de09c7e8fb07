//! The rules and the calendar that ship with the product, loaded.

use law::{Calendar, Fault, LawBook, PackFile, load_calendar, load_pack};

/// Everything that is wrong in the packs and calendars, by file.
#[derive(Debug, thiserror::Error)]
#[error("{} faults in rule packs or calendars", .0.len())]
pub struct PackFaults(pub Vec<Fault>);

/// The region whose calendar ships.
const REGION: &str = "CN";

/// Loads every shipped pack and calendar year.
///
/// # Errors
/// [`PackFaults`] with everything that is wrong.
pub fn shipped_law() -> Result<LawBook, PackFaults> {
    let mut faults = Vec::new();
    let mut years = Vec::new();
    for (path, text) in packs::calendar_files(REGION) {
        match load_calendar(PackFile { path: &path, text }) {
            Ok(year) => years.push(year),
            Err(found) => faults.extend(found),
        }
    }
    let calendar = Calendar::new(years);
    let mut loaded = Vec::new();
    for (_, files) in packs::packs() {
        let files: Vec<PackFile<'_>> = files.iter().map(|(path, text)| PackFile { path, text }).collect();
        match load_pack(&files, &calendar) {
            Ok(pack) => loaded.push(pack),
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return Err(PackFaults(faults));
    }
    // Two shipped packs that claim the same day are caught by a test; a book without either is useless.
    LawBook::new(loaded, calendar).map_err(|_| PackFaults(faults))
}

/// The text of a shipped pack or calendar file, by the path that faults name.
#[must_use]
pub fn shipped_text(path: &str) -> Option<&'static str> {
    let calendars = packs::calendar_files(REGION);
    let files = packs::packs().into_iter().flat_map(|(_, files)| files).chain(calendars);
    files.into_iter().find(|(name, _)| name == path).map(|(_, text)| text)
}
