//! Search: texts by what stands in them, through an index that holds no text.
//!
//! The index says which texts may hold what is looked for; the texts themselves decide. See `docs/search.md`.

mod documents;
mod finding;
mod index;
mod rebuild;

pub use finding::{Found, SearchFailure, SearchOf};
pub use index::KEY_PURPOSE;
pub(crate) use index::SearchIndex;
pub(crate) use rebuild::mark_erased;
pub use rebuild::{Rebuilt, mark_outdated};

pub use grams::{QUERY_CHARS_MAX, QueryFault};
