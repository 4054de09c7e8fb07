//! Reads a page: whole streams with everything that belongs to them, as of one moment.

use std::collections::{BTreeMap, HashMap};

use store::{
    Db, EventRow, OpeningRow, PersonRow, SealedRow, Session, Stretch, Table, TextKeyRow, TextRow, Values, WaitingRow,
    tables,
};

use super::leaves::{Bundles, Entry};
use crate::Failure;
use crate::personal::READINGS_BELOW;

/// Events read at a time: a few megabytes, and so many that the statements beside them cost nothing.
const PAGE: i64 = 8_000;
/// Where the first page begins.
pub(super) const START: (i64, i64) = (i64::MIN, i64::MIN);
/// Where the last page ends: rows that belong to no stream may lie behind the last one.
const END: (i64, i64) = (i64::MAX, i64::MAX);

/// A person: shard and identity.
pub(super) type PersonKey = (i64, i64);

/// Whole streams and everything that belongs to them.
pub(super) struct Page {
    pub(super) stretch: Stretch,
    pub(super) events: Vec<EventRow>,
    /// The rows of the tables that follow from events.
    pub(super) projected: Vec<(&'static Table, Vec<Values>)>,
    pub(super) texts: Vec<TextRow>,
    pub(super) text_keys: Vec<TextKeyRow>,
    pub(super) sealed: Vec<(SealedRow, Option<Entry>)>,
    pub(super) waiting: Vec<WaitingRow>,
    /// What officials read, by the stream of their readings.
    pub(super) openings: HashMap<(i64, i64), Vec<OpeningRow>>,
    /// The persons that were asked for, as far as they are there.
    pub(super) persons: HashMap<PersonKey, PersonRow>,
    /// How many were asked for.
    pub(super) asked: usize,
}

impl Page {
    /// Whether this is the last one.
    pub(super) fn is_last(&self) -> bool {
        self.stretch.1 == END
    }
}

/// Goes from page to page.
pub(super) struct Reader {
    db: Db,
    after: (i64, i64),
    bundles: Bundles,
}

impl Reader {
    pub(super) const fn new(db: Db, after: (i64, i64), bundles: Bundles) -> Self {
        Self { db, after, bundles }
    }

    /// The next page, with the persons that the events of an earlier one name.
    pub(super) async fn page(mut self, persons: Vec<PersonKey>) -> Result<(Self, Page), Failure> {
        let mut session = self.db.snapshot().await?;
        let (events, until) = whole_streams(&mut session, self.after).await?;
        let stretch = (self.after, until);
        let mut projected = Vec::new();
        for table in tables().iter().filter(|table| table.matter_column().is_some()) {
            projected.push((table, session.rows_of_stretch(table, stretch).await?));
        }
        let texts = session.texts_of_stretch(stretch).await?;
        let text_keys = session.text_keys_of_stretch(stretch).await?;
        let waiting = session.waiting_of_stretch(stretch).await?;
        let sealed = self.bundles.with_entries(&mut session, stretch).await?;
        let openings = openings_of(&mut session, &events).await?;
        let asked = persons.len();
        let persons = persons_of(&mut session, persons).await?;
        self.after = until;
        Ok((self, Page { stretch, events, projected, texts, text_keys, sealed, waiting, openings, persons, asked }))
    }
}

/// The events of the next streams, each to its end, and the last of these streams. A stream that is longer than a page
/// makes a longer page.
async fn whole_streams(session: &mut Session, after: (i64, i64)) -> Result<(Vec<EventRow>, (i64, i64)), Failure> {
    let mut limit = PAGE;
    loop {
        let mut events = session.events_after((after.0, after.1, i64::MAX), limit).await?;
        let full = i64::try_from(events.len()).is_ok_and(|found| found >= limit);
        let Some(last) = events.last().filter(|_| full).map(|row| (row.shard, row.stream)) else {
            return Ok((events, END));
        };
        events.truncate(events.partition_point(|row| (row.shard, row.stream) < last));
        if let Some(last) = events.last() {
            let until = (last.shard, last.stream);
            return Ok((events, until));
        }
        limit = limit.saturating_mul(2);
    }
}

/// The rows of the streams of readings among these events.
async fn openings_of(
    session: &mut Session,
    events: &[EventRow],
) -> Result<HashMap<(i64, i64), Vec<OpeningRow>>, Failure> {
    let mut found = HashMap::new();
    for stream in events.chunk_by(|one, other| (one.shard, one.stream) == (other.shard, other.stream)) {
        if let Some(&EventRow { shard, stream, .. }) = stream.first()
            && stream < READINGS_BELOW
        {
            found.insert((shard, stream), session.openings_by(shard, -stream).await?);
        }
    }
    Ok(found)
}

async fn persons_of(session: &mut Session, keys: Vec<PersonKey>) -> Result<HashMap<PersonKey, PersonRow>, Failure> {
    let mut shards: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    keys.iter().for_each(|(shard, id)| shards.entry(*shard).or_default().push(*id));
    let mut found = HashMap::with_capacity(keys.len());
    for (shard, mut ids) in shards {
        ids.sort_unstable();
        ids.dedup();
        found.extend(session.persons_in(shard, &ids).await?.into_iter().map(|row| ((row.shard, row.id), row)));
    }
    Ok(found)
}
