//! Keys in the order of their rows, a batch at a time, for wrapping them with another master key.

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::written_rows::{StoredKey, TextKeyRow};
use crate::{Session, StoreError};

pub(crate) const TEXT_KEYS_AFTER: &str = "SELECT shard, stream, contact, master, wrapped FROM text_key \
     WHERE (shard, stream, contact) > ($1, $2, $3) AND master <> $4 AND master <> 0 \
     ORDER BY shard, stream, contact LIMIT $5";
pub(crate) const PERSON_KEYS_AFTER: &str = "SELECT shard, id, master, wrapped FROM person \
     WHERE (shard, id) > ($1, $2) AND master <> $3 AND master <> 0 ORDER BY shard, id LIMIT $4";
pub(crate) const PLAIN_STREAMS: &str = "SELECT shard, stream FROM \
     (SELECT shard, stream FROM text WHERE substr(body, 1, 1) = $1 AND (shard, stream) > ($2, $3) \
      UNION SELECT shard, stream FROM title WHERE substr(body, 1, 1) = $1 AND (shard, stream) > ($2, $3) \
      UNION SELECT shard, stream FROM paper_content WHERE substr(body, 1, 1) = $1 AND (shard, stream) > ($2, $3)) s \
     ORDER BY shard, stream LIMIT $4";
pub(crate) const PLAIN_PERSONS: &str = "SELECT shard, id FROM person \
     WHERE substr(body, 1, 1) = $1 AND (shard, id) > ($2, $3) ORDER BY shard, id LIMIT $4";
pub(crate) const SEAL_TEXT: &str =
    "UPDATE text SET contact = $4, body = $5 WHERE shard = $1 AND stream = $2 AND id = $3 AND substr(body, 1, 1) = $6";
pub(crate) const SEAL_TITLE: &str =
    "UPDATE title SET body = $3 WHERE shard = $1 AND stream = $2 AND substr(body, 1, 1) = $4";
pub(crate) const SEAL_PERSON: &str = "UPDATE person SET master = $3, wrapped = $4, body = $5 WHERE shard = $1 AND id = $2 \
     AND substr(body, 1, 1) = $6";
pub(crate) const SEAL_PAPER: &str = "UPDATE paper_content SET contact = $4, salt = $5, body = $6 \
     WHERE shard = $1 AND stream = $2 AND digest = $3 AND substr(body, 1, 1) = $7";
pub(crate) const MASTERS_IN_USE: &str = "SELECT master, count(*) AS keys FROM \
     (SELECT master FROM text_key UNION ALL SELECT master FROM person UNION ALL SELECT master FROM secret \
     UNION ALL SELECT master FROM second_factor) k \
     WHERE master <> 0 GROUP BY master ORDER BY master";

/// The first byte of a box from before rows were sealed.
const PLAIN: &[u8] = &[0];

/// A key of a contact that is wrapped anew. A key that was erased in the meantime stays erased.
pub(crate) struct Rewrapped<'k>(&'k TextKeyRow);

impl Row for Rewrapped<'_> {
    const INSERT: &'static str = "INSERT INTO text_key AS kept (shard, stream, contact, master, wrapped)";
    const THEN: &'static str = "ON CONFLICT (shard, stream, contact) \
         DO UPDATE SET master = excluded.master, wrapped = excluded.wrapped WHERE kept.master <> 0";
    const WIDTH: usize = 5;

    fn cells(&self, put: &mut Vec<Cell>) {
        self.0.cells(put);
    }
}

/// A person's key that is wrapped anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonKey {
    /// Shard.
    pub shard: i64,
    /// The person.
    pub id: i64,
    /// The key.
    pub key: StoredKey,
}

impl Row for PersonKey {
    const INSERT: &'static str = "INSERT INTO person AS kept (shard, id, master, wrapped, body)";
    const THEN: &'static str = "ON CONFLICT (shard, id) \
         DO UPDATE SET master = excluded.master, wrapped = excluded.wrapped WHERE kept.master <> 0";
    const WIDTH: usize = 5;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.id),
            Cell::Int(self.key.master),
            Cell::Blob(self.key.wrapped.clone()),
            // There is a row always, and its box stays.
            Cell::Blob(Vec::new()),
        ]);
    }
}

impl Session {
    /// Keys of contacts after a place that another master key than this wraps.
    ///
    /// # Errors
    /// The database failed.
    pub async fn text_keys_after(
        &mut self,
        (shard, stream, contact): (i64, i64, i64),
        master: i64,
        limit: i64,
    ) -> Result<Vec<TextKeyRow>, StoreError> {
        let found: Vec<(i64, i64, i64, i64, Vec<u8>)> = on_db!(self, |conn| {
            let query = sqlx::query_as(TEXT_KEYS_AFTER).bind(shard).bind(stream).bind(contact);
            query.bind(master).bind(limit).fetch_all(conn).await
        })?;
        let row = |(shard, stream, contact, master, wrapped)| {
            let key = StoredKey { master, wrapped };
            TextKeyRow { shard, stream, contact, key }
        };
        Ok(found.into_iter().map(row).collect())
    }

