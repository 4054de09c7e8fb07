//! From values to an act, with what is missing beside what was given.

use app::domain::matter::{
    Accused, ArchiveClass, Change, Channel, ContactKind, DeclineGround, EvaluatedBody, Grade, InquiryKind, NoticeKind,
    Opinion, OpinionPart, Procedure, Promise, Proof, Repeat, ReportKind, ReviewResult, Round, RouteResult, SamePerson,
    StatutoryRoute, Term, Urgency, UrgingKind,
};
use app::domain::{DivisionCode, OfficialId, OrganId, PersonId};
use app::law::{Circumstance, Interval, Named, Purpose};
use app::{ActDraft, MatterKey, OfficeAct, OfficeDraft, PaperDraft, PartDraft, PartyDraft, ToldDraft};
use jiff::civil::Date;

use super::read::{Read, Value};
use crate::words::Speaker;

/// Values of a form that were read without a fault.
pub(crate) struct Given<'r>(pub(crate) &'r Read);

impl Given<'_> {
    fn value(&self, name: &str) -> Option<&Value> {
        self.0.values.get(name)
    }

    pub(crate) fn text(&self, name: &str) -> String {
        match self.value(name) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        }
    }

    pub(crate) fn organs(&self, name: &str) -> Vec<OrganId> {
        match self.value(name) {
            Some(Value::Organs(organs)) => organs.clone(),
            _ => Vec::new(),
        }
    }

    pub(crate) fn organ(&self, name: &str) -> Option<OrganId> {
        self.organs(name).first().copied()
    }

    pub(crate) fn officials(&self, name: &str) -> Vec<OfficialId> {
        match self.value(name) {
            Some(Value::Officials(officials)) => officials.clone(),
            _ => Vec::new(),
        }
    }

    fn official(&self, name: &str) -> Option<OfficialId> {
        self.officials(name).first().copied()
    }

    pub(crate) fn word<T: Named>(&self, name: &str) -> Option<T> {
        match self.value(name) {
            Some(Value::Word(word)) => T::by_name(word),
            _ => None,
        }
    }

    pub(crate) fn yes(&self, name: &str) -> bool {
        matches!(self.value(name), Some(Value::Yes(true)))
    }

    pub(crate) fn day(&self, name: &str) -> Option<Date> {
        match self.value(name) {
            Some(Value::Day(day)) => Some(*day),
            _ => None,
        }
    }

    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        match self.value(name) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// A number that fits into 16 bits, as every number of days and things does.
    pub(crate) fn small(&self, name: &str) -> Option<u16> {
        self.number(name).and_then(|number| u16::try_from(number).ok())
    }

    pub(crate) fn matter(&self, name: &str) -> Option<MatterKey> {
        match self.value(name) {
            Some(Value::Matter(key)) => Some(*key),
            _ => None,
        }
    }

    fn person(&self, name: &str) -> Option<PersonId> {
        match self.value(name) {
            Some(Value::Person(person)) => Some(*person),
            _ => None,
        }
    }

    pub(crate) fn parties(&self) -> Vec<PartyDraft> {
        match self.value("parties") {
            Some(Value::Parties(parties)) => parties.clone(),
            _ => Vec::new(),
        }
    }

    /// The papers of the form.
    pub(crate) fn papers(&self) -> Vec<PaperDraft> {
        match self.value("papers") {
            Some(Value::Papers(papers)) => papers.clone(),
            _ => Vec::new(),
        }
    }

    fn is_nothing(&self, name: &str) -> bool {
        matches!(self.value(name), Some(Value::Nothing))
    }

    fn reason(&self) -> String {
        self.text("reason")
    }

    /// How the petitioner is told: by the notice, if there is one.
    fn told(&self) -> ToldDraft {
        let text = self.text("notice");
        match self.word::<NoticeKind>("notice_kind") {
            Some(kind) if !text.is_empty() => ToldDraft::Notice { kind, text },
            _ => ToldDraft::NotYet,
        }
    }

    fn promise(&self) -> Option<Promise> {
        Some(Promise { performer: self.organ("performer")?, by: self.day("perform_by")? })
    }

    /// Whom an accusation is about.
    pub(crate) fn accused(&self) -> Accused {
        Accused { organs: self.organs("accused_organs"), officials: self.officials("accused_officials") }
    }
}

