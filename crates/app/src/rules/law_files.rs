//! The rules and calendars that ship with the product, and those that an office adds, loaded.

use std::borrow::Cow;
use std::collections::BTreeMap;

use law::{Calendars, Divisions, Fault, LawBook, PackFile, load_pack};

/// Everything that is wrong in the packs and calendars, by file.
#[derive(Debug, thiserror::Error)]
#[error("{} faults in rule packs or calendars", .0.len())]
pub struct PackFaults(pub Vec<Fault>);

/// One file of rules: its path (`packs/R22/34.toml`, `calendars/CN/2026.toml`) and its text.
pub type RuleFile = (String, Cow<'static, str>);

/// Every file that ships: packs and calendars.
#[must_use]
pub fn shipped_files() -> Vec<RuleFile> {
    let packs = packs::packs().into_iter().flat_map(|(_, files)| files);
    packs.chain(packs::calendars()).map(|(path, text)| (path, Cow::Borrowed(text))).collect()
}

/// Loads the packs and calendars that ship.
///
/// # Errors
/// [`PackFaults`] with everything that is wrong.
pub fn shipped_law() -> Result<LawBook, PackFaults> {
    law_of(&shipped_files())
}

/// Loads these files: a file under `calendars/` is a year, every other folder is a pack.
///
/// # Errors
/// [`PackFaults`] with everything that is wrong in any of them.
pub fn law_of(files: &[RuleFile]) -> Result<LawBook, PackFaults> {
    let years = files.iter().filter(|(path, _)| is_calendar(path));
    let calendars = Calendars::load(years.map(|(path, text)| PackFile { path, text }));
    let (calendars, mut faults) = calendars.map_or_else(|faults| (Calendars::default(), faults), |c| (c, Vec::new()));
    let mut folders: BTreeMap<&str, Vec<PackFile<'_>>> = BTreeMap::new();
    for (path, text) in files {
        if !is_calendar(path) {
            let folder = path.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder);
            folders.entry(folder).or_default().push(PackFile { path, text });
        }
    }
    // Examples count by the calendar: without it, they would only add faults of their own.
    if !faults.is_empty() {
        return Err(PackFaults(faults));
    }
    let mut loaded = Vec::new();
    for files in folders.values() {
        match load_pack(files, &calendars) {
            Ok(pack) => loaded.push(pack),
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return Err(PackFaults(faults));
    }
    let book = LawBook::new(loaded, calendars).map_err(PackFaults)?;
    let (path, text) = packs::divisions();
    let divisions = Divisions::load(PackFile { path: &path, text }).map_err(PackFaults)?;
    let faults = divisions.check(&book);
    if faults.is_empty() { Ok(book) } else { Err(PackFaults(faults)) }
}

/// Whether a text is the code of a division that can be: `CN`, or six or nine digits of a province that exists.
#[must_use]
pub fn is_division(text: &str) -> bool {
    let (path, list) = packs::divisions();
    let divisions = Divisions::load(PackFile { path: &path, text: list }).unwrap_or_default();
    let digits = matches!(text.len(), 6 | 9) && text.bytes().all(|b| b.is_ascii_digit());
    text == law::NATION || (digits && divisions.province(text).is_some())
}

/// Whether a file is a year of a calendar: it lies in the folder of its region, and that in `calendars`.
fn is_calendar(path: &str) -> bool {
    let parts: Vec<&str> = path.split(['/', '\\']).collect();
    matches!(parts.as_slice(), [.., "calendars", _, _])
}

/// Shipped files with an office's own put in their place: a pack of the same code as a whole, a year of the
/// same region.
#[must_use]
pub fn merged(shipped: Vec<RuleFile>, own: Vec<RuleFile>) -> Vec<RuleFile> {
    let replaced: Vec<String> = own.iter().filter_map(|(path, _)| replaces(path)).collect();
    let kept = shipped.into_iter().filter(|(path, _)| replaces(path).is_none_or(|what| !replaced.contains(&what)));
    kept.chain(own).collect()
}

/// What a file stands for: the folder of a pack (`packs/R22`), or a year of a calendar (`CN/2026.toml`).
fn replaces(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split(['/', '\\']).collect();
    match parts.as_slice() {
        [.., "calendars", region, year] => Some(format!("calendars/{region}/{year}")),
        [.., folder, _] => Some(format!("packs/{folder}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_calendar, is_division, replaces};

    /// Wherever an office keeps its data, a pack is a pack.
    #[test]
    fn a_file_is_what_its_own_folders_say() {
        for (path, calendar, stands_for) in [
            ("calendars/CN/2026.toml", true, "calendars/CN/2026.toml"),
            ("/srv/calendars/data/rules/packs/JY/1.toml", false, "packs/JY"),
            ("/srv/calendars/data/rules/calendars/990000/2026.toml", true, "calendars/990000/2026.toml"),
            ("packs/R22/34.toml", false, "packs/R22"),
        ] {
            assert_eq!((is_calendar(path), replaces(path).as_deref()), (calendar, Some(stands_for)), "{path}");
        }
    }

    #[test]
    fn a_division_has_six_or_nine_digits_of_a_province_that_exists() {
        for (text, is_one) in [
            ("CN", true),
            ("330100", true),
            ("330106001", true),
            ("990101", true),
            ("", false),
            ("cn", false),
            ("33", false),
            ("3301", false),
            ("880000", false),
            ("３３０１００", false),
        ] {
            assert_eq!(is_division(text), is_one, "{text}");
        }
    }
}
