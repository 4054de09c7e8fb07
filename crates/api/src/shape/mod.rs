//! The shapes of answers: types of their own, so that what is stored may change and the interface stays.

pub(crate) mod clock;
pub(crate) mod course;
pub(crate) mod list;
pub(crate) mod matter;

pub(crate) use clock::Clock;
pub(crate) use course::{Change, Event};

use app::domain::{By, OfficialId, OrganId};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use web::words::Speaker;

use crate::word::Id;

/// An organ, an official or a class, with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Named {
    /// Identity.
    pub(crate) id: Id,
    /// Name, as it is today.
    pub(crate) name: String,
}

impl Named {
    pub(crate) fn organ(speaker: &Speaker<'_>, id: OrganId) -> Self {
        Self { id: id.into(), name: speaker.organ(id) }
    }

    pub(crate) fn official(speaker: &Speaker<'_>, id: OfficialId) -> Self {
        Self { id: id.into(), name: speaker.official(id) }
    }
}

/// A word of a list, and how people say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Said {
    /// The word.
    pub(crate) code: String,
    /// How people say it, in the language of the answer.
    pub(crate) text: String,
}

impl Said {
    pub(crate) fn of(speaker: &Speaker<'_>, family: &str, code: &str) -> Self {
        Self { code: code.to_owned(), text: speaker.words.name(family, code) }
    }
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "who", rename_all = "snake_case")]
pub(crate) enum Doer {
    /// An official, for an organ.
    Staff {
        /// The official.
        official: Named,
        /// The organ.
        organ: Named,
    },
    /// The petitioner, with a credential of their own.
    Petitioner,
    /// The rule check, which runs by itself.
    RuleCheck,
}

impl Doer {
    pub(crate) fn of(speaker: &Speaker<'_>, by: By) -> Self {
        match by {
            By::Staff(actor) => Self::Staff {
                official: Named::official(speaker, actor.official),
                organ: Named::organ(speaker, actor.organ),
            },
            By::Petitioner(_) => Self::Petitioner,
            By::Sweep => Self::RuleCheck,
        }
    }
}

/// A moment, as RFC 3339 has it, in UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(inline)]
pub(crate) struct Moment(#[schemars(extend("format" = "date-time"))] pub(crate) String);

impl Moment {
    /// A moment in microseconds since 1970, UTC.
    pub(crate) fn of(us: i64) -> Self {
        Self(Timestamp::from_microsecond(us).unwrap_or(Timestamp::UNIX_EPOCH).to_string())
    }
}
