//! The tree against itself: every tile follows from what is below it, every checkpoint was signed over the root that
//! the tiles lead to, and a checkpoint that somebody kept elsewhere is one of this tree.

use store::{CheckpointRow, Session, TileRow};
use tlog::{Algorithm, ENTRY_LEN, Hash, SignedCheckpoint, TILE_WIDTH, TileId, Tiles, VerifierKey, root, root_tiles};

use super::{Discrepancy, Verification};
use crate::Failure;
use crate::ledger::tiles::{ENTRIES, fetch, read, signed, unsigned};

/// Tiles read at a time: two megabytes.
const TILES: i64 = 256;
/// Checkpoints read at a time.
const CHECKPOINTS: i64 = 512;
const HASH_LEN: usize = 32;
const SECOND_US: i64 = 1_000_000;

/// The tree of the first `size` leaves while it is checked.
pub(super) struct Tree {
    size: u64,
    algorithm: Algorithm,
    keys: Vec<VerifierKey>,
    /// Tiles of the right edge of the last checkpoint that was looked at.
    edge: Tiles,
}

/// What a checkpoint is compared with: the one before it.
#[derive(Default)]
struct Before {
    sealed_us: i64,
    /// Ids of the keys that signed it.
    signers: Vec<[u8; 4]>,
}

impl Tree {
    /// The tree as the newest checkpoint says it is.
    pub(super) async fn open(session: &mut Session, newest: Option<&CheckpointRow>) -> Result<Self, Failure> {
        let at = newest.and_then(|row| read(row).ok());
        let algorithm = at.map_or_else(Algorithm::default, |at| at.checkpoint.algorithm);
        // A key that cannot be read signed nothing that could be checked; its checkpoints show it.
        let keys = session.log_keys().await?.into_iter().filter_map(|row| row.vkey.parse().ok()).collect();
        Ok(Self { size: newest.map_or(0, |row| unsigned(row.size)), algorithm, keys, edge: Tiles::new() })
    }

    /// The name of the ledger; empty before its first key.
    pub(super) fn origin(&self) -> &str {
        self.keys.first().map_or("", VerifierKey::name)
    }

    /// Leaves of the tree that is checked.
    pub(super) const fn size(&self) -> u64 {
        self.size
    }

    /// Checks tiles, checkpoints and the one that was kept elsewhere.
    pub(super) async fn check(
        &mut self,
        session: &mut Session,
        known: Option<&SignedCheckpoint>,
        result: &mut Verification,
    ) -> Result<(), Failure> {
        let mut below = self.leaves(session, result).await?;
        let mut level = 1;
        while !below.is_empty() {
            below = self.level(session, level, &below, result).await?;
            level += 1;
        }
        self.checkpoints(session, result).await?;
        if let Some(known) = known {
            self.known(session, known, result).await?;
        }
        Ok(())
    }

    /// Compares the tiles of level 0 with the entries, and returns the hashes over the full ones.
    async fn leaves(&self, session: &mut Session, result: &mut Verification) -> Result<Vec<Hash>, Failure> {
        let mut above = Vec::new();
        let last = signed(self.size.div_ceil(TILE_WIDTH));
        let mut first = 0;
        while first < last {
            let bundles = session.tiles_after(ENTRIES, first - 1, TILES).await?;
            let tiles = session.tiles_after(0, first - 1, TILES).await?;
            for no in first..last.min(first + TILES) {
                let width = self.width(0, no);
                let leaves: Option<Vec<Hash>> = prefix(&bundles, no, width * ENTRY_LEN)
                    .map(|body| body.chunks_exact(ENTRY_LEN).map(|entry| self.algorithm.leaf(entry)).collect());
                let tile = prefix(&tiles, no, width * HASH_LEN);
                if leaves.is_none() {
                    result.find(Discrepancy::TileDiffers { level: ENTRIES, no });
                }
                if tile.is_none() || leaves.as_ref().is_some_and(|leaves| Some(leaves.as_flattened()) != tile) {
                    result.find(Discrepancy::TileDiffers { level: 0, no });
                }
                if u64::try_from(width) == Ok(TILE_WIDTH) {
                    above.push(leaves.map(|leaves| self.algorithm.fold(&leaves)).unwrap_or_default());
                }
            }
            first += TILES;
        }
        Ok(above)
    }

