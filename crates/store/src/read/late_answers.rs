//! Duties that were done after their last day, for one rule.

use crate::db::on_db;
use crate::{Session, StoreError};

/// A duty done late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateAnswer {
    /// Shard of the matter.
    pub shard: i64,
    /// The matter.
    pub matter: i64,
    /// Day of the starting event.
    pub started_on: String,
    /// Counted last day, before rolling.
    pub ends_on: String,
    /// Legal last day.
    pub due_on: String,
    /// Day on which it was done.
    pub stopped_on: String,
}

pub(crate) const LATE: &str = "SELECT shard, matter, started_on, ends_on, due_on, stopped_on FROM clock \
     WHERE rule = $1 AND stopped_on > ends_on ORDER BY shard, matter, no";

impl Session {
    /// The plan for [`Session::late_answers`], a step a line.
    ///
    /// # Errors
    /// The database failed.
    pub async fn plan_of_late_answers(&mut self, rule: &str) -> Result<Vec<String>, StoreError> {
        self.plan(LATE, vec![crate::rows::Cell::Text(rule.to_owned())]).await
    }

    /// Every running of a rule that ended after its counted last day. Those that ended after their
    /// legal last day too are the late ones in law.
    ///
    /// # Errors
    /// The database failed.
    pub async fn late_answers(&mut self, rule: &str) -> Result<Vec<LateAnswer>, StoreError> {
        let found: Vec<(i64, i64, String, String, String, String)> =
            on_db!(self, |conn| sqlx::query_as(LATE).bind(rule).fetch_all(conn).await)?;
        let row = |(shard, matter, started_on, ends_on, due_on, stopped_on)| LateAnswer {
            shard,
            matter,
            started_on,
            ends_on,
            due_on,
            stopped_on,
        };
        Ok(found.into_iter().map(row).collect())
    }
}
