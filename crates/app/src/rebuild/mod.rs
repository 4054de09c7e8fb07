//! Makes everything that follows from the events anew, and writes what differs.

mod readings;

use std::collections::BTreeSet;

use domain::MatterId;
use store::{Change, EventRow, Head, Projection, Recorded, Session, Table, Values, event_hash, tables};

use crate::personal::READINGS_BELOW;
use crate::work::{Loaded, decode, folded};
use crate::{ADMIN_STREAM, App, Failure, MatterKey};

/// Matters looked at before the place is kept: what is repeated after a stop takes a second.
const BATCH: i64 = 200;
/// Differing matters that are named before the rest is only counted.
const NAMED_MAX: usize = 1_000;
/// Under this name the place is kept.
const TASK: &str = "rebuild";

/// A matter whose rows were not what its events say.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Differing {
    /// Shard of the matter.
    pub shard: i64,
    /// The matter.
    pub matter: i64,
    /// The tables in which its rows differed.
    pub tables: Vec<&'static str>,
}

/// How a rebuilding goes about it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rebuilding {
    /// Says what differs and writes nothing.
    pub dry_run: bool,
    /// Begins with the first matter, also where an earlier run was stopped half-way.
    pub anew: bool,
}

/// What a rebuilding looked at and what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Rebuilt {
    /// Whether it went on where an earlier one was stopped.
    pub resumed: bool,
    /// Matters whose rows were made anew and compared.
    pub matters: u64,
    /// Matters whose rows differed.
    pub differed: u64,
    /// Officials whose list of what they read of petitioners was not what their events say, or who have none.
    pub readings: u64,
    /// Matters that have rows and no event.
    pub without_events: u64,
    /// Matters and readers whose events are not whole, or cannot be read: their rows were left alone.
    pub unreadable: u64,
    /// Counts that were not what the rows come to.
    pub counts: u64,
    /// The matters that differed, at most a thousand.
    pub differing: Vec<Differing>,
}

impl Rebuilt {
    /// Whether every row was what the events say.
    #[must_use]
    pub const fn held(&self) -> bool {
        self.differed == 0 && self.readings == 0 && self.without_events == 0 && self.unreadable == 0 && self.counts == 0
    }
}

/// Goes over every matter and calls `progress` with the number so far. A run that was stopped is gone on with, except
/// by a dry one. Others may act meanwhile.
///
/// # Errors
/// The database failed. What was written until then stays, and the next run goes on there.
pub async fn rebuild(app: &App, how: Rebuilding, mut progress: impl FnMut(u64)) -> Result<Rebuilt, Failure> {
    let mut result = Rebuilt::default();
    let mut after = (i64::MIN, i64::MIN);
    if !how.dry_run
        && !how.anew
        && let Some(place) = app.db().read().await?.task_place(TASK).await?
    {
        result.resumed = true;
        after = serde_json::from_str(&place)?;
    }
    loop {
        // Chain and rows of one moment: an act in between would make them differ.
        let mut session = app.db().snapshot().await?;
        let streams = session.streams_after(after, BATCH).await?;
        let Some(last) = streams.last().copied() else { break };
        let (mut differing, mut readers) = (Vec::new(), Vec::new());
        for (shard, stream) in streams {
            let key = MatterKey { shard, id: MatterId(stream) };
            if stream < READINGS_BELOW {
                match readings::differing(&mut session, key).await? {
                    None => result.unreadable += 1,
                    Some(None) => {}
                    Some(Some(_)) => readers.push(key),
                }
            }
            if stream <= ADMIN_STREAM {
                continue;
            }
            result.matters += 1;
            match differing_tables(&mut session, key).await? {
                None => result.unreadable += 1,
                Some(found) if found.is_empty() => {}
                Some(found) => differing.push((key, found.into_iter().map(|(table, _)| table.name).collect())),
            }
        }
        drop(session);
        if !how.dry_run {
            mend(app, &differing.iter().map(|(key, _)| *key).collect::<Vec<_>>(), &readers, last).await?;
        }
        result.readings += u64::try_from(readers.len()).unwrap_or(u64::MAX);
        for (key, tables) in differing {
            result.differed += 1;
            if result.differing.len() < NAMED_MAX {
                result.differing.push(Differing { shard: key.shard, matter: key.id.0, tables });
            }
        }
        after = last;
        progress(result.matters);
    }
    result.without_events = without_events(app, how.dry_run).await?;
    result.readings += readings::without_events(app, how.dry_run).await?;
    result.counts = if how.dry_run { app.count_differences().await? } else { app.mend_counts().await? };
    if !how.dry_run {
        let mut session = app.db().write().await?;
        session.end_task(TASK).await?;
        session.commit().await?;
    }
    Ok(result)
}

