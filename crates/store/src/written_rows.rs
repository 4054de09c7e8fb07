//! Rows of what people wrote and of who they are, outside the events, as sealed boxes. What is in them and which key
//! opens them is the business of whoever holds the master keys; this crate sees bytes.

use std::sync::LazyLock;

use domain::Digest;

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::{Session, StoreError, event_body};

/// A key as it is stored: wrapped by a numbered master key. An erased one is empty.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredKey {
    /// Number of the master key that wraps it; 0 for none.
    pub master: i64,
    /// The wrapped key.
    pub wrapped: Vec<u8>,
}

impl std::fmt::Debug for StoredKey {
    /// Without the bytes, which belong into no log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StoredKey").field("master", &self.master).finish_non_exhaustive()
    }
}

/// A sealed text.
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
    /// With which contact it came; 0 for what offices wrote.
    pub contact: i64,
    /// The sealed text; empty after it was erased.
    pub body: Vec<u8>,
}

/// The kind of text that goes into the table of titles.
pub const TITLE: &str = "title";

/// The contact that a title belongs to: the first.
pub const TITLE_CONTACT: i64 = 1;

/// A key for what came with one contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextKeyRow {
    /// Shard of the matter.
    pub shard: i64,
    /// The matter's stream.
    pub stream: i64,
    /// Which contact; 0 for what offices wrote.
    pub contact: i64,
    /// The key.
    pub key: StoredKey,
}

/// A sealed petitioner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Shard of the matter.
    pub shard: i64,
    /// Identity in the shard.
    pub id: i64,
    /// The person's own key.
    pub key: StoredKey,
    /// Name and ways to reach, sealed; empty after they were erased.
    pub body: Vec<u8>,
}

/// The digest that an event keeps of a text or a person: without the salt nobody can try out guesses.
#[must_use]
pub fn salted_digest(salt: &[u8], body: &str) -> Digest {
    salted(salt, body.as_bytes())
}

pub(crate) fn salted(salt: &[u8], body: &[u8]) -> Digest {
    Digest(tlog::salted_digest(salt, body))
}

impl Row for &TextRow {
    const INSERT: &'static str = "INSERT INTO text (shard, id, stream, kind, contact, body)";
    const WIDTH: usize = 6;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.id),
            Cell::Int(self.stream),
            Cell::Text(self.kind.clone()),
            Cell::Int(self.contact),
            Cell::Blob(self.body.clone()),
        ]);
    }
}

/// A title, beside the long texts.
pub(crate) struct TitleRow<'t>(&'t TextRow);

impl Row for TitleRow<'_> {
    const INSERT: &'static str = "INSERT INTO title (shard, stream, id, body)";
    const WIDTH: usize = 4;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.0.shard),
            Cell::Int(self.0.stream),
            Cell::Int(self.0.id),
            Cell::Blob(self.0.body.clone()),
        ]);
    }
}

impl Row for TextKeyRow {
    const INSERT: &'static str = "INSERT INTO text_key (shard, stream, contact, master, wrapped)";
    const WIDTH: usize = 5;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.stream),
            Cell::Int(self.contact),
            Cell::Int(self.key.master),
            Cell::Blob(self.key.wrapped.clone()),
        ]);
    }
}

/// A key in the place of one that was erased.
pub(crate) struct KeyAnew<'k>(&'k TextKeyRow);

impl Row for KeyAnew<'_> {
    const INSERT: &'static str = "INSERT INTO text_key AS erased (shard, stream, contact, master, wrapped)";
    const THEN: &'static str = "ON CONFLICT (shard, stream, contact) \
         DO UPDATE SET master = excluded.master, wrapped = excluded.wrapped WHERE erased.master = 0";
    const WIDTH: usize = 5;

    fn cells(&self, put: &mut Vec<Cell>) {
        self.0.cells(put);
    }
}

impl Row for PersonRow {
    const INSERT: &'static str = "INSERT INTO person (shard, id, master, wrapped, body)";
    const WIDTH: usize = 5;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.id),
            Cell::Int(self.key.master),
            Cell::Blob(self.key.wrapped.clone()),
            Cell::Blob(self.body.clone()),
        ]);
    }
}

pub(crate) const TEXTS_OF: &str =
    "SELECT id, kind, contact, body FROM text WHERE shard = $1 AND stream = $2 ORDER BY id";
pub(crate) const TITLE_OF: &str = "SELECT id, body FROM title WHERE shard = $1 AND stream = $2";
pub(crate) const KEYS_OF: &str =
    "SELECT contact, master, wrapped FROM text_key WHERE shard = $1 AND stream = $2 ORDER BY contact";
pub(crate) const PERSON: &str = "SELECT master, wrapped, body FROM person WHERE shard = $1 AND id = $2";
/// Rows read by one statement: a page of a list.
const AT_ONCE: usize = 50;

/// A statement on [`AT_ONCE`] rows of a shard. A list of one length is one prepared statement.
fn on_many(head: &str) -> &'static str {
    let places: Vec<String> = (2..2 + AT_ONCE).map(|place| format!("${place}")).collect();
    Box::leak(format!("{head} IN ({})", places.join(", ")).into_boxed_str())
}

/// The titles of a shard.
pub(crate) static TITLES_IN: LazyLock<&'static str> = LazyLock::new(|| {
    on_many(
        "SELECT t.stream, t.id, t.body, k.master, k.wrapped FROM title t \
         LEFT JOIN text_key k ON k.shard = t.shard AND k.stream = t.stream AND k.contact = 1 \
         WHERE t.shard = $1 AND t.stream",
    )
});
/// The first events of a shard's streams, which say who petitions.
pub(crate) static FIRST_IN: LazyLock<&'static str> =
    LazyLock::new(|| on_many("SELECT stream, body, packed FROM event WHERE shard = $1 AND seq = 1 AND stream"));