    /// Keys of persons after a place that another master key than this wraps.
    ///
    /// # Errors
    /// The database failed.
    pub async fn person_keys_after(
        &mut self,
        (shard, id): (i64, i64),
        master: i64,
        limit: i64,
    ) -> Result<Vec<PersonKey>, StoreError> {
        let found: Vec<(i64, i64, i64, Vec<u8>)> = on_db!(self, |conn| {
            let query = sqlx::query_as(PERSON_KEYS_AFTER).bind(shard).bind(id).bind(master).bind(limit);
            query.fetch_all(conn).await
        })?;
        let row = |(shard, id, master, wrapped)| PersonKey { shard, id, key: StoredKey { master, wrapped } };
        Ok(found.into_iter().map(row).collect())
    }

    /// Stores keys as they are wrapped now.
    ///
    /// # Errors
    /// The database failed.
    pub async fn rewrap(&mut self, texts: &[TextKeyRow], persons: &[PersonKey]) -> Result<(), StoreError> {
        rows::insert(self, &texts.iter().map(Rewrapped).collect::<Vec<_>>()).await?;
        rows::insert(self, persons).await
    }

    /// How many keys and secrets each master key wraps.
    ///
    /// # Errors
    /// The database failed.
    pub async fn masters_in_use(&mut self) -> Result<Vec<(i64, i64)>, StoreError> {
        Ok(on_db!(self, |conn| sqlx::query_as(MASTERS_IN_USE).fetch_all(conn).await)?)
    }

    /// Streams after a place with texts or papers that are not sealed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn plain_streams(&mut self, after: (i64, i64), limit: i64) -> Result<Vec<(i64, i64)>, StoreError> {
        self.plain(PLAIN_STREAMS, after, limit).await
    }

    /// Persons after a place that are not sealed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn plain_persons(&mut self, after: (i64, i64), limit: i64) -> Result<Vec<(i64, i64)>, StoreError> {
        self.plain(PLAIN_PERSONS, after, limit).await
    }

    async fn plain(&mut self, sql: &'static str, after: (i64, i64), limit: i64) -> Result<Vec<(i64, i64)>, StoreError> {
        Ok(on_db!(self, |conn| {
            sqlx::query_as(sql).bind(PLAIN).bind(after.0).bind(after.1).bind(limit).fetch_all(conn).await
        })?)
    }

    /// Puts a sealed text in the place of one that was not sealed. False where it is not there any more: what was
    /// erased in the meantime stays so.
    ///
    /// # Errors
    /// The database failed.
    pub async fn seal_text(&mut self, row: &crate::TextRow) -> Result<bool, StoreError> {
        let body = row.body.as_slice();
        let changed = if row.kind == crate::written_rows::TITLE {
            on_db!(self, |conn| {
                let query = sqlx::query(SEAL_TITLE).bind(row.shard).bind(row.stream).bind(body).bind(PLAIN);
                query.execute(conn).await.map(|done| done.rows_affected())
            })?
        } else {
            on_db!(self, |conn| {
                let query = sqlx::query(SEAL_TEXT).bind(row.shard).bind(row.stream).bind(row.id).bind(row.contact);
                query.bind(body).bind(PLAIN).execute(conn).await.map(|done| done.rows_affected())
            })?
        };
        Ok(changed > 0)
    }

    /// Puts a sealed person in the place of one that was not sealed; false as for [`Session::seal_text`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn seal_person(&mut self, row: &crate::PersonRow) -> Result<bool, StoreError> {
        let changed = on_db!(self, |conn| {
            let query = sqlx::query(SEAL_PERSON).bind(row.shard).bind(row.id).bind(row.key.master);
            let query = query.bind(row.key.wrapped.as_slice()).bind(row.body.as_slice()).bind(PLAIN);
            query.execute(conn).await.map(|done| done.rows_affected())
        })?;
        Ok(changed > 0)
    }

    /// Puts a sealed content in the place of one that was not sealed; false as for [`Session::seal_text`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn seal_paper(&mut self, row: &crate::PaperContentRow) -> Result<bool, StoreError> {
        let digest: &[u8] = &row.seal.digest.0;
        let changed = on_db!(self, |conn| {
            let query = sqlx::query(SEAL_PAPER).bind(row.shard).bind(row.stream).bind(digest).bind(row.seal.contact);
            let query = query.bind(row.seal.salt.as_slice()).bind(row.body.as_slice()).bind(PLAIN);
            query.execute(conn).await.map(|done| done.rows_affected())
        })?;
        Ok(changed > 0)
    }
}
