//! Who may do and read what: every action by name, and the policies that decide.
//!
//! The policies are Cedar, in the folder `policies/` with their schema; they are part of the program, checked against
//! the schema when it starts, and readable by people who write no programs. What is not permitted is denied, and a
//! `forbid` outweighs every `permit`. A policy that fails in the middle of an answer makes the answer "no".
//!
//! This crate is pure. It knows neither the directory nor matters: whoever asks says in [`Asker`] and [`Target`] what
//! there is to know.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unreachable
    )
)]

mod action;
mod asked;
mod decision;
mod entities;
mod policies;
mod scope;

pub use action::{Action, Onto};
pub use asked::{Asker, Bonds, MatterFacts, Target, Tie};
pub use decision::{Decision, Note};
pub use policies::{Policies, PolicyFault, PolicyFile, shipped};
pub use scope::Scope;
