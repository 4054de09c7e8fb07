//! Identities, salts, nonces and keys, from a seed that the caller chose.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha20Rng;

/// 2020-01-01 UTC in microseconds: identities count milliseconds from here.
const EPOCH_US: i64 = 1_577_836_800_000_000;
/// Random bits below the milliseconds: two processes rarely draw the same identity in one
/// millisecond, and when they do the key refuses the second.
const RANDOM_BITS: u32 = 20;
/// Bytes of a salt.
pub(crate) const SALT_BYTES: usize = 16;

/// A source of identities and salts.
#[derive(Debug)]
pub struct Chance {
    random: ChaCha20Rng,
    last: i64,
}

impl Chance {
    /// Everything drawn follows from the seed.
    #[must_use]
    pub fn seeded(seed: [u8; 32]) -> Self {
        Self { random: ChaCha20Rng::from_seed(seed), last: 0 }
    }

    /// The same, from a small number.
    #[must_use]
    pub fn numbered(seed: u64) -> Self {
        Self { random: ChaCha20Rng::seed_from_u64(seed), last: 0 }
    }

    /// A new identity that sorts by time and is never drawn twice from this source.
    pub fn id(&mut self, recorded_us: i64) -> i64 {
        let milliseconds = (recorded_us - EPOCH_US).max(0) / 1_000;
        let random = i64::from(self.random.next_u32() >> (32 - RANDOM_BITS));
        self.last = ((milliseconds << RANDOM_BITS) | random).max(self.last + 1);
        self.last
    }

    /// The moment in microseconds at which an identity was drawn, to the millisecond, unless many were drawn in one.
    #[must_use]
    pub const fn moment_of(id: i64) -> i64 {
        (id >> RANDOM_BITS).saturating_mul(1_000).saturating_add(EPOCH_US)
    }

    /// A number from 0 to one below the bound. Of 2⁶⁴ draws the numbers share all but fewer than the bound evenly.
    pub fn below(&mut self, bound: u8) -> u8 {
        let scaled = (u128::from(self.random.next_u64()) * u128::from(bound)) >> 64;
        u8::try_from(scaled).unwrap_or_default()
    }

    /// A fresh key, the seed of one, or a fresh secret of the installation.
    pub fn seed(&mut self) -> vault::Secret {
        let mut seed = [0; vault::SECRET_BYTES];
        self.random.fill_bytes(&mut seed);
        seed
    }

    /// A fresh nonce for a sealed box.
    pub(crate) fn nonce(&mut self) -> vault::Nonce {
        let mut nonce = [0; vault::NONCE_BYTES];
        self.random.fill_bytes(&mut nonce);
        nonce
    }

    /// A fresh salt.
    pub fn salt(&mut self) -> Vec<u8> {
        let mut salt = vec![0; SALT_BYTES];
        self.random.fill_bytes(&mut salt);
        salt
    }
}
