//! The second factor of accounts: sealed seeds of one-time codes, and recovery codes as hashes.

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::{Session, StoreError};

/// The seed of an account's one-time codes.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactorRow {
    /// The shard of accounts.
    pub shard: i64,
    /// The account.
    pub account: i64,
    /// Number of the master key that seals the seed.
    pub master: i64,
    /// The sealed seed.
    pub seed: Vec<u8>,
    /// Since when it is asked for, in microseconds since 1970, UTC; none until its first code was shown.
    pub since_us: Option<i64>,
    /// The last step of time whose code was used; none of it or before it is good again.
    pub step: i64,
}

impl std::fmt::Debug for SecondFactorRow {
    /// Without the seed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecondFactorRow")
            .field("shard", &self.shard)
            .field("account", &self.account)
            .field("since_us", &self.since_us)
            .finish_non_exhaustive()
    }
}

impl Row for SecondFactorRow {
    const INSERT: &'static str = "INSERT INTO second_factor (shard, account, master, seed, since_us, step)";
    /// Set up anew, the seed before is void.
    const THEN: &'static str = "ON CONFLICT (shard, account) DO UPDATE SET master = excluded.master, \
         seed = excluded.seed, since_us = excluded.since_us, step = excluded.step";
    const WIDTH: usize = 6;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.account),
            Cell::Int(self.master),
            Cell::Blob(self.seed.clone()),
            Cell::MaybeInt(self.since_us),
            Cell::Int(self.step),
        ]);
    }
}

/// A recovery code of an account.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCodeRow {
    /// The shard of accounts.
    pub shard: i64,
    /// The account.
    pub account: i64,
    /// Its number among those of the account.
    pub no: i64,
    /// The hash with its salt and parameters, in PHC form.
    pub hash: String,
    /// When it was used, in microseconds since 1970, UTC.
    pub used_us: Option<i64>,
}

impl std::fmt::Debug for RecoveryCodeRow {
    /// Without the hash.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RecoveryCodeRow")
            .field("shard", &self.shard)
            .field("account", &self.account)
            .field("no", &self.no)
            .field("used_us", &self.used_us)
            .finish_non_exhaustive()
    }
}

impl Row for RecoveryCodeRow {
    const INSERT: &'static str = "INSERT INTO recovery_code (shard, account, no, hash, used_us)";
    const WIDTH: usize = 5;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.account),
            Cell::Int(self.no),
            Cell::Text(self.hash.clone()),
            Cell::MaybeInt(self.used_us),
        ]);
    }
}

pub(crate) const FACTOR: &str = "SELECT shard, account, master, seed, since_us, step FROM second_factor \
     WHERE shard = $1 AND account = $2";
pub(crate) const FACTORS_AFTER: &str = "SELECT shard, account, master, seed, since_us, step FROM second_factor \
     WHERE shard = $1 AND account > $2 ORDER BY account LIMIT $3";
/// One process gets the step: a code that was used is never good again, not even at the same moment elsewhere.
pub(crate) const USE_STEP: &str = "UPDATE second_factor SET step = $3, since_us = COALESCE(since_us, $4) \
     WHERE shard = $1 AND account = $2 AND step < $3";
pub(crate) const RESEAL: &str =
    "UPDATE second_factor SET master = $3, seed = $4 WHERE shard = $1 AND account = $2 AND master = $5";
pub(crate) const FORGET: &str = "DELETE FROM second_factor WHERE shard = $1 AND account = $2";
pub(crate) const CODES: &str =
    "SELECT shard, account, no, hash, used_us FROM recovery_code WHERE shard = $1 AND account = $2 ORDER BY no";
pub(crate) const USE_CODE: &str =
    "UPDATE recovery_code SET used_us = $4 WHERE shard = $1 AND account = $2 AND no = $3 AND used_us IS NULL";
pub(crate) const FORGET_CODES: &str = "DELETE FROM recovery_code WHERE shard = $1 AND account = $2";

/// Every statement text of second factors, but for the inserts.
pub(crate) const ALL: [&str; 8] = [FACTOR, FACTORS_AFTER, USE_STEP, RESEAL, FORGET, CODES, USE_CODE, FORGET_CODES];

type FactorTuple = (i64, i64, i64, Vec<u8>, Option<i64>, i64);

