//! The event log: one hash chain a stream. `(shard, stream, seq)` is key, lock and fork guard.

use domain::By;

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::sealing::WaitingRow;
use crate::{Session, StoreError, event_body};

/// The last event of a stream: its number and hash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Number of events; 0 before the first.
    pub seq: i64,
    /// Hash of the last event; empty before the first.
    pub hash: Vec<u8>,
}

/// An event before it is stored.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Kind, such as `matter.accepted`.
    pub kind: &'static str,
    /// The exact text that is stored and hashed.
    pub body: String,
}

/// Events that follow one head.
#[derive(Clone, Debug)]
pub struct Chain {
    /// Shard of the stream.
    pub shard: i64,
    /// The stream.
    pub stream: i64,
    /// What was there when the events were decided.
    pub head: Head,
    /// The new events, in order, each with who recorded it and when (microseconds since 1970, UTC).
    pub events: Vec<(NewEvent, By, i64)>,
}

/// A stored event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// Shard of the stream.
    pub shard: i64,
    /// The stream.
    pub stream: i64,
    /// Number in the stream, from 1.
    pub seq: i64,
    /// Kind.
    pub kind: String,
    /// The exact text.
    pub body: String,
    /// Algorithm prefix and hash.
    pub hash: Vec<u8>,
    /// Who recorded it.
    pub official: i64,
    /// For which organ.
    pub organ: i64,
    /// When, in microseconds since 1970, UTC.
    pub recorded_us: i64,
}

/// An event of one stream as read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Kind.
    pub kind: String,
    /// The exact text.
    pub body: String,
    /// When it was recorded, in microseconds since 1970, UTC.
    pub recorded_us: i64,
}

/// The hash that chains an event to the one before: see [`tlog::event_hash`].
#[must_use]
pub fn event_hash(previous: &[u8], row: &EventRow) -> Vec<u8> {
    let EventRow { shard, stream, seq, official, organ, recorded_us, ref kind, ref body, .. } = *row;
    let fields = tlog::EventFields { shard, stream, seq, official, organ, recorded_us, kind, body };
    tlog::event_hash(previous, &fields).to_vec()
}

impl Row for EventRow {
    const INSERT: &'static str =
        "INSERT INTO event (shard, stream, seq, kind, body, hash, official, organ, recorded_us, packed)";
    const WIDTH: usize = 10;

    fn cells(&self, put: &mut Vec<Cell>) {
        let packed = event_body::packed(&self.body);
        let plain = if packed.is_some() { String::new() } else { self.body.clone() };
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.stream),
            Cell::Int(self.seq),
            Cell::Text(self.kind.clone()),
            Cell::Text(plain),
            Cell::Blob(self.hash.clone()),
            Cell::Int(self.official),
            Cell::Int(self.organ),
            Cell::Int(self.recorded_us),
            Cell::MaybeBlob(packed),
        ]);
    }
}

type EventTuple = (i64, i64, i64, String, String, Vec<u8>, i64, i64, i64, Option<Vec<u8>>);

type RecordedTuple = (i64, String, String, Vec<u8>, i64, Option<Vec<u8>>);

impl From<EventTuple> for EventRow {
    fn from(row: EventTuple) -> Self {
        let (shard, stream, seq, kind, plain, hash, official, organ, recorded_us, packed) = row;
        let body = event_body::text_of(plain, packed);
        Self { shard, stream, seq, kind, body, hash, official, organ, recorded_us }
    }
}

pub(crate) const LOAD: &str =
    "SELECT seq, kind, body, hash, recorded_us, packed FROM event WHERE shard = $1 AND stream = $2 ORDER BY seq";
pub(crate) const CHAIN: &str = "SELECT shard, stream, seq, kind, body, hash, official, organ, recorded_us, packed FROM event \
     WHERE shard = $1 AND stream = $2 ORDER BY seq";
pub(crate) const SCAN: &str = "SELECT shard, stream, seq, kind, body, hash, official, organ, recorded_us, packed FROM event \
     WHERE (shard, stream, seq) > ($1, $2, $3) ORDER BY shard, stream, seq LIMIT $4";
pub(crate) const HEAD: &str = "SELECT seq, hash FROM event WHERE shard = $1 AND stream = $2 ORDER BY seq DESC LIMIT 1";
pub(crate) const STREAMS: &str = "SELECT DISTINCT shard, stream FROM event WHERE (shard, stream) > ($1, $2) \
     ORDER BY shard, stream LIMIT $3";

