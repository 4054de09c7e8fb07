//! Adds an organ.

use super::{Directory, Organ, refuse};
use crate::{Refusal, WayOut, Why};

/// Adds an organ below the next higher one, so that no circle can arise.
///
/// # Errors
/// An identity that is taken, an unknown division or parent, days out of order, an empty name.
pub fn add_organ(directory: &mut Directory, row: Organ) -> Result<(), Refusal> {
    if row.name.trim().is_empty() || row.mark.trim().is_empty() {
        return Err(refuse(Why::TextMissing, WayOut::Write));
    }
    if directory.organs.contains_key(&row.id) {
        return Err(refuse(Why::DuplicateId, WayOut::CheckDirectory));
    }
    if !directory.divisions.contains_key(&row.division) {
        return Err(refuse(Why::UnknownDivision { division: row.division }, WayOut::CheckDirectory));
    }
    if row.parent == Some(row.id) {
        return Err(refuse(Why::ParentCircle { organ: row.id }, WayOut::CheckDirectory));
    }
    if let Some(parent) = row.parent.filter(|parent| !directory.organs.contains_key(parent)) {
        return Err(refuse(Why::UnknownOrgan { organ: parent }, WayOut::CheckDirectory));
    }
    if let Some(until) = row.until.filter(|until| *until < row.from) {
        return Err(refuse(
            Why::DatesReversed { from: row.from, until },
            WayOut::UseDay { from: Some(row.from), until: row.from },
        ));
    }
    directory.organs.insert(row.id, row);
    Ok(())
}
