//! Who signed in or tried to, how long the next try has to wait, and who is on the way to an identity provider.

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::{Session, StoreError};

/// One attempt to sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInRow {
    /// The shard of accounts.
    pub shard: i64,
    /// Identity; later attempts have higher ones.
    pub id: i64,
    /// When, in microseconds since 1970, UTC.
    pub at_us: i64,
    /// The account; none where there is no such account.
    pub account: Option<i64>,
    /// By which way.
    pub way: String,
    /// What came of it.
    pub outcome: String,
    /// From which address.
    pub address: String,
}

impl Row for SignInRow {
    const INSERT: &'static str = "INSERT INTO sign_in (shard, id, at_us, account, way, outcome, address)";
    const WIDTH: usize = 7;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.id),
            Cell::Int(self.at_us),
            Cell::MaybeInt(self.account),
            Cell::Text(self.way.clone()),
            Cell::Text(self.outcome.clone()),
            Cell::Text(self.address.clone()),
        ]);
    }
}

/// What came of asking for a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// It is counted: so many failed since the count began, this one with them.
    Counted {
        /// Failed tries.
        failed: i64,
    },
    /// Not before then; nothing was counted.
    Waits {
        /// In microseconds since 1970, UTC.
        until_us: i64,
    },
}

/// Who is on the way to an identity provider.
#[derive(Clone, PartialEq, Eq)]
pub struct SignInWayRow {
    /// The shard of accounts.
    pub shard: i64,
    /// Hash of what the browser holds and the provider hands back.
    pub state: Vec<u8>,
    /// What the provider's token has to name.
    pub nonce: String,
    /// What proves that the code is asked for by whoever began.
    pub verifier: String,
    /// Where the reader was going.
    pub back: String,
    /// When it began, in microseconds since 1970, UTC.
    pub began_us: i64,
}

impl std::fmt::Debug for SignInWayRow {
    /// Without what nobody else may know.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignInWayRow").field("began_us", &self.began_us).finish_non_exhaustive()
    }
}

impl Row for SignInWayRow {
    const INSERT: &'static str = "INSERT INTO sign_in_way (shard, state, nonce, verifier, back, began_us)";
    const WIDTH: usize = 6;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Blob(self.state.clone()),
            Cell::Text(self.nonce.clone()),
            Cell::Text(self.verifier.clone()),
            Cell::Text(self.back.clone()),
            Cell::Int(self.began_us),
        ]);
    }
}

pub(crate) const OF_ACCOUNT: &str = "SELECT shard, id, at_us, account, way, outcome, address FROM sign_in \
     WHERE shard = $1 AND account = $2 AND id < $3 ORDER BY id DESC LIMIT $4";
pub(crate) const OF_ALL: &str = "SELECT shard, id, at_us, account, way, outcome, address FROM sign_in \
     WHERE shard = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
pub(crate) const FORGET_OLD: &str = "DELETE FROM sign_in WHERE shard = $1 AND at_us < $2";
/// Counts in one statement, and locks the row until the transaction ends, so that of two processes the second sees what
/// the first counted. Where it is too early, nothing is changed and nothing returned.
pub(crate) const COUNT_TRY: &str = "INSERT INTO sign_in_try (shard, subject, failed, last_us, until_us) \
     VALUES ($1, $2, 1, $3, 0) ON CONFLICT (shard, subject) DO UPDATE SET \
     failed = CASE WHEN sign_in_try.last_us + $4 <= excluded.last_us THEN 1 ELSE sign_in_try.failed + 1 END, \
     last_us = excluded.last_us WHERE sign_in_try.until_us <= excluded.last_us RETURNING failed";
pub(crate) const WAITS_UNTIL: &str = "SELECT until_us FROM sign_in_try WHERE shard = $1 AND subject = $2";
pub(crate) const LET_WAIT: &str = "UPDATE sign_in_try SET until_us = $3 WHERE shard = $1 AND subject = $2";
pub(crate) const TAKE_BACK: &str =
    "UPDATE sign_in_try SET failed = failed - 1, until_us = 0 WHERE shard = $1 AND subject = $2 AND failed > 0";
pub(crate) const FORGET_TRIES: &str = "DELETE FROM sign_in_try WHERE shard = $1 AND subject = $2";
pub(crate) const SWEEP_TRIES: &str = "DELETE FROM sign_in_try WHERE shard = $1 AND last_us < $2";
pub(crate) const WAY_OF: &str = "SELECT shard, state, nonce, verifier, back, began_us FROM sign_in_way \
     WHERE shard = $1 AND state = $2";
pub(crate) const END_WAY: &str = "DELETE FROM sign_in_way WHERE shard = $1 AND state = $2";
pub(crate) const SWEEP_WAYS: &str = "DELETE FROM sign_in_way WHERE shard = $1 AND began_us < $2";

