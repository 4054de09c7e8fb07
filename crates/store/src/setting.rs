//! What this installation is: its home division, whether it is a demonstration.

use crate::db::on_db;
use crate::{Session, StoreError};

pub(crate) const GET: &str = "SELECT value FROM setting WHERE name = $1";
pub(crate) const PUT: &str =
    "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

impl Session {
    /// The value of a setting.
    ///
    /// # Errors
    /// The database failed.
    pub async fn setting(&mut self, name: &str) -> Result<Option<String>, StoreError> {
        let found: Option<(String,)> = on_db!(self, |conn| sqlx::query_as(GET).bind(name).fetch_optional(conn).await)?;
        Ok(found.map(|(value,)| value))
    }

    /// Keeps a setting.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_setting(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(PUT).bind(name).bind(value).execute(conn).await.map(|_| ()))?;
        Ok(())
    }
}
