//! What an organ had, and at which stage, at a moment of the past, as it was recorded by then.

use std::sync::LazyLock;

use domain::matter::StageName;

use crate::db::on_db;
use crate::read::list_text::numbered;
use crate::read::matter_list::{LineTuple, ListedMatter, WALL, WallScope, line};
use crate::rows::{Cell, bound};
use crate::{Session, StoreError};

/// Which matters, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// Who looks, today: what is hidden from them now was never part of their list.
    pub wall: Option<WallScope>,
    /// The moment in microseconds since 1970, UTC: what was recorded before it counts.
    pub before_us: i64,
    /// Only what this organ had then.
    pub holder: Option<i64>,
    /// Only what was at this stage then.
    pub stage: Option<StageName>,
}

// `CROSS JOIN` keeps SQLite to the order in which the tables stand here.
const SELECT: &str = "SELECT m.shard, m.id, m.office, m.year, m.no, m.channel, m.purpose, m.category, m.heads, \
     m.received_on, s.holder, m.transfers, s.stage, m.next_due_on, m.next_rule, m.accused FROM matter_span s CROSS JOIN matter m \
     WHERE m.shard = s.shard AND m.id = s.matter";
const REST: &str = " AND s.from_us < $ AND s.until_us >= # AND (s.stage = $ OR # IS NULL) \
     AND (s.shard, s.matter) > ($, $) ORDER BY s.shard, s.matter LIMIT $";

/// With and without a wall, of one organ and of all.
static TEXTS: LazyLock<[String; 4]> = LazyLock::new(|| {
    [(false, false), (false, true), (true, false), (true, true)].map(|(wall, holder)| {
        let wall = if wall { format!(" AND {WALL}") } else { String::new() };
        let holder = if holder { " AND s.holder = $" } else { "" };
        numbered(&format!("{SELECT}{wall}{holder}{REST}"))
    })
});

/// Every text, for the test that prepares them all.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    TEXTS.iter().map(String::as_str)
}

fn sql(asked: &AsOf) -> &'static str {
    let [all, of_organ, walled, walled_of_organ] = &*TEXTS;
    match (asked.wall.is_some(), asked.holder.is_some()) {
        (false, false) => all,
        (false, true) => of_organ,
        (true, false) => walled,
        (true, true) => walled_of_organ,
    }
}

fn cells(asked: &AsOf, after: (i64, i64), limit: i64) -> Vec<Cell> {
    let mut put = Vec::new();
    put.extend(asked.wall.iter().flat_map(WallScope::cells));
    put.extend(asked.holder.map(Cell::Int));
    put.push(Cell::Int(asked.before_us));
    put.push(Cell::MaybeText(asked.stage.map(|stage| stage.name().to_owned())));
    put.extend([Cell::Int(after.0), Cell::Int(after.1), Cell::Int(limit)]);
    put
}

impl Session {
    /// Matters as of a moment, in the order in which they were registered, after the one with this shard and identity.
    /// Holder and stage are those of then; what stands in the row otherwise is of today. The flag says whether there
    /// are more.
    ///
    /// # Errors
    /// The database failed.
    pub async fn matters_as_of(
        &mut self,
        asked: &AsOf,
        after: (i64, i64),
        size: u16,
    ) -> Result<(Vec<ListedMatter>, bool), StoreError> {
        let cells = cells(asked, after, i64::from(size) + 1);
        let sql = sql(asked);
        let found: Vec<LineTuple> = on_db!(self, |conn| bound!(sqlx::query_as(sql), cells).fetch_all(conn).await)?;
        let more = found.len() > usize::from(size);
        Ok((found.into_iter().take(usize::from(size)).map(line).collect(), more))
    }

    /// How the database finds them, for the test that keeps plans.
    ///
    /// # Errors
    /// The database failed.
    pub async fn plan_as_of(&mut self, asked: &AsOf) -> Result<Vec<String>, StoreError> {
        self.plan(sql(asked), cells(asked, (i64::MIN, i64::MIN), 51)).await
    }
}
