//! Changes to the directory that concern more than one row.

mod reorganise;

pub use reorganise::{Held, Preview, Reorganisation, Step};
