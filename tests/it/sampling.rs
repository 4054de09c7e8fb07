//! Long runs in small: how many rounds there are, and numbers that look random and are the same for the same seed.

use crate::town::setting;

/// Whether everything is tried, as `cargo xtask soak` does, and not a sample.
pub fn in_full() -> bool {
    setting("XINZE_SOAK").is_some()
}

/// How many rounds: few in every run, many in the long one.
pub fn rounds(few: u64, many: u64) -> u64 {
    if in_full() { many } else { few }
}

/// SplitMix64, public domain.
pub struct Dice(pub u64);

impl Dice {
    /// A number from 0 to one less than the bound.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }
}
