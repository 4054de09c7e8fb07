//! 补发查询码: a petitioner who lost the slip gets a new code at the counter; who gave it to whom is kept.

use law::Requires;
use serde::{Deserialize, Serialize};

use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter};
use crate::{PersonId, TextRef, WayOut, Why};

/// Gives a petitioner a new query code; the one before is void. The code itself is in no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueCode {
    /// To whom.
    pub person: PersonId,
    /// How the petitioner showed who they are.
    pub reason: TextRef,
}

impl IssueCode {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.by_one_of(&[matter.receipt.office])?;
        if !matter.is_party(self.person) {
            return Err(attempt.refuse(Requires::PetitionerOnly, Why::NotAParty, WayOut::AskPetitioner));
        }
        attempt.written(&self.reason, Requires::Basis)?;
        Ok((Fact::CodeIssued(self), ClockChange::default()))
    }

    pub(super) const fn apply(&self, _: &mut Matter, _: &Event) {}
}
