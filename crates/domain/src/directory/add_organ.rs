//! Adds an organ.

use super::versions::place_holds;
use super::{Change, Directory, Organ, refuse};
use crate::{Refusal, WayOut, Why};

/// Adds an organ below those above it, so that no circle can arise.
///
/// # Errors
/// An identity that is taken, an unknown division or superior, a superior that is the organ itself, days out of order,
/// an empty name.
pub fn add_organ(directory: &mut Directory, row: Organ) -> Result<(), Refusal> {
    if row.name.trim().is_empty() || row.mark.trim().is_empty() {
        return Err(refuse(Why::TextMissing, WayOut::Write));
    }
    if directory.organs.contains_key(&row.id) {
        return Err(refuse(Why::DuplicateId, WayOut::CheckDirectory));
    }
    place_holds(directory, row.id, row.place())?;
    if let Some(until) = row.until.filter(|until| *until < row.from) {
        return Err(refuse(
            Why::DatesReversed { from: row.from, until },
            WayOut::UseDay { from: Some(row.from), until: row.from },
        ));
    }
    directory.take(Change::Organ(row));
    Ok(())
}
