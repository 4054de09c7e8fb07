//! Why a change to the directory is refused, where no act on a matter is ever refused for the same reason.

use jiff::civil::Date;
use serde::Serialize;

use super::Role;
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
    /// Nobody gives a role to themselves.
    RoleToSelf { official: OfficialId },
    /// The role is held in that time already.
    RoleHeld { official: OfficialId, organ: OrganId, role: Role, from: Date },
    /// Two roles do not go together in the same hands.
    RolesApart { official: OfficialId, held: Role, role: Role },
    /// The role means nothing at an organ of that kind.
    RoleNotThere { organ: OrganId, role: Role },
    /// The role is not held, or has ended already.
    NoSuchRole { official: OfficialId, organ: OrganId, role: Role },
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
            Self::RoleToSelf { .. } => "role-to-self",
            Self::RoleHeld { .. } => "role-held",
            Self::RolesApart { .. } => "roles-apart",
            Self::RoleNotThere { .. } => "role-not-there",
            Self::NoSuchRole { .. } => "no-such-role",
        }
    }
}
