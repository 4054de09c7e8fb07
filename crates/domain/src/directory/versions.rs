//! What an organ was called and where it stood on an earlier day.

use jiff::civil::Date;

use super::end_organ::after;
use super::{Directory, Organ, refuse};
use crate::{DivisionCode, OrganId, Refusal, WayOut, Why};

/// Where an organ stands: everything about it that a move changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its division.
    pub division: DivisionCode,
    /// The next higher organ in its place.
    pub parent: Option<OrganId>,
    /// The higher organ in its line of work.
    pub line: Option<OrganId>,
    /// Whether it is run from above.
    pub vertical: bool,
    /// The organ with managing authority over its leaders.
    pub managed_by: Option<OrganId>,
}

impl Organ {
    /// Where it stands.
    #[must_use]
    pub const fn place(&self) -> Place {
        let Self { division, parent, line, vertical, managed_by, .. } = *self;
        Place { division, parent, line, vertical, managed_by }
    }

    pub(super) const fn put(&mut self, place: Place) {
        Place {
            division: self.division,
            parent: self.parent,
            line: self.line,
            vertical: self.vertical,
            managed_by: self.managed_by,
        } = place;
    }
}

/// What an organ was before it was renamed or moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// Its name and its mark up to and including a day.
    Name {
        /// The last day.
        until: Date,
        /// The name.
        name: String,
        /// The mark.
        mark: String,
    },
    /// Where it stood up to and including a day.
    Place {
        /// The last day.
        until: Date,
        /// The place.
        place: Place,
    },
}

impl Version {
    pub(super) const fn is_name(&self) -> bool {
        matches!(self, Self::Name { .. })
    }

    pub(super) const fn is_place(&self) -> bool {
        matches!(self, Self::Place { .. })
    }

    /// The last day of this version.
    #[must_use]
    pub const fn until(&self) -> Date {
        match self {
            Self::Name { until, .. } | Self::Place { until, .. } => *until,
        }
    }
}

impl Directory {
    /// The name of an organ on a day; on days before its first one the first name.
    #[must_use]
    pub fn name_on(&self, organ: OrganId, on: Date) -> Option<&str> {
        let name = |version| match version {
            &Version::Name { until, ref name, .. } if on <= until => Some(name.as_str()),
            _ => None,
        };
        let versions = self.versions.get(&organ).map(Vec::as_slice).unwrap_or_default();
        versions.iter().find_map(name).or_else(|| Some(self.organ(organ)?.name.as_str()))
    }

    /// The mark of an office in the receipt numbers of a year: the one with which the year began, so that a number looks
    /// the same for ever, and all of one year look alike.
    #[must_use]
    pub fn mark_in(&self, office: OrganId, year: i16) -> Option<&str> {
        let began = Date::new(year, 1, 1).ok()?;
        let mark = |version| match version {
            &Version::Name { until, ref mark, .. } if began <= until => Some(mark.as_str()),
            _ => None,
        };
        let versions = self.versions.get(&office).map(Vec::as_slice).unwrap_or_default();
        versions.iter().find_map(mark).or_else(|| Some(self.organ(office)?.mark.as_str()))
    }

    /// The division in which an organ was on its first day.
    #[must_use]
    pub fn first_division(&self, organ: OrganId) -> Option<DivisionCode> {
        let now = self.organ(organ)?.division;
        let first = self.versions.get(&organ).into_iter().flatten().find_map(|version| match version {
            Version::Place { place, .. } => Some(place.division),
            Version::Name { .. } => None,
        });
        Some(first.unwrap_or(now))
    }

    /// The organ as it stood on a day.
    #[must_use]
    pub fn organ_on(&self, organ: OrganId, on: Date) -> Option<Organ> {
        let mut row = self.organ(organ)?.clone();
        // Each version tells what came before the next, so the earliest that still held that day is applied last.
        for version in self.versions.get(&organ).into_iter().flatten().rev().filter(|version| on <= version.until()) {
            match version {
                Version::Name { name, mark, .. } => (row.name, row.mark) = (name.clone(), mark.clone()),
                Version::Place { place, .. } => row.put(*place),
            }
        }
        Some(row)
    }
}

impl Directory {
    /// Keeps what an organ was, in the order of the days; on one day its name comes before its place.
    pub(super) fn keep(&mut self, organ: OrganId, version: Version) {
        let versions = self.versions.entry(organ).or_default();
        versions.push(version);
        versions.sort_by_key(|version| (version.until(), version.is_place()));
    }

    /// The day since which an organ is what it is: its first day, or that of its last name or place.
    pub(super) fn last_changed(&self, organ: &Organ) -> Date {
        let last = self.versions.get(&organ.id).and_then(|versions| versions.last());
        last.map_or(organ.from, |version| after(version.until()))
    }

    /// An organ that can be renamed or moved on a day: it exists then, it is not its first day, and no change of the
    /// kind that `is_kind` knows has happened on that day or after it.
    pub(super) fn changing(&self, id: OrganId, on: Date, is_kind: fn(&Version) -> bool) -> Result<&Organ, Refusal> {
        let organ = self.active(id, on).map_err(|(why, way_out)| refuse(why, way_out))?;
        let versions = self.versions.get(&id).map(Vec::as_slice).unwrap_or_default();
        let last = versions.iter().rfind(|version| is_kind(version)).map_or(organ.from, |v| after(v.until()));
        if on <= last {
            let from = after(last);
            return Err(refuse(Why::DayBeforeLast { on, last }, WayOut::UseDay { from: Some(from), until: from }));
        }
        Ok(organ)
    }
}

/// Whether an organ can stand in a place.
///
/// # Errors
/// An unknown division or superior, a circle of superiors.
pub(super) fn place_holds(directory: &Directory, organ: OrganId, place: Place) -> Result<(), Refusal> {
    let fault = |why| Err(refuse(why, WayOut::CheckDirectory));
    if !directory.divisions.contains_key(&place.division) {
        return fault(Why::UnknownDivision { division: place.division });
    }
    for above in [place.parent, place.line].into_iter().flatten() {
        if directory.closes_circle(organ, above) {
            return fault(Why::ParentCircle { organ });
        }
    }
    let named = [place.parent, place.line, place.managed_by].into_iter().flatten();
    match named.into_iter().find(|id| !directory.organs.contains_key(id)) {
        Some(organ) => fault(Why::UnknownOrgan { organ }),
        None => Ok(()),
    }
}
