//! Hashing of leaves and nodes, RFC 6962 §2.1 and RFC 9162 §2.1.1, with either of two algorithms.

use sha2::{Digest as _, Sha256};
use sm3::Sm3;

/// A hash of the tree; both algorithms give 256 bits.
pub type Hash = [u8; 32];

/// Comes before an entry, so that no entry can be passed off as a node.
const LEAF: u8 = 0x00;
/// Comes before the two children of a node.
const NODE: u8 = 0x01;

/// The hash of a log. It is chosen when the log begins and never changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// The default; what other tools check.
    #[default]
    Sha256,
    /// GB/T 32905, where cryptography is assessed by the national rules (密评).
    Sm3,
}

impl Algorithm {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Sha256, Self::Sm3];

    /// The name in checkpoints and settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "SHA-256",
            Self::Sm3 => "SM3",
        }
    }

    /// The algorithm of a name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }

    fn digest(self, parts: &[&[u8]]) -> Hash {
        match self {
            Self::Sha256 => parts.iter().fold(Sha256::new(), Sha256::chain_update).finalize().into(),
            Self::Sm3 => parts.iter().fold(Sm3::new(), Sm3::chain_update).finalize().into(),
        }
    }

    /// The hash of an entry as a leaf.
    #[must_use]
    pub fn leaf(self, entry: &[u8]) -> Hash {
        self.digest(&[&[LEAF], entry])
    }

    /// The hash of a node.
    #[must_use]
    pub fn node(self, left: &Hash, right: &Hash) -> Hash {
        self.digest(&[&[NODE], left, right])
    }

    /// The hash over a complete subtree, from the hashes of one of its levels: 2, 4, 8 and so on of them.
    #[must_use]
    pub fn fold(self, row: &[Hash]) -> Hash {
        let mut row = row.to_vec();
        while row.len() > 1 {
            let pairs = row.chunks_exact(2).filter_map(|pair| pair.first().zip(pair.get(1)));
            row = pairs.map(|(left, right)| self.node(left, right)).collect();
        }
        row.first().copied().unwrap_or_default()
    }

    /// The root of a tree without leaves.
    #[must_use]
    pub fn empty(self) -> Hash {
        self.digest(&[])
    }
}
