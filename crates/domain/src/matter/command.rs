//! What someone wants to happen, and the decision.

use jiff::civil::Date;
use law::Act;

use super::guards::Attempt;
use super::{
    Accept, AddContact, Answer, AppointHandler, Archive, AskRelease, Assign, Attach, Bar, ClockChange, CloseInterlude,
    Conclude, Confirm, DecideCorrection, DecideObjection, DecideRecusal, DecideRelease, Decline, Deliver, Dispute,
    Evaluate, Event, Extend, Fact, FollowUp, Forward, Investigate, Involve, IssueCode, Join, Matter, MergeInto, Note,
    Notify, Object, OpenInterlude, Part, Perform, ProposeCorrection, RaiseRecusal, RecordFinding, RecordOutcome,
    Recount, Register, Reply, ReportBack, ReportUrgent, RequestReview, Review, Round, Route, Seal, SettleJurisdiction,
    ShareAnswer, SplitInto, SplitOff, TakeOver, TakeUpAgain, TakeUpReview, Term, Unmerge, Urge, UrgingKind, Withdraw,
    interlude,
};
use crate::{Ctx, MatterId, Refusal, WayOut, Why};

/// An act that someone wants to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The day on which it is said to have happened.
    pub on: Date,
    /// Whether that day is an assumption, as when a file carries no day of its own for the act.
    pub assumed: bool,
    /// The act.
    pub verb: Verb,
}

/// The acts, each with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is documented at its struct")]
pub enum Verb {
    Register(Box<Register>),
    AddContact(AddContact),
    Forward(Forward),
    Assign(Assign),
    Object(Object),
    DecideObjection(DecideObjection),
    Dispute(Dispute),
    SettleJurisdiction(SettleJurisdiction),
    Involve(Involve),
    TakeOver(TakeOver),
    Route(Route),
    RecordOutcome(RecordOutcome),
    ReportUrgent(ReportUrgent),
    Notify(Notify),
    Accept(Accept),
    Decline(Decline),
    Bar(Bar),
    AppointHandler(AppointHandler),
    RaiseRecusal(RaiseRecusal),
    DecideRecusal(DecideRecusal),
    Investigate(Investigate),
    OpenInterlude(OpenInterlude),
    CloseInterlude(CloseInterlude),
    Extend(Extend),
    Answer(Answer),
    ShareAnswer(ShareAnswer),
    Deliver(Deliver),
    ReportBack(ReportBack),
    Perform(Perform),
    Confirm(Confirm),
    RequestReview(RequestReview),
    TakeUpReview(TakeUpReview),
    Review(Review),
    Conclude(Conclude),
    TakeUpAgain(TakeUpAgain),
    Evaluate(Evaluate),
    FollowUp(FollowUp),
    Archive(Archive),
    Urge(Urge),
    Reply(Reply),
    MergeInto(MergeInto),
    Join(Join),
    Unmerge(Unmerge),
    Part(Part),
    SplitOff(Box<SplitOff>),
    SplitInto(SplitInto),
    Withdraw(Withdraw),
    ProposeCorrection(ProposeCorrection),
    DecideCorrection(DecideCorrection),
    Attach(Attach),
    Note(Note),
    Seal(Seal),
    AskRelease(AskRelease),
    DecideRelease(DecideRelease),
    IssueCode(IssueCode),
    RecordFinding(RecordFinding),
    Recount(Recount),
}

