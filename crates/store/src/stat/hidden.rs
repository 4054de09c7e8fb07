//! What the matters count for that the wall hides from one reader, counted from their rows.
//!
//! Few matters accuse a given reader, so they are counted one by one; everything else comes from the cells.

use std::collections::{BTreeMap, BTreeSet};

use crate::db::on_db;
use crate::read::WallScope;
use crate::rows::listed;
use crate::stat::{CountedAnswer, CountedMatter, Sums, Tallying};
use crate::{Session, StoreError};

pub(crate) const ACCUSING: &str = "SELECT shard, matter FROM accused WHERE who IN (";
pub(crate) const MATTERS: &str = "SELECT office, received_on, channel, purpose, category, holder, stage, next_due_on FROM matter \
     WHERE shard = $1 AND id IN (";
pub(crate) const ANSWERED: &str = "SELECT matter, organ, due_on, stopped_on FROM clock \
     WHERE stopped_by IN ('matter.answered', 'matter.answer_shared') AND stopped_on IS NOT NULL AND is_window = 0 \
     AND shard = $1 AND matter IN (";
pub(crate) const FOUND: &str = "SELECT organ, found_on, kind FROM finding WHERE shard = $1 AND matter IN (";
/// Number of the first key of the lists that begin with the shard.
pub(crate) const FIRST_KEY: usize = 2;

type MatterTuple = (i64, String, String, String, Option<i64>, i64, String, String);

impl Session {
    /// What the wall hides, by cell.
    pub(crate) async fn hidden(&mut self, wall: &WallScope) -> Result<Sums, StoreError> {
        let names: Vec<&str> = wall.names().collect();
        let mut accusing: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
        for (sql, names) in listed(ACCUSING, 1, &names) {
            let found: Vec<(i64, i64)> = on_db!(self, |conn| {
                let query = names.iter().fold(sqlx::query_as(sql), |query, name| query.bind(*name));
                query.fetch_all(conn).await
            })?;
            for (shard, matter) in found {
                accusing.entry(shard).or_default().insert(matter);
            }
        }
        let mut sums = Sums::new();
        for (shard, matters) in accusing {
            let matters: Vec<i64> = matters.into_iter().collect();
            self.count_hidden(shard, &matters, &mut sums).await?;
        }
        Ok(sums)
    }

    async fn count_hidden(&mut self, shard: i64, matters: &[i64], sums: &mut Sums) -> Result<(), StoreError> {
        let mut tallying = Tallying { shard, by: 1, sums };
        for (sql, ids) in listed(MATTERS, FIRST_KEY, matters) {
            let rows: Vec<MatterTuple> = on_db!(self, |conn| {
                let query = ids.iter().fold(sqlx::query_as(sql).bind(shard), |query, id| query.bind(*id));
                query.fetch_all(conn).await
            })?;
            for (office, received_on, channel, purpose, category, holder, stage, next_due_on) in rows {
                let row = CountedMatter { office, received_on, channel, purpose, category, holder, stage, next_due_on };
                tallying.matter(&row);
            }
        }
        let mut answers: BTreeMap<i64, Vec<CountedAnswer>> = BTreeMap::new();
        for (sql, ids) in listed(ANSWERED, FIRST_KEY, matters) {
            let rows: Vec<(i64, i64, String, String)> = on_db!(self, |conn| {
                let query = ids.iter().fold(sqlx::query_as(sql).bind(shard), |query, id| query.bind(*id));
                query.fetch_all(conn).await
            })?;
            for (matter, organ, due_on, stopped_on) in rows {
                answers.entry(matter).or_default().push(CountedAnswer { organ, due_on, stopped_on });
            }
        }
        answers.into_values().for_each(|answers| tallying.answers(answers));
        for (sql, ids) in listed(FOUND, FIRST_KEY, matters) {
            let rows: Vec<(i64, String, String)> = on_db!(self, |conn| {
                let query = ids.iter().fold(sqlx::query_as(sql).bind(shard), |query, id| query.bind(*id));
                query.fetch_all(conn).await
            })?;
            rows.iter().for_each(|(organ, found_on, kind)| tallying.finding(*organ, found_on, kind));
        }
        Ok(())
    }
}
