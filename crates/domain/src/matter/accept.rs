//! 受理: the competent organ takes the matter up and tells the petitioner in writing.

use law::{Requires, Start, Stop, named_enum};
use serde::{Deserialize, Serialize};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::guards::Attempt;
use super::{Event, Fact, Matter, Stage, Told};
use crate::{WayOut, Why};

named_enum! {
    /// How a matter is handled.
    pub enum Procedure {
        /// 普通程序
        Ordinary = "ordinary",
        /// 简易程序
        Simple = "simple",
    }
}

/// Accepts the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accept {
    /// How it will be handled.
    pub procedure: Procedure,
    /// How the petitioner was told.
    pub told: Told,
}

/// The matter was taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// How it will be handled.
    pub procedure: Procedure,
    /// How the petitioner was told.
    pub told: Told,
}

impl Accept {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, Stage::before_acceptance)?;
        attempt.by_holder(matter)?;
        self.told.check(attempt)?;
        // Grave and urgent matters are never simple.
        if self.procedure == Procedure::Simple && matter.urgency == super::Urgency::Urgent {
            return Err(attempt.refuse(Requires::Basis, Why::NotSimple, WayOut::Ordinary));
        }
        let moment = Moment::of(matter, attempt.on, attempt.assumed, matter.holder);
        // Taking a matter up gives up the objection that it belongs to somebody else.
        let mut stops = vec![Stop::Routed, Stop::AcceptanceDecided, Stop::Objected];
        stops.extend(self.told.stops());
        let clocks = clocks::change(attempt.ctx, matter, &[Start::Accepted], &stops, moment);
        Ok((Fact::Accepted(Accepted { procedure: self.procedure, told: self.told }), clocks))
    }
}

impl Accepted {
    pub(super) const fn apply(&self, matter: &mut Matter, event: &Event) {
        matter.stage = Stage::Handling { accepted_on: event.on };
        matter.handler = Some(matter.holder);
        matter.procedure = self.procedure;
        matter.inquiries = 0;
    }
}
