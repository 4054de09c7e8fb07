//! Cosignatures: others that saw a checkpoint and say so.

use tlog::{KeyKind, SignedCheckpoint, VerifierKey};

use super::LedgerFault;
use super::prove::checkpoint_row;
use super::tiles::read;
use crate::{App, Failure};

impl App {
    /// Takes a witness's cosignature over one of the ledger's checkpoints, and returns when the witness saw it, in
    /// seconds since 1970. Taking it twice changes nothing.
    ///
    /// # Errors
    /// Not a checkpoint of this ledger, not signed by the witness, not the key of a witness; the database failed.
    pub async fn add_cosignature(&self, given: &SignedCheckpoint, witness: &VerifierKey) -> Result<u64, Failure> {
        if witness.kind() != KeyKind::Witness {
            return Err(LedgerFault::NotAWitness.into());
        }
        let seen_s = given.note.verify(witness).map_err(LedgerFault::Cosignature)?;
        let mut session = self.db.write().await?;
        let row = checkpoint_row(&mut session, given.checkpoint.size).await?;
        let mut kept = read(&row)?;
        if kept.note.text() != given.note.text() {
            return Err(LedgerFault::NotOurs.into());
        }
        if kept.note.adopt(&given.note, witness) {
            session.cosign_checkpoint(row.size, &kept.note.to_string()).await?;
            session.commit().await?;
        }
        Ok(seen_s.unwrap_or_default())
    }
}