impl Verb {
    /// The act as rules speak of it.
    #[must_use]
    pub const fn act(&self) -> Act {
        match self {
            Self::Register(_) => Act::Register,
            Self::AddContact(_) => Act::Contact,
            Self::Forward(_) => Act::Forward,
            Self::Assign(_) => Act::Assign,
            Self::Object(_) => Act::Object,
            Self::DecideObjection(_) => Act::Return,
            Self::Dispute(_) => Act::Dispute,
            Self::SettleJurisdiction(_) => Act::SettleJurisdiction,
            Self::Involve(_) => Act::Involve,
            Self::TakeOver(_) => Act::TakeOver,
            Self::Route(_) => Act::Route,
            Self::RecordOutcome(_) => Act::RecordOutcome,
            Self::ReportUrgent(_) => Act::ReportUrgent,
            Self::Notify(_) => Act::Notify,
            Self::Accept(_) => Act::Accept,
            Self::Decline(_) => Act::Decline,
            Self::Bar(_) => Act::Bar,
            Self::AppointHandler(_) => Act::AppointHandler,
            Self::RaiseRecusal(_) | Self::DecideRecusal(_) => Act::Recuse,
            Self::Investigate(_) => Act::Investigate,
            Self::OpenInterlude(OpenInterlude { interval, .. })
            | Self::CloseInterlude(CloseInterlude { interval, .. }) => interlude::act_of(*interval),
            Self::Extend(Extend { term: Term::Review, .. }) => Act::ExtendReview,
            Self::Extend(_) => Act::Extend,
            Self::Answer(_) | Self::ShareAnswer(_) => Act::Answer,
            Self::Deliver(_) => Act::Deliver,
            Self::ReportBack(_) => Act::ReportBack,
            Self::Perform(_) => Act::Perform,
            Self::Confirm(_) => Act::Confirm,
            Self::RequestReview(RequestReview { round: Round::FinalReview, .. }) => Act::RequestFinalReview,
            Self::RequestReview(_) => Act::RequestReview,
            Self::TakeUpReview(_) => Act::TakeUpReview,
            Self::Review(Review { round: Round::FinalReview, .. }) => Act::FinalReview,
            Self::Review(_) => Act::Review,
            Self::Conclude(_) => Act::Conclude,
            Self::TakeUpAgain(_) => Act::TakeUpAgain,
            Self::Evaluate(_) => Act::Evaluate,
            Self::FollowUp(_) => Act::FollowUp,
            Self::Archive(_) => Act::KeepFile,
            Self::Urge(Urge { kind: UrgingKind::Supervise, .. }) => Act::Supervise,
            Self::Urge(_) | Self::Reply(_) => Act::Urge,
            Self::MergeInto(_) | Self::Join(_) | Self::Unmerge(_) | Self::Part(_) => Act::Merge,
            Self::SplitOff(_) | Self::SplitInto(_) => Act::Split,
            Self::Withdraw(_) => Act::Withdraw,
            Self::ProposeCorrection(_) | Self::DecideCorrection(_) => Act::Correct,
            Self::Attach(_) => Act::Attach,
            Self::IssueCode(_) => Act::Query,
            Self::Note(_) | Self::RecordFinding(_) | Self::Recount(_) => Act::Note,
            Self::Seal(_) | Self::AskRelease(_) | Self::DecideRelease(_) => Act::ReleaseIdentity,
        }
    }

    /// Whether the act moves the matter on. What only accompanies it can be entered for an earlier day, so that a
    /// paper that was found late never hides what happened since.
    #[must_use]
    pub const fn is_course(&self) -> bool {
        !matches!(
            self,
            Self::AddContact(_)
                | Self::Involve(_)
                | Self::ReportUrgent(_)
                | Self::Notify(_)
                | Self::AppointHandler(_)
                | Self::RaiseRecusal(_)
                | Self::DecideRecusal(_)
                | Self::Investigate(_)
                | Self::ReportBack(_)
                | Self::Perform(_)
                | Self::Confirm(_)
                | Self::TakeUpReview(TakeUpReview { accepted: true, .. })
                | Self::Evaluate(_)
                | Self::FollowUp(_)
                | Self::Urge(_)
                | Self::Reply(_)
                | Self::Join(_)
                | Self::Part(_)
                | Self::SplitInto(_)
                | Self::ProposeCorrection(_)
                | Self::DecideCorrection(_)
                | Self::Attach(_)
                | Self::Note(_)
                | Self::Seal(_)
                | Self::AskRelease(_)
                | Self::DecideRelease(_)
                | Self::IssueCode(_)
                | Self::RecordFinding(_)
                | Self::Recount(_)
        )
    }
}

