//! Events against the leaves of the tree: every sealed event is the leaf that it is said to be, every leaf is one
//! event, and whatever is not sealed waits for it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use store::{EventRow, SealedRow, Session, Stretch, WaitingRow};
use tlog::{ENTRY_LEN, TILE_WIDTH};

use super::page::Page;
use super::{Discrepancy, Verification};
use crate::Failure;
use crate::ledger::tiles::{ENTRIES, signed, unsigned};

/// An entry of the tree: the hash of an event.
pub(super) type Entry = [u8; ENTRY_LEN];

/// Bundles of entries that are kept while pages are read: 35 MB, and the events of a million leaves. Streams that lie
/// side by side began at about the same time, so that their leaves lie near each other too.
const BUNDLES_MAX: usize = 4_096;

/// Entries as they are read, the last used ones.
pub(super) struct Bundles {
    /// Leaves of the tree that is checked.
    size: u64,
    held: HashMap<i64, (u64, Vec<u8>)>,
    round: u64,
}

impl Bundles {
    pub(super) fn new(size: u64) -> Self {
        Self { size, held: HashMap::new(), round: 0 }
    }

    /// Where the events of a stretch lie, each with the entry that is there. Leaves beyond the tree that is checked
    /// have none, and neither have those whose bundle is too short.
    pub(super) async fn with_entries(
        &mut self,
        session: &mut Session,
        stretch: Stretch,
    ) -> Result<Vec<(SealedRow, Option<Entry>)>, Failure> {
        self.round += 1;
        let rows = session.sealed_of_stretch(stretch).await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            let inside = row.leaf >= 0 && unsigned(row.leaf) < self.size;
            let entry = if inside { self.entry(session, unsigned(row.leaf)).await? } else { None };
            found.push((row, entry));
        }
        Ok(found)
    }

    async fn entry(&mut self, session: &mut Session, leaf: u64) -> Result<Option<Entry>, Failure> {
        let no = signed(leaf / TILE_WIDTH);
        if !self.held.contains_key(&no) {
            if self.held.len() >= BUNDLES_MAX {
                self.forget();
            }
            let body = session.tile(ENTRIES, no).await?.unwrap_or_default();
            self.held.insert(no, (self.round, body));
        }
        let Some((used, body)) = self.held.get_mut(&no) else { return Ok(None) };
        *used = self.round;
        let start = usize::try_from(leaf % TILE_WIDTH).unwrap_or_default() * ENTRY_LEN;
        Ok(body.get(start..start + ENTRY_LEN).and_then(|entry| entry.try_into().ok()))
    }

    /// Drops the half that was not used for the longest time.
    fn forget(&mut self) {
        let mut rounds: Vec<u64> = self.held.values().map(|(used, _)| *used).collect();
        rounds.sort_unstable();
        let middle = rounds.get(rounds.len() / 2).copied().unwrap_or_default();
        self.held.retain(|_, (used, _)| *used > middle);
        if self.held.len() >= BUNDLES_MAX {
            self.held.clear();
        }
    }
}

/// Which leaves were met.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Leaves {
    /// Leaves of the tree that is checked.
    pub(super) size: u64,
    /// One bit a leaf.
    met: Vec<u64>,
    /// The highest leaf beyond them and its event.
    beyond: Option<(i64, (i64, i64, i64))>,
}

impl Leaves {
    pub(super) fn new(size: u64) -> Self {
        let words = usize::try_from(size.div_ceil(64)).unwrap_or_default();
        Self { size, met: vec![0; words], beyond: None }
    }

    /// Compares the events of a page with what was sealed of them and what waits.
    pub(super) fn compare(&mut self, page: &Page, result: &mut Verification) {
        let (mut sealed, mut waiting) = (page.sealed.iter().peekable(), page.waiting.iter().peekable());
        for event in &page.events {
            let at = (event.shard, event.stream, event.seq);
            while let Some((row, _)) = sealed.next_if(|(row, _)| place(row) < at) {
                self.gone(row, result);
            }
            while let Some(row) = waiting.next_if(|row| waits(row) < at) {
                result.find(differs(waits(row)));
            }
            let leaf = sealed.next_if(|(row, _)| place(row) == at);
            let queued = waiting.next_if(|row| waits(row) == at);
            self.one(event, leaf, queued, result);
        }
        sealed.for_each(|(row, _)| self.gone(row, result));
        waiting.for_each(|row| result.find(differs(waits(row))));
    }

    fn one(
        &mut self,
        event: &EventRow,
        leaf: Option<&(SealedRow, Option<Entry>)>,
        queued: Option<&WaitingRow>,
        result: &mut Verification,
    ) {
        let &EventRow { shard, stream, seq, .. } = event;
        match (leaf, queued) {
            (None, None) => result.find(Discrepancy::NotInLedger { shard, stream, seq }),
            (Some(_), Some(_)) => result.find(Discrepancy::WaitingDiffers { shard, stream, seq }),
            (None, Some(row)) if row.hash != event.hash => {
                result.find(Discrepancy::WaitingDiffers { shard, stream, seq });
            }
            (None, Some(_)) | (Some(_), None) => {}
        }
        let Some((row, entry)) = leaf else { return };
        if self.meet(row, result) {
            result.sealed += 1;
            if entry.is_none_or(|entry| entry.as_slice() != event.hash) {
                result.find(Discrepancy::LeafDiffers { shard, stream, seq });
            }
        }
    }

    fn gone(&mut self, row: &SealedRow, result: &mut Verification) {
        let &SealedRow { shard, stream, seq, .. } = row;
        self.meet(row, result);
        result.find(Discrepancy::EventGone { shard, stream, seq });
    }

    /// Notes a leaf; false where it lies beyond the tree that is checked.
    fn meet(&mut self, row: &SealedRow, result: &mut Verification) -> bool {
        let &SealedRow { shard, stream, seq, leaf } = row;
        let word = usize::try_from(leaf / 64).ok().filter(|_| leaf >= 0 && unsigned(leaf) < self.size);
        let Some(word) = word.and_then(|word| self.met.get_mut(word)) else {
            // A leaf below none is as far from the tree as one can be.
            let leaf = if leaf < 0 { i64::MAX } else { leaf };
            self.beyond = self.beyond.max(Some((leaf, (shard, stream, seq))));
            return false;
        };
        let bit = 1_u64 << (leaf % 64);
        if *word & bit != 0 {
            result.find(Discrepancy::LeafTwice { shard, stream, seq });
        }
        *word |= bit;
        true
    }

    /// Says at the end which leaves no event is, and whether any lies beyond the newest checkpoint.
    pub(super) fn conclude(&self, newest: i64, result: &mut Verification) {
        if let Some((leaf, (shard, stream, seq))) = self.beyond
            && leaf >= newest
        {
            result.find(Discrepancy::LeafBeyond { shard, stream, seq });
        }
        for (word, bits) in (0_u64..).zip(&self.met).filter(|(_, bits)| **bits != u64::MAX) {
            for leaf in (0..64).filter(|bit| bits & (1 << bit) == 0).map(|bit| word * 64 + bit) {
                if leaf < self.size {
                    result.find(Discrepancy::LeafMissing { leaf: signed(leaf) });
                }
            }
        }
    }
}

const fn place(row: &SealedRow) -> (i64, i64, i64) {
    (row.shard, row.stream, row.seq)
}

const fn waits(row: &WaitingRow) -> (i64, i64, i64) {
    (row.shard, row.stream, row.seq)
}

const fn differs((shard, stream, seq): (i64, i64, i64)) -> Discrepancy {
    Discrepancy::WaitingDiffers { shard, stream, seq }
}
