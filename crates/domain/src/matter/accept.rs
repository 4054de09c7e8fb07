//! 受理: the competent organ takes the matter up and tells the petitioner in writing.

use law::{Start, Stop};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::guards::Attempt;
use super::{Fact, Matter, Stage};

/// Accepts the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accept;

impl Accept {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, |stage| matches!(stage, Stage::Registered | Stage::Forwarded))?;
        attempt.by_holder(matter)?;
        let moment = Moment { on: attempt.on, assumed: attempt.assumed, organ: matter.holder };
        // Taking a matter up gives up the objection that it belongs to somebody else.
        let stops = [Stop::Routed, Stop::Notified, Stop::AcceptanceDecided, Stop::Objected];
        let clocks = clocks::change(attempt.ctx, matter, &[Start::Accepted], &stops, moment);
        Ok((Fact::Accepted, clocks))
    }
}
