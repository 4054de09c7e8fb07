//! The organs that know a matter though they neither have nor registered it: those that had it before, those that
//! sent it, and those that help with it. Lists of whoever signed in read them.

use std::collections::BTreeSet;

use domain::matter::Matter;

use crate::db::on_db;
use crate::rows::{Cell, Row};
use crate::{Session, StoreError};

/// One organ of one matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConcernRow {
    pub(crate) shard: i64,
    pub(crate) matter: i64,
    pub(crate) organ: i64,
}

impl Row for ConcernRow {
    const INSERT: &'static str = "INSERT INTO concern (shard, matter, organ)";
    const THEN: &'static str = "ON CONFLICT (shard, matter, organ) DO NOTHING";
    const WIDTH: usize = 3;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([Cell::Int(self.shard), Cell::Int(self.matter), Cell::Int(self.organ)]);
    }
}

/// Every such organ. Most matters have none: they are with the organ to which the office sent them.
pub(crate) fn concerned(matter: &Matter) -> BTreeSet<i64> {
    let had = matter.holdings.iter().filter(|holding| holding.until.is_some()).map(|holding| holding.organ);
    let organs = had.chain(matter.hops.iter().map(|hop| hop.from)).chain(matter.helpers.iter().copied());
    organs.filter(|organ| *organ != matter.receipt.office).map(|organ| organ.0).collect()
}

pub(crate) const FORGET: &str = "DELETE FROM concern WHERE shard = $1 AND matter = $2";
pub(crate) const CONCERNED: &str = "SELECT organ FROM concern WHERE shard = $1 AND matter = $2 ORDER BY organ";

impl Session {
    /// The organs that know a matter though they neither have nor registered it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn concerned_with(&mut self, shard: i64, matter: i64) -> Result<Vec<i64>, StoreError> {
        Ok(on_db!(self, |conn| sqlx::query_scalar(CONCERNED).bind(shard).bind(matter).fetch_all(conn).await)?)
    }

    pub(crate) async fn forget_concerned(&mut self, (shard, matter): (i64, i64)) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(FORGET).bind(shard).bind(matter).execute(conn).await.map(|_| ()))?;
        Ok(())
    }
}
