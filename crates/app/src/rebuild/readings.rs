//! The list of who saw petitioners, made anew from what each reader's stream says.

use store::{OpeningRow, Session};

use super::chain;
use crate::personal::Reading;
use crate::{App, Failure, MatterKey};

/// Readers whose rows stand without any event that are looked for at a time.
const BATCH: i64 = 200;

/// The rows of a reader, where those that are stored differ from them: `Some` with none where nothing differs, `None`
/// where the events do not say it.
pub(super) async fn differing(
    session: &mut Session,
    key: MatterKey,
) -> Result<Option<Option<Vec<OpeningRow>>>, Failure> {
    let (shard, official) = reader(key);
    let Some(events) = chain(session, key).await? else { return Ok(None) };
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        let reading = serde_json::from_str::<Reading>(&event.body).ok();
        let Some(reading) = reading.filter(|reading| reading.by.official.0 == official) else { return Ok(None) };
        rows.push(reading.row(shard, event.seq, event.recorded_us));
    }
    Ok(Some((session.openings_by(shard, official).await? != rows).then_some(rows)))
}

/// Puts the rows of a reader in the place of those that are stored.
pub(super) async fn mend(session: &mut Session, key: MatterKey) -> Result<(), Failure> {
    let Some(Some(rows)) = differing(session, key).await? else { return Ok(()) };
    let (shard, official) = reader(key);
    session.forget_openings(shard, official).await?;
    Ok(session.put_openings(&rows).await?)
}

/// Removes the rows of readers who have no event, and says how many readers there were.
pub(super) async fn without_events(app: &App, dry_run: bool) -> Result<u64, Failure> {
    let (mut readers, mut after) = (0, (i64::MIN, i64::MIN));
    loop {
        let found = app.db().read().await?.openings_without_events(after, BATCH).await?;
        let Some(last) = found.last() else { return Ok(readers) };
        after = *last;
        readers += u64::try_from(found.len()).unwrap_or(u64::MAX);
        if !dry_run {
            let mut session = app.db().write().await?;
            for (shard, official) in found {
                session.forget_openings(shard, official).await?;
            }
            session.commit().await?;
        }
    }
}

/// The stream of a reader bears the reader's number, negative.
const fn reader(key: MatterKey) -> (i64, i64) {
    (key.shard, -key.id.0)
}
