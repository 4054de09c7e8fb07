//! What programs come in with, and which of their requests were carried out.

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::{Session, StoreError};

/// A bearer token of an account, as its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiTokenRow {
    /// The shard of accounts.
    pub shard: i64,
    /// Number, by which it can be named without being used.
    pub id: i64,
    /// The account.
    pub account: i64,
    /// Hash of the token.
    pub digest: Vec<u8>,
    /// What its owner calls it.
    pub label: String,
    /// What it may be used for, as words with commas between them.
    pub scopes: String,
    /// When it was made, in microseconds since 1970, UTC.
    pub made_us: i64,
    /// When it opens nothing any more.
    pub until_us: i64,
    /// When it was last used; `None` before the first time.
    pub used_us: Option<i64>,
}

impl std::fmt::Debug for ApiTokenRow {
    /// Without the hash, which nobody needs to see.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ApiTokenRow").field("id", &self.id).field("account", &self.account).finish_non_exhaustive()
    }
}

impl Row for ApiTokenRow {
    const INSERT: &'static str =
        "INSERT INTO api_token (shard, id, account, digest, label, scopes, made_us, until_us, used_us)";
    const WIDTH: usize = 9;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.id),
            Cell::Int(self.account),
            Cell::Blob(self.digest.clone()),
            Cell::Text(self.label.clone()),
            Cell::Text(self.scopes.clone()),
            Cell::Int(self.made_us),
            Cell::Int(self.until_us),
            Cell::MaybeInt(self.used_us),
        ]);
    }
}

/// A request that was claimed or carried out.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiRequestRow {
    /// The shard of accounts.
    pub shard: i64,
    /// Whose request it is.
    pub account: i64,
    /// The key that it brought.
    pub key: String,
    /// Hash of what it asked for.
    pub digest: Vec<u8>,
    /// When it was claimed, in microseconds since 1970, UTC.
    pub claimed_us: i64,
    /// The answer, sealed; `None` while it is carried out.
    pub answer: Option<Vec<u8>>,
}

impl std::fmt::Debug for ApiRequestRow {
    /// Without what was asked and answered.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ApiRequestRow").field("account", &self.account).finish_non_exhaustive()
    }
}

pub(crate) const TOKEN_OF: &str = "SELECT shard, id, account, digest, label, scopes, made_us, until_us, used_us \
     FROM api_token WHERE shard = $1 AND digest = $2";
pub(crate) const TOKENS_OF_ACCOUNT: &str = "SELECT shard, id, account, digest, label, scopes, made_us, until_us, \
     used_us FROM api_token WHERE shard = $1 AND account = $2 ORDER BY id";
pub(crate) const USE_TOKEN: &str = "UPDATE api_token SET used_us = $3 WHERE shard = $1 AND id = $2";
pub(crate) const REVOKE_TOKEN: &str = "DELETE FROM api_token WHERE shard = $1 AND account = $2 AND id = $3";
pub(crate) const REVOKE_TOKENS: &str = "DELETE FROM api_token WHERE shard = $1 AND account = $2";
pub(crate) const SWEEP_TOKENS: &str = "DELETE FROM api_token WHERE shard = $1 AND until_us < $2";
/// Claims a key, or takes over one whose claim ran out without an answer. Of two that come at once, one gets the row.
pub(crate) const CLAIM: &str = "INSERT INTO api_request (shard, account, key, digest, claimed_us) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (shard, account, key) DO UPDATE SET claimed_us = excluded.claimed_us, \
     digest = excluded.digest, answer = NULL \
     WHERE (api_request.answer IS NULL AND api_request.claimed_us < $6 AND api_request.digest = excluded.digest) \
     OR api_request.claimed_us < $7 RETURNING claimed_us";
pub(crate) const REQUEST_OF: &str = "SELECT digest, claimed_us, answer FROM api_request \
     WHERE shard = $1 AND account = $2 AND key = $3";
pub(crate) const ANSWER: &str = "UPDATE api_request SET answer = $5 \
     WHERE shard = $1 AND account = $2 AND key = $3 AND claimed_us = $4";
pub(crate) const FREE: &str =
    "DELETE FROM api_request WHERE shard = $1 AND account = $2 AND key = $3 AND claimed_us = $4 AND answer IS NULL";
pub(crate) const SWEEP_REQUESTS: &str = "DELETE FROM api_request WHERE shard = $1 AND claimed_us < $2";

/// Every statement text of what programs come in with, but for the insert.
pub(crate) const ALL: [&str; 11] = [
    TOKEN_OF,
    TOKENS_OF_ACCOUNT,
    USE_TOKEN,
    REVOKE_TOKEN,
    REVOKE_TOKENS,
    SWEEP_TOKENS,
    CLAIM,
    REQUEST_OF,
    ANSWER,
    FREE,
    SWEEP_REQUESTS,
];

type TokenTuple = (i64, i64, i64, Vec<u8>, String, String, i64, i64, Option<i64>);

fn token((shard, id, account, digest, label, scopes, made_us, until_us, used_us): TokenTuple) -> ApiTokenRow {
    ApiTokenRow { shard, id, account, digest, label, scopes, made_us, until_us, used_us }
}

