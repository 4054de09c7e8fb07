//! Adds an official.

use super::{Change, Directory, Official, refuse};
use crate::{Refusal, WayOut, Why};

/// Adds a person in public service; posts come with appointments.
///
/// # Errors
/// An identity that is taken, an empty name.
pub fn add_official(directory: &mut Directory, row: Official) -> Result<(), Refusal> {
    if row.name.trim().is_empty() {
        return Err(refuse(Why::TextMissing, WayOut::Write));
    }
    if directory.officials.contains_key(&row.id) {
        return Err(refuse(Why::DuplicateId, WayOut::CheckDirectory));
    }
    directory.take(Change::Official(row));
    Ok(())
}
