//! Moves an organ: under another superior, into another division, under other managing authority.

use jiff::civil::Date;

use super::versions::place_holds;
use super::{Change, Directory, Place, Unfit, Version, refuse, unfit};
use crate::{OrganId, Refusal};

/// Another place from a day on; the former one stays readable for the days before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The organ.
    pub organ: OrganId,
    /// The first day in the new place.
    pub from: Date,
    /// The new place, whole.
    pub place: Place,
}

/// Moves an organ.
///
/// # Errors
/// An organ or a superior that does not exist on that day, an unknown division, a circle of superiors, a day that is
/// not after the last change, the same place.
pub fn move_organ(directory: &mut Directory, row: Move) -> Result<(), Refusal> {
    let organ = directory.changing(row.organ, row.from, Version::is_place)?;
    if organ.place() == row.place {
        return Err(unfit(Unfit::NothingChanges));
    }
    place_holds(directory, row.organ, row.place)?;
    for above in [row.place.parent, row.place.line].into_iter().flatten() {
        directory.active(above, row.from).map_err(|(why, way_out)| refuse(why, way_out))?;
    }
    directory.take(Change::Move(row));
    Ok(())
}
