//! One line of the course as a petitioner reads it.

use domain::matter::{
    Channel, ContactKind, DeclineGround, Ending, EvaluatedBody, Grade, NoticeKind, Opinion, Procedure, Promise, Proof,
    ReviewResult, Round, RouteResult, StatutoryRoute, Term,
};
use domain::{OfficialId, OrganId, PaperRef};
use jiff::civil::Date;
use law::Interval;

/// Who did something, as far as a petitioner learns it: organs have names here, people have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writer {
    /// The petitioner who reads this.
    Yourself,
    /// Somebody who petitions as well.
    Another,
    /// An organ.
    Organ(OrganId),
    /// The program by itself.
    Program,
}

/// What a text is, for its heading and for the name of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// What a petitioner wrote.
    Letter,
    /// Reasons that an organ gave.
    Reason,
    /// A notice of this kind.
    Notice(NoticeKind),
    /// The opinion of this round.
    Opinion(Round),
    /// What an organ says that it did, or how something came out.
    Report,
    /// The name of a paper.
    PaperTitle,
}

/// A text that belongs to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnText {
    /// What it is.
    pub document: Document,
    /// The text, unless erased.
    pub body: Option<String>,
}

/// One line of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnEntry {
    /// Number of the event in the matter, from 1. Numbers are missing where something does not concern the petitioner.
    pub seq: u64,
    /// The day on which it is said to have happened.
    pub on: Date,
    /// Who did it.
    pub by: Writer,
    /// What happened.
    pub fact: OwnFact,
    /// The texts that belong to it.
    pub texts: Vec<OwnText>,
}

/// What happened, with what a petitioner may know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of the facts in `domain::matter`")]
pub enum OwnFact {
    /// The petition was registered.
    Registered { channel: Channel },
    /// This part of a petition goes its own way.
    SplitFrom,
    /// A part of this petition goes its own way.
    SplitInto,
    /// A further letter, visit or call.
    Letter { channel: Channel, kind: ContactKind },
    /// The petitioner handed in a paper.
    Paper { paper: PaperRef },
    /// Sent to an organ.
    Sent { to: OrganId },
    /// The organ says that it is not within its power.
    Objected,
    /// Who had sent it decided about that.
    ObjectionDecided { agreed: bool },
    /// Who takes it up is in dispute.
    Disputed { decider: OrganId },
    /// It was decided who takes it up.
    JurisdictionSettled { to: OrganId },
    /// Another organ goes on with it.
    TakenOver { from: OrganId, to: OrganId },
    /// Taken up.
    Accepted { procedure: Procedure },
    /// Not taken up.
    Declined { ground: DeclineGround },
    /// Not taken up again.
    Barred { ending: Ending },
    /// Handed over to another statutory procedure.
    Routed { route: StatutoryRoute, to: Option<OrganId> },
    /// What came of that procedure.
    OutcomeRecorded { result: RouteResult },
    /// The petitioner was told in writing.
    Notified { kind: NoticeKind },
    /// A hearing, mediation or appraisal began.
    InterludeOpened { interval: Interval },
    /// It ended.
    InterludeClosed { interval: Interval, settled: Option<Promise> },
    /// Terms were counted anew after a change of the calendar.
    Recounted,
    /// A term was extended.
    Extended { term: Term, days: u16 },
    /// The handling opinion was issued.
    Answered { opinion: Opinion, promise: Option<Promise> },
    /// An opinion reached the petitioner.
    Delivered { round: Round, proof: Proof },
    /// It reached the petitioner, and the matter is handled anew.
    Remanded { round: Round, proof: Proof },
    /// What was promised is said to be done.
    Performed,
    /// A petitioner said whether it was.
    Confirmed { fulfilled: bool },
    /// Review was requested.
    ReviewRequested { round: Round, organ: OrganId },
    /// The request was taken up.
    ReviewTakenUp,
    /// The request was not taken up.
    ReviewDeclined { round: Round, back_to: OrganId },
    /// The review opinion was issued.
    Reviewed { round: Round, result: ReviewResult, days: Option<u16> },
    /// Answered and delivered, and closed.
    Concluded,
    /// Taken up again.
    TakenUpAgain { organ: OrganId },
    /// The petitioner evaluated.
    Evaluated { of: EvaluatedBody, grade: Grade },
    /// Handled together with another matter.
    Merged,
    /// Handled alone again.
    Unmerged,
    /// A petitioner withdrew.
    Withdrawn { last: bool },
    /// The petitioner asked that this official stay away.
    RecusalRaised { official: OfficialId },
    /// That was decided.
    RecusalDecided { official: OfficialId, granted: bool },
    /// Who petitions was sealed.
    Sealed,
    /// A new query code was given out for this petitioner.
    CodeIssued,
    /// It was decided whether an organ may learn who petitions.
    ReleaseDecided { organ: OrganId, granted: bool, until: Option<Date> },
}