/// The fields of which one is missing although the other is there, or of which none or several are filled in.
pub(crate) fn at_odds(act: OfficeAct, given: &Given<'_>) -> Vec<(&'static str, &'static str)> {
    let mut faults = Vec::new();
    match (given.organ("performer"), given.day("perform_by")) {
        (Some(_), None) => faults.push(("perform_by", "field-fault-promise-day")),
        (None, Some(_)) => faults.push(("performer", "field-fault-promise-organ")),
        _ => {}
    }
    if act == OfficeAct::ProposeCorrection && changes(given).len() != 1 {
        faults.push(("new_channel", "field-fault-one-change"));
    }
    faults
}

/// The act that a form asks for. Nothing is `None` of which the form said that it is needed.
pub(crate) fn draft(act: OfficeAct, given: &Given<'_>, speaker: &Speaker<'_>) -> Option<OfficeDraft> {
    let told = || given.told();
    Some(match act {
        OfficeAct::Merge => OfficeDraft::Merge { into: given.matter("into")?, reason: given.reason() },
        OfficeAct::Unmerge => OfficeDraft::Unmerge { reason: given.reason() },
        OfficeAct::Split => OfficeDraft::Split(Box::new(PartDraft {
            purpose: given.word("purpose")?,
            category: given.number("category"),
            title: given.text("title"),
            text: given.text("text"),
            reason: given.reason(),
        })),
        OfficeAct::Bar => OfficeDraft::Bar { earlier: given.matter("earlier")?, reason: given.reason(), told: told() },
        OfficeAct::IssueCode => OfficeDraft::IssueCode { person: given.person("person")?, shown: given.text("shown") },
        _ => single(act, given, speaker)?.into(),
    })
}

fn single(act: OfficeAct, given: &Given<'_>, speaker: &Speaker<'_>) -> Option<ActDraft> {
    routing(act, given)
        .or_else(|| handling(act, given, speaker))
        .or_else(|| afterwards(act, given))
        .or_else(|| record(act, given))
}

fn routing(act: OfficeAct, given: &Given<'_>) -> Option<ActDraft> {
    let (to, reason, text) = (given.organ("to"), given.reason(), given.text("text"));
    Some(match act {
        OfficeAct::Forward => ActDraft::Forward { to: to? },
        OfficeAct::Assign => ActDraft::Assign { to: to?, days: given.small("days")? },
        OfficeAct::Object => ActDraft::Object { reason },
        OfficeAct::Return => ActDraft::DecideObjection { agreed: given.yes("agreed"), reason },
        OfficeAct::Dispute => ActDraft::Dispute { reason },
        OfficeAct::SettleJurisdiction => ActDraft::SettleJurisdiction { to: to?, reason },
        OfficeAct::TakeOver => ActDraft::TakeOver { to: to?, reason },
        OfficeAct::Involve => ActDraft::Involve { helpers: given.organs("helpers"), reason },
        OfficeAct::Route => {
            ActDraft::Route { route: given.word::<StatutoryRoute>("route")?, to, reason, told: given.told() }
        }
        OfficeAct::RecordOutcome => ActDraft::RecordOutcome { result: given.word::<RouteResult>("outcome")?, text },
        OfficeAct::ReportUrgent => ActDraft::ReportUrgent { to: given.organs("addressees"), text },
        OfficeAct::Notify => {
            ActDraft::Notify { kind: given.word::<NoticeKind>("notice_kind")?, text: given.text("notice") }
        }
        OfficeAct::Urge => ActDraft::Urge { kind: UrgingKind::Urge, circumstance: None, text },
        OfficeAct::Supervise => ActDraft::Urge {
            kind: UrgingKind::Supervise,
            circumstance: given.word::<Circumstance>("circumstance"),
            text,
        },
        OfficeAct::Reply => ActDraft::Reply { no: given.small("no")?, text },
        _ => return None,
    })
}

