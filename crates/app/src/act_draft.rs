//! What people hand in: the same drafts from screens, commands, files and the demonstration.

use domain::matter::{
    Accept, Answer, Channel, Conclude, Deliver, Extend, Forward, Opinion, Proof, Receipt, Register, RequestReview,
    Review, ReviewResult, Round, Verb,
};
use domain::{DivisionCode, MatterId, OfficialId, OrganId};
use jiff::civil::Date;
use law::{Act, Purpose};
use serde::{Deserialize, Serialize};

use crate::pen::{Pen, Sheet};
use crate::{Chance, Failure};

/// Who petitions and how to reach them. Kept in a row of its own, never in an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDraft {
    /// Name; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Telephone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
}

/// A petition as it comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// Channel.
    pub channel: Channel,
    /// Purpose.
    pub purpose: Purpose,
    /// Content class.
    pub category: Option<u32>,
    /// Where the matter is.
    pub place: Option<DivisionCode>,
    /// Who petitions.
    pub person: PersonDraft,
    /// Number of petitioners.
    pub heads: u32,
    /// Number of representatives who came.
    pub representatives: u16,
    /// The organ complained about.
    pub accused: Option<OrganId>,
    /// The earlier matter.
    pub repeat_of: Option<MatterId>,
    /// Title.
    pub title: String,
    /// Text.
    pub text: String,
    /// The day on which it is said to have come in.
    pub claimed_on: Option<Date>,
}

impl Intake {
    pub(crate) fn verb(
        &self,
        pen: &mut Pen,
        chance: &mut Chance,
        sheet: Sheet,
        receipt: Receipt,
    ) -> Result<Verb, Failure> {
        Ok(Verb::Register(Register {
            receipt,
            channel: self.channel,
            purpose: self.purpose,
            category: self.category,
            place: self.place,
            petitioner: pen.person(chance, sheet, &self.person)?,
            heads: self.heads,
            representatives: self.representatives,
            accused: self.accused,
            repeat_of: self.repeat_of,
            title: pen.text(chance, sheet, "title", &self.title)?,
            text: pen.text(chance, sheet, "text", &self.text)?,
            claimed_on: self.claimed_on,
        }))
    }
}

/// An act on a matter that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of the commands in `domain::matter`, with texts as written")]
pub enum ActDraft {
    Forward { to: OrganId },
    Accept,
    Extend { days: u16, reason: String, approved_by: OfficialId },
    Answer { opinion: Opinion, text: String },
    Deliver { proof: Proof },
    RequestReview { round: Round, reason: String },
    Review { round: Round, result: ReviewResult, text: String },
    Conclude,
}

impl ActDraft {
    /// The act as rules speak of it.
    #[must_use]
    pub const fn act(&self) -> Act {
        match self {
            Self::Forward { .. } => Act::Forward,
            Self::Accept => Act::Accept,
            Self::Extend { .. } => Act::Extend,
            Self::Answer { .. } => Act::Answer,
            Self::Deliver { .. } => Act::Deliver,
            Self::RequestReview { round: Round::FinalReview, .. } => Act::RequestFinalReview,
            Self::RequestReview { .. } => Act::RequestReview,
            Self::Review { round: Round::FinalReview, .. } => Act::FinalReview,
            Self::Review { .. } => Act::Review,
            Self::Conclude => Act::Conclude,
        }
    }

    pub(crate) fn verb(&self, pen: &mut Pen, chance: &mut Chance, sheet: Sheet) -> Result<Verb, Failure> {
        let mut write = |kind, body: &str| pen.text(chance, sheet, kind, body);
        Ok(match self {
            Self::Forward { to } => Verb::Forward(Forward { to: *to }),
            Self::Accept => Verb::Accept(Accept),
            Self::Extend { days, reason, approved_by } => {
                let reason = write("reason", reason)?;
                Verb::Extend(Extend { days: *days, reason, approved_by: *approved_by })
            }
            Self::Answer { opinion, text } => Verb::Answer(Answer { opinion: *opinion, text: write("opinion", text)? }),
            Self::Deliver { proof } => Verb::Deliver(Deliver { proof: *proof }),
            Self::RequestReview { round, reason } => {
                Verb::RequestReview(RequestReview { round: *round, reason: write("reason", reason)? })
            }
            Self::Review { round, result, text } => {
                Verb::Review(Review { round: *round, result: *result, text: write("opinion", text)? })
            }
            Self::Conclude => Verb::Conclude(Conclude),
        })
    }
}
