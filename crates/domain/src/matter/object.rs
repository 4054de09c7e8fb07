//! 提出异议、退回: "not within our power", in time and with reasons; back only if the sender agrees.

use law::{Requires, Stop};
use serde::{Deserialize, Serialize};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Stage};
use crate::{TextRef, WayOut, Why};

/// Objects to having received the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Object {
    /// The reasons in detail.
    pub reason: TextRef,
}

/// The receiving organ objected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objected {
    /// The reasons.
    pub reason: TextRef,
}

impl Object {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.provided()?;
        attempt.at(matter, |stage| stage == Stage::Forwarded)?;
        attempt.by_holder(matter)?;
        let Some(hop) = matter.hops.last() else {
            return Err(attempt.refuse(Requires::Basis, Why::NotSent, attempt.open_acts(matter)));
        };
        if hop.settled {
            return Err(attempt.refuse(Requires::HigherOrgan, Why::AlreadySettled, attempt.open_acts(matter)));
        }
        let objection = |clock: &&super::ClockState| {
            clock.organ == matter.holder && clocks::ends(attempt.ctx, clock, &[Stop::Objected])
        };
        let Some(window) = matter.clocks.iter().rev().find(objection) else {
            return Err(attempt.refuse(Requires::Basis, Why::NotProvided, attempt.open_acts(matter)));
        };
        if !window.running() {
            return Err(attempt.refuse(Requires::SenderAgrees, Why::AlreadyObjected, WayOut::Dispute));
        }
        if attempt.on > window.due_on {
            let (why, way_out) = (Why::WindowOver { due_on: window.due_on }, attempt.open_acts(matter));
            return Err(crate::Refusal { cite: Some(window.cite), ..attempt.refuse(Requires::Basis, why, way_out) });
        }
        attempt.written(&self.reason, Requires::DetailedReasons)?;
        let clocks = ClockChange { stops: vec![window.no], ..ClockChange::default() };
        Ok((Fact::Objected(Objected { reason: self.reason }), clocks))
    }
}

impl Objected {
    pub(super) const fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.stage = Stage::Objected;
    }
}

/// Decides the objection: the sender looks into it and agrees or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecideObjection {
    /// Whether the sender agrees, so that the matter comes back.
    pub agreed: bool,
    /// Why.
    pub reason: TextRef,
}

/// The sender decided an objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionDecided {
    /// Whether the sender agreed.
    pub agreed: bool,
    /// Why.
    pub reason: TextRef,
}

impl DecideObjection {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, |stage| stage == Stage::Objected)?;
        let sender = matter.sender().unwrap_or(matter.receipt.office);
        attempt.by_one_of(&[sender])?;
        attempt.written(&self.reason, Requires::SenderAgrees)?;
        let clocks = if self.agreed { sent_back(matter) } else { ClockChange::default() };
        Ok((Fact::ObjectionDecided(ObjectionDecided { agreed: self.agreed, reason: self.reason }), clocks))
    }
}

/// What the holder owed ends, and what the sender owed runs on as if nothing had been sent: sending round resets
/// no clock.
fn sent_back(matter: &Matter) -> ClockChange {
    let holder = matter.clocks.iter().filter(|clock| clock.running() && clock.organ == matter.holder);
    let stops = holder.map(|clock| clock.no).collect();
    let resumes = matter.hops.last().map(|hop| hop.stopped.clone()).unwrap_or_default();
    ClockChange { stops, resumes, ..ClockChange::default() }
}

impl ObjectionDecided {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        matter.stage = Stage::Forwarded;
        let Some(hop) = self.agreed.then(|| matter.hops.pop()).flatten() else { return };
        matter.returns = matter.returns.saturating_add(1);
        let given = |assignment: &super::Assignment| assignment.by == hop.from && assignment.to == hop.to;
        if let Some(at) = matter.assignments.iter().rposition(|a| given(a) && a.reported_on.is_none()) {
            matter.assignments.remove(at);
        }
        if matter.hops.is_empty() {
            matter.stage = Stage::Registered;
        }
        matter.hold(hop.from, event.on);
    }
}
