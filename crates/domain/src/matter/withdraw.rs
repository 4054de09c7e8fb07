//! 撤回: the petitioner takes the petition back. Every withdrawal stays visible, with the organ that had the matter.

use law::Requires;
use serde::{Deserialize, Serialize};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Stage};
use crate::{By, OrganId, PersonId, TextRef, WayOut, Why};

/// Withdraws: by the petitioner's own credential, or recorded with the petitioner's own written words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdraw {
    /// Who.
    pub person: PersonId,
    /// In the petitioner's own words.
    pub text: TextRef,
}

/// A petitioner withdrew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Who.
    pub person: PersonId,
    /// The organ that had the matter.
    pub holder: OrganId,
    /// Whether nobody is left who petitions.
    pub last: bool,
    /// In the petitioner's own words.
    pub text: TextRef,
}

impl Withdraw {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        if matter.stage.ended() {
            return Err(attempt.wrong_stage(matter));
        }
        match attempt.ctx.by {
            By::Petitioner(person) if person != self.person => {
                return Err(attempt.refuse(Requires::PetitionerOnly, Why::NotAParty, WayOut::AskPetitioner));
            }
            By::Petitioner(_) => {}
            By::Staff(_) | By::Sweep => {
                attempt.by_one_of(&[matter.holder, matter.receipt.office])?;
                attempt.written(&self.text, Requires::PetitionerOnly)?;
            }
        }
        if !matter.is_party(self.person) {
            return Err(attempt.refuse(Requires::PetitionerOnly, Why::NotAParty, WayOut::AskPetitioner));
        }
        let last = matter
            .parties
            .iter()
            .all(|party| party.person.id == self.person || matter.withdrawn.contains(&party.person.id));
        let stops = if last { clocks::stop_all(matter) } else { Vec::new() };
        let fact = Withdrawn { person: self.person, holder: matter.holder, last, text: self.text };
        Ok((Fact::Withdrawn(fact), ClockChange { stops, ..ClockChange::default() }))
    }
}

impl Withdrawn {
    pub(super) fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.withdrawn.push(self.person);
        if self.last {
            matter.stage = Stage::Withdrawn;
            matter.merged = None;
        }
    }
}
