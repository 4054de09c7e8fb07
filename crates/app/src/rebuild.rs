//! Makes everything that follows from the events anew, and writes what differs.

use domain::MatterId;
use store::{Projection, Session, Table, Values, tables};

use crate::work::{Loaded, load};
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

/// What a rebuilding looked at and what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Rebuilt {
    /// Whether it went on where an earlier one was stopped.
    pub resumed: bool,
    /// Matters whose rows were made anew and compared.
    pub matters: u64,
    /// Matters whose rows differed.
    pub differed: u64,
    /// Rows of matters that have no event.
    pub without_events: u64,
    /// Matters whose events cannot be read, which were left alone.
    pub unreadable: u64,
    /// The matters that differed, at most a thousand.
    pub differing: Vec<Differing>,
}

impl Rebuilt {
    /// Whether nothing had to be mended.
    #[must_use]
    pub const fn held(&self) -> bool {
        self.differed == 0 && self.without_events == 0 && self.unreadable == 0
    }
}

/// Goes over every matter and calls `progress` with the number so far. With `dry_run` nothing is written. A run that
/// was stopped is gone on with.
///
/// # Errors
/// The database failed.
pub async fn rebuild(app: &App, dry_run: bool, mut progress: impl FnMut(u64)) -> Result<Rebuilt, Failure> {
    let mut result = Rebuilt::default();
    let mut after = (i64::MIN, i64::MIN);
    if !dry_run && let Some(place) = app.db().read().await?.task_place(TASK).await? {
        result.resumed = true;
        after = serde_json::from_str(&place)?;
    }
    loop {
        let mut session = app.db().read().await?;
        let streams = session.streams_after(after, BATCH).await?;
        let Some(last) = streams.last().copied() else { break };
        let mut differing = Vec::new();
        for (shard, stream) in streams.into_iter().filter(|(_, stream)| *stream > ADMIN_STREAM) {
            let key = MatterKey { shard, id: MatterId(stream) };
            result.matters += 1;
            match differing_tables(&mut session, key).await {
                Ok(found) if found.is_empty() => {}
                Ok(found) => differing.push((key, found.into_iter().map(|(table, _)| table.name).collect())),
                Err(Failure::Unreadable { .. } | Failure::NoMatter(_)) => result.unreadable += 1,
                Err(other) => return Err(other),
            }
        }
        drop(session);
        if !dry_run {
            mend(app, differing.iter().map(|(key, _)| *key), last).await?;
        }
        for (key, tables) in differing {
            result.differed += 1;
            if result.differing.len() < NAMED_MAX {
                result.differing.push(Differing { shard: key.shard, matter: key.id.0, tables });
            }
        }
        after = last;
        progress(result.matters);
    }
    result.without_events = without_events(app, dry_run).await?;
    if !dry_run {
        let mut session = app.db().write().await?;
        session.end_task(TASK).await?;
        session.commit().await?;
    }
    Ok(result)
}

/// Writes the rows of these matters anew, and keeps the place, in one transaction. What an act changed meanwhile is
/// read again.
async fn mend(app: &App, keys: impl Iterator<Item = MatterKey>, place: (i64, i64)) -> Result<(), Failure> {
    let mut session = app.db().write().await?;
    for key in keys {
        for (table, rows) in differing_tables(&mut session, key).await? {
            session.remove_of_matter(table, key.shard, key.id.0).await?;
            session.put_rows(table, &rows).await?;
        }
    }
    session.put_task_place(TASK, &serde_json::to_string(&place)?).await?;
    Ok(session.commit().await?)
}

/// The tables in which the rows of a matter differ from what its events say, with the rows that belong there.
async fn differing_tables(
    session: &mut Session,
    key: MatterKey,
) -> Result<Vec<(&'static Table, Vec<Values>)>, Failure> {
    let loaded = load(session, key).await?;
    let mut differing = projection(&loaded)?.by_table();
    let mut at = 0;
    while let Some((table, rows)) = differing.get(at) {
        if session.rows_of_matter(table, key.shard, key.id.0).await? == *rows {
            differing.swap_remove(at);
        } else {
            at += 1;
        }
    }
    Ok(differing)
}

fn projection(loaded: &Loaded) -> Result<Projection, Failure> {
    let mut projection = Projection::default();
    let events = loaded.events.iter().map(|(event, _)| event);
    let registered = loaded.first().ok_or(Failure::NoMatter(loaded.key))?;
    projection.add(loaded.key.shard, loaded.there()?, events, registered);
    Ok(projection)
}

/// Removes rows of matters that have no event, and says how many matters there were.
async fn without_events(app: &App, dry_run: bool) -> Result<u64, Failure> {
    let mut found = 0;
    for table in tables().iter().filter(|table| table.matter_column().is_some()) {
        loop {
            let mut session = app.db().write().await?;
            let matters = session.without_events(table, BATCH).await?;
            found += u64::try_from(matters.len()).unwrap_or(u64::MAX);
            if dry_run || matters.is_empty() {
                break;
            }
            for (shard, matter) in matters {
                session.remove_of_matter(table, shard, matter).await?;
            }
            session.commit().await?;
        }
    }
    Ok(found)
}
