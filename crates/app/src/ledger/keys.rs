//! The ledger's name, hash and keys. The secrets of keys are sealed with the master key, beside the other secrets of the
//! installation.

use store::{LogKeyRow, Session};
use tlog::{Algorithm, KeyKind, Signer, VerifierKey, to_hex};
use vault::SECRET_BYTES;
use zeroize::Zeroizing;

use super::{LedgerFault, SEALER};
use crate::{App, Chance, Failure};

/// The setting with the ledger's hash.
const HASH: &str = "ledger-hash";
/// The name of the secrets that keys sign with, each under the number of its key.
const SIGNER: &str = "signer";
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

impl Secret {
    fn of(row: LogKeyRow, key: &VerifierKey, seed: Option<&[u8]>) -> Result<Self, LedgerFault> {
        let Some(seed) = seed else {
            // The secret of a key that was replaced is destroyed; without that of the key in use nothing can be signed.
            let gone = row.until_us.is_some();
            return if gone { Ok(Self { row, signer: None }) } else { Err(LedgerFault::Key { no: row.no }) };
        };
        let fault = LedgerFault::Key { no: row.no };
        let seed: &[u8; SECRET_BYTES] = seed.try_into().map_err(|_| fault.clone())?;
        let signer = Signer::new(key.name(), KeyKind::Log, seed).map_err(|_| fault.clone())?;
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
async fn keys(vault: &crate::Keys, session: &mut Session) -> Result<Option<Keys>, Failure> {
    let mut secrets = Vec::new();
    let mut origin = None;
    let sealed = vault.secrets(session, SIGNER).await?;
    for (row, key) in public(session).await? {
        origin.get_or_insert_with(|| key.name().to_owned());
        let seed = match sealed.iter().find(|secret| secret.no == row.no) {
            // The master keys are those of this installation: they opened its first secret. This one was changed.
            Some(secret) => Some(vault.open_secret(secret).map_err(|failure| match failure {
                Failure::WrongMaster(_) => LedgerFault::Key { no: row.no }.into(),
                other => other,
            })?),
            None => None,
        };
        secrets.push(Secret::of(row, &key, seed.as_ref().map(|seed| seed.as_slice()))?);
    }
    let Some(origin) = origin else { return Ok(None) };
    Ok(Some(Keys { origin, algorithm: algorithm(session).await?, secrets }))
}

/// Seals the secrets of keys from before secrets were sealed, and empties their rows. Returns how many.
pub(crate) async fn seal_seeds(
    vault: &crate::Keys,
    session: &mut Session,
    chance: &mut Chance,
) -> Result<u64, Failure> {
    let mut done = 0;
    for row in session.log_keys().await?.into_iter().filter(|row| !row.seed.is_empty()) {
        let seed = Zeroizing::new(row.seed);
        vault.keep_secret(session, chance, (SIGNER, row.no, &seed)).await?;
        session.put_log_key(&LogKeyRow { seed: Vec::new(), ..row }).await?;
        done += 1;
    }
    Ok(done)
}

/// The keys for signing. Begins the ledger with its first key, if it has none.
pub(super) async fn begun(
    vault: &crate::Keys,
    session: &mut Session,
    now_us: i64,
    chance: &mut Chance,
) -> Result<Keys, Failure> {
    seal_seeds(vault, session, chance).await?;
    if let Some(keys) = keys(vault, session).await? {
        return Ok(keys);
    }
    let name: Vec<u8> = chance.seed().into_iter().take(NAME_BYTES).collect();
    let origin = format!("{UNNAMED}{}", to_hex(&name));
    put_key(vault, session, (1, &origin), now_us, chance).await?;
    Ok(keys(vault, session).await?.ok_or(LedgerFault::NotBegun)?)
}

async fn put_key(
    vault: &crate::Keys,
    session: &mut Session,
    (no, origin): (i64, &str),
    now_us: i64,
    chance: &mut Chance,
) -> Result<VerifierKey, Failure> {
    let seed = Zeroizing::new(chance.seed());
    let key = Signer::new(origin, KeyKind::Log, &seed).map_err(LedgerFault::Origin)?.public().clone();
    vault.keep_secret(session, chance, (SIGNER, no, seed.as_slice())).await?;
    let row = LogKeyRow { no, vkey: key.to_string(), from_us: now_us, until_us: None, seed: Vec::new() };
    session.put_log_key(&row).await?;
    Ok(key)
}

/// Destroys the secret of a key that signs no more.
pub(super) async fn destroy(session: &mut Session, no: i64) -> Result<(), Failure> {
    Ok(session.remove_secret(SIGNER, no).await?)
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
        let key = put_key(&self.keys, &mut session, (1, origin), now_us, chance).await?;
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
        seal_seeds(&self.keys, &mut session, chance).await?;
        let rows = public(&mut session).await?;
        let (last, key) = rows.last().ok_or(LedgerFault::NotBegun)?;
        session.put_log_key(&LogKeyRow { until_us: Some(now_us), ..last.clone() }).await?;
        let key = put_key(&self.keys, &mut session, (last.no + 1, key.name()), now_us, chance).await?;
        session.commit().await?;
        Ok(key)
    }
}

/// Waits until no sealer is in the midst of a transaction. Whoever holds the lease keeps it.
async fn lock(session: &mut Session) -> Result<(), Failure> {
    session.touch_lease(SEALER).await?;
    Ok(())
}
