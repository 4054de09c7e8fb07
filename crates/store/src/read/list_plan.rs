//! How the database finds what a list shows. The two engines are asked in different words and answer in different
//! ones: SQLite with a table of steps, PostgreSQL with lines of text.

use crate::db::Conn;
use crate::read::list_text::{Shape, cells};
use crate::read::{MatterFilter, Towards};
use crate::rows::{Cell, bound};
use crate::{Session, StoreError};

/// Lines of a page, and one more.
const LINES: i64 = 51;

impl Session {
    /// The plan for one page of a list, a step a line.
    ///
    /// # Errors
    /// The database failed.
    pub async fn plan_of(&mut self, filter: &MatterFilter, towards: &Towards) -> Result<Vec<String>, StoreError> {
        self.plan(Shape::of(filter, towards).sql(), cells(filter, towards, LINES)).await
    }

    pub(crate) async fn plan(&mut self, sql: &'static str, cells: Vec<Cell>) -> Result<Vec<String>, StoreError> {
        // Only tests ask, and for one text a shape: what is leaked is bounded.
        let asked = |how: &str| -> &'static str { Box::leak(format!("{how} {sql}").into_boxed_str()) };
        match self.conn() {
            Conn::Sqlite(conn) => {
                let sql = asked("EXPLAIN QUERY PLAN");
                let steps: Vec<(i64, i64, i64, String)> = bound!(sqlx::query_as(sql), cells).fetch_all(conn).await?;
                Ok(steps.into_iter().map(|(.., step)| step).collect())
            }
            Conn::Postgres(conn) => {
                let sql = asked("EXPLAIN (COSTS OFF)");
                let steps: Vec<(String,)> = bound!(sqlx::query_as(sql), cells).fetch_all(conn).await?;
                Ok(steps.into_iter().map(|(step,)| step).collect())
            }
        }
    }
}