    /// Compares the tiles of a level with the hashes over the full tiles below, and returns those over its own.
    async fn level(
        &self,
        session: &mut Session,
        level: i64,
        below: &[Hash],
        result: &mut Verification,
    ) -> Result<Vec<Hash>, Failure> {
        let mut above = Vec::new();
        let mut tiles = Vec::new();
        let full = usize::try_from(TILE_WIDTH).unwrap_or(usize::MAX);
        for (no, expected) in (0_i64..).zip(below.chunks(full)) {
            if no % TILES == 0 {
                tiles = session.tiles_after(level, no - 1, TILES).await?;
            }
            if prefix(&tiles, no, expected.len() * HASH_LEN) != Some(expected.as_flattened()) {
                result.find(Discrepancy::TileDiffers { level, no });
            }
            if expected.len() == full {
                above.push(self.algorithm.fold(expected));
            }
        }
        Ok(above)
    }

    fn width(&self, level: u32, no: i64) -> usize {
        usize::try_from(TileId { level, no: unsigned(no) }.width(self.size)).unwrap_or_default()
    }

    async fn checkpoints(&mut self, session: &mut Session, result: &mut Verification) -> Result<(), Failure> {
        let size = self.size;
        let mut before = None;
        let mut after = -1;
        loop {
            let rows = session.checkpoints_after(after, CHECKPOINTS).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = last.size;
            for row in rows.iter().take_while(|row| unsigned(row.size) <= size) {
                result.checkpoints += 1;
                let found = self.one(session, row, before.take()).await?;
                if found.is_none() {
                    result.find(Discrepancy::CheckpointDiffers { size: row.size });
                }
                before = found;
            }
        }
    }

    /// Checks one checkpoint; `None` where it is not as it was signed.
    async fn one(
        &mut self,
        session: &mut Session,
        row: &CheckpointRow,
        before: Option<Before>,
    ) -> Result<Option<Before>, Failure> {
        let Ok(at) = read(row) else { return Ok(None) };
        let signers = self.signers(&at);
        let named = at.checkpoint.algorithm == self.algorithm
            && at.checkpoint.time_s == Some(unsigned(row.sealed_us / SECOND_US));
        // Of every two checkpoints that follow each other one key signed both: see the change of keys.
        let follows = before.is_none_or(|before| {
            before.sealed_us <= row.sealed_us && signers.iter().any(|id| before.signers.contains(id))
        });
        let holds = named
            && follows
            && !signers.is_empty()
            && self.root(session, at.checkpoint.size).await? == Some(at.checkpoint.root);
        Ok(holds.then_some(Before { sealed_us: row.sealed_us, signers }))
    }

    /// The ids of our keys that signed a checkpoint under their own name.
    fn signers(&self, at: &SignedCheckpoint) -> Vec<[u8; 4]> {
        let ours = self.keys.iter().filter(|key| key.name() == at.checkpoint.origin);
        ours.filter(|key| at.note.verify(key).is_ok()).map(VerifierKey::id).collect()
    }

    /// The root of the first leaves; `None` where a tile is missing.
    async fn root(&mut self, session: &mut Session, size: u64) -> Result<Option<Hash>, Failure> {
        let Ok(wanted) = root_tiles(size) else { return Ok(None) };
        self.edge.retain(|id, _| wanted.contains(id));
        let absent: Vec<TileId> = wanted.into_iter().filter(|id| !self.edge.contains_key(id)).collect();
        self.edge.extend(fetch(session, absent).await?);
        Ok(root(self.algorithm, size, &self.edge).ok())
    }

    /// A checkpoint that somebody kept elsewhere: the tree has only grown since.
    async fn known(
        &mut self,
        session: &mut Session,
        known: &SignedCheckpoint,
        result: &mut Verification,
    ) -> Result<(), Failure> {
        let size = known.checkpoint.size;
        if !self.keys.is_empty() && self.signers(known).is_empty() {
            result.find(Discrepancy::KnownOther { size });
        } else if size > self.size {
            result.find(Discrepancy::KnownBeyond { size });
        } else if known.checkpoint.algorithm != self.algorithm
            || self.root(session, size).await? != Some(known.checkpoint.root)
        {
            result.find(Discrepancy::KnownDiffers { size });
        }
        Ok(())
    }
}

/// The first bytes of a tile among those that were read.
fn prefix(tiles: &[TileRow], no: i64, len: usize) -> Option<&[u8]> {
    let at = tiles.binary_search_by_key(&no, |tile| tile.no).ok()?;
    tiles.get(at)?.body.get(..len)
}
