//! How far a long task has come, so that it goes on there after it was stopped.

use crate::db::on_db;
use crate::{Session, StoreError};

pub(crate) const GET: &str = "SELECT place FROM task_place WHERE task = $1";
pub(crate) const PUT: &str =
    "INSERT INTO task_place (task, place) VALUES ($1, $2) ON CONFLICT (task) DO UPDATE SET place = excluded.place";
pub(crate) const END: &str = "DELETE FROM task_place WHERE task = $1";

impl Session {
    /// Where a task stopped; `None` where it did not begin, or came to its end.
    ///
    /// # Errors
    /// The database failed.
    pub async fn task_place(&mut self, task: &str) -> Result<Option<String>, StoreError> {
        let found: Option<(String,)> = on_db!(self, |conn| sqlx::query_as(GET).bind(task).fetch_optional(conn).await)?;
        Ok(found.map(|(place,)| place))
    }

    /// Keeps where a task is, in the transaction that did the work up to there.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_task_place(&mut self, task: &str, place: &str) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(PUT).bind(task).bind(place).execute(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// A task came to its end.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_task(&mut self, task: &str) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(END).bind(task).execute(conn).await.map(|_| ()))?;
        Ok(())
    }
}
