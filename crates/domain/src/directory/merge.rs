//! Merges organs into one, new or existing.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::change::day_before;
use super::end_organ::subordinates;
use super::{Change, Directory, EndOrgan, How, Move, Organ, Place, Unfit, unfit};
use crate::{OrganId, Refusal};

/// Several organs become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Those that end.
    pub organs: Vec<OrganId>,
    /// The one that carries on; it is in the directory already.
    pub into: OrganId,
    /// Its first day as their successor; theirs ends the day before.
    pub from: Date,
}

/// What a merger comes to: organs below those that end move under the successor, then they end, with the tenures of
/// their people. The changes are not made yet.
///
/// # Errors
/// No organ is named, one is named twice, or the refusal of any of the changes.
pub fn merge(directory: &Directory, merge: &Merge) -> Result<Vec<Change>, Refusal> {
    if merge.organs.is_empty() {
        return Err(unfit(Unfit::TooFewOrgans { found: 0, least: 1 }));
    }
    let twice = |organ: &&OrganId| **organ == merge.into || merge.organs.iter().filter(|o| o == organ).count() > 1;
    if let Some(organ) = merge.organs.iter().find(twice) {
        return Err(unfit(Unfit::NamedTwice { organ: *organ }));
    }
    let mut directory = directory.clone();
    let mut changes = Vec::new();
    let mut make = |directory: &mut Directory, change: Change| {
        changes.push(change.clone());
        change.make(directory)
    };
    let below = merge.organs.iter().flat_map(|organ| subordinates(&directory, *organ, merge.from));
    let below: BTreeSet<OrganId> = below.filter(|organ| !merge.organs.contains(organ)).collect();
    for organ in below {
        let Some(place) = directory.organ(organ).map(Organ::place) else { continue };
        let place = under(&directory, place, merge, organ);
        make(&mut directory, Change::Move(Move { organ, from: merge.from, place }))?;
    }
    // One that stands below another of them ends first, so that none is left below an organ that has ended.
    let mut ending = merge.organs.clone();
    ending.sort_by_key(|organ| std::cmp::Reverse(directory.above_all(*organ).len()));
    for organ in ending {
        for change in directory.ends_with(organ, day_before(merge.from)) {
            make(&mut directory, change)?;
        }
        let (until, successors) = (day_before(merge.from), vec![merge.into]);
        make(&mut directory, Change::EndOrgan(EndOrgan { organ, until, how: How::Merged, successors }))?;
    }
    Ok(changes)
}

/// The same place under the successor instead. The successor itself comes to stand below what was above those that end.
fn under(directory: &Directory, place: Place, merge: &Merge, organ: OrganId) -> Place {
    let put = |above: Option<OrganId>| match above {
        Some(above) if merge.organs.contains(&above) && merge.into != organ => Some(merge.into),
        Some(above) if merge.organs.contains(&above) => {
            let higher = directory.above_all(above);
            higher.into_iter().find(|id| *id != organ && !merge.organs.contains(id))
        }
        other => other,
    };
    Place { parent: put(place.parent), line: put(place.line), managed_by: put(place.managed_by), ..place }
}
