//! Letters with checkpoints: what they say, and the mail server that they are handed to.

mod letter;
mod post;
mod settings;

pub(crate) use letter::Letter;
pub(crate) use post::{LETTER_MAX, Post, Trouble, told};
pub(crate) use settings::MailSettings;
