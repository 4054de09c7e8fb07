//! The ledger as files that other tools read: C2SP tlog-tiles.

use store::TileRow;
use tlog::{ENTRY_LEN, SignedCheckpoint, TILE_WIDTH, TileFile, TileId, entry_bundle};

use super::LedgerFault;
use super::tiles::{ENTRIES, read, signed, unsigned};
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

impl App {
    /// One file of the published ledger, as the newest checkpoint covers it; `None` where there is no such file.
    ///
    /// # Errors
    /// The tree is not what was signed; the database failed.
    pub async fn ledger_file(&self, path: &str) -> Result<Option<LedgerFile>, Failure> {
        let Some(wanted) = TileFile::of_path(path) else { return Ok(None) };
        let mut session = self.db.snapshot().await?;
        let Some(row) = session.last_checkpoint().await? else { return Ok(None) };
        let size = read(&row)?.checkpoint.size;
        // What an older checkpoint covered is the beginning of what is kept.
        if wanted.width > wanted.tile.width(size) {
            return Ok(None);
        }
        let level = if wanted.entries { ENTRIES } else { i64::from(wanted.tile.level) };
        let Some(body) = session.tile(level, signed(wanted.tile.no)).await? else {
            return Err(LedgerFault::TreeDiffers { size }.into());
        };
        Ok(Some(cut(&body, wanted, size)?))
    }
}

/// The beginning of a kept tile, as wide as a file of it is.
fn cut(body: &[u8], file: TileFile, size: u64) -> Result<LedgerFile, LedgerFault> {
    let each = if file.entries { ENTRY_LEN } else { HASH_LEN };
    let len = usize::try_from(file.width).unwrap_or(usize::MAX).saturating_mul(each);
    let bytes = body.get(..len).ok_or(LedgerFault::TreeDiffers { size })?;
    let bytes =
        if file.entries { entry_bundle(bytes, u16::try_from(ENTRY_LEN).unwrap_or_default()) } else { bytes.to_vec() };
    Ok(LedgerFile { path: file.path(), bytes, lasting: file.width == TILE_WIDTH })
}

/// A tile as it is published in a tree of this size; `None` where it belongs to a later one.
fn file(tile: &TileRow, level: u32, size: u64) -> Result<Option<LedgerFile>, LedgerFault> {
    let id = TileId { level, no: unsigned(tile.no) };
    let width = id.width(size);
    if width == 0 {
        return Ok(None);
    }
    cut(&tile.body, TileFile { tile: id, entries: tile.level == ENTRIES, width }, size).map(Some)
}
