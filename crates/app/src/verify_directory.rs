//! The directory's rows against the admin stream: each row must be one that an event tells of, and each
//! event must have its row.

use std::collections::{HashMap, HashSet};

use domain::directory::{Directory, DirectoryEvent};
use store::{Session, salted_digest};

use crate::Failure;
use crate::directory_change::AdminEvent;

/// What the admin stream tells of the directory.
#[derive(Debug, Default)]
pub(crate) struct Told(HashSet<String>);

impl Told {
    /// Takes in one event of the admin stream; false when it cannot be read.
    pub(crate) fn take(&mut self, body: &str) -> bool {
        match serde_json::from_str::<AdminEvent>(body).ok().and_then(|event| written(&event.directory)) {
            Some(event) => {
                self.0.insert(event);
                true
            }
            None => false,
        }
    }
}

fn written(event: &DirectoryEvent) -> Option<String> {
    serde_json::to_string(event).ok()
}

/// Rows that no event tells of, and events whose row is gone or differs, by table.
pub(crate) async fn differing(session: &mut Session, told: &Told) -> Result<(Vec<(&'static str, i64)>, u64), Failure> {
    let directory = session.directory().await?;
    let salts = session.directory_salts().await?;
    let rows = rows(&directory, &salts);
    let mut known = 0_u64;
    let mut differing = Vec::new();
    for (table, id, event) in rows {
        match event.as_ref().and_then(written) {
            Some(event) if told.0.contains(&event) => known += 1,
            _ => differing.push((table, id)),
        }
    }
    let events = u64::try_from(told.0.len()).unwrap_or(u64::MAX);
    Ok((differing, events.saturating_sub(known)))
}

type Rows = Vec<(&'static str, i64, Option<DirectoryEvent>)>;

/// Each stored row as the event that would have made it; `None` where the salt is gone.
fn rows(directory: &Directory, salts: &HashMap<(String, i64), Vec<u8>>) -> Rows {
    let digest =
        |table: &str, id: i64, names: &str| salts.get(&(table.to_owned(), id)).map(|salt| salted_digest(salt, names));
    let mut rows: Rows = Vec::new();
    for row in directory.divisions.values() {
        let event = digest("division", row.code.0, &row.name).map(|names| DirectoryEvent::division(row, names));
        rows.push(("division", row.code.0, event));
    }
    for row in directory.organs.values() {
        let names = format!("{}\n{}", row.name, row.mark);
        let event = digest("organ", row.id.0, &names).map(|names| DirectoryEvent::organ(row, names));
        rows.push(("organ", row.id.0, event));
    }
    for row in directory.officials.values() {
        let event = digest("official", row.id.0, &row.name).map(|names| DirectoryEvent::official(row, names));
        rows.push(("official", row.id.0, event));
    }
    for row in directory.posts.values() {
        let event = digest("post", row.id.0, &row.title).map(|names| DirectoryEvent::post(row, names));
        rows.push(("post", row.id.0, event));
    }
    for row in directory.tenures.values().flatten() {
        rows.push(("tenure", row.official.0, Some(DirectoryEvent::tenure(row))));
    }
    rows
}
