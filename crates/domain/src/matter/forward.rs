//! 转送: sends the matter to the competent organ, never to the accused.

use law::{Act, Purpose, Requires, Start, Stop};
use serde::{Deserialize, Serialize};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::guards::Attempt;
use super::{Event, Fact, Hop, Matter, Stage};
use crate::directory::OrganKind;
use crate::{OrganId, Refusal, WayOut, Why};

/// Forwards the matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forward {
    /// The competent organ.
    pub to: OrganId,
}

/// The matter was sent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forwarded {
    /// To whom.
    pub to: OrganId,
}

impl Forward {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let to = self.to;
        may_send(attempt, matter, to)?;
        let moment = Moment::of(matter, attempt.on, attempt.assumed, to);
        let clocks = clocks::change(attempt.ctx, matter, &[Start::ReceivedTransferred], SENT, moment);
        Ok((Fact::Forwarded(Forwarded { to }), clocks))
    }
}

/// Hands a matter over in the breath in which it was registered: whoever registers may not know it, so nobody there
/// acts on it.
pub(super) fn hand_over(attempt: &Attempt<'_>, matter: &Matter, to: OrganId) -> Outcome {
    attempt.target(matter, to)?;
    let moment = Moment::of(matter, attempt.on, attempt.assumed, to);
    let clocks = clocks::change(attempt.ctx, matter, &[Start::ReceivedTransferred], SENT, moment);
    Ok((Fact::Forwarded(Forwarded { to }), clocks))
}

/// What sending on ends for the organ that it leaves.
pub(super) const SENT: &[Stop] = &[Stop::Routed, Stop::Notified, Stop::AcceptanceDecided, Stop::Objected];

/// Whether the holder may send the matter to this organ.
pub(super) fn may_send(attempt: &Attempt<'_>, matter: &Matter, to: OrganId) -> Result<(), Refusal> {
    attempt.at(matter, |stage| matches!(stage, Stage::Registered | Stage::Forwarded))?;
    let actor = attempt.by_holder(matter)?;
    if to == matter.holder {
        return Err(attempt.refuse(Requires::Basis, Why::ToItself { organ: to }, WayOut::CheckDirectory));
    }
    attempt.target(matter, to)?;
    // What somebody sent may be passed down, not sideways or up: for that there are the objection and its answer.
    // Accusations follow the authority over the official, which may lie higher.
    let sent = matter.stage == Stage::Forwarded;
    let accuses = matter.purpose == Purpose::Accusation || !matter.accused.is_nobody();
    if sent && !accuses && !reaches_down(attempt, actor.organ, to) {
        let objects = attempt.law.guards(Act::Object).next().is_some();
        let way_out = if objects { WayOut::Object } else { WayOut::AskOrgan { organ: matter.sender().unwrap_or(to) } };
        return Err(attempt.refuse(Requires::CompetentOrgan, Why::NotBelow { organ: to }, way_out));
    }
    Ok(())
}

/// An organ reaches those below it; a petition office and a committee or government, those of its division.
fn reaches_down(attempt: &Attempt<'_>, from: OrganId, to: OrganId) -> bool {
    let directory = attempt.ctx.directory;
    let Some(organ) = directory.organ(from) else { return false };
    let whole_division = matches!(
        organ.kind,
        OrganKind::PetitionOffice | OrganKind::Committee | OrganKind::Government | OrganKind::Township
    );
    directory.is_below(to, from) || whole_division && directory.in_division(to, organ.division)
}

impl Forwarded {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        hop(matter, event, self.to, false);
    }
}

/// The matter arrives at an organ that has not taken it up.
pub(super) fn hop(matter: &mut Matter, event: &Event, to: OrganId, settled: bool) {
    let hop = Hop { from: matter.holder, to, on: event.on, stopped: event.clocks.stops.clone(), settled };
    matter.hops.push(hop);
    matter.stage = Stage::Forwarded;
    matter.transfers = matter.transfers.saturating_add(1);
    matter.hold(to, event.on);
}
