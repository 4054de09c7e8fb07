//! Accounts, and which persons of identity providers sign in to them.

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::{Session, StoreError};

/// An account: who signs in as which official.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountRow {
    /// The shard of accounts.
    pub shard: i64,
    /// Identity.
    pub id: i64,
    /// The official.
    pub official: i64,
    /// The name that is typed, in normal form.
    pub login: String,
    /// The password's hash with its salt and parameters, in PHC form; empty where there is no password.
    pub hash: String,
    /// Whether the password has to be changed before anything else.
    pub must_change: bool,
    /// When it was made, in microseconds since 1970, UTC.
    pub made_us: i64,
    /// When its password was last set.
    pub changed_us: i64,
    /// Since when it is locked.
    pub locked_us: Option<i64>,
    /// Since when it is closed.
    pub closed_us: Option<i64>,
}

impl std::fmt::Debug for AccountRow {
    /// Without the hash, which belongs into no log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccountRow")
            .field("shard", &self.shard)
            .field("id", &self.id)
            .field("official", &self.official)
            .finish_non_exhaustive()
    }
}

impl Row for AccountRow {
    const INSERT: &'static str = "INSERT INTO account (shard, id, official, login, hash, must_change, made_us, \
         changed_us, locked_us, closed_us)";
    const WIDTH: usize = 10;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.id),
            Cell::Int(self.official),
            Cell::Text(self.login.clone()),
            Cell::Text(self.hash.clone()),
            Cell::Int(i64::from(self.must_change)),
            Cell::Int(self.made_us),
            Cell::Int(self.changed_us),
            Cell::MaybeInt(self.locked_us),
            Cell::MaybeInt(self.closed_us),
        ]);
    }
}

/// A person of an identity provider who signs in to an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountLinkRow {
    /// The shard of accounts.
    pub shard: i64,
    /// The provider's address, as it names itself.
    pub issuer: String,
    /// The person's name at the provider, which never changes.
    pub subject: String,
    /// The account.
    pub account: i64,
    /// When they were linked, in microseconds since 1970, UTC.
    pub linked_us: i64,
}

pub(crate) const BY_ID: &str = "SELECT shard, id, official, login, hash, must_change, made_us, changed_us, locked_us, \
     closed_us FROM account WHERE shard = $1 AND id = $2";
pub(crate) const BY_LOGIN: &str = "SELECT shard, id, official, login, hash, must_change, made_us, changed_us, \
     locked_us, closed_us FROM account WHERE shard = $1 AND login = $2 AND closed_us IS NULL";
pub(crate) const BY_OFFICIAL: &str = "SELECT shard, id, official, login, hash, must_change, made_us, changed_us, \
     locked_us, closed_us FROM account WHERE shard = $1 AND official = $2 AND closed_us IS NULL";
pub(crate) const AFTER: &str = "SELECT shard, id, official, login, hash, must_change, made_us, changed_us, locked_us, \
     closed_us FROM account WHERE shard = $1 AND id > $2 ORDER BY id LIMIT $3";
pub(crate) const SET_PASSWORD: &str =
    "UPDATE account SET hash = $3, must_change = $4, changed_us = $5 WHERE shard = $1 AND id = $2";
pub(crate) const SET_LOCKED: &str = "UPDATE account SET locked_us = $3 WHERE shard = $1 AND id = $2";
pub(crate) const CLOSE: &str =
    "UPDATE account SET closed_us = $3, hash = '' WHERE shard = $1 AND id = $2 AND closed_us IS NULL";
pub(crate) const ANY: &str = "SELECT id FROM account WHERE shard = $1 AND closed_us IS NULL LIMIT 1";
/// A person who is linked to another account already stays there: who moves them unlinks them first.
pub(crate) const LINK: &str = "INSERT INTO account_link (shard, issuer, subject, account, linked_us) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (shard, issuer, subject) DO NOTHING";
pub(crate) const LINKED: &str = "SELECT account FROM account_link WHERE shard = $1 AND issuer = $2 AND subject = $3";
pub(crate) const LINKS_OF: &str = "SELECT shard, issuer, subject, account, linked_us FROM account_link \
     WHERE shard = $1 AND account = $2 ORDER BY linked_us, issuer, subject";
pub(crate) const UNLINK: &str = "DELETE FROM account_link WHERE shard = $1 AND account = $2";

/// Every statement text of accounts, but for the inserts.
pub(crate) const ALL: [&str; 12] =
    [BY_ID, BY_LOGIN, BY_OFFICIAL, AFTER, SET_PASSWORD, SET_LOCKED, CLOSE, ANY, LINK, LINKED, LINKS_OF, UNLINK];

type AccountTuple = (i64, i64, i64, String, String, i64, i64, i64, Option<i64>, Option<i64>);

fn account(found: AccountTuple) -> AccountRow {
    let (shard, id, official, login, hash, must_change, made_us, changed_us, locked_us, closed_us) = found;
    let must_change = must_change != 0;
    AccountRow { shard, id, official, login, hash, must_change, made_us, changed_us, locked_us, closed_us }
}

