//! A proof that one checkpoint's tree is the beginning of another's, as a file.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::checkpoint::{SignedCheckpoint, hash_of};
use crate::hash::Hash;
use crate::proof::consistent;
use crate::proof_text::HASHES_MAX;

const FORMAT: &str = "xinze consistency v1";

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: String,
    old: String,
    new: String,
    hashes: Vec<String>,
}

/// Two checkpoints of one log and the hashes that lead from one to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsistencyFile {
    /// The smaller tree.
    pub old: SignedCheckpoint,
    /// The larger one.
    pub new: SignedCheckpoint,
    /// The proof.
    pub hashes: Vec<Hash>,
}

/// What is wrong with such a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConsistencyFault {
    /// It cannot be read.
    #[error("not a proof of consistency: expected the file that `ledger prove` writes")]
    Shape,
    /// The checkpoints are of two logs.
    #[error("the two checkpoints are of two different logs")]
    OtherLog,
    /// Two checkpoints of one size with two roots: the log shows different people different trees.
    #[error("two checkpoints of one size with different roots: the log shows different people different trees")]
    SplitView,
    /// The proof does not lead from one to the other.
    #[error("the old tree is not the beginning of the new one")]
    Inconsistent,
}

impl ConsistencyFile {
    /// The file as JSON.
    ///
    /// # Errors
    /// It could not be written; texts and lists always can.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(&Written {
            format: FORMAT.to_owned(),
            old: self.old.to_string(),
            new: self.new.to_string(),
            hashes: self.hashes.iter().map(|hash| STANDARD.encode(hash)).collect(),
        })
    }

    /// Reads the file.
    ///
    /// # Errors
    /// It is none.
    pub fn from_json(text: &str) -> Result<Self, ConsistencyFault> {
        let written: Written = serde_json::from_str(text).map_err(|_| ConsistencyFault::Shape)?;
        if written.format != FORMAT || written.hashes.len() > 2 * HASHES_MAX {
            return Err(ConsistencyFault::Shape);
        }
        let signed = |note: &str| note.parse::<SignedCheckpoint>().map_err(|_| ConsistencyFault::Shape);
        let hashes: Option<Vec<Hash>> = written.hashes.iter().map(|hash| hash_of(hash)).collect();
        let hashes = hashes.ok_or(ConsistencyFault::Shape)?;
        Ok(Self { old: signed(&written.old)?, new: signed(&written.new)?, hashes })
    }

    /// Whether the hashes lead from one checkpoint to the other. Says nothing of signatures.
    ///
    /// # Errors
    /// Exactly what does not hold.
    pub fn check(&self) -> Result<(), ConsistencyFault> {
        let (old, new) = (&self.old.checkpoint, &self.new.checkpoint);
        if old.origin != new.origin || old.algorithm != new.algorithm {
            return Err(ConsistencyFault::OtherLog);
        }
        if old.size == new.size && old.root != new.root {
            return Err(ConsistencyFault::SplitView);
        }
        let holds = consistent(old.algorithm, (old.size, &old.root), (new.size, &new.root), &self.hashes);
        holds.then_some(()).ok_or(ConsistencyFault::Inconsistent)
    }
}
