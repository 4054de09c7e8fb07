//! 导入法定途径: another statutory procedure goes first; what became of it is recorded.

use jiff::civil::Date;
use law::{Purpose, Requires, Stop, named_enum};
use serde::{Deserialize, Serialize};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Stage, Told};
use crate::{OrganId, TextRef, Why};

named_enum! {
    /// The statutory ways beside the petition procedure itself (R22-31 items 1 to 5).
    pub enum StatutoryRoute {
        /// 诉讼、再审、立案监督等法律程序
        Judicial = "judicial",
        /// 仲裁
        Arbitration = "arbitration",
        /// 党员申诉、申请复审等
        PartyAppeal = "party_appeal",
        /// 行政复议、裁决、确认、许可、处罚等
        Administrative = "administrative",
        /// 依申请查处违法、履行保护职责
        StatutoryDuty = "statutory_duty",
    }
}

named_enum! {
    /// What became of a matter in the other procedure.
    pub enum RouteResult {
        /// 已作出决定
        Decided = "decided",
        /// 未被受理
        NotTaken = "not_taken",
    }
}

/// A procedure that the matter was handed over to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteTaken {
    /// Which.
    pub route: StatutoryRoute,
    /// The organ, where the directory has it.
    pub to: Option<OrganId>,
    /// When.
    pub on: Date,
    /// Where the matter stood before.
    pub before: Stage,
    /// The clocks that ended.
    pub stopped: Vec<u16>,
    /// What became of it, and when.
    pub result: Option<(RouteResult, Date)>,
}

/// Hands the matter over to another statutory procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// Which.
    pub route: StatutoryRoute,
    /// The organ, where the directory has it.
    pub to: Option<OrganId>,
    /// Which organ and procedure it is, and why.
    pub reason: TextRef,
    /// How the petitioner was told.
    pub told: Told,
}

/// The matter was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Routed {
    /// Which procedure.
    pub route: StatutoryRoute,
    /// The organ, where the directory has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<OrganId>,
    /// Which organ and procedure it is, and why.
    pub reason: TextRef,
    /// How the petitioner was told.
    pub told: Told,
}

impl Route {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, |stage| matches!(stage, Stage::Registered | Stage::Forwarded | Stage::Handling { .. }))?;
        attempt.by_holder(matter)?;
        attempt.no_interlude(matter)?;
        if matter.purpose != Purpose::Claim {
            let why = Why::WrongPurpose { purpose: matter.purpose };
            return Err(attempt.refuse(Requires::StatutoryRouteFirst, why, attempt.open_acts(matter)));
        }
        if let Some(to) = self.to {
            attempt.target(matter, to)?;
        }
        attempt.written(&self.reason, Requires::Basis)?;
        self.told.check(attempt)?;
        let mut stops = vec![Stop::ProcedureEntered, Stop::Routed, Stop::AcceptanceDecided, Stop::Objected];
        stops.extend(self.told.stops());
        let clocks = ClockChange { stops: clocks::stop(attempt.ctx, matter, &stops), ..ClockChange::default() };
        let Self { route, to, reason, told } = self;
        Ok((Fact::Routed(Routed { route, to, reason, told }), clocks))
    }
}

impl Routed {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        matter.routes.push(RouteTaken {
            route: self.route,
            to: self.to,
            on: event.on,
            before: matter.stage,
            stopped: event.clocks.stops.clone(),
            result: None,
        });
        matter.stage = Stage::Routed { route: self.route };
    }
}

/// Records what became of the matter in the other procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordOutcome {
    /// What.
    pub result: RouteResult,
    /// The decision in short, or why it was not taken.
    pub text: TextRef,
}

/// What became of the matter in the other procedure was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeRecorded {
    /// What.
    pub result: RouteResult,
    /// The decision in short, or why it was not taken.
    pub text: TextRef,
}

impl RecordOutcome {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, |stage| matches!(stage, Stage::Routed { .. }))?;
        attempt.by_holder(matter)?;
        let Some(taken) = matter.routes.last().filter(|taken| taken.result.is_none()) else {
            return Err(attempt.refuse(Requires::Basis, Why::AlreadyDecided, attempt.open_acts(matter)));
        };
        attempt.written(&self.text, Requires::Basis)?;
        // What the other procedure does not take comes back, and its terms run on as if it had never left.
        let resumes = if self.result == RouteResult::NotTaken { taken.stopped.clone() } else { Vec::new() };
        let clocks = ClockChange { resumes, ..ClockChange::default() };
        Ok((Fact::OutcomeRecorded(OutcomeRecorded { result: self.result, text: self.text }), clocks))
    }
}

impl OutcomeRecorded {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        let Some(taken) = matter.routes.last_mut() else { return };
        taken.result = Some((self.result, event.on));
        if self.result == RouteResult::NotTaken {
            matter.stage = taken.before;
        }
    }
}
