//! Making the index of search anew from the texts, and ridding it of what was removed.

use domain::MatterId;
use store::Session;

use super::documents::opened;
use crate::{App, Failure, MatterKey};

/// The task that says how far a rebuilding has come, shard and matter; it is missing where the index is whole. It stays
/// behind where an installation moves, like the index.
const REBUILDING: &str = "search-rebuilding";
/// The setting of the same use that earlier versions and the migration which made the index leave; empty where the
/// index is whole.
const PLACE: &str = "search rebuild";
/// The task that says that something was erased whose tokens are still in the index's files.
const MERGING: &str = "search-merging";
/// Where a rebuilding begins.
const BEGINNING: &str = "0.0";
/// Matters a transaction: long enough to share its cost, short enough that nobody waits for it.
const MATTERS: u16 = 64;

/// What a rebuilding did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// Matters whose texts were put into the index.
    pub matters: u64,
    /// Whether an earlier rebuilding had stopped, and this one went on from there.
    pub resumed: bool,
}

/// Whether every text is in the index.
pub(super) async fn is_complete(session: &mut Session) -> Result<bool, Failure> {
    Ok(reached(session).await?.is_none())
}

/// How far a rebuilding has come; `None` where none is owed.
async fn reached(session: &mut Session) -> Result<Option<String>, Failure> {
    match session.task_place(REBUILDING).await? {
        Some(place) => Ok(Some(place)),
        None => Ok(session.setting(PLACE).await?.filter(|place| !place.is_empty())),
    }
}

/// A rebuilding came to its end.
async fn done(session: &mut Session) -> Result<(), Failure> {
    session.end_task(REBUILDING).await?;
    if session.setting(PLACE).await?.is_some_and(|place| !place.is_empty()) {
        session.put_setting(PLACE, "").await?;
    }
    Ok(())
}

/// Says that texts came in past the index, as when a backup was read back or an installation moved: searches tell that
/// something may be missing until [`App::rebuild_search`] has run. In the transaction that wrote the texts, or after it.
///
/// # Errors
/// The database failed.
pub async fn mark_outdated(session: &mut Session) -> Result<(), Failure> {
    Ok(session.put_task_place(REBUILDING, BEGINNING).await?)
}

/// Says that tokens of what is erased in this transaction are still in the index's files, until the next merging.
pub(crate) async fn mark_erased(session: &mut Session) -> Result<(), Failure> {
    Ok(session.put_task_place(MERGING, "").await?)
}

/// A place as it is kept: shard and matter.
fn read(place: &str) -> (i64, i64) {
    let number = |text: &str| text.parse().unwrap_or_default();
    place.split_once('.').map_or((0, 0), |(shard, matter)| (number(shard), number(matter)))
}

impl App {
    /// Whether the index holds every text.
    ///
    /// # Errors
    /// The database failed.
    pub async fn search_is_whole(&self) -> Result<bool, Failure> {
        is_complete(&mut self.db.read().await?).await
    }

    /// Makes the index anew from the texts, or goes on where an earlier rebuilding stopped. Others may write meanwhile.
    /// `at` is told how many matters are done.
    ///
    /// # Errors
    /// A master key is missing; the database failed. What is done stays done.
    pub async fn rebuild_search(&self, mut at: impl FnMut(u64)) -> Result<Rebuilt, Failure> {
        let mut session = self.db.write_much().await?;
        let before = reached(&mut session).await?;
        let resumed = before.as_deref().is_some_and(|place| place != BEGINNING);
        if !resumed {
            session.clear_search().await?;
            mark_outdated(&mut session).await?;
        }
        session.commit().await?;
        let mut place = read(before.as_deref().unwrap_or(BEGINNING));
        let mut matters = 0;
        loop {
            // A text that was erased while it is read must not come back as tokens.
            let mut session = self.db.hold_acts().await?;
            let keys = session.matter_keys(place, MATTERS).await?;
            let Some(last) = keys.last() else {
                done(&mut session).await?;
                session.commit().await?;
                return Ok(Rebuilt { matters, resumed });
            };
            place = *last;
            for (shard, matter) in &keys {
                self.search_anew(&mut session, MatterKey { shard: *shard, id: MatterId(*matter) }).await?;
                matters += 1;
            }
            session.put_task_place(REBUILDING, &format!("{}.{}", place.0, place.1)).await?;
            session.commit().await?;
            at(matters);
        }
    }

    /// Makes the rows of one matter anew from its texts.
    pub(crate) async fn search_anew(&self, session: &mut Session, key: MatterKey) -> Result<(), Failure> {
        session.forget_search_of(key.shard, key.id.0).await?;
        let written = self.keys.written(session, key).await?;
        Ok(session.put_search(self.search.rows(opened(key, &written))).await?)
    }

    /// Rids the database's files of what was removed from the index, in rounds between which others write; then SQLite's
    /// log is written into the file and emptied. Returns whether nothing of it is left in the log: somebody who was
    /// reading all the while keeps it there.
    ///
    /// # Errors
    /// The database failed. What is merged stays merged.
    pub async fn merge_search(&self) -> Result<bool, Failure> {
        let mut first = true;
        loop {
            let mut session = self.db.write_much().await?;
            let more = session.merge_search(first).await?;
            if !more {
                session.end_task(MERGING).await?;
            }
            session.commit().await?;
            first = false;
            if !more {
                break;
            }
        }
        Ok(self.db.read().await?.shed_log().await?)
    }

    /// The same where something was erased since the last time; otherwise nothing. Returns whether there was.
    ///
    /// # Errors
    /// The database failed.
    pub async fn merge_erased_search(&self) -> Result<bool, Failure> {
        let owed = self.db.read().await?.task_place(MERGING).await?.is_some();
        if owed {
            self.merge_search().await?;
        }
        Ok(owed)
    }
}
