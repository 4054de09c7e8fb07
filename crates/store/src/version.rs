//! How often something that processes keep in memory was changed.

use crate::db::on_db;
use crate::{Session, StoreError};

/// The directory, among what is counted.
const DIRECTORY: &str = "directory";

pub(crate) const GET: &str = "SELECT number FROM version WHERE name = $1";
pub(crate) const NEXT: &str = "INSERT INTO version (name, number) VALUES ($1, 1) \
     ON CONFLICT (name) DO UPDATE SET number = version.number + 1 RETURNING number";

impl Session {
    /// How often the directory was changed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn directory_version(&mut self) -> Result<i64, StoreError> {
        let found: Option<i64> =
            on_db!(self, |conn| sqlx::query_scalar(GET).bind(DIRECTORY).fetch_optional(conn).await)?;
        Ok(found.unwrap_or(0))
    }

    /// Counts a change of the directory and returns its number. Whoever changes the directory begins with this: until
    /// the transaction ends nobody else changes it, and what is read after it is the directory as it will be changed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn next_directory_version(&mut self) -> Result<i64, StoreError> {
        Ok(on_db!(self, |conn| sqlx::query_scalar(NEXT).bind(DIRECTORY).fetch_one(conn).await)?)
    }
}
