//! What a matter remembers of its way: who sent it to whom, what was set, issued and promised.

use jiff::civil::Date;
use law::{Circumstance, Interval};
use serde::{Deserialize, Serialize};

use super::{Opinion, Round, Stage};
use crate::{MatterId, OfficialId, OrganId};

/// One step of the way from organ to organ that has not been taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// Who sent it.
    pub from: OrganId,
    /// To whom.
    pub to: OrganId,
    /// When.
    pub on: Date,
    /// The sender's clocks that this stopped; they run on if the matter comes back.
    pub stopped: Vec<u16>,
    /// Whether a superior or the joint conference decided it, so that nobody can object any more.
    pub settled: bool,
}

/// Who held the matter from when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The organ.
    pub organ: OrganId,
    /// First day.
    pub from: Date,
    /// The day on which it left; open while it stays.
    pub until: Option<Date>,
}

/// A task given with a period and the duty to report back (交办).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Who gave it.
    pub by: OrganId,
    /// To whom.
    pub to: OrganId,
    /// The clock of the period.
    pub clock: Option<u16>,
    /// When the closing report was handed in.
    pub reported_on: Option<Date>,
}

/// A span in which something else goes on: a hearing, a mediation, an appraisal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interlude {
    /// What.
    pub interval: Interval,
    /// Since when.
    pub from: Date,
}

/// What an opinion or a settlement promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// Who is to do it.
    pub performer: OrganId,
    /// Until when.
    pub by: Date,
}

/// A promise and what became of it: performed and confirmed are two facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Performance {
    /// What was promised.
    pub promise: Promise,
    /// When the organ says that it was done.
    pub performed_on: Option<Date>,
    /// What the petitioner said, and when.
    pub confirmed: Option<(bool, Date)>,
}

/// The opinion that was sent back, for the rule that the next one may not be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remand {
    /// The review that sent it back.
    pub round: Round,
    /// The handling opinion that was contested.
    pub opinion: Opinion,
    /// Why it was sent back.
    pub circumstance: Option<Circumstance>,
    /// Days set for the new opinion.
    pub days: Option<u16>,
}

/// A matter handled together with this one, or this one with another: what it was before, to go back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedAt {
    /// The other matter.
    pub into: MatterId,
    /// The stage before.
    pub before: Stage,
    /// The clocks that this stopped.
    pub stopped: Vec<u16>,
}

/// That an official stays away from the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recused {
    /// Who.
    pub official: OfficialId,
    /// What was decided; `None` while nobody has.
    pub granted: Option<bool>,
}
