//! The ledger's name, hash and keys.

use store::{LogKeyRow, Session};
use tlog::{Algorithm, KeyKind, Signer, VerifierKey, to_hex};

use super::{LedgerFault, SEALER};
use crate::{App, Chance, Failure};

/// The setting with the ledger's hash.
const HASH: &str = "ledger-hash";
/// What the name of a ledger begins with that nobody named.
const UNNAMED: &str = "xinze-ledger/";
/// Bytes of chance in such a name: two installations never have the same.
const NAME_BYTES: usize = 8;

/// A key of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogKey {
    /// Number, from 1.
    pub no: i64,
    /// The public key, which others check with.
    pub key: VerifierKey,
    /// Since when, in microseconds since 1970, UTC.
    pub from_us: i64,
    /// Until when; `None` for the one in use.
    pub until_us: Option<i64>,
}

/// A key with its secret, and its row.
pub(super) struct Secret {
    pub(super) row: LogKeyRow,
    /// `None` where the secret is no longer kept.
    pub(super) signer: Option<Signer>,
}

/// Everything that signing needs.
pub(super) struct Keys {
    pub(super) origin: String,
    pub(super) algorithm: Algorithm,
    pub(super) secrets: Vec<Secret>,
}

/// The secret as it is kept in the database.
fn keep_seed(seed: [u8; 32]) -> Vec<u8> {
    seed.to_vec()
}

/// The secret from what is kept; `None` where it cannot be read.
fn read_seed(kept: &[u8]) -> Option<[u8; 32]> {
    kept.try_into().ok()
}

impl Secret {
    fn of(row: LogKeyRow, key: &VerifierKey) -> Result<Self, LedgerFault> {
        if row.seed.is_empty() && row.until_us.is_some() {
            return Ok(Self { row, signer: None });
        }
        let fault = LedgerFault::Key { no: row.no };
        let seed = read_seed(&row.seed).ok_or_else(|| fault.clone())?;
        let signer = Signer::new(key.name(), KeyKind::Log, &seed).map_err(|_| fault.clone())?;
        // A secret that somebody put in place of ours would sign what nobody can check.
        if signer.public() != key {
            return Err(fault);
        }
        Ok(Self { row, signer: Some(signer) })
    }
}

async fn public(session: &mut Session) -> Result<Vec<(LogKeyRow, VerifierKey)>, Failure> {
    let mut keys = Vec::new();
    for row in session.log_keys().await? {
        let key = row.vkey.parse().map_err(|_| LedgerFault::Key { no: row.no })?;
        keys.push((row, key));
    }
    Ok(keys)
}

/// The hash that the ledger was begun with.
pub(super) async fn algorithm(session: &mut Session) -> Result<Algorithm, Failure> {
    let name = session.setting(HASH).await?;
    Ok(name.as_deref().and_then(Algorithm::by_name).unwrap_or_default())
}

/// The keys as they are; `None` before the first.
pub(super) async fn keys(session: &mut Session) -> Result<Option<Keys>, Failure> {
    let mut secrets = Vec::new();
    let mut origin = None;
    for (row, key) in public(session).await? {
        origin.get_or_insert_with(|| key.name().to_owned());
        secrets.push(Secret::of(row, &key)?);
    }
    let Some(origin) = origin else { return Ok(None) };
    Ok(Some(Keys { origin, algorithm: algorithm(session).await?, secrets }))
}

/// Begins the ledger with its first key, if it has none.
pub(super) async fn begun(session: &mut Session, now_us: i64, chance: &mut Chance) -> Result<Keys, Failure> {
    if let Some(keys) = keys(session).await? {
        return Ok(keys);
    }
    let name: Vec<u8> = chance.seed().into_iter().take(NAME_BYTES).collect();
    let origin = format!("{UNNAMED}{}", to_hex(&name));
    put_key(session, 1, &origin, now_us, chance).await?;
    Ok(keys(session).await?.ok_or(LedgerFault::NotBegun)?)
}

async fn put_key(
    session: &mut Session,
    no: i64,
    origin: &str,
    now_us: i64,
    chance: &mut Chance,
) -> Result<VerifierKey, Failure> {
    let seed = chance.seed();
    let key = Signer::new(origin, KeyKind::Log, &seed).map_err(LedgerFault::Origin)?.public().clone();
    let row = LogKeyRow { no, vkey: key.to_string(), from_us: now_us, until_us: None, seed: keep_seed(seed) };
    session.put_log_key(&row).await?;
    Ok(key)
}

impl App {
    /// Gives the ledger a name and a hash, which it keeps for ever, and its first key. Without this the first seal
    /// draws a name and takes SHA-256.
    ///
    /// # Errors
    /// It has begun already; a name that no log can have; the database failed.
    pub async fn begin_ledger(
        &self,
        origin: &str,
        algorithm: Algorithm,
        now_us: i64,
        chance: &mut Chance,
    ) -> Result<VerifierKey, Failure> {
        let mut session = self.db.write().await?;
        lock(&mut session).await?;
        if !session.log_keys().await?.is_empty() {
            return Err(LedgerFault::Begun.into());
        }
        session.put_setting(HASH, algorithm.name()).await?;
        let key = put_key(&mut session, 1, origin, now_us, chance).await?;
        session.commit().await?;
        Ok(key)
    }

    /// Every key that ever signed, from the first to the one in use.
    ///
    /// # Errors
    /// A key cannot be read, the database failed.
    pub async fn ledger_keys(&self) -> Result<Vec<LogKey>, Failure> {
        let keys = public(&mut self.db.read().await?).await?;
        let key = |(row, key): (LogKeyRow, _)| LogKey { no: row.no, key, from_us: row.from_us, until_us: row.until_us };
        Ok(keys.into_iter().map(key).collect())
    }

    /// Replaces the key. The next checkpoint is signed by the old one and by the new one, and names the new one, so
    /// that whoever trusts the old key learns of the new one; then the old secret is destroyed.
    ///
    /// # Errors
    /// The ledger has no key yet; the database failed.
    pub async fn rotate_ledger_key(&self, now_us: i64, chance: &mut Chance) -> Result<VerifierKey, Failure> {
        let mut session = self.db.write().await?;
        lock(&mut session).await?;
        let rows = public(&mut session).await?;
        let (last, key) = rows.last().ok_or(LedgerFault::NotBegun)?;
        session.put_log_key(&LogKeyRow { until_us: Some(now_us), ..last.clone() }).await?;
        let key = put_key(&mut session, last.no + 1, key.name(), now_us, chance).await?;
        session.commit().await?;
        Ok(key)
    }
}

/// Waits until no sealer is in the midst of a transaction. Whoever holds the lease keeps it.
async fn lock(session: &mut Session) -> Result<(), Failure> {
    session.touch_lease(SEALER).await?;
    Ok(())
}
