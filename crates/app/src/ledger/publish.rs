//! The ledger as files that other tools read: C2SP tlog-tiles.

use store::TileRow;
use tlog::{ENTRY_LEN, SignedCheckpoint, TILE_WIDTH, TileId, entry_bundle};

use super::LedgerFault;
use super::tiles::{ENTRIES, read, unsigned};
use crate::{App, Failure};

/// Tiles read at a time: two megabytes.
const PAGE: i64 = 256;
/// The name of the checkpoint's file.
const CHECKPOINT: &str = "checkpoint";
const HASH_LEN: usize = 32;

/// A file of the published ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerFile {
    /// The path below the published folder.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
    /// Whether the content will never be another: a full tile.
    pub lasting: bool,
}

impl App {
    /// Hands every file of the published ledger to `put`: tiles and entries first, the checkpoint last, so that a
    /// folder whose copying was cut short still fits the checkpoint that it had.
    ///
    /// # Errors
    /// Nothing was sealed yet; a tile is missing; the database failed; `put` failed.
    pub async fn publish_ledger<E: From<Failure>>(
        &self,
        mut put: impl FnMut(LedgerFile) -> Result<(), E>,
    ) -> Result<SignedCheckpoint, E> {
        let mut session = self.db.snapshot().await.map_err(Failure::from)?;
        let row = session.last_checkpoint().await.map_err(Failure::from)?;
        let row = row.ok_or(LedgerFault::NotBegun).map_err(Failure::from)?;
        let at = read(&row).map_err(Failure::from)?;
        let size = at.checkpoint.size;
        for level in ENTRIES.. {
            let tile_level = u32::try_from(level.max(0)).unwrap_or(u32::MAX);
            if (TileId { level: tile_level, no: 0 }).width(size) == 0 {
                break;
            }
            let mut after = -1;
            loop {
                let page = session.tiles_after(level, after, PAGE).await.map_err(Failure::from)?;
                let Some(last) = page.last() else { break };
                after = last.no;
                for tile in page {
                    if let Some(file) = file(&tile, tile_level, size).map_err(Failure::from)? {
                        put(file)?;
                    }
                }
            }
        }
        put(LedgerFile { path: CHECKPOINT.to_owned(), bytes: row.note.into_bytes(), lasting: false })?;
        Ok(at)
    }
}

/// A tile as it is published in a tree of this size; `None` where it belongs to a later one.
fn file(tile: &TileRow, level: u32, size: u64) -> Result<Option<LedgerFile>, LedgerFault> {
    let id = TileId { level, no: unsigned(tile.no) };
    let width = id.width(size);
    if width == 0 {
        return Ok(None);
    }
    let each = if tile.level == ENTRIES { ENTRY_LEN } else { HASH_LEN };
    let len = usize::try_from(width).unwrap_or(usize::MAX).saturating_mul(each);
    let bytes = tile.body.get(..len).ok_or(LedgerFault::TreeDiffers { size })?;
    let (path, bytes) = if tile.level == ENTRIES {
        (TileId::entries_path(id.no, width), entry_bundle(bytes, u16::try_from(ENTRY_LEN).unwrap_or_default()))
    } else {
        (id.path(width), bytes.to_vec())
    };
    Ok(Some(LedgerFile { path, bytes, lasting: width == TILE_WIDTH }))
}
