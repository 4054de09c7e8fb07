//! The directory as it is stored, row by row, and folded.

use domain::directory::{
    Change, Directory, Division, EndOrgan, EndTenure, How, Level, Move, NewPortfolio, Official, Organ, OrganKind,
    Place, Portfolio, Post, Rename, Role, RoleGiven, RoleWithdrawn, Standing, Tenure,
};
use domain::{DivisionCode, OfficialId, OrganId, PostId};
use jiff::civil::Date;

use crate::db::on_db;
use crate::directory_rows::{COMMA, LINE, how_name};
use crate::{DirectoryRow, Session, StoreError};

pub(crate) const DIVISIONS: &str = "SELECT code, name, level, parent, salt FROM division ORDER BY code";
pub(crate) const ORGANS: &str = "SELECT id, name, mark, kind, division, parent, line, vertical, managed_by, \
     from_on, until_on, salt FROM organ ORDER BY id";
pub(crate) const OFFICIALS: &str = "SELECT id, name, salt FROM official ORDER BY id";
pub(crate) const POSTS: &str = "SELECT id, organ, title, standing, salt FROM post ORDER BY id";
pub(crate) const TENURES: &str = "SELECT official, post, from_on, until_on, acting, organs, fields, salt \
     FROM tenure ORDER BY official, from_on, post";
pub(crate) const NAMES: &str = "SELECT organ, from_on, name, mark, salt FROM organ_name ORDER BY from_on, organ";
pub(crate) const PLACES: &str = "SELECT organ, from_on, division, parent, line, vertical, managed_by \
     FROM organ_place ORDER BY from_on, organ";
pub(crate) const ENDS: &str = "SELECT organ, until_on, how, successors FROM organ_end ORDER BY organ";
pub(crate) const TENURE_ENDS: &str =
    "SELECT official, post, from_on, until_on FROM tenure_end ORDER BY official, post, from_on, until_on";
pub(crate) const PORTFOLIOS: &str = "SELECT official, post, from_on, since_on, organs, fields, salt \
     FROM portfolio ORDER BY official, post, from_on, since_on";
pub(crate) const ROLES: &str = "SELECT official, organ, role, from_on, until_on, by_official, reason, salt \
     FROM role_given ORDER BY official, from_on, organ, role";
pub(crate) const ROLE_ENDS: &str = "SELECT official, organ, role, from_on, until_on, by_official, reason, salt \
     FROM role_end ORDER BY official, from_on, organ, role, until_on";
/// Matters that an organ holds, by stage.
pub(crate) const HELD: &str = "SELECT stage, COUNT(*) AS matters FROM matter WHERE holder = $1 \
     GROUP BY stage ORDER BY stage";
/// Terms that run on matters that an organ holds.
pub(crate) const RUNNING: &str = "SELECT COUNT(*) AS terms FROM matter JOIN clock ON clock.shard = matter.shard \
     AND clock.matter = matter.id WHERE matter.holder = $1 AND clock.stopped_on IS NULL AND clock.is_window = 0";

/// Every statement of this file.
pub(crate) const ALL: [&str; 14] = [
    DIVISIONS,
    ORGANS,
    OFFICIALS,
    POSTS,
    TENURES,
    NAMES,
    PLACES,
    ENDS,
    TENURE_ENDS,
    PORTFOLIOS,
    ROLES,
    ROLE_ENDS,
    HELD,
    RUNNING,
];

