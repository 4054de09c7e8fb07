//! Issues codes and lets petitioners in with them.

use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use domain::matter::Receipt;
use domain::{MatterId, PersonId};
use store::{Charge, Db, QueryCodeRow};
use tokio::sync::Semaphore;

use super::tries::{CALLERS_SHARD, caller_subject, forgotten_before_us, receipt_subject};
use super::{CALLER_LIMIT, QueryCode, RECEIPT_LIMIT, hashing};
use crate::{App, Chance, Failure, MatterKey, home_shard};

/// Hashes that are computed at once in one process: each takes 19 MiB and a core for some hundredths of a second.
const HASHES_AT_ONCE_MAX: usize = 4;

/// Most codes of a matter. A petition with more names than this is followed by its representatives; and whoever tries
/// codes at random has that many chances at once.
const CODES_MAX: usize = 64;

/// Why a petitioner is not let in.
#[derive(Debug, thiserror::Error)]
pub enum CodeRefusal {
    /// Receipt number and code do not belong together, or there is no such receipt number: nobody is told which.
    #[error("receipt number and code do not belong together")]
    Wrong,
    /// Too many wrong codes were tried for this receipt number or from this address; not even the right one helps
    /// before then.
    #[error("no try is left before {until_us}")]
    Wait {
        /// From when on it can be tried again, in microseconds since 1970, UTC.
        until_us: i64,
    },
    /// The database failed, or a hash could not be computed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl CodeRefusal {
    /// Its name in wording files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Wait { .. } => "wait",
            Self::Failed(_) => "failed",
        }
    }
}

impl From<store::StoreError> for CodeRefusal {
    fn from(error: store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// The query codes of an installation. One for each process, so that its limit on hashes holds.
#[derive(Debug)]
pub struct QueryCodes {
    db: Db,
    places: Semaphore,
    hashed: AtomicU64,
}

/// The tries that were counted for one attempt, to be taken back where it was right.
struct Counted {
    shard: i64,
    receipt: (String, i64),
    caller: (String, i64),
}

impl QueryCodes {
    /// The codes kept in a database.
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db, places: Semaphore::new(HASHES_AT_ONCE_MAX), hashed: AtomicU64::new(0) }
    }

    /// Draws a code for a petitioner of a matter, and the row that makes it valid. Storing the row, with
    /// `Session::put_query_code`, voids the code that the petitioner had; who decides that, decides when.
    ///
    /// # Errors
    /// The matter has as many codes as it may; the database failed; the hash could not be computed.
    pub async fn draw(
        &self,
        chance: &mut Chance,
        key: MatterKey,
        person: PersonId,
        issued_us: i64,
    ) -> Result<(QueryCode, QueryCodeRow), Failure> {
        let code = QueryCode::drawn(chance);
        let fresh_salt = chance.salt();
        let others = self.db.read().await?.query_codes_of(key.shard, key.id.0).await?;
        if others.len() >= CODES_MAX && others.iter().all(|row| row.person != person.0) {
            return Err(Failure::TooManyCodes { codes_max: CODES_MAX });
        }
        // All codes of a matter have one salt, so that one hash tells whether a code is any of them, and it takes no
        // longer where there are many.
        let salt = others
            .iter()
            .find_map(|row| hashing::stored(&row.hash).ok()?.salt)
            .map_or(fresh_salt, |salt| <[u8]>::to_vec(salt.as_ref()));
        let hash = self.hash(move || hashing::fresh(&code, &salt)).await?.to_string();
        Ok((code, QueryCodeRow { shard: key.shard, matter: key.id.0, person: person.0, hash, issued_us }))
    }

    /// Lets the petitioner in who has the receipt number and one of the matter's codes. An unknown receipt number is
    /// answered as a wrong code is, after as much work. A right code takes back the try that it cost itself, and
    /// nothing else: wrong ones before it stay counted.
    ///
    /// # Errors
    /// See [`CodeRefusal`].
    pub async fn open(
        &self,
        app: &App,
        receipt: Receipt,
        code: QueryCode,
        caller: IpAddr,
        now_us: i64,
    ) -> Result<(MatterKey, PersonId), CodeRefusal> {
        let shard = home_shard(&app.directory(), receipt.office);
        let counted = self.charge(shard, receipt, caller, now_us).await?;
        let year = i64::from(receipt.year);
        let rows = self.db.read().await?.query_codes_by_receipt(receipt.office.0, year, receipt.no.into()).await?;
        let Some(row) = self.matching(code, rows).await? else {
            return Err(CodeRefusal::Wrong);
        };
        self.refund(&counted).await?;
        Ok((MatterKey { shard: row.shard, id: MatterId(row.matter) }, PersonId(row.person)))
    }

