//! Counts, and terms that are counted anew: on both databases, against the lists and the ledger.

mod counts;
mod lists;
mod plans;
mod recount;
mod wall;