impl Session {
    /// Stores a new account. The caller made sure that neither its name nor its official has one that is not closed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_account(&mut self, row: AccountRow) -> Result<(), StoreError> {
        rows::insert(self, &[row]).await
    }

    /// An account, closed or not.
    ///
    /// # Errors
    /// The database failed.
    pub async fn account(&mut self, shard: i64, id: i64) -> Result<Option<AccountRow>, StoreError> {
        let found: Option<AccountTuple> =
            on_db!(self, |conn| sqlx::query_as(BY_ID).bind(shard).bind(id).fetch_optional(conn).await)?;
        Ok(found.map(account))
    }

    /// The account of this name that is not closed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn account_by_login(&mut self, shard: i64, login: &str) -> Result<Option<AccountRow>, StoreError> {
        let found: Option<AccountTuple> =
            on_db!(self, |conn| sqlx::query_as(BY_LOGIN).bind(shard).bind(login).fetch_optional(conn).await)?;
        Ok(found.map(account))
    }

    /// The account of an official that is not closed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn account_of(&mut self, shard: i64, official: i64) -> Result<Option<AccountRow>, StoreError> {
        let found: Option<AccountTuple> =
            on_db!(self, |conn| sqlx::query_as(BY_OFFICIAL).bind(shard).bind(official).fetch_optional(conn).await)?;
        Ok(found.map(account))
    }

    /// Accounts after one, closed ones too, in order.
    ///
    /// # Errors
    /// The database failed.
    pub async fn accounts_after(&mut self, shard: i64, after: i64, limit: i64) -> Result<Vec<AccountRow>, StoreError> {
        let found: Vec<AccountTuple> =
            on_db!(self, |conn| { sqlx::query_as(AFTER).bind(shard).bind(after).bind(limit).fetch_all(conn).await })?;
        Ok(found.into_iter().map(account).collect())
    }

    /// Whether there is any account that is not closed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn has_accounts(&mut self, shard: i64) -> Result<bool, StoreError> {
        let found: Option<(i64,)> = on_db!(self, |conn| sqlx::query_as(ANY).bind(shard).fetch_optional(conn).await)?;
        Ok(found.is_some())
    }

    /// Sets an account's password.
    ///
    /// # Errors
    /// The database failed.
    pub async fn set_password(
        &mut self,
        (shard, id): (i64, i64),
        hash: &str,
        must_change: bool,
        now_us: i64,
    ) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            let query = sqlx::query(SET_PASSWORD).bind(shard).bind(id).bind(hash);
            query.bind(i64::from(must_change)).bind(now_us).execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }

    /// Locks an account from a moment on, or unlocks it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn set_locked(&mut self, shard: i64, id: i64, locked_us: Option<i64>) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            sqlx::query(SET_LOCKED).bind(shard).bind(id).bind(locked_us).execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }

    /// Closes an account and forgets its password.
    ///
    /// # Errors
    /// The database failed.
    pub async fn close_account(&mut self, shard: i64, id: i64, now_us: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| { sqlx::query(CLOSE).bind(shard).bind(id).bind(now_us).execute(conn).await.map(|_| ()) })?;
        Ok(())
    }

    /// Links a person of a provider to an account. Returns the account to which the person is linked now, which is
    /// another one where the person was linked before.
    ///
    /// # Errors
    /// The database failed.
    pub async fn link_account(&mut self, row: &AccountLinkRow) -> Result<Option<i64>, StoreError> {
        on_db!(self, |conn| {
            let query = sqlx::query(LINK).bind(row.shard).bind(row.issuer.as_str()).bind(row.subject.as_str());
            query.bind(row.account).bind(row.linked_us).execute(conn).await.map(|_| ())
        })?;
        self.linked_account(row.shard, &row.issuer, &row.subject).await
    }

    /// The account to which a person of a provider is linked.
    ///
    /// # Errors
    /// The database failed.
    pub async fn linked_account(&mut self, shard: i64, issuer: &str, subject: &str) -> Result<Option<i64>, StoreError> {
        let found: Option<(i64,)> = on_db!(self, |conn| {
            sqlx::query_as(LINKED).bind(shard).bind(issuer).bind(subject).fetch_optional(conn).await
        })?;
        Ok(found.map(|(account,)| account))
    }

    /// The persons of providers who are linked to an account.
    ///
    /// # Errors
    /// The database failed.
    pub async fn links_of(&mut self, shard: i64, account: i64) -> Result<Vec<AccountLinkRow>, StoreError> {
        let found: Vec<(i64, String, String, i64, i64)> =
            on_db!(self, |conn| sqlx::query_as(LINKS_OF).bind(shard).bind(account).fetch_all(conn).await)?;
        let link = |(shard, issuer, subject, account, linked_us)| AccountLinkRow {
            shard,
            issuer,
            subject,
            account,
            linked_us,
        };
        Ok(found.into_iter().map(link).collect())
    }

    /// Takes every link of an account away. Returns how many there were.
    ///
    /// # Errors
    /// The database failed.
    pub async fn unlink_account(&mut self, shard: i64, account: i64) -> Result<u64, StoreError> {
        Ok(on_db!(self, |conn| {
            sqlx::query(UNLINK).bind(shard).bind(account).execute(conn).await.map(|done| done.rows_affected())
        })?)
    }
}
