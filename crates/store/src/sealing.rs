//! Rows of the ledger's tree: what waits to be sealed, where each event lies, tiles, checkpoints and keys.

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::{EventRow, Session, StoreError};

/// An event that waits to be sealed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WaitingRow {
    /// Shard of the stream.
    pub shard: i64,
    /// The stream.
    pub stream: i64,
    /// Number in the stream.
    pub seq: i64,
    /// The event's hash, which is the entry of the tree.
    pub hash: Vec<u8>,
}

impl From<EventRow> for WaitingRow {
    fn from(row: EventRow) -> Self {
        Self { shard: row.shard, stream: row.stream, seq: row.seq, hash: row.hash }
    }
}

/// Where an event lies in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealedRow {
    /// Shard of the stream.
    pub shard: i64,
    /// The stream.
    pub stream: i64,
    /// Number in the stream.
    pub seq: i64,
    /// Number of the leaf, from 0.
    pub leaf: i64,
}

/// A tile of the tree, or a bundle of its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileRow {
    /// Level of tiles, from 0; -1 for entries.
    pub level: i64,
    /// Number from the left, from 0.
    pub no: i64,
    /// Hashes, or entries, one after the other.
    pub body: Vec<u8>,
}

/// What the ledger said of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckpointRow {
    /// Number of leaves.
    pub size: i64,
    /// Root of the tree.
    pub root: Vec<u8>,
    /// When, in microseconds since 1970, UTC; never earlier than the checkpoint before.
    pub sealed_us: i64,
    /// The signed note.
    pub note: String,
}

/// A key that signs checkpoints.
#[derive(Clone, PartialEq, Eq)]
pub struct LogKeyRow {
    /// Number, from 1.
    pub no: i64,
    /// The public key as a text.
    pub vkey: String,
    /// Since when, in microseconds since 1970, UTC.
    pub from_us: i64,
    /// Until when; `None` for the one in use.
    pub until_us: Option<i64>,
    /// The secret of a key from before secrets were sealed; otherwise empty.
    pub seed: Vec<u8>,
}

impl std::fmt::Debug for LogKeyRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The secret never gets into a log.
        f.debug_struct("LogKeyRow").field("no", &self.no).field("vkey", &self.vkey).finish_non_exhaustive()
    }
}

impl Row for WaitingRow {
    const INSERT: &'static str = "INSERT INTO outbox (shard, stream, seq, hash)";
    const WIDTH: usize = 4;

    fn cells(&self, put: &mut Vec<Cell>) {
        let Self { shard, stream, seq, hash } = self;
        put.extend([Cell::Int(*shard), Cell::Int(*stream), Cell::Int(*seq), Cell::Blob(hash.clone())]);
    }
}

impl Row for SealedRow {
    const INSERT: &'static str = "INSERT INTO sealed (shard, stream, seq, leaf)";
    const WIDTH: usize = 4;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([self.shard, self.stream, self.seq, self.leaf].map(Cell::Int));
    }
}

const ANY_WAITING: &str = "SELECT shard FROM outbox LIMIT 1";
// Exactly these rows: one that comes in beside this statement stays.
const TAKE_WAITING: &str = "DELETE FROM outbox WHERE (shard, stream, seq) IN \
     (SELECT shard, stream, seq FROM outbox ORDER BY shard, stream, seq LIMIT $1) \
     RETURNING shard, stream, seq, hash";
const NEWEST_WAITING: &str = "SELECT MAX(e.recorded_us) AS newest FROM outbox o \
     JOIN event e ON e.shard = o.shard AND e.stream = o.stream AND e.seq = o.seq";
const LEAF: &str = "SELECT leaf FROM sealed WHERE shard = $1 AND stream = $2 AND seq = $3";
const PUT_TILE: &str = "INSERT INTO tile (level, no, body) VALUES ($1, $2, $3) \
     ON CONFLICT (level, no) DO UPDATE SET body = excluded.body";
