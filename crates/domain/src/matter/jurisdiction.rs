//! 受理争议: who takes the matter up, where several organs come into question or none is left.

use law::{Requires, Start};
use serde::{Deserialize, Serialize};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::forward::{SENT, hop};
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Stage};
use crate::wall::Reader;
use crate::{OrganId, TextRef, WayOut, Why};

/// Brings a dispute about who takes the matter up before the common superior, or else the joint conference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Why.
    pub reason: TextRef,
}

/// The dispute was brought before this organ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disputed {
    /// Who decides.
    pub decider: OrganId,
    /// Why it is in dispute.
    pub reason: TextRef,
}

impl Dispute {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.provided()?;
        attempt.at(matter, |stage| matches!(stage, Stage::Forwarded | Stage::Objected))?;
        let Some(last) = matter.hops.last() else {
            return Err(attempt.refuse(Requires::Basis, Why::NotSent, attempt.open_acts(matter)));
        };
        if last.settled {
            return Err(attempt.refuse(Requires::HigherOrgan, Why::AlreadySettled, attempt.open_acts(matter)));
        }
        attempt.by_one_of(&[matter.holder, last.from])?;
        attempt.written(&self.reason, Requires::Basis)?;
        let directory = attempt.ctx.directory;
        let superior = directory.common_superior(matter.holder, last.from);
        let division = directory.organ(matter.holder).map(|organ| organ.division);
        let conference = division.and_then(|division| directory.joint_conference(division));
        let may = |organ: &OrganId| {
            directory.active(*organ, attempt.on).is_ok()
                && matter.known_to(Reader { organ: *organ, official: None }, directory, attempt.on)
        };
        let Some(decider) = superior.into_iter().chain(conference).find(may) else {
            return Err(attempt.refuse(Requires::HigherOrgan, Why::NoCommonSuperior, WayOut::CheckDirectory));
        };
        Ok((Fact::Disputed(Disputed { decider, reason: self.reason }), ClockChange::default()))
    }
}

impl Disputed {
    pub(super) const fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.stage = Stage::Disputed { decider: self.decider };
    }
}

/// Settles who takes the matter up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettleJurisdiction {
    /// The organ that has to.
    pub to: OrganId,
    /// Why.
    pub reason: TextRef,
}

/// Who takes the matter up was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jurisdiction {
    /// The organ that has to.
    pub to: OrganId,
    /// Why.
    pub reason: TextRef,
}

impl SettleJurisdiction {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let Stage::Disputed { decider } = matter.stage else {
            return Err(attempt.wrong_stage(matter));
        };
        attempt.by_one_of(&[decider])?;
        attempt.target(matter, self.to)?;
        attempt.written(&self.reason, Requires::HigherOrgan)?;
        let clocks = if self.to == matter.holder {
            ClockChange::default()
        } else {
            let moment = Moment::of(matter, attempt.on, attempt.assumed, self.to);
            let mut clocks = clocks::change(attempt.ctx, matter, &[Start::ReceivedTransferred], SENT, moment);
            // What a superior has settled leaves nothing to object to.
            clocks.starts.retain(|start| {
                let rule = attempt.ctx.law.clock(start.pack, &start.rule);
                !rule.is_some_and(|rule| rule.says.stops.contains(&law::Stop::Objected))
            });
            clocks::renumber(&mut clocks.starts, matter.clocks.len());
            clocks
        };
        Ok((Fact::JurisdictionSettled(Jurisdiction { to: self.to, reason: self.reason }), clocks))
    }
}

impl Jurisdiction {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        if self.to == matter.holder {
            matter.stage = Stage::Forwarded;
            if let Some(last) = matter.hops.last_mut() {
                last.settled = true;
            }
        } else {
            hop(matter, event, self.to, true);
        }
    }
}

/// Names the organs that help the holder, which stays the one that answers (主办、协办).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Involve {
    /// The helping organs, all of them anew.
    pub helpers: Vec<OrganId>,
    /// Who does what.
    pub reason: TextRef,
}

impl Involve {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        if matter.stage.ended() || matches!(matter.stage, Stage::Merged { .. }) {
            return Err(attempt.wrong_stage(matter));
        }
        let mut may = vec![matter.holder];
        may.extend(matter.hops.iter().map(|hop| hop.from));
        may.extend(attempt.ctx.directory.higher_organs(matter.holder));
        attempt.by_one_of(&may)?;
        for helper in &self.helpers {
            if *helper == matter.holder {
                return Err(attempt.refuse(Requires::Basis, Why::ToItself { organ: *helper }, WayOut::CheckDirectory));
            }
            attempt.target(matter, *helper)?;
        }
        attempt.written(&self.reason, Requires::Basis)?;
        Ok((Fact::Involved(self.clone()), ClockChange::default()))
    }

    pub(super) fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.helpers.clone_from(&self.helpers);
    }
}
