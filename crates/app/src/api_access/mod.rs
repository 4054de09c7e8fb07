//! What programs come in with, and what keeps each of their requests from being carried out twice.

mod request;
mod token;

pub use request::{ANSWERS_KEPT_US, Answered, Claim, Claimed, KEY_CHARS_MAX};
pub use token::{
    DAYS_MAX, LABEL_CHARS_MAX, NewToken, OwnToken, Scope, TOKENS_MAX, TokenHolder, TokenRefusal, TokenText,
};
