//! The documents of the procedure: receipts, notices, opinions, letters.
//!
//! Each kind has one template, a text with placeholders in the folder `notices/` of the project, which an office may
//! replace by its own. A template says which parts it needs; without them no document is written. What the law
//! demands of a document is in the template that ships, and a replacement cannot drop it.
//!
//! This crate is pure and knows no law: days, numbers of days, names of organs and provisions come in as parts.

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

mod fault;
mod head;
mod notices;
mod part;
mod tags;
mod template;
mod trial;

pub use fault::{NoticeFault, TemplateFault, TemplateFaultKind};
pub use notices::{Notice, Notices};
pub use part::{Part, Parts};
pub use template::{NOTICE_BYTES_MAX, TEMPLATE_BYTES_MAX};
