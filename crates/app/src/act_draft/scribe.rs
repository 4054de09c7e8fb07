//! Writes the texts of one act into rows of their own and puts the command together.

use domain::matter::{
    AddContact, Answer, Attach, Change, CloseInterlude, Confirm, DecideObjection, DecideRecusal, Decline, Evaluate,
    EvaluatedBody, Grade, InquiryKind, Investigate, Involve, NoticeKind, NoticeRef, OpenInterlude, ProposeCorrection,
    RaiseRecusal, RecordOutcome, ReportBack, ReportKind, ReportUrgent, RequestReview, Review, Round, Route,
    RouteResult, TakeUpReview, Told, Urge, UrgingKind, Verb, Withdraw,
};
use domain::{OrganId, PersonId, TextRef};
use law::Circumstance;

use super::{ActDraft, ToldDraft, intake};
use crate::pen::{Pen, Sheet};
use crate::{Chance, Failure, PaperDraft};

/// Writes the texts of one act.
pub(crate) struct Scribe<'p> {
    pub(crate) pen: &'p mut Pen,
    pub(crate) chance: &'p mut Chance,
    pub(crate) sheet: Sheet,
}

/// What a group of acts makes of a draft that is none of its own: the caller chose the group, so this stays unused.
fn none_of_these() -> Failure {
    Failure::Undrafted
}

