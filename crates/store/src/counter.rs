//! Gap-free receipt numbers.

use crate::db::on_db;
use crate::{Session, StoreError};

pub(crate) const DRAW: &str = "INSERT INTO counter (shard, office, year, last) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (shard, office, year) DO UPDATE SET last = counter.last + excluded.last RETURNING last";

impl Session {
    /// Draws `count` numbers of an office and year and returns the last of them. Drawing none returns
    /// the last one drawn and locks the row until the transaction ends, so that a batch can count by
    /// itself and draw in the end just what it used.
    ///
    /// # Errors
    /// The database failed.
    pub async fn draw(&mut self, shard: i64, office: i64, year: i16, count: i64) -> Result<i64, StoreError> {
        let (last,): (i64,) = on_db!(self, |conn| {
            sqlx::query_as(DRAW).bind(shard).bind(office).bind(i64::from(year)).bind(count).fetch_one(conn).await
        })?;
        Ok(last)
    }
}
