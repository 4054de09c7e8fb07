//! The directory's tables. Each row carries the salt of its digest in the admin stream.

use std::collections::HashMap;

use domain::directory::{Directory, Division, Level, Official, Organ, OrganKind, Post, Standing, Tenure};
use domain::{DivisionCode, OfficialId, OrganId, PostId};
use jiff::civil::Date;

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::{Session, StoreError};

/// One new row of the directory.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each variant is documented at its struct")]
pub enum DirectoryRow {
    Division(Named<Division>),
    Organ(Named<Organ>),
    Official(Named<Official>),
    Post(Named<Post>),
    Tenure(Tenure),
}

/// A row with the salt of the digest that the admin stream keeps of its names.
#[derive(Clone, Debug)]
pub struct Named<T> {
    /// The row.
    pub row: T,
    /// The salt.
    pub salt: Vec<u8>,
}

impl Row for Named<Division> {
    const INSERT: &'static str = "INSERT INTO division (code, name, level, parent, salt)";
    const WIDTH: usize = 5;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.row.code.0),
            Cell::Text(self.row.name.clone()),
            Cell::Text(self.row.level.name().to_owned()),
            Cell::MaybeInt(self.row.parent.map(|parent| parent.0)),
            Cell::Blob(self.salt.clone()),
        ]);
    }
}

impl Row for Named<Organ> {
    const INSERT: &'static str = "INSERT INTO organ (id, name, mark, kind, division, parent, from_on, until_on, salt)";
    const WIDTH: usize = 9;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.row.id.0),
            Cell::Text(self.row.name.clone()),
            Cell::Text(self.row.mark.clone()),
            Cell::Text(self.row.kind.name().to_owned()),
            Cell::Int(self.row.division.0),
            Cell::MaybeInt(self.row.parent.map(|parent| parent.0)),
            Cell::Text(self.row.from.to_string()),
            Cell::MaybeText(self.row.until.map(|day| day.to_string())),
            Cell::Blob(self.salt.clone()),
        ]);
    }
}

impl Row for Named<Official> {
    const INSERT: &'static str = "INSERT INTO official (id, name, salt)";
    const WIDTH: usize = 3;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([Cell::Int(self.row.id.0), Cell::Text(self.row.name.clone()), Cell::Blob(self.salt.clone())]);
    }
}

impl Row for Named<Post> {
    const INSERT: &'static str = "INSERT INTO post (id, organ, title, standing, salt)";
    const WIDTH: usize = 5;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.row.id.0),
            Cell::Int(self.row.organ.0),
            Cell::Text(self.row.title.clone()),
            Cell::Text(self.row.standing.name().to_owned()),
            Cell::Blob(self.salt.clone()),
        ]);
    }
}

impl Row for Tenure {
    const INSERT: &'static str = "INSERT INTO tenure (official, post, from_on, until_on)";
    const WIDTH: usize = 4;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.official.0),
            Cell::Int(self.post.0),
            Cell::Text(self.from.to_string()),
            Cell::MaybeText(self.until.map(|day| day.to_string())),
        ]);
    }
}

pub(crate) const DIVISIONS: &str = "SELECT code, name, level, parent FROM division ORDER BY code";
pub(crate) const ORGANS: &str =
    "SELECT id, name, mark, kind, division, parent, from_on, until_on FROM organ ORDER BY id";
pub(crate) const OFFICIALS: &str = "SELECT id, name FROM official ORDER BY id";
pub(crate) const POSTS: &str = "SELECT id, organ, title, standing FROM post ORDER BY id";
pub(crate) const TENURES: &str =
    "SELECT official, post, from_on, until_on FROM tenure ORDER BY official, from_on, post";

pub(crate) const SALTS: &str = "SELECT 'division' AS source, code, salt FROM division \
     UNION ALL SELECT 'organ', id, salt FROM organ \
     UNION ALL SELECT 'official', id, salt FROM official \
     UNION ALL SELECT 'post', id, salt FROM post";

fn day(table: &'static str, row: i64, text: &str) -> Result<Date, StoreError> {
    text.parse().map_err(|error| StoreError::unreadable(table, &row, &error))
}

fn maybe_day(table: &'static str, row: i64, text: Option<&str>) -> Result<Option<Date>, StoreError> {
    text.map(|text| day(table, row, text)).transpose()
}

