//! Issues codes and lets petitioners in with them.

use std::fmt::Write as _;
use std::net::IpAddr;

use domain::matter::Receipt;
use domain::{MatterId, PersonId};
use store::{Charge, Db, QueryCodeRow, Session};
use vault::{Secret, is_keyed_digest, keyed_digest};
use zeroize::Zeroizing;

use super::tries::{CALLERS_SHARD, caller_subject, forgotten_before_us, receipt_subject};
use super::{CALLER_LIMIT, QueryCode, RECEIPT_LIMIT};
use crate::keys::Keys;
use crate::{App, Chance, Failure, MatterKey, home_shard};

/// For what the key is under which codes are digested.
const KEY_PURPOSE: &str = "query codes";
/// What a stored digest begins with, so that another way of keeping codes can come beside it.
const SCHEME: &str = "hmac-sha256:";

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
    /// The database failed.
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

/// The query codes of an installation.
pub struct QueryCodes {
    db: Db,
    key: Zeroizing<Secret>,
}

impl std::fmt::Debug for QueryCodes {
    /// Without the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("QueryCodes").field("db", &self.db).finish_non_exhaustive()
    }
}

/// The tries that were counted for one attempt, to be taken back where it was right.
struct Counted {
    shard: i64,
    receipt: (String, i64),
    caller: (String, i64),
}

impl QueryCodes {
    /// The codes kept in a database, under a key of its installation.
    #[must_use]
    pub fn new(db: Db, keys: &Keys) -> Self {
        Self { db, key: keys.subkey(KEY_PURPOSE) }
    }

    /// Draws a code for a petitioner of a matter, and the row that makes it valid. Storing the row, with
    /// `Session::put_query_code`, voids the code that the petitioner had; who decides that, decides when.
    #[must_use]
    pub fn draw(
        &self,
        chance: &mut Chance,
        key: MatterKey,
        person: PersonId,
        issued_us: i64,
    ) -> (QueryCode, QueryCodeRow) {
        let code = QueryCode::drawn(chance);
        let mut hash = String::from(SCHEME);
        for byte in keyed_digest(&self.key, &digested(key.shard, key.id.0, &code).each_ref().map(Vec::as_slice)) {
            // Writing into a text does not fail.
            let _ = write!(hash, "{byte:02x}");
        }
        (code, QueryCodeRow { shard: key.shard, matter: key.id.0, person: person.0, hash, issued_us })
    }

    /// Whether the matter may have one more code: one for this petitioner, who may have one already.
    ///
    /// # Errors
    /// [`Failure::TooManyCodes`]; the database failed.
    pub async fn room(&self, session: &mut Session, key: MatterKey, person: PersonId) -> Result<(), Failure> {
        let others = session.query_codes_of(key.shard, key.id.0).await?;
        if others.len() >= CODES_MAX && others.iter().all(|row| row.person != person.0) {
            return Err(Failure::TooManyCodes { codes_max: CODES_MAX });
        }
        Ok(())
    }

    /// Lets the petitioner in who has the receipt number and one of the matter's codes. An unknown receipt number is
    /// answered as a wrong code is. A right code takes back the try that it cost itself, and
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
        let Some(row) = self.matching(&code, rows) else {
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

    /// The row of this code, if it is one of these. All are looked at, whichever it is.
    fn matching(&self, code: &QueryCode, rows: Vec<QueryCodeRow>) -> Option<QueryCodeRow> {
        let mut found = None;
        for row in rows {
            let parts = digested(row.shard, row.matter, code);
            let stored = row.hash.strip_prefix(SCHEME).and_then(bytes_of);
            if is_keyed_digest(&self.key, &parts.each_ref().map(Vec::as_slice), &stored.unwrap_or_default()) {
                found = Some(row);
            }
        }
        found
    }
}

/// What the digest of a code is of: a code opens no other matter, wherever its digest is put.
fn digested(shard: i64, matter: i64, code: &QueryCode) -> [Vec<u8>; 3] {
    [shard.to_be_bytes().to_vec(), matter.to_be_bytes().to_vec(), code.signs().into_bytes()]
}

/// The bytes that hexadecimal digits stand for.
fn bytes_of(hex: &str) -> Option<Vec<u8>> {
    let pair = |at: usize| hex.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    (0..hex.len()).step_by(2).map(pair).collect()
}
