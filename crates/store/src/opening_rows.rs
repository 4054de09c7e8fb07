//! Who saw in clear who petitions. The event is in the reader's own stream; this row is for listing.

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::{Session, StoreError};

/// One opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningRow {
    /// Shard of the matter.
    pub shard: i64,
    /// Who read.
    pub official: i64,
    /// Number in the reader's stream.
    pub seq: i64,
    /// For which organ.
    pub organ: i64,
    /// The matter; 0 for a number that was looked up.
    pub matter: i64,
    /// Whose data; 0 for everybody of the matter.
    pub person: i64,
    /// The text that says what for, in the reader's stream.
    pub text: i64,
    /// The day.
    pub on_day: String,
    /// When, in microseconds since 1970, UTC.
    pub recorded_us: i64,
}

impl Row for OpeningRow {
    const INSERT: &'static str =
        "INSERT INTO opening (shard, official, seq, organ, matter, person, text, on_day, recorded_us)";
    const WIDTH: usize = 9;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.official),
            Cell::Int(self.seq),
            Cell::Int(self.organ),
            Cell::Int(self.matter),
            Cell::Int(self.person),
            Cell::Int(self.text),
            Cell::Text(self.on_day.clone()),
            Cell::Int(self.recorded_us),
        ]);
    }
}

pub(crate) const OF_MATTER: &str = "SELECT shard, official, seq, organ, matter, person, text, on_day, recorded_us \
     FROM opening WHERE shard = $1 AND matter = $2 AND on_day >= $3 AND on_day <= $4 AND recorded_us < $5 \
     ORDER BY recorded_us DESC, official, seq LIMIT $6";
pub(crate) const OF_OFFICIAL: &str = "SELECT shard, official, seq, organ, matter, person, text, on_day, recorded_us \
     FROM opening WHERE shard = $1 AND official = $2 AND on_day >= $3 AND on_day <= $4 AND recorded_us < $5 \
     ORDER BY recorded_us DESC, official, seq LIMIT $6";
pub(crate) const OF_SHARD: &str = "SELECT shard, official, seq, organ, matter, person, text, on_day, recorded_us \
     FROM opening WHERE shard = $1 AND shard = $2 AND on_day >= $3 AND on_day <= $4 AND recorded_us < $5 \
     ORDER BY recorded_us DESC, official, seq LIMIT $6";
pub(crate) const OPENINGS_OF_STREAM: &str = "SELECT shard, official, seq, organ, matter, person, text, on_day, \
     recorded_us FROM opening WHERE shard = $1 AND official = $2 ORDER BY seq";

pub(crate) const FORGET_OPENINGS: &str = "DELETE FROM opening WHERE shard = $1 AND official = $2";
pub(crate) const OPENINGS_WITHOUT_EVENTS: &str = "SELECT DISTINCT o.shard, o.official FROM opening o \
     WHERE (o.shard, o.official) > ($1, $2) \
     AND NOT EXISTS (SELECT 1 FROM event e WHERE e.shard = o.shard AND e.stream = -o.official) \
     ORDER BY o.shard, o.official LIMIT $3";

/// Whose openings are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpeningsOf {
    /// Those of one matter.
    Matter(i64),
    /// Those by one official.
    Official(i64),
    /// All of the shard.
    Everybody,
}

type OpeningTuple = (i64, i64, i64, i64, i64, i64, i64, String, i64);

fn opening(found: OpeningTuple) -> OpeningRow {
    let (shard, official, seq, organ, matter, person, text, on_day, recorded_us) = found;
    OpeningRow { shard, official, seq, organ, matter, person, text, on_day, recorded_us }
}

impl Session {
    /// Stores openings.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_openings(&mut self, rows: &[OpeningRow]) -> Result<(), StoreError> {
        rows::insert(self, rows).await
    }

    /// Openings of a shard between two days, both included, recorded before a moment, newest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn openings(
        &mut self,
        shard: i64,
        of: OpeningsOf,
        (from, until): (&str, &str),
        before_us: i64,
        limit: i64,
    ) -> Result<Vec<OpeningRow>, StoreError> {
        let (sql, number) = match of {
            OpeningsOf::Matter(matter) => (OF_MATTER, matter),
            OpeningsOf::Official(official) => (OF_OFFICIAL, official),
            OpeningsOf::Everybody => (OF_SHARD, shard),
        };
        let found: Vec<OpeningTuple> = on_db!(self, |conn| {
            let query = sqlx::query_as(sql).bind(shard).bind(number).bind(from).bind(until);
            query.bind(before_us).bind(limit).fetch_all(conn).await
        })?;
        Ok(found.into_iter().map(opening).collect())
    }

    /// Removes every opening by one official, to be put there anew.
    ///
    /// # Errors
    /// The database failed.
    pub async fn forget_openings(&mut self, shard: i64, official: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            sqlx::query(FORGET_OPENINGS).bind(shard).bind(official).execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }

    /// Officials after one, each in a shard, who have openings and whose stream has no event.
    ///
    /// # Errors
    /// The database failed.
    pub async fn openings_without_events(
        &mut self,
        (shard, official): (i64, i64),
        limit: i64,
    ) -> Result<Vec<(i64, i64)>, StoreError> {
        Ok(on_db!(self, |conn| {
            let query = sqlx::query_as(OPENINGS_WITHOUT_EVENTS).bind(shard).bind(official).bind(limit);
            query.fetch_all(conn).await
        })?)
    }

    /// Every opening by one official, in order, to be compared with the reader's stream.
    ///
    /// # Errors
    /// The database failed.
    pub async fn openings_by(&mut self, shard: i64, official: i64) -> Result<Vec<OpeningRow>, StoreError> {
        let found: Vec<OpeningTuple> = on_db!(self, |conn| {
            sqlx::query_as(OPENINGS_OF_STREAM).bind(shard).bind(official).fetch_all(conn).await
        })?;
        Ok(found.into_iter().map(opening).collect())
    }
}
