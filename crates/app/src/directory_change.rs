//! Changes to the directory: the row, and an event of the admin stream with the salted digest of its names.

use domain::directory::{
    Directory, DirectoryEvent, Division, Level, Official, Organ, Post, Tenure, add_division, add_official, add_organ,
    add_post, appoint,
};
use domain::{DivisionCode, OrganId};
use serde::{Deserialize, Serialize};
use store::{Chain, DirectoryRow, Named, NewEvent, salted_digest};

use crate::{App, Chance, Failure, Stamp};

/// The stream of each shard that changes to the directory and to the installation are appended to.
pub const ADMIN_STREAM: i64 = 1;

/// A new row of the directory.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each variant is documented at its struct")]
pub enum DirectoryDraft {
    Division(Division),
    Organ(Organ),
    Official(Official),
    Post(Post),
    Tenure(Tenure),
}

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
        for draft in drafts {
            let (row, event) = change(&mut directory, chance, draft)?;
            rows.push(row);
            let admin = AdminEvent { by: stamp.actor, origin: stamp.origin, directory: event };
            let body = serde_json::to_string(&admin)?;
            events.push((NewEvent { kind: "directory.changed", body }, stamp.actor, stamp.recorded_us));
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

fn change(
    directory: &mut Directory,
    chance: &mut Chance,
    draft: DirectoryDraft,
) -> Result<(DirectoryRow, DirectoryEvent), Failure> {
    let salt = chance.salt();
    let names = |names: &str| salted_digest(&salt, names);
    Ok(match draft {
        DirectoryDraft::Division(row) => {
            let event = DirectoryEvent::division(&row, names(&row.name));
            add_division(directory, row.clone())?;
            (DirectoryRow::Division(Named { row, salt }), event)
        }
        DirectoryDraft::Organ(row) => {
            let event = DirectoryEvent::organ(&row, names(&format!("{}\n{}", row.name, row.mark)));
            add_organ(directory, row.clone())?;
            (DirectoryRow::Organ(Named { row, salt }), event)
        }
        DirectoryDraft::Official(row) => {
            let event = DirectoryEvent::official(&row, names(&row.name));
            add_official(directory, row.clone())?;
            (DirectoryRow::Official(Named { row, salt }), event)
        }
        DirectoryDraft::Post(row) => {
            let event = DirectoryEvent::post(&row, names(&row.title));
            add_post(directory, row.clone())?;
            (DirectoryRow::Post(Named { row, salt }), event)
        }
        DirectoryDraft::Tenure(row) => {
            let event = DirectoryEvent::tenure(&row);
            appoint(directory, row.clone())?;
            (DirectoryRow::Tenure(row), event)
        }
    })
}
