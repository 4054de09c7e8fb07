//! 接续办理: somebody carries on where the holder is gone or may not go on.

use jiff::civil::Date;
use law::Requires;
use serde::{Deserialize, Serialize};

use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter};
use crate::wall::Reader;
use crate::{OrganId, Refusal, TextRef, WayOut, Why};

/// Takes the matter over from a holder that no longer exists, or that is accused by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakeOver {
    /// Who carries on.
    pub to: OrganId,
    /// Why.
    pub reason: TextRef,
}

/// The matter was taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenOver {
    /// From whom.
    pub from: OrganId,
    /// Who carries on.
    pub to: OrganId,
    /// Why.
    pub reason: TextRef,
}

impl TakeOver {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let directory = attempt.ctx.directory;
        let (holder, to) = (matter.holder, self.to);
        let gone = directory.active(holder, attempt.on).is_err();
        let walled = !matter.known_to(Reader { organ: holder, official: None }, directory, attempt.on);
        // What ended stays where it is; but somebody must be able to take it up again, or to put it away.
        if matter.stage.ended() && !walled {
            return Err(attempt.wrong_stage(matter));
        }
        if !gone && !walled {
            let why = Why::HolderInPlace { holder };
            return Err(attempt.refuse(Requires::Basis, why, WayOut::AskOrgan { organ: holder }));
        }
        if to == holder {
            return Err(attempt.refuse(Requires::Basis, Why::ToItself { organ: to }, WayOut::CheckDirectory));
        }
        attempt.target(matter, to)?;
        let successors = directory.successors(holder, attempt.on);
        self.entitled(attempt, matter, &successors)?;
        // Where the powers went to somebody known, nobody else carries on (R22-24¶2).
        if !walled && !successors.is_empty() && !successors.contains(&to) {
            let why = Why::NotSuccessor { organ: to, successors: successors.clone() };
            let organ = successors.first().copied().unwrap_or(to);
            return Err(attempt.refuse(Requires::Basis, why, WayOut::AskOrgan { organ }));
        }
        attempt.written(&self.reason, Requires::Basis)?;
        Ok((Fact::TakenOver(TakenOver { from: holder, to, reason: self.reason }), ClockChange::default()))
    }

    /// The successor itself, the office that registered, an organ above the holder, or the one that governs its place.
    fn entitled(&self, attempt: &Attempt<'_>, matter: &Matter, successors: &[OrganId]) -> Result<(), Refusal> {
        let directory = attempt.ctx.directory;
        let actor = attempt.staff()?;
        let holder = matter.holder;
        let governing = directory.organ(holder).map(|organ| directory.governing(organ.division)).unwrap_or_default();
        let entitled = successors.contains(&actor.organ)
            || matter.receipt.office == actor.organ
            || directory.is_below(holder, actor.organ)
            || governing.contains(&actor.organ);
        if entitled {
            return Ok(());
        }
        let organ = successors.first().or(governing.first()).copied().unwrap_or(matter.receipt.office);
        let why = Why::WrongOrgan { organ: actor.organ, holder: organ };
        Err(attempt.refuse(Requires::CompetentOrgan, why, WayOut::AskOrgan { organ }))
    }
}

impl TakenOver {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        Self::carry_on(matter, event.on, self.from, self.to);
    }

    /// Everything that one organ had and owed in this matter is another's from a day on.
    pub(super) fn carry_on(matter: &mut Matter, on: Date, from: OrganId, to: OrganId) {
        let carry = |organ: &mut OrganId| {
            if *organ == from {
                *organ = to;
            }
        };
        for clock in matter.clocks.iter_mut().filter(|clock| clock.running()) {
            carry(&mut clock.organ);
        }
        matter.handler.iter_mut().chain(matter.reviewer.iter_mut()).for_each(carry);
        matter.hops.iter_mut().for_each(|hop| carry(&mut hop.to));
        matter.assignments.iter_mut().for_each(|assignment| {
            carry(&mut assignment.to);
            carry(&mut assignment.by);
        });
        matter.performance.iter_mut().for_each(|performance| carry(&mut performance.promise.performer));
        matter.helpers.retain(|helper| *helper != to);
        matter.handlers.clear();
        matter.hold(to, on);
    }
}
