//! Which row of which source became which matter.

use std::collections::BTreeSet;

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::{Session, StoreError};

/// One imported row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// Shard of the matter.
    pub shard: i64,
    /// Name of the source.
    pub source: String,
    /// Key of the row in the source: a keyed digest that begins with a blank, or from earlier versions the key itself.
    pub key: String,
    /// The matter that it became.
    pub matter: i64,
}

impl Row for ImportRow {
    const INSERT: &'static str = "INSERT INTO import_row (shard, source, row_key, matter)";
    const WIDTH: usize = 4;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Text(self.source.clone()),
            Cell::Text(self.key.clone()),
            Cell::Int(self.matter),
        ]);
    }
}

/// Number of the first placeholder of the list.
pub(crate) const FIRST_KEY: usize = 3;

/// Completed by a list of keys; see [`rows::listed`].
pub(crate) const IMPORTED: &str = "SELECT row_key FROM import_row WHERE shard = $1 AND source = $2 AND row_key IN (";

/// The matter that one row became.
pub(crate) const IMPORTED_AS: &str = "SELECT matter FROM import_row WHERE shard = $1 AND source = $2 AND row_key = $3";

/// Keys in clear, from before keyed digests, which begin with a blank.
pub(crate) const IN_CLEAR: &str = "SELECT shard, source, row_key, matter FROM import_row \
     WHERE (shard, source, row_key) > ($1, $2, $3) AND row_key NOT LIKE ' %' ORDER BY shard, source, row_key LIMIT $4";

pub(crate) const REPLACE_KEY: &str =
    "UPDATE import_row SET row_key = $4 WHERE shard = $1 AND source = $2 AND row_key = $3";

impl Session {
    /// Rows after one, or from the first on, whose keys are in clear, in their order, at most so many.
    ///
    /// # Errors
    /// The database failed.
    pub async fn plain_row_keys(
        &mut self,
        after: Option<&ImportRow>,
        limit: i64,
    ) -> Result<Vec<ImportRow>, StoreError> {
        let (shard, source, key) = after.map_or((i64::MIN, "", ""), |row| (row.shard, &row.source, &row.key));
        let found: Vec<(i64, String, String, i64)> = on_db!(self, |conn| {
            sqlx::query_as(IN_CLEAR).bind(shard).bind(source).bind(key).bind(limit).fetch_all(conn).await
        })?;
        Ok(found.into_iter().map(|(shard, source, key, matter)| ImportRow { shard, source, key, matter }).collect())
    }

    /// Gives a row another key.
    ///
    /// # Errors
    /// The database failed.
    pub async fn replace_row_key(&mut self, row: &ImportRow, key: &str) -> Result<(), StoreError> {
        Ok(on_db!(self, |conn| {
            let query = sqlx::query(REPLACE_KEY).bind(row.shard).bind(row.source.as_str()).bind(row.key.as_str());
            query.bind(key).execute(conn).await.map(|_| ())
        })?)
    }

    /// The matter that one row of a source became, if it was imported.
    ///
    /// # Errors
    /// The database failed.
    pub async fn imported_as(&mut self, shard: i64, source: &str, key: &str) -> Result<Option<i64>, StoreError> {
        let found: Option<(i64,)> = on_db!(self, |conn| {
            sqlx::query_as(IMPORTED_AS).bind(shard).bind(source).bind(key).fetch_optional(conn).await
        })?;
        Ok(found.map(|(matter,)| matter))
    }

    /// Which of these keys of a source were imported before.
    ///
    /// # Errors
    /// The database failed.
    pub async fn imported(&mut self, shard: i64, source: &str, keys: &[&str]) -> Result<BTreeSet<String>, StoreError> {
        let mut known = BTreeSet::new();
        for (sql, some) in rows::listed(IMPORTED, FIRST_KEY, keys) {
            let found: Vec<(String,)> = on_db!(self, |conn| {
                let mut query = sqlx::query_as(sql).bind(shard).bind(source);
                for key in some {
                    query = query.bind(*key);
                }
                query.fetch_all(conn).await
            })?;
            known.extend(found.into_iter().map(|(key,)| key));
        }
        Ok(known)
    }

    /// Remembers imported rows.
    ///
    /// # Errors
    /// The database failed, or another import was first with one of them.
    pub async fn put_imported(&mut self, imported: &[ImportRow]) -> Result<(), StoreError> {
        rows::insert(self, imported).await
    }
}
