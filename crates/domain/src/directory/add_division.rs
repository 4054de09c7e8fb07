//! Adds an administrative division.

use super::{Change, Directory, Division, refuse};
use crate::{Refusal, WayOut, Why};

/// Adds a division below one that is known, or as the root.
///
/// # Errors
/// A code that is taken, a parent that is unknown, an empty name.
pub fn add_division(directory: &mut Directory, row: Division) -> Result<(), Refusal> {
    if row.name.trim().is_empty() {
        return Err(refuse(Why::TextMissing, WayOut::Write));
    }
    if directory.divisions.contains_key(&row.code) {
        return Err(refuse(Why::DuplicateId, WayOut::CheckDirectory));
    }
    if let Some(parent) = row.parent.filter(|parent| !directory.divisions.contains_key(parent)) {
        return Err(refuse(Why::UnknownDivision { division: parent }, WayOut::CheckDirectory));
    }
    directory.take(Change::Division(row));
    Ok(())
}
