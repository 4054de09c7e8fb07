//! What people hand in: the same drafts from screens, commands, files and the demonstration.

mod intake;
mod scribe;
mod verbs;

pub use intake::{Intake, PartyDraft, PersonDraft};
pub(crate) use scribe::Scribe;

use domain::matter::{
    ArchiveClass, Change, Channel, ContactKind, DeclineGround, EvaluatedBody, Grade, InquiryKind, NoticeKind, Opinion,
    OpinionPart, Procedure, Promise, Proof, ReportKind, ReviewResult, Round, RouteResult, StatutoryRoute, Term,
    UrgingKind,
};
use domain::{MatterId, OfficialId, OrganId, PersonId};
use jiff::civil::Date;
use law::{Circumstance, Interval};

use crate::PaperDraft;

/// How the petitioner was told of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToldDraft {
    /// By this notice.
    Notice {
        /// Its kind.
        kind: NoticeKind,
        /// Its text.
        text: String,
    },
    /// According to the file that it comes from.
    ByTheFile,
    /// Not yet.
    NotYet,
}

/// An act on a matter that exists, with texts as written. Acts that concern two matters at once have use cases of
/// their own: [`crate::App::merge`], [`crate::App::unmerge`], [`crate::App::split`], [`crate::App::bar`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of the commands in `domain::matter`, with texts as written")]
pub enum ActDraft {
    AddContact {
        channel: Channel,
        kind: ContactKind,
        heads: u32,
        parties: Vec<PartyDraft>,
        text: String,
        claimed_on: Option<Date>,
    },
    Forward {
        to: OrganId,
    },
    Assign {
        to: OrganId,
        days: u16,
    },
    Object {
        reason: String,
    },
    DecideObjection {
        agreed: bool,
        reason: String,
    },
    Dispute {
        reason: String,
    },
    SettleJurisdiction {
        to: OrganId,
        reason: String,
    },
    Involve {
        helpers: Vec<OrganId>,
        reason: String,
    },
    TakeOver {
        to: OrganId,
        reason: String,
    },
    Route {
        route: StatutoryRoute,
        to: Option<OrganId>,
        reason: String,
        told: ToldDraft,
    },
    RecordOutcome {
        result: RouteResult,
        text: String,
    },
    ReportUrgent {
        to: Vec<OrganId>,
        text: String,
    },
    Notify {
        kind: NoticeKind,
        text: String,
    },
    Accept {
        procedure: Procedure,
        told: ToldDraft,
    },
    Decline {
        ground: DeclineGround,
        other: Option<MatterId>,
        reason: String,
        told: ToldDraft,
    },
    AppointHandler {
        official: OfficialId,
    },
    RaiseRecusal {
        official: OfficialId,
        reason: String,
    },
    DecideRecusal {
        official: OfficialId,
        granted: bool,
        reason: String,
    },
    Investigate {
        inquiry: InquiryKind,
        text: String,
    },
    OpenInterlude {
        interval: Interval,
        consent: bool,
        text: String,
    },
    CloseInterlude {
        interval: Interval,
        text: String,
        settled: Option<Promise>,
    },
    Extend {
        term: Term,
        days: u16,
        reason: String,
        approved_by: OfficialId,
    },
    Answer {
        opinion: Opinion,
        text: String,
        parts: Vec<OpinionPart>,
        promise: Option<Promise>,
        new_facts: String,
    },
    Deliver {
        proof: Proof,
    },
    ReportBack {
        kind: ReportKind,
        text: String,
    },
    Perform {
        text: String,
    },
    Confirm {
        fulfilled: bool,
        text: String,
    },
    RequestReview {
        round: Round,
        organ: Option<OrganId>,
        reason: String,
    },
    TakeUpReview {
        accepted: bool,
        reason: String,
    },
    Review {
        round: Round,
        result: ReviewResult,
        circumstance: Option<Circumstance>,
        days: Option<u16>,
        text: String,
    },
    Conclude,
    TakeUpAgain {
        reason: String,
    },
    Evaluate {
        of: EvaluatedBody,
        grade: Grade,
        text: String,
    },
    FollowUp {
        text: String,
        said: Option<Grade>,
    },
    Archive {
        class: ArchiveClass,
    },
    Urge {
        kind: UrgingKind,
        circumstance: Option<Circumstance>,
        text: String,
    },
    Reply {
        no: u16,
        text: String,
    },
    Withdraw {
        person: PersonId,
        text: String,
    },
    ProposeCorrection {
        change: Change,
        reason: String,
    },
    DecideCorrection {
        no: u16,
        approved: bool,
    },
    Attach {
        paper: PaperDraft,
        title: String,
    },
    Note {
        text: String,
    },
    Seal {
        reason: String,
    },
    AskRelease {
        reason: String,
    },
    DecideRelease {
        no: u16,
        granted: bool,
        until: Option<Date>,
        reason: String,
    },
}

impl ActDraft {
    /// Taken up, as a file says that it was.
    #[must_use]
    pub const fn accepted_by_the_file() -> Self {
        Self::Accept { procedure: Procedure::Ordinary, told: ToldDraft::ByTheFile }
    }

    /// Answered with a text of which nothing more is known.
    #[must_use]
    pub const fn plain_answer(opinion: Opinion, text: String) -> Self {
        Self::Answer { opinion, text, parts: Vec::new(), promise: None, new_facts: String::new() }
    }

    /// A review opinion of which nothing more is known than its result.
    #[must_use]
    pub const fn plain_review(round: Round, result: ReviewResult, text: String) -> Self {
        Self::Review { round, result, circumstance: None, days: None, text }
    }
}
