//! The directory's rows against the admin stream: each row must be one that an event tells of, and each
//! event must have its row.

use std::collections::{HashMap, HashSet};

use domain::directory::{Change, DirectoryEvent};
use store::{DirectoryRow, EventRow, Session, salted_digest};

use super::accounts::Accounts;
use crate::admin_event::{AdminEvent, Administered};
use crate::personal::Gone;
use crate::{ADMIN_STREAM, Failure, MatterKey};
use domain::{MatterId, TextRef};

/// Events of an admin stream that are read at a time: usually there are none or one.
const PAGE: i64 = 500;

/// What the admin streams tell: of the directory, of accounts, and of what was erased.
#[derive(Debug, Default)]
pub(super) struct Told {
    directory: HashSet<String>,
    /// The last event of each shard's admin stream that was taken in.
    seen: HashMap<i64, i64>,
    /// What may be missing.
    pub(super) gone: Gone,
    /// What accounts should be.
    pub(super) accounts: Accounts,
}

impl Told {
    /// Takes in one event of the admin stream of a shard, and adds the texts that it names; false when it cannot be
    /// read.
    pub(super) fn take(&mut self, row: &EventRow, texts: &mut Vec<(MatterKey, TextRef)>) -> bool {
        let shard = row.shard;
        let seen = self.seen.entry(shard).or_default();
        *seen = row.seq.max(*seen);
        match serde_json::from_str::<AdminEvent>(&row.body).map(|event| event.what) {
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
                self.accounts.take(&event, row.recorded_us);
                true
            }
            Err(_) => false,
        }
    }

    /// Takes in the admin streams up to a place once more, which an earlier run checked.
    pub(super) async fn again(&mut self, session: &mut Session, until: (i64, i64)) -> Result<(), Failure> {
        for shard in session.shards().await?.into_iter().filter(|shard| (*shard, ADMIN_STREAM) <= until) {
            self.rest(session, shard).await?;
        }
        Ok(())
    }

    /// Takes in what the admin streams tell since they were read: others go on working while everything is compared,
    /// and what they erase in the meantime is missing from pages that are read after that. Chain and reasons of these
    /// events are for the next run to check.
    pub(super) async fn later(&mut self, session: &mut Session) -> Result<(), Failure> {
        for shard in session.shards().await? {
            self.rest(session, shard).await?;
        }
        Ok(())
    }

    /// Takes in what is not known yet of one admin stream.
    async fn rest(&mut self, session: &mut Session, shard: i64) -> Result<(), Failure> {
        // Why things were erased was compared by the run that read it in its turn, or will be.
        let mut compared = Vec::new();
        loop {
            let after = self.seen.get(&shard).copied().unwrap_or_default();
            let events = session.events_after((shard, ADMIN_STREAM, after), PAGE).await?;
            let of_stream = events.iter().take_while(|row| (row.shard, row.stream) == (shard, ADMIN_STREAM));
            let took = of_stream.map(|row| self.take(row, &mut compared)).count();
            if took < events.len() || events.is_empty() {
                return Ok(());
            }
            compared.clear();
        }
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
        Change::GiveRole(row) => ("role_given", row.official.0),
        Change::WithdrawRole(row) => ("role_end", row.official.0),
    }
}
