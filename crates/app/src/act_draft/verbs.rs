//! From a draft to a command: texts and persons go into rows of their own.

use domain::matter::{
    Accept, AppointHandler, Archive, AskRelease, Assign, Conclude, DecideCorrection, DecideRelease, Deliver, Dispute,
    Extend, FollowUp, Forward, Note, Notify, Object, Perform, Reply, Seal, SettleJurisdiction, TakeOver, TakeUpAgain,
    Verb,
};

use super::ActDraft;
use super::scribe::Scribe;
use crate::pen::{Pen, Sheet};
use crate::{Chance, Failure};

impl ActDraft {
    pub(crate) fn verb(&self, pen: &mut Pen, chance: &mut Chance, sheet: Sheet) -> Result<Verb, Failure> {
        let mut s = Scribe { pen, chance, sheet };
        Ok(match self {
            Self::AddContact { .. } => s.contact(self)?,
            Self::Forward { to } => Verb::Forward(Forward { to: *to }),
            Self::Assign { to, days } => Verb::Assign(Assign { to: *to, days: *days }),
            Self::Object { reason } => Verb::Object(Object { reason: s.reason(reason)? }),
            Self::DecideObjection { agreed, reason } => s.objection(*agreed, reason)?,
            Self::Dispute { reason } => Verb::Dispute(Dispute { reason: s.reason(reason)? }),
            Self::SettleJurisdiction { to, reason } => {
                Verb::SettleJurisdiction(SettleJurisdiction { to: *to, reason: s.reason(reason)? })
            }
            Self::Involve { helpers, reason } => s.involve(helpers, reason)?,
            Self::TakeOver { to, reason } => Verb::TakeOver(TakeOver { to: *to, reason: s.reason(reason)? }),
            Self::Route { .. } | Self::Decline { .. } => s.elsewhere(self)?,
            Self::RecordOutcome { result, text } => s.outcome(*result, text)?,
            Self::ReportUrgent { to, text } => s.report_urgent(to, text)?,
            Self::Notify { kind, text } => Verb::Notify(Notify { notice: s.notice(*kind, text)? }),
            Self::Accept { procedure, told } => Verb::Accept(Accept { procedure: *procedure, told: s.told(told)? }),
            Self::AppointHandler { official } => Verb::AppointHandler(AppointHandler { official: *official }),
            Self::RaiseRecusal { .. } | Self::DecideRecusal { .. } => s.recusal(self)?,
            Self::Investigate { inquiry, text } => s.inquiry(*inquiry, text)?,
            Self::OpenInterlude { .. } | Self::CloseInterlude { .. } => s.interlude(self)?,
            Self::Extend { term, days, reason, approved_by } => {
                let reason = s.reason(reason)?;
                Verb::Extend(Extend { term: *term, days: *days, reason, approved_by: *approved_by })
            }
            Self::Answer { .. } | Self::Review { .. } => s.opinion(self)?,
            Self::Deliver { proof } => Verb::Deliver(Deliver { proof: *proof }),
            Self::ReportBack { kind, text } => s.report_back(*kind, text)?,
            Self::Perform { text } => Verb::Perform(Perform { text: s.write("performance", text)? }),
            Self::Confirm { fulfilled, text } => s.confirm(*fulfilled, text)?,
            Self::RequestReview { round, organ, reason } => s.request_review(*round, *organ, reason)?,
            Self::TakeUpReview { accepted, reason } => s.take_up_review(*accepted, reason)?,
            Self::Conclude => Verb::Conclude(Conclude),
            Self::TakeUpAgain { reason } => Verb::TakeUpAgain(TakeUpAgain { reason: s.reason(reason)? }),
            Self::Evaluate { of, grade, text } => s.evaluate(*of, *grade, text)?,
            Self::FollowUp { text, said } => Verb::FollowUp(FollowUp { text: s.write("visit", text)?, said: *said }),
            Self::Archive { class } => Verb::Archive(Archive { class: *class }),
            Self::Urge { kind, circumstance, text } => s.urge(*kind, *circumstance, text)?,
            Self::Reply { no, text } => Verb::Reply(Reply { no: *no, text: s.write("reply", text)? }),
            Self::Withdraw { person, text } => s.withdraw(*person, text)?,
            Self::ProposeCorrection { change, reason } => s.correction(change, reason)?,
            Self::DecideCorrection { no, approved } => {
                Verb::DecideCorrection(DecideCorrection { no: *no, approved: *approved })
            }
            Self::Attach { paper, title } => s.attach(paper, title)?,
            Self::Note { text } => Verb::Note(Note { text: s.write("note", text)? }),
            Self::Seal { reason } => Verb::Seal(Seal { reason: s.reason(reason)? }),
            Self::AskRelease { reason } => Verb::AskRelease(AskRelease { reason: s.reason(reason)? }),
            Self::DecideRelease { no, granted, until, reason } => {
                let reason = s.reason(reason)?;
                Verb::DecideRelease(DecideRelease { no: *no, granted: *granted, until: *until, reason })
            }
        })
    }
}