impl Scribe<'_> {
    pub(super) fn write(&mut self, kind: &'static str, body: &str) -> Result<TextRef, Failure> {
        self.pen.text(self.chance, self.sheet, kind, body)
    }

    pub(crate) fn reason(&mut self, body: &str) -> Result<TextRef, Failure> {
        self.write("reason", body)
    }

    /// A text that may be left out.
    fn maybe(&mut self, kind: &'static str, body: &str) -> Result<Option<TextRef>, Failure> {
        if body.trim().is_empty() { Ok(None) } else { self.write(kind, body).map(Some) }
    }

    pub(super) fn notice(&mut self, kind: NoticeKind, text: &str) -> Result<NoticeRef, Failure> {
        Ok(NoticeRef { kind, text: self.write("notice", text)? })
    }

    pub(crate) fn told(&mut self, told: &ToldDraft) -> Result<Told, Failure> {
        Ok(match told {
            ToldDraft::Notice { kind, text } => Told::Notice(self.notice(*kind, text)?),
            ToldDraft::ByTheFile => Told::ByTheFile,
            ToldDraft::NotYet => Told::NotYet,
        })
    }

    pub(super) fn contact(&mut self, draft: &ActDraft) -> Result<Verb, Failure> {
        let ActDraft::AddContact { channel, kind, heads, parties, text, claimed_on } = draft else {
            return Err(none_of_these());
        };
        Ok(Verb::AddContact(AddContact {
            channel: *channel,
            kind: *kind,
            heads: *heads,
            parties: intake::parties(parties, self.pen, self.chance, self.sheet)?,
            text: self.pen.text(self.chance, self.sheet.next_contact(), "text", text)?,
            claimed_on: *claimed_on,
        }))
    }

    pub(super) fn objection(&mut self, agreed: bool, reason: &str) -> Result<Verb, Failure> {
        Ok(Verb::DecideObjection(DecideObjection { agreed, reason: self.reason(reason)? }))
    }

    pub(super) fn involve(&mut self, helpers: &[OrganId], reason: &str) -> Result<Verb, Failure> {
        Ok(Verb::Involve(Involve { helpers: helpers.to_vec(), reason: self.reason(reason)? }))
    }

    /// Not here, but in another procedure or with somebody else.
    pub(super) fn elsewhere(&mut self, draft: &ActDraft) -> Result<Verb, Failure> {
        match draft {
            ActDraft::Route { route, to, reason, told } => {
                Ok(Verb::Route(Route { route: *route, to: *to, reason: self.reason(reason)?, told: self.told(told)? }))
            }
            ActDraft::Decline { ground, other, reason, told } => Ok(Verb::Decline(Decline {
                ground: *ground,
                other: *other,
                reason: self.reason(reason)?,
                told: self.told(told)?,
            })),
            _ => Err(none_of_these()),
        }
    }

    pub(super) fn outcome(&mut self, result: RouteResult, text: &str) -> Result<Verb, Failure> {
        Ok(Verb::RecordOutcome(RecordOutcome { result, text: self.write("outcome", text)? }))
    }

    pub(super) fn report_urgent(&mut self, to: &[OrganId], text: &str) -> Result<Verb, Failure> {
        Ok(Verb::ReportUrgent(ReportUrgent { to: to.to_vec(), text: self.write("report", text)? }))
    }

    pub(super) fn recusal(&mut self, draft: &ActDraft) -> Result<Verb, Failure> {
        match draft {
            ActDraft::RaiseRecusal { official, reason } => {
                Ok(Verb::RaiseRecusal(RaiseRecusal { official: *official, reason: self.reason(reason)? }))
            }
            ActDraft::DecideRecusal { official, granted, reason } => {
                let reason = self.reason(reason)?;
                Ok(Verb::DecideRecusal(DecideRecusal { official: *official, granted: *granted, reason }))
            }
            _ => Err(none_of_these()),
        }
    }

    pub(super) fn inquiry(&mut self, inquiry: InquiryKind, text: &str) -> Result<Verb, Failure> {
        Ok(Verb::Investigate(Investigate { inquiry, text: self.write("inquiry", text)? }))
    }

    pub(super) fn interlude(&mut self, draft: &ActDraft) -> Result<Verb, Failure> {
        match draft {
            ActDraft::OpenInterlude { interval, consent, text } => {
                let text = self.write("record", text)?;
                Ok(Verb::OpenInterlude(OpenInterlude { interval: *interval, consent: *consent, text }))
            }
            ActDraft::CloseInterlude { interval, text, settled } => {
                let text = self.write("record", text)?;
                Ok(Verb::CloseInterlude(CloseInterlude { interval: *interval, text, settled: *settled }))
            }
            _ => Err(none_of_these()),
        }
    }

    pub(super) fn opinion(&mut self, draft: &ActDraft) -> Result<Verb, Failure> {
        match draft {
            ActDraft::Answer { opinion, text, parts, promise, new_facts } => Ok(Verb::Answer(Answer {
                opinion: *opinion,
                text: self.write("opinion", text)?,
                parts: parts.clone(),
                promise: *promise,
                new_facts: self.maybe("reason", new_facts)?,
            })),
            ActDraft::Review { round, result, circumstance, days, text } => Ok(Verb::Review(Review {
                round: *round,
                result: *result,
                circumstance: *circumstance,
                days: *days,
                text: self.write("opinion", text)?,
            })),
            _ => Err(none_of_these()),
        }
    }

    pub(super) fn report_back(&mut self, kind: ReportKind, text: &str) -> Result<Verb, Failure> {
        Ok(Verb::ReportBack(ReportBack { kind, text: self.write("report", text)? }))
    }

    pub(super) fn confirm(&mut self, fulfilled: bool, text: &str) -> Result<Verb, Failure> {
        Ok(Verb::Confirm(Confirm { fulfilled, text: self.maybe("said", text)? }))
    }

    pub(super) fn request_review(
        &mut self,
        round: Round,
        organ: Option<OrganId>,
        reason: &str,
    ) -> Result<Verb, Failure> {
        Ok(Verb::RequestReview(RequestReview { round, organ, reason: self.reason(reason)? }))
    }

    pub(super) fn take_up_review(&mut self, accepted: bool, reason: &str) -> Result<Verb, Failure> {
        Ok(Verb::TakeUpReview(TakeUpReview { accepted, reason: self.reason(reason)? }))
    }

    pub(super) fn evaluate(&mut self, of: EvaluatedBody, grade: Grade, text: &str) -> Result<Verb, Failure> {
        Ok(Verb::Evaluate(Evaluate { of, grade, text: self.maybe("said", text)? }))
    }

    pub(super) fn urge(
        &mut self,
        kind: UrgingKind,
        circumstance: Option<Circumstance>,
        text: &str,
    ) -> Result<Verb, Failure> {
        Ok(Verb::Urge(Urge { kind, circumstance, text: self.write("urging", text)? }))
    }

    pub(super) fn withdraw(&mut self, person: PersonId, text: &str) -> Result<Verb, Failure> {
        Ok(Verb::Withdraw(Withdraw { person, text: self.write("said", text)? }))
    }

    pub(super) fn correction(&mut self, change: &Change, reason: &str) -> Result<Verb, Failure> {
        Ok(Verb::ProposeCorrection(ProposeCorrection { change: change.clone(), reason: self.reason(reason)? }))
    }

    pub(super) fn attach(&mut self, paper: &PaperDraft, title: &str) -> Result<Verb, Failure> {
        let contact = paper.contact();
        let sheet = match contact {
            Some(no) => self.sheet.of_contact(no).ok_or(Failure::NoContact(no))?,
            None => self.sheet,
        };
        let title = if title.trim().is_empty() { paper.name() } else { title };
        let title = self.pen.text(self.chance, sheet, "paper", title)?;
        Ok(Verb::Attach(Attach { paper: self.pen.paper(self.chance, sheet, paper)?, title, contact }))
    }
}
