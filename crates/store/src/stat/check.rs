//! Compares the counts with the rows, and mends them.

use crate::db::on_db;
use crate::stat::StatCell;
use crate::stat::compact::{CellTuple, cell};
use crate::{Session, StoreError};

/// Every cell in which what is kept differs from what the rows come to, with the difference. One statement, so that
/// both sides are seen at one moment while others write. What is counted says `Tallying`; this says it once more, in
/// the words of the database, so that neither can be wrong unnoticed.
pub(crate) const DIFFERING: &str = "SELECT shard, kind, organ, period, detail, CAST(SUM(n) AS BIGINT) AS difference FROM \
     (SELECT shard, kind, organ, period, detail, n FROM stat_cell \
     UNION ALL SELECT shard, kind, organ, period, detail, n FROM stat_delta \
     UNION ALL SELECT c.shard, c.kind, CASE f.whole WHEN 1 THEN 0 ELSE c.organ END, c.period, c.detail, -c.n FROM \
     (SELECT shard, 'stage' AS kind, holder AS organ, '' AS period, stage AS detail, COUNT(*) AS n FROM matter \
     GROUP BY shard, holder, stage \
     UNION ALL SELECT shard, 'due', holder, next_due_on, stage, COUNT(*) FROM matter \
     WHERE next_due_on <> '9999-12-31' GROUP BY shard, holder, next_due_on, stage \
     UNION ALL SELECT shard, 'received', office, substr(received_on, 1, 7), channel || '/' || purpose || '/' || \
     CAST(CASE purpose WHEN 'accusation' THEN 0 ELSE COALESCE(category - category % 10000, 0) END AS TEXT), COUNT(*) FROM matter \
     GROUP BY shard, office, substr(received_on, 1, 7), \
     channel || '/' || purpose || '/' || CAST(CASE purpose WHEN 'accusation' THEN 0 ELSE COALESCE(category - category % 10000, 0) END AS TEXT) \
     UNION ALL SELECT shard, 'answered', organ, substr(stopped_on, 1, 7), \
     CASE late WHEN 1 THEN 'late' ELSE 'in_time' END, COUNT(*) FROM \
     (SELECT shard, matter, organ, stopped_on, MAX(CASE WHEN stopped_on > due_on THEN 1 ELSE 0 END) AS late FROM clock \
     WHERE stopped_by IN ('matter.answered', 'matter.answer_shared') AND stopped_on IS NOT NULL AND is_window = 0 \
     GROUP BY shard, matter, organ, stopped_on) answer \
     GROUP BY shard, organ, substr(stopped_on, 1, 7), late \
     UNION ALL SELECT shard, 'found', organ, substr(found_on, 1, 7), kind, COUNT(*) FROM finding \
     GROUP BY shard, organ, substr(found_on, 1, 7), kind) c \
     CROSS JOIN (SELECT 0 AS whole UNION ALL SELECT 1) f) every_side \
     GROUP BY shard, kind, organ, period, detail HAVING SUM(n) <> 0 \
     ORDER BY shard, kind, organ, period, detail LIMIT $1";

/// A count that differs from the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountDifference {
    /// Which.
    pub cell: StatCell,
    /// What is kept beyond what the rows come to; below zero where it is less.
    pub too_many: i64,
}

impl Session {
    /// Every count that differs from the rows, at most `limit` of them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn count_differences(&mut self, limit: i64) -> Result<Vec<CountDifference>, StoreError> {
        let found: Vec<CellTuple> = on_db!(self, |conn| sqlx::query_as(DIFFERING).bind(limit).fetch_all(conn).await)?;
        Ok(found.into_iter().filter_map(cell).map(|(cell, too_many)| CountDifference { cell, too_many }).collect())
    }

    /// Makes every count agree with the rows and returns how many did not. Both are seen at one moment, and what is
    /// wrong is added to the cells, so that others may write meanwhile.
    ///
    /// # Errors
    /// The database failed.
    pub async fn mend_counts(&mut self) -> Result<u64, StoreError> {
        let differing = self.count_differences(i64::MAX).await?;
        let count = u64::try_from(differing.len()).unwrap_or(u64::MAX);
        self.add_to_cells(differing.into_iter().map(|differing| (differing.cell, -differing.too_many))).await?;
        Ok(count)
    }
}
