//! What the bodies of acts have in common, and what an act answers.

use std::future::Future;

use app::domain::PersonId;
use app::domain::matter::{NoticeKind, PartyRole, Promise};
use app::{Acted, Failure, MatterKey, OfficeAct, OfficeDraft, PartyDraft, PersonDraft, ToldDraft};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::caller::Caller;
use crate::problem::Problem;
use crate::shape::{Clock, Event, Said};
use crate::word::{Id, Key, Word};

/// The body of one act.
pub(crate) trait ActBody: DeserializeOwned + JsonSchema + Send + 'static {
    /// Which act.
    const ACT: OfficeAct;

    /// The day on which it happened; today where it is left out.
    fn on(&self) -> Option<Date>;

    /// What it stands for.
    fn draft(self, at: &At<'_>) -> impl Future<Output = Result<OfficeDraft, Problem>> + Send;
}

/// Declares the body of an act: its fields, and the draft that it stands for.
macro_rules! act_body {
    (
        $(#[$meta:meta])*
        $name:ident for $act:ident {
            $($(#[$field_meta:meta])* $field:ident: $type:ty,)*
        }
        |$body:ident, $at:ident| $draft:expr
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            /// The day on which it happened; today where it is left out.
            #[serde(default)]
            on: Option<jiff::civil::Date>,
            $($(#[$field_meta])* $field: $type,)*
        }

        impl crate::acts::ActBody for $name {
            const ACT: app::OfficeAct = app::OfficeAct::$act;

            fn on(&self) -> Option<jiff::civil::Date> {
                self.on
            }

            async fn draft(
                self,
                $at: &crate::acts::At<'_>,
            ) -> Result<app::OfficeDraft, crate::problem::Problem> {
                let $body = self;
                // Not every body looks beyond itself.
                let _ = (&$body, $at);
                Ok(app::OfficeDraft::from($draft))
            }
        }
    };
}
pub(super) use act_body;

/// Where an act is to happen, and who acts.
pub(crate) struct At<'a> {
    pub(crate) caller: &'a Caller,
    pub(crate) key: MatterKey,
}

impl At<'_> {
    /// Another matter, of which whoever acts must know, too; in the same jurisdiction, because matters name each other
    /// by their number in it.
    pub(crate) async fn other(&self, other: Key, pointer: &str) -> Result<MatterKey, Problem> {
        other_matter(self.caller, self.key.shard, other, pointer).await
    }

    /// The petitioner with this number, from 1.
    pub(crate) async fn petitioner(&self, no: usize, pointer: &str) -> Result<PersonId, Problem> {
        let caller = self.caller;
        let view = caller.app().read_matter(&caller.subject, self.key).await.map_err(|failure| caller.tell(failure))?;
        let party = no.checked_sub(1).and_then(|at| view.matter.parties.get(at));
        party.map(|party| party.person.id).ok_or_else(|| caller.invalid(pointer, "api-no-petitioner"))
    }
}

/// A matter that another one names.
pub(crate) async fn other_matter(caller: &Caller, shard: i64, other: Key, pointer: &str) -> Result<MatterKey, Problem> {
    let none = || caller.invalid(pointer, "api-no-matter");
    if other.0.shard != shard {
        return Err(none());
    }
    match caller.app().read_matter(&caller.subject, other.0).await {
        Ok(_) => Ok(other.0),
        Err(Failure::NoMatter(_)) => Err(none()),
        Err(failure) => Err(caller.tell(failure)),
    }
}

/// How the petitioner was told of a decision.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Notice")]
pub(crate) struct NoticeBody {
    /// The kind of notice; that of the decision where it is left out.
    #[serde(default)]
    pub(crate) kind: Option<Word<NoticeKind>>,
    /// Its text.
    pub(crate) text: String,
}

impl NoticeBody {
    /// By this notice, or not yet.
    pub(crate) fn told(notice: Option<Self>, usual: NoticeKind) -> ToldDraft {
        notice.map_or(ToldDraft::NotYet, |notice| ToldDraft::Notice {
            kind: notice.kind.map_or(usual, |kind| kind.0),
            text: notice.text,
        })
    }
}

/// What is promised.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PromiseGiven")]
pub(crate) struct PromiseBody {
    /// Who is to do it.
    performer: Id,
    /// Until when.
    by: Date,
}

impl From<PromiseBody> for Promise {
    fn from(body: PromiseBody) -> Self {
        Self { performer: body.performer.organ(), by: body.by }
    }
}

const fn principal() -> Word<PartyRole> {
    Word(PartyRole::Principal)
}

/// One person who petitions.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Party")]
pub(crate) struct PartyBody {
    /// Name.
    #[serde(default)]
    name: String,
    /// Telephone.
    #[serde(default)]
    phone: String,
    /// Address.
    #[serde(default)]
    address: String,
    /// Identity number.
    #[serde(default)]
    id_number: String,
    /// In what part.
    #[serde(default = "principal")]
    role: Word<PartyRole>,
    /// Whether a written mandate was shown; agents need one.
    #[serde(default)]
    mandate: bool,
}

impl From<PartyBody> for PartyDraft {
    fn from(body: PartyBody) -> Self {
        let person =
            PersonDraft { name: body.name, phone: body.phone, address: body.address, id_number: body.id_number };
        Self { person, role: body.role.0, mandate: body.mandate }
    }
}

/// What came of an act.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct ActAnswer {
    /// The matter; of a split, the one that began.
    matter: Key,
    /// Its version now.
    version: u64,
    /// Where it stands now.
    stage: Said,
    /// What is due next.
    next_due: Option<Clock>,
    /// What happened; nothing where the same request had been carried out before and its answer was lost.
    events: Vec<Event>,
    /// The petitioner's new query code, which is shown nowhere else.
    #[serde(skip_serializing_if = "Option::is_none")]
    query_code: Option<String>,
    /// By how many seconds the clock of this act stood before that of the last record of the matter; the act is
    /// recorded as the clock says. Left out where time went forward.
    #[serde(skip_serializing_if = "Option::is_none")]
    clock_set_back_s: Option<i64>,
}

/// Microseconds of a second.
const SECOND_US: i64 = 1_000_000;

impl ActAnswer {
    pub(crate) fn of(caller: &Caller, acted: &Acted) -> Self {
        let (speaker, done) = (caller.speaker(), &acted.done);
        let matter = &done.matter;
        let before = matter.version.saturating_sub(u64::try_from(done.events.len()).unwrap_or_default());
        let events = (before + 1..).zip(&done.events).map(|(seq, event)| Event::of(&speaker, seq, event));
        Self {
            matter: Key(done.key),
            version: matter.version,
            stage: Said::of(&speaker, "stage", matter.stage.name().name()),
            next_due: matter.next_due().map(|clock| Clock::of(&speaker, clock, caller.today())),
            events: events.collect(),
            query_code: acted.code.as_ref().map(ToString::to_string),
            clock_set_back_s: (done.clock_behind_us > 0).then_some(done.clock_behind_us / SECOND_US + 1),
        }
    }
}
