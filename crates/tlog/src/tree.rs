//! Roots and proofs from tiles, and which tiles they need.
//!
//! The same walk is made twice: first only noting which tiles it touches, so that they can be fetched, then with
//! their hashes.

use std::collections::{BTreeMap, BTreeSet};

use crate::hash::{Algorithm, Hash};
use crate::tile::{HASH_LEN, TILE_HEIGHT, TILE_WIDTH, TileId, hashes};

/// Tiles by name. A tile may be wider than the tree in question.
pub type Tiles = BTreeMap<TileId, Vec<u8>>;

/// A tree that does not answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    /// A tile is not there, or has fewer hashes than the size asks for.
    #[error("tile {} is missing or too short", .0.path(TILE_WIDTH))]
    Missing(TileId),
    /// A leaf or size beyond the tree.
    #[error("{asked} is beyond the tree of {size} leaves")]
    Beyond {
        /// What was asked for.
        asked: u64,
        /// Leaves of the tree.
        size: u64,
    },
}

/// Hashes of complete subtrees: `2^level` leaves, number `index` from the left.
trait Nodes {
    fn node(&mut self, level: u32, index: u64) -> Result<Hash, TreeError>;
    fn join(&self, left: &Hash, right: &Hash) -> Hash;

    /// The hash over the leaves from `low` up to `high`, where `low` begins a subtree of the whole tree.
    fn range(&mut self, low: u64, high: u64) -> Result<Hash, TreeError> {
        let count = high.saturating_sub(low);
        if count.is_power_of_two() {
            let level = count.trailing_zeros();
            return self.node(level, low >> level);
        }
        let left = split(count);
        let (left, right) = (self.range(low, low + left)?, self.range(low + left, high)?);
        Ok(self.join(&left, &right))
    }

    fn root(&mut self, size: u64, empty: Hash) -> Result<Hash, TreeError> {
        if size == 0 { Ok(empty) } else { self.range(0, size) }
    }

    fn inclusion(&mut self, index: u64, size: u64) -> Result<Vec<Hash>, TreeError> {
        if index >= size {
            return Err(TreeError::Beyond { asked: index, size });
        }
        let (mut low, mut high, mut proof) = (0, size, Vec::new());
        while high - low > 1 {
            let middle = low + split(high - low);
            if index < middle {
                proof.push(self.range(middle, high)?);
                high = middle;
            } else {
                proof.push(self.range(low, middle)?);
                low = middle;
            }
        }
        proof.reverse();
        Ok(proof)
    }

    fn consistency(&mut self, old: u64, new: u64) -> Result<Vec<Hash>, TreeError> {
        if old > new {
            return Err(TreeError::Beyond { asked: old, size: new });
        }
        if old == 0 || old == new {
            return Ok(Vec::new());
        }
        let (mut low, mut high, mut proof) = (0, new, Vec::new());
        let mut known = true;
        while old != high {
            let middle = low + split(high - low);
            if old <= middle {
                proof.push(self.range(middle, high)?);
                high = middle;
            } else {
                proof.push(self.range(low, middle)?);
                low = middle;
                known = false;
            }
        }
        if !known {
            proof.push(self.range(low, high)?);
        }
        proof.reverse();
        Ok(proof)
    }
}

/// The largest power of two below a number that is at least 2.
const fn split(count: u64) -> u64 {
    let half = 1_u64 << (63 - count.leading_zeros());
    if half == count { half / 2 } else { half }
}

/// Where the hash of a node is found: the tile, and the first and the number of its hashes below the node.
fn place(level: u32, index: u64) -> (TileId, u64, u64) {
    let inside = level % TILE_HEIGHT;
    let first = index << inside;
    let tile = TileId { level: level / TILE_HEIGHT, no: first >> TILE_HEIGHT };
    (tile, first % TILE_WIDTH, 1 << inside)
}

/// Notes which tiles are touched.
#[derive(Default)]
struct Wanted(BTreeSet<TileId>);

impl Nodes for Wanted {
    fn node(&mut self, level: u32, index: u64) -> Result<Hash, TreeError> {
        self.0.insert(place(level, index).0);
        Ok([0; HASH_LEN])
    }

    fn join(&self, _: &Hash, _: &Hash) -> Hash {
        [0; HASH_LEN]
    }
}

/// Answers from tiles.
struct Held<'a> {
    algorithm: Algorithm,
    tiles: &'a Tiles,
}

impl Nodes for Held<'_> {
    fn node(&mut self, level: u32, index: u64) -> Result<Hash, TreeError> {
        let (tile, first, count) = place(level, index);
        let missing = || TreeError::Missing(tile);
        let start = usize::try_from(first).unwrap_or(usize::MAX).saturating_mul(HASH_LEN);
        let end = start.saturating_add(usize::try_from(count).unwrap_or(usize::MAX).saturating_mul(HASH_LEN));
        let bytes = self.tiles.get(&tile).and_then(|tile| tile.get(start..end)).ok_or_else(missing)?;
        let mut row: Vec<Hash> = hashes(bytes).collect();
        while row.len() > 1 {
            row = row
                .chunks_exact(2)
                .filter_map(|pair| pair.first().zip(pair.get(1)))
                .map(|(l, r)| self.join(l, r))
                .collect();
        }
        row.first().copied().ok_or_else(missing)
    }

    fn join(&self, left: &Hash, right: &Hash) -> Hash {
        self.algorithm.node(left, right)
    }
}

/// The root of the first `size` leaves.
///
/// # Errors
/// A tile is missing.
pub fn root(algorithm: Algorithm, size: u64, tiles: &Tiles) -> Result<Hash, TreeError> {
    Held { algorithm, tiles }.root(size, algorithm.empty())
}

/// The tiles that [`root`] needs.
///
/// # Errors
/// None; the type is that of the others.
pub fn root_tiles(size: u64) -> Result<BTreeSet<TileId>, TreeError> {
    let mut wanted = Wanted::default();
    wanted.root(size, [0; HASH_LEN])?;
    Ok(wanted.0)
}

/// The proof that a leaf is in the tree of the first `size` leaves (RFC 9162 §2.1.3.1), from the leaf upwards.
///
/// # Errors
/// A leaf beyond the tree, a missing tile.
pub fn inclusion_proof(algorithm: Algorithm, index: u64, size: u64, tiles: &Tiles) -> Result<Vec<Hash>, TreeError> {
    Held { algorithm, tiles }.inclusion(index, size)
}

/// The tiles that [`inclusion_proof`] needs.
///
/// # Errors
/// A leaf beyond the tree.
pub fn inclusion_tiles(index: u64, size: u64) -> Result<BTreeSet<TileId>, TreeError> {
    let mut wanted = Wanted::default();
    wanted.inclusion(index, size)?;
    Ok(wanted.0)
}

/// The proof that the first `old` leaves are the beginning of the first `new` leaves (RFC 9162 §2.1.4.1).
///
/// # Errors
/// More old leaves than new ones, a missing tile.
pub fn consistency_proof(algorithm: Algorithm, old: u64, new: u64, tiles: &Tiles) -> Result<Vec<Hash>, TreeError> {
    Held { algorithm, tiles }.consistency(old, new)
}

/// The tiles that [`consistency_proof`] needs.
///
/// # Errors
/// More old leaves than new ones.
pub fn consistency_tiles(old: u64, new: u64) -> Result<BTreeSet<TileId>, TreeError> {
    let mut wanted = Wanted::default();
    wanted.consistency(old, new)?;
    Ok(wanted.0)
}
