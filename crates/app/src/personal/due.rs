//! How long files are kept, and whose time is over. How long is the office's decision: no number is in the code.

use domain::MatterId;
use domain::matter::{ArchiveClass, Fact, Wish};
use jiff::ToSpan;
use jiff::civil::Date;

use super::ToErase;
use crate::work::load;
use crate::{App, Failure, MatterKey, Stamp};

/// Longest time that can be set, in years: the calendar of the program goes on for longer than any file does.
pub const KEEP_YEARS_MAX: i16 = 1_000;
/// Archived matters read at a time.
const BATCH: i64 = 500;

/// How long a class is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The class.
    pub class: ArchiveClass,
    /// Years after the file went into the archive; none where nobody has decided, or where it is kept for ever.
    pub years: Option<i16>,
}

/// A matter whose time in the archive is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The matter.
    pub key: MatterKey,
    /// Its class.
    pub class: ArchiveClass,
    /// When it went into the archive.
    pub archived_on: Date,
    /// The last day on which it is kept.
    pub kept_until: Date,
}

fn setting(class: ArchiveClass) -> String {
    format!("keep-{}", class.name())
}

impl App {
    /// How long each class is kept.
    ///
    /// # Errors
    /// The database failed.
    pub async fn kept(&self) -> Result<Vec<Kept>, Failure> {
        let mut session = self.db.read().await?;
        let mut kept = Vec::new();
        for class in [ArchiveClass::Permanent, ArchiveClass::Long, ArchiveClass::Short] {
            let years = match class {
                ArchiveClass::Permanent => None,
                ArchiveClass::Long | ArchiveClass::Short => session.setting(&setting(class)).await?,
            };
            kept.push(Kept { class, years: years.and_then(|years| years.parse().ok()) });
        }
        Ok(kept)
    }

    /// Sets how long a class is kept. What is permanent stays so.
    ///
    /// # Errors
    /// [`Failure::NotKeptSo`] for the permanent class and for a time out of range; the database failed.
    pub async fn keep(&self, class: ArchiveClass, years: i16) -> Result<(), Failure> {
        if class == ArchiveClass::Permanent || !(1..=KEEP_YEARS_MAX).contains(&years) {
            return Err(Failure::NotKeptSo { years_max: KEEP_YEARS_MAX });
        }
        let mut session = self.db.write().await?;
        session.put_setting(&setting(class), &years.to_string()).await?;
        Ok(session.commit().await?)
    }

    /// Matters of a shard whose time is over on the day of the stamp and of which something is left, that whoever asks
    /// may erase.
    ///
    /// # Errors
    /// [`Failure::KeepingUndecided`] where nobody has decided how long files are kept; the database failed.
    pub async fn due(&self, stamp: &Stamp, shard: i64, limit: usize) -> Result<Vec<Due>, Failure> {
        let kept = self.kept().await?;
        if kept.iter().all(|kept| kept.years.is_none()) {
            return Err(Failure::KeepingUndecided);
        }
        let mut due = Vec::new();
        let mut after = i64::MIN;
        let mut session = self.db.read().await?;
        loop {
            let rows = session.archived_until(shard, &stamp.today.to_string(), after, BATCH).await?;
            let Some(last) = rows.last() else { return Ok(due) };
            after = *last;
            for id in rows {
                let key = MatterKey { shard, id: MatterId(id) };
                let loaded = load(&mut session, key).await?;
                let class = loaded.course().filter_map(|event| match &event.fact {
                    Fact::Archived(archived) => Some(archived.class),
                    _ => None,
                });
                let class = class.last();
                let archived_on = loaded.matter.as_ref().and_then(|matter| matter.archived_on);
                let Some((class, archived_on)) = class.zip(archived_on) else { continue };
                let years = kept.iter().find(|kept| kept.class == class).and_then(|kept| kept.years);
                let until = years.and_then(|years| archived_on.checked_add(years.years()).ok());
                let Some(kept_until) = until.filter(|until| *until < stamp.today) else { continue };
                let matter = loaded.there()?;
                if self.grants(stamp, Wish::Erase, key, matter).is_err() {
                    continue;
                }
                let all = ToErase { all: true, ..ToErase::default() };
                if super::erase::left(&mut session, &loaded, &all).await?.is_empty() {
                    continue;
                }
                due.push(Due { key, class, archived_on, kept_until });
                if due.len() >= limit {
                    return Ok(due);
                }
            }
        }
    }
}
