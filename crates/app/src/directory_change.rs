//! Changes to the directory: the row, and an event of the admin stream with the salted digest of its names.

use domain::directory::{Change, Directory, DirectoryEvent, Level};
use domain::{DivisionCode, OrganId};
use serde::{Deserialize, Serialize};
use store::{Chain, DirectoryRow, NewEvent, salted_digest};

use crate::{App, Chance, Failure, Stamp};

/// The stream of each shard that changes to the directory and to the installation are appended to.
pub const ADMIN_STREAM: i64 = 1;

/// A change to the directory, as callers hand it in.
pub type DirectoryDraft = Change;

/// What the admin stream keeps of one change.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct AdminEvent {
    /// Who acted, and how it came in, as on every event.
    pub(crate) by: domain::Actor,
    pub(crate) origin: domain::Origin,
    pub(crate) directory: DirectoryEvent,
}

/// The shard of what an organ registers: its county, its city or its province. Townships belong to
/// their county, so that a county's matters stay together.
#[must_use]
pub fn home_shard(directory: &Directory, organ: OrganId) -> i64 {
    let mut code = directory.organ(organ).map_or(DivisionCode(0), |organ| organ.division);
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
        let mut directory = Directory::clone(&self.directory());
        let mut rows = Vec::with_capacity(drafts.len());
        let mut events = Vec::with_capacity(drafts.len());
        for change in drafts {
            let salt = chance.salt();
            let directory_event = DirectoryEvent::of(&change, |names| salted_digest(&salt, names));
            change.clone().make(&mut directory)?;
            rows.push(DirectoryRow { change, salt });
            let admin = AdminEvent { by: stamp.actor, origin: stamp.origin, directory: directory_event };
            let body = serde_json::to_string(&admin)?;
            events.push((NewEvent { kind: "directory.changed", body }, stamp.actor.into(), stamp.recorded_us));
        }
        let mut session = self.db.write().await?;
        let (_, head) = session.history(shard, ADMIN_STREAM).await?;
        session.append(vec![Chain { shard, stream: ADMIN_STREAM, head, events }]).await?;
        session.put_directory(rows).await?;
        session.commit().await?;
        self.set_directory(directory);
        Ok(())
    }
}
