//! 办结: answered and delivered. It says nothing of performance.

use law::Requires;

use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Fact, Matter, Stage};
use crate::{WayOut, Why};

/// Concludes the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conclude;

impl Conclude {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        match matter.stage {
            Stage::Delivered { .. } => {}
            Stage::Answered { .. } | Stage::Reviewed { .. } => {
                return Err(attempt.refuse(Requires::Basis, Why::NotDelivered, WayOut::Deliver));
            }
            Stage::Registered
            | Stage::Forwarded
            | Stage::Handling { .. }
            | Stage::UnderReview { .. }
            | Stage::Concluded { .. } => return Err(attempt.wrong_stage(matter)),
        }
        // After a review the reviewing organ holds the matter; the organ that handled it may still conclude.
        if matter.handler != Some(attempt.ctx.actor.organ) {
            attempt.by_holder(matter)?;
        }
        // The petitioner's windows go on running: to conclude is no end of anyone's rights.
        Ok((Fact::Concluded, ClockChange::default()))
    }
}
