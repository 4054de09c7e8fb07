//! The transparency log: RFC 6962 hashing, tiles, proofs, signed checkpoints, receipts and their check.
//!
//! Pure: bytes in, bytes out. Whoever checks a receipt needs nothing but this crate and a public key, and what it
//! reads may come from a server that lies; so nothing here may panic.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unreachable
    )
)]

mod check;
mod checkpoint;
mod compact;
mod consistency;
mod edge;
mod event;
mod hash;
mod hex;
mod key;
mod note;
mod proof;
mod proof_text;
mod receipt;
mod tile;
mod tree;

pub use check::{Fault, Known, Proven, Trust, check};
pub use checkpoint::{Checkpoint, CheckpointError, SignedCheckpoint};
pub use compact::{COMPACT_MAX, CompactError};
pub use consistency::{ConsistencyFault, ConsistencyFile};
pub use edge::{Edge, Grown};
pub use event::{ENTRY_LEN, EventFields, event_hash, salted_digest};
pub use hash::{Algorithm, Hash};
pub use hex::{decode as from_hex, encode as to_hex};
pub use key::{KeyError, KeyKind, Signer, VerifierKey};
pub use note::{Note, NoteError, NoteSignature, SignatureFault};
pub use proof::{consistent, included};
pub use proof_text::{ProofText, ProofTextError};
pub use receipt::{Claim, Receipt, ReceiptError, ReceiptEvent, ReceiptText};
pub use tile::{TILE_WIDTH, TileFile, TileId, entry_bundle};
pub use tree::{
    Tiles, TreeError, consistency_proof, consistency_tiles, inclusion_proof, inclusion_tiles, root, root_tiles,
};
