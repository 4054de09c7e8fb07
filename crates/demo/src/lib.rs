//! An invented city and invented petitions, the same for the same seed.
//!
//! [`City::invent`] makes a prefecture-level city with its counties, townships, organs and officials.
//! [`petition`] makes the petition of any index, whatever else was asked for, so that millions can be
//! streamed. Nothing here reads a clock, a disk or the system's randomness. Places, people and firms do
//! not exist; the proportions are real ones, see [`shape`].

mod arrival;
mod chance;
mod city;
mod classes;
mod course;
mod draft;
mod kin;
mod matter;
mod names;
mod petition;
mod phrases;
mod reply;
mod route;
mod scene;
pub mod shape;
mod stage;
mod title;
mod topics;
mod walk;
mod writing;

pub use city::{City, Division, Level, Line, Official, Organ, OrganKind, Post, Standing, Tenure};
pub use classes::{CLASSES, Class};
pub use course::{Act, Opinion, Proof, ReviewResult, Step};
pub use petition::{Channel, Person, Petition, Purpose, petition};
pub use stage::Stage;
