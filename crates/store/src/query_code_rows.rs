//! Rows of query codes, and of how often codes were tried.

use sqlx::Executor;

use crate::db::on_db;
use crate::{Session, StoreError};

/// The query code of one petitioner of a matter, as a keyed digest.
#[derive(Clone, PartialEq, Eq)]
pub struct QueryCodeRow {
    /// Shard of the matter.
    pub shard: i64,
    /// The matter.
    pub matter: i64,
    /// The petitioner's row of personal data.
    pub person: i64,
    /// The digest, after the name of how it was made.
    pub hash: String,
    /// When it was issued, in microseconds since 1970, UTC.
    pub issued_us: i64,
}

impl std::fmt::Debug for QueryCodeRow {
    /// Without the digest, which belongs into no log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("QueryCodeRow")
            .field("shard", &self.shard)
            .field("matter", &self.matter)
            .field("person", &self.person)
            .field("issued_us", &self.issued_us)
            .finish_non_exhaustive()
    }
}

/// How many tries a subject has, and for how long they count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TryLimit {
    /// Tries in one window.
    pub tries_max: i64,
    /// Length of a window, in microseconds; it begins with its first try.
    pub window_us: i64,
}

/// What came of asking for a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charge {
    /// It is counted, in the window that began then.
    Counted {
        /// Beginning of the window, in microseconds since 1970, UTC.
        since_us: i64,
    },
    /// No try is left before then; nothing was counted.
    Exhausted {
        /// End of the window, in microseconds since 1970, UTC.
        until_us: i64,
    },
}

/// Issuing again replaces, so that the code before is void at once.
pub(crate) const PUT: &str = "INSERT INTO query_code (shard, matter, person, hash, issued_us) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (shard, matter, person) \
     DO UPDATE SET hash = excluded.hash, issued_us = excluded.issued_us";
pub(crate) const VOID: &str = "DELETE FROM query_code WHERE shard = $1 AND matter = $2 AND person = $3";
pub(crate) const CODES_OF: &str = "SELECT shard, matter, person, hash, issued_us FROM query_code \
     WHERE shard = $1 AND matter = $2 ORDER BY person";
/// One statement whether or not there is such a matter, so that both cases take the same way.
pub(crate) const CODES_BY_RECEIPT: &str = "SELECT c.shard, c.matter, c.person, c.hash, c.issued_us FROM matter m \
     JOIN query_code c ON c.shard = m.shard AND c.matter = m.id \
     WHERE m.office = $1 AND m.year = $2 AND m.no = $3 ORDER BY c.person";
/// Counts and checks in one statement: the row is locked until the transaction ends, so that of two processes the
/// second sees what the first counted. Where no try is left nothing is changed and nothing returned.
pub(crate) const CHARGE: &str = "INSERT INTO query_try (shard, subject, since_us, tries) VALUES ($1, $2, $3, 1) \
     ON CONFLICT (shard, subject) DO UPDATE SET \
     tries = CASE WHEN query_try.since_us + $4 <= excluded.since_us THEN 1 ELSE query_try.tries + 1 END, \
     since_us = CASE WHEN query_try.since_us + $4 <= excluded.since_us THEN excluded.since_us \
     ELSE query_try.since_us END \
     WHERE query_try.tries < $5 OR query_try.since_us + $4 <= excluded.since_us RETURNING since_us";
pub(crate) const TRIED_SINCE: &str = "SELECT since_us FROM query_try WHERE shard = $1 AND subject = $2";
/// Only in the window in which it was counted: a later one owes nothing to it.
pub(crate) const REFUND: &str = "UPDATE query_try SET tries = tries - 1 \
     WHERE shard = $1 AND subject = $2 AND since_us = $3 AND tries > 0";
pub(crate) const PURGE: &str = "DELETE FROM query_try WHERE since_us < $1";

