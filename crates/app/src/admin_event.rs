//! What the admin stream of a shard keeps: changes to the directory and to accounts, and what was erased.

use domain::directory::DirectoryEvent;
use domain::{Actor, Origin};
use serde::{Deserialize, Serialize};

use crate::personal::Erasure;
use crate::signing_in::AccountEvent;

/// The stream of each shard that changes to the directory and to the installation are appended to.
pub const ADMIN_STREAM: i64 = 1;

/// One event of the admin stream.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct AdminEvent {
    /// Who acted, and how it came in, as on every event.
    pub(crate) by: Actor,
    pub(crate) origin: Origin,
    #[serde(flatten)]
    pub(crate) what: Administered,
}

/// What happened.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Administered {
    /// A row of the directory is new.
    Directory(DirectoryEvent),
    /// Personal data was erased.
    Erased(Erasure),
    /// An account was made or changed.
    Account(AccountEvent),
}

impl Administered {
    /// The kind of the event.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Directory(_) => "directory.changed",
            Self::Erased(_) => "personal.erased",
            Self::Account(_) => "account.changed",
        }
    }
}