fn known<T>(table: &'static str, row: i64, found: Option<T>) -> Result<T, StoreError> {
    found.ok_or_else(|| StoreError::unreadable(table, &row, &"an unknown word"))
}

impl Session {
    /// Stores new rows of the directory.
    ///
    /// # Errors
    /// The database failed, or an identity is taken.
    pub async fn put_directory(&mut self, new: Vec<DirectoryRow>) -> Result<(), StoreError> {
        let (mut divisions, mut organs, mut officials) = (Vec::new(), Vec::new(), Vec::new());
        let (mut posts, mut tenures) = (Vec::new(), Vec::new());
        for row in new {
            match row {
                DirectoryRow::Division(row) => divisions.push(row),
                DirectoryRow::Organ(row) => organs.push(row),
                DirectoryRow::Official(row) => officials.push(row),
                DirectoryRow::Post(row) => posts.push(row),
                DirectoryRow::Tenure(row) => tenures.push(row),
            }
        }
        rows::insert(self, &divisions).await?;
        rows::insert(self, &organs).await?;
        rows::insert(self, &officials).await?;
        rows::insert(self, &posts).await?;
        rows::insert(self, &tenures).await
    }

    /// The salt of each named row, by table and identity.
    ///
    /// # Errors
    /// The database failed.
    pub async fn directory_salts(&mut self) -> Result<HashMap<(String, i64), Vec<u8>>, StoreError> {
        let found: Vec<(String, i64, Vec<u8>)> = on_db!(self, |conn| sqlx::query_as(SALTS).fetch_all(conn).await)?;
        Ok(found.into_iter().map(|(table, id, salt)| ((table, id), salt)).collect())
    }

    /// The whole directory.
    ///
    /// # Errors
    /// The database failed, or a row cannot be read.
    pub async fn directory(&mut self) -> Result<Directory, StoreError> {
        let mut directory = Directory::default();
        let divisions: Vec<(i64, String, String, Option<i64>)> =
            on_db!(self, |conn| sqlx::query_as(DIVISIONS).fetch_all(conn).await)?;
        for (code, name, level, parent) in divisions {
            let level = known("division", code, Level::named(&level))?;
            let row = Division { code: DivisionCode(code), name, level, parent: parent.map(DivisionCode) };
            directory.divisions.insert(row.code, row);
        }
        self.organs(&mut directory).await?;
        let officials: Vec<(i64, String)> = on_db!(self, |conn| sqlx::query_as(OFFICIALS).fetch_all(conn).await)?;
        for (id, name) in officials {
            directory.officials.insert(OfficialId(id), Official { id: OfficialId(id), name });
        }
        let posts: Vec<(i64, i64, String, String)> = on_db!(self, |conn| sqlx::query_as(POSTS).fetch_all(conn).await)?;
        for (id, organ, title, standing) in posts {
            let standing = known("post", id, Standing::named(&standing))?;
            directory.posts.insert(PostId(id), Post { id: PostId(id), organ: OrganId(organ), title, standing });
        }
        let tenures: Vec<(i64, i64, String, Option<String>)> =
            on_db!(self, |conn| sqlx::query_as(TENURES).fetch_all(conn).await)?;
        for (official, post, from, until) in tenures {
            let row = Tenure {
                official: OfficialId(official),
                post: PostId(post),
                from: day("tenure", official, &from)?,
                until: maybe_day("tenure", official, until.as_deref())?,
            };
            directory.tenures.entry(row.official).or_default().push(row);
        }
        Ok(directory)
    }

    async fn organs(&mut self, directory: &mut Directory) -> Result<(), StoreError> {
        type OrganTuple = (i64, String, String, String, i64, Option<i64>, String, Option<String>);
        let organs: Vec<OrganTuple> = on_db!(self, |conn| sqlx::query_as(ORGANS).fetch_all(conn).await)?;
        for (id, name, mark, kind, division, parent, from, until) in organs {
            let row = Organ {
                id: OrganId(id),
                name,
                mark,
                kind: known("organ", id, OrganKind::named(&kind))?,
                division: DivisionCode(division),
                parent: parent.map(OrganId),
                from: day("organ", id, &from)?,
                until: maybe_day("organ", id, until.as_deref())?,
            };
            directory.organs.insert(row.id, row);
        }
        Ok(())
    }
}
