//! Carrying all data from place to place: into a backup, back out of one, from one database to another.
//!
//! Everything goes by the list of tables, row by row in the order of the keys, which is the same on both databases. A
//! digest over the rows of a table in that order is the proof that nothing was lost or changed on the way.

mod fault;
mod filling;
mod manifest;
mod moving;
mod page_file;
mod pages;
mod shelving;
mod state;
mod tally;

pub use fault::{CarryError, CarryFault};
pub use filling::fill;
pub use manifest::{FileEntry, MANIFEST, MANIFEST_FORMAT, Manifest, ShardEntry, Summing, hex};
pub use moving::{Copied, copy_all, settle};
pub use shelving::{RowsOf, Shelf, index_path, rows_path, shards, shelve};
pub use state::{Standing, begin_arriving, end_arriving, reopen, standing};
pub use tally::{Progress, Tally, differing, tallies};