impl Session {
    /// The streams after one, in order, at most `limit` of them: shard and stream.
    ///
    /// # Errors
    /// The database failed.
    pub async fn streams_after(&mut self, after: (i64, i64), limit: i64) -> Result<Vec<(i64, i64)>, StoreError> {
        let (shard, stream) = after;
        Ok(on_db!(self, |conn| sqlx::query_as(STREAMS).bind(shard).bind(stream).bind(limit).fetch_all(conn).await)?)
    }

    /// Every event of a stream with everything that its hash is of.
    ///
    /// # Errors
    /// The database failed.
    pub async fn chain_of(&mut self, shard: i64, stream: i64) -> Result<Vec<EventRow>, StoreError> {
        let rows: Vec<EventTuple> =
            on_db!(self, |conn| sqlx::query_as(CHAIN).bind(shard).bind(stream).fetch_all(conn).await)?;
        Ok(rows.into_iter().map(EventRow::from).collect())
    }

    /// Every event of a stream, and its head.
    ///
    /// # Errors
    /// The database failed.
    pub async fn history(&mut self, shard: i64, stream: i64) -> Result<(Vec<Recorded>, Head), StoreError> {
        let rows: Vec<RecordedTuple> =
            on_db!(self, |conn| sqlx::query_as(LOAD).bind(shard).bind(stream).fetch_all(conn).await)?;
        let mut head = Head::default();
        let mut events = Vec::with_capacity(rows.len());
        for (seq, kind, plain, hash, recorded_us, packed) in rows {
            let body = event_body::text_of(plain, packed);
            head = Head { seq, hash };
            events.push(Recorded { kind, body, recorded_us });
        }
        Ok((events, head))
    }

    /// The head of a stream alone: that of an empty one where there are no events.
    ///
    /// # Errors
    /// The database failed.
    pub async fn head(&mut self, shard: i64, stream: i64) -> Result<Head, StoreError> {
        let found: Option<(i64, Vec<u8>)> =
            on_db!(self, |conn| sqlx::query_as(HEAD).bind(shard).bind(stream).fetch_optional(conn).await)?;
        Ok(found.map_or_else(Head::default, |(seq, hash)| Head { seq, hash }))
    }

    /// Appends to one or many streams and returns their new heads, in the same order.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another writer was first on one of the streams.
    pub async fn append(&mut self, chains: Vec<Chain>) -> Result<Vec<Head>, StoreError> {
        let mut heads = Vec::with_capacity(chains.len());
        let mut rows = Vec::new();
        let mut first = (0, 0);
        for chain in chains {
            let Chain { shard, stream, mut head, events } = chain;
            if rows.is_empty() {
                first = (shard, stream);
            }
            for (event, by, recorded_us) in events {
                // Petitioners and rule checks act for no organ; the event itself says which of them it was.
                let (official, organ) = by.staff().map_or((0, 0), |actor| (actor.official.0, actor.organ.0));
                let mut row = EventRow {
                    shard,
                    stream,
                    seq: head.seq + 1,
                    kind: event.kind.to_owned(),
                    body: event.body,
                    hash: Vec::new(),
                    official,
                    organ,
                    recorded_us,
                };
                row.hash = event_hash(&head.hash, &row);
                head = Head { seq: row.seq, hash: row.hash.clone() };
                rows.push(row);
            }
            heads.push(head);
        }
        let (shard, stream) = first;
        match rows::insert(self, &rows).await {
            Err(StoreError::Database(error)) if StoreError::is_taken(&error) => {
                return Err(StoreError::Conflict { shard, stream });
            }
            done => done?,
        }
        // In the same transaction, so that no event can be acknowledged and never come into the tree.
        let waiting: Vec<WaitingRow> = rows.into_iter().map(WaitingRow::from).collect();
        rows::insert(self, &waiting).await?;
        Ok(heads)
    }

    /// The events after a place in the order of `(shard, stream, seq)`, at most `limit` of them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn events_after(&mut self, after: (i64, i64, i64), limit: i64) -> Result<Vec<EventRow>, StoreError> {
        let (shard, stream, seq) = after;
        let rows: Vec<EventTuple> = on_db!(self, |conn| {
            sqlx::query_as(SCAN).bind(shard).bind(stream).bind(seq).bind(limit).fetch_all(conn).await
        })?;
        Ok(rows.into_iter().map(EventRow::from).collect())
    }
}
