//! Clocks that still run, with what their dates were counted from: for counting them anew after a change of the
//! calendar without reading a single event.

use crate::db::on_db;
use crate::{Session, StoreError};

/// Walks a partial index that has nothing but open clocks.
pub(crate) const OPEN: &str = "SELECT shard, matter, no, rule, pack, organ, started_on, set_days, extension_days, spans, \
     ends_on, due_on FROM clock WHERE stopped_on IS NULL AND (shard, matter, no) > ($1, $2, $3) \
     ORDER BY shard, matter, no LIMIT $4";

type OpenTuple = (i64, i64, i64, String, String, i64, String, Option<i64>, i64, i64, String, String);

/// A clock that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of `ClockRow`, which are documented")]
pub struct OpenClock {
    pub shard: i64,
    pub matter: i64,
    pub no: i64,
    pub rule: String,
    pub pack: String,
    pub organ: i64,
    pub started_on: String,
    pub set_days: Option<i64>,
    pub extension_days: i64,
    pub spans: i64,
    pub ends_on: String,
    pub due_on: String,
}

impl OpenClock {
    /// Its place in the order.
    #[must_use]
    pub const fn key(&self) -> (i64, i64, i64) {
        (self.shard, self.matter, self.no)
    }
}

impl Session {
    /// The open clocks after a place, in the order of shard, matter and number, at most `limit` of them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn open_clocks(
        &mut self,
        (shard, matter, no): (i64, i64, i64),
        limit: i64,
    ) -> Result<Vec<OpenClock>, StoreError> {
        let found: Vec<OpenTuple> = on_db!(self, |conn| {
            sqlx::query_as(OPEN).bind(shard).bind(matter).bind(no).bind(limit).fetch_all(conn).await
        })?;
        let row = |clock: OpenTuple| OpenClock {
            shard: clock.0,
            matter: clock.1,
            no: clock.2,
            rule: clock.3,
            pack: clock.4,
            organ: clock.5,
            started_on: clock.6,
            set_days: clock.7,
            extension_days: clock.8,
            spans: clock.9,
            ends_on: clock.10,
            due_on: clock.11,
        };
        Ok(found.into_iter().map(row).collect())
    }
}