const TILE: &str = "SELECT body FROM tile WHERE level = $1 AND no = $2";
const TILES_AFTER: &str = "SELECT level, no, body FROM tile WHERE level = $1 AND no > $2 ORDER BY no LIMIT $3";
const PUT_CHECKPOINT: &str = "INSERT INTO checkpoint (size, root, sealed_us, note) VALUES ($1, $2, $3, $4)";
const LAST_CHECKPOINT: &str = "SELECT size, root, sealed_us, note FROM checkpoint ORDER BY size DESC LIMIT 1";
const CHECKPOINTS_BEFORE: &str =
    "SELECT size, root, sealed_us, note FROM checkpoint WHERE size < $1 ORDER BY size DESC LIMIT $2";
const CHECKPOINTS_AFTER: &str =
    "SELECT size, root, sealed_us, note FROM checkpoint WHERE size > $1 ORDER BY size LIMIT $2";
const COSIGN: &str = "UPDATE checkpoint SET note = $2 WHERE size = $1";
const LOG_KEYS: &str = "SELECT no, vkey, from_us, until_us, seed FROM log_key ORDER BY no";
const PUT_LOG_KEY: &str = "INSERT INTO log_key (no, vkey, from_us, until_us, seed) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (no) DO UPDATE SET until_us = excluded.until_us, seed = excluded.seed";

/// Every statement of this file but the inserts of many rows.
pub(crate) const ALL: [&str; 14] = [
    ANY_WAITING,
    NEWEST_WAITING,
    TAKE_WAITING,
    LEAF,
    PUT_TILE,
    TILE,
    TILES_AFTER,
    PUT_CHECKPOINT,
    LAST_CHECKPOINT,
    CHECKPOINTS_AFTER,
    CHECKPOINTS_BEFORE,
    COSIGN,
    LOG_KEYS,
    PUT_LOG_KEY,
];

type LogKeyTuple = (i64, String, i64, Option<i64>, Vec<u8>);
type CheckpointTuple = (i64, Vec<u8>, i64, String);

impl From<CheckpointTuple> for CheckpointRow {
    fn from((size, root, sealed_us, note): CheckpointTuple) -> Self {
        Self { size, root, sealed_us, note }
    }
}

