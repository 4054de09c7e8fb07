//! Which matters a rule check has to look at.

use jiff::civil::Date;

use crate::db::on_db;
use crate::rows::{Cell, bound};
use crate::{Session, StoreError};

/// A duty that is late and goes on, without a finding of its own. Of what goes on only what is overdue is read.
pub(crate) const OVERDUE: &str = "SELECT c.due_on AS due_on, c.shard AS shard, c.matter AS matter, c.no AS no FROM clock c \
     WHERE c.stopped_on IS NULL AND c.is_window = 0 AND c.due_on < $5 AND (c.due_on, c.shard, c.matter, c.no) > ($1, $2, $3, $4) \
     AND (SELECT COUNT(*) FROM finding f WHERE f.shard = c.shard AND f.matter = c.matter AND f.clock = c.no \
     AND f.due_on = c.due_on) = 0 ORDER BY c.due_on, c.shard, c.matter, c.no LIMIT $6";
/// A duty that was done late, without a finding of its own. What ended after its legal last day ended after its counted
/// one, which is never later: the index has those alone.
pub(crate) const DONE_LATE: &str = "SELECT c.shard AS shard, c.matter AS matter, c.no AS no FROM clock c \
     WHERE c.stopped_on > c.ends_on AND c.stopped_on > c.due_on AND c.is_window = 0 \
     AND (c.shard, c.matter, c.no) > ($1, $2, $3) \
     AND (SELECT COUNT(*) FROM finding f WHERE f.shard = c.shard AND f.matter = c.matter AND f.clock = c.no \
     AND f.due_on = c.due_on) = 0 ORDER BY c.shard, c.matter, c.no LIMIT $4";
/// A matter in which something else than a clock can be found.
pub(crate) const WATCHED: &str = "SELECT m.shard AS shard, m.id AS matter FROM matter m WHERE m.watch = 1 \
     AND (m.shard, m.id) > ($1, $2) ORDER BY m.shard, m.id LIMIT $3";
/// A matter that one organ holds.
pub(crate) const HELD: &str = "SELECT m.shard AS shard, m.id AS matter FROM matter m WHERE m.holder = $1 \
     AND (m.shard, m.id) > ($2, $3) ORDER BY m.shard, m.id LIMIT $4";

/// What to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToCheck {
    /// A duty late on this day that goes on and has no finding yet.
    Overdue(Date),
    /// A duty that was done late and has no finding yet.
    DoneLate,
    /// What no clock shows.
    Watched,
    /// What this organ holds.
    HeldBy(i64),
}

/// A place in what is looked through. A matter may stand at several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckPlace {
    /// The last day of the duty; empty where that is not the order.
    due_on: String,
    /// Shard of the matter.
    pub shard: i64,
    /// The matter.
    pub matter: i64,
    /// Number of the duty's clock; 0 where no clock is looked for.
    no: i64,
}

impl CheckPlace {
    /// Before everything.
    pub const START: Self = Self { due_on: String::new(), shard: i64::MIN, matter: i64::MIN, no: i64::MIN };
}

impl ToCheck {
    fn text(self) -> &'static str {
        match self {
            Self::Overdue(_) => OVERDUE,
            Self::DoneLate => DONE_LATE,
            Self::Watched => WATCHED,
            Self::HeldBy(_) => HELD,
        }
    }

    /// What the statement binds.
    fn cells(self, after: &CheckPlace, limit: i64) -> Vec<Cell> {
        let CheckPlace { due_on, shard, matter, no } = after;
        let of = |numbers: &[i64]| numbers.iter().copied().map(Cell::Int).collect::<Vec<_>>();
        match self {
            Self::Overdue(today) => {
                let mut cells = vec![Cell::Text(due_on.clone())];
                cells.extend(of(&[*shard, *matter, *no]));
                cells.extend([Cell::Text(today.to_string()), Cell::Int(limit)]);
                cells
            }
            Self::DoneLate => of(&[*shard, *matter, *no, limit]),
            Self::Watched => of(&[*shard, *matter, limit]),
            Self::HeldBy(organ) => of(&[organ, *shard, *matter, limit]),
        }
    }
}

impl Session {
    /// Where there is something to look at, in order after a place, at most `limit` places.
    ///
    /// # Errors
    /// The database failed.
    pub async fn to_check(
        &mut self,
        what: ToCheck,
        after: &CheckPlace,
        limit: i64,
    ) -> Result<Vec<CheckPlace>, StoreError> {
        let (sql, cells) = (what.text(), what.cells(after, limit));
        let place = |due_on, shard, matter, no| CheckPlace { due_on, shard, matter, no };
        Ok(match what {
            ToCheck::Overdue(_) => {
                let found: Vec<(String, i64, i64, i64)> =
                    on_db!(self, |conn| bound!(sqlx::query_as(sql), cells).fetch_all(conn).await)?;
                found.into_iter().map(|(due_on, shard, matter, no)| place(due_on, shard, matter, no)).collect()
            }
            ToCheck::DoneLate => {
                let found: Vec<(i64, i64, i64)> =
                    on_db!(self, |conn| bound!(sqlx::query_as(sql), cells).fetch_all(conn).await)?;
                found.into_iter().map(|(shard, matter, no)| place(String::new(), shard, matter, no)).collect()
            }
            ToCheck::Watched | ToCheck::HeldBy(_) => {
                let found: Vec<(i64, i64)> =
                    on_db!(self, |conn| bound!(sqlx::query_as(sql), cells).fetch_all(conn).await)?;
                found.into_iter().map(|(shard, matter)| place(String::new(), shard, matter, 0)).collect()
            }
        })
    }

    /// The plan for one page, a step a line.
    ///
    /// # Errors
    /// The database failed.
    pub async fn plan_of_check(&mut self, what: ToCheck, after: &CheckPlace) -> Result<Vec<String>, StoreError> {
        self.plan(what.text(), what.cells(after, PLANNED)).await
    }
}

/// Lines of a page of which the plan is asked.
const PLANNED: i64 = 500;
