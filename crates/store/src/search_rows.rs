//! The index of search: which keyed tokens stand in which text. It holds no text, and it can be made anew from the texts.

use std::collections::BTreeSet;

use crate::db::{Conn, on_db};
use crate::read::search;
use crate::rows::{self, Cell, Row};
use crate::search_engine::{Engine, MERGE, ROWS};
use crate::{Session, StoreError};

/// A text as the index knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchRow {
    /// Shard of the matter.
    pub shard: i64,
    /// The matter.
    pub matter: i64,
    /// The text.
    pub text: i64,
    /// With which contact it came; 0 for what offices wrote.
    pub contact: i64,
    /// Its tokens: lower-case letters and digits, each once, with blanks between them.
    pub tokens: String,
}

/// A text in the index, with its number there.
struct DocRow {
    row: SearchRow,
    doc: i64,
}

impl Row for DocRow {
    const INSERT: &'static str = "INSERT INTO search_doc (shard, matter, text, doc, contact)";
    /// A rebuilding that meets an act has the same row twice.
    const THEN: &'static str = "ON CONFLICT (shard, matter, text) DO NOTHING";
    const WIDTH: usize = 5;

    fn cells(&self, put: &mut Vec<Cell>) {
        let SearchRow { shard, matter, text, contact, .. } = self.row;
        put.extend([shard, matter, text, self.doc, contact].map(Cell::Int));
    }
}

/// The statements of search that both databases read, for the list of all statements.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    rows::inserts::<DocRow>().chain([FORGET_CONTACT, FORGET_MATTER, CLEAR, KEYS, search::shared()])
}

const FORGET_CONTACT: &str = "DELETE FROM search_doc WHERE shard = $1 AND matter = $2 AND contact = $3";
const FORGET_MATTER: &str = "DELETE FROM search_doc WHERE shard = $1 AND matter = $2";
const CLEAR: &str = "DELETE FROM search_doc";
const KEYS: &str = "SELECT shard, id FROM matter WHERE (shard, id) > ($1, $2) ORDER BY shard, id LIMIT $3";

/// Pages of the index that one round of merging writes: four megabytes, so that nobody waits long for the writer.
const MERGE_PAGES: i64 = 1_000;
/// What a round of merging changes at least by its own bookkeeping.
const MERGE_IDLE: u64 = 2;

impl Session {
    pub(crate) fn engine(&mut self) -> Engine {
        match self.conn() {
            Conn::Sqlite(_) => Engine::Sqlite,
            Conn::Postgres(_) => Engine::Postgres,
        }
    }

