//! Seeded chance: the same seed, stream and index give the same draws on every machine.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::shape::Quantiles;

/// Separate streams, so that one more draw for the text does not move the dates.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Stream {
    City,
    Kin,
    Person,
    Matter,
    Arrival,
    Text,
    Course,
}

/// How many streams fit under one index.
const STREAMS: u64 = 8;

/// A source of draws. Ranges are made here, so that no library's method of sampling can change a city.
#[derive(Debug)]
pub(crate) struct Chance(ChaCha8Rng);

impl Chance {
    /// The draws that belong to this seed, stream and index.
    pub(crate) fn of(seed: u64, stream: Stream, index: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(index.wrapping_mul(STREAMS).wrapping_add(stream as u64));
        Self(rng)
    }

    /// A number below `bound`; zero if `bound` is zero.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        // The product of two 32-bit numbers, shifted by 32, is below `bound`.
        ((u64::from(self.0.next_u32()) * u64::from(bound)) >> 32) as u32
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// Yes, in so many cases of a thousand.
    pub(crate) fn per_mille(&mut self, share: u32) -> bool {
        self.below(1000) < share
    }

    /// One of these. The list must not be empty.
    pub(crate) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len() as u32) as usize]
    }

    /// An index, in proportion to the weights; the last one if all weights are zero.
    pub(crate) fn weighted(&mut self, weights: impl Iterator<Item = u32> + Clone) -> usize {
        let mut left = self.below(weights.clone().sum());
        let mut last = 0;
        for (index, weight) in weights.enumerate() {
            if left < weight {
                return index;
            }
            left -= weight;
            last = index;
        }
        last
    }

    /// A value drawn from a distribution.
    pub(crate) fn quantile(&mut self, table: Quantiles) -> u32 {
        // Millionths, because a tenth of a per cent of a long tail is many characters.
        let at = self.below(1_000_000);
        let mut before = (0, 0);
        for &(share, value) in table {
            let share = share * 1000;
            if at < share {
                let part = u64::from(at - before.0) * u64::from(value - before.1);
                return before.1 + (part / u64::from(share - before.0)) as u32;
            }
            before = (share, value);
        }
        before.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_return_what_they_hold() {
        let table: Quantiles = &[(0, 10), (500, 20), (1000, 120)];
        let mut chance = Chance::of(1, Stream::Text, 1);
        let draws: Vec<u32> = (0..20_000).map(|_| chance.quantile(table)).collect();
        assert!(draws.iter().all(|d| (10..=120).contains(d)));
        let low = draws.iter().filter(|d| **d < 20).count();
        assert!((9_500..=10_500).contains(&low), "{low}");
    }

    #[test]
    fn streams_do_not_meet() {
        let first = |stream, index| Chance::of(7, stream, index).below(u32::MAX);
        assert_ne!(first(Stream::City, 0), first(Stream::Kin, 0));
        assert_ne!(first(Stream::Course, 0), first(Stream::City, 1));
        assert_eq!(first(Stream::Text, 5), first(Stream::Text, 5));
    }
}