    /// Forgets tries that count no more, with the addresses from which they came. Returns how many subjects that
    /// were. To be called now and then; what is forgotten twice is forgotten.
    ///
    /// # Errors
    /// The database failed.
    pub async fn purge(&self, now_us: i64) -> Result<u64, Failure> {
        let mut session = self.db.write().await?;
        let purged = session.purge_tries(forgotten_before_us(now_us)).await?;
        session.commit().await?;
        Ok(purged)
    }

    /// Hashes computed so far by this process: for tests and for measuring.
    #[must_use]
    pub fn hashed(&self) -> u64 {
        self.hashed.load(Ordering::Relaxed)
    }

    /// Counts a try for the receipt number and one for the address, both or none, before anything is looked at.
    async fn charge(&self, shard: i64, receipt: Receipt, caller: IpAddr, now_us: i64) -> Result<Counted, CodeRefusal> {
        let (receipt, caller) = (receipt_subject(receipt), caller_subject(caller));
        let mut session = self.db.write().await?;
        // Always in this order, so that no two attempts wait for each other.
        let receipt_since = match session.charge_try(shard, &receipt, now_us, RECEIPT_LIMIT).await? {
            Charge::Counted { since_us } => since_us,
            Charge::Exhausted { until_us } => return Err(CodeRefusal::Wait { until_us }),
        };
        let caller_since = match session.charge_try(CALLERS_SHARD, &caller, now_us, CALLER_LIMIT).await? {
            Charge::Counted { since_us } => since_us,
            Charge::Exhausted { until_us } => return Err(CodeRefusal::Wait { until_us }),
        };
        session.commit().await?;
        Ok(Counted { shard, receipt: (receipt, receipt_since), caller: (caller, caller_since) })
    }

    async fn refund(&self, counted: &Counted) -> Result<(), CodeRefusal> {
        let mut session = self.db.write().await?;
        session.refund_try(counted.shard, &counted.receipt.0, counted.receipt.1).await?;
        session.refund_try(CALLERS_SHARD, &counted.caller.0, counted.caller.1).await?;
        Ok(session.commit().await?)
    }

    /// The row of this code, if it is one of these. One hash for each salt, and one where there is none at all.
    async fn matching(&self, code: QueryCode, rows: Vec<QueryCodeRow>) -> Result<Option<QueryCodeRow>, Failure> {
        let mut stored = Vec::with_capacity(rows.len());
        for row in rows {
            stored.push((hashing::stored(&row.hash)?, row));
        }
        if stored.is_empty() {
            self.hash(move || hashing::fresh(&code, hashing::NOBODYS_SALT)).await?;
            return Ok(None);
        }
        let mut tried: Vec<PasswordHash> = Vec::new();
        let mut found = None;
        for (hash, row) in stored {
            let alike = |one: &&PasswordHash| one.salt == hash.salt && one.params == hash.params;
            let own = match tried.iter().find(alike) {
                Some(own) => own.hash,
                None => {
                    let like = hash.clone();
                    let own = self.hash(move || hashing::alike(&code, &like)).await?;
                    let output = own.hash;
                    tried.push(own);
                    output
                }
            };
            // Outputs compare in constant time; nothing ends early either.
            if own.is_some() && own == hash.hash {
                found = Some(row);
            }
        }
        Ok(found)
    }

    async fn hash(
        &self,
        work: impl FnOnce() -> Result<PasswordHash, Failure> + Send + 'static,
    ) -> Result<PasswordHash, Failure> {
        let failed = |error: &dyn std::error::Error| Failure::Hashing(error.to_string());
        let _place = self.places.acquire().await.map_err(|error| failed(&error))?;
        self.hashed.fetch_add(1, Ordering::Relaxed);
        tokio::task::spawn_blocking(work).await.map_err(|error| failed(&error))?
    }
}
