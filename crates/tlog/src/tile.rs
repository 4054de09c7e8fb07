//! Tiles: 256 hashes of one level of the tree in one piece, named as in C2SP tlog-tiles.

use std::fmt::Write;

use crate::hash::Hash;

/// Levels of the tree in one level of tiles.
pub(crate) const TILE_HEIGHT: u32 = 8;
/// Hashes in a full tile.
pub const TILE_WIDTH: u64 = 1 << TILE_HEIGHT;
/// Bytes of a hash.
pub(crate) const HASH_LEN: usize = 32;

/// Which tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileId {
    /// Level of tiles: 0 holds the hashes of leaves, 1 those of full tiles of level 0, and so on.
    pub level: u32,
    /// Number from the left, from 0.
    pub no: u64,
}

impl TileId {
    /// How many hashes this tile has in a tree of this size; 0 where it has none yet.
    #[must_use]
    pub fn width(self, size: u64) -> u64 {
        let hashes = size.checked_shr(TILE_HEIGHT * self.level).unwrap_or(0);
        hashes.saturating_sub(self.no.saturating_mul(TILE_WIDTH)).min(TILE_WIDTH)
    }

    /// The path below the log's address, such as `tile/0/x001/234.p/17`.
    #[must_use]
    pub fn path(self, width: u64) -> String {
        format!("tile/{}/{}", self.level, numbered(self.no, width))
    }

    /// The path of the bundle with the entries of a tile of level 0.
    #[must_use]
    pub fn entries_path(no: u64, width: u64) -> String {
        format!("tile/entries/{}", numbered(no, width))
    }
}

/// A file of a published tree: a tile, or the entries of one of level 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TileFile {
    /// Which tile.
    pub tile: TileId,
    /// Whether its entries are meant.
    pub entries: bool,
    /// How many hashes it holds.
    pub width: u64,
}

impl TileFile {
    /// The file of a path such as `tile/0/x001/234.p/17`; `None` where the path is not just as it is published.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        let (level, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let (number, width) = match rest.split_once(".p/") {
            Some((number, width)) => (number, width.parse().ok().filter(|width| (1..TILE_WIDTH).contains(width))?),
            None => (rest, TILE_WIDTH),
        };
        let digits: String = number.split('/').map(|group| group.strip_prefix('x').unwrap_or(group)).collect();
        let entries = level == "entries";
        let level = if entries { 0 } else { level.parse().ok()? };
        let file = Self { tile: TileId { level, no: digits.parse().ok()? }, entries, width };
        // One file has one path: what is written otherwise is not there.
        (file.path() == path).then_some(file)
    }

    /// The path below the log's address.
    #[must_use]
    pub fn path(self) -> String {
        if self.entries { TileId::entries_path(self.tile.no, self.width) } else { self.tile.path(self.width) }
    }
}

/// The number in groups of three digits; every group but the last begins with `x`. A partial tile says how wide.
fn numbered(no: u64, width: u64) -> String {
    let mut groups = vec![format!("{:03}", no % 1000)];
    let mut rest = no / 1000;
    while rest > 0 {
        groups.push(format!("x{:03}", rest % 1000));
        rest /= 1000;
    }
    groups.reverse();
    let mut path = groups.join("/");
    if width < TILE_WIDTH {
        let _ = write!(path, ".p/{width}");
    }
    path
}

/// The entries of a tile as they are published: each with its length in two bytes, big-endian. `entries` are all of
/// one length, one after the other.
#[must_use]
pub fn entry_bundle(entries: &[u8], len: u16) -> Vec<u8> {
    let mut bundle = Vec::with_capacity(entries.len() + entries.len() / usize::from(len.max(1)) * 2);
    for entry in entries.chunks_exact(usize::from(len.max(1))) {
        bundle.extend_from_slice(&len.to_be_bytes());
        bundle.extend_from_slice(entry);
    }
    bundle
}

/// The hashes in the bytes of a tile.
pub(crate) fn hashes(bytes: &[u8]) -> impl Iterator<Item = Hash> {
    bytes.chunks_exact(HASH_LEN).filter_map(|hash| hash.try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_the_specification() {
        assert_eq!(TileId { level: 0, no: 1_234_067 }.path(256), "tile/0/x001/x234/067");
        assert_eq!(TileId { level: 1, no: 0 }.path(5), "tile/1/000.p/5");
        assert_eq!(TileId::entries_path(1_000, 255), "tile/entries/x001/000.p/255");
    }

    #[test]
    fn a_path_names_one_file_and_a_file_one_path() {
        let file = |level, no, entries, width| Some(TileFile { tile: TileId { level, no }, entries, width });
        for (path, found) in [
            ("tile/0/x001/x234/067", file(0, 1_234_067, false, 256)),
            ("tile/1/000.p/5", file(1, 0, false, 5)),
            ("tile/entries/x001/000.p/255", file(0, 1_000, true, 255)),
            ("tile/0/67", None),
            ("tile/0/x000/067", None),
            ("tile/0/067.p/256", None),
            ("tile/0/067.p/0", None),
            ("tile/00/067", None),
            ("tile/entries/../067", None),
            ("checkpoint", None),
        ] {
            assert_eq!(TileFile::of_path(path), found, "{path}");
        }
    }

    #[test]
    fn a_tile_is_as_wide_as_the_tree_reaches() {
        // 70,000 leaves: 273 full tiles of level 0 and one of 112 hashes; level 1 has 273 hashes; level 2 one.
        let width = |level, no| TileId { level, no }.width(70_000);
        assert_eq!([width(0, 0), width(0, 272), width(0, 273), width(0, 274)], [256, 256, 112, 0]);
        assert_eq!([width(1, 0), width(1, 1), width(2, 0), width(3, 0), width(9, 0)], [256, 17, 1, 0, 0]);
    }
}
