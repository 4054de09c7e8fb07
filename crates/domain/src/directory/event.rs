//! What happened to the directory. Names stay in their rows; the event holds their salted digest.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Change, Division, EndOrgan, EndTenure, How, Level, Move, NewPortfolio, Organ, OrganKind, Place, Portfolio, Post,
    Rename, Role, RoleGiven, RoleWithdrawn, Standing, Tenure,
};
use crate::{Digest, DivisionCode, OfficialId, OrganId, PostId};

/// A field that is left out where it says no, so that what was stored before there was such a field reads as written.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the derived code hands over a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        line: Option<OrganId>,
        #[serde(default, skip_serializing_if = "is_false")]
        vertical: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        managed_by: Option<OrganId>,
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
        #[serde(default, skip_serializing_if = "is_false")]
        acting: bool,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        organs: Vec<OrganId>,
        /// Of the fields of work by name; none where there are none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        fields: Option<Digest>,
    },
    Renamed {
        organ: OrganId,
        from: Date,
        names: Digest,
    },
    Moved {
        organ: OrganId,
        from: Date,
        division: DivisionCode,
        parent: Option<OrganId>,
        line: Option<OrganId>,
        vertical: bool,
        managed_by: Option<OrganId>,
    },
    OrganEnded {
        organ: OrganId,
        until: Date,
        how: How,
        successors: Vec<OrganId>,
    },
    TenureEnded {
        official: OfficialId,
        post: PostId,
        from: Date,
        until: Date,
    },
    PortfolioChanged {
        official: OfficialId,
        post: PostId,
        from: Date,
        since: Date,
        organs: Vec<OrganId>,
        fields: Option<Digest>,
    },
    RoleGiven {
        official: OfficialId,
        organ: OrganId,
        role: Role,
        from: Date,
        until: Option<Date>,
        by: OfficialId,
        /// Of the reason.
        reason: Digest,
    },
    RoleWithdrawn {
        official: OfficialId,
        organ: OrganId,
        role: Role,
        from: Date,
        until: Date,
        by: OfficialId,
        /// Of the reason.
        reason: Digest,
    },
}

impl DirectoryEvent {
    /// The event of this change; `digest` is the salted digest of the names that the row keeps.
    #[must_use]
    pub fn of(change: &Change, digest: impl Fn(&str) -> Digest) -> Self {
        let fields = |portfolio: &Portfolio| match portfolio.fields.as_slice() {
            [] => None,
            fields => Some(digest(&fields.join("\n"))),
        };
        match change {
            Change::Division(row) => {
                let &Division { code, ref name, level, parent } = row;
                Self::DivisionAdded { code, level, parent, names: digest(name) }
            }
            Change::Organ(row) => {
                let Organ { id, kind, division, parent, line, vertical, managed_by, from, until, .. } = *row;
                let names = digest(&named(&row.name, &row.mark));
                Self::OrganAdded { id, kind, division, parent, line, vertical, managed_by, from, until, names }
            }
            Change::Official(row) => Self::OfficialAdded { id: row.id, names: digest(&row.name) },
            Change::Post(row) => {
                let &Post { id, organ, ref title, standing } = row;
                Self::PostAdded { id, organ, standing, names: digest(title) }
            }
            Change::Tenure(row) => {
                let &Tenure { official, post, from, until, acting, ref portfolio, .. } = row;
                let (organs, fields) = (portfolio.organs.clone(), fields(portfolio));
                Self::Appointed { official, post, from, until, acting, organs, fields }
            }
            Change::Rename(Rename { organ, from, name, mark }) => {
                Self::Renamed { organ: *organ, from: *from, names: digest(&named(name, mark)) }
            }
            Change::Move(row) => {
                let Move { organ, from, place: Place { division, parent, line, vertical, managed_by } } = *row;
                Self::Moved { organ, from, division, parent, line, vertical, managed_by }
            }
            Change::EndOrgan(row) => {
                let &EndOrgan { organ, until, how, ref successors } = row;
                Self::OrganEnded { organ, until, how, successors: successors.clone() }
            }
            Change::EndTenure(row) => {
                let EndTenure { official, post, from, until } = *row;
                Self::TenureEnded { official, post, from, until }
            }
            Change::Portfolio(row) => {
                let &NewPortfolio { official, post, from, since, ref portfolio } = row;
                let (organs, fields) = (portfolio.organs.clone(), fields(portfolio));
                Self::PortfolioChanged { official, post, from, since, organs, fields }
            }
            Change::GiveRole(row) => {
                let &RoleGiven { official, organ, role, from, until, by, ref reason } = row;
                Self::RoleGiven { official, organ, role, from, until, by, reason: digest(reason) }
            }
            Change::WithdrawRole(row) => {
                let &RoleWithdrawn { official, organ, role, from, until, by, ref reason } = row;
                Self::RoleWithdrawn { official, organ, role, from, until, by, reason: digest(reason) }
            }
        }
    }
}

/// Name and mark as they go into the digest.
fn named(name: &str, mark: &str) -> String {
    format!("{name}\n{mark}")
}
