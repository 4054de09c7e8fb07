//! Ends an organ: the whole of a dissolution, and one part of a merger or a split.

use jiff::civil::Date;

use super::{Change, Directory, EndOrgan, How, Unfit, refuse, unfit};
use crate::{OrganId, Refusal, WayOut, Why};

/// A split has at least two parts.
const PARTS_MIN: u16 = 2;

/// Ends an organ. What it still holds is no reason to refuse: an organ ends by the decision of others, and its
/// successors carry on; a preview says beforehand what that is.
///
/// # Errors
/// An organ that is unknown or has ended, a last day before the first one or before the last change, a successor that
/// is unknown, itself, named twice or not active on the day after, organs that would be left below it.
pub fn end_organ(directory: &mut Directory, row: EndOrgan) -> Result<(), Refusal> {
    let Some(organ) = directory.organ(row.organ) else {
        return Err(refuse(Why::UnknownOrgan { organ: row.organ }, WayOut::CheckDirectory));
    };
    if let Some(until) = organ.until.filter(|until| directory.endings.contains_key(&row.organ) || *until <= row.until) {
        return Err(unfit(Unfit::OrganEnded { organ: row.organ, until }));
    }
    let first = directory.last_changed(organ);
    if row.until < first {
        let way_out = WayOut::UseDay { from: Some(first), until: first };
        return Err(refuse(Why::DatesReversed { from: first, until: row.until }, way_out));
    }
    successors_fit(directory, &row)?;
    let left = subordinates(directory, row.organ, after(row.until));
    if !left.is_empty() {
        return Err(unfit(Unfit::SubordinatesLeft { organ: row.organ, left }));
    }
    directory.take(Change::EndOrgan(row));
    Ok(())
}

fn successors_fit(directory: &Directory, row: &EndOrgan) -> Result<(), Refusal> {
    let least = match row.how {
        How::Dissolved => 0,
        How::Merged => 1,
        How::Split => PARTS_MIN,
    };
    let found = u16::try_from(row.successors.len()).unwrap_or(u16::MAX);
    if found < least {
        return Err(unfit(Unfit::TooFewOrgans { found, least }));
    }
    for (at, successor) in row.successors.iter().enumerate() {
        if *successor == row.organ || row.successors.iter().take(at).any(|other| other == successor) {
            return Err(unfit(Unfit::NamedTwice { organ: *successor }));
        }
        directory.active(*successor, after(row.until)).map_err(|(why, way_out)| refuse(why, way_out))?;
    }
    Ok(())
}

/// The organs directly below an organ, in place or in line, that are active on a day.
pub(super) fn subordinates(directory: &Directory, organ: OrganId, on: Date) -> Vec<OrganId> {
    let below = directory.organs.values().filter(|o| o.parent == Some(organ) || o.line == Some(organ));
    below.filter(|o| o.until.is_none_or(|until| on <= until)).map(|o| o.id).collect()
}

/// The day after; the last day that a calendar has is its own.
pub(super) fn after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}
