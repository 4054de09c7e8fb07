//! 转送: sends the matter to the competent organ, never to the accused.

use law::{Requires, Start, Stop};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::guards::Attempt;
use super::{Fact, Matter, Stage};
use crate::{OrganId, WayOut, Why};

/// Forwards the matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forward {
    /// The competent organ.
    pub to: OrganId,
}

impl Forward {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, |stage| matches!(stage, Stage::Registered | Stage::Forwarded))?;
        attempt.by_holder(matter)?;
        let to = self.to;
        attempt.ctx.directory.active(to, attempt.on).map_err(|(why, way)| attempt.refuse(Requires::Basis, why, way))?;
        if to == matter.holder {
            return Err(attempt.refuse(Requires::Basis, Why::ToItself { organ: to }, WayOut::CheckDirectory));
        }
        if matter.accused == Some(to) {
            return Err(attempt.refuse(Requires::NotAccused, Why::ToAccused { organ: to }, WayOut::OtherOrgan));
        }
        let moment = Moment { on: attempt.on, assumed: attempt.assumed, organ: to };
        // A matter that is sent on again starts no second notice term for the organ it leaves.
        let stops = [Stop::Routed, Stop::Notified, Stop::AcceptanceDecided, Stop::Objected];
        let clocks = clocks::change(attempt.ctx, matter, &[Start::ReceivedTransferred], &stops, moment);
        Ok((Fact::Forwarded { to }, clocks))
    }
}