/// Every statement text of signing in, but for the inserts.
pub(crate) const ALL: [&str; 12] = [
    OF_ACCOUNT,
    OF_ALL,
    FORGET_OLD,
    COUNT_TRY,
    WAITS_UNTIL,
    LET_WAIT,
    TAKE_BACK,
    FORGET_TRIES,
    SWEEP_TRIES,
    WAY_OF,
    END_WAY,
    SWEEP_WAYS,
];

type SignInTuple = (i64, i64, i64, Option<i64>, String, String, String);

fn sign_in((shard, id, at_us, account, way, outcome, address): SignInTuple) -> SignInRow {
    SignInRow { shard, id, at_us, account, way, outcome, address }
}

impl Session {
    /// Stores an attempt.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_sign_in(&mut self, row: SignInRow) -> Result<(), StoreError> {
        rows::insert(self, &[row]).await
    }

    /// Attempts before one, of one account or of all, the latest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sign_ins(
        &mut self,
        shard: i64,
        account: Option<i64>,
        before: i64,
        limit: i64,
    ) -> Result<Vec<SignInRow>, StoreError> {
        let found: Vec<SignInTuple> = match account {
            Some(account) => on_db!(self, |conn| {
                sqlx::query_as(OF_ACCOUNT).bind(shard).bind(account).bind(before).bind(limit).fetch_all(conn).await
            })?,
            None => on_db!(self, |conn| {
                sqlx::query_as(OF_ALL).bind(shard).bind(before).bind(limit).fetch_all(conn).await
            })?,
        };
        Ok(found.into_iter().map(sign_in).collect())
    }

    /// Counts one try of a subject, unless it has to wait. What failed longer ago than `forgotten_us` counts no more.
    /// Locks the subject until the transaction ends.
    ///
    /// # Errors
    /// The database failed.
    pub async fn count_try(
        &mut self,
        shard: i64,
        subject: &str,
        now_us: i64,
        forgotten_us: i64,
    ) -> Result<Tried, StoreError> {
        let counted: Option<(i64,)> = on_db!(self, |conn| {
            sqlx::query_as(COUNT_TRY)
                .bind(shard)
                .bind(subject)
                .bind(now_us)
                .bind(forgotten_us)
                .fetch_optional(conn)
                .await
        })?;
        if let Some((failed,)) = counted {
            return Ok(Tried::Counted { failed });
        }
        let (until_us,): (i64,) =
            on_db!(self, |conn| sqlx::query_as(WAITS_UNTIL).bind(shard).bind(subject).fetch_one(conn).await)?;
        Ok(Tried::Waits { until_us })
    }

    /// Lets the next try of a subject wait until a moment.
    ///
    /// # Errors
    /// The database failed.
    pub async fn let_wait(&mut self, shard: i64, subject: &str, until_us: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            sqlx::query(LET_WAIT).bind(shard).bind(subject).bind(until_us).execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }

    /// Takes back one try that turned out to be right; what failed before stays counted.
    ///
    /// # Errors
    /// The database failed.
    pub async fn take_try_back(&mut self, shard: i64, subject: &str) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(TAKE_BACK).bind(shard).bind(subject).execute(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// Forgets every failed try of a subject.
    ///
    /// # Errors
    /// The database failed.
    pub async fn forget_tries(&mut self, shard: i64, subject: &str) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(FORGET_TRIES).bind(shard).bind(subject).execute(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// Keeps who is on the way to an identity provider.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_sign_in_way(&mut self, row: SignInWayRow) -> Result<(), StoreError> {
        rows::insert(self, &[row]).await
    }

    /// Who comes back from an identity provider, once: a second time there is nobody.
    ///
    /// # Errors
    /// The database failed.
    pub async fn take_sign_in_way(&mut self, shard: i64, state: &[u8]) -> Result<Option<SignInWayRow>, StoreError> {
        type Way = (i64, Vec<u8>, String, String, String, i64);
        let found: Option<Way> =
            on_db!(self, |conn| sqlx::query_as(WAY_OF).bind(shard).bind(state).fetch_optional(conn).await)?;
        let Some((shard, state, nonce, verifier, back, began_us)) = found else { return Ok(None) };
        let ended = on_db!(self, |conn| {
            let query = sqlx::query(END_WAY).bind(shard).bind(state.as_slice());
            query.execute(conn).await.map(|done| done.rows_affected())
        })?;
        Ok((ended > 0).then_some(SignInWayRow { shard, state, nonce, verifier, back, began_us }))
    }

    /// Removes attempts, failed tries and ways to providers from before a moment each. Returns how many rows.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sweep_sign_ins(
        &mut self,
        shard: i64,
        (attempts_us, tries_us, ways_us): (i64, i64, i64),
    ) -> Result<u64, StoreError> {
        let mut gone = 0;
        for (sql, before_us) in [(FORGET_OLD, attempts_us), (SWEEP_TRIES, tries_us), (SWEEP_WAYS, ways_us)] {
            gone += on_db!(self, |conn| {
                sqlx::query(sql).bind(shard).bind(before_us).execute(conn).await.map(|done| done.rows_affected())
            })?;
        }
        Ok(gone)
    }
}