fn handling(act: OfficeAct, given: &Given<'_>, speaker: &Speaker<'_>) -> Option<ActDraft> {
    let (reason, text) = (given.reason(), given.text("text"));
    Some(match act {
        OfficeAct::Accept => ActDraft::Accept { procedure: given.word::<Procedure>("procedure")?, told: given.told() },
        OfficeAct::Decline => ActDraft::Decline {
            ground: given.word::<DeclineGround>("ground")?,
            other: given.matter("other").map(|key| key.id),
            reason,
            told: given.told(),
        },
        OfficeAct::AppointHandler => ActDraft::AppointHandler { official: given.official("official")? },
        OfficeAct::RaiseRecusal => ActDraft::RaiseRecusal { official: given.official("official")?, reason },
        OfficeAct::DecideRecusal => {
            ActDraft::DecideRecusal { official: given.official("official")?, granted: given.yes("agreed"), reason }
        }
        OfficeAct::Investigate => ActDraft::Investigate { inquiry: given.word::<InquiryKind>("inquiry")?, text },
        OfficeAct::OpenInterlude => ActDraft::OpenInterlude {
            interval: given.word::<Interval>("interval")?,
            consent: given.yes("consent"),
            text,
        },
        OfficeAct::CloseInterlude => {
            ActDraft::CloseInterlude { interval: given.word::<Interval>("interval")?, text, settled: given.promise() }
        }
        OfficeAct::Extend => ActDraft::Extend {
            term: given.word::<Term>("term")?,
            days: given.small("days")?,
            reason,
            approved_by: given.official("approved_by")?,
        },
        OfficeAct::Answer => answer(given, speaker)?,
        OfficeAct::Deliver => ActDraft::Deliver { proof: given.word::<Proof>("proof")? },
        OfficeAct::ReportBack => ActDraft::ReportBack { kind: given.word::<ReportKind>("report_kind")?, text },
        OfficeAct::Conclude => ActDraft::Conclude,
        _ => return None,
    })
}

/// The opinion from its parts, each under its head.
fn answer(given: &Given<'_>, speaker: &Speaker<'_>) -> Option<ActDraft> {
    let (mut written, mut parts) = (Vec::new(), Vec::new());
    for part in OpinionPart::ALL {
        let text = given.text(match part {
            OpinionPart::Claim => "claim",
            OpinionPart::Facts => "facts",
            OpinionPart::Opinion => "opinion_text",
            OpinionPart::Basis => "basis",
        });
        if !text.is_empty() {
            let head = speaker.words.name("opinion-part", part.name());
            written.push(speaker.words.with("answer-line", &[("head", head.into()), ("text", text.into())]));
            parts.push(*part);
        }
    }
    Some(ActDraft::Answer {
        opinion: given.word::<Opinion>("opinion")?,
        text: written.join("\n"),
        parts,
        promise: given.promise(),
        new_facts: given.text("new_facts"),
    })
}

