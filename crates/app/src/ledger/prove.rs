//! Receipts for events, and proofs that the ledger only grew.

use domain::By;
use domain::matter::{Event, Fact};
use store::{CheckpointRow, Session};
use tlog::{
    Claim, ConsistencyFile, ProofText, Receipt, ReceiptEvent, ReceiptText, SignedCheckpoint, consistency_proof,
    consistency_tiles, included, inclusion_proof, inclusion_tiles, to_hex,
};

use super::LedgerFault;
use super::tiles::{fetch, read, signed, unsigned};
use crate::{App, Failure, Keys, MatterKey};

/// The texts of an event that petitioners wrote themselves; what an organ writes they are served by other means.
fn own_texts(event: &Event) -> Vec<domain::TextRef> {
    match (&event.fact, event.by) {
        (Fact::Registered(_) | Fact::ContactAdded(_), _) | (_, By::Petitioner(_)) => event.fact.texts(),
        (_, By::Staff(_) | By::Sweep) => Vec::new(),
    }
}

impl App {
    /// The newest checkpoint; `None` before the first seal.
    ///
    /// # Errors
    /// It cannot be read, or the database failed.
    pub async fn ledger_checkpoint(&self) -> Result<Option<SignedCheckpoint>, Failure> {
        let row = self.db.read().await?.last_checkpoint().await?;
        Ok(row.as_ref().map(read).transpose()?)
    }

    /// The receipt of one event of a matter: its fields, the petitioner's own texts, and the proof that it is in the
    /// tree of the newest checkpoint.
    ///
    /// # Errors
    /// No such event; it waits to be sealed; it is not what was sealed; the database failed.
    pub async fn ledger_receipt(&self, key: MatterKey, seq: i64) -> Result<Receipt, Failure> {
        let mut session = self.db.snapshot().await?;
        let (shard, stream) = (key.shard, key.id.0);
        let event = sealed_event(&mut session, (shard, stream, seq)).await?;
        let leaf = session.leaf_of(shard, stream, seq).await?.ok_or(LedgerFault::NotSealed)?;
        let row = session.last_checkpoint().await?.ok_or(LedgerFault::NotSealed)?;
        let (at, index) = (read(&row)?, unsigned(leaf));
        let (size, algorithm) = (at.checkpoint.size, at.checkpoint.algorithm);
        let wanted = inclusion_tiles(index, size).map_err(LedgerFault::from)?;
        let tiles = fetch(&mut session, wanted).await?;
        let hashes = inclusion_proof(algorithm, index, size, &tiles).map_err(LedgerFault::from)?;
        let entry = event.entry().ok_or(LedgerFault::EventDiffers)?;
        // Nothing is handed out that the office itself could not stand by.
        if !included(algorithm, &algorithm.leaf(&entry), (index, size), &hashes, &at.checkpoint.root) {
            return Err(LedgerFault::EventDiffers.into());
        }
        let texts = texts(&self.keys, &mut session, key, &event.body).await?;
        let proof = ProofText { index, hashes, signed: at };
        Ok(Receipt { claim: Claim::Event(Box::new(event)), texts, proof })
    }

    /// The kept checkpoint of a size.
    ///
    /// # Errors
    /// Nothing was sealed at this size; the database failed.
    pub async fn ledger_checkpoint_at(&self, size: u64) -> Result<SignedCheckpoint, Failure> {
        let mut session = self.db.read().await?;
        Ok(read(&checkpoint_row(&mut session, size).await?)?)
    }

    /// The proof that one checkpoint's tree is the beginning of another's; the newest where none is named.
    ///
    /// # Errors
    /// They are not, or not of this ledger; the database failed.
    pub async fn ledger_link(
        &self,
        old: SignedCheckpoint,
        new: Option<SignedCheckpoint>,
    ) -> Result<ConsistencyFile, Failure> {
        let mut session = self.db.snapshot().await?;
        let new = match new {
            Some(new) => new,
            None => read(&session.last_checkpoint().await?.ok_or(LedgerFault::NotBegun)?)?,
        };
        let (from, to) = (old.checkpoint.size, new.checkpoint.size);
        let wanted = consistency_tiles(from, to).map_err(LedgerFault::from)?;
        let tiles = fetch(&mut session, wanted).await?;
        let hashes = consistency_proof(new.checkpoint.algorithm, from, to, &tiles).map_err(LedgerFault::from)?;
        let file = ConsistencyFile { old, new, hashes };
        file.check().map_err(LedgerFault::Link)?;
        Ok(file)
    }
}

/// The kept checkpoint of just this size.
pub(super) async fn checkpoint_row(session: &mut Session, size: u64) -> Result<CheckpointRow, Failure> {
    let next = session.checkpoints_after(signed(size).saturating_sub(1), 1).await?.pop();
    match next {
        Some(row) if row.size == signed(size) => Ok(row),
        next => Err(LedgerFault::NoCheckpoint { size, next: next.map_or(0, |row| row.size) }.into()),
    }
}

async fn sealed_event(session: &mut Session, (shard, stream, seq): (i64, i64, i64)) -> Result<ReceiptEvent, Failure> {
    let none = LedgerFault::NoEvent { seq };
    if seq < 1 {
        return Err(none.into());
    }
    let mut previous = Vec::new();
    for row in session.events_after((shard, stream, seq - 2), 2).await? {
        if (row.shard, row.stream) != (shard, stream) || row.seq > seq {
            break;
        }
        if row.seq == seq {
            let (official, organ, recorded_us, kind, body) =
                (row.official, row.organ, row.recorded_us, row.kind, row.body);
            let previous = to_hex(&previous);
            return Ok(ReceiptEvent { shard, stream, seq, official, organ, recorded_us, kind, body, previous });
        }
        previous = row.hash;
    }
    Err(none.into())
}

/// The petitioner's own texts of an event. What was erased is left out; what was changed is a fault.
async fn texts(keys: &Keys, session: &mut Session, key: MatterKey, body: &str) -> Result<Vec<ReceiptText>, Failure> {
    let event: Event = serde_json::from_str(body).map_err(|_| LedgerFault::EventDiffers)?;
    let refs = own_texts(&event);
    if refs.is_empty() {
        return Ok(Vec::new());
    }
    let mut written = keys.written(session, key).await?.texts;
    let mut texts = Vec::new();
    for (text, open) in refs.iter().filter_map(|text| Some((text, written.remove(&text.id.0)?))) {
        if open.digest() != text.digest {
            return Err(LedgerFault::EventDiffers.into());
        }
        texts.push(ReceiptText { id: text.id.0, salt: to_hex(&open.salt), body: open.body });
    }
    Ok(texts)
}
