//! Questions that the law answers by itself, each answer with what it rests on. Whether the facts are so, and
//! how grave they are, is for people: nothing here concludes that somebody is guilty.

mod appeals;
mod coverage;
mod due;
mod grounds;
mod measures;
mod owed;

pub use appeals::{Lodging, OpenAppeal};
pub use coverage::Covered;
pub use grounds::TestedGround;
pub use measures::{Blocked, OpenMeasure};
pub use owed::{Owed, Tenure, Turn, turns};
