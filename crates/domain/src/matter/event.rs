//! What happened to a matter. Every outcome names its rule; no event holds a name or a free text.

use jiff::civil::Date;
use law::Purpose;
use serde::{Deserialize, Serialize};

use super::{Channel, Opinion, Proof, ReviewResult, Round, Running};
use crate::{Actor, DivisionCode, MatterId, OfficialId, OrganId, Origin, PersonRef, TextRef};

/// A receipt number: gap-free per office and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The office that registered.
    pub office: OrganId,
    /// Year of registration.
    pub year: i16,
    /// Number in that year, from 1.
    pub no: u32,
}

/// One event of a matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The day on which it is said to have happened.
    pub on: Date,
    /// Whether that day is an assumption.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub assumed: bool,
    /// How it came into the system.
    pub origin: Origin,
    /// Who acted.
    pub by: Actor,
    /// What happened.
    pub fact: Fact,
    /// What that did to the clocks.
    #[serde(default, skip_serializing_if = "ClockChange::is_empty")]
    pub clocks: ClockChange,
}

/// What an event did to the clocks; `evolve` applies it without knowing a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockChange {
    /// Clocks that start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub starts: Vec<Running>,
    /// Numbers of clocks that stop.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stops: Vec<u16>,
    /// Clocks whose end moves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<Moved>,
}

impl ClockChange {
    fn is_empty(&self) -> bool {
        self.starts.is_empty() && self.stops.is_empty() && self.moves.is_empty()
    }
}

/// A clock whose end moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Its number.
    pub no: u16,
    /// Days added.
    pub days: u16,
    /// New counted end.
    pub ends_on: Date,
    /// New legal end.
    pub due_on: Date,
    /// Whether the calendar of that year was missing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields are those of the commands and of the state, which are documented")]
pub enum Fact {
    Registered {
        receipt: Receipt,
        channel: Channel,
        purpose: Purpose,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        category: Option<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<DivisionCode>,
        petitioner: PersonRef,
        heads: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        accused: Option<OrganId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        repeat_of: Option<MatterId>,
        title: TextRef,
        text: TextRef,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        claimed_on: Option<Date>,
    },
    Forwarded {
        to: OrganId,
    },
    Accepted,
    Extended {
        days: u16,
        reason: TextRef,
        approved_by: OfficialId,
    },
    Answered {
        opinion: Opinion,
        text: TextRef,
    },
    Delivered {
        round: Round,
        proof: Proof,
    },
    /// Delivered, and the matter goes back to its handler for a new opinion.
    Remanded {
        round: Round,
        proof: Proof,
    },
    ReviewRequested {
        round: Round,
        organ: OrganId,
        reason: TextRef,
    },
    Reviewed {
        round: Round,
        result: ReviewResult,
        text: TextRef,
    },
    Concluded,
}

impl Fact {
    /// The kind of the event, as stored beside it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Registered { .. } => "matter.registered",
            Self::Forwarded { .. } => "matter.forwarded",
            Self::Accepted => "matter.accepted",
            Self::Extended { .. } => "matter.extended",
            Self::Answered { .. } => "matter.answered",
            Self::Delivered { .. } => "matter.delivered",
            Self::Remanded { .. } => "matter.remanded",
            Self::ReviewRequested { .. } => "matter.review_requested",
            Self::Reviewed { .. } => "matter.reviewed",
            Self::Concluded => "matter.concluded",
        }
    }
}
