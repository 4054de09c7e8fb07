//! Moving an installation from one database to another, also of the other kind.
//!
//! The place that was reached is kept in the target, in the transaction that writes the rows up to there, so that a
//! move that was killed goes on where it was. The source is held still meanwhile. When it goes on, what was copied
//! before is read again in the source: if something changed there in between, the table is copied anew.

use serde::{Deserialize, Serialize};
use store::{Db, Session, Table, Value, decoded, encoded, key_of, table_named, tables};

use super::manifest::{hex, unhex};
use super::state::{ARRIVING, MOVED, must_be_empty};
use super::tally::{next_rows, tally_until};
use super::{CarryError, CarryFault, Progress, Tally, differing, tallies};
use crate::Failure;

/// How far a move is, as the target keeps it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Place {
    /// The first event of the source, in hexadecimal: a move goes on from the installation that it began with.
    source: String,
    /// Tables that are copied.
    done: Vec<Tally>,
    /// The table that is being copied, so far, and the last key in hexadecimal.
    open: Option<(Tally, String)>,
}

/// Everything is in the target, and the source is still held: [`settle`] lets go of it.
#[derive(Debug)]
pub struct Copied {
    source: Session,
    /// What was copied, table by table.
    pub tables: Vec<Tally>,
    /// Whether an earlier run had begun.
    pub resumed: bool,
}

impl Copied {
    /// Rows of all tables.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|tally| tally.rows).sum()
    }
}

/// Copies every table that is carried into a target that is empty, or that holds the beginning of this move, and proves
/// that both hold the same rows. `to` is how the source knows the target.
///
/// # Errors
/// The target holds other data; the two differ at the end; a database failed.
pub async fn copy_all(
    source: &Db,
    target: &Db,
    to: &str,
    mut progress: impl FnMut(Progress),
) -> Result<Copied, CarryError> {
    let mut session = source.hold_still().await?;
    let (mut place, resumed) = begun(&mut session, target, to).await?;
    let mut before = 0;
    for table in tables().iter().filter(|table| table.travels()) {
        let mut told = |rows| progress(Progress { table: table.name, rows: before + rows });
        let finished = place.done.iter().position(|tally| tally.table == table.name);
        if let Some(at) = finished {
            let now = tally_until(&mut session, table, None, &mut told).await?;
            if place.done.get(at) == Some(&now) {
                before += now.rows;
                continue;
            }
            place.done.remove(at);
            clear(target, table).await?;
        }
        copy(&mut session, target, table, &mut place, &mut told).await?;
        before += place.done.last().map_or(0, |tally| tally.rows);
    }
    let found = tallies(&mut target.snapshot().await?, &mut progress).await?;
    if let Some(table) = differing(&place.done, &found) {
        return Err(CarryFault::TableDiffers { table }.into());
    }
    Ok(Copied { source: session, tables: place.done, resumed })
}

/// Ends a move after everything was proved: first the source says where the installation went, then the target is
/// whole. Killed in between, the move can be run again.
///
/// # Errors
/// A database failed.
pub async fn settle(copied: Copied, target: &Db, to: &str) -> Result<(), CarryError> {
    let mut source = copied.source;
    source.put_task_place(MOVED, to).await?;
    source.commit().await?;
    let mut session = target.write().await?;
    session.end_task(ARRIVING).await?;
    Ok(session.commit().await?)
}

/// The place that was reached, and whether there was one.
async fn begun(source: &mut Session, target: &Db, to: &str) -> Result<(Place, bool), CarryError> {
    let first = match table_named("event") {
        Some(events) => source.rows_after(events, None, 1).await?,
        None => Vec::new(),
    };
    let first = hex(&encoded(&first.into_iter().flatten().collect::<Vec<Value>>()));
    let mut session = target.write().await?;
    let kept = session.task_place(ARRIVING).await?;
    if source.task_place(MOVED).await?.is_some_and(|moved| moved != to || kept.is_none()) {
        return Err(CarryFault::MovedAlready.into());
    }
    if let Some(kept) = kept {
        let place: Place = serde_json::from_str(&kept).map_err(|_| CarryFault::OtherMove)?;
        return if place.source == first { Ok((place, true)) } else { Err(CarryFault::OtherMove.into()) };
    }
    must_be_empty(&mut session).await?;
    let place = Place { source: first, ..Place::default() };
    keep(session, &place).await?;
    Ok((place, false))
}

/// Writes down the place, and everything before it.
async fn keep(mut session: Session, place: &Place) -> Result<(), CarryError> {
    session.put_task_place(ARRIVING, &serde_json::to_string(place).map_err(Failure::from)?).await?;
    Ok(session.commit().await?)
}

async fn clear(target: &Db, table: &Table) -> Result<(), CarryError> {
    let mut session = target.write().await?;
    // Events only grow, in the source as well: those that are there stay, and the others come to them.
    session.remove_rows(table, None, None).await?;
    Ok(session.commit().await?)
}

/// Copies one table, from the place that was reached.
async fn copy(
    source: &mut Session,
    target: &Db,
    table: &'static Table,
    place: &mut Place,
    progress: &mut impl FnMut(u64),
) -> Result<(), CarryError> {
    let (mut tally, mut after) = (Tally::of(table), Vec::new());
    if let Some((sofar, key)) = place.open.take().filter(|(sofar, _)| sofar.table == table.name) {
        let key = unhex(&key).and_then(|bytes| decoded(&bytes)).ok_or(CarryFault::OtherMove)?;
        if tally_until(source, table, Some(&key), progress).await? == sofar {
            (tally, after) = (sofar, key);
        } else {
            clear(target, table).await?;
        }
    }
    loop {
        let rows = next_rows(source, table, &after).await?;
        let mut session = target.write().await?;
        let Some(last) = rows.last() else {
            place.open = None;
            place.done.push(tally);
            return keep(session, place).await;
        };
        after = key_of(table, last).to_vec();
        session.put_rows(table, &rows).await?;
        rows.iter().for_each(|row| tally.take(row));
        place.open = Some((tally.clone(), hex(&encoded(&after))));
        keep(session, place).await?;
        progress(tally.rows);
    }
}
