//! Adds a post at an organ.

use super::{Change, Directory, Post, refuse};
use crate::{Refusal, WayOut, Why};

/// Adds a post; who holds it comes with appointments.
///
/// # Errors
/// An identity that is taken, an unknown organ, an empty title.
pub fn add_post(directory: &mut Directory, row: Post) -> Result<(), Refusal> {
    if row.title.trim().is_empty() {
        return Err(refuse(Why::TextMissing, WayOut::Write));
    }
    if directory.posts.contains_key(&row.id) {
        return Err(refuse(Why::DuplicateId, WayOut::CheckDirectory));
    }
    if !directory.organs.contains_key(&row.organ) {
        return Err(refuse(Why::UnknownOrgan { organ: row.organ }, WayOut::CheckDirectory));
    }
    directory.take(Change::Post(row));
    Ok(())
}
