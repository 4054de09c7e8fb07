//! What does not hold, and where.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Discrepancies of one kind that are listed before the rest is only counted: a damaged disk would fill the memory, and
/// thousands of one kind would hide the few of another that say more.
const OF_A_KIND_MAX: usize = 200;

/// One thing that does not hold, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "discrepancy", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the wording files say what each discrepancy means; the fields name the place")]
pub enum Discrepancy {
    HashDiffers { shard: i64, stream: i64, seq: i64 },
    NumberMissing { shard: i64, stream: i64, seq: i64 },
    EventUnreadable { shard: i64, stream: i64, seq: i64 },
    RowDiffers { shard: i64, stream: i64 },
    RowMissing { shard: i64, stream: i64 },
    ClockDiffers { shard: i64, stream: i64, no: i64 },
    BesideDiffers { shard: i64, stream: i64 },
    PaperDiffers { shard: i64, stream: i64, paper: i64 },
    TextDiffers { shard: i64, stream: i64, text: i64 },
    PersonDiffers { shard: i64, stream: i64 },
    RowsWithoutEvents { rows: i64, streams: i64 },
    SpansDiffer { shard: i64, stream: i64 },
    CountDiffers { shard: i64, count: Cow<'static, str>, organ: i64, period: String, detail: String, too_many: i64 },
    DirectoryDiffers { table: Cow<'static, str>, row: i64 },
    DirectoryLacks { rows: u64 },
    AccountDiffers { account: i64 },
    TextMissing { shard: i64, stream: i64, text: i64 },
    PersonMissing { shard: i64, stream: i64 },
    PaperMissing { shard: i64, stream: i64, paper: i64 },
    NotErased { shard: i64, stream: i64 },
    OpeningDiffers { shard: i64, stream: i64 },
    NotInLedger { shard: i64, stream: i64, seq: i64 },
    WaitingDiffers { shard: i64, stream: i64, seq: i64 },
    LeafDiffers { shard: i64, stream: i64, seq: i64 },
    LeafTwice { shard: i64, stream: i64, seq: i64 },
    LeafBeyond { shard: i64, stream: i64, seq: i64 },
    EventGone { shard: i64, stream: i64, seq: i64 },
    LeafMissing { leaf: i64 },
    TileDiffers { level: i64, no: i64 },
    CheckpointDiffers { size: i64 },
    KnownOther { size: u64 },
    KnownBeyond { size: u64 },
    KnownDiffers { size: u64 },
}

impl Discrepancy {
    /// The key of this discrepancy in the wording files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::HashDiffers { .. } => "hash-differs",
            Self::NumberMissing { .. } => "number-missing",
            Self::EventUnreadable { .. } => "event-unreadable",
            Self::RowDiffers { .. } => "row-differs",
            Self::RowMissing { .. } => "row-missing",
            Self::ClockDiffers { .. } => "clock-differs",
            Self::BesideDiffers { .. } => "beside-differs",
            Self::PaperDiffers { .. } => "paper-differs",
            Self::TextDiffers { .. } => "text-differs",
            Self::PersonDiffers { .. } => "person-differs",
            Self::RowsWithoutEvents { .. } => "rows-without-events",
            Self::SpansDiffer { .. } => "spans-differ",
            Self::CountDiffers { .. } => "count-differs",
            Self::DirectoryDiffers { .. } => "directory-differs",
            Self::DirectoryLacks { .. } => "directory-lacks",
            Self::AccountDiffers { .. } => "account-differs",
            Self::TextMissing { .. } => "text-missing",
            Self::PersonMissing { .. } => "person-missing",
            Self::PaperMissing { .. } => "paper-missing",
            Self::NotErased { .. } => "not-erased",
            Self::OpeningDiffers { .. } => "opening-differs",
            Self::NotInLedger { .. } => "not-in-ledger",
            Self::WaitingDiffers { .. } => "waiting-differs",
            Self::LeafDiffers { .. } => "leaf-differs",
            Self::LeafTwice { .. } => "leaf-twice",
            Self::LeafBeyond { .. } => "leaf-beyond",
            Self::EventGone { .. } => "event-gone",
            Self::LeafMissing { .. } => "leaf-missing",
            Self::TileDiffers { .. } => "tile-differs",
            Self::CheckpointDiffers { .. } => "checkpoint-differs",
            Self::KnownOther { .. } => "known-other",
            Self::KnownBeyond { .. } => "known-beyond",
            Self::KnownDiffers { .. } => "known-differs",
        }
    }
}

/// What was checked and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// Events whose hash was recomputed.
    pub events: u64,
    /// Streams that were walked.
    pub streams: u64,
    /// Matters whose row was compared with the fold.
    pub matters: u64,
    /// Texts and persons whose digest was recomputed.
    pub written: u64,
    /// Texts and persons that were erased, so that nothing was left to compare.
    pub erased: u64,
    /// Leaves of the tree that were compared with events; 0 before the first seal.
    pub sealed: u64,
    /// Signed checkpoints whose root was recomputed.
    pub checkpoints: u64,
    /// What does not hold, at most two hundred of a kind.
    pub discrepancies: Vec<Discrepancy>,
    /// Discrepancies beyond those listed.
    pub more: u64,
}

impl Verification {
    /// Whether everything holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.discrepancies.is_empty()
    }

    pub(super) fn find(&mut self, discrepancy: Discrepancy) {
        let like = self.discrepancies.iter().filter(|other| other.code() == discrepancy.code());
        if like.count() < OF_A_KIND_MAX {
            self.discrepancies.push(discrepancy);
        } else {
            self.more += 1;
        }
    }
}
