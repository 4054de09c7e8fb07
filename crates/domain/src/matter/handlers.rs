//! 承办人与回避: who works on the matter, and who stays away from it.

use law::{Act, Requires};
use serde::{Deserialize, Serialize};

use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Recused, Stage};
use crate::wall::Reader;
use crate::{By, OfficialId, Refusal, TextRef, WayOut, Why};

/// Charges an official of the holder with the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointHandler {
    /// Who.
    pub official: OfficialId,
}

impl AppointHandler {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, |stage| {
            matches!(stage, Stage::Forwarded | Stage::Registered | Stage::Handling { .. } | Stage::UnderReview { .. })
        })?;
        let actor = attempt.by_holder(matter)?;
        let official = self.official;
        if !attempt.ctx.directory.serves(official, actor.organ, attempt.on) {
            let why = Why::NotInOffice { official, organ: actor.organ, on: attempt.on };
            return Err(attempt.refuse(Requires::Basis, why, WayOut::CheckDirectory));
        }
        let reader = Reader { organ: actor.organ, official: Some(official) };
        if matter.recused(official) || !matter.known_to(reader, attempt.ctx.directory, attempt.on) {
            let cite = attempt.law.cite(Act::Recuse, Requires::NoConflictOfInterest);
            let refusal = attempt.refuse(Requires::Basis, Why::Recused { official }, WayOut::OtherOfficial);
            return Err(Refusal { cite, ..refusal });
        }
        Ok((Fact::HandlerAppointed(self), ClockChange::default()))
    }

    pub(super) fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.handlers.retain(|official| *official != self.official);
        matter.handlers.push(self.official);
    }
}

/// Says that an official has a direct interest: the official, the petitioner, or a colleague.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RaiseRecusal {
    /// Who should stay away.
    pub official: OfficialId,
    /// Why.
    pub reason: TextRef,
}

/// Somebody asked that an official stay away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecusalRaised {
    /// Who should stay away.
    pub official: OfficialId,
    /// Why.
    pub reason: TextRef,
}

impl RaiseRecusal {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        if matter.stage.ended() {
            return Err(attempt.wrong_stage(matter));
        }
        if let By::Staff(_) = attempt.ctx.by {
            attempt.by_one_of(&[matter.holder, matter.receipt.office])?;
        }
        let official = self.official;
        if !attempt.ctx.directory.officials.contains_key(&official) {
            return Err(attempt.refuse(Requires::Basis, Why::UnknownOfficial { official }, WayOut::CheckDirectory));
        }
        if matter.recused(official) {
            return Err(attempt.refuse(Requires::Basis, Why::AlreadyDecided, attempt.open_acts(matter)));
        }
        if matter.recusals.iter().any(|recusal| recusal.official == official && recusal.granted.is_none()) {
            return Err(attempt.refuse(
                Requires::Basis,
                Why::AlreadyAsked,
                WayOut::AskLeader { leaders: attempt.ctx.directory.leaders(matter.holder, attempt.on) },
            ));
        }
        attempt.written(&self.reason, Requires::Basis)?;
        let fact = RecusalRaised { official, reason: self.reason };
        Ok((Fact::RecusalRaised(fact), ClockChange::default()))
    }
}

impl RecusalRaised {
    pub(super) fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.recusals.retain(|recusal| recusal.official != self.official);
        matter.recusals.push(Recused { official: self.official, granted: None });
    }
}

/// Decides whether an official stays away: a leader of the holder; about a leader, one of the organ above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecideRecusal {
    /// About whom.
    pub official: OfficialId,
    /// Whether they stay away.
    pub granted: bool,
    /// Why.
    pub reason: TextRef,
}

/// It was decided whether an official stays away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecusalDecided {
    /// About whom.
    pub official: OfficialId,
    /// Whether they stay away.
    pub granted: bool,
    /// Why.
    pub reason: TextRef,
}

impl DecideRecusal {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let directory = attempt.ctx.directory;
        let official = self.official;
        if !matter.recusals.iter().any(|recusal| recusal.official == official && recusal.granted.is_none()) {
            return Err(attempt.refuse(Requires::Basis, Why::NothingAsked, attempt.open_acts(matter)));
        }
        let above = directory.leads(official, matter.holder, attempt.on);
        let higher = directory.higher_organs(matter.holder);
        let actor = attempt.by_one_of(if above && !higher.is_empty() {
            &higher
        } else {
            std::slice::from_ref(&matter.holder)
        })?;
        if actor.official == official {
            return Err(attempt.refuse(Requires::Basis, Why::SamePerson { official }, WayOut::OtherOfficial));
        }
        attempt.by_leader(actor, Requires::Basis)?;
        attempt.written(&self.reason, Requires::Basis)?;
        let fact = RecusalDecided { official, granted: self.granted, reason: self.reason };
        Ok((Fact::RecusalDecided(fact), ClockChange::default()))
    }
}

impl RecusalDecided {
    pub(super) fn apply(&self, matter: &mut Matter, _: &Event) {
        for recusal in matter.recusals.iter_mut().filter(|recusal| recusal.official == self.official) {
            recusal.granted = Some(self.granted);
        }
        if self.granted {
            matter.handlers.retain(|official| *official != self.official);
        }
    }
}
