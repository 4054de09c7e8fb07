//! Acts with words that stand in for those to be written, to ask of each act whether it is open.

use domain::directory::Directory;
use domain::matter::{
    Accept, AddContact, Answer, AppointHandler, Archive, ArchiveClass, AskRelease, Assign, Attach, Bar, Change,
    Channel, CloseInterlude, Conclude, Confirm, ContactKind, DecideCorrection, DecideObjection, DecideRecusal,
    DecideRelease, Decline, DeclineGround, Deliver, Dispute, Evaluate, EvaluatedBody, Extend, FollowUp, Forward, Grade,
    InquiryKind, Investigate, Involve, IssueCode, Matter, MergeInto, Note, NoticeKind, NoticeRef, Notify, Object,
    OpenInterlude, Opinion, OpinionPart, Perform, Procedure, Proof, ProposeCorrection, RaiseRecusal, RecordOutcome,
    Reply, ReportBack, ReportKind, ReportUrgent, RequestReview, Review, ReviewResult, Round, Route, RouteResult, Seal,
    SettleJurisdiction, SplitInto, StatutoryRoute, TakeOver, TakeUpAgain, TakeUpReview, Term, Told, Unmerge, Urge,
    UrgingKind, Verb, Withdraw,
};
use domain::{Actor, Digest, MatterId, OfficialId, OrganId, PaperId, PaperKind, PaperRef, PersonId, TextId, TextRef};
use jiff::civil::Date;
use law::Interval;

use super::OfficeAct;

/// A text of one character, which nobody reads.
const TEXT: TextRef = TextRef { id: TextId(0), digest: Digest([0; 32]), chars: 1 };

/// What stands in for what a form would say.
pub(super) struct StandIn<'a> {
    pub(super) matter: &'a Matter,
    pub(super) directory: &'a Directory,
    pub(super) actor: Actor,
    pub(super) today: Date,
}

