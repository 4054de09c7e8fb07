//! Whether a database is an installation that may be worked in.

use store::{Db, Session, tables};

use super::{CarryError, CarryFault};
use crate::Failure;

/// Under this name stands how far a move or a restore into this database is.
pub(super) const ARRIVING: &str = "arriving";
/// Under this name stands where the installation went.
pub(super) const MOVED: &str = "moved";
/// What stands there while a backup is being put in.
const RESTORE: &str = "restore";

/// How a database stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be worked in.
    Whole,
    /// A move or a restore into it is not finished.
    Arriving,
    /// The installation went elsewhere; whoever went on here would work in the past.
    Moved {
        /// Where it went.
        to: String,
    },
}

/// How a database stands.
///
/// # Errors
/// The database failed.
pub async fn standing(db: &Db) -> Result<Standing, Failure> {
    let mut session = db.read().await?;
    if let Some(to) = session.task_place(MOVED).await? {
        return Ok(Standing::Moved { to });
    }
    Ok(if session.task_place(ARRIVING).await?.is_some() { Standing::Arriving } else { Standing::Whole })
}

/// Goes on in a database from which the installation was moved away.
///
/// # Errors
/// The database failed.
pub async fn reopen(db: &Db) -> Result<(), Failure> {
    let mut session = db.write().await?;
    session.end_task(MOVED).await?;
    Ok(session.commit().await?)
}

/// Marks an empty database as one that a backup is being put into.
///
/// # Errors
/// It is not empty; the database failed.
pub async fn begin_arriving(db: &Db) -> Result<(), CarryError> {
    let mut session = db.write().await?;
    must_be_empty(&mut session).await?;
    session.put_task_place(ARRIVING, RESTORE).await?;
    Ok(session.commit().await?)
}

/// The database is whole.
///
/// # Errors
/// The database failed.
pub async fn end_arriving(db: &Db) -> Result<(), CarryError> {
    let mut session = db.write().await?;
    session.end_task(ARRIVING).await?;
    Ok(session.commit().await?)
}

pub(super) async fn must_be_empty(session: &mut Session) -> Result<(), CarryError> {
    if session.task_place(ARRIVING).await?.is_some() {
        return Err(CarryFault::OtherMove.into());
    }
    for table in tables().iter().filter(|table| table.travels()) {
        if !session.rows_after(table, None, 1).await?.is_empty() {
            return Err(CarryFault::TargetNotEmpty { table: table.name }.into());
        }
    }
    Ok(())
}
