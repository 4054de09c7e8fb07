//! Rows of a stretch of streams in one statement a table: what a check of the whole database reads.
//!
//! A stretch is everything after one stream up to and with another, in the order of shard and stream.

use crate::db::on_db;
use crate::rows::{listed, listed_all};
use crate::table_rows::Values;
use crate::table_texts::{Shape, text};
use crate::written_rows::title_row;
use crate::{PersonRow, SealedRow, Session, StoreError, StoredKey, Table, TextKeyRow, TextRow, Value, WaitingRow};

/// Streams after the first place up to and with the second, each a shard and a stream.
pub type Stretch = ((i64, i64), (i64, i64));

const TEXTS: &str = "SELECT shard, id, stream, kind, contact, body FROM text \
     WHERE (shard, stream) > ($1, $2) AND (shard, stream) <= ($3, $4) ORDER BY shard, stream, id";
const TITLES: &str = "SELECT shard, id, stream, body FROM title \
     WHERE (shard, stream) > ($1, $2) AND (shard, stream) <= ($3, $4) ORDER BY shard, stream";
const KEYS: &str = "SELECT shard, stream, contact, master, wrapped FROM text_key \
     WHERE (shard, stream) > ($1, $2) AND (shard, stream) <= ($3, $4) ORDER BY shard, stream, contact";
const SEALED: &str = "SELECT shard, stream, seq, leaf FROM sealed \
     WHERE (shard, stream) > ($1, $2) AND (shard, stream) <= ($3, $4) ORDER BY shard, stream, seq";
const WAITING: &str = "SELECT shard, stream, seq, hash FROM outbox \
     WHERE (shard, stream) > ($1, $2) AND (shard, stream) <= ($3, $4) ORDER BY shard, stream, seq";
const PERSONS: &str = "SELECT shard, id, master, wrapped, body FROM person WHERE shard = $1 AND id IN (";
/// The first identity in [`PERSONS`].
const PERSON_FIRST: usize = 2;

/// Every statement of this file.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    [TEXTS, TITLES, KEYS, SEALED, WAITING].into_iter().chain(listed_all(PERSONS, PERSON_FIRST))
}

/// Shard, identity, master key, wrapped key and box of a person.
type PersonTuple = (i64, i64, i64, Vec<u8>, Vec<u8>);

/// Reads the rows of a stretch as tuples.
macro_rules! stretch {
    ($session:expr, $sql:expr, $stretch:expr) => {{
        let ((shard, stream), (until_shard, until_stream)) = $stretch;
        on_db!($session, |conn| {
            sqlx::query_as($sql).bind(shard).bind(stream).bind(until_shard).bind(until_stream).fetch_all(conn).await
        })?
    }};
}

impl Session {
    /// The rows of a table whose rows belong to streams or matters, in the order of its key.
    ///
    /// # Errors
    /// The database failed.
    pub async fn rows_of_stretch(&mut self, table: &Table, stretch: Stretch) -> Result<Vec<Values>, StoreError> {
        let ((shard, stream), (until_shard, until_stream)) = stretch;
        let given = [shard, stream, until_shard, until_stream].map(Value::Int);
        self.fetch(table, text(table, Shape::Stretch), &given, None).await
    }

    /// The texts and titles of a stretch, in no order.
    ///
    /// # Errors
    /// The database failed.
    pub async fn texts_of_stretch(&mut self, stretch: Stretch) -> Result<Vec<TextRow>, StoreError> {
        let texts: Vec<(i64, i64, i64, String, i64, Vec<u8>)> = stretch!(self, TEXTS, stretch);
        let titles: Vec<(i64, i64, i64, Vec<u8>)> = stretch!(self, TITLES, stretch);
        let text = |(shard, id, stream, kind, contact, body)| TextRow { shard, id, stream, kind, contact, body };
        let title = |(shard, id, stream, body)| title_row(shard, stream, id, body);
        Ok(texts.into_iter().map(text).chain(titles.into_iter().map(title)).collect())
    }

    /// The keys of the contacts of a stretch, the erased ones as empty.
    ///
    /// # Errors
    /// The database failed.
    pub async fn text_keys_of_stretch(&mut self, stretch: Stretch) -> Result<Vec<TextKeyRow>, StoreError> {
        let rows: Vec<(i64, i64, i64, i64, Vec<u8>)> = stretch!(self, KEYS, stretch);
        let row = |(shard, stream, contact, master, wrapped)| {
            let key = StoredKey { master, wrapped };
            TextKeyRow { shard, stream, contact, key }
        };
        Ok(rows.into_iter().map(row).collect())
    }

    /// Where the events of a stretch lie in the tree, in the order of shard, stream and number.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sealed_of_stretch(&mut self, stretch: Stretch) -> Result<Vec<SealedRow>, StoreError> {
        let rows: Vec<(i64, i64, i64, i64)> = stretch!(self, SEALED, stretch);
        Ok(rows.into_iter().map(|(shard, stream, seq, leaf)| SealedRow { shard, stream, seq, leaf }).collect())
    }

    /// The events of a stretch that wait to be sealed, in the order of shard, stream and number.
    ///
    /// # Errors
    /// The database failed.
    pub async fn waiting_of_stretch(&mut self, stretch: Stretch) -> Result<Vec<WaitingRow>, StoreError> {
        let rows: Vec<(i64, i64, i64, Vec<u8>)> = stretch!(self, WAITING, stretch);
        Ok(rows.into_iter().map(|(shard, stream, seq, hash)| WaitingRow { shard, stream, seq, hash }).collect())
    }

    /// The persons of a shard with these identities, in no order. Those that are not there are left out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn persons_in(&mut self, shard: i64, ids: &[i64]) -> Result<Vec<PersonRow>, StoreError> {
        let mut persons = Vec::with_capacity(ids.len());
        for (sql, some) in listed(PERSONS, PERSON_FIRST, ids) {
            let found: Vec<PersonTuple> = on_db!(self, |conn| {
                let mut query = sqlx::query_as(sql).bind(shard);
                for id in some {
                    query = query.bind(*id);
                }
                query.fetch_all(conn).await
            })?;
            persons.extend(found.into_iter().map(|(shard, id, master, wrapped, body)| PersonRow {
                shard,
                id,
                key: StoredKey { master, wrapped },
                body,
            }));
        }
        Ok(persons)
    }
}
