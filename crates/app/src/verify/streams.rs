//! The chains of a page, and what the events say: folded, for comparing with the rows.

use std::collections::BTreeSet;

use domain::matter::Event;
use domain::{MatterId, PaperRef, PersonRef, TextRef};
use store::{Change, EventRow, OpeningRow, Projection, event_hash};

use super::directory::Told;
use super::{Discrepancy, Verification};
use crate::personal::{READINGS_BELOW, Reading};
use crate::work::folded;
use crate::{ADMIN_STREAM, MatterKey};

/// What the events of whole streams say.
#[derive(Default)]
pub(super) struct Said {
    /// Their rows.
    pub(super) projection: Projection,
    /// Matters whose events cannot be read, so that nothing can be compared.
    pub(super) unreadable: BTreeSet<(i64, i64)>,
    pub(super) texts: Vec<(MatterKey, TextRef)>,
    pub(super) persons: Vec<(MatterKey, PersonRef)>,
    pub(super) papers: Vec<(MatterKey, PaperRef)>,
    /// Streams of readings, each with the rows that its events come to.
    pub(super) readings: Vec<((i64, i64), Vec<OpeningRow>)>,
}

/// Walks the streams of a page.
pub(super) fn walk(events: &[EventRow], told: &mut Told, result: &mut Verification) -> Said {
    let mut said = Said::default();
    for stream in events.chunk_by(|one, other| (one.shard, one.stream) == (other.shard, other.stream)) {
        chain(stream, result);
        result.streams += 1;
        let Some(first) = stream.first() else { continue };
        if first.stream == ADMIN_STREAM {
            for row in stream {
                if !told.take(row, &mut said.texts) {
                    result.find(unreadable(row));
                }
            }
            continue;
        }
        if first.stream < READINGS_BELOW {
            said.take_readings(stream, result);
            continue;
        }
        result.matters += 1;
        if !said.take(stream, result) {
            said.unreadable.insert((first.shard, first.stream));
        }
    }
    said
}

/// Recomputes every hash of one stream.
fn chain(stream: &[EventRow], result: &mut Verification) {
    let (mut seq, mut hash) = (0, [].as_slice());
    for row in stream {
        result.events += 1;
        if row.seq != seq + 1 {
            result.find(Discrepancy::NumberMissing { shard: row.shard, stream: row.stream, seq: seq + 1 });
        }
        if event_hash(hash, row) != row.hash {
            result.find(Discrepancy::HashDiffers { shard: row.shard, stream: row.stream, seq: row.seq });
        }
        (seq, hash) = (row.seq, &row.hash);
    }
}

const fn unreadable(row: &EventRow) -> Discrepancy {
    Discrepancy::EventUnreadable { shard: row.shard, stream: row.stream, seq: row.seq }
}

impl Said {
    /// Takes in what one official read.
    fn take_readings(&mut self, stream: &[EventRow], result: &mut Verification) {
        let Some(&EventRow { shard, stream: of, .. }) = stream.first() else { return };
        let key = MatterKey { shard, id: MatterId(of) };
        let mut rows = Vec::with_capacity(stream.len());
        for row in stream {
            let reading = serde_json::from_str::<Reading>(&row.body).ok();
            match reading.filter(|reading| reading.by.official.0 == -of) {
                Some(reading) => {
                    rows.push(reading.row(shard, row.seq, row.recorded_us));
                    self.texts.push((key, reading.purpose));
                }
                None => result.find(unreadable(row)),
            }
        }
        if rows.len() == stream.len() {
            self.readings.push(((shard, of), rows));
        }
    }

    /// Takes in one matter; false where its events cannot be read.
    fn take(&mut self, stream: &[EventRow], result: &mut Verification) -> bool {
        let mut events: Vec<(Event, i64)> = Vec::with_capacity(stream.len());
        for row in stream {
            match serde_json::from_str(&row.body) {
                Ok(event) => events.push((event, row.recorded_us)),
                Err(_) => result.find(unreadable(row)),
            }
        }
        if events.len() < stream.len() {
            return false;
        }
        let (Some(row), Some((first, registered_us))) = (stream.first(), events.first()) else { return false };
        let key = MatterKey { shard: row.shard, id: MatterId(row.stream) };
        let (matter, stands) = folded(key.id, &events);
        let Some(matter) = matter else {
            result.find(Discrepancy::EventUnreadable { shard: row.shard, stream: row.stream, seq: 1 });
            return false;
        };
        let registered = (first.origin, *registered_us);
        let change = Change { shard: key.shard, registered, before: None, matter: &matter, stands: &stands };
        self.projection.add(change, events.iter().map(|(event, _)| event));
        for (event, _) in &events {
            self.texts.extend(event.fact.texts().into_iter().map(|text| (key, text)));
            self.persons.extend(event.fact.persons().into_iter().map(|person| (key, person)));
            self.papers.extend(event.fact.paper().map(|paper| (key, paper)));
        }
        true
    }
}
