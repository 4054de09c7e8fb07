//! Checks that nothing stored was changed: hash chains, texts against their digests, rows against the fold.

use std::collections::HashMap;

use domain::matter::Event;
use domain::{Digest, MatterId};
use store::{Change, ClockRow, EventRow, MatterRow, Projection, Session, StoreError, event_hash};

use crate::verify_directory::{Told, differing};
use crate::work::folded;
use crate::{ADMIN_STREAM, App, Failure, MatterKey};

/// Events read at a time: a few megabytes.
const PAGE: i64 = 2_000;
/// Discrepancies listed before the rest is only counted: a damaged disk would fill the memory.
const DISCREPANCIES_MAX: usize = 1_000;

/// Differing counts looked for; one more than is listed, so that it shows that there are more.
const COUNTS_MAX: i64 = 1_001;

/// One thing that does not hold, and where.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "discrepancy", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the wording files say what each discrepancy means; the fields name the place")]
pub enum Discrepancy {
    HashDiffers { shard: i64, stream: i64, seq: i64 },
    NumberMissing { shard: i64, stream: i64, seq: i64 },
    EventUnreadable { shard: i64, stream: i64, seq: i64 },
    RowDiffers { shard: i64, stream: i64 },
    RowMissing { shard: i64, stream: i64 },
    ClockDiffers { shard: i64, stream: i64, no: i64 },
    BesideDiffers { shard: i64, stream: i64 },
    PaperDiffers { shard: i64, stream: i64, paper: i64 },
    TextDiffers { shard: i64, stream: i64, text: i64 },
    PersonDiffers { shard: i64, stream: i64 },
    RowsWithoutEvents { rows: i64, streams: i64 },
    SpansDiffer { shard: i64, stream: i64 },
    CountDiffers { shard: i64, count: &'static str, organ: i64, period: String, detail: String, too_many: i64 },
    DirectoryDiffers { table: &'static str, row: i64 },
    DirectoryLacks { rows: u64 },
}

impl Discrepancy {
    /// The key of this discrepancy in the wording files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::HashDiffers { .. } => "hash-differs",
            Self::NumberMissing { .. } => "number-missing",
            Self::EventUnreadable { .. } => "event-unreadable",
            Self::RowDiffers { .. } => "row-differs",
            Self::RowMissing { .. } => "row-missing",
            Self::ClockDiffers { .. } => "clock-differs",
            Self::BesideDiffers { .. } => "beside-differs",
            Self::PaperDiffers { .. } => "paper-differs",
            Self::TextDiffers { .. } => "text-differs",
            Self::PersonDiffers { .. } => "person-differs",
            Self::RowsWithoutEvents { .. } => "rows-without-events",
            Self::SpansDiffer { .. } => "spans-differ",
            Self::CountDiffers { .. } => "count-differs",
            Self::DirectoryDiffers { .. } => "directory-differs",
            Self::DirectoryLacks { .. } => "directory-lacks",
        }
    }
}

/// What was checked and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Verification {
    /// Events whose hash was recomputed.
    pub events: u64,
    /// Streams that were walked.
    pub streams: u64,
    /// Matters whose row was compared with the fold.
    pub matters: u64,
    /// Texts and persons whose digest was recomputed.
    pub written: u64,
    /// Texts and persons that were erased, so that nothing was left to compare.
    pub erased: u64,
    /// What does not hold, at most a thousand.
    pub discrepancies: Vec<Discrepancy>,
    /// Discrepancies beyond those listed.
    pub more: u64,
}

impl Verification {
    /// Whether everything holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.discrepancies.is_empty()
    }

    fn find(&mut self, discrepancy: Discrepancy) {
        if self.discrepancies.len() < DISCREPANCIES_MAX {
            self.discrepancies.push(discrepancy);
        } else {
            self.more += 1;
        }
    }
}

/// One stream while it is walked.
struct Walk {
    shard: i64,
    stream: i64,
    hash: Vec<u8>,
    seq: i64,
    events: Vec<(Event, i64)>,
    readable: bool,
}