fn afterwards(act: OfficeAct, given: &Given<'_>) -> Option<ActDraft> {
    let (reason, text) = (given.reason(), given.text("text"));
    Some(match act {
        OfficeAct::RequestReview => ActDraft::RequestReview { round: Round::Review, organ: None, reason },
        OfficeAct::RequestFinalReview => ActDraft::RequestReview { round: Round::FinalReview, organ: None, reason },
        OfficeAct::TakeUpReview => ActDraft::TakeUpReview { accepted: given.yes("agreed"), reason },
        OfficeAct::Review | OfficeAct::FinalReview => ActDraft::Review {
            round: if act == OfficeAct::Review { Round::Review } else { Round::FinalReview },
            result: given.word::<ReviewResult>("result")?,
            circumstance: given.word::<Circumstance>("circumstance"),
            days: given.small("days"),
            text,
        },
        OfficeAct::Perform => ActDraft::Perform { text },
        OfficeAct::Confirm => ActDraft::Confirm { fulfilled: given.yes("agreed"), text },
        OfficeAct::FollowUp => ActDraft::FollowUp { text, said: given.word::<Grade>("said") },
        OfficeAct::Evaluate => {
            ActDraft::Evaluate { of: given.word::<EvaluatedBody>("of")?, grade: given.word::<Grade>("said")?, text }
        }
        OfficeAct::Archive => ActDraft::Archive { class: given.word::<ArchiveClass>("class")? },
        OfficeAct::TakeUpAgain => ActDraft::TakeUpAgain { reason },
        _ => return None,
    })
}

fn record(act: OfficeAct, given: &Given<'_>) -> Option<ActDraft> {
    let (reason, text) = (given.reason(), given.text("text"));
    Some(match act {
        OfficeAct::AddContact => ActDraft::AddContact {
            channel: given.word::<Channel>("channel")?,
            kind: given.word::<ContactKind>("contact_kind")?,
            heads: given.number("heads")?,
            parties: given.parties(),
            text,
            claimed_on: given.day("claimed_on"),
        },
        OfficeAct::Attach => ActDraft::Attach { paper: given.papers().into_iter().next()?, title: given.text("title") },
        OfficeAct::Note => ActDraft::Note { text },
        OfficeAct::ProposeCorrection => {
            ActDraft::ProposeCorrection { change: changes(given).into_iter().next()?, reason }
        }
        OfficeAct::DecideCorrection => {
            ActDraft::DecideCorrection { no: given.small("no")?, approved: given.yes("agreed") }
        }
        OfficeAct::Seal => ActDraft::Seal { reason },
        OfficeAct::AskRelease => ActDraft::AskRelease { reason },
        OfficeAct::DecideRelease => ActDraft::DecideRelease {
            no: given.small("no")?,
            granted: given.yes("agreed"),
            until: given.day("until"),
            reason,
        },
        OfficeAct::Withdraw => ActDraft::Withdraw { person: given.person("person")?, text },
        _ => return None,
    })
}

/// Everything that is to be different; a form is right with exactly one thing.
fn changes(given: &Given<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    changes.extend(given.word::<Channel>("new_channel").map(Change::Channel));
    changes.extend(given.word::<Purpose>("new_purpose").map(Change::Purpose));
    if given.is_nothing("new_category") || given.number("new_category").is_some() {
        changes.push(Change::Category(given.number("new_category")));
    }
    if given.is_nothing("new_place") || given.number("new_place").is_some() {
        changes.push(Change::Place(given.number("new_place").map(|code| DivisionCode(i64::from(code)))));
    }
    changes.extend(given.word::<Urgency>("new_urgency").map(Change::Urgency));
    changes.extend(given.number("new_heads").map(Change::Heads));
    if given.yes("claimed_on_unknown") || given.day("new_claimed_on").is_some() {
        changes.push(Change::ClaimedOn(given.day("new_claimed_on").filter(|_| !given.yes("claimed_on_unknown"))));
    }
    if given.yes("no_repeat") || given.matter("new_repeat_of").is_some() {
        let person = given.word::<SamePerson>("same_person").unwrap_or(SamePerson::Recognised);
        let of = given.matter("new_repeat_of").filter(|_| !given.yes("no_repeat"));
        changes.push(Change::Repeat(of.map(|key| Repeat { of: key.id, person })));
    }
    let accused = given.accused();
    if given.yes("nobody_accused") {
        changes.push(Change::Accused(Accused::default(), given.organ("hand_over")));
    } else if !accused.is_nobody() {
        changes.push(Change::Accused(accused, given.organ("hand_over")));
    }
    changes
}
