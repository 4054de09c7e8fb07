//! Rows of what people wrote and of who they are, outside the events.

use domain::Digest;

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::{Session, StoreError};

/// A text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRow {
    /// Shard of the matter.
    pub shard: i64,
    /// Identity in the shard.
    pub id: i64,
    /// The matter's stream.
    pub stream: i64,
    /// What kind of text: `title`, `text`, `reason`, `opinion`.
    pub kind: String,
    /// Salt of the digest.
    pub salt: Vec<u8>,
    /// The text.
    pub body: String,
}

/// The kind of text that goes into the table of titles.
const TITLE: &str = "title";

/// A petitioner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Shard of the matter.
    pub shard: i64,
    /// Identity in the shard.
    pub id: i64,
    /// Salt of the digest.
    pub salt: Vec<u8>,
    /// Name and ways to reach, as JSON.
    pub body: String,
}

/// The digest that an event keeps of a text or a person: without the salt nobody can try out guesses.
#[must_use]
pub fn salted_digest(salt: &[u8], body: &str) -> Digest {
    salted(salt, body.as_bytes())
}

pub(crate) fn salted(salt: &[u8], body: &[u8]) -> Digest {
    Digest(tlog::salted_digest(salt, body))
}

impl Row for TextRow {
    const INSERT: &'static str = "INSERT INTO text (shard, id, stream, kind, salt, body)";
    const WIDTH: usize = 6;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.id),
            Cell::Int(self.stream),
            Cell::Text(self.kind.clone()),
            Cell::Blob(self.salt.clone()),
            Cell::Text(self.body.clone()),
        ]);
    }
}

/// A title, beside the long texts.
pub(crate) struct TitleRow<'t>(&'t TextRow);

impl Row for TitleRow<'_> {
    const INSERT: &'static str = "INSERT INTO title (shard, stream, id, salt, body)";
    const WIDTH: usize = 5;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.0.shard),
            Cell::Int(self.0.stream),
            Cell::Int(self.0.id),
            Cell::Blob(self.0.salt.clone()),
            Cell::Text(self.0.body.clone()),
        ]);
    }
}

impl Row for &TextRow {
    const INSERT: &'static str = TextRow::INSERT;
    const WIDTH: usize = TextRow::WIDTH;

    fn cells(&self, put: &mut Vec<Cell>) {
        TextRow::cells(self, put);
    }
}

impl Row for PersonRow {
    const INSERT: &'static str = "INSERT INTO person (shard, id, salt, body)";
    const WIDTH: usize = 4;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.id),
            Cell::Blob(self.salt.clone()),
            Cell::Text(self.body.clone()),
        ]);
    }
}

pub(crate) const TEXTS_OF: &str =
    "SELECT shard, id, stream, kind, salt, body FROM text WHERE shard = $1 AND stream = $2 ORDER BY id";
pub(crate) const TITLE_OF: &str = "SELECT id, salt, body FROM title WHERE shard = $1 AND stream = $2";
pub(crate) const PERSON: &str = "SELECT shard, id, salt, body FROM person WHERE shard = $1 AND id = $2";

type TextTuple = (i64, i64, i64, String, Vec<u8>, String);
type PersonTuple = (i64, i64, Vec<u8>, String);

impl Session {
    /// Stores texts and persons.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_written(&mut self, texts: &[TextRow], persons: &[PersonRow]) -> Result<(), StoreError> {
        let (titles, texts): (Vec<&TextRow>, Vec<&TextRow>) = texts.iter().partition(|text| text.kind == TITLE);
        rows::insert(self, &titles.into_iter().map(TitleRow).collect::<Vec<_>>()).await?;
        rows::insert(self, &texts).await?;
        rows::insert(self, persons).await
    }

    /// The texts of one matter.
    ///
    /// # Errors
    /// The database failed.
    pub async fn texts_of(&mut self, shard: i64, stream: i64) -> Result<Vec<TextRow>, StoreError> {
        let found: Vec<TextTuple> =
            on_db!(self, |conn| sqlx::query_as(TEXTS_OF).bind(shard).bind(stream).fetch_all(conn).await)?;
        let title: Option<(i64, Vec<u8>, String)> =
            on_db!(self, |conn| sqlx::query_as(TITLE_OF).bind(shard).bind(stream).fetch_optional(conn).await)?;
        let title = title.map(|(id, salt, body)| TextRow { shard, id, stream, kind: TITLE.to_owned(), salt, body });
        let row = |(shard, id, stream, kind, salt, body)| TextRow { shard, id, stream, kind, salt, body };
        Ok(title.into_iter().chain(found.into_iter().map(row)).collect())
    }

    /// One person.
    ///
    /// # Errors
    /// The database failed.
    pub async fn person(&mut self, shard: i64, id: i64) -> Result<Option<PersonRow>, StoreError> {
        let found: Option<PersonTuple> =
            on_db!(self, |conn| sqlx::query_as(PERSON).bind(shard).bind(id).fetch_optional(conn).await)?;
        Ok(found.map(|(shard, id, salt, body)| PersonRow { shard, id, salt, body }))
    }
}
