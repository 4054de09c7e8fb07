//! Everything that tells a history to both sides. Another crate's tests can take it in by its path.

pub mod acts;
pub mod acts_beside;
pub mod agree;
pub mod beside;
pub mod both;
pub mod case;
pub mod count;
pub mod draw;
pub mod findings;
pub mod handling;
pub mod histories;
pub mod intake;
pub mod joining;
pub mod papers;
pub mod pending;
pub mod review;
pub mod sending;
pub mod shrink;
pub mod state;
pub mod step;
pub mod terms;
pub mod town;
