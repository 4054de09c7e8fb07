//! Why a change to the directory is refused, where no act on a matter is ever refused for the same reason.

use jiff::civil::Date;
use serde::Serialize;

use crate::{OfficialId, OrganId, PostId};

/// Why the directory does not take a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "unfit", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the wording files say what each reason means; the fields are its arguments")]
pub enum Unfit {
    /// The organ has ended already.
    OrganEnded { organ: OrganId, until: Date },
    /// Organs stand below it that would have no superior: they have to be moved first.
    SubordinatesLeft { organ: OrganId, left: Vec<OrganId> },
    /// The change does not fit the number of organs that it names.
    TooFewOrgans { found: u16, least: u16 },
    /// An organ is named twice.
    NamedTwice { organ: OrganId },
    /// Name, place or portfolio are already so.
    NothingChanges,
    /// The person does not hold that post on that day.
    NoSuchTenure { official: OfficialId, post: PostId, on: Date },
    /// The person holds the post in that time already.
    TenureOverlaps { official: OfficialId, post: PostId, from: Date },
    /// The organ of the post does not exist in that time.
    OutsideOrgan { organ: OrganId, on: Date },
}

impl Unfit {
    /// The key of this reason in the wording files, the API and the tests.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OrganEnded { .. } => "organ-ended",
            Self::SubordinatesLeft { .. } => "subordinates-left",
            Self::TooFewOrgans { .. } => "too-few-organs",
            Self::NamedTwice { .. } => "named-twice",
            Self::NothingChanges => "nothing-changes",
            Self::NoSuchTenure { .. } => "no-such-tenure",
            Self::TenureOverlaps { .. } => "tenure-overlaps",
            Self::OutsideOrgan { .. } => "outside-organ",
        }
    }
}