/// The table and the row that a cell was read from.
#[derive(Clone, Copy)]
struct At(&'static str, i64);

impl At {
    fn day(self, text: &str) -> Result<Date, StoreError> {
        text.parse().map_err(|error| StoreError::unreadable(self.0, &self.1, &error))
    }

    fn maybe_day(self, text: Option<&str>) -> Result<Option<Date>, StoreError> {
        text.map(|text| self.day(text)).transpose()
    }

    fn known<T>(self, found: Option<T>) -> Result<T, StoreError> {
        found.ok_or_else(|| StoreError::unreadable(self.0, &self.1, &"an unknown word"))
    }

    fn organs(self, text: &str) -> Result<Vec<OrganId>, StoreError> {
        let numbers = text.split(COMMA).filter(|number| !number.is_empty());
        let read = |number: &str| number.parse().map(OrganId);
        numbers.map(|number| read(number).map_err(|error| StoreError::unreadable(self.0, &self.1, &error))).collect()
    }

    fn portfolio(self, organs: &str, fields: &str) -> Result<Portfolio, StoreError> {
        let fields = fields.split(LINE).filter(|field| !field.is_empty()).map(str::to_owned).collect();
        Ok(Portfolio { organs: self.organs(organs)?, fields })
    }
}

type DivisionTuple = (i64, String, String, Option<i64>, Vec<u8>);
type OrganTuple =
    (i64, String, String, String, i64, Option<i64>, Option<i64>, i64, Option<i64>, String, Option<String>, Vec<u8>);
type PostTuple = (i64, i64, String, String, Vec<u8>);
type TenureTuple = (i64, i64, String, Option<String>, i64, String, String, Vec<u8>);
type NameTuple = (i64, String, String, String, Vec<u8>);
type PlaceTuple = (i64, String, i64, Option<i64>, Option<i64>, i64, Option<i64>);
type RoleTuple = (i64, i64, String, String, Option<String>, i64, String, Vec<u8>);
type PortfolioTuple = (i64, i64, String, String, String, String, Vec<u8>);

fn division((code, name, level, parent, salt): DivisionTuple) -> Result<DirectoryRow, StoreError> {
    let level = At("division", code).known(Level::named(&level))?;
    let row = Division { code: DivisionCode(code), name, level, parent: parent.map(DivisionCode) };
    Ok(DirectoryRow { change: Change::Division(row), salt })
}

fn organ(tuple: OrganTuple) -> Result<DirectoryRow, StoreError> {
    let (id, name, mark, kind, division, parent, line, vertical, managed_by, from, until, salt) = tuple;
    let at = At("organ", id);
    let row = Organ {
        name,
        mark,
        parent: parent.map(OrganId),
        line: line.map(OrganId),
        vertical: vertical != 0,
        managed_by: managed_by.map(OrganId),
        until: at.maybe_day(until.as_deref())?,
        ..Organ::new(OrganId(id), at.known(OrganKind::named(&kind))?, DivisionCode(division), at.day(&from)?)
    };
    Ok(DirectoryRow { change: Change::Organ(row), salt })
}

fn post((id, organ, title, standing, salt): PostTuple) -> Result<DirectoryRow, StoreError> {
    let standing = At("post", id).known(Standing::named(&standing))?;
    Ok(DirectoryRow { change: Change::Post(Post { id: PostId(id), organ: OrganId(organ), title, standing }), salt })
}

fn tenure(tuple: TenureTuple) -> Result<DirectoryRow, StoreError> {
    let (official, post, from, until, acting, organs, fields, salt) = tuple;
    let at = At("tenure", official);
    let row = Tenure {
        until: at.maybe_day(until.as_deref())?,
        acting: acting != 0,
        portfolio: at.portfolio(&organs, &fields)?,
        ..Tenure::new(OfficialId(official), PostId(post), at.day(&from)?)
    };
    Ok(DirectoryRow { change: Change::Tenure(row), salt })
}

fn rename((organ, from, name, mark, salt): NameTuple) -> Result<DirectoryRow, StoreError> {
    let row = Rename { organ: OrganId(organ), from: At("organ_name", organ).day(&from)?, name, mark };
    Ok(DirectoryRow { change: Change::Rename(row), salt })
}

fn moved((organ, from, division, parent, line, vertical, managed_by): PlaceTuple) -> Result<DirectoryRow, StoreError> {
    let place = Place {
        division: DivisionCode(division),
        parent: parent.map(OrganId),
        line: line.map(OrganId),
        vertical: vertical != 0,
        managed_by: managed_by.map(OrganId),
    };
    let row = Move { organ: OrganId(organ), from: At("organ_place", organ).day(&from)?, place };
    Ok(DirectoryRow { change: Change::Move(row), salt: Vec::new() })
}

fn ended((organ, until, how, successors): (i64, String, String, String)) -> Result<DirectoryRow, StoreError> {
    let at = At("organ_end", organ);
    let all = [How::Dissolved, How::Merged, How::Split];
    let row = EndOrgan {
        organ: OrganId(organ),
        until: at.day(&until)?,
        how: at.known(all.into_iter().find(|known| how_name(*known) == how))?,
        successors: at.organs(&successors)?,
    };
    Ok(DirectoryRow { change: Change::EndOrgan(row), salt: Vec::new() })
}

fn tenure_ended((official, post, from, until): (i64, i64, String, String)) -> Result<DirectoryRow, StoreError> {
    let at = At("tenure_end", official);
    let (from, until) = (at.day(&from)?, at.day(&until)?);
    let row = EndTenure { official: OfficialId(official), post: PostId(post), from, until };
    Ok(DirectoryRow { change: Change::EndTenure(row), salt: Vec::new() })
}

fn portfolio(tuple: PortfolioTuple) -> Result<DirectoryRow, StoreError> {
    let (official, post, from, since, organs, fields, salt) = tuple;
    let at = At("portfolio", official);
    let row = NewPortfolio {
        official: OfficialId(official),
        post: PostId(post),
        from: at.day(&from)?,
        since: at.day(&since)?,
        portfolio: at.portfolio(&organs, &fields)?,
    };
    Ok(DirectoryRow { change: Change::Portfolio(row), salt })
}

fn role_given((official, organ, role, from, until, by, reason, salt): RoleTuple) -> Result<DirectoryRow, StoreError> {
    let at = At("role_given", official);
    let row = RoleGiven {
        official: OfficialId(official),
        organ: OrganId(organ),
        role: at.known(Role::named(&role))?,
        from: at.day(&from)?,
        until: at.maybe_day(until.as_deref())?,
        by: OfficialId(by),
        reason,
    };
    Ok(DirectoryRow { change: Change::GiveRole(row), salt })
}

fn role_ended((official, organ, role, from, until, by, reason, salt): RoleTuple) -> Result<DirectoryRow, StoreError> {
    let at = At("role_end", official);
    let row = RoleWithdrawn {
        official: OfficialId(official),
        organ: OrganId(organ),
        role: at.known(Role::named(&role))?,
        from: at.day(&from)?,
        until: at.day(&at.known(until)?)?,
        by: OfficialId(by),
        reason,
    };
    Ok(DirectoryRow { change: Change::WithdrawRole(row), salt })
}

impl Session {
    /// Every row of the directory, in the order in which they fold.
    ///
    /// # Errors
    /// The database failed, or a row cannot be read.
    pub async fn directory_rows(&mut self) -> Result<Vec<DirectoryRow>, StoreError> {
        let mut rows = Vec::new();
        let found: Vec<DivisionTuple> = on_db!(self, |conn| sqlx::query_as(DIVISIONS).fetch_all(conn).await)?;
        put(&mut rows, found, division)?;
        let found: Vec<OrganTuple> = on_db!(self, |conn| sqlx::query_as(ORGANS).fetch_all(conn).await)?;
        put(&mut rows, found, organ)?;
        let found: Vec<(i64, String, Vec<u8>)> = on_db!(self, |conn| sqlx::query_as(OFFICIALS).fetch_all(conn).await)?;
        rows.extend(found.into_iter().map(|(id, name, salt)| {
            let change = Change::Official(Official { id: OfficialId(id), name });
            DirectoryRow { change, salt }
        }));
        let found: Vec<PostTuple> = on_db!(self, |conn| sqlx::query_as(POSTS).fetch_all(conn).await)?;
        put(&mut rows, found, post)?;
        let found: Vec<TenureTuple> = on_db!(self, |conn| sqlx::query_as(TENURES).fetch_all(conn).await)?;
        put(&mut rows, found, tenure)?;
        let found: Vec<NameTuple> = on_db!(self, |conn| sqlx::query_as(NAMES).fetch_all(conn).await)?;
        put(&mut rows, found, rename)?;
        let found: Vec<PlaceTuple> = on_db!(self, |conn| sqlx::query_as(PLACES).fetch_all(conn).await)?;
        put(&mut rows, found, moved)?;
        let found: Vec<(i64, String, String, String)> =
            on_db!(self, |conn| sqlx::query_as(ENDS).fetch_all(conn).await)?;
        put(&mut rows, found, ended)?;
        let found: Vec<(i64, i64, String, String)> =
            on_db!(self, |conn| sqlx::query_as(TENURE_ENDS).fetch_all(conn).await)?;
        put(&mut rows, found, tenure_ended)?;
        let found: Vec<PortfolioTuple> = on_db!(self, |conn| sqlx::query_as(PORTFOLIOS).fetch_all(conn).await)?;
        put(&mut rows, found, portfolio)?;
        let found: Vec<RoleTuple> = on_db!(self, |conn| sqlx::query_as(ROLES).fetch_all(conn).await)?;
        put(&mut rows, found, role_given)?;
        let found: Vec<RoleTuple> = on_db!(self, |conn| sqlx::query_as(ROLE_ENDS).fetch_all(conn).await)?;
        put(&mut rows, found, role_ended)?;
        Ok(rows)
    }

    /// The whole directory.
    ///
    /// # Errors
    /// The database failed, or a row cannot be read.
    pub async fn directory(&mut self) -> Result<Directory, StoreError> {
        let mut directory = Directory::default();
        self.directory_rows().await?.into_iter().for_each(|row| directory.take(row.change));
        Ok(directory)
    }

    /// How many matters an organ holds, by the name of their stage.
    ///
    /// # Errors
    /// The database failed.
    pub async fn held_by(&mut self, organ: OrganId) -> Result<Vec<(String, i64)>, StoreError> {
        Ok(on_db!(self, |conn| sqlx::query_as(HELD).bind(organ.0).fetch_all(conn).await)?)
    }

    /// How many terms run on matters that an organ holds.
    ///
    /// # Errors
    /// The database failed.
    pub async fn running_at(&mut self, organ: OrganId) -> Result<i64, StoreError> {
        Ok(on_db!(self, |conn| sqlx::query_scalar(RUNNING).bind(organ.0).fetch_one(conn).await)?)
    }
}

fn put<T>(
    rows: &mut Vec<DirectoryRow>,
    found: Vec<T>,
    read: impl Fn(T) -> Result<DirectoryRow, StoreError>,
) -> Result<(), StoreError> {
    rows.reserve(found.len());
    for tuple in found {
        rows.push(read(tuple)?);
    }
    Ok(())
}
