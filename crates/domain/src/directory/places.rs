//! Organs by place: which bodies a division has, and which stand in the divisions above it.

use law::{Level, OrganKind};

use super::{Directory, Organ};
use crate::{DivisionCode, OrganId};

/// Divisions are nested no deeper than this: nation, province, prefecture, county, township, and some to spare for
/// invented places. It also ends a walk through divisions that lie in a circle.
const DEPTH_MAX: usize = 16;

impl Directory {
    /// The division and those that it lies in, nearest first.
    fn divisions_from(&self, division: DivisionCode) -> impl Iterator<Item = DivisionCode> {
        let above = |code: &DivisionCode| self.divisions.get(code)?.parent;
        std::iter::successors(Some(division), above).take(DEPTH_MAX)
    }

    /// The organ of a kind in the nearest of these divisions that has one. Organs that have ended do not count.
    fn nearest(&self, kind: OrganKind, divisions: impl Iterator<Item = DivisionCode>) -> Option<OrganId> {
        let divisions: Vec<DivisionCode> = divisions.collect();
        let rank = |organ: &Organ| divisions.iter().position(|division| *division == organ.division);
        let standing = self.organs.values().filter(|organ| organ.kind == kind && organ.until.is_none());
        standing.filter_map(|organ| Some((rank(organ)?, organ.id))).min().map(|(_, organ)| organ)
    }

    /// The joint conference of petition work (信访工作联席会议) of a division, or of the nearest division above it.
    #[must_use]
    pub fn joint_conference(&self, division: DivisionCode) -> Option<OrganId> {
        self.nearest(OrganKind::JointConference, self.divisions_from(division))
    }

    /// The committee for reviews and final reviews (复查复核委员会) of a division, or of the nearest division above it.
    #[must_use]
    pub fn review_committee(&self, division: DivisionCode) -> Option<OrganId> {
        self.nearest(OrganKind::ReviewCommittee, self.divisions_from(division))
    }

    /// The petition office of the next higher level: its line if that is a petition office, otherwise that of the
    /// nearest division above which has one.
    #[must_use]
    pub fn petition_office_above(&self, office: OrganId) -> Option<OrganId> {
        let organ = self.organ(office)?;
        let is_office = |id: &OrganId| self.organ(*id).is_some_and(|organ| organ.kind == OrganKind::PetitionOffice);
        let by_place = || self.nearest(OrganKind::PetitionOffice, self.divisions_from(organ.division).skip(1));
        organ.line.filter(is_office).or_else(by_place)
    }

    /// The petition office of the nation.
    #[must_use]
    pub fn national_petition_office(&self) -> Option<OrganId> {
        let nations = self.divisions.values().filter(|division| division.level == Level::Nation);
        self.nearest(OrganKind::PetitionOffice, nations.map(|division| division.code))
    }

    /// The committees and governments (党委、政府) of that very division, township governments included.
    #[must_use]
    pub fn governing(&self, division: DivisionCode) -> Vec<OrganId> {
        let governs = |kind| matches!(kind, OrganKind::Committee | OrganKind::Government | OrganKind::Township);
        let organs = self.organs.values();
        let here = organs.filter(|o| o.division == division && o.until.is_none() && governs(o.kind));
        here.map(|organ| organ.id).collect()
    }

    /// Whether an organ lies in a division or in one below it.
    #[must_use]
    pub fn in_division(&self, organ: OrganId, division: DivisionCode) -> bool {
        self.organ(organ).is_some_and(|organ| self.divisions_from(organ.division).any(|code| code == division))
    }
}
