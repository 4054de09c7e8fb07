//! Further contacts, corrections, papers, notes, query codes, and who may see who petitions.

use app::domain::matter::{Accused, Change, Channel, ContactKind, Repeat, SamePerson, Urgency};
use app::law::Purpose;
use app::{ActDraft, OfficeDraft, PaperDraft, PaperFault, PartyDraft};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::body::act_body;
use super::register::{AccusedBody, known_class, letter, one};
use super::{At, PartyBody, operation};
use crate::intake::PAPER_BODY_BYTES_MAX;
use crate::operation::Operation;
use crate::problem::{Kind, Problem};
use crate::word::{Id, Key, Word};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        operation::<AddContactAct>(),
        operation::<AttachAct>().body_up_to(PAPER_BODY_BYTES_MAX),
        operation::<NoteAct>(),
        operation::<ProposeCorrectionAct>(),
        operation::<DecideCorrectionAct>(),
        operation::<SealAct>(),
        operation::<AskReleaseAct>(),
        operation::<DecideReleaseAct>(),
        operation::<IssueCodeAct>(),
    ]
}

act_body! {
    /// Adds a letter, visit or call.
    AddContactAct for AddContact {
        /// How it came.
        #[serde(default = "letter")]
        channel: Word<Channel>,
        /// What it brought.
        kind: Word<ContactKind>,
        /// How many people.
        #[serde(default = "one")]
        heads: u32,
        /// People who petition now and did not before.
        #[serde(default)]
        parties: Vec<PartyBody>,
        /// What it says.
        text: String,
    }
    |body, at| ActDraft::AddContact {
        channel: body.channel.0,
        kind: body.kind.0,
        heads: body.heads,
        parties: body.parties.into_iter().map(PartyDraft::from).collect(),
        text: body.text,
        claimed_on: Some(body.on.unwrap_or(at.caller.today())),
    }
}

act_body! {
    /// Adds a paper. What it is, is told by its content; what could do something by itself is not taken in.
    AttachAct for Attach {
        /// The name of the file, with the ending that belongs to its content.
        file_name: String,
        /// The content, as base64.
        #[schemars(extend("contentEncoding" = "base64"))]
        content: String,
        /// What it is about.
        title: String,
    }
    |body, at| ActDraft::Attach { paper: paper(at, body.file_name, body.content).await?, title: body.title }
}

/// Looking at a file computes for some time, which others should not wait for.
async fn paper(at: &At<'_>, name: String, content: String) -> Result<PaperDraft, Problem> {
    let checked = tokio::task::spawn_blocking(move || {
        let content = STANDARD.decode(content.as_bytes()).map_err(|_| None)?;
        PaperDraft::checked(&name, content).map_err(Some)
    });
    match checked.await {
        Ok(Ok(paper)) => Ok(paper),
        Ok(Err(None)) => Err(at.caller.invalid("/content", "api-no-base64")),
        Ok(Err(Some(fault @ PaperFault::TooLarge { .. }))) => {
            let told = at.caller.paper(&fault).told().clone();
            Err(at.caller.problem(Kind::TooLarge).saying(|said| {
                said.detail = told.detail;
                said.way_out = told.way_out;
            }))
        }
        Ok(Err(Some(fault))) => Err(at.caller.paper(&fault).field("/content", fault.code())),
        Err(error) => {
            tracing::error!(cause = %error, "a file could not be looked at");
            Err(at.caller.problem(Kind::Fault))
        }
    }
}

act_body! {
    /// Writes a note.
    NoteAct for Note {
        /// The note.
        text: String,
    }
    |body, at| ActDraft::Note { text: body.text }
}

/// That a matter repeats an earlier one.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Repetition")]
pub(crate) struct RepeatBody {
    /// The earlier matter.
    pub(crate) of: Key,
    /// What shows that it is the same person.
    #[serde(default = "recognised")]
    pub(crate) person: Word<SamePerson>,
}

const fn recognised() -> Word<SamePerson> {
    Word(SamePerson::Recognised)
}

