//! 报告紧急重大事项: upward, to everyone whom the rule names.

use law::Requires;
use serde::{Deserialize, Serialize};

use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Urgency};
use crate::directory::OrganKind;
use crate::{OrganId, TextRef, WayOut, Why};

/// Reports a grave or urgent matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportUrgent {
    /// Everyone to whom it was reported.
    pub to: Vec<OrganId>,
    /// What was reported, and what was done at once.
    pub text: TextRef,
}

impl ReportUrgent {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let actor = attempt.by_one_of(&[matter.holder, matter.receipt.office])?;
        for to in &self.to {
            attempt.target(matter, *to)?;
        }
        let missing: Vec<OrganId> =
            addressees(attempt, matter, actor.organ).into_iter().filter(|organ| !self.to.contains(organ)).collect();
        if self.to.is_empty() || !missing.is_empty() {
            let (why, way_out) =
                (Why::AddresseesMissing { organs: missing.clone() }, WayOut::AddAddressees { organs: missing });
            return Err(attempt.refuse(Requires::BothAddressees, why, way_out));
        }
        attempt.written(&self.text, Requires::Basis)?;
        Ok((Fact::UrgentReported(self.clone()), ClockChange::default()))
    }

    pub(super) const fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.urgency = Urgency::Urgent;
    }
}

/// Who must be told: the committee and the government of the place; where the rule asks a petition office for both
/// addressees, the next higher petition office and the national one besides.
fn addressees(attempt: &Attempt<'_>, matter: &Matter, organ: OrganId) -> Vec<OrganId> {
    let directory = attempt.ctx.directory;
    let Some(own) = directory.organ(organ) else { return Vec::new() };
    let mut addressees = directory.governing(own.division);
    let both = attempt.law.guard(attempt.act, Requires::BothAddressees).is_some();
    if both && own.kind == OrganKind::PetitionOffice {
        addressees.extend(directory.petition_office_above(organ));
        addressees.extend(directory.national_petition_office());
    }
    addressees.retain(|to| {
        *to != organ && directory.active(*to, attempt.on).is_ok() && attempt.not_accused(matter, *to).is_ok()
    });
    addressees.dedup();
    addressees
}
