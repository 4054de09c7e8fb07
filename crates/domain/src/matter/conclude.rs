//! 办结: answered and delivered. It says nothing of performance.

use law::Requires;
use serde::{Deserialize, Serialize};

use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Round, Stage};
use crate::{WayOut, Why};

/// Concludes the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conclude;

/// The matter was concluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concluded {}

impl Conclude {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        match matter.stage {
            Stage::Delivered { .. } => {}
            Stage::Answered { .. } | Stage::Reviewed { .. } => {
                return Err(attempt.refuse(Requires::Basis, Why::NotDelivered, WayOut::Deliver));
            }
            _ => return Err(attempt.wrong_stage(matter)),
        }
        // After a review the reviewing organ holds the matter; the organ that handled it may still conclude.
        let may: Vec<_> = std::iter::once(matter.holder).chain(matter.handler).collect();
        attempt.by_one_of(&may)?;
        // The petitioner's windows go on running: to conclude is no end of anyone's rights.
        Ok((Fact::Concluded(Concluded {}), ClockChange::default()))
    }
}

impl Concluded {
    pub(super) const fn apply(self, matter: &mut Matter, _: &Event) {
        let round = match matter.stage {
            Stage::Delivered { round } => round,
            _ => Round::Handling,
        };
        matter.stage = Stage::Concluded { round };
    }
}
