//! Documents: every kind is drafted from a matter that has come to its place, is issued with its act, and is kept as
//! it was shown.

mod commands;
mod drafts;
mod issuing;
mod numbers;
mod page;
mod places;
mod shared;
mod table;
mod veil;

pub use places::{CONTACT, input};
