//! A change to the directory: one value for each thing that can happen to it, and what becomes of the directory.

use jiff::civil::Date;

use super::{
    Directory, Division, EndOrgan, EndTenure, Move, NewPortfolio, Official, Organ, Post, Rename, RoleGiven,
    RoleWithdrawn, Tenure, Version, add_division, add_official, add_organ, add_post, appoint, change_portfolio,
    end_organ, end_tenure, give_role, move_organ, rename, withdraw_role,
};
use crate::Refusal;

/// One change to the directory. Each is one event of the admin stream and one row, and no row is ever changed: what
/// was renamed, moved or ended has a later row that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is documented at its struct")]
pub enum Change {
    Division(Division),
    Organ(Organ),
    Official(Official),
    Post(Post),
    Tenure(Tenure),
    Rename(Rename),
    Move(Move),
    EndOrgan(EndOrgan),
    EndTenure(EndTenure),
    Portfolio(NewPortfolio),
    GiveRole(RoleGiven),
    WithdrawRole(RoleWithdrawn),
}

impl Change {
    /// The same change by whoever makes it, where a change says who made it.
    #[must_use]
    pub fn signed(mut self, official: crate::OfficialId) -> Self {
        match &mut self {
            Self::GiveRole(row) => row.by = official,
            Self::WithdrawRole(row) => row.by = official,
            Self::Division(_)
            | Self::Organ(_)
            | Self::Official(_)
            | Self::Post(_)
            | Self::Tenure(_)
            | Self::Rename(_)
            | Self::Move(_)
            | Self::EndOrgan(_)
            | Self::EndTenure(_)
            | Self::Portfolio(_) => {}
        }
        self
    }

    /// Checks the change and makes it.
    ///
    /// # Errors
    /// A refusal; then the directory is as it was.
    pub fn make(self, directory: &mut Directory) -> Result<(), Refusal> {
        match self {
            Self::Division(row) => add_division(directory, row),
            Self::Organ(row) => add_organ(directory, row),
            Self::Official(row) => add_official(directory, row),
            Self::Post(row) => add_post(directory, row),
            Self::Tenure(row) => appoint(directory, row),
            Self::Rename(row) => rename(directory, row),
            Self::Move(row) => move_organ(directory, row),
            Self::EndOrgan(row) => end_organ(directory, row),
            Self::EndTenure(row) => end_tenure(directory, row),
            Self::Portfolio(row) => change_portfolio(directory, row),
            Self::GiveRole(row) => give_role(directory, row),
            Self::WithdrawRole(row) => withdraw_role(directory, row),
        }
    }
}

impl Directory {
    /// Takes in a change that was decided before, without judging it: the fold over stored rows. Rows of one kind
    /// come in the order of their days; the order of the kinds is that of [`Change`]. What speaks of an organ or a
    /// tenure that is not there is passed over.
    pub fn take(&mut self, change: Change) {
        match change {
            Change::Division(row) => drop(self.divisions.insert(row.code, row)),
            Change::Organ(row) => drop(self.organs.insert(row.id, row)),
            Change::Official(row) => drop(self.officials.insert(row.id, row)),
            Change::Post(row) => drop(self.posts.insert(row.id, row)),
            Change::Tenure(row) => {
                let tenures = self.tenures.entry(row.official).or_default();
                tenures.push(row);
                tenures.sort_by_key(|tenure| (tenure.from, tenure.post));
            }
            Change::Rename(row) => self.take_rename(row),
            Change::Move(row) => self.take_move(&row),
            Change::EndOrgan(row) => {
                if let Some(organ) = self.organs.get_mut(&row.organ) {
                    organ.until = Some(row.until);
                }
                self.endings.insert(row.organ, row);
            }
            Change::EndTenure(EndTenure { official, post, from, until }) => {
                if let Some(tenure) = self.tenure_mut((official, post, from)) {
                    tenure.until = Some(tenure.until.map_or(until, |known| known.min(until)));
                }
            }
            Change::Portfolio(row) => {
                if let Some(tenure) = self.tenure_mut((row.official, row.post, row.from)) {
                    let before = std::mem::replace(&mut tenure.portfolio, row.portfolio);
                    tenure.past.push((day_before(row.since), before));
                }
            }
            Change::GiveRole(row) => {
                let roles = self.roles.entry(row.official).or_default();
                roles.push(row);
                roles.sort_by_key(|given| (given.from, given.organ, given.role));
            }
            Change::WithdrawRole(RoleWithdrawn { official, organ, role, from, until, .. }) => {
                if let Some(given) = self.role_mut((official, organ, role, from)) {
                    given.until = Some(given.until.map_or(until, |known| known.min(until)));
                }
            }
        }
    }

    fn take_rename(&mut self, row: Rename) {
        if let Some(organ) = self.organs.get_mut(&row.organ) {
            let name = std::mem::replace(&mut organ.name, row.name);
            let mark = std::mem::replace(&mut organ.mark, row.mark);
            self.keep(row.organ, Version::Name { until: day_before(row.from), name, mark });
        }
    }

    fn take_move(&mut self, row: &Move) {
        if let Some(organ) = self.organs.get_mut(&row.organ) {
            let place = organ.place();
            organ.put(row.place);
            self.keep(row.organ, Version::Place { until: day_before(row.from), place });
        }
    }
}

/// The day before; the first day that a calendar has is its own.
pub(super) fn day_before(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}
