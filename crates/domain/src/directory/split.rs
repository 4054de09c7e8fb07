//! Splits an organ into several.

use jiff::civil::Date;

use super::change::day_before;
use super::{Change, Directory, EndOrgan, How};
use crate::{OrganId, Refusal};

/// One organ becomes several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The one that ends.
    pub organ: OrganId,
    /// Those that carry on; they are in the directory already. Who takes which field or matter is decided by people.
    pub parts: Vec<OrganId>,
    /// Their first day as successors; its own last is the day before.
    pub from: Date,
}

/// What a split comes to: the tenures of its people end, then the organ. The changes are not made yet.
///
/// # Errors
/// Fewer than two parts, or the refusal of any of the changes; organs below it have to be moved first.
pub fn split(directory: &Directory, split: &Split) -> Result<Vec<Change>, Refusal> {
    let until = day_before(split.from);
    let ending = EndOrgan { organ: split.organ, until, how: How::Split, successors: split.parts.clone() };
    dissolve(directory, &ending)
}

/// What the end of an organ comes to: the tenures of its people end, then the organ. The changes are not made yet.
///
/// # Errors
/// The refusal of any of the changes.
pub fn dissolve(directory: &Directory, ending: &EndOrgan) -> Result<Vec<Change>, Refusal> {
    let mut directory = directory.clone();
    let mut changes = directory.ends_with(ending.organ, ending.until);
    changes.push(Change::EndOrgan(ending.clone()));
    for change in changes.iter().cloned() {
        change.make(&mut directory)?;
    }
    Ok(changes)
}