/// Every statement text of query codes.
pub(crate) const ALL: [&str; 8] = [PUT, VOID, CODES_OF, CODES_BY_RECEIPT, CHARGE, TRIED_SINCE, REFUND, PURGE];

type CodeTuple = (i64, i64, i64, String, i64);

fn code((shard, matter, person, hash, issued_us): CodeTuple) -> QueryCodeRow {
    QueryCodeRow { shard, matter, person, hash, issued_us }
}

impl Session {
    /// Stores a query code in place of the one that this petitioner had.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_query_code(&mut self, row: &QueryCodeRow) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            let query = sqlx::query(PUT)
                .bind(row.shard)
                .bind(row.matter)
                .bind(row.person)
                .bind(row.hash.as_str())
                .bind(row.issued_us);
            conn.execute(query).await.map(|_| ())
        })?;
        Ok(())
    }

    /// Makes a petitioner's code void without another in its place.
    ///
    /// # Errors
    /// The database failed.
    pub async fn void_query_code(&mut self, shard: i64, matter: i64, person: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            conn.execute(sqlx::query(VOID).bind(shard).bind(matter).bind(person)).await.map(|_| ())
        })?;
        Ok(())
    }

    /// The codes of a matter.
    ///
    /// # Errors
    /// The database failed.
    pub async fn query_codes_of(&mut self, shard: i64, matter: i64) -> Result<Vec<QueryCodeRow>, StoreError> {
        let found: Vec<CodeTuple> =
            on_db!(self, |conn| sqlx::query_as(CODES_OF).bind(shard).bind(matter).fetch_all(conn).await)?;
        Ok(found.into_iter().map(code).collect())
    }

    /// The codes of the matter with this receipt number; none where there is no such matter.
    ///
    /// # Errors
    /// The database failed.
    pub async fn query_codes_by_receipt(
        &mut self,
        office: i64,
        year: i64,
        no: i64,
    ) -> Result<Vec<QueryCodeRow>, StoreError> {
        let found: Vec<CodeTuple> = on_db!(self, |conn| {
            sqlx::query_as(CODES_BY_RECEIPT).bind(office).bind(year).bind(no).fetch_all(conn).await
        })?;
        Ok(found.into_iter().map(code).collect())
    }

    /// Counts one try of a subject, unless none is left. Locks the subject until the transaction ends.
    ///
    /// # Errors
    /// The database failed.
    pub async fn charge_try(
        &mut self,
        shard: i64,
        subject: &str,
        now_us: i64,
        limit: TryLimit,
    ) -> Result<Charge, StoreError> {
        let counted: Option<(i64,)> = on_db!(self, |conn| {
            sqlx::query_as(CHARGE)
                .bind(shard)
                .bind(subject)
                .bind(now_us)
                .bind(limit.window_us)
                .bind(limit.tries_max)
                .fetch_optional(conn)
                .await
        })?;
        if let Some((since_us,)) = counted {
            return Ok(Charge::Counted { since_us });
        }
        let (since_us,): (i64,) =
            on_db!(self, |conn| sqlx::query_as(TRIED_SINCE).bind(shard).bind(subject).fetch_one(conn).await)?;
        Ok(Charge::Exhausted { until_us: since_us + limit.window_us })
    }

    /// Takes back one try that turned out to be right. What was counted for others stays counted.
    ///
    /// # Errors
    /// The database failed.
    pub async fn refund_try(&mut self, shard: i64, subject: &str, since_us: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            conn.execute(sqlx::query(REFUND).bind(shard).bind(subject).bind(since_us)).await.map(|_| ())
        })?;
        Ok(())
    }

    /// Removes what was tried in windows that began before a moment. Returns how many subjects that were.
    ///
    /// # Errors
    /// The database failed.
    pub async fn purge_tries(&mut self, before_us: i64) -> Result<u64, StoreError> {
        Ok(on_db!(self, |conn| {
            conn.execute(sqlx::query(PURGE).bind(before_us)).await.map(|done| done.rows_affected())
        })?)
    }
}
