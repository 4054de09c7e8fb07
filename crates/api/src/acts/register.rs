//! Taking a petition in.

use app::api_access::Scope;
use app::domain::matter::{Accused, Channel, Repeat, Urgency};
use app::law::Purpose;
use app::{Acted, Intake, PartyDraft, home_shard};
use axum::Extension;
use axum::Json;
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::body::other_matter;
use super::record::RepeatBody;
use super::{ActAnswer, PartyBody};
use crate::BASE;
use crate::caller::Caller;
use crate::intake::{Sent, tag};
use crate::once::RequestName;
use crate::operation::{Operation, Tag};
use crate::problem::Problem;
use crate::shape::matter::ReceiptNumber;
use crate::word::{Id, Word};

pub(super) fn operation() -> Operation {
    Operation::post::<RegisterBody>("/matters", "register", post(register))
        .tag(Tag::Acts)
        .scope(Scope::Register)
        .answers::<Registered>()
        .created()
        .tagged()
}

pub(super) const fn letter() -> Word<Channel> {
    Word(Channel::Letter)
}

pub(super) const fn one() -> u32 {
    1
}

const fn claim() -> Word<Purpose> {
    Word(Purpose::Claim)
}

const fn usual() -> Word<Urgency> {
    Word(Urgency::Ordinary)
}

/// Whom an accusation is about.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AccusedOf")]
pub(crate) struct AccusedBody {
    /// Organs.
    #[serde(default)]
    organs: Vec<Id>,
    /// Officials.
    #[serde(default)]
    officials: Vec<Id>,
}

impl From<AccusedBody> for Accused {
    fn from(body: AccusedBody) -> Self {
        Self {
            organs: body.organs.into_iter().map(Id::organ).collect(),
            officials: body.officials.into_iter().map(Id::official).collect(),
        }
    }
}

/// A petition as it comes in.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Petition")]
pub(crate) struct RegisterBody {
    /// Title.
    title: String,
    /// What it says.
    text: String,
    /// How it came in.
    #[serde(default = "letter")]
    channel: Word<Channel>,
    /// The purpose.
    #[serde(default = "claim")]
    purpose: Word<Purpose>,
    /// Content class, one of those of `/categories`.
    #[serde(default)]
    category: Option<u32>,
    /// Where the matter is: a division code.
    #[serde(default)]
    place: Option<Id>,
    /// How pressing it is.
    #[serde(default = "usual")]
    urgency: Word<Urgency>,
    /// Who petitions, first the one who is told; nobody where it is anonymous.
    #[serde(default)]
    parties: Vec<PartyBody>,
    /// Number of petitioners.
    #[serde(default = "one")]
    heads: u32,
    /// Number of representatives who came.
    #[serde(default)]
    representatives: u16,
    /// Whom an accusation is about.
    #[serde(default)]
    accused: AccusedBody,
    /// Whether the petitioner asks that nobody learns who they are.
    #[serde(default)]
    sealed: bool,
    /// To whom it goes at once, where the office that registers may not know it.
    #[serde(default)]
    hand_over: Option<Id>,
    /// The earlier matter that it repeats.
    #[serde(default)]
    repeats: Option<RepeatBody>,
    /// The day on which it is said to have come in.
    #[serde(default)]
    on: Option<Date>,
}

/// What came of a registration.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct Registered {
    /// The matter.
    #[serde(flatten)]
    acted: ActAnswer,
    /// The receipt number.
    receipt: ReceiptNumber,
}

/// A class that there is.
pub(super) fn known_class(caller: &Caller, class: Option<u32>) -> Result<Option<u32>, Problem> {
    let known = class.is_none_or(|code| caller.app().categories().get(code).is_some());
    if known { Ok(class) } else { Err(caller.invalid("/category", "api-no-class")) }
}

impl RegisterBody {
    async fn intake(self, caller: &Caller) -> Result<Intake, Problem> {
        let shard = home_shard(&caller.directory, caller.subject.actor.organ);
        let repeat = match self.repeats {
            Some(repeat) => {
                let of = other_matter(caller, shard, repeat.of, "/repeats/of").await?.id;
                Some(Repeat { of, person: repeat.person.0 })
            }
            None => None,
        };
        Ok(Intake {
            channel: self.channel.0,
            purpose: self.purpose.0,
            category: known_class(caller, self.category)?,
            place: self.place.map(Id::division),
            urgency: self.urgency.0,
            parties: self.parties.into_iter().map(PartyDraft::from).collect(),
            heads: self.heads,
            representatives: self.representatives,
            accused: self.accused.into(),
            sealed: self.sealed,
            hand_over: self.hand_over.map(Id::organ),
            repeat,
            title: self.title,
            text: self.text,
            // Where nobody says another day, it came in today.
            claimed_on: Some(self.on.unwrap_or(caller.today())),
        })
    }
}

async fn register(
    caller: Caller,
    Extension(RequestName(name)): Extension<RequestName>,
    Sent(body): Sent<RegisterBody>,
) -> Result<Response, Problem> {
    let on = body.on.unwrap_or(caller.today());
    let intake = body.intake(&caller).await?;
    let mut chance = caller.chance()?;
    let done = caller.app().register(&caller.stamp(), &mut chance, on, &intake, Some(&name)).await;
    let registration = done.map_err(|failure| caller.tell(failure))?;
    let acted = Acted { before: registration.done.events.is_empty(), code: registration.code, done: registration.done };
    let answer = Registered {
        receipt: ReceiptNumber::of(&caller.speaker(), acted.done.matter.receipt),
        acted: ActAnswer::of(&caller, &acted),
    };
    let mut headers = HeaderMap::from_iter(tag(acted.done.matter.version));
    if let Ok(place) = HeaderValue::from_str(&format!("{BASE}/matters/{}", acted.done.key)) {
        headers.insert(LOCATION, place);
    }
    Ok((StatusCode::CREATED, headers, Json(answer)).into_response())
}