impl Fact {
    /// Whether it moved the matter on, as [`Verb::is_course`] says of the act.
    #[must_use]
    pub const fn is_course(&self) -> bool {
        !matches!(
            self,
            Self::ContactAdded(_)
                | Self::Involved(_)
                | Self::UrgentReported(_)
                | Self::Notified(_)
                | Self::HandlerAppointed(_)
                | Self::RecusalRaised(_)
                | Self::RecusalDecided(_)
                | Self::Investigated(_)
                | Self::ReportedBack(_)
                | Self::Performed(_)
                | Self::Confirmed(_)
                | Self::ReviewTakenUp(_)
                | Self::Evaluated(_)
                | Self::FollowedUp(_)
                | Self::Urged(_)
                | Self::Replied(_)
                | Self::Joined(_)
                | Self::Parted(_)
                | Self::SplitInto(_)
                | Self::CorrectionProposed(_)
                | Self::CorrectionDecided(_)
                | Self::Attached(_)
                | Self::Noted(_)
                | Self::Sealed(_)
                | Self::ReleaseAsked(_)
                | Self::ReleaseDecided(_)
                | Self::CodeIssued(_)
                | Self::Found(_)
                | Self::Recounted(_)
        )
    }
}

/// What a verb's decision comes to, before it is stamped with day and actor.
pub(super) type Outcome = Result<(Fact, ClockChange), Refusal>;

/// Decides whether the act may happen to this matter, and what happens if so.
///
/// # Errors
/// A [`Refusal`] that names the provision and a way out.
pub fn decide(matter: Option<&Matter>, command: &Command, ctx: &Ctx<'_>) -> Result<Vec<Event>, Refusal> {
    let attempt = Attempt::begin(ctx, command, matter)?;
    let stamped = |(fact, clocks): (Fact, ClockChange)| Event {
        on: command.on,
        assumed: command.assumed,
        origin: ctx.origin,
        by: ctx.by,
        fact,
        clocks,
    };
    match (&command.verb, matter) {
        (Verb::Register(cmd), None) => {
            let registered = stamped(cmd.decide(&attempt)?);
            let Some(to) = cmd.hand_over(&attempt)? else { return Ok(vec![registered]) };
            // An office that the petition accuses registers it and lets it go in the same breath.
            let Some(matter) = super::evolve(MatterId(0), None, &registered) else { return Ok(vec![registered]) };
            let forward = Attempt { act: Act::Forward, ..attempt };
            let handed_over = stamped(super::forward::hand_over(&forward, &matter, to)?);
            Ok(vec![registered, handed_over])
        }
        (Verb::SplitOff(cmd), None) => Ok(vec![stamped(cmd.decide(&attempt)?)]),
        (Verb::Register(_) | Verb::SplitOff(_), Some(matter)) => {
            Err(attempt.refuse(law::Requires::Basis, Why::AlreadyRegistered, attempt.open_acts(matter)))
        }
        (_, None) => Err(attempt.refuse(law::Requires::Basis, Why::NotRegistered, WayOut::Register)),
        (verb, Some(matter)) => Ok(vec![stamped(on_matter(&attempt, matter, verb)?)]),
    }
}

