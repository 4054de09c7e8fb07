//! Leases: what only one process does at a time.

use crate::db::on_db;
use crate::{Session, StoreError};

// A lease that ends later than anybody could have asked for was taken before the clock was set back.
const TAKE: &str = "INSERT INTO lease (name, holder, until_us) VALUES ($1, $2, $3) \
     ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until_us = excluded.until_us \
     WHERE lease.holder = excluded.holder OR lease.until_us <= $4 OR lease.until_us > excluded.until_us";
const GIVE_BACK: &str = "DELETE FROM lease WHERE name = $1 AND holder = $2";
const TOUCH: &str = "INSERT INTO lease (name, holder, until_us) VALUES ($1, '', 0) \
     ON CONFLICT (name) DO UPDATE SET until_us = lease.until_us";

/// Every statement of this file.
pub(crate) const ALL: [&str; 3] = [TAKE, GIVE_BACK, TOUCH];

impl Session {
    /// Takes or renews a lease; `false` where somebody else has it. Moments are in microseconds since 1970, UTC.
    ///
    /// Until the transaction ends the row is locked, so that of two who ask at once the second waits for the first:
    /// whatever is done in the same transaction is done by one process at a time, however wrong a clock is.
    ///
    /// # Errors
    /// The database failed.
    pub async fn take_lease(
        &mut self,
        name: &str,
        holder: &str,
        now_us: i64,
        until_us: i64,
    ) -> Result<bool, StoreError> {
        let taken = on_db!(self, |conn| {
            let query = sqlx::query(TAKE).bind(name).bind(holder).bind(until_us).bind(now_us);
            query.execute(conn).await.map(|done| done.rows_affected())
        })?;
        Ok(taken == 1)
    }

    /// Waits until nobody is at work under a lease, and keeps others from beginning until the transaction ends.
    /// Whoever has it keeps it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn touch_lease(&mut self, name: &str) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(TOUCH).bind(name).execute(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// Gives a lease back, so that nobody has to wait for its end.
    ///
    /// # Errors
    /// The database failed.
    pub async fn give_lease_back(&mut self, name: &str, holder: &str) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(GIVE_BACK).bind(name).bind(holder).execute(conn).await.map(|_| ()))?;
        Ok(())
    }
}
