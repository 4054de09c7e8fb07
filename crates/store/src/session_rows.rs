//! Who is signed in. What the browser holds is not stored, only its hash.

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::{AccountRow, Session, StoreError};

/// One session of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// The shard of accounts.
    pub shard: i64,
    /// Hash of what the browser holds.
    pub token: Vec<u8>,
    /// Its number, by which it can be named without being taken over.
    pub id: i64,
    /// The account.
    pub account: i64,
    /// When somebody signed in, in microseconds since 1970, UTC.
    pub made_us: i64,
    /// When it was last used, to the minute.
    pub seen_us: i64,
    /// When the second factor was shown.
    pub second_us: Option<i64>,
    /// By which way.
    pub way: String,
    /// From which address.
    pub address: String,
    /// With which program, as it calls itself.
    pub device: String,
}

impl Row for SessionRow {
    const INSERT: &'static str =
        "INSERT INTO session (shard, token, id, account, made_us, seen_us, second_us, way, address, device)";
    const WIDTH: usize = 10;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Blob(self.token.clone()),
            Cell::Int(self.id),
            Cell::Int(self.account),
            Cell::Int(self.made_us),
            Cell::Int(self.seen_us),
            Cell::MaybeInt(self.second_us),
            Cell::Text(self.way.clone()),
            Cell::Text(self.address.clone()),
            Cell::Text(self.device.clone()),
        ]);
    }
}

/// Everything that a page has to know about a session, in one statement.
pub(crate) const WITH_ACCOUNT: &str = "SELECT s.shard, s.token, s.id, s.account, s.made_us, s.seen_us, s.second_us, \
     s.way, s.address, s.device, a.official, a.login, a.hash, a.must_change, a.made_us AS account_us, a.changed_us, \
     a.locked_us, a.closed_us, f.since_us FROM session s JOIN account a ON a.shard = s.shard AND a.id = s.account \
     LEFT JOIN second_factor f ON f.shard = s.shard AND f.account = s.account WHERE s.shard = $1 AND s.token = $2";
pub(crate) const SESSIONS_OF: &str = "SELECT shard, token, id, account, made_us, seen_us, second_us, way, address, \
     device FROM session WHERE shard = $1 AND account = $2 ORDER BY seen_us DESC, id DESC";
pub(crate) const SEEN: &str = "UPDATE session SET seen_us = $3 WHERE shard = $1 AND token = $2 AND seen_us < $3";
pub(crate) const END: &str = "DELETE FROM session WHERE shard = $1 AND token = $2";
pub(crate) const REVOKE: &str = "DELETE FROM session WHERE shard = $1 AND account = $2 AND id = $3";
pub(crate) const REVOKE_ALL: &str = "DELETE FROM session WHERE shard = $1 AND account = $2 AND id <> $3";
pub(crate) const SWEEP: &str = "DELETE FROM session WHERE shard = $1 AND (seen_us < $2 OR made_us < $3)";

/// Every statement text of sessions, but for the inserts.
pub(crate) const ALL: [&str; 7] = [WITH_ACCOUNT, SESSIONS_OF, SEEN, END, REVOKE, REVOKE_ALL, SWEEP];

type SessionTuple = (i64, Vec<u8>, i64, i64, i64, i64, Option<i64>, String, String, String);

fn session((shard, token, id, account, made_us, seen_us, second_us, way, address, device): SessionTuple) -> SessionRow {
    SessionRow { shard, token, id, account, made_us, seen_us, second_us, way, address, device }
}

/// Reads a session and its account. More columns than a tuple has places.
fn with_account<'r, R>(row: &'r R) -> Result<(SessionRow, AccountRow, bool), sqlx::Error>
where
    R: sqlx::Row,
    &'static str: sqlx::ColumnIndex<R>,
    i64: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
    Option<i64>: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
    String: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
    Vec<u8>: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
{
    let session = SessionRow {
        shard: row.try_get("shard")?,
        token: row.try_get("token")?,
        id: row.try_get("id")?,
        account: row.try_get("account")?,
        made_us: row.try_get("made_us")?,
        seen_us: row.try_get("seen_us")?,
        second_us: row.try_get("second_us")?,
        way: row.try_get("way")?,
        address: row.try_get("address")?,
        device: row.try_get("device")?,
    };
    let account = AccountRow {
        shard: session.shard,
        id: session.account,
        official: row.try_get("official")?,
        login: row.try_get("login")?,
        hash: row.try_get("hash")?,
        must_change: row.try_get::<i64, _>("must_change")? != 0,
        made_us: row.try_get("account_us")?,
        changed_us: row.try_get("changed_us")?,
        locked_us: row.try_get("locked_us")?,
        closed_us: row.try_get("closed_us")?,
    };
    let since_us: Option<i64> = row.try_get("since_us")?;
    Ok((session, account, since_us.is_some()))
}

impl Session {
    /// Stores a new session.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_session(&mut self, row: SessionRow) -> Result<(), StoreError> {
        rows::insert(self, &[row]).await
    }

    /// The session of what a browser holds, ended or not, with its account and whether a second factor is asked for.
    ///
    /// # Errors
    /// The database failed.
    pub async fn session_with_account(
        &mut self,
        shard: i64,
        token: &[u8],
    ) -> Result<Option<(SessionRow, AccountRow, bool)>, StoreError> {
        let found = on_db!(self, |conn| {
            let found = sqlx::query(WITH_ACCOUNT).bind(shard).bind(token).fetch_optional(conn).await?;
            found.map(|row| with_account(&row)).transpose()
        })?;
        Ok(found)
    }

    /// The sessions of an account, the one that was used last first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sessions_of(&mut self, shard: i64, account: i64) -> Result<Vec<SessionRow>, StoreError> {
        let found: Vec<SessionTuple> =
            on_db!(self, |conn| sqlx::query_as(SESSIONS_OF).bind(shard).bind(account).fetch_all(conn).await)?;
        Ok(found.into_iter().map(session).collect())
    }

    /// Notes that a session was used.
    ///
    /// # Errors
    /// The database failed.
    pub async fn see_session(&mut self, shard: i64, token: &[u8], now_us: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(SEEN).bind(shard).bind(token).bind(now_us).execute(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// Ends the session of what a browser holds.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_session(&mut self, shard: i64, token: &[u8]) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(END).bind(shard).bind(token).execute(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// Ends a session of an account by its number. Returns whether there was one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn revoke_session(&mut self, shard: i64, account: i64, id: i64) -> Result<bool, StoreError> {
        Ok(on_db!(self, |conn| {
            let query = sqlx::query(REVOKE).bind(shard).bind(account).bind(id);
            query.execute(conn).await.map(|done| done.rows_affected() > 0)
        })?)
    }

    /// Ends every session of an account but the one of this number; 0 spares none. Returns how many ended.
    ///
    /// # Errors
    /// The database failed.
    pub async fn revoke_sessions(&mut self, shard: i64, account: i64, but: i64) -> Result<u64, StoreError> {
        Ok(on_db!(self, |conn| {
            let query = sqlx::query(REVOKE_ALL).bind(shard).bind(account).bind(but);
            query.execute(conn).await.map(|done| done.rows_affected())
        })?)
    }

    /// Removes sessions that were last used, or begun, before a moment each. Returns how many.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sweep_sessions(&mut self, shard: i64, seen_us: i64, made_us: i64) -> Result<u64, StoreError> {
        Ok(on_db!(self, |conn| {
            let query = sqlx::query(SWEEP).bind(shard).bind(seen_us).bind(made_us);
            query.execute(conn).await.map(|done| done.rows_affected())
        })?)
    }
}