/// Stream, id and box of a title, master and wrapped key of its contact.
type TitleTuple = (i64, i64, Vec<u8>, Option<i64>, Option<Vec<u8>>);

/// A title with the key that opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedTitle {
    /// The sealed title.
    pub row: TextRow,
    /// The key; `None` for a row from before rows were sealed.
    pub key: Option<StoredKey>,
}

impl Session {
    /// Stores texts, persons, and new keys of contacts.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_written(
        &mut self,
        keys: &[TextKeyRow],
        texts: &[TextRow],
        persons: &[PersonRow],
    ) -> Result<(), StoreError> {
        let (titles, texts): (Vec<&TextRow>, Vec<&TextRow>) = texts.iter().partition(|text| text.kind == TITLE);
        rows::insert(self, keys).await?;
        rows::insert(self, &titles.into_iter().map(TitleRow).collect::<Vec<_>>()).await?;
        rows::insert(self, &texts).await?;
        rows::insert(self, persons).await
    }

    /// Stores keys in the place of erased ones.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_text_keys_anew(&mut self, keys: &[TextKeyRow]) -> Result<(), StoreError> {
        rows::insert(self, &keys.iter().map(KeyAnew).collect::<Vec<_>>()).await
    }

    /// The texts of one matter, the title first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn texts_of(&mut self, shard: i64, stream: i64) -> Result<Vec<TextRow>, StoreError> {
        let found: Vec<(i64, String, i64, Vec<u8>)> =
            on_db!(self, |conn| sqlx::query_as(TEXTS_OF).bind(shard).bind(stream).fetch_all(conn).await)?;
        let title: Option<(i64, Vec<u8>)> =
            on_db!(self, |conn| sqlx::query_as(TITLE_OF).bind(shard).bind(stream).fetch_optional(conn).await)?;
        let title = title.map(|(id, body)| title_row(shard, stream, id, body));
        let row = |(id, kind, contact, body)| TextRow { shard, id, stream, kind, contact, body };
        Ok(title.into_iter().chain(found.into_iter().map(row)).collect())
    }

    /// The keys of one matter's contacts, the erased ones as empty.
    ///
    /// # Errors
    /// The database failed.
    pub async fn text_keys_of(&mut self, shard: i64, stream: i64) -> Result<Vec<TextKeyRow>, StoreError> {
        let found: Vec<(i64, i64, Vec<u8>)> =
            on_db!(self, |conn| sqlx::query_as(KEYS_OF).bind(shard).bind(stream).fetch_all(conn).await)?;
        let row = |(contact, master, wrapped)| {
            let key = StoredKey { master, wrapped };
            TextKeyRow { shard, stream, contact, key }
        };
        Ok(found.into_iter().map(row).collect())
    }

    /// The titles of several matters of one shard, in no order.
    ///
    /// # Errors
    /// The database failed.
    pub async fn titles_in(&mut self, shard: i64, streams: &[i64]) -> Result<Vec<SealedTitle>, StoreError> {
        let mut titles = Vec::with_capacity(streams.len());
        for some in streams.chunks(AT_ONCE) {
            let found: Vec<TitleTuple> = on_db!(self, |conn| {
                let query = filled(some).fold(sqlx::query_as(*TITLES_IN).bind(shard), sqlx::query::QueryAs::bind);
                query.fetch_all(conn).await
            })?;
            titles.extend(found.into_iter().map(|(stream, id, body, master, wrapped)| SealedTitle {
                row: title_row(shard, stream, id, body),
                key: master.zip(wrapped).map(|(master, wrapped)| StoredKey { master, wrapped }),
            }));
        }
        Ok(titles)
    }

    /// The first event of each of several streams of one shard, as stored, in no order.
    ///
    /// # Errors
    /// The database failed.
    pub async fn first_events_in(&mut self, shard: i64, streams: &[i64]) -> Result<Vec<(i64, String)>, StoreError> {
        let mut events = Vec::with_capacity(streams.len());
        for some in streams.chunks(AT_ONCE) {
            let found: Vec<(i64, String, Option<Vec<u8>>)> = on_db!(self, |conn| {
                let query = filled(some).fold(sqlx::query_as(*FIRST_IN).bind(shard), sqlx::query::QueryAs::bind);
                query.fetch_all(conn).await
            })?;
            let event = |(stream, plain, packed)| (stream, event_body::text_of(plain, packed));
            events.extend(found.into_iter().map(event));
        }
        Ok(events)
    }

    /// One person.
    ///
    /// # Errors
    /// The database failed.
    pub async fn person(&mut self, shard: i64, id: i64) -> Result<Option<PersonRow>, StoreError> {
        let found: Option<(i64, Vec<u8>, Vec<u8>)> =
            on_db!(self, |conn| sqlx::query_as(PERSON).bind(shard).bind(id).fetch_optional(conn).await)?;
        Ok(found.map(|(master, wrapped, body)| PersonRow { shard, id, key: StoredKey { master, wrapped }, body }))
    }
}

/// A short list ends with its last number again and again, which finds nothing twice.
fn filled(some: &[i64]) -> impl Iterator<Item = i64> {
    some.iter().chain(some.last().into_iter().cycle()).take(AT_ONCE).copied()
}

pub(crate) fn title_row(shard: i64, stream: i64, id: i64, body: Vec<u8>) -> TextRow {
    TextRow { shard, id, stream, kind: TITLE.to_owned(), contact: TITLE_CONTACT, body }
}
