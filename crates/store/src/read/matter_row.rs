//! The stored row of one matter, or of many in order, as verification and look-ups need it.

use crate::db::on_db;
use crate::{MatterRow, Session, StoreError};

pub(crate) const COLUMNS_BY_KEY: &str = "SELECT shard, id, office, year, no, channel, purpose, category, place, heads, person, \
     title, text, claimed_on, received_on, recorded_us FROM matter WHERE shard = $1 AND id = $2";
pub(crate) const REST_BY_KEY: &str = "SELECT origin, holder, held_since, handler, transfers, stage, next_due_on, next_rule, late, \
     version FROM matter WHERE shard = $1 AND id = $2";
pub(crate) const LAST_BY_KEY: &str = "SELECT urgency, form, contacts, heads_all, repeat_of, accused, sealed, returns, \
     archived_on, watch, awaits FROM matter WHERE shard = $1 AND id = $2";
pub(crate) const BY_RECEIPT: &str = "SELECT shard, id FROM matter WHERE office = $1 AND year = $2 AND no = $3";
/// In the order of the key: files are looked through now and then, which is worth no index.
pub(crate) const ARCHIVED: &str =
    "SELECT id FROM matter WHERE shard = $1 AND id > $3 AND archived_on <= $2 ORDER BY id LIMIT $4";
pub(crate) const COUNT: &str = "SELECT COUNT(*) AS matters FROM matter";

/// Tuples of the driver end at sixteen columns, so the row comes in three parts.
type FirstPart = (
    i64,
    i64,
    i64,
    i64,
    i64,
    String,
    String,
    Option<i64>,
    Option<i64>,
    i64,
    i64,
    i64,
    i64,
    Option<String>,
    String,
    i64,
);
type SecondPart = (String, i64, String, Option<i64>, i64, String, String, Option<String>, i64, i64);
type ThirdPart = (String, String, i64, i64, Option<i64>, i64, i64, i64, Option<String>, i64, Option<i64>);

fn joined(first: FirstPart, second: SecondPart, third: ThirdPart) -> MatterRow {
    let (shard, id, office, year, no, channel, purpose, category, place, heads, person, title, text, claimed, on, us) =
        first;
    let (origin, holder, held_since, handler, transfers, stage, next_due_on, next_rule, late, version) = second;
    let (urgency, form, contacts, heads_all, repeat_of, accused, sealed, returns, archived_on, watch, awaits) = third;
    MatterRow {
        shard,
        id,
        office,
        year,
        no,
        channel,
        purpose,
        category,
        place,
        heads,
        person,
        title,
        text,
        claimed_on: claimed,
        received_on: on,
        recorded_us: us,
        origin,
        holder,
        held_since,
        handler,
        transfers,
        stage,
        next_due_on,
        next_rule,
        late,
        version,
        urgency,
        form,
        contacts,
        heads_all,
        repeat_of,
        accused,
        sealed,
        returns,
        archived_on,
        watch,
        awaits,
    }
}

impl Session {
    /// Matters of a shard that went into the archive until a day, in the order of their identity.
    ///
    /// # Errors
    /// The database failed.
    pub async fn archived_until(
        &mut self,
        shard: i64,
        day: &str,
        after: i64,
        limit: i64,
    ) -> Result<Vec<i64>, StoreError> {
        let found: Vec<(i64,)> = on_db!(self, |conn| {
            sqlx::query_as(ARCHIVED).bind(shard).bind(day).bind(after).bind(limit).fetch_all(conn).await
        })?;
        Ok(found.into_iter().map(|(id,)| id).collect())
    }

    /// The stored row of a matter.
    ///
    /// # Errors
    /// The database failed.
    pub async fn matter_row(&mut self, shard: i64, id: i64) -> Result<Option<MatterRow>, StoreError> {
        let first: Option<FirstPart> =
            on_db!(self, |conn| sqlx::query_as(COLUMNS_BY_KEY).bind(shard).bind(id).fetch_optional(conn).await)?;
        let Some(first) = first else { return Ok(None) };
        let second: SecondPart =
            on_db!(self, |conn| sqlx::query_as(REST_BY_KEY).bind(shard).bind(id).fetch_one(conn).await)?;
        let third: ThirdPart =
            on_db!(self, |conn| sqlx::query_as(LAST_BY_KEY).bind(shard).bind(id).fetch_one(conn).await)?;
        Ok(Some(joined(first, second, third)))
    }

    /// The key of the matter with this receipt number.
    ///
    /// # Errors
    /// The database failed.
    pub async fn matter_by_receipt(
        &mut self,
        office: i64,
        year: i64,
        no: i64,
    ) -> Result<Option<(i64, i64)>, StoreError> {
        Ok(on_db!(self, |conn| {
            sqlx::query_as(BY_RECEIPT).bind(office).bind(year).bind(no).fetch_optional(conn).await
        })?)
    }

    /// Number of matters, counted: for tests and verification, never for screens.
    ///
    /// # Errors
    /// The database failed.
    pub async fn count_matters(&mut self) -> Result<i64, StoreError> {
        let (count,): (i64,) = on_db!(self, |conn| sqlx::query_as(COUNT).fetch_one(conn).await)?;
        Ok(count)
    }
}
