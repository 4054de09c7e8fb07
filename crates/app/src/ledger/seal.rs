//! The sealer: takes events that wait into the tree and signs a checkpoint.

use store::{CheckpointRow, SealedRow, Session, TileRow, WaitingRow};
use tlog::{Algorithm, Checkpoint, ENTRY_LEN, Edge, SignedCheckpoint, Signer, TILE_WIDTH, root};

use super::keys::{Keys, begun, destroy};
use super::tiles::{ENTRIES, fetch, read, rows, signed, unsigned};
use super::{LedgerFault, SEALER};
use crate::{App, Chance, Failure};

/// Events that one transaction takes into the tree: some ten milliseconds of work, during which SQLite has no other
/// writer.
pub const SEAL_EVENTS_MAX: i64 = 4_096;
/// For how long a sealer that nobody hears of again keeps the others from sealing: many times what a transaction takes.
const LEASE_US: i64 = 30_000_000;
const SECOND_US: i64 = 1_000_000;
/// The extension line with which a new key is named in the checkpoint that the old one signs too.
const KEY_LINE: &str = "key ";

/// What came of sealing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sealed {
    /// Events that were taken into the tree.
    pub events: u64,
    /// Leaves of the tree now; 0 where nothing was done.
    pub size: u64,
    /// Another process is sealing; nothing was done.
    pub elsewhere: bool,
    /// There may be more to seal.
    pub more: bool,
}

impl App {
    /// Takes the first events that wait into the tree, at most [`SEAL_EVENTS_MAX`], and signs a checkpoint, all in one
    /// transaction. `holder` names the process. The checkpoint's time is never earlier than that of the one before,
    /// even where the clock was set back.
    ///
    /// # Errors
    /// The tree is damaged or the key cannot be read: nothing is signed on top of that. The database failed.
    pub async fn seal(&self, holder: &str, now_us: i64, chance: &mut Chance) -> Result<Sealed, Failure> {
        if !self.db.read().await?.any_waiting().await? {
            return Ok(Sealed::default());
        }
        let mut session = self.db.write_much().await?;
        // The lease's row stays locked until the commit: of two sealers the second waits here and then gives up.
        if !session.take_lease(SEALER, holder, now_us, now_us + LEASE_US).await? {
            return Ok(Sealed { elsewhere: true, ..Sealed::default() });
        }
        let keys = begun(&self.keys, &mut session, now_us, chance).await?;
        let last = session.last_checkpoint().await?;
        let waiting = session.take_waiting(SEAL_EVENTS_MAX).await?;
        if waiting.is_empty() {
            return Ok(Sealed::default());
        }
        let (before, size) = match &last {
            Some(row) => (Some(read(row)?), unsigned(row.size)),
            None => (None, 0),
        };
        let (root, grown_to) = grow(&mut session, &keys, before.as_ref(), (size, &waiting)).await?;
        let sealed_us = last.map_or(now_us, |last| last.sealed_us.max(now_us));
        let note = sign(&mut session, &keys, before.as_ref(), (grown_to, root, sealed_us)).await?;
        let row = CheckpointRow { size: signed(grown_to), root: root.to_vec(), sealed_us, note: note.to_string() };
        session.put_checkpoint(&row).await?;
        let events = u64::try_from(waiting.len()).unwrap_or(u64::MAX);
        let more = signed(events) == SEAL_EVENTS_MAX;
        if !more {
            // Whoever works through a long queue keeps the others off; otherwise anybody may seal next.
            session.give_lease_back(SEALER, holder).await?;
        }
        session.commit().await?;
        Ok(Sealed { events, size: grown_to, elsewhere: false, more })
    }

    /// Seals everything that waits, transaction by transaction.
    ///
    /// # Errors
    /// As [`App::seal`]. What was sealed until then stays.
    pub async fn seal_all(&self, holder: &str, now_us: i64, chance: &mut Chance) -> Result<Sealed, Failure> {
        let mut all = Sealed::default();
        loop {
            let done = self.seal(holder, now_us, chance).await?;
            all = Sealed { events: all.events + done.events, size: done.size.max(all.size), ..done };
            if !done.more {
                return Ok(all);
            }
        }
    }

    /// Lets others seal at once, when this process ends.
    ///
    /// # Errors
    /// The database failed; then the others wait until the lease has run out.
    pub async fn stop_sealing(&self, holder: &str) -> Result<(), Failure> {
        self.give_back(SEALER, holder).await
    }

    /// Takes or renews a lease on what only one process does at a time; `false` where another has it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn lease(&self, name: &str, holder: &str, now_us: i64, for_us: i64) -> Result<bool, Failure> {
        let mut session = self.db.write().await?;
        let taken = session.take_lease(name, holder, now_us, now_us.saturating_add(for_us)).await?;
        session.commit().await?;
        Ok(taken)
    }

    /// Gives a lease back.
    ///
    /// # Errors
    /// The database failed; then the others wait until it has run out.
    pub async fn give_back(&self, name: &str, holder: &str) -> Result<(), Failure> {
        let mut session = self.db.write().await?;
        session.give_lease_back(name, holder).await?;
        Ok(session.commit().await?)
    }
}

