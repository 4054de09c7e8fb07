//! The right edge of the tree, at which it grows.

use std::collections::BTreeMap;

use crate::hash::{Algorithm, Hash};
use crate::tile::{HASH_LEN, TILE_HEIGHT, TILE_WIDTH, TileId, hashes};
use crate::tree::{Tiles, TreeError, root};

/// The tiles at the right edge of a tree, to which leaves are added.
#[derive(Clone, Debug)]
pub struct Edge {
    algorithm: Algorithm,
    size: u64,
    /// The partial tile of each level, which may be empty.
    rows: Vec<Vec<Hash>>,
    changed: Tiles,
}

/// What adding leaves came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grown {
    /// Leaves now.
    pub size: u64,
    /// The root now.
    pub root: Hash,
    /// Every tile that is new or wider than before, whole.
    pub tiles: Tiles,
}

impl Edge {
    /// The tiles that [`Edge::open`] needs for a tree of this size.
    #[must_use]
    pub fn tiles(size: u64) -> Vec<TileId> {
        let levels =
            (0..=u64::BITS / TILE_HEIGHT).map_while(|level| size.checked_shr(level * TILE_HEIGHT).map(|n| (level, n)));
        levels.filter(|(_, n)| n % TILE_WIDTH > 0).map(|(level, n)| TileId { level, no: n / TILE_WIDTH }).collect()
    }

    /// The edge of a tree of this size.
    ///
    /// # Errors
    /// A tile is missing or too short.
    pub fn open(algorithm: Algorithm, size: u64, tiles: &Tiles) -> Result<Self, TreeError> {
        let mut rows = Vec::new();
        for tile in Self::tiles(size) {
            let level = usize::try_from(tile.level).unwrap_or(usize::MAX);
            rows.resize_with(level + 1, Vec::new);
            let width = usize::try_from(tile.width(size)).unwrap_or(usize::MAX);
            let bytes = tiles.get(&tile).and_then(|bytes| bytes.get(..width.saturating_mul(HASH_LEN)));
            if let Some(row) = rows.get_mut(level) {
                *row = hashes(bytes.ok_or(TreeError::Missing(tile))?).collect();
            }
        }
        Ok(Self { algorithm, size, rows, changed: BTreeMap::new() })
    }

    /// Adds the hash of a leaf.
    pub fn push(&mut self, leaf: Hash) {
        let mut hash = leaf;
        for level in 0_u32.. {
            let at = usize::try_from(level).unwrap_or(usize::MAX);
            if self.rows.len() <= at {
                self.rows.push(Vec::new());
            }
            let Some(row) = self.rows.get_mut(at) else { break };
            row.push(hash);
            if u64::try_from(row.len()).unwrap_or(u64::MAX) < TILE_WIDTH {
                break;
            }
            let full = std::mem::take(row);
            let no = self.size >> (TILE_HEIGHT * (level + 1));
            self.changed.insert(TileId { level, no }, full.concat());
            hash = self.algorithm.fold(&full);
        }
        self.size += 1;
    }

    /// The tree after everything that was added.
    ///
    /// # Errors
    /// None as long as the edge was opened whole.
    pub fn finish(self) -> Result<Grown, TreeError> {
        let mut tiles = self.changed;
        let mut edge = Tiles::new();
        for id in Self::tiles(self.size) {
            let row = self.rows.get(usize::try_from(id.level).unwrap_or(usize::MAX)).ok_or(TreeError::Missing(id))?;
            edge.insert(id, row.concat());
        }
        let root = root(self.algorithm, self.size, &edge)?;
        tiles.append(&mut edge);
        Ok(Grown { size: self.size, root, tiles })
    }
}
