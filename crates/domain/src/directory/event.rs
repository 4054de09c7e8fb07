//! What happened to the directory. Names stay in their rows; the event holds their salted digest.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Division, Level, Official, Organ, OrganKind, Post, Standing, Tenure};
use crate::{Digest, DivisionCode, OfficialId, OrganId, PostId};

/// A change to the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields are those of the rows, which are documented")]
pub enum DirectoryEvent {
    DivisionAdded {
        code: DivisionCode,
        level: Level,
        parent: Option<DivisionCode>,
        names: Digest,
    },
    OrganAdded {
        id: OrganId,
        kind: OrganKind,
        division: DivisionCode,
        parent: Option<OrganId>,
        from: Date,
        until: Option<Date>,
        names: Digest,
    },
    OfficialAdded {
        id: OfficialId,
        names: Digest,
    },
    PostAdded {
        id: PostId,
        organ: OrganId,
        standing: Standing,
        names: Digest,
    },
    Appointed {
        official: OfficialId,
        post: PostId,
        from: Date,
        until: Option<Date>,
    },
}

impl DirectoryEvent {
    /// The event of adding this division.
    #[must_use]
    pub const fn division(row: &Division, names: Digest) -> Self {
        Self::DivisionAdded { code: row.code, level: row.level, parent: row.parent, names }
    }

    /// The event of adding this organ.
    #[must_use]
    pub const fn organ(row: &Organ, names: Digest) -> Self {
        let Organ { id, kind, division, parent, from, until, .. } = *row;
        Self::OrganAdded { id, kind, division, parent, from, until, names }
    }

    /// The event of adding this official.
    #[must_use]
    pub const fn official(row: &Official, names: Digest) -> Self {
        Self::OfficialAdded { id: row.id, names }
    }

    /// The event of adding this post.
    #[must_use]
    pub const fn post(row: &Post, names: Digest) -> Self {
        Self::PostAdded { id: row.id, organ: row.organ, standing: row.standing, names }
    }

    /// The event of this appointment.
    #[must_use]
    pub const fn tenure(row: &Tenure) -> Self {
        Self::Appointed { official: row.official, post: row.post, from: row.from, until: row.until }
    }
}