    /// Puts texts into the index.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_search(&mut self, rows: Vec<SearchRow>) -> Result<(), StoreError> {
        let rows = self.numbered(rows).await?;
        rows::insert(self, &rows).await?;
        let engine = self.engine();
        let mut rest = rows.as_slice();
        while let Some(size) = ROWS.into_iter().find(|size| *size <= rest.len()) {
            let (now, later) = rest.split_at(size);
            let sql = engine.put(size);
            match self.conn() {
                Conn::Sqlite(conn) => {
                    let put = |query: sqlx::query::Query<'static, _, _>, row: &DocRow| {
                        query.bind(row.doc).bind(row.row.tokens.clone())
                    };
                    now.iter().fold(sqlx::query(sql), put).execute(conn).await.map(|_| ())
                }
                Conn::Postgres(conn) => {
                    let put = |query: sqlx::query::Query<'static, _, _>, row: &DocRow| {
                        query.bind(row.row.shard).bind(row.row.matter).bind(row.doc).bind(row.row.tokens.clone())
                    };
                    now.iter().fold(sqlx::query(sql), put).execute(conn).await.map(|_| ())
                }
            }?;
            rest = later;
        }
        Ok(())
    }

    /// Gives each text its number in the index: that of the text. On SQLite two texts may not share one, whatever their
    /// shards and matters; the later then takes the next that is free.
    async fn numbered(&mut self, rows: Vec<SearchRow>) -> Result<Vec<DocRow>, StoreError> {
        let taken = match self.engine() {
            Engine::Sqlite => self.taken(&rows).await?,
            Engine::Postgres => BTreeSet::new(),
        };
        let is_sqlite = self.engine() == Engine::Sqlite;
        let mut used = taken;
        let mut numbered = Vec::with_capacity(rows.len());
        for row in rows {
            let mut doc = row.text;
            while is_sqlite && used.contains(&doc) {
                doc += 1;
                if !used.contains(&doc) && self.is_taken(doc).await? {
                    used.insert(doc);
                }
            }
            used.insert(doc);
            numbered.push(DocRow { row, doc });
        }
        Ok(numbered)
    }

    /// Which of the numbers of these texts are taken.
    async fn taken(&mut self, rows: &[SearchRow]) -> Result<BTreeSet<i64>, StoreError> {
        let engine = self.engine();
        let mut taken = BTreeSet::new();
        let mut rest = rows;
        while let Some(size) = ROWS.into_iter().find(|size| *size <= rest.len()) {
            let (now, later) = rest.split_at(size);
            let sql = engine.taken(size);
            let found: Vec<(i64,)> = on_db!(self, |conn| {
                now.iter().fold(sqlx::query_as(sql), |query, row| query.bind(row.text)).fetch_all(conn).await
            })?;
            taken.extend(found.into_iter().map(|(doc,)| doc));
            rest = later;
        }
        Ok(taken)
    }

    async fn is_taken(&mut self, doc: i64) -> Result<bool, StoreError> {
        let sql = self.engine().taken(1);
        let found: Option<(i64,)> = on_db!(self, |conn| sqlx::query_as(sql).bind(doc).fetch_optional(conn).await)?;
        Ok(found.is_some())
    }

    /// Removes from the index what came with one contact of a matter; contact 0 is what offices wrote. To be called in
    /// the transaction that erases the texts. Nothing finds them from then on; their tokens leave the file at the next
    /// [`Session::merge_search`], or the next vacuum of PostgreSQL.
    ///
    /// # Errors
    /// The database failed.
    pub async fn forget_search(&mut self, shard: i64, matter: i64, contact: i64) -> Result<(), StoreError> {
        for sql in [self.engine().forget_contact(), FORGET_CONTACT] {
            on_db!(self, |conn| {
                sqlx::query(sql).bind(shard).bind(matter).bind(contact).execute(conn).await.map(|_| ())
            })?;
        }
        Ok(())
    }

    /// Removes a matter from the index.
    ///
    /// # Errors
    /// The database failed.
    pub async fn forget_search_of(&mut self, shard: i64, matter: i64) -> Result<(), StoreError> {
        for sql in [self.engine().forget_matter(), FORGET_MATTER] {
            on_db!(self, |conn| sqlx::query(sql).bind(shard).bind(matter).execute(conn).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// Empties the index.
    ///
    /// # Errors
    /// The database failed.
    pub async fn clear_search(&mut self) -> Result<(), StoreError> {
        for sql in [self.engine().clear(), CLEAR] {
            on_db!(self, |conn| sqlx::query(sql).execute(conn).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// One round of merging the index, which leaves out what was removed from it; with `first` all of the index is
    /// marked for it. Returns whether another round is needed. PostgreSQL does this by itself when it vacuums.
    ///
    /// # Errors
    /// The database failed.
    pub async fn merge_search(&mut self, first: bool) -> Result<bool, StoreError> {
        let pages = if first { -MERGE_PAGES } else { MERGE_PAGES };
        match self.conn() {
            Conn::Sqlite(conn) => {
                // What a statement on a virtual table changed shows only in the sum of all changes.
                let (before,): (i64,) = sqlx::query_as(CHANGES).fetch_one(&mut *conn).await?;
                sqlx::query(MERGE).bind(pages).execute(&mut *conn).await?;
                let (after,): (i64,) = sqlx::query_as(CHANGES).fetch_one(&mut *conn).await?;
                Ok(after.abs_diff(before) >= MERGE_IDLE)
            }
            Conn::Postgres(_) => Ok(false),
        }
    }

    /// Keys of matters after one, in their order: shard and matter.
    ///
    /// # Errors
    /// The database failed.
    pub async fn matter_keys(
        &mut self,
        (shard, matter): (i64, i64),
        limit: u16,
    ) -> Result<Vec<(i64, i64)>, StoreError> {
        Ok(on_db!(self, |conn| {
            sqlx::query_as(KEYS).bind(shard).bind(matter).bind(i64::from(limit)).fetch_all(conn).await
        })?)
    }
}

/// SQLite's count of changed rows on this connection.
pub(crate) const CHANGES: &str = "SELECT total_changes() AS changes";
