//! Personal data apart from the course of a matter: what is erased, and who saw it in clear and what for.

mod due;
mod erase;
mod gate;
mod gone;
mod lookup;
mod open;
mod reading;

pub use due::{Due, KEEP_YEARS_MAX, Kept};
pub use erase::{Erasable, Erased, Erasure, ToErase};
pub(crate) use gone::Gone;
pub use lookup::Found;
pub use open::Opened;
pub(crate) use reading::Reading;
pub use reading::{ReadingLine, ReadingsOf};

/// A stream below this one holds what an official read: its number is the official's, negative. Matters lie above the
/// admin stream.
pub(crate) const READINGS_BELOW: i64 = 0;
