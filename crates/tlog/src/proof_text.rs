//! Proofs of inclusion as a text (C2SP tlog-proof): index, hashes and the checkpoint that they lead to.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::checkpoint::{CheckpointError, SignedCheckpoint, decimal, hash_of};
use crate::hash::Hash;

/// The first line.
const HEAD: &str = "c2sp.org/tlog-proof@v1";
/// Most hashes of a proof: a tree has fewer than 2^64 leaves.
pub(crate) const HASHES_MAX: usize = 64;

/// A proof that an entry is in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofText {
    /// Number of the leaf, from 0.
    pub index: u64,
    /// From the leaf's neighbour upwards.
    pub hashes: Vec<Hash>,
    /// The checkpoint.
    pub signed: SignedCheckpoint,
}

/// A text that is no proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofTextError {
    /// Not the lines of a proof.
    #[error("not a proof: expected {HEAD}, the index, hashes, an empty line and a checkpoint")]
    Shape,
    /// The checkpoint inside cannot be read.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
}

impl fmt::Display for ProofText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}\nindex {}", self.index)?;
        self.hashes.iter().try_for_each(|hash| writeln!(f, "{}", STANDARD.encode(hash)))?;
        write!(f, "\n{}", self.signed)
    }
}

impl FromStr for ProofText {
    type Err = ProofTextError;

    fn from_str(text: &str) -> Result<Self, ProofTextError> {
        let (proof, signed) = text.split_once("\n\n").ok_or(ProofTextError::Shape)?;
        let mut lines = proof.split('\n');
        if lines.next() != Some(HEAD) {
            return Err(ProofTextError::Shape);
        }
        let mut line = lines.next();
        // Extra data is nobody's word: it is not signed, and nothing here reads it.
        if line.is_some_and(|line| line.starts_with("extra ")) {
            line = lines.next();
        }
        let index = line.and_then(|line| decimal(line.strip_prefix("index ")?)).ok_or(ProofTextError::Shape)?;
        let hashes: Option<Vec<Hash>> = lines.map(hash_of).take(HASHES_MAX + 1).collect();
        let hashes = hashes.filter(|hashes| hashes.len() <= HASHES_MAX).ok_or(ProofTextError::Shape)?;
        Ok(Self { index, hashes, signed: signed.parse()? })
    }
}
