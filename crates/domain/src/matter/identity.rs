//! 隐名与查看身份: who petitions can be sealed; every request to learn it, every refusal and release is kept.

use jiff::civil::Date;
use law::Requires;
use serde::{Deserialize, Serialize};

use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter};
use crate::{Actor, By, TextRef, WayOut, Why};

/// A request to learn who the petitioner is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReleaseState {
    /// Its number in the matter, from 1.
    pub no: u16,
    /// Who asked.
    pub by: Actor,
    /// What was decided; `None` while nobody has.
    pub granted: Option<bool>,
    /// The last day on which a release holds.
    pub until: Option<Date>,
}

/// Seals who petitions, on the petitioner's request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The request, in the petitioner's words or as recorded.
    pub reason: TextRef,
}

/// Who petitions was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The request.
    pub reason: TextRef,
}

impl Seal {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        if let By::Staff(_) = attempt.ctx.by {
            attempt.by_one_of(&[matter.receipt.office, matter.holder])?;
        }
        if matter.sealed {
            return Err(attempt.refuse(Requires::Basis, Why::AlreadySealed, attempt.open_acts(matter)));
        }
        attempt.written(&self.reason, Requires::Basis)?;
        Ok((Fact::Sealed(Sealed { reason: self.reason }), ClockChange::default()))
    }
}

impl Sealed {
    pub(super) const fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.sealed = true;
    }
}

/// Asks to learn who petitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskRelease {
    /// What for.
    pub reason: TextRef,
}

/// Somebody asked to learn who petitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseAsked {
    /// Who asked.
    pub by: Actor,
    /// What for.
    pub reason: TextRef,
}

impl AskRelease {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let mut may = vec![matter.holder, matter.receipt.office];
        may.extend(matter.handler);
        may.extend(matter.reviewer);
        let by = attempt.by_one_of(&may)?;
        if !matter.sealed {
            return Err(attempt.refuse(Requires::Basis, Why::NotSealed, attempt.open_acts(matter)));
        }
        if matter.releases.iter().any(|release| release.by == by && release.granted.is_none()) {
            let leaders = attempt.ctx.directory.leaders(matter.receipt.office, attempt.on);
            return Err(attempt.refuse(Requires::Basis, Why::AlreadyAsked, WayOut::AskLeader { leaders }));
        }
        attempt.written(&self.reason, Requires::Confidentiality)?;
        Ok((Fact::ReleaseAsked(ReleaseAsked { by, reason: self.reason }), ClockChange::default()))
    }
}

impl ReleaseAsked {
    pub(super) fn apply(&self, matter: &mut Matter, _: &Event) {
        let no = u16::try_from(matter.releases.len() + 1).unwrap_or(u16::MAX);
        matter.releases.push(ReleaseState { no, by: self.by, granted: None, until: None });
    }
}

/// Decides a request to learn who petitions: a leader of the office that registered, and never who asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecideRelease {
    /// Which request.
    pub no: u16,
    /// Whether they may.
    pub granted: bool,
    /// Until when.
    pub until: Option<Date>,
    /// Why.
    pub reason: TextRef,
}

/// A request to learn who petitions was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseDecided {
    /// Which request.
    pub no: u16,
    /// Whether they may.
    pub granted: bool,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Why.
    pub reason: TextRef,
}

impl DecideRelease {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let actor = attempt.by_one_of(&[matter.receipt.office])?;
        let Some(asked) = matter.releases.iter().find(|release| release.no == self.no) else {
            return Err(attempt.refuse(Requires::Basis, Why::NoSuchItem { no: self.no }, attempt.open_acts(matter)));
        };
        if asked.granted.is_some() {
            return Err(attempt.refuse(Requires::Basis, Why::AlreadyDecided, attempt.open_acts(matter)));
        }
        if asked.by.official == actor.official {
            let why = Why::SamePerson { official: actor.official };
            return Err(attempt.refuse(Requires::SecondPerson, why, WayOut::OtherOfficial));
        }
        attempt.by_leader(actor, Requires::Confidentiality)?;
        if let Some(until) = self.until.filter(|until| *until < attempt.on) {
            let why = Why::DatesReversed { from: attempt.on, until };
            return Err(attempt.refuse(Requires::Basis, why, WayOut::SetPeriod));
        }
        attempt.written(&self.reason, Requires::Confidentiality)?;
        let Self { no, granted, until, reason } = self;
        Ok((Fact::ReleaseDecided(ReleaseDecided { no, granted, until, reason }), ClockChange::default()))
    }
}

impl ReleaseDecided {
    pub(super) fn apply(&self, matter: &mut Matter, _: &Event) {
        for release in matter.releases.iter_mut().filter(|release| release.no == self.no) {
            release.granted = Some(self.granted);
            release.until = self.until;
        }
    }
}

/// Whether this official may see who petitions: of a sealed matter only the office that registered it, and whoever
/// got a release that still holds.
#[must_use]
pub fn may_see_identity(matter: &Matter, actor: Actor, today: Date) -> bool {
    let released = |release: &ReleaseState| {
        release.by == actor && release.granted == Some(true) && release.until.is_none_or(|until| today <= until)
    };
    !matter.sealed || matter.receipt.office == actor.organ || matter.releases.iter().any(released)
}
