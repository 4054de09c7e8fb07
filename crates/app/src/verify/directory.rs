//! The directory's rows against the admin stream: each row must be one that an event tells of, and each
//! event must have its row.

use std::collections::HashSet;

use domain::directory::{Change, DirectoryEvent};
use store::{DirectoryRow, Session, salted_digest};

use super::accounts::Accounts;
use crate::admin_event::{AdminEvent, Administered};
use crate::personal::Gone;
use crate::{ADMIN_STREAM, Failure, MatterKey};
use domain::{MatterId, TextRef};

/// What the admin streams tell: of the directory, of accounts, and of what was erased.
#[derive(Debug, Default)]
pub(super) struct Told {
    directory: HashSet<String>,
    /// What may be missing.
    pub(super) gone: Gone,
    /// What accounts should be.
    pub(super) accounts: Accounts,
}

impl Told {
    /// Takes in one event of the admin stream of a shard, and adds the texts that it names; false when it cannot be
    /// read.
    pub(super) fn take(
        &mut self,
        (shard, recorded_us): (i64, i64),
        body: &str,
        texts: &mut Vec<(MatterKey, TextRef)>,
    ) -> bool {
        match serde_json::from_str::<AdminEvent>(body).map(|event| event.what) {
            Ok(Administered::Directory(event)) => match written(&event) {
                Some(event) => {
                    self.directory.insert(event);
                    true
                }
                None => false,
            },
            Ok(Administered::Erased(erasure)) => {
                self.gone.take(shard, &erasure);
                texts.push((MatterKey { shard, id: MatterId(ADMIN_STREAM) }, erasure.reason));
                true
            }
            Ok(Administered::Account(event)) => {
                self.accounts.take(&event, recorded_us);
                true
            }
            Err(_) => false,
        }
    }

    /// Takes in the admin streams up to a place once more, which an earlier run checked.
    pub(super) async fn again(&mut self, session: &mut Session, until: (i64, i64)) -> Result<(), Failure> {
        for shard in session.shards().await?.into_iter().filter(|shard| (*shard, ADMIN_STREAM) <= until) {
            let (events, _) = session.history(shard, ADMIN_STREAM).await?;
            // Why things were erased was compared by that run.
            let mut compared = Vec::new();
            events.iter().for_each(|event| {
                self.take((shard, event.recorded_us), &event.body, &mut compared);
            });
        }
        Ok(())
    }
}

fn written(event: &DirectoryEvent) -> Option<String> {
    serde_json::to_string(event).ok()
}

/// Rows that no event tells of, and events whose row is gone or differs, by table.
pub(super) async fn differing(session: &mut Session, told: &Told) -> Result<(Vec<(&'static str, i64)>, u64), Failure> {
    let mut known = 0_u64;
    let mut differing = Vec::new();
    for DirectoryRow { change, salt } in session.directory_rows().await? {
        let event = DirectoryEvent::of(&change, |names| salted_digest(&salt, names));
        match written(&event) {
            Some(event) if told.directory.contains(&event) => known += 1,
            _ => differing.push(place(&change)),
        }
    }
    let events = u64::try_from(told.directory.len()).unwrap_or(u64::MAX);
    Ok((differing, events.saturating_sub(known)))
}

/// The table of a row, and the identity of what it speaks of.
const fn place(change: &Change) -> (&'static str, i64) {
    match change {
        Change::Division(row) => ("division", row.code.0),
        Change::Organ(row) => ("organ", row.id.0),
        Change::Official(row) => ("official", row.id.0),
        Change::Post(row) => ("post", row.id.0),
        Change::Tenure(row) => ("tenure", row.official.0),
        Change::Rename(row) => ("organ_name", row.organ.0),
        Change::Move(row) => ("organ_place", row.organ.0),
        Change::EndOrgan(row) => ("organ_end", row.organ.0),
        Change::EndTenure(row) => ("tenure_end", row.official.0),
        Change::Portfolio(row) => ("portfolio", row.official.0),
    }
}
