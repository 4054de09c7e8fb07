//! Why the ledger did not do what it was asked.

use tlog::{ConsistencyFault, KeyError, SignatureFault, TreeError};

/// A fault of the ledger, or of what was handed to it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerFault {
    /// Origin and hash are chosen before the first key.
    #[error("the ledger has begun already; its name and its hash stay as they are")]
    Begun,
    /// There is no key yet.
    #[error("the ledger has no key yet; the first seal makes one")]
    NotBegun,
    /// A name that no log can have.
    #[error("not a name for a ledger: {0}")]
    Origin(KeyError),
    /// A kept key cannot be read, or is not the one that its public text says.
    #[error("key {no} of the ledger cannot be read; restore the table of keys from a backup, or rotate the key")]
    Key {
        /// Its number.
        no: i64,
    },
    /// The tiles do not lead to the root that was signed.
    #[error("the tree of {size} entries does not lead to the root that was signed; run `ledger verify`")]
    TreeDiffers {
        /// Entries.
        size: u64,
    },
    /// A tile is missing.
    #[error("the tree: {0}; run `ledger verify`")]
    Tree(#[from] TreeError),
    /// What waits to be sealed is no hash.
    #[error("event {seq} of stream {shard}-{stream} waits with a damaged hash; run `ledger verify`")]
    Waiting {
        /// Shard of the stream.
        shard: i64,
        /// The stream.
        stream: i64,
        /// Number in the stream.
        seq: i64,
    },
    /// A stored checkpoint cannot be read.
    #[error("the stored checkpoint of {size} entries cannot be read; run `ledger verify`")]
    Checkpoint {
        /// Entries.
        size: i64,
    },
    /// The event is not in the tree yet.
    #[error("the event is not sealed yet; run `ledger seal`, or try again in some seconds")]
    NotSealed,
    /// The matter has no such event.
    #[error("the matter has no event {seq}")]
    NoEvent {
        /// The number asked for.
        seq: i64,
    },
    /// The event or a text of it is not what was sealed.
    #[error("the event is not what was sealed; run `ledger verify`")]
    EventDiffers,
    /// Nothing was sealed at this size.
    #[error("no checkpoint of {size} entries; the nearest larger one has {next}")]
    NoCheckpoint {
        /// Entries asked for.
        size: u64,
        /// The next larger checkpoint's; 0 where there is none.
        next: i64,
    },
    /// A checkpoint was handed in that this ledger never gave out.
    #[error("the checkpoint is not one of this ledger")]
    NotOurs,
    /// What was handed in does not lead from one checkpoint to the other.
    #[error("the checkpoints: {0}")]
    Link(ConsistencyFault),
    /// A cosignature that is none.
    #[error("the cosignature: {0}")]
    Cosignature(SignatureFault),
    /// A key that signs logs was given for a witness.
    #[error("this is not the key of a witness")]
    NotAWitness,
}

impl LedgerFault {
    /// The key of this fault in the wording files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::NotBegun => "not-begun",
            Self::Origin(_) => "origin",
            Self::Key { .. } => "key",
            Self::TreeDiffers { .. } => "tree-differs",
            Self::Tree(_) => "tree",
            Self::Waiting { .. } => "waiting",
            Self::Checkpoint { .. } => "checkpoint",
            Self::NotSealed => "not-sealed",
            Self::NoEvent { .. } => "no-event",
            Self::EventDiffers => "event-differs",
            Self::NoCheckpoint { .. } => "no-checkpoint",
            Self::NotOurs => "not-ours",
            Self::Link(_) => "link",
            Self::Cosignature(_) => "cosignature",
            Self::NotAWitness => "not-a-witness",
        }
    }
}
