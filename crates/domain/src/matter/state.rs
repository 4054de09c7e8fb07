//! Where a matter stands.

use jiff::civil::Date;
use law::{Bearer, Cite, PackCode, Purpose, named_enum};

use super::{Channel, Opinion, Receipt, ReviewResult};
use crate::{DivisionCode, MatterId, OrganId, PersonRef, TextRef};

named_enum! {
    /// Which of the three possible opinions is meant.
    pub enum Round {
        /// 办理
        Handling = "handling",
        /// 复查
        Review = "review",
        /// 复核
        FinalReview = "final_review",
    }
}

named_enum! {
    /// The stage in one word, for lists.
    pub enum StageName {
        /// 已登记，待转送或受理
        Registered = "registered",
        /// 已转送，待受理
        Forwarded = "forwarded",
        /// 办理中
        Handling = "handling",
        /// 已答复，待送达
        Answered = "answered",
        /// 已送达
        Delivered = "delivered",
        /// 复查中
        UnderReview = "under_review",
        /// 复查意见待送达
        Reviewed = "reviewed",
        /// 复查意见已送达
        ReviewDelivered = "review_delivered",
        /// 复核中
        UnderFinalReview = "under_final_review",
        /// 复核意见待送达
        FinallyReviewed = "finally_reviewed",
        /// 复核意见已送达
        FinalReviewDelivered = "final_review_delivered",
        /// 已办结
        Concluded = "concluded",
    }
}

/// Where a matter stands, with what belongs to that place only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Registered, neither sent on nor taken up.
    Registered,
    /// Sent to the organ that now holds it, not yet taken up.
    Forwarded,
    /// Taken up; the organ owes an opinion.
    Handling { accepted_on: Date },
    /// The handling opinion is issued and not yet delivered.
    Answered { opinion: Opinion },
    /// A review was requested; the reviewing organ owes an opinion.
    UnderReview { round: Round },
    /// The review opinion is issued and not yet delivered.
    Reviewed { round: Round, result: ReviewResult },
    /// The last opinion reached the petitioner.
    Delivered { round: Round },
    /// The organ has answered and delivered; says nothing of performance.
    Concluded { round: Round },
}

impl Stage {
    /// The stage in one word.
    #[must_use]
    pub const fn name(self) -> StageName {
        match self {
            Self::Registered => StageName::Registered,
            Self::Forwarded => StageName::Forwarded,
            Self::Handling { .. } => StageName::Handling,
            Self::Answered { .. } => StageName::Answered,
            Self::Delivered { round: Round::Handling } => StageName::Delivered,
            Self::Delivered { round: Round::Review } => StageName::ReviewDelivered,
            Self::Delivered { round: Round::FinalReview } => StageName::FinalReviewDelivered,
            Self::UnderReview { round: Round::FinalReview } => StageName::UnderFinalReview,
            Self::UnderReview { .. } => StageName::UnderReview,
            Self::Reviewed { round: Round::FinalReview, .. } => StageName::FinallyReviewed,
            Self::Reviewed { .. } => StageName::Reviewed,
            Self::Concluded { .. } => StageName::Concluded,
        }
    }
}

/// One clock of a matter, running or stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockState {
    /// Its number in the matter, from 1.
    pub no: u16,
    /// The rule's name.
    pub rule: law::RuleName,
    /// The pack that the rule is in.
    pub pack: PackCode,
    /// The provision.
    pub cite: Cite,
    /// Whose time runs.
    pub bearer: Bearer,
    /// A window lapses; a duty is missed.
    pub window: bool,
    /// The organ that owes it or whose act opens it.
    pub organ: OrganId,
    /// Day of the starting event.
    pub started_on: Date,
    /// Whether that day is an assumption.
    pub assumed: bool,
    /// Counted last day.
    pub ends_on: Date,
    /// Legal last day.
    pub due_on: Date,
    /// Whether the calendar of that year was missing.
    pub provisional: bool,
    /// Days added by extensions so far.
    pub extension_days: u16,
    /// Number of extensions so far.
    pub extensions: u16,
    /// Day of the stopping event.
    pub stopped_on: Option<Date>,
}

impl ClockState {
    /// Whether a duty was or is late, seen from a day: a comparison, not a record.
    #[must_use]
    pub fn late(&self, today: Date) -> bool {
        !self.window && self.stopped_on.unwrap_or(today) > self.due_on
    }

    /// Whether the clock still runs.
    #[must_use]
    pub const fn running(&self) -> bool {
        self.stopped_on.is_none()
    }
}

/// A petition matter, as its events tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Identity.
    pub id: MatterId,
    /// Receipt number.
    pub receipt: Receipt,
    /// The channel of the first contact.
    pub channel: Channel,
    /// The purpose.
    pub purpose: Purpose,
    /// Content class, in our own numbering.
    pub category: Option<u32>,
    /// Where the matter is.
    pub place: Option<DivisionCode>,
    /// Who petitions.
    pub petitioner: PersonRef,
    /// Number of petitioners (人次).
    pub heads: u32,
    /// The organ complained about, when the purpose is an accusation.
    pub accused: Option<OrganId>,
    /// The earlier matter that this one repeats.
    pub repeat_of: Option<MatterId>,
    /// Title row.
    pub title: TextRef,
    /// Text row.
    pub text: TextRef,
    /// The day on which it is said to have come in; `None` where nobody says.
    pub claimed_on: Option<Date>,
    /// The day of receipt, from which the one clock of the matter runs.
    pub received_on: Date,
    /// Who has it now.
    pub holder: OrganId,
    /// Since when.
    pub held_since: Date,
    /// Who handled it, once it was taken up.
    pub handler: Option<OrganId>,
    /// Who reviewed it, once a review was requested.
    pub reviewer: Option<OrganId>,
    /// How often it was sent on.
    pub transfers: u32,
    /// Where it stands.
    pub stage: Stage,
    /// Every clock, in the order of starting.
    pub clocks: Vec<ClockState>,
    /// The day of the last event.
    pub last_on: Date,
    /// Number of events.
    pub version: u64,
}

impl Matter {
    /// The clock that is due next among the duties that still run.
    #[must_use]
    pub fn next_due(&self) -> Option<&ClockState> {
        self.clocks.iter().filter(|clock| clock.running() && !clock.window).min_by_key(|clock| clock.due_on)
    }

    /// The running clock of this rule, the latest if there are several.
    #[must_use]
    pub fn running(&self, rule: &str) -> Option<&ClockState> {
        self.clocks.iter().rev().find(|clock| clock.running() && &*clock.rule == rule)
    }
}
