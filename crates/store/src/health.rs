//! What a look at the health of an installation asks: how much waits, since when, and how large everything is.

use crate::db::{Conn, on_db};
use crate::{Db, Session, StoreError};

/// Events that are counted or looked at at most: after a large import many wait, and a look must stay cheap.
pub const WAITING_COUNTED_MAX: i64 = 100_000;
/// Events whose moment is looked up at most.
const WAITING_DATED_MAX: i64 = 1_000;

pub(crate) const WAITING: &str = "SELECT COUNT(*) AS waiting FROM (SELECT seq FROM outbox LIMIT $1) AS waits";
pub(crate) const OLDEST_WAITING: &str = "SELECT MIN(event.recorded_us) AS oldest FROM \
     (SELECT shard, stream, seq FROM outbox ORDER BY shard, stream, seq LIMIT $1) AS waits \
     JOIN event ON event.shard = waits.shard AND event.stream = waits.stream AND event.seq = waits.seq";
const SQLITE_PAGES: &str = "PRAGMA page_count";
const SQLITE_PAGE_BYTES: &str = "PRAGMA page_size";
const POSTGRES_BYTES: &str = "SELECT pg_database_size(current_database())";

/// How many wait for a connection, and how many connections there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queues {
    /// Readers that wait; on PostgreSQL also writers.
    pub readers_waiting: usize,
    /// Writers that wait for SQLite's one writing connection; 0 on PostgreSQL.
    pub writers_waiting: usize,
    /// Open connections.
    pub connections: u32,
    /// Those that nobody uses.
    pub idle: u32,
}

impl Db {
    /// How many wait for a connection at this moment.
    #[must_use]
    pub fn queues(&self) -> Queues {
        let (connections, idle) = self.connections();
        let (readers_waiting, writers_waiting) = self.waiting();
        Queues { readers_waiting, writers_waiting, connections, idle }
    }
}

impl Session {
    /// Number of events that wait to be sealed, counted up to [`WAITING_COUNTED_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn count_waiting(&mut self) -> Result<i64, StoreError> {
        let (waiting,): (i64,) =
            on_db!(self, |conn| sqlx::query_as(WAITING).bind(WAITING_COUNTED_MAX).fetch_one(conn).await)?;
        Ok(waiting)
    }

    /// When the oldest event was recorded that waits to be sealed, in microseconds since 1970, UTC; `None` where none
    /// does. Where very many wait, the oldest of the first thousand in the order of the sealer.
    ///
    /// # Errors
    /// The database failed.
    pub async fn oldest_waiting(&mut self) -> Result<Option<i64>, StoreError> {
        let (oldest,): (Option<i64>,) =
            on_db!(self, |conn| sqlx::query_as(OLDEST_WAITING).bind(WAITING_DATED_MAX).fetch_one(conn).await)?;
        Ok(oldest)
    }

    /// Bytes of the database: of SQLite's file without its log, of all tables and indexes on PostgreSQL.
    ///
    /// # Errors
    /// The database failed.
    pub async fn size_bytes(&mut self) -> Result<i64, StoreError> {
        match self.conn() {
            Conn::Sqlite(conn) => {
                let (pages,): (i64,) = sqlx::query_as(SQLITE_PAGES).fetch_one(&mut *conn).await?;
                let (bytes,): (i64,) = sqlx::query_as(SQLITE_PAGE_BYTES).fetch_one(conn).await?;
                Ok(pages.saturating_mul(bytes))
            }
            Conn::Postgres(conn) => {
                let (bytes,): (i64,) = sqlx::query_as(POSTGRES_BYTES).fetch_one(conn).await?;
                Ok(bytes)
            }
        }
    }
}
