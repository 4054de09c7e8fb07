//! The blind index: which matters know a number. Tokens are keyed hashes; nobody reads a number out of them.

use crate::db::on_db;
use crate::rows::{Cell, Row};
use crate::{Session, StoreError};

/// That a petitioner of a matter has a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberRow {
    /// Shard of the matter.
    pub shard: i64,
    /// Token of the number.
    pub token: Vec<u8>,
    /// The matter.
    pub matter: i64,
    /// The person.
    pub person: i64,
}

impl Row for NumberRow {
    const INSERT: &'static str = "INSERT INTO person_index (shard, token, matter, person)";
    /// A person may have given the same number twice.
    const THEN: &'static str = "ON CONFLICT (shard, token, matter, person) DO NOTHING";
    const WIDTH: usize = 4;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Blob(self.token.clone()),
            Cell::Int(self.matter),
            Cell::Int(self.person),
        ]);
    }
}

pub(crate) const WHO_HAS: &str = "SELECT matter, person FROM person_index \
     WHERE shard = $1 AND token = $2 ORDER BY matter DESC, person LIMIT $3";

impl Session {
    /// Adds numbers to the index.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_numbers(&mut self, rows: &[NumberRow]) -> Result<(), StoreError> {
        crate::rows::insert(self, rows).await
    }

    /// Matters and persons with this token in a shard, the newest matters first, at most so many.
    ///
    /// # Errors
    /// The database failed.
    pub async fn who_has(&mut self, shard: i64, token: &[u8], limit: i64) -> Result<Vec<(i64, i64)>, StoreError> {
        Ok(on_db!(self, |conn| { sqlx::query_as(WHO_HAS).bind(shard).bind(token).bind(limit).fetch_all(conn).await })?)
    }
}
