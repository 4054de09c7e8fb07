//! The tree's tiles and checkpoints as they are kept.

use store::{CheckpointRow, Session, TileRow};
use tlog::{Hash, SignedCheckpoint, TileId, Tiles};

use super::LedgerFault;
use crate::Failure;

/// The level under which the entries themselves are kept, 256 in a row.
pub(crate) const ENTRIES: i64 = -1;

/// Where a tile is kept.
pub(crate) fn place(id: TileId) -> (i64, i64) {
    (i64::from(id.level), signed(id.no))
}

/// A count as the database has it. No tree comes near 2⁶³ leaves.
pub(crate) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A count that the database has.
pub(crate) fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

/// Fetches tiles. One that is not there is left out; whoever needs it says so.
pub(crate) async fn fetch(session: &mut Session, wanted: impl IntoIterator<Item = TileId>) -> Result<Tiles, Failure> {
    let mut tiles = Tiles::new();
    for id in wanted {
        let (level, no) = place(id);
        if let Some(body) = session.tile(level, no).await? {
            tiles.insert(id, body);
        }
    }
    Ok(tiles)
}

/// Tiles as rows.
pub(crate) fn rows(tiles: Tiles) -> Vec<TileRow> {
    let row = |(id, body)| {
        let (level, no) = place(id);
        TileRow { level, no, body }
    };
    tiles.into_iter().map(row).collect()
}

/// A kept checkpoint, with its note and its columns in agreement.
pub(crate) fn read(row: &CheckpointRow) -> Result<SignedCheckpoint, LedgerFault> {
    let fault = || LedgerFault::Checkpoint { size: row.size };
    let signed: SignedCheckpoint = row.note.parse().map_err(|_| fault())?;
    let root: Hash = row.root.as_slice().try_into().map_err(|_| fault())?;
    let agrees = signed.checkpoint.size == unsigned(row.size) && signed.checkpoint.root == root;
    agrees.then_some(signed).ok_or_else(fault)
}
