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

/// Which counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountAsked<'q> {
    /// Who looks: what the wall hides from them is not counted. `None` only where nobody looks.
    pub wall: Option<&'q WallScope>,
    /// What is counted.
    pub kind: Tally,
    /// For which organ, or [`ALL_ORGANS`](super::ALL_ORGANS).
    pub organ: i64,
    /// The first and the last day or month, both included, as text; both empty where the kind has none.
    pub period: (&'q str, &'q str),
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
    /// The counts of one kind, in the order of period and detail, exactly as the lists of the same reader show
    /// matters: what the wall hides is taken off, so that no difference between a count and a list, or between the
    /// counts of two days, says anything of an accusation.
    ///
    /// # Errors
    /// The database failed.
    pub async fn counts(&mut self, asked: &CountAsked<'_>) -> Result<Vec<Counted>, StoreError> {
        let CountAsked { wall, kind, organ, period: (from, until) } = *asked;
        let all: Vec<(String, String, i64)> = on_db!(self, |conn| {
            let query = sqlx::query_as(COUNTS).bind(kind.name()).bind(organ);
            query.bind(from).bind(until).fetch_all(conn).await
        })?;
        let mut sums: BTreeMap<(String, String), i64> =
            all.into_iter().map(|(period, detail, n)| ((period, detail), n)).collect();
        let hidden = match wall {
            Some(wall) => self.hidden(wall).await?,
            None => Sums::new(),
        };
        for (cell, n) in hidden {
            if cell.kind == kind && cell.organ == organ && from <= &*cell.period && &*cell.period <= until {
                *sums.entry((cell.period, cell.detail)).or_default() -= n;
            }
        }
        let counted = |((period, detail), n)| Counted { period, detail, n };
        Ok(sums.into_iter().map(counted).filter(|counted| counted.n != 0).collect())
    }
}
