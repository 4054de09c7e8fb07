//! Rows of petitioners' sessions, and of the forms that were carried out in them.

use crate::db::on_db;
use crate::{Session, StoreError};

/// A session of a petitioner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatRow {
    /// Shard of the matter.
    pub shard: i64,
    /// Digest of what the browser holds.
    pub name: Vec<u8>,
    /// The matter.
    pub matter: i64,
    /// The petitioner's row of personal data.
    pub person: i64,
    /// When it began, in microseconds since 1970, UTC.
    pub opened_us: i64,
    /// When something was asked for last, in microseconds since 1970, UTC.
    pub seen_us: i64,
}

pub(crate) const OPEN: &str = "INSERT INTO seat (shard, name, matter, person, opened_us, seen_us) \
     VALUES ($1, $2, $3, $4, $5, $6)";
pub(crate) const SEAT: &str = "SELECT matter, person, opened_us, seen_us FROM seat WHERE shard = $1 AND name = $2";
pub(crate) const SEEN: &str = "UPDATE seat SET seen_us = $3 WHERE shard = $1 AND name = $2 AND seen_us < $3";
pub(crate) const CLOSE: &str = "DELETE FROM seat WHERE shard = $1 AND name = $2";
pub(crate) const CLOSE_OF: &str = "DELETE FROM seat WHERE shard = $1 AND matter = $2 AND person = $3";
/// The one that makes it too many, and whatever was silent for longer.
pub(crate) const MAKE_ROOM: &str = "DELETE FROM seat WHERE shard = $1 AND matter = $2 AND seen_us <= (SELECT seen_us \
     FROM seat WHERE shard = $1 AND matter = $2 ORDER BY seen_us DESC LIMIT 1 OFFSET $3)";
pub(crate) const PURGE: &str = "DELETE FROM seat WHERE seen_us < $1 OR opened_us < $2";
/// The row is locked until the transaction ends, so that a form that comes twice at once waits and then finds it done.
pub(crate) const DO_ONCE: &str = "INSERT INTO seat_request (shard, seat, request, done_us) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (shard, seat, request) DO NOTHING";
pub(crate) const DONE: &str = "SELECT done_us FROM seat_request WHERE shard = $1 AND seat = $2 AND request = $3";
pub(crate) const PURGE_REQUESTS: &str = "DELETE FROM seat_request WHERE done_us < $1";

/// Every statement text of petitioners' sessions.
pub(crate) const ALL: [&str; 10] = [OPEN, SEAT, SEEN, CLOSE, CLOSE_OF, MAKE_ROOM, PURGE, DO_ONCE, DONE, PURGE_REQUESTS];

impl Session {
    /// Opens a session; of those of the matter the ones that were silent longest make room until `seats_max` are left.
    ///
    /// # Errors
    /// The database failed.
    pub async fn open_seat(&mut self, row: &SeatRow, seats_max: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            let room = sqlx::query(MAKE_ROOM).bind(row.shard).bind(row.matter).bind(seats_max - 1);
            room.execute(&mut *conn).await?;
            let open = sqlx::query(OPEN).bind(row.shard).bind(row.name.as_slice()).bind(row.matter).bind(row.person);
            open.bind(row.opened_us).bind(row.seen_us).execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }

    /// The session of this name.
    ///
    /// # Errors
    /// The database failed.
    pub async fn seat(&mut self, shard: i64, name: &[u8]) -> Result<Option<SeatRow>, StoreError> {
        let found: Option<(i64, i64, i64, i64)> =
            on_db!(self, |conn| sqlx::query_as(SEAT).bind(shard).bind(name).fetch_optional(conn).await)?;
        Ok(found.map(|(matter, person, opened_us, seen_us)| SeatRow {
            shard,
            name: name.to_vec(),
            matter,
            person,
            opened_us,
            seen_us,
        }))
    }

    /// Something was asked for in a session.
    ///
    /// # Errors
    /// The database failed.
    pub async fn see_seat(&mut self, shard: i64, name: &[u8], seen_us: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(SEEN).bind(shard).bind(name).bind(seen_us).execute(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// The database failed.
    pub async fn close_seat(&mut self, shard: i64, name: &[u8]) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(CLOSE).bind(shard).bind(name).execute(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// Ends every session of one petitioner of a matter.
    ///
    /// # Errors
    /// The database failed.
    pub async fn close_seats_of(&mut self, shard: i64, matter: i64, person: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            sqlx::query(CLOSE_OF).bind(shard).bind(matter).bind(person).execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }

    /// Notes that a form of a session is carried out in this transaction; `false` where it was before.
    ///
    /// # Errors
    /// The database failed.
    pub async fn do_once(&mut self, shard: i64, seat: &[u8], request: &[u8], done_us: i64) -> Result<bool, StoreError> {
        let noted = on_db!(self, |conn| {
            let query = sqlx::query(DO_ONCE).bind(shard).bind(seat).bind(request).bind(done_us);
            query.execute(conn).await.map(|done| done.rows_affected())
        })?;
        Ok(noted == 1)
    }

    /// Whether a form of a session was carried out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn was_done(&mut self, shard: i64, seat: &[u8], request: &[u8]) -> Result<bool, StoreError> {
        let found: Option<i64> = on_db!(self, |conn| {
            sqlx::query_scalar(DONE).bind(shard).bind(seat).bind(request).fetch_optional(conn).await
        })?;
        Ok(found.is_some())
    }

    /// Removes sessions in which nothing was asked for since one moment, or which began before another, and forms that
    /// were carried out before that. Returns how many sessions that were.
    ///
    /// # Errors
    /// The database failed.
    pub async fn purge_seats(&mut self, seen_before_us: i64, opened_before_us: i64) -> Result<u64, StoreError> {
        Ok(on_db!(self, |conn| {
            sqlx::query(PURGE_REQUESTS).bind(opened_before_us).execute(&mut *conn).await?;
            let query = sqlx::query(PURGE).bind(seen_before_us).bind(opened_before_us);
            query.execute(conn).await.map(|done| done.rows_affected())
        })?)
    }
}
