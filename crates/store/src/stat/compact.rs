//! Adds deltas up into cells.

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::stat::{StatCell, Sums, Tally};
use crate::{Session, StoreError};

/// Takes the first deltas away and returns them. Of two that do this at once each gets rows that the other does not
/// get, so that none is added twice.
pub(crate) const TAKE: &str = "DELETE FROM stat_delta WHERE (shard, stream, seq, no) IN \
     (SELECT shard, stream, seq, no FROM stat_delta ORDER BY shard, stream, seq, no LIMIT $1) \
     RETURNING shard, kind, organ, period, detail, n";
/// A count that came to nothing has no row: days long past would fill the table.
pub(crate) const SWEEP_OUT: &str = "DELETE FROM stat_cell WHERE shard = $1 AND kind = $2 AND organ = $3 \
     AND period = $4 AND detail = $5 AND n = 0";

pub(crate) type CellTuple = (i64, String, i64, String, String, i64);

pub(crate) fn cell((shard, kind, organ, period, detail, n): CellTuple) -> Option<(StatCell, i64)> {
    Some((StatCell { shard, kind: Tally::named(&kind)?, organ, period, detail }, n))
}

/// A cell and what is added to it.
#[derive(Debug)]
pub(crate) struct CellRow {
    cell: StatCell,
    n: i64,
}

impl Row for CellRow {
    const INSERT: &'static str = "INSERT INTO stat_cell (shard, kind, organ, period, detail, n)";
    const THEN: &'static str =
        "ON CONFLICT (shard, kind, organ, period, detail) DO UPDATE SET n = stat_cell.n + excluded.n";
    const WIDTH: usize = 6;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.cell.shard),
            Cell::Text(self.cell.kind.name().to_owned()),
            Cell::Int(self.cell.organ),
            Cell::Text(self.cell.period.clone()),
            Cell::Text(self.cell.detail.clone()),
            Cell::Int(self.n),
        ]);
    }
}

impl Session {
    /// Adds at most `limit` deltas up into cells and returns how many there were.
    ///
    /// # Errors
    /// The database failed; then nothing was taken away.
    pub async fn compact_counts(&mut self, limit: i64) -> Result<u64, StoreError> {
        let taken: Vec<CellTuple> = on_db!(self, |conn| sqlx::query_as(TAKE).bind(limit).fetch_all(conn).await)?;
        let count = u64::try_from(taken.len()).unwrap_or(u64::MAX);
        let mut sums = Sums::new();
        for (cell, n) in taken.into_iter().filter_map(cell) {
            *sums.entry(cell).or_default() += n;
        }
        self.add_to_cells(sums).await?;
        Ok(count)
    }

    /// Adds to cells. They come in the order of the cells, so that two that do this at once never wait for each other
    /// in a circle.
    pub(crate) async fn add_to_cells(
        &mut self,
        sums: impl IntoIterator<Item = (StatCell, i64)>,
    ) -> Result<(), StoreError> {
        let changed = sums.into_iter().filter(|(_, n)| *n != 0);
        let rows: Vec<CellRow> = changed.map(|(cell, n)| CellRow { cell, n }).collect();
        rows::insert(self, &rows).await?;
        for CellRow { cell, .. } in rows.into_iter().filter(|row| row.n < 0) {
            let StatCell { shard, kind, organ, period, detail } = cell;
            on_db!(self, |conn| {
                let query = sqlx::query(SWEEP_OUT).bind(shard).bind(kind.name()).bind(organ);
                query.bind(period).bind(detail).execute(conn).await.map(|_| ())
            })?;
        }
        Ok(())
    }
}
