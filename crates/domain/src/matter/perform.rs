//! 执行与确认: doing what was promised, and the petitioner's own word that it was done. Two facts.

use law::Requires;
use serde::{Deserialize, Serialize};

use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter};
use crate::{TextRef, WayOut, Why};

/// Records that what was promised was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Perform {
    /// What was done, and what shows it.
    pub text: TextRef,
}

impl Perform {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.staff()?;
        let Some(performance) = matter.performance else {
            return Err(attempt.refuse(Requires::Basis, Why::NothingPromised, attempt.open_acts(matter)));
        };
        let mut may = vec![performance.promise.performer, matter.holder];
        may.extend(matter.handler);
        attempt.by_one_of(&may)?;
        if performance.performed_on.is_some() {
            return Err(attempt.refuse(Requires::Basis, Why::AlreadyPerformed, WayOut::AskPetitioner));
        }
        attempt.written(&self.text, Requires::Basis)?;
        Ok((Fact::Performed(self), ClockChange::default()))
    }

    pub(super) const fn apply(&self, matter: &mut Matter, event: &Event) {
        if let Some(performance) = &mut matter.performance {
            performance.performed_on = Some(event.on);
        }
    }
}

/// Says whether what was promised was done. Only the petitioner can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirm {
    /// Whether it was.
    pub fulfilled: bool,
    /// In the petitioner's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<TextRef>,
}

impl Confirm {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.petitioner()?;
        let Some(performance) = matter.performance else {
            return Err(attempt.refuse(Requires::Basis, Why::NothingPromised, attempt.open_acts(matter)));
        };
        // What was denied can be confirmed later; what was confirmed stays.
        if matches!(performance.confirmed, Some((true, _))) {
            return Err(attempt.refuse(Requires::PetitionerOnly, Why::AlreadyConfirmed, attempt.open_acts(matter)));
        }
        if !self.fulfilled && performance.performed_on.is_none() && attempt.on <= performance.promise.by {
            let by = performance.promise.by;
            let way_out = WayOut::UseDay { from: Some(by), until: by };
            return Err(attempt.refuse(Requires::Basis, Why::NotDueYet { due_on: performance.promise.by }, way_out));
        }
        Ok((Fact::Confirmed(self), ClockChange::default()))
    }

    pub(super) const fn apply(&self, matter: &mut Matter, event: &Event) {
        if let Some(performance) = &mut matter.performance {
            performance.confirmed = Some((self.fulfilled, event.on));
            // What the petitioner denies is owed again.
            if !self.fulfilled {
                performance.performed_on = None;
            }
        }
    }
}
