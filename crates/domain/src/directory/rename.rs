//! Renames an organ.

use jiff::civil::Date;

use super::{Change, Directory, Unfit, Version, refuse, unfit};
use crate::{OrganId, Refusal, WayOut, Why};

/// A new name and mark from a day on; the former ones stay readable for the days before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// The organ.
    pub organ: OrganId,
    /// The first day of the new name.
    pub from: Date,
    /// The new name.
    pub name: String,
    /// The mark for receipt numbers; the old one where it stays.
    pub mark: String,
}

/// Renames an organ.
///
/// # Errors
/// An empty name, an organ that does not exist on that day, a day that is not after the last change, the same name.
pub fn rename(directory: &mut Directory, row: Rename) -> Result<(), Refusal> {
    if row.name.trim().is_empty() || row.mark.trim().is_empty() {
        return Err(refuse(Why::TextMissing, WayOut::Write));
    }
    let organ = directory.changing(row.organ, row.from, Version::is_name)?;
    if organ.name == row.name && organ.mark == row.mark {
        return Err(unfit(Unfit::NothingChanges));
    }
    directory.take(Change::Rename(row));
    Ok(())
}
