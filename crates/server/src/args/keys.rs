//! The command line of the keys that personal data is sealed with.

use clap::Subcommand;

/// `xinze keys …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Keys {
    New,
    Rotate,
    SealOld,
    Check,
    Cipher { cipher: Option<String> },
}
