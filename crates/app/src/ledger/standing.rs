//! How the ledger stands: the newest checkpoint, those before it, and what waits to be sealed.

use tlog::SignedCheckpoint;

use super::tiles::read;
use crate::{App, Failure};

/// How the ledger stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerStanding {
    /// The checkpoints, the newest first, each with when it was sealed, in microseconds since 1970, UTC.
    pub checkpoints: Vec<(SignedCheckpoint, i64)>,
    /// Events that wait to be sealed.
    pub waiting: i64,
}

impl App {
    /// How the ledger stands, with at most so many checkpoints.
    ///
    /// # Errors
    /// A checkpoint cannot be read, or the database failed.
    pub async fn ledger_standing(&self, checkpoints: i64) -> Result<LedgerStanding, Failure> {
        let mut session = self.db.snapshot().await?;
        let waiting = session.count_waiting().await?;
        let mut read_rows = Vec::new();
        for row in session.checkpoints_before(i64::MAX, checkpoints).await? {
            read_rows.push((read(&row)?, row.sealed_us));
        }
        Ok(LedgerStanding { checkpoints: read_rows, waiting })
    }
}
