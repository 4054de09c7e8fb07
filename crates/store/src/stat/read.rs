//! Reads counts as one reader may know them.

use std::collections::BTreeMap;

use crate::db::on_db;
use crate::read::WallScope;
use crate::stat::{Sums, Tally};
use crate::{Session, StoreError};

/// Cells and deltas in one statement: what is added up meanwhile is seen once.
pub(crate) const COUNTS: &str = "SELECT period, detail, CAST(SUM(n) AS BIGINT) AS counted FROM \
     (SELECT period, detail, n FROM stat_cell WHERE kind = $1 AND organ = $2 AND period >= $3 AND period <= $4 \
     UNION ALL \
     SELECT period, detail, n FROM stat_delta WHERE kind = $1 AND organ = $2 AND period >= $3 AND period <= $4) both_kept \
     GROUP BY period, detail HAVING SUM(n) <> 0 ORDER BY period, detail";

/// What is due, in three parts: before the first day, until the second, and after it. Added up by the database, because
/// a cell a day and stage would be thousands of rows for three numbers.
pub(crate) const DUE: &str = "SELECT CAST(part AS BIGINT) AS part, detail, CAST(SUM(n) AS BIGINT) AS counted FROM \
     (SELECT CASE WHEN period < $3 THEN 0 WHEN period <= $4 THEN 1 ELSE 2 END AS part, detail, n FROM stat_cell \
     WHERE kind = $1 AND organ = $2 \
     UNION ALL \
     SELECT CASE WHEN period < $3 THEN 0 WHEN period <= $4 THEN 1 ELSE 2 END AS part, detail, n FROM stat_delta \
     WHERE kind = $1 AND organ = $2) both_kept \
     GROUP BY part, detail HAVING SUM(n) <> 0 ORDER BY part, detail";

/// Whose counts, as one reader may know them. Made once for all counts of an answer: see [`Session::count_view`].
#[derive(Clone, Debug)]
pub struct CountView {
    organ: i64,
    /// What the wall hides from the reader.
    hidden: Sums,
}

/// How near a due day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DuePart {
    /// Before the first day asked for.
    Past,
    /// From that day to the second, both included.
    Near,
    /// After the second.
    Later,
}

/// How many matters of one stage are due how soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueCounted {
    /// How soon.
    pub part: DuePart,
    /// Stage, by its name.
    pub stage: String,
    /// How many.
    pub n: i64,
}

/// One count.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Counted {
    /// A day, a month, or nothing, as the kind says.
    pub period: String,
    /// What else the kind tells apart.
    pub detail: String,
    /// How many.
    pub n: i64,
}

impl Session {
    /// The counts of an organ, or of [`ALL_ORGANS`](super::ALL_ORGANS), for a reader: what the wall hides from them is
    /// counted nowhere. `wall` is `None` only where nobody looks.
    ///
    /// # Errors
    /// The database failed.
    pub async fn count_view(&mut self, wall: Option<&WallScope>, organ: i64) -> Result<CountView, StoreError> {
        let hidden = match wall {
            Some(wall) => self.hidden(wall).await?,
            None => Sums::new(),
        };
        Ok(CountView { organ, hidden })
    }

    /// The counts of one kind, in the order of period and detail, exactly as the lists of the same reader show
    /// matters: what the wall hides is taken off, so that no difference between a count and a list, or between the
    /// counts of two days, says anything of an accusation. `from` and `until` are the first and the last day or month,
    /// both included, as text; both empty where the kind has none.
    ///
    /// # Errors
    /// The database failed.
    pub async fn counts(
        &mut self,
        view: &CountView,
        kind: Tally,
        (from, until): (&str, &str),
    ) -> Result<Vec<Counted>, StoreError> {
        let all: Vec<(String, String, i64)> = on_db!(self, |conn| {
            let query = sqlx::query_as(COUNTS).bind(kind.name()).bind(view.organ);
            query.bind(from).bind(until).fetch_all(conn).await
        })?;
        let mut sums: BTreeMap<(String, String), i64> =
            all.into_iter().map(|(period, detail, n)| ((period, detail), n)).collect();
        for (cell, n) in &view.hidden {
            if cell.kind == kind && cell.organ == view.organ && from <= &*cell.period && &*cell.period <= until {
                *sums.entry((cell.period.clone(), cell.detail.clone())).or_default() -= n;
            }
        }
        let counted = |((period, detail), n)| Counted { period, detail, n };
        Ok(sums.into_iter().map(counted).filter(|counted| counted.n != 0).collect())
    }

    /// Matters in which a duty runs, by stage and by how soon it is due, exactly as [`Session::counts`] counts them.
    /// `today` and `soon` are days as text.
    ///
    /// # Errors
    /// The database failed.
    pub async fn due_counts(
        &mut self,
        view: &CountView,
        (today, soon): (&str, &str),
    ) -> Result<Vec<DueCounted>, StoreError> {
        let kind = Tally::Due;
        let all: Vec<(i64, String, i64)> = on_db!(self, |conn| {
            let query = sqlx::query_as(DUE).bind(kind.name()).bind(view.organ);
            query.bind(today).bind(soon).fetch_all(conn).await
        })?;
        let part = |no: i64| match no {
            0 => DuePart::Past,
            1 => DuePart::Near,
            _ => DuePart::Later,
        };
        let mut sums: BTreeMap<(DuePart, String), i64> =
            all.into_iter().map(|(no, stage, n)| ((part(no), stage), n)).collect();
        for (cell, n) in &view.hidden {
            if cell.kind == kind && cell.organ == view.organ {
                let part = match &*cell.period {
                    day if day < today => DuePart::Past,
                    day if day <= soon => DuePart::Near,
                    _ => DuePart::Later,
                };
                *sums.entry((part, cell.detail.clone())).or_default() -= n;
            }
        }
        let counted = |((part, stage), n)| DueCounted { part, stage, n };
        Ok(sums.into_iter().map(counted).filter(|counted| counted.n != 0).collect())
    }
}