impl Session {
    /// Whether any event waits to be sealed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn any_waiting(&mut self) -> Result<bool, StoreError> {
        let found: Option<(i64,)> = on_db!(self, |conn| sqlx::query_as(ANY_WAITING).fetch_optional(conn).await)?;
        Ok(found.is_some())
    }

    /// When the newest event that waits to be sealed was recorded, in microseconds since 1970, UTC.
    ///
    /// # Errors
    /// The database failed.
    pub async fn newest_waiting_us(&mut self) -> Result<Option<i64>, StoreError> {
        Ok(on_db!(self, |conn| sqlx::query_scalar(NEWEST_WAITING).fetch_one(conn).await)?)
    }

    /// Takes the first events that wait, in the order of shard, stream and number, at most `limit` of them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn take_waiting(&mut self, limit: i64) -> Result<Vec<WaitingRow>, StoreError> {
        let taken: Vec<(i64, i64, i64, Vec<u8>)> =
            on_db!(self, |conn| sqlx::query_as(TAKE_WAITING).bind(limit).fetch_all(conn).await)?;
        let row = |(shard, stream, seq, hash)| WaitingRow { shard, stream, seq, hash };
        let mut taken: Vec<WaitingRow> = taken.into_iter().map(row).collect();
        // Neither database promises an order of what a statement returns that removes.
        taken.sort_unstable();
        Ok(taken)
    }

    /// Keeps where events lie in the tree.
    ///
    /// # Errors
    /// The database failed, or one of them is sealed already.
    pub async fn put_sealed(&mut self, rows: &[SealedRow]) -> Result<(), StoreError> {
        rows::insert(self, rows).await
    }

    /// Which leaf an event is; `None` while it waits.
    ///
    /// # Errors
    /// The database failed.
    pub async fn leaf_of(&mut self, shard: i64, stream: i64, seq: i64) -> Result<Option<i64>, StoreError> {
        let found: Option<(i64,)> = on_db!(self, |conn| {
            sqlx::query_as(LEAF).bind(shard).bind(stream).bind(seq).fetch_optional(conn).await
        })?;
        Ok(found.map(|(leaf,)| leaf))
    }

    /// Keeps tiles, in place of narrower ones.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_tiles(&mut self, tiles: &[TileRow]) -> Result<(), StoreError> {
        for TileRow { level, no, body } in tiles {
            on_db!(self, |conn| {
                sqlx::query(PUT_TILE).bind(level).bind(no).bind(body).execute(conn).await.map(|_| ())
            })?;
        }
        Ok(())
    }

    /// One tile.
    ///
    /// # Errors
    /// The database failed.
    pub async fn tile(&mut self, level: i64, no: i64) -> Result<Option<Vec<u8>>, StoreError> {
        let found: Option<(Vec<u8>,)> =
            on_db!(self, |conn| sqlx::query_as(TILE).bind(level).bind(no).fetch_optional(conn).await)?;
        Ok(found.map(|(body,)| body))
    }

    /// The tiles of a level after a number, at most `limit` of them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn tiles_after(&mut self, level: i64, no: i64, limit: i64) -> Result<Vec<TileRow>, StoreError> {
        let rows: Vec<(i64, i64, Vec<u8>)> =
            on_db!(self, |conn| sqlx::query_as(TILES_AFTER).bind(level).bind(no).bind(limit).fetch_all(conn).await)?;
        Ok(rows.into_iter().map(|(level, no, body)| TileRow { level, no, body }).collect())
    }

    /// Keeps a checkpoint.
    ///
    /// # Errors
    /// The database failed, or has a checkpoint of this size: there are never two trees.
    pub async fn put_checkpoint(&mut self, row: &CheckpointRow) -> Result<(), StoreError> {
        let CheckpointRow { size, root, sealed_us, note } = row;
        on_db!(self, |conn| {
            let query = sqlx::query(PUT_CHECKPOINT).bind(size).bind(root).bind(sealed_us).bind(note);
            query.execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }

    /// The checkpoint of the largest tree.
    ///
    /// # Errors
    /// The database failed.
    pub async fn last_checkpoint(&mut self) -> Result<Option<CheckpointRow>, StoreError> {
        let found: Option<CheckpointTuple> =
            on_db!(self, |conn| sqlx::query_as(LAST_CHECKPOINT).fetch_optional(conn).await)?;
        Ok(found.map(CheckpointRow::from))
    }

    /// The checkpoints of trees larger than a size, at most `limit` of them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn checkpoints_after(&mut self, size: i64, limit: i64) -> Result<Vec<CheckpointRow>, StoreError> {
        let rows: Vec<CheckpointTuple> =
            on_db!(self, |conn| sqlx::query_as(CHECKPOINTS_AFTER).bind(size).bind(limit).fetch_all(conn).await)?;
        Ok(rows.into_iter().map(CheckpointRow::from).collect())
    }

    /// The checkpoints of trees smaller than a size, the largest first, at most `limit` of them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn checkpoints_before(&mut self, size: i64, limit: i64) -> Result<Vec<CheckpointRow>, StoreError> {
        let rows: Vec<CheckpointTuple> =
            on_db!(self, |conn| sqlx::query_as(CHECKPOINTS_BEFORE).bind(size).bind(limit).fetch_all(conn).await)?;
        Ok(rows.into_iter().map(CheckpointRow::from).collect())
    }

    /// Keeps a checkpoint's note with one more signature.
    ///
    /// # Errors
    /// The database failed.
    pub async fn cosign_checkpoint(&mut self, size: i64, note: &str) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(COSIGN).bind(size).bind(note).execute(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// Every key that ever signed, from the first to the one in use.
    ///
    /// # Errors
    /// The database failed.
    pub async fn log_keys(&mut self) -> Result<Vec<LogKeyRow>, StoreError> {
        let rows: Vec<LogKeyTuple> = on_db!(self, |conn| sqlx::query_as(LOG_KEYS).fetch_all(conn).await)?;
        let row = |(no, vkey, from_us, until_us, seed)| LogKeyRow { no, vkey, from_us, until_us, seed };
        Ok(rows.into_iter().map(row).collect())
    }

    /// Keeps a new key, or the end of one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_log_key(&mut self, row: &LogKeyRow) -> Result<(), StoreError> {
        let LogKeyRow { no, vkey, from_us, until_us, seed } = row;
        on_db!(self, |conn| {
            let query = sqlx::query(PUT_LOG_KEY).bind(no).bind(vkey).bind(from_us).bind(until_us).bind(seed);
            query.execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }
}
