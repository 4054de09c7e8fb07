//! Which matters a rule check has to look at.

use jiff::civil::Date;

use crate::db::on_db;
use crate::{Session, StoreError};

/// A duty that is late, or was done late, without a finding of its own.
pub(crate) const MISSED: &str = "SELECT DISTINCT c.shard AS shard, c.matter AS matter FROM clock c WHERE c.is_window = 0 \
     AND (c.shard, c.matter) > ($1, $2) AND ((c.stopped_on IS NULL AND c.due_on < $3) OR c.stopped_on > c.due_on) \
     AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.shard = c.shard AND f.matter = c.matter AND f.clock = c.no \
     AND f.due_on = c.due_on) ORDER BY c.shard, c.matter LIMIT $4";
/// A matter in which something else than a clock can be found.
pub(crate) const WATCHED: &str = "SELECT m.shard AS shard, m.id AS matter FROM matter m WHERE m.watch = 1 \
     AND (m.shard, m.id) > ($1, $2) ORDER BY m.shard, m.id LIMIT $3";
/// A matter that one organ holds.
pub(crate) const HELD: &str = "SELECT m.shard AS shard, m.id AS matter FROM matter m WHERE m.holder = $1 \
     AND (m.shard, m.id) > ($2, $3) ORDER BY m.shard, m.id LIMIT $4";

/// What to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToCheck {
    /// A duty late on this day that has no finding yet.
    Missed(Date),
    /// What no clock shows.
    Watched,
    /// What this organ holds.
    HeldBy(i64),
}

impl Session {
    /// The shards and identities of matters to look at, in order after a place, at most `limit` of them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn to_check(
        &mut self,
        what: ToCheck,
        (shard, matter): (i64, i64),
        limit: i64,
    ) -> Result<Vec<(i64, i64)>, StoreError> {
        let found: Vec<(i64, i64)> = match what {
            ToCheck::Missed(today) => {
                let today = today.to_string();
                on_db!(self, |conn| {
                    sqlx::query_as(MISSED).bind(shard).bind(matter).bind(today).bind(limit).fetch_all(conn).await
                })?
            }
            ToCheck::Watched => on_db!(self, |conn| {
                sqlx::query_as(WATCHED).bind(shard).bind(matter).bind(limit).fetch_all(conn).await
            })?,
            ToCheck::HeldBy(organ) => on_db!(self, |conn| {
                sqlx::query_as(HELD).bind(organ).bind(shard).bind(matter).bind(limit).fetch_all(conn).await
            })?,
        };
        Ok(found)
    }
}