/// Writes leaves, tiles and entries, and returns root and size.
async fn grow(
    session: &mut Session,
    keys: &Keys,
    before: Option<&SignedCheckpoint>,
    (size, waiting): (u64, &[WaitingRow]),
) -> Result<(tlog::Hash, u64), Failure> {
    let algorithm = before.map_or(keys.algorithm, |before| before.checkpoint.algorithm);
    let tiles = fetch(session, Edge::tiles(size)).await?;
    check_root(algorithm, size, &tiles, before)?;
    let mut edge = Edge::open(algorithm, size, &tiles).map_err(LedgerFault::from)?;
    let mut entries = Entries::open(session, size).await?;
    let mut sealed = Vec::with_capacity(waiting.len());
    for (leaf, row) in (signed(size)..).zip(waiting) {
        let WaitingRow { shard, stream, seq, ref hash } = *row;
        if hash.len() != ENTRY_LEN {
            return Err(LedgerFault::Waiting { shard, stream, seq }.into());
        }
        edge.push(algorithm.leaf(hash));
        entries.push(hash);
        sealed.push(SealedRow { shard, stream, seq, leaf });
    }
    let grown = edge.finish().map_err(LedgerFault::from)?;
    session.put_sealed(&sealed).await?;
    session.put_tiles(&rows(grown.tiles)).await?;
    session.put_tiles(&entries.rows()).await?;
    Ok((grown.root, grown.size))
}

/// Nothing is signed on top of a tree that is not the one that was signed before.
fn check_root(
    algorithm: Algorithm,
    size: u64,
    tiles: &tlog::Tiles,
    before: Option<&SignedCheckpoint>,
) -> Result<(), Failure> {
    let found = root(algorithm, size, tiles).map_err(LedgerFault::from)?;
    let expected = before.map_or(algorithm.empty(), |before| before.checkpoint.root);
    if found == expected { Ok(()) } else { Err(LedgerFault::TreeDiffers { size }.into()) }
}

/// Bundles of entries while they grow.
struct Entries {
    first: i64,
    bytes: Vec<u8>,
}

impl Entries {
    const BUNDLE: usize = 256 * ENTRY_LEN;

    async fn open(session: &mut Session, size: u64) -> Result<Self, Failure> {
        let first = signed(size / TILE_WIDTH);
        let held = usize::try_from(size % TILE_WIDTH).unwrap_or_default() * ENTRY_LEN;
        let bytes = if held == 0 { Vec::new() } else { session.tile(ENTRIES, first).await?.unwrap_or_default() };
        if bytes.len() != held {
            return Err(LedgerFault::TreeDiffers { size }.into());
        }
        Ok(Self { first, bytes })
    }

    fn push(&mut self, entry: &[u8]) {
        self.bytes.extend_from_slice(entry);
    }

    fn rows(&self) -> Vec<TileRow> {
        let bundles = (self.first..).zip(self.bytes.chunks(Self::BUNDLE));
        bundles.map(|(no, body)| TileRow { level: ENTRIES, no, body: body.to_vec() }).collect()
    }
}

/// Signs with the key in use, and with the one before it if that one signed last; then the old secret is destroyed.
async fn sign(
    session: &mut Session,
    keys: &Keys,
    before: Option<&SignedCheckpoint>,
    (size, root, sealed_us): (u64, tlog::Hash, i64),
) -> Result<SignedCheckpoint, Failure> {
    let in_use = keys.secrets.iter().find(|secret| secret.row.until_us.is_none());
    let in_use = in_use.and_then(|secret| secret.signer.as_ref()).ok_or(LedgerFault::NotBegun)?;
    let signed_last = |signer: &Signer| {
        let id = signer.public().id();
        before.is_some_and(|before| before.note.signatures().iter().any(|line| line.id == id))
    };
    let retiring: Vec<&super::keys::Secret> =
        keys.secrets.iter().filter(|secret| secret.row.until_us.is_some() && secret.signer.is_some()).collect();
    let mut signers = Vec::new();
    if !signed_last(in_use) {
        signers.extend(retiring.iter().filter_map(|secret| secret.signer.as_ref()).filter(|old| signed_last(old)));
    }
    let others = if signers.is_empty() { Vec::new() } else { vec![format!("{KEY_LINE}{}", in_use.public())] };
    signers.push(in_use);
    let checkpoint = Checkpoint {
        origin: keys.origin.clone(),
        size,
        root,
        algorithm: before.map_or(keys.algorithm, |before| before.checkpoint.algorithm),
        time_s: Some(unsigned(sealed_us / SECOND_US)),
        others,
    };
    for secret in retiring {
        destroy(session, secret.row.no).await?;
    }
    Ok(SignedCheckpoint::sign(checkpoint, &signers))
}
