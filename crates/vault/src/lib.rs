//! Sealing of personal data: data keys, sealed boxes, numbered master keys, and blind tokens of numbers.
//!
//! Pure: nonces and new keys are made of bytes that the caller drew. Nothing here knows a table or a matter; what a
//! box is bound to comes in as a [`Place`].
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

mod blind;
mod cipher;
mod master;
mod place;
mod sealed;

pub use blind::{
    NUMBER_CHARS_MIN, SECRET_BYTES, Secret, TOKEN_BYTES, is_keyed_digest, keyed_digest, normalised_number,
    number_token, subkey,
};
pub use cipher::{Cipher, NONCE_BYTES, Nonce};
pub use master::{KeyFault, MASTER_BYTES, MasterKeys, Wrapped, master_line};
pub use place::Place;
pub use sealed::{DataKey, PLAIN, Trouble, is_plain, open_plain, plain};
