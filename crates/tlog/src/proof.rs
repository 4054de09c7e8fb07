//! Verification of proofs, by the algorithms of RFC 9162, which share nothing with those that make them.

use crate::hash::{Algorithm, Hash};

/// Whether the proof leads from a leaf to the root (RFC 9162 §2.1.3.2).
#[must_use]
pub fn included(algorithm: Algorithm, leaf: &Hash, (index, size): (u64, u64), proof: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut node, mut last, mut hash) = (index, size - 1, *leaf);
    for step in proof {
        if last == 0 {
            return false;
        }
        if node % 2 == 1 || node == last {
            hash = algorithm.node(step, &hash);
            while node % 2 == 0 && node > 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = algorithm.node(&hash, step);
        }
        node >>= 1;
        last >>= 1;
    }
    last == 0 && hash == *root
}

/// Whether the proof shows that the old tree is the beginning of the new one (RFC 9162 §2.1.4.2). Every tree begins
/// with the empty one.
#[must_use]
pub fn consistent(algorithm: Algorithm, old: (u64, &Hash), new: (u64, &Hash), proof: &[Hash]) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    if old_size > new_size {
        return false;
    }
    if old_size == 0 {
        return proof.is_empty() && *old_root == algorithm.empty() && (new_size > 0 || old_root == new_root);
    }
    if old_size == new_size {
        return proof.is_empty() && old_root == new_root;
    }
    // A complete subtree proves itself: its hash is the old root.
    let mut steps = old_size.is_power_of_two().then_some(old_root).into_iter().chain(proof);
    let Some(first) = steps.next() else { return false };
    let (mut node, mut last) = (old_size - 1, new_size - 1);
    while node % 2 == 1 {
        node >>= 1;
        last >>= 1;
    }
    let (mut old_hash, mut new_hash) = (*first, *first);
    for step in steps {
        if last == 0 {
            return false;
        }
        if node % 2 == 1 || node == last {
            old_hash = algorithm.node(step, &old_hash);
            new_hash = algorithm.node(step, &new_hash);
            while node % 2 == 0 && node > 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            new_hash = algorithm.node(&new_hash, step);
        }
        node >>= 1;
        last >>= 1;
    }
    last == 0 && old_hash == *old_root && new_hash == *new_root
}