impl StandIn<'_> {
    /// The act, as likely to be let through as what a person would write.
    pub(super) fn verb(&self, act: OfficeAct) -> Verb {
        use OfficeAct as A;
        match act {
            A::Forward
            | A::Assign
            | A::Object
            | A::Return
            | A::Dispute
            | A::SettleJurisdiction
            | A::TakeOver
            | A::Involve
            | A::Route
            | A::RecordOutcome
            | A::ReportUrgent
            | A::Notify
            | A::Urge
            | A::Supervise
            | A::Reply => self.routing(act),
            A::Accept
            | A::Decline
            | A::Bar
            | A::AppointHandler
            | A::RaiseRecusal
            | A::DecideRecusal
            | A::Investigate
            | A::OpenInterlude
            | A::CloseInterlude
            | A::Extend
            | A::Answer
            | A::Deliver
            | A::ReportBack
            | A::Conclude => self.handling(act),
            _ => self.afterwards(act),
        }
    }

    /// An organ to which it could go: one below, or else any other.
    fn to(&self) -> OrganId {
        let active = |organ: &&OrganId| self.directory.active(**organ, self.today).is_ok();
        let others = || self.directory.organs.keys().filter(|organ| **organ != self.matter.holder);
        let below = others().find(|organ| self.directory.is_below(**organ, self.matter.holder));
        below.or_else(|| others().find(active)).copied().unwrap_or(self.matter.holder)
    }

    /// A colleague.
    fn colleague(&self) -> OfficialId {
        let known = |official: &OfficialId| {
            *official != self.actor.official
                && !self.matter.recusals.iter().any(|recusal| recusal.official == *official)
                && self.directory.serves(*official, self.matter.holder, self.today)
        };
        self.directory.officials.keys().copied().find(known).unwrap_or(self.actor.official)
    }

    fn routing(&self, act: OfficeAct) -> Verb {
        let (to, text, reason) = (self.to(), TEXT, TEXT);
        match act {
            OfficeAct::Forward => Verb::Forward(Forward { to }),
            OfficeAct::Assign => Verb::Assign(Assign { to, days: 1 }),
            OfficeAct::Object => Verb::Object(Object { reason }),
            OfficeAct::Return => Verb::DecideObjection(DecideObjection { agreed: true, reason }),
            OfficeAct::Dispute => Verb::Dispute(Dispute { reason }),
            OfficeAct::SettleJurisdiction => Verb::SettleJurisdiction(SettleJurisdiction { to, reason }),
            OfficeAct::TakeOver => {
                let next = self.directory.successors(self.matter.holder, self.today).first().copied();
                Verb::TakeOver(TakeOver { to: next.unwrap_or(self.actor.organ), reason })
            }
            OfficeAct::Involve => Verb::Involve(Involve { helpers: vec![to], reason }),
            OfficeAct::Route => {
                let route = StatutoryRoute::Administrative;
                Verb::Route(Route { route, to: None, reason, told: Told::NotYet })
            }
            OfficeAct::RecordOutcome => Verb::RecordOutcome(RecordOutcome { result: RouteResult::Decided, text }),
            OfficeAct::ReportUrgent => {
                let to = self.directory.organs.keys().copied().collect();
                Verb::ReportUrgent(ReportUrgent { to, text })
            }
            OfficeAct::Notify => Verb::Notify(Notify { notice: NoticeRef { kind: NoticeKind::Acceptance, text } }),
            OfficeAct::Supervise => Verb::Urge(Urge { kind: UrgingKind::Supervise, circumstance: None, text }),
            OfficeAct::Reply => Verb::Reply(Reply { no: self.unanswered().unwrap_or(0), text }),
            _ => Verb::Urge(Urge { kind: UrgingKind::Urge, circumstance: None, text }),
        }
    }

    fn handling(&self, act: OfficeAct) -> Verb {
        let (text, reason, told) = (TEXT, TEXT, Told::NotYet);
        match act {
            OfficeAct::Accept => Verb::Accept(Accept { procedure: Procedure::Ordinary, told }),
            OfficeAct::Decline => {
                Verb::Decline(Decline { ground: DeclineGround::InLitigation, other: None, reason, told })
            }
            OfficeAct::Bar => Verb::Bar(Bar { earlier: MatterId(0), ending: None, performed: false, reason, told }),
            OfficeAct::AppointHandler => Verb::AppointHandler(AppointHandler { official: self.actor.official }),
            OfficeAct::RaiseRecusal => Verb::RaiseRecusal(RaiseRecusal { official: self.colleague(), reason }),
            OfficeAct::DecideRecusal => {
                let official = self.asked_to_stay_away().unwrap_or(self.colleague());
                Verb::DecideRecusal(DecideRecusal { official, granted: true, reason })
            }
            OfficeAct::Investigate => Verb::Investigate(Investigate { inquiry: InquiryKind::Statement, text }),
            OfficeAct::OpenInterlude => {
                Verb::OpenInterlude(OpenInterlude { interval: Interval::Hearing, consent: true, text })
            }
            OfficeAct::CloseInterlude => {
                let interval = self.matter.interlude.map_or(Interval::Hearing, |open| open.interval);
                Verb::CloseInterlude(CloseInterlude { interval, text, settled: None })
            }
            OfficeAct::Extend => Verb::Extend(self.extend(reason)),
            OfficeAct::Answer => Verb::Answer(Answer {
                opinion: Opinion::Explain,
                text,
                parts: OpinionPart::ALL.to_vec(),
                promise: None,
                new_facts: Some(text),
            }),
            OfficeAct::Deliver => Verb::Deliver(Deliver { proof: Proof::Signed }),
            OfficeAct::ReportBack => Verb::ReportBack(ReportBack { kind: ReportKind::Interim, text }),
            _ => Verb::Conclude(Conclude),
        }
    }

    fn extend(&self, reason: TextRef) -> Extend {
        let leader = self.directory.leaders(self.matter.holder, self.today).first().copied();
        let under_review = matches!(self.matter.stage, domain::matter::Stage::UnderReview { .. });
        let term = if under_review { Term::Review } else { Term::Handling };
        Extend { term, days: 1, reason, approved_by: leader.unwrap_or(OfficialId(0)) }
    }

    fn afterwards(&self, act: OfficeAct) -> Verb {
        let (text, reason) = (TEXT, TEXT);
        match act {
            OfficeAct::RequestReview => {
                Verb::RequestReview(RequestReview { round: Round::Review, organ: None, reason })
            }
            OfficeAct::RequestFinalReview => {
                Verb::RequestReview(RequestReview { round: Round::FinalReview, organ: None, reason })
            }
            OfficeAct::TakeUpReview => Verb::TakeUpReview(TakeUpReview { accepted: true, reason }),
            OfficeAct::Review => Verb::Review(review(Round::Review, text)),
            OfficeAct::FinalReview => Verb::Review(review(Round::FinalReview, text)),
            OfficeAct::Perform => Verb::Perform(Perform { text }),
            OfficeAct::Confirm => Verb::Confirm(Confirm { fulfilled: true, text: None }),
            OfficeAct::FollowUp => Verb::FollowUp(FollowUp { text, said: None }),
            OfficeAct::Evaluate => {
                let of = EvaluatedBody::ResponsibleOrgan;
                Verb::Evaluate(Evaluate { of, grade: Grade::Satisfied, text: None })
            }
            OfficeAct::Archive => Verb::Archive(Archive { class: ArchiveClass::Long }),
            OfficeAct::TakeUpAgain => Verb::TakeUpAgain(TakeUpAgain { reason }),
            OfficeAct::Merge => {
                let mut other = self.matter.clone();
                other.id = MatterId(other.id.0.wrapping_add(1));
                Verb::MergeInto(MergeInto { other: Box::new(other), reason })
            }
            OfficeAct::Unmerge => Verb::Unmerge(Unmerge { reason }),
            OfficeAct::Split => Verb::SplitInto(SplitInto { into: MatterId(0), reason }),
            _ => self.record(act),
        }
    }

    fn record(&self, act: OfficeAct) -> Verb {
        let (text, reason, person) = (TEXT, TEXT, self.party());
        match act {
            OfficeAct::AddContact => Verb::AddContact(AddContact {
                channel: Channel::Letter,
                kind: ContactKind::Supplement,
                heads: 1,
                parties: Vec::new(),
                text,
                claimed_on: None,
            }),
            OfficeAct::Attach => {
                let paper = PaperRef { id: PaperId(0), digest: text.digest, bytes: 1, kind: PaperKind::Text };
                Verb::Attach(Attach { paper, title: text, contact: None })
            }
            OfficeAct::ProposeCorrection => {
                let change = Change::Urgency(self.matter.urgency);
                Verb::ProposeCorrection(ProposeCorrection { change, reason })
            }
            OfficeAct::DecideCorrection => {
                let open = self.matter.corrections.iter().rev().find(|proposed| proposed.approved.is_none());
                Verb::DecideCorrection(DecideCorrection { no: open.map_or(0, |open| open.no), approved: true })
            }
            OfficeAct::Seal => Verb::Seal(Seal { reason }),
            OfficeAct::AskRelease => Verb::AskRelease(AskRelease { reason }),
            OfficeAct::DecideRelease => {
                let open = self.matter.releases.iter().rev().find(|asked| asked.granted.is_none());
                let no = open.map_or(0, |open| open.no);
                Verb::DecideRelease(DecideRelease { no, granted: true, until: Some(self.today), reason })
            }
            OfficeAct::IssueCode => Verb::IssueCode(IssueCode { person, reason }),
            OfficeAct::Withdraw => Verb::Withdraw(Withdraw { person, text }),
            _ => Verb::Note(Note { text }),
        }
    }

    /// A petitioner who has not withdrawn.
    fn party(&self) -> PersonId {
        let here = |person: &PersonId| !self.matter.withdrawn.contains(person);
        self.matter.parties.iter().map(|party| party.person.id).find(here).unwrap_or(PersonId(0))
    }

    fn unanswered(&self) -> Option<u16> {
        self.matter.urgings.iter().rev().find(|urging| urging.replied_on.is_none()).map(|urging| urging.no)
    }

    fn asked_to_stay_away(&self) -> Option<OfficialId> {
        let open = self.matter.recusals.iter().rev().find(|recusal| recusal.granted.is_none());
        open.map(|recusal| recusal.official)
    }
}

const fn review(round: Round, text: TextRef) -> Review {
    Review { round, result: ReviewResult::Uphold, circumstance: None, days: None, text }
}