impl Session {
    /// Stores a token.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_api_token(&mut self, row: ApiTokenRow) -> Result<(), StoreError> {
        rows::insert(self, &[row]).await
    }

    /// The token with this hash.
    ///
    /// # Errors
    /// The database failed.
    pub async fn api_token(&mut self, shard: i64, digest: &[u8]) -> Result<Option<ApiTokenRow>, StoreError> {
        let found: Option<TokenTuple> =
            on_db!(self, |conn| sqlx::query_as(TOKEN_OF).bind(shard).bind(digest).fetch_optional(conn).await)?;
        Ok(found.map(token))
    }

    /// The tokens of an account, in the order in which they were made.
    ///
    /// # Errors
    /// The database failed.
    pub async fn api_tokens(&mut self, shard: i64, account: i64) -> Result<Vec<ApiTokenRow>, StoreError> {
        let found: Vec<TokenTuple> =
            on_db!(self, |conn| sqlx::query_as(TOKENS_OF_ACCOUNT).bind(shard).bind(account).fetch_all(conn).await)?;
        Ok(found.into_iter().map(token).collect())
    }

    /// Notes when a token was last used.
    ///
    /// # Errors
    /// The database failed.
    pub async fn use_api_token(&mut self, shard: i64, id: i64, now_us: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(USE_TOKEN).bind(shard).bind(id).bind(now_us).execute(conn).await.map(drop))?;
        Ok(())
    }

    /// Takes a token of an account back. Returns whether there was one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn revoke_api_token(&mut self, shard: i64, account: i64, id: i64) -> Result<bool, StoreError> {
        let gone = on_db!(self, |conn| {
            sqlx::query(REVOKE_TOKEN).bind(shard).bind(account).bind(id).execute(conn).await.map(|d| d.rows_affected())
        })?;
        Ok(gone > 0)
    }

    /// Takes every token of an account back. Returns how many there were.
    ///
    /// # Errors
    /// The database failed.
    pub async fn revoke_api_tokens(&mut self, shard: i64, account: i64) -> Result<u64, StoreError> {
        Ok(on_db!(self, |conn| {
            sqlx::query(REVOKE_TOKENS).bind(shard).bind(account).execute(conn).await.map(|done| done.rows_affected())
        })?)
    }

    /// Claims a request for whoever brings it. `None` where it was carried out, or is being so; a claim without an
    /// answer from before `lapsed_us` is taken over by the same request, anything from before `old_us` by any.
    ///
    /// # Errors
    /// The database failed.
    pub async fn claim_api_request(
        &mut self,
        row: &ApiRequestRow,
        (lapsed_us, old_us): (i64, i64),
    ) -> Result<bool, StoreError> {
        let claimed: Option<(i64,)> = on_db!(self, |conn| {
            sqlx::query_as(CLAIM)
                .bind(row.shard)
                .bind(row.account)
                .bind(row.key.as_str())
                .bind(row.digest.as_slice())
                .bind(row.claimed_us)
                .bind(lapsed_us)
                .bind(old_us)
                .fetch_optional(conn)
                .await
        })?;
        Ok(claimed.is_some())
    }

    /// A request that was claimed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn api_request(
        &mut self,
        shard: i64,
        account: i64,
        key: &str,
    ) -> Result<Option<ApiRequestRow>, StoreError> {
        let found: Option<(Vec<u8>, i64, Option<Vec<u8>>)> = on_db!(self, |conn| {
            sqlx::query_as(REQUEST_OF).bind(shard).bind(account).bind(key).fetch_optional(conn).await
        })?;
        Ok(found.map(|(digest, claimed_us, answer)| ApiRequestRow {
            shard,
            account,
            key: key.to_owned(),
            digest,
            claimed_us,
            answer,
        }))
    }

    /// Keeps the answer to a request, for whoever still holds the claim.
    ///
    /// # Errors
    /// The database failed.
    pub async fn answer_api_request(&mut self, row: &ApiRequestRow) -> Result<(), StoreError> {
        let Some(answer) = &row.answer else { return Ok(()) };
        on_db!(self, |conn| {
            sqlx::query(ANSWER)
                .bind(row.shard)
                .bind(row.account)
                .bind(row.key.as_str())
                .bind(row.claimed_us)
                .bind(answer.as_slice())
                .execute(conn)
                .await
                .map(drop)
        })?;
        Ok(())
    }

    /// Gives a claim back: nothing was carried out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn free_api_request(&mut self, row: &ApiRequestRow) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            sqlx::query(FREE)
                .bind(row.shard)
                .bind(row.account)
                .bind(row.key.as_str())
                .bind(row.claimed_us)
                .execute(conn)
                .await
                .map(drop)
        })?;
        Ok(())
    }

    /// Removes tokens that ended before one moment and requests from before another. Returns how many there were.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sweep_api(&mut self, shard: i64, (ended_us, old_us): (i64, i64)) -> Result<u64, StoreError> {
        let mut gone = 0;
        for (text, before_us) in [(SWEEP_TOKENS, ended_us), (SWEEP_REQUESTS, old_us)] {
            gone += on_db!(self, |conn| {
                sqlx::query(text).bind(shard).bind(before_us).execute(conn).await.map(|done| done.rows_affected())
            })?;
        }
        Ok(gone)
    }
}
