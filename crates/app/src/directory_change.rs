//! Changes to the directory: the row, and an event of the admin stream with the salted digest of its names.

use domain::directory::{Change, Directory, DirectoryEvent, Level};
use domain::{DivisionCode, OrganId};
use store::{Chain, DirectoryRow, NewEvent, salted_digest};

use crate::admin_event::{ADMIN_STREAM, AdminEvent, Administered};
use crate::{Action, App, Chance, Failure, Stamp, Target};

/// A change to the directory, as callers hand it in.
pub type DirectoryDraft = Change;

/// The shard of what an organ registers: the county, city or province in which it began. Townships belong to their
/// county, so that a county's matters stay together. An organ that moves keeps its shard: its numbers are counted
/// there, and what belongs to its matters lies there.
#[must_use]
pub fn home_shard(directory: &Directory, organ: OrganId) -> i64 {
    let mut code = directory.first_division(organ).unwrap_or(DivisionCode(0));
    while let Some(division) = directory.divisions.get(&code) {
        match division.parent {
            Some(parent) if division.level == Level::Township => code = parent,
            _ => break,
        }
    }
    code.0
}

impl App {
    /// Adds rows to the directory, all or none.
    ///
    /// # Errors
    /// A refusal of any row, or a failure of the database.
    pub async fn change_directory(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        shard: i64,
        drafts: Vec<DirectoryDraft>,
    ) -> Result<(), Failure> {
        let mut session = self.db.write().await?;
        // From here on nobody else changes it, in whatever process, and what is decided is decided on what is there.
        let version = session.next_directory_version().await?;
        let before = match self.directory_at(version - 1) {
            Some(before) => before,
            None => std::sync::Arc::new(session.directory().await?),
        };
        let (kept, roles): (Vec<_>, Vec<_>) =
            drafts.iter().partition(|draft| !matches!(draft, Change::GiveRole(_) | Change::WithdrawRole(_)));
        for (some, action) in [(kept, Action::ChangeDirectory), (roles, Action::ChangeRoles)] {
            if !some.is_empty() {
                self.admits_by(&before, stamp, action, Target::Installation)?;
            }
        }
        let mut directory = Directory::clone(&before);
        let mut rows = Vec::with_capacity(drafts.len());
        let mut events = Vec::with_capacity(drafts.len());
        for change in drafts {
            let change = change.signed(stamp.actor.official);
            let salt = chance.salt();
            let directory_event = DirectoryEvent::of(&change, |names| salted_digest(&salt, names));
            change.clone().make(&mut directory)?;
            rows.push(DirectoryRow { change, salt });
            let what = Administered::Directory(directory_event);
            let kind = what.kind();
            let body = serde_json::to_string(&AdminEvent { by: stamp.actor, origin: stamp.origin, what })?;
            events.push((NewEvent { kind, body }, stamp.actor.into(), stamp.recorded_us));
        }
        let head = session.head(shard, ADMIN_STREAM).await?;
        session.append(vec![Chain { shard, stream: ADMIN_STREAM, head, events }]).await?;
        session.put_directory(rows).await?;
        session.commit().await?;
        self.keep_changed_directory(version, directory);
        Ok(())
    }
}
