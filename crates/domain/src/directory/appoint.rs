//! Appoints an official to a post.

use super::{Directory, Tenure, refuse};
use crate::{Refusal, WayOut, Why};

/// Appoints from a day on, for an open or a stated time.
///
/// # Errors
/// An unknown official or post, days out of order.
pub fn appoint(directory: &mut Directory, row: Tenure) -> Result<(), Refusal> {
    if !directory.officials.contains_key(&row.official) {
        return Err(refuse(Why::UnknownOfficial { official: row.official }, WayOut::CheckDirectory));
    }
    if !directory.posts.contains_key(&row.post) {
        return Err(refuse(Why::UnknownPost, WayOut::CheckDirectory));
    }
    if let Some(until) = row.until.filter(|until| *until < row.from) {
        let way_out = WayOut::UseDay { from: Some(row.from), until: row.from };
        return Err(refuse(Why::DatesReversed { from: row.from, until }, way_out));
    }
    directory.tenures.entry(row.official).or_default().push(row);
    Ok(())
}