fn factor((shard, account, master, seed, since_us, step): FactorTuple) -> SecondFactorRow {
    SecondFactorRow { shard, account, master, seed, since_us, step }
}

impl Session {
    /// The second factor of an account, in use or not yet.
    ///
    /// # Errors
    /// The database failed.
    pub async fn second_factor(&mut self, shard: i64, account: i64) -> Result<Option<SecondFactorRow>, StoreError> {
        let found: Option<FactorTuple> =
            on_db!(self, |conn| sqlx::query_as(FACTOR).bind(shard).bind(account).fetch_optional(conn).await)?;
        Ok(found.map(factor))
    }

    /// Second factors after that of an account, in order.
    ///
    /// # Errors
    /// The database failed.
    pub async fn second_factors_after(
        &mut self,
        shard: i64,
        after: i64,
        limit: i64,
    ) -> Result<Vec<SecondFactorRow>, StoreError> {
        let found: Vec<FactorTuple> = on_db!(self, |conn| {
            sqlx::query_as(FACTORS_AFTER).bind(shard).bind(after).bind(limit).fetch_all(conn).await
        })?;
        Ok(found.into_iter().map(factor).collect())
    }

    /// Stores a second factor in place of the one before.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_second_factor(&mut self, row: SecondFactorRow) -> Result<(), StoreError> {
        rows::insert(self, &[row]).await
    }

    /// Uses a step up, and with the first one begins to ask for codes. Returns false where it or a later one was used
    /// before.
    ///
    /// # Errors
    /// The database failed.
    pub async fn use_step(&mut self, shard: i64, account: i64, step: i64, now_us: i64) -> Result<bool, StoreError> {
        Ok(on_db!(self, |conn| {
            let query = sqlx::query(USE_STEP).bind(shard).bind(account).bind(step).bind(now_us);
            query.execute(conn).await.map(|done| done.rows_affected() > 0)
        })?)
    }

    /// Seals a seed with another master key; `from` is the one that sealed it so far.
    ///
    /// # Errors
    /// The database failed.
    pub async fn reseal_second_factor(&mut self, row: &SecondFactorRow, from: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            let query = sqlx::query(RESEAL).bind(row.shard).bind(row.account).bind(row.master);
            query.bind(row.seed.as_slice()).bind(from).execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }

    /// Removes the second factor of an account and its recovery codes. Returns whether there was one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn forget_second_factor(&mut self, shard: i64, account: i64) -> Result<bool, StoreError> {
        let mut gone = 0;
        for sql in [FORGET_CODES, FORGET] {
            gone = on_db!(self, |conn| {
                sqlx::query(sql).bind(shard).bind(account).execute(conn).await.map(|done| done.rows_affected())
            })?;
        }
        Ok(gone > 0)
    }

    /// The recovery codes of an account, used ones too.
    ///
    /// # Errors
    /// The database failed.
    pub async fn recovery_codes(&mut self, shard: i64, account: i64) -> Result<Vec<RecoveryCodeRow>, StoreError> {
        type Code = (i64, i64, i64, String, Option<i64>);
        let found: Vec<Code> =
            on_db!(self, |conn| sqlx::query_as(CODES).bind(shard).bind(account).fetch_all(conn).await)?;
        let code = |(shard, account, no, hash, used_us)| RecoveryCodeRow { shard, account, no, hash, used_us };
        Ok(found.into_iter().map(code).collect())
    }

    /// Stores new recovery codes in place of those before.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_recovery_codes(
        &mut self,
        shard: i64,
        account: i64,
        codes: &[RecoveryCodeRow],
    ) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(FORGET_CODES).bind(shard).bind(account).execute(conn).await.map(|_| ()))?;
        rows::insert(self, codes).await
    }

    /// Uses a recovery code up. Returns false where it was used before.
    ///
    /// # Errors
    /// The database failed.
    pub async fn use_recovery_code(
        &mut self,
        (shard, account): (i64, i64),
        no: i64,
        now_us: i64,
    ) -> Result<bool, StoreError> {
        Ok(on_db!(self, |conn| {
            let query = sqlx::query(USE_CODE).bind(shard).bind(account).bind(no).bind(now_us);
            query.execute(conn).await.map(|done| done.rows_affected() > 0)
        })?)
    }
}
