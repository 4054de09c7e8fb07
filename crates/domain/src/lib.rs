//! What may happen to a petition matter and what it becomes.
//!
//! Two functions per noun: `decide` looks at a state, a command and the circumstances and answers
//! with events or with a refusal; `evolve` folds an event into a state and knows no rules. This crate
//! is pure: time, chance and identity come in as arguments.
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

mod actor;
pub mod directory;
mod id;
pub mod matter;
mod paper;
mod refusal;
pub mod wall;
mod written;

pub use actor::{Actor, By, Ctx, Origin};
pub use id::{DivisionCode, MatterId, OfficialId, OrganId, PaperId, PersonId, PostId, TextId};
pub use paper::{PaperKind, PaperRef};
pub use refusal::{Refusal, WayOut, Why};
pub use written::{Digest, PersonRef, TextRef};
