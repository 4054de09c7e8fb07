//! What erasures took away, for verifying.

use std::collections::HashSet;

use domain::Digest;

use super::Erasure;
use crate::MatterKey;

/// Everything that an event says was erased.
#[derive(Debug, Default)]
pub(crate) struct Gone {
    texts: HashSet<(i64, i64)>,
    persons: HashSet<(i64, i64)>,
    papers: HashSet<(i64, i64, Digest)>,
}

impl Gone {
    /// Takes in one erasure.
    pub(crate) fn take(&mut self, shard: i64, erasure: &Erasure) {
        self.texts.extend(erasure.texts.iter().map(|text| (shard, text.0)));
        self.persons.extend(erasure.persons.iter().map(|person| (shard, person.0)));
        self.papers.extend(erasure.papers.iter().map(|digest| (shard, erasure.matter.0, *digest)));
    }

    /// Whether a text was erased.
    pub(crate) fn text(&self, shard: i64, text: i64) -> bool {
        self.texts.contains(&(shard, text))
    }

    /// Whether a person was erased.
    pub(crate) fn person(&self, shard: i64, person: i64) -> bool {
        self.persons.contains(&(shard, person))
    }

    /// Whether the content of a paper was erased.
    pub(crate) fn paper(&self, key: MatterKey, digest: &Digest) -> bool {
        self.papers.contains(&(key.shard, key.id.0, *digest))
    }
}