/// Verifies the whole database and calls `progress` with the number of events so far.
///
/// # Errors
/// The database failed. What does not hold is no error: it is in the result.
pub async fn verify(app: &App, mut progress: impl FnMut(u64)) -> Result<Verification, Failure> {
    let mut session = app.db().read().await?;
    let mut result = Verification::default();
    let mut after = (i64::MIN, i64::MIN, i64::MIN);
    let mut walk: Option<Walk> = None;
    let mut told = Told::default();
    loop {
        let page = session.events_after(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = (last.shard, last.stream, last.seq);
        for row in page {
            if walk.as_ref().is_none_or(|walk| (walk.shard, walk.stream) != (row.shard, row.stream)) {
                if let Some(done) = walk.take() {
                    close(app, &mut session, done, &mut result).await?;
                }
                walk = Some(Walk {
                    shard: row.shard,
                    stream: row.stream,
                    hash: Vec::new(),
                    seq: 0,
                    events: Vec::new(),
                    readable: true,
                });
            }
            if let Some(walk) = &mut walk {
                step(walk, &row, &mut told, &mut result);
            }
        }
        progress(result.events);
    }
    if let Some(done) = walk {
        close(app, &mut session, done, &mut result).await?;
    }
    let (differing, lacking) = differing(&mut session, &told).await?;
    differing.into_iter().for_each(|(table, row)| result.find(Discrepancy::DirectoryDiffers { table, row }));
    if lacking > 0 {
        result.find(Discrepancy::DirectoryLacks { rows: lacking });
    }
    let (rows, streams) = (session.count_matters().await?, i64::try_from(result.matters).unwrap_or(i64::MAX));
    if rows != streams {
        result.find(Discrepancy::RowsWithoutEvents { rows, streams });
    }
    counts(&mut session, &mut result).await?;
    Ok(result)
}

fn step(walk: &mut Walk, row: &EventRow, told: &mut Told, result: &mut Verification) {
    let (shard, stream, seq) = (row.shard, row.stream, row.seq);
    result.events += 1;
    if seq != walk.seq + 1 {
        result.find(Discrepancy::NumberMissing { shard, stream, seq: walk.seq + 1 });
    }
    if event_hash(&walk.hash, row) != row.hash {
        result.find(Discrepancy::HashDiffers { shard, stream, seq });
    }
    walk.seq = seq;
    walk.hash.clone_from(&row.hash);
    if stream == ADMIN_STREAM {
        if !told.take(&row.body) {
            result.find(Discrepancy::EventUnreadable { shard, stream, seq });
        }
        return;
    }
    match serde_json::from_str(&row.body) {
        Ok(event) => walk.events.push((event, row.recorded_us)),
        Err(_) => {
            walk.readable = false;
            result.find(Discrepancy::EventUnreadable { shard, stream, seq });
        }
    }
}

async fn close(app: &App, session: &mut Session, walk: Walk, result: &mut Verification) -> Result<(), Failure> {
    let Walk { shard, stream, events, readable, .. } = walk;
    result.streams += 1;
    if stream == ADMIN_STREAM {
        return Ok(());
    }
    result.matters += 1;
    if !readable {
        return Ok(());
    }
    let id = MatterId(stream);
    let (matter, stands) = folded(id, &events);
    let Some((matter, (first, registered_us))) = matter.zip(events.first()) else {
        result.find(Discrepancy::EventUnreadable { shard, stream, seq: 1 });
        return Ok(());
    };
    match session.matter_row(shard, stream).await? {
        None => result.find(Discrepancy::RowMissing { shard, stream }),
        Some(row) if row != MatterRow::of(shard, &matter, first.origin, *registered_us) => {
            result.find(Discrepancy::RowDiffers { shard, stream });
        }
        Some(_) => {}
    }
    let expected: Vec<ClockRow> = matter.clocks.iter().map(|clock| ClockRow::of(shard, id, clock)).collect();
    let stored = session.clocks_of(shard, stream).await?;
    for at in 0..expected.len().max(stored.len()) {
        if expected.get(at) != stored.get(at) {
            let no = i64::try_from(at + 1).unwrap_or(i64::MAX);
            result.find(Discrepancy::ClockDiffers { shard, stream, no });
        }
    }
    let mut expected = Projection::default();
    let registered = (first.origin, *registered_us);
    let change = Change { shard, registered, before: None, matter: &matter, stands: &stands };
    expected.add(change, events.iter().map(|(event, _)| event));
    if expected.beside() != session.beside(shard, stream).await? {
        result.find(Discrepancy::BesideDiffers { shard, stream });
    }
    let spans = session.spans_of(shard, stream).await?;
    if expected.spans() != spans {
        result.find(Discrepancy::SpansDiffer { shard, stream });
    }
    let key = MatterKey { shard, id };
    written(app, session, key, &events, result).await?;
    papers(app, session, key, &events, result).await
}

/// Compares what is counted with the rows.
async fn counts(session: &mut Session, result: &mut Verification) -> Result<(), Failure> {
    for difference in session.count_differences(COUNTS_MAX).await? {
        let store::StatCell { shard, kind, organ, period, detail } = difference.cell;
        let (count, too_many) = (kind.name(), difference.too_many);
        result.find(Discrepancy::CountDiffers { shard, count, organ, period, detail, too_many });
    }
    Ok(())
}

/// Recomputes the digest of every paper that the events refer to.
async fn papers(
    app: &App,
    session: &mut Session,
    key: MatterKey,
    events: &[(Event, i64)],
    result: &mut Verification,
) -> Result<(), Failure> {
    let (shard, stream) = (key.shard, key.id.0);
    for paper in events.iter().filter_map(|(event, _)| event.fact.paper()) {
        let differs = match app.keys().content(session, key, &paper.digest).await {
            Ok(None) => {
                result.erased += 1;
                continue;
            }
            Ok(Some(_)) => false,
            Err(Failure::Store(StoreError::Altered { .. })) => true,
            Err(other) => return Err(other),
        };
        if differs {
            result.find(Discrepancy::PaperDiffers { shard, stream, paper: paper.id.0 });
        } else {
            result.written += 1;
        }
    }
    Ok(())
}

/// Recomputes the digest of every text and person that the events refer to.
async fn written(
    app: &App,
    session: &mut Session,
    key: MatterKey,
    events: &[(Event, i64)],
    result: &mut Verification,
) -> Result<(), Failure> {
    let (shard, stream) = (key.shard, key.id.0);
    let written = app.keys().written(session, key).await?.texts;
    let digests: HashMap<i64, Digest> = written.iter().map(|(id, text)| (*id, text.digest())).collect();
    for (event, _) in events {
        for person in event.fact.persons() {
            match app.keys().person(session, shard, person.id.0).await? {
                None => result.erased += 1,
                Some(open) if open.digest() != person.digest => {
                    result.find(Discrepancy::PersonDiffers { shard, stream });
                }
                Some(_) => result.written += 1,
            }
        }
        let texts = event.fact.texts();
        for text in texts {
            match digests.get(&text.id.0) {
                None => result.erased += 1,
                Some(digest) if *digest != text.digest => {
                    result.find(Discrepancy::TextDiffers { shard, stream, text: text.id.0 });
                }
                Some(_) => result.written += 1,
            }
        }
    }
    Ok(())
}
