//! Making the index of search anew from the texts, and ridding it of what was removed.

use domain::MatterId;
use store::Session;

use super::documents::opened;
use crate::{App, Failure, MatterKey};

/// The setting that says how far a rebuilding has come; empty or missing where the index is whole.
const PLACE: &str = "search rebuild";
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
    Ok(session.setting(PLACE).await?.is_none_or(|place| place.is_empty()))
}

/// Says that texts came in past the index, as when a backup was read back or an installation moved: searches tell that
/// something may be missing until [`App::rebuild_search`] has run. In the transaction that wrote the texts, or after it.
///
/// # Errors
/// The database failed.
pub async fn mark_outdated(session: &mut Session) -> Result<(), Failure> {
    Ok(session.put_setting(PLACE, BEGINNING).await?)
}

/// A place as the setting has it: shard and matter.
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
        let mut session = self.db.write().await?;
        let before = session.setting(PLACE).await?.filter(|place| !place.is_empty());
        let resumed = before.as_deref().is_some_and(|place| place != BEGINNING);
        if !resumed {
            session.clear_search().await?;
            mark_outdated(&mut session).await?;
        }
        session.commit().await?;
        let mut place = read(before.as_deref().unwrap_or(BEGINNING));
        let mut matters = 0;
        loop {
            let mut session = self.db.write().await?;
            let keys = session.matter_keys(place, MATTERS).await?;
            let Some(last) = keys.last() else {
                session.put_setting(PLACE, "").await?;
                session.commit().await?;
                return Ok(Rebuilt { matters, resumed });
            };
            place = *last;
            for (shard, matter) in &keys {
                self.search_anew(&mut session, MatterKey { shard: *shard, id: MatterId(*matter) }).await?;
                matters += 1;
            }
            session.put_setting(PLACE, &format!("{}.{}", place.0, place.1)).await?;
            session.commit().await?;
            at(matters);
        }
    }

    /// Makes the rows of one matter anew from its texts.
    pub(crate) async fn search_anew(&self, session: &mut Session, key: MatterKey) -> Result<(), Failure> {
        // Removed before it is read: a text that comes in between is then in both, and stays once.
        session.forget_search_of(key.shard, key.id.0).await?;
        let written = self.keys.written(session, key).await?;
        Ok(session.put_search(self.search.rows(opened(key, &written))).await?)
    }

    /// Rids the database's files of what was removed from the index, in rounds between which others write.
    ///
    /// # Errors
    /// The database failed.
    pub async fn merge_search(&self) -> Result<(), Failure> {
        let mut first = true;
        loop {
            let mut session = self.db.write().await?;
            let more = session.merge_search(first).await?;
            session.commit().await?;
            first = false;
            if !more {
                return Ok(());
            }
        }
    }
}
