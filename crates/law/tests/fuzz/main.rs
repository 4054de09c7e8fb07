//! What reads files that people bring survives every file: small seeds in `tests/corpus`, broken at random.
//!
//! The ordinary test runs a fixed number of rounds. `XINZE_FUZZ_SECONDS=600 cargo test -p law --test fuzz` goes on for
//! ten minutes; `XINZE_FUZZ_FROM=1234` begins with that round, which is the same on every machine.

mod chance;
mod driver;
mod mutation;
mod packs;
mod texts;
