//! What happens when the machine fails: the program is killed at any moment, the disk fails at any call, it is full or
//! may only be read, the database server goes away, the clock is set back. Each time with the real program: nothing
//! that it acknowledged is lost, nothing happens twice, the message says what to do, and the next start works.
//!
//! Which points are tried is sampled in every run; `cargo xtask soak` tries them all, or hundreds.

mod clock;
mod disk;
mod files;
mod keys;
mod killed;
mod office;
mod own_postgres;
pub mod petitioner;
mod postgres;
mod serving;
mod shim;
