//! The expected "no": why, by which provision, and what to do instead.

use jiff::civil::Date;
use law::{Act, Cite};
use serde::Serialize;

use crate::matter::StageName;
use crate::{DivisionCode, OfficialId, OrganId};

/// An act that may not happen, as a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The act; `None` for changes to the directory, which no petition rule speaks of.
    pub act: Option<Act>,
    /// Why not, with the facts.
    pub why: Why,
    /// The provision that says so; `None` where no law was in force on the day.
    pub cite: Option<Cite>,
    /// What to do instead.
    pub way_out: WayOut,
}

/// Why not. The fields are the facts that a reader needs to check it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the wording files say what each reason means; the fields are its arguments")]
pub enum Why {
    NotRegistered,
    AlreadyRegistered,
    WrongStage { stage: StageName },
    WrongOrgan { organ: OrganId, holder: OrganId },
    UnknownOrgan { organ: OrganId },
    OrganNotActive { organ: OrganId, on: Date },
    UnknownOfficial { official: OfficialId },
    NotInOffice { official: OfficialId, organ: OrganId, on: Date },
    DayInFuture { on: Date, today: Date },
    DayBeforeLast { on: Date, last: Date },
    NoLaw { on: Date },
    RuleNotLoaded { cite: Cite, on: Date },
    TextMissing,
    HeadsMissing,
    TooManyRepresentatives { found: u16, limit: u16 },
    ToItself { organ: OrganId },
    ToAccused { organ: OrganId },
    NoRunningTerm,
    NotExtendable,
    AlreadyExtended { times_max: u16 },
    TermOver { due_on: Date },
    TooLong { days: u16, days_max: u16 },
    ApproverNotLeader { official: OfficialId, organ: OrganId },
    NothingToReview,
    WindowOver { due_on: Date },
    NotHigherOrgan { organ: OrganId, higher: Option<OrganId> },
    NotDelivered,
    NothingToDeliver,
    DuplicateId,
    UnknownDivision { division: DivisionCode },
    UnknownPost,
    ParentCircle { organ: OrganId },
    DatesReversed { from: Date, until: Date },
}

impl Why {
    /// The key of this reason in the wording files, the API and the tests.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotRegistered => "not-registered",
            Self::AlreadyRegistered => "already-registered",
            Self::WrongStage { .. } => "wrong-stage",
            Self::WrongOrgan { .. } => "wrong-organ",
            Self::UnknownOrgan { .. } => "unknown-organ",
            Self::OrganNotActive { .. } => "organ-not-active",
            Self::UnknownOfficial { .. } => "unknown-official",
            Self::NotInOffice { .. } => "not-in-office",
            Self::DayInFuture { .. } => "day-in-future",
            Self::DayBeforeLast { .. } => "day-before-last",
            Self::NoLaw { .. } => "no-law",
            Self::RuleNotLoaded { .. } => "rule-not-loaded",
            Self::TextMissing => "text-missing",
            Self::HeadsMissing => "heads-missing",
            Self::TooManyRepresentatives { .. } => "too-many-representatives",
            Self::ToItself { .. } => "to-itself",
            Self::ToAccused { .. } => "to-accused",
            Self::NoRunningTerm => "no-running-term",
            Self::NotExtendable => "not-extendable",
            Self::AlreadyExtended { .. } => "already-extended",
            Self::TermOver { .. } => "term-over",
            Self::TooLong { .. } => "too-long",
            Self::ApproverNotLeader { .. } => "approver-not-leader",
            Self::NothingToReview => "nothing-to-review",
            Self::WindowOver { .. } => "window-over",
            Self::NotHigherOrgan { .. } => "not-higher-organ",
            Self::NotDelivered => "not-delivered",
            Self::NothingToDeliver => "nothing-to-deliver",
            Self::DuplicateId => "duplicate-id",
            Self::UnknownDivision { .. } => "unknown-division",
            Self::UnknownPost => "unknown-post",
            Self::ParentCircle { .. } => "parent-circle",
            Self::DatesReversed { .. } => "dates-reversed",
        }
    }
}

/// What to do instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "way_out", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the wording files say what each way means; the fields are its arguments")]
pub enum WayOut {
    /// Register it first.
    Register,
    /// At this stage these acts are open.
    OpenActs { acts: Vec<Act> },
    /// That organ has the matter and can act.
    AskOrgan { organ: OrganId },
    /// Use a day from here to there.
    UseDay { from: Option<Date>, until: Date },
    /// Load a pack that is in force on that day.
    LoadPack { on: Date },
    /// Write what is asked for.
    Write,
    /// At most this number.
    AtMost { limit: u16 },
    /// Send it to an organ that is not accused, by cadre-management authority.
    OtherOrgan,
    /// One of these leaders of the organ can approve.
    AskLeader { leaders: Vec<OfficialId> },
    /// Answer first; a late answer is still owed and is recorded as late.
    AnswerLate,
    /// The petitioner may raise new facts or reasons as a new matter.
    NewFacts,
    /// Ask that organ.
    HigherOrgan { organ: Option<OrganId> },
    /// Deliver the document first.
    Deliver,
    /// Check the directory.
    CheckDirectory,
}

impl WayOut {
    /// The key of this way out in the wording files and the API.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::OpenActs { .. } => "open-acts",
            Self::AskOrgan { .. } => "ask-organ",
            Self::UseDay { .. } => "use-day",
            Self::LoadPack { .. } => "load-pack",
            Self::Write => "write",
            Self::AtMost { .. } => "at-most",
            Self::OtherOrgan => "other-organ",
            Self::AskLeader { .. } => "ask-leader",
            Self::AnswerLate => "answer-late",
            Self::NewFacts => "new-facts",
            Self::HigherOrgan { .. } => "higher-organ",
            Self::Deliver => "deliver",
            Self::CheckDirectory => "check-directory",
        }
    }
}
