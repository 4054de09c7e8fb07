//! Filters of the list that people keep under a name of their own, sealed.

use crate::db::on_db;
use crate::{Session, StoreError};

/// A filter that somebody keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedViewRow {
    /// Shard of the accounts.
    pub shard: i64,
    /// Whose.
    pub account: i64,
    /// Its number.
    pub id: i64,
    /// Its name, sealed.
    pub name: Vec<u8>,
    /// The question of the list's address, such as `stage=handling&due=overdue`.
    pub query: String,
    /// When it was made, in microseconds since 1970, UTC.
    pub made_us: i64,
    /// When it was taken away; it can be taken back for a while.
    pub deleted_us: Option<i64>,
}

/// The name is the owner's; made again under the same number, nothing happens, so that a form counts once.
pub(crate) const PUT: &str = "INSERT INTO saved_view (shard, account, id, name, query, made_us, deleted_us) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (shard, account, id) DO NOTHING";
pub(crate) const OF_ACCOUNT: &str = "SELECT shard, account, id, name, query, made_us, deleted_us FROM saved_view \
     WHERE shard = $1 AND account = $2 ORDER BY made_us, id";
pub(crate) const DELETE: &str =
    "UPDATE saved_view SET deleted_us = $4 WHERE shard = $1 AND account = $2 AND id = $3 AND deleted_us IS NULL";
pub(crate) const UNDELETE: &str =
    "UPDATE saved_view SET deleted_us = NULL WHERE shard = $1 AND account = $2 AND id = $3";
pub(crate) const PURGE: &str = "DELETE FROM saved_view WHERE shard = $1 AND account = $2 AND deleted_us < $3";

/// Every statement text of saved views.
pub(crate) const ALL: [&str; 5] = [PUT, OF_ACCOUNT, DELETE, UNDELETE, PURGE];

type ViewTuple = (i64, i64, i64, Vec<u8>, String, i64, Option<i64>);

fn view((shard, account, id, name, query, made_us, deleted_us): ViewTuple) -> SavedViewRow {
    SavedViewRow { shard, account, id, name, query, made_us, deleted_us }
}

impl Session {
    /// Keeps a view, unless one of that number is there.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_saved_view(&mut self, row: &SavedViewRow) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            let query = sqlx::query(PUT).bind(row.shard).bind(row.account).bind(row.id).bind(row.name.as_slice());
            let query = query.bind(row.query.as_str()).bind(row.made_us).bind(row.deleted_us);
            query.execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }

    /// The views of an account, the oldest first, with those that were taken away.
    ///
    /// # Errors
    /// The database failed.
    pub async fn saved_views(&mut self, shard: i64, account: i64) -> Result<Vec<SavedViewRow>, StoreError> {
        let found: Vec<ViewTuple> =
            on_db!(self, |conn| sqlx::query_as(OF_ACCOUNT).bind(shard).bind(account).fetch_all(conn).await)?;
        Ok(found.into_iter().map(view).collect())
    }

    /// Takes a view away, or back where `deleted_us` is `None`.
    ///
    /// # Errors
    /// The database failed.
    pub async fn mark_saved_view(
        &mut self,
        (shard, account, id): (i64, i64, i64),
        deleted_us: Option<i64>,
    ) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            let sql = if deleted_us.is_some() { DELETE } else { UNDELETE };
            let query = sqlx::query(sql).bind(shard).bind(account).bind(id);
            let query = match deleted_us {
                Some(deleted_us) => query.bind(deleted_us),
                None => query,
            };
            query.execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }

    /// Forgets the views of an account that were taken away before a moment.
    ///
    /// # Errors
    /// The database failed.
    pub async fn purge_saved_views(&mut self, shard: i64, account: i64, before_us: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            sqlx::query(PURGE).bind(shard).bind(account).bind(before_us).execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }
}