/// The one thing that is to be different.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Correction")]
pub(crate) enum ChangeBody {
    /// How it came in.
    Channel(Word<Channel>),
    /// The purpose.
    Purpose(Word<Purpose>),
    /// The content class, or none.
    Category(Option<u32>),
    /// Where the matter is, or nothing.
    Place(Option<Id>),
    /// How pressing it is.
    Urgency(Word<Urgency>),
    /// The number of petitioners of the first contact.
    Heads(u32),
    /// The day on which it is said to have come in, or none.
    ClaimedOn(Option<Date>),
    /// The earlier matter that it repeats, or none.
    Repeats(Option<RepeatBody>),
    /// Whom it accuses.
    Accused {
        /// Whom.
        accused: AccusedBody,
        /// To whom the matter goes at once, where the organ that has it is accused.
        #[serde(default)]
        hand_over: Option<Id>,
    },
}

impl ChangeBody {
    async fn change(self, at: &At<'_>) -> Result<Change, Problem> {
        Ok(match self {
            Self::Channel(channel) => Change::Channel(channel.0),
            Self::Purpose(purpose) => Change::Purpose(purpose.0),
            Self::Category(class) => Change::Category(known_class(at.caller, class)?),
            Self::Place(place) => Change::Place(place.map(Id::division)),
            Self::Urgency(urgency) => Change::Urgency(urgency.0),
            Self::Heads(heads) => Change::Heads(heads),
            Self::ClaimedOn(day) => Change::ClaimedOn(day),
            Self::Repeats(None) => Change::Repeat(None),
            Self::Repeats(Some(repeat)) => {
                let of = at.other(repeat.of, "/change/repeats/of").await?.id;
                Change::Repeat(Some(Repeat { of, person: repeat.person.0 }))
            }
            Self::Accused { accused, hand_over } => Change::Accused(Accused::from(accused), hand_over.map(Id::organ)),
        })
    }
}

act_body! {
    /// Proposes a correction, which somebody else decides.
    ProposeCorrectionAct for ProposeCorrection {
        /// What is to be different.
        change: ChangeBody,
        /// Why.
        reason: String,
    }
    |body, at| ActDraft::ProposeCorrection { change: body.change.change(at).await?, reason: body.reason }
}

act_body! {
    /// Decides a correction.
    DecideCorrectionAct for DecideCorrection {
        /// Which, by its number in the matter.
        no: u16,
        /// Whether it holds.
        approved: bool,
    }
    |body, at| ActDraft::DecideCorrection { no: body.no, approved: body.approved }
}

act_body! {
    /// Seals who petitions, on the petitioner's request.
    SealAct for Seal {
        /// The request.
        reason: String,
    }
    |body, at| ActDraft::Seal { reason: body.reason }
}

act_body! {
    /// Asks to learn who petitions, where that is sealed.
    AskReleaseAct for AskRelease {
        /// What for.
        reason: String,
    }
    |body, at| ActDraft::AskRelease { reason: body.reason }
}

act_body! {
    /// Decides a request to learn who petitions.
    DecideReleaseAct for DecideRelease {
        /// Which, by its number in the matter.
        no: u16,
        /// Whether they may.
        granted: bool,
        /// The last day on which they may.
        #[serde(default)]
        until: Option<Date>,
        /// Why.
        reason: String,
    }
    |body, at| ActDraft::DecideRelease {
        no: body.no,
        granted: body.granted,
        until: body.until,
        reason: body.reason,
    }
}

const fn first() -> usize {
    1
}

act_body! {
    /// Gives a petitioner who lost the slip a new query code. The one before is void.
    IssueCodeAct for IssueCode {
        /// Which petitioner, by number in the matter.
        #[serde(default = "first")]
        petitioner: usize,
        /// What was shown as proof of who it is.
        shown: String,
    }
    |body, at| OfficeDraft::IssueCode {
        person: at.petitioner(body.petitioner, "/petitioner").await?,
        shown: body.shown,
    }
}
