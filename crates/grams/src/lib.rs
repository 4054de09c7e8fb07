//! Search in Chinese without a dictionary: a text in its normal form, the keyed tokens of its characters and pairs of
//! characters, and queries that ask for them.
//!
//! A text counts as found where its normal form holds the normal form of every phrase of the query, and of none that
//! the query rules out. The index holds only which tokens a text has, in no order: [`Keyed::tokens`]. What has every
//! token of a query may still have its characters in another order, so whoever asks the index asks the text last:
//! [`Query::accepts`].
//!
//! This crate is pure. It knows neither the database nor where the key comes from.

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

mod normal;
mod query;
mod token;

pub use normal::{Gram, JOINED_DIGITS_MIN, NUMBER_DIGITS_MIN, Normal, TEXT_CHARS_MAX};
pub use query::{QUERY_CHARS_MAX, Query, QueryFault};
pub use token::{KEY_BYTES, Keyed, Token};
