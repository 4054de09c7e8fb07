//! How petitions hang together: which repeats which, and which come from a person who has written before.
//!
//! All of it is found from seed and index alone. An index that would repeat another looks back at that one
//! only; if that one is itself no fresh matter, or the day would lie ahead, it is fresh after all.

use crate::chance::{Chance, Stream};
use crate::shape;

/// How far back an earlier petition of the same person may lie, in indexes.
const BACK_MAX: u32 = 600;

/// Draws for a repeat are more frequent than repeats, because a third of them fall through.
const REPEAT_DRAWS: u32 = shape::REPEATS_PER_MILLE * 152 / 100;
/// The same for people who are known already.
const KNOWN_DRAWS: u32 = shape::KNOWN_PERSON_PER_MILLE * 125 / 100;

/// What was drawn for an index, before it is looked at whether it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kin {
    /// A new person with a new matter.
    Fresh,
    /// The same person and the same matter as an earlier index, so many days after it.
    Repeat { of: u64, gap_days: u32 },
    /// The same person as an earlier index, with another matter.
    Known { from: u64 },
}

impl Kin {
    /// What an index draws for itself.
    fn drawn(seed: u64, index: u64) -> Self {
        let mut chance = Chance::of(seed, Stream::Kin, index);
        let lot = chance.below(1000);
        if lot >= REPEAT_DRAWS + KNOWN_DRAWS || index == 0 {
            return Self::Fresh;
        }
        let reach = u32::try_from(index).unwrap_or(u32::MAX).min(BACK_MAX);
        let earlier = index - u64::from(chance.between(1, reach));
        if lot < REPEAT_DRAWS {
            Self::Repeat { of: earlier, gap_days: chance.quantile(shape::REPEAT_GAP_DAYS) }
        } else {
            Self::Known { from: earlier }
        }
    }

    /// What holds for an index: it may lean on another one only if that one stands on its own.
    pub(crate) fn of(seed: u64, index: u64) -> Self {
        let stands = |earlier| Self::drawn(seed, earlier) == Self::Fresh;
        match Self::drawn(seed, index) {
            Self::Repeat { of, .. } if !stands(of) => Self::Fresh,
            Self::Known { from } if !stands(from) => Self::Fresh,
            held => held,
        }
    }
}