/// Writes the rows of these matters anew, and keeps the place, in one transaction. What an act changed meanwhile is
/// read again.
async fn mend(app: &App, keys: &[MatterKey], readers: &[MatterKey], place: (i64, i64)) -> Result<(), Failure> {
    let nothing = keys.is_empty() && readers.is_empty();
    let mut session = if nothing { app.db().write().await? } else { app.db().hold_acts().await? };
    for key in keys.iter().copied() {
        for (table, rows) in differing_tables(&mut session, key).await?.unwrap_or_default() {
            session.remove_of_matter(table, key.shard, key.id.0).await?;
            session.put_rows(table, &rows).await?;
        }
    }
    for reader in readers {
        readings::mend(&mut session, *reader).await?;
    }
    session.put_task_place(TASK, &serde_json::to_string(&place)?).await?;
    Ok(session.commit().await?)
}

type Belonging = (&'static Table, Vec<Values>);

/// The tables in which the rows of a matter differ from what its events say, with the rows that belong there; `None`
/// where the events do not say it.
async fn differing_tables(session: &mut Session, key: MatterKey) -> Result<Option<Vec<Belonging>>, Failure> {
    let Some(loaded) = whole(session, key).await? else { return Ok(None) };
    let Some((matter, registered)) = loaded.matter.as_ref().zip(loaded.first()) else { return Ok(None) };
    let mut projection = Projection::default();
    let (_, stands) = folded(key.id, &loaded.events);
    let change = Change { shard: key.shard, registered, before: None, matter, stands: &stands };
    projection.add(change, loaded.events.iter().map(|(event, _)| event));
    let mut differing = projection.by_table();
    let mut at = 0;
    while let Some((table, rows)) = differing.get(at) {
        if session.rows_of_matter(table, key.shard, key.id.0).await? == *rows {
            differing.swap_remove(at);
        } else {
            at += 1;
        }
    }
    Ok(Some(differing))
}

/// The events of a stream whose chain has no gap and no changed event. Rows are the last witness of what a damaged
/// chain has lost, so none is made from one.
async fn chain(session: &mut Session, key: MatterKey) -> Result<Option<Vec<EventRow>>, Failure> {
    let events = session.chain_of(key.shard, key.id.0).await?;
    let mut head = (0, [].as_slice());
    for row in &events {
        if row.seq != head.0 + 1 || event_hash(head.1, row) != row.hash {
            return Ok(None);
        }
        head = (row.seq, row.hash.as_slice());
    }
    Ok(Some(events))
}

/// A matter whose chain is whole.
async fn whole(session: &mut Session, key: MatterKey) -> Result<Option<Loaded>, Failure> {
    let Some(events) = chain(session, key).await? else { return Ok(None) };
    let head = events.last().map_or_else(Head::default, |row| Head { seq: row.seq, hash: row.hash.clone() });
    let told = |row: EventRow| Recorded { kind: row.kind, body: row.body, recorded_us: row.recorded_us };
    let recorded: Vec<Recorded> = events.into_iter().map(told).collect();
    Ok(decode(key, &recorded, head).ok())
}

/// Removes the rows of matters that have no event, and says how many matters there were.
async fn without_events(app: &App, dry_run: bool) -> Result<u64, Failure> {
    let mut found = BTreeSet::new();
    for table in tables().iter().filter(|table| table.matter_column().is_some()) {
        let mut after = (i64::MIN, i64::MIN);
        loop {
            let matters = app.db().read().await?.without_events(table, after, BATCH).await?;
            let Some(last) = matters.last().copied() else { break };
            after = last;
            if !dry_run {
                let mut session = app.db().write().await?;
                for (shard, matter) in &matters {
                    session.remove_of_matter(table, *shard, *matter).await?;
                }
                session.commit().await?;
            }
            found.extend(matters);
        }
    }
    Ok(u64::try_from(found.len()).unwrap_or(u64::MAX))
}
