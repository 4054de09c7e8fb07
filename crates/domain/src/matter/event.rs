//! What happened to a matter. Every outcome names its rule; no event holds a name or a free text.

use jiff::civil::Date;
use law::Suspended;
use serde::{Deserialize, Serialize};

use super::{
    Accepted, AddContact, AnswerShared, Answered, AppointHandler, Archived, Assigned, Attach, Barred, Concluded,
    Confirm, CorrectionDecided, CorrectionProposed, Declined, Delivered, Disputed, Evaluate, Extended, FollowUp,
    Forwarded, Found, InterludeClosed, InterludeOpened, Investigate, Involve, IssueCode, Joined, Jurisdiction,
    MergedInto, Note, Notify, Objected, ObjectionDecided, OutcomeRecorded, Parted, Perform, Recounted, RecusalDecided,
    RecusalRaised, Registered, ReleaseAsked, ReleaseDecided, Remanded, Replied, ReportUrgent, ReportedBack,
    ReviewDeclined, ReviewRequested, ReviewTakenUp, Reviewed, Routed, Running, Sealed, SplitFrom, SplitInto, TakenOver,
    TakenUpAgain, Unmerged, Urged, Withdrawn,
};
use crate::{By, OrganId, Origin};

/// A receipt number: gap-free per office and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// Who did it.
    pub by: By,
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
    /// Numbers of stopped clocks that run on as if they had not been stopped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resumes: Vec<u16>,
    /// Numbers of clocks that stand still from this day on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<u16>,
    /// Clocks whose end moves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<Moved>,
}

impl ClockChange {
    fn is_empty(&self) -> bool {
        self.starts.is_empty()
            && self.stops.is_empty()
            && self.resumes.is_empty()
            && self.pauses.is_empty()
            && self.moves.is_empty()
    }
}

/// A clock whose end moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Its number.
    pub no: u16,
    /// Days added by an extension; 0 where it moved for another reason.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub days: u16,
    /// The span that does not count, where one ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended: Option<Span>,
    /// What it is counted from now, where it took over the earlier count of another matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<TakenCount>,
    /// New counted end.
    pub ends_on: Date,
    /// New legal end.
    pub due_on: Date,
    /// Whether the calendar of that year was missing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
const fn is_zero(days: &u16) -> bool {
    *days == 0
}

/// The count of a clock, as another matter has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenCount {
    /// Day of the starting event.
    pub on: Date,
    /// Days that the act set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_days: Option<u16>,
    /// Days added by extensions, and how many there were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended: Option<(u16, u16)>,
}

/// A span of days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

impl From<Span> for Suspended {
    fn from(span: Span) -> Self {
        Self { from: span.from, until: Some(span.until) }
    }
}

macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident($body:ident) = $kind:literal),+ $(,)?) => {
        /// What happened.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Fact {
            $(#[doc = concat!("`", $kind, "`; see its own type.")] $name($body)),+
        }

        impl Fact {
            /// Every kind, in the order of declaration.
            pub const KINDS: &'static [&'static str] = &[$($kind),+];

            /// The kind of the event, as stored beside it.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => $kind),+ }
            }

            /// Folds what happened into the matter, clocks apart.
            pub(super) fn apply(&self, matter: &mut super::Matter, event: &Event) {
                match self { $(Self::$name(fact) => fact.apply(matter, event)),+ }
            }
        }
    };
}

facts! {
    Registered(Registered) = "matter.registered",
    ContactAdded(AddContact) = "matter.contact_added",
    Forwarded(Forwarded) = "matter.forwarded",
    Assigned(Assigned) = "matter.assigned",
    Objected(Objected) = "matter.objected",
    ObjectionDecided(ObjectionDecided) = "matter.objection_decided",
    Disputed(Disputed) = "matter.disputed",
    JurisdictionSettled(Jurisdiction) = "matter.jurisdiction_settled",
    Involved(Involve) = "matter.involved",
    TakenOver(TakenOver) = "matter.taken_over",
    Routed(Routed) = "matter.routed",
    OutcomeRecorded(OutcomeRecorded) = "matter.outcome_recorded",
    UrgentReported(ReportUrgent) = "matter.urgent_reported",
    Notified(Notify) = "matter.notified",
    Accepted(Accepted) = "matter.accepted",
    Declined(Declined) = "matter.declined",
    Barred(Barred) = "matter.barred",
    HandlerAppointed(AppointHandler) = "matter.handler_appointed",
    RecusalRaised(RecusalRaised) = "matter.recusal_raised",
    RecusalDecided(RecusalDecided) = "matter.recusal_decided",
    Investigated(Investigate) = "matter.investigated",
    InterludeOpened(InterludeOpened) = "matter.interlude_opened",
    InterludeClosed(InterludeClosed) = "matter.interlude_closed",
    Extended(Extended) = "matter.extended",
    Answered(Answered) = "matter.answered",
    AnswerShared(AnswerShared) = "matter.answer_shared",
    Delivered(Delivered) = "matter.delivered",
    Remanded(Remanded) = "matter.remanded",
    ReportedBack(ReportedBack) = "matter.reported_back",
    Performed(Perform) = "matter.performed",
    Confirmed(Confirm) = "matter.confirmed",
    ReviewRequested(ReviewRequested) = "matter.review_requested",
    ReviewTakenUp(ReviewTakenUp) = "matter.review_taken_up",
    ReviewDeclined(ReviewDeclined) = "matter.review_declined",
    Reviewed(Reviewed) = "matter.reviewed",
    Concluded(Concluded) = "matter.concluded",
    TakenUpAgain(TakenUpAgain) = "matter.taken_up_again",
    Evaluated(Evaluate) = "matter.evaluated",
    FollowedUp(FollowUp) = "matter.followed_up",
    Archived(Archived) = "matter.archived",
    Urged(Urged) = "matter.urged",
    Replied(Replied) = "matter.replied",
    MergedInto(MergedInto) = "matter.merged_into",
    Joined(Joined) = "matter.joined",
    Unmerged(Unmerged) = "matter.unmerged",
    Parted(Parted) = "matter.parted",
    SplitFrom(SplitFrom) = "matter.split_from",
    SplitInto(SplitInto) = "matter.split_into",
    Withdrawn(Withdrawn) = "matter.withdrawn",
    CorrectionProposed(CorrectionProposed) = "matter.correction_proposed",
    CorrectionDecided(CorrectionDecided) = "matter.correction_decided",
    Attached(Attach) = "matter.attached",
    Noted(Note) = "matter.noted",
    Sealed(Sealed) = "matter.sealed",
    ReleaseAsked(ReleaseAsked) = "matter.release_asked",
    ReleaseDecided(ReleaseDecided) = "matter.release_decided",
    CodeIssued(IssueCode) = "matter.code_issued",
    Found(Found) = "matter.found",
    Recounted(Recounted) = "matter.recounted",
}
