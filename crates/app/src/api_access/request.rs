//! A request that writes is carried out once. It brings a key; under it is kept what was asked and, sealed, what was
//! answered, so that the same request gets the same answer for a day.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use store::{ApiRequestRow, StoreError};
use vault::{DataKey, Place};

use super::TokenHolder;
use crate::signing_in::ACCOUNTS;
use crate::{App, Chance, Failure};

const MINUTE_US: i64 = 60_000_000;
/// How long an answer is kept: a program that was cut off asks again within a day or has somebody look.
pub const ANSWERS_KEPT_US: i64 = 24 * 60 * MINUTE_US;
/// After how long a claim without an answer is taken over: longer than any request is let run.
const CLAIM_LAPSES_US: i64 = 2 * MINUTE_US;
/// Longest key, in characters: as long as names of requests are anywhere.
pub const KEY_CHARS_MAX: usize = 128;

/// Bytes of a digest in the name of a request: as many as nobody meets twice.
const NAME_BYTES: usize = 24;

/// Who asks for what under which key.
#[derive(Clone, Debug)]
pub struct Claim(ApiRequestRow);

/// An answer, as it is to be given again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered(pub Vec<u8>);

/// What came of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// It is to be carried out.
    Ours,
    /// It was carried out, with this answer.
    Before(Answered),
    /// It is being carried out, or was left in the middle a moment ago.
    UnderWay,
    /// Something else was asked under this key.
    Other,
}

impl Claim {
    /// A request of an account: its key, and all parts of what it asks for.
    #[must_use]
    pub fn new(token: &TokenHolder, key: &str, asked: &[&[u8]], now_us: i64) -> Self {
        let mut digest = Sha256::new();
        for part in asked {
            digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            digest.update(part);
        }
        Self(ApiRequestRow {
            shard: ACCOUNTS,
            account: token.account.0,
            key: key.to_owned(),
            digest: digest.finalize().to_vec(),
            claimed_us: now_us,
            answer: None,
        })
    }

    /// The name under which an act remembers, in its own transaction, that it was carried out: of whose request, under
    /// which key, for what. It is short, because names of requests are, and tells nothing.
    #[must_use]
    pub fn name(&self) -> String {
        let digest = Sha256::new()
            .chain_update(self.0.account.to_be_bytes())
            .chain_update(&self.0.digest)
            .chain_update(self.0.key.as_bytes())
            .finalize();
        digest.iter().take(NAME_BYTES).fold(String::from("api "), |mut name, byte| {
            // Writing to a string cannot fail.
            let _ = write!(name, "{byte:02x}");
            name
        })
    }

    fn kind(&self) -> String {
        format!("answer {}", self.0.key)
    }
}

const fn place<'a>(claim: &ApiRequestRow, kind: &'a str) -> Place<'a> {
    Place { table: "api_request", shard: claim.shard, stream: claim.account, id: 0, kind }
}

impl App {
    /// Claims a request before it is carried out.
    ///
    /// # Errors
    /// The answer that was kept cannot be opened; the database failed.
    pub async fn claim_request(&self, claim: &Claim) -> Result<Claimed, Failure> {
        let now_us = claim.0.claimed_us;
        let mut session = self.db.write().await?;
        if session.claim_api_request(&claim.0, (now_us - CLAIM_LAPSES_US, now_us - ANSWERS_KEPT_US)).await? {
            session.commit().await?;
            return Ok(Claimed::Ours);
        }
        let found = session.api_request(claim.0.shard, claim.0.account, &claim.0.key).await?;
        drop(session);
        let Some(found) = found else { return Ok(Claimed::UnderWay) };
        if found.digest != claim.0.digest {
            return Ok(Claimed::Other);
        }
        let Some(sealed) = found.answer else { return Ok(Claimed::UnderWay) };
        let kind = claim.kind();
        let opened = self.answers_key().open(&sealed, &place(&claim.0, &kind));
        let altered = |_| StoreError::Altered { table: "api_request", row: claim.name() };
        Ok(Claimed::Before(Answered(opened.map_err(altered)?)))
    }

    /// What answers are sealed with: a key that no rotation of master keys changes, because they are kept for a day
    /// only.
    fn answers_key(&self) -> DataKey {
        DataKey::new(self.keys().cipher(), &self.keys().subkey("answers to programs"))
    }

    /// Keeps the answer to a request that was carried out. It may name people, and is sealed.
    ///
    /// # Errors
    /// It cannot be sealed; the database failed.
    pub async fn keep_answer(&self, chance: &mut Chance, claim: &Claim, answer: &Answered) -> Result<(), Failure> {
        let kind = claim.kind();
        let nonce = chance.nonce();
        let sealed = self.answers_key().seal(&nonce, &answer.0, &place(&claim.0, &kind)).map_err(Failure::Sealing)?;
        let mut session = self.db.write().await?;
        let row = ApiRequestRow { answer: Some(sealed), ..claim.0.clone() };
        session.answer_api_request(&row).await?;
        Ok(session.commit().await?)
    }

    /// Gives a claim back of which nothing came.
    ///
    /// # Errors
    /// The database failed.
    pub async fn free_request(&self, claim: &Claim) -> Result<(), Failure> {
        let mut session = self.db.write().await?;
        session.free_api_request(&claim.0).await?;
        Ok(session.commit().await?)
    }

    /// Removes tokens that have ended and answers that are kept no longer. To be called every minute or so.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sweep_api(&self, now_us: i64) -> Result<u64, Failure> {
        let mut session = self.db.write().await?;
        let gone = session.sweep_api(ACCOUNTS, (now_us, now_us - ANSWERS_KEPT_US)).await?;
        session.commit().await?;
        Ok(gone)
    }
}
