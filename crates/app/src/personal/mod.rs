//! Personal data apart from the course of a matter: what is erased, what is shown of it, and who saw it in clear and
//! what for.

mod due;
mod erase;
mod gate;
mod gone;
mod long_numbers;
mod lookup;
mod mask;
mod open;
mod parties;
mod reading;
mod same_number;

pub use due::{Due, KEEP_YEARS_MAX, Kept};
pub use erase::{Erasable, Erased, Erasure, ToErase};
pub(crate) use gone::Gone;
pub use lookup::Found;
pub(crate) use mask::Mask;
pub use mask::{Masked, masked_name, masked_number};
pub use open::{Opened, OpenedMatter};
pub(crate) use parties::{masks, parties, persons};
pub(crate) use reading::Reading;
pub use reading::{ReadingLine, ReadingsOf};
pub use same_number::{EarlierMatter, SameNumber, SameNumbers};

/// A stream below this one holds what an official read: its number is the official's, negative. Matters lie above the
/// admin stream.
pub(crate) const READINGS_BELOW: i64 = 0;
