//! 催办、督办: calling for action, and the answer to the call.

use jiff::civil::Date;
use law::{Act, Circumstance, Requires, Start, named_enum};
use serde::{Deserialize, Serialize};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Stage};
use crate::directory::OrganKind;
use crate::{OrganId, Refusal, TextRef, WayOut, Why};

named_enum! {
    /// How somebody calls for action.
    pub enum UrgingKind {
        /// 催办
        Urge = "urge",
        /// 督办
        Supervise = "supervise",
    }
}

/// A call for action and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UrgingState {
    /// Its number in the matter, from 1.
    pub no: u16,
    /// How.
    pub kind: UrgingKind,
    /// Who called.
    pub by: OrganId,
    /// On whom.
    pub to: OrganId,
    /// Why, for supervision.
    pub circumstance: Option<Circumstance>,
    /// When.
    pub on: Date,
    /// When it was answered.
    pub replied_on: Option<Date>,
}

/// Calls on the holder to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Urge {
    /// How.
    pub kind: UrgingKind,
    /// Why, for supervision: one of the circumstances that the rule lists.
    pub circumstance: Option<Circumstance>,
    /// What is called for.
    pub text: TextRef,
}

/// The holder was called on to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urged {
    /// How.
    pub kind: UrgingKind,
    /// On whom.
    pub to: OrganId,
    /// By whom.
    pub organ: OrganId,
    /// Why, for supervision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circumstance: Option<Circumstance>,
    /// What is called for.
    pub text: TextRef,
}

impl Urge {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        if matches!(matter.stage, Stage::Merged { .. } | Stage::Withdrawn) {
            return Err(attempt.wrong_stage(matter));
        }
        let actor = attempt.staff()?;
        self.entitled(attempt, matter, actor.organ)?;
        if actor.organ == matter.holder {
            let why = Why::ToItself { organ: actor.organ };
            return Err(attempt.refuse(Requires::CompetentOrgan, why, WayOut::CheckDirectory));
        }
        if self.kind == UrgingKind::Supervise {
            self.listed(attempt)?;
        }
        attempt.written(&self.text, Requires::Basis)?;
        let moment = Moment::of(matter, attempt.on, attempt.assumed, matter.holder);
        let starts = clocks::start(attempt.ctx, matter.clocks.len(), &[Start::Urged], moment);
        let Self { kind, circumstance, text } = self;
        let fact = Urged { kind, to: matter.holder, organ: actor.organ, circumstance, text };
        Ok((Fact::Urged(fact), ClockChange { starts, ..ClockChange::default() }))
    }

    /// Whoever registered, sent or assigned it, an organ above the holder, and the petition office of the place.
    fn entitled(self, attempt: &Attempt<'_>, matter: &Matter, organ: OrganId) -> Result<(), Refusal> {
        let directory = attempt.ctx.directory;
        let of_place = directory.organ(organ).is_some_and(|office| {
            office.kind == OrganKind::PetitionOffice && directory.in_division(matter.holder, office.division)
        });
        let sent = matter.hops.iter().any(|hop| hop.from == organ)
            || matter.assignments.iter().any(|assignment| assignment.by == organ);
        if organ == matter.receipt.office || of_place || sent || directory.is_below(matter.holder, organ) {
            return Ok(());
        }
        let holder = matter.receipt.office;
        let why = Why::WrongOrgan { organ, holder };
        Err(attempt.refuse(Requires::CompetentOrgan, why, WayOut::AskOrgan { organ: holder }))
    }

    /// The law of the acting organ must give it supervision, and list the circumstance.
    fn listed(self, attempt: &Attempt<'_>) -> Result<(), Refusal> {
        let mut guards = attempt.law.guards(Act::Supervise).filter(|guard| guard.says.requires == Requires::Basis);
        let Some(circumstance) = self.circumstance else {
            return Err(attempt.refuse(Requires::Basis, Why::CircumstanceMissing, WayOut::Write));
        };
        let Some(guard) = guards.next() else {
            return Err(attempt.refuse(Requires::Basis, Why::NotProvided, WayOut::Urge));
        };
        if guard.says.covers(circumstance) || guards.any(|guard| guard.says.covers(circumstance)) {
            return Ok(());
        }
        let why = Why::CircumstanceNotListed { circumstance };
        Err(attempt.refuse(Requires::Basis, why, WayOut::Urge))
    }
}

impl Urged {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        let no = u16::try_from(matter.urgings.len() + 1).unwrap_or(u16::MAX);
        matter.urgings.push(UrgingState {
            no,
            kind: self.kind,
            by: self.organ,
            to: self.to,
            circumstance: self.circumstance,
            on: event.on,
            replied_on: None,
        });
    }
}

/// Answers a call for action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Which call.
    pub no: u16,
    /// The answer.
    pub text: TextRef,
}

/// A call for action was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replied {
    /// Which call.
    pub no: u16,
    /// The answer.
    pub text: TextRef,
}

impl Reply {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let Some(urging) = matter.urgings.iter().find(|urging| urging.no == self.no) else {
            return Err(attempt.refuse(Requires::Basis, Why::NoSuchItem { no: self.no }, attempt.open_acts(matter)));
        };
        attempt.by_one_of(&[urging.to, matter.holder])?;
        if urging.replied_on.is_some() {
            return Err(attempt.refuse(Requires::Basis, Why::AlreadyDecided, attempt.open_acts(matter)));
        }
        attempt.written(&self.text, Requires::Basis)?;
        let fact = Replied { no: self.no, text: self.text };
        Ok((Fact::Replied(fact), ClockChange::default()))
    }
}

impl Replied {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        for urging in matter.urgings.iter_mut().filter(|urging| urging.no == self.no) {
            urging.replied_on = Some(event.on);
        }
    }
}