fn on_matter(attempt: &Attempt<'_>, matter: &Matter, verb: &Verb) -> Outcome {
    match verb {
        Verb::Register(cmd) => cmd.decide(attempt),
        Verb::SplitOff(cmd) => cmd.decide(attempt),
        Verb::AddContact(cmd) => cmd.decide(attempt, matter),
        Verb::Forward(cmd) => cmd.decide(attempt, matter),
        Verb::Assign(cmd) => cmd.decide(attempt, matter),
        Verb::Object(cmd) => cmd.decide(attempt, matter),
        Verb::DecideObjection(cmd) => cmd.decide(attempt, matter),
        Verb::Dispute(cmd) => cmd.decide(attempt, matter),
        Verb::SettleJurisdiction(cmd) => cmd.decide(attempt, matter),
        Verb::Involve(cmd) => cmd.decide(attempt, matter),
        Verb::TakeOver(cmd) => cmd.decide(attempt, matter),
        Verb::Route(cmd) => cmd.decide(attempt, matter),
        Verb::RecordOutcome(cmd) => cmd.decide(attempt, matter),
        Verb::ReportUrgent(cmd) => cmd.decide(attempt, matter),
        Verb::Notify(cmd) => cmd.decide(attempt, matter),
        Verb::Accept(cmd) => cmd.decide(attempt, matter),
        Verb::Decline(cmd) => cmd.decide(attempt, matter),
        Verb::Bar(cmd) => cmd.decide(attempt, matter),
        Verb::AppointHandler(cmd) => cmd.decide(attempt, matter),
        Verb::RaiseRecusal(cmd) => cmd.decide(attempt, matter),
        Verb::DecideRecusal(cmd) => cmd.decide(attempt, matter),
        Verb::Investigate(cmd) => cmd.decide(attempt, matter),
        Verb::OpenInterlude(cmd) => cmd.decide(attempt, matter),
        Verb::CloseInterlude(cmd) => cmd.decide(attempt, matter),
        Verb::Extend(cmd) => cmd.decide(attempt, matter),
        Verb::Answer(cmd) => cmd.decide(attempt, matter),
        Verb::ShareAnswer(cmd) => cmd.decide(attempt, matter),
        Verb::Deliver(cmd) => cmd.decide(attempt, matter),
        Verb::ReportBack(cmd) => cmd.decide(attempt, matter),
        Verb::Perform(cmd) => cmd.decide(attempt, matter),
        Verb::Confirm(cmd) => cmd.decide(attempt, matter),
        Verb::RequestReview(cmd) => cmd.decide(attempt, matter),
        Verb::TakeUpReview(cmd) => cmd.decide(attempt, matter),
        Verb::Review(cmd) => cmd.decide(attempt, matter),
        Verb::Conclude(cmd) => cmd.decide(attempt, matter),
        Verb::TakeUpAgain(cmd) => cmd.decide(attempt, matter),
        Verb::Evaluate(cmd) => cmd.decide(attempt, matter),
        Verb::FollowUp(cmd) => cmd.decide(attempt, matter),
        Verb::Archive(cmd) => cmd.decide(attempt, matter),
        Verb::Urge(cmd) => cmd.decide(attempt, matter),
        Verb::Reply(cmd) => cmd.decide(attempt, matter),
        Verb::MergeInto(cmd) => cmd.decide(attempt, matter),
        Verb::Join(cmd) => cmd.decide(attempt, matter),
        Verb::Unmerge(cmd) => cmd.decide(attempt, matter),
        Verb::Part(cmd) => cmd.decide(attempt, matter),
        Verb::SplitInto(cmd) => cmd.decide(attempt, matter),
        Verb::Withdraw(cmd) => cmd.decide(attempt, matter),
        Verb::ProposeCorrection(cmd) => cmd.decide(attempt, matter),
        Verb::DecideCorrection(cmd) => cmd.decide(attempt, matter),
        Verb::Attach(cmd) => cmd.decide(attempt, matter),
        Verb::Note(cmd) => cmd.decide(attempt, matter),
        Verb::Seal(cmd) => cmd.decide(attempt, matter),
        Verb::AskRelease(cmd) => cmd.decide(attempt, matter),
        Verb::DecideRelease(cmd) => cmd.decide(attempt, matter),
        Verb::IssueCode(cmd) => cmd.decide(attempt, matter),
        Verb::RecordFinding(cmd) => cmd.decide(attempt, matter),
        Verb::Recount(cmd) => cmd.decide(attempt, matter),
    }
}
