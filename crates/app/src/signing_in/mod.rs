//! Signing in: accounts, passwords, second factors, sessions, identity providers.
//!
//! An account belongs to exactly one official, and it opens nothing on a day on which the official holds no post. What
//! a person may do is not said here, only who it is.

mod account;
mod account_event;
mod account_list;
mod change;
mod device;
mod enter;
mod login;
mod one_time_code;
mod password;
mod rules;
mod second;
mod seed;
mod session;
mod tries;

pub use account::{Account, AccountRefusal, FirstPassword, NewAccount};
pub use account_event::{AccountChange, AccountEvent};
pub use device::{Browser, Device, System};
pub use enter::{Attempt, Opened, SignInRefusal};
pub use login::{Login, LoginFault};
pub use password::{OneTimePassword, PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, Password, PasswordFault};
pub use rules::{RulesFault, SecondFor, SignInRules};
pub use second::{Factor, RECOVERY_CODES, Raised, Seed, Whence};
pub use session::{OwnSession, Present, Stage};
pub(crate) use session::{digest, fresh_token};
pub use tries::{ADDRESS_PATIENCE, NAME_PATIENCE, Patience};

use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, PoisonError, RwLock};

use domain::OfficialId;
use serde::{Deserialize, Serialize};
use store::Db;
use tokio::sync::Semaphore;

use crate::Failure;

/// Accounts belong to no jurisdiction: who signs in has said only a name, and whoever has it may serve anywhere. They
/// lie in a shard of their own.
pub(crate) const ACCOUNTS: i64 = 0;

/// An account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub i64);

/// By which way somebody came in, or tried to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Name and password.
    Password,
    /// A one-time code, as second step.
    Code,
    /// A recovery code, as second step.
    Recovery,
    /// An identity provider.
    Provider,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Password, Self::Code, Self::Recovery, Self::Provider];

    /// Its name in rows and wording files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::Recovery => "recovery",
            Self::Provider => "provider",
        }
    }
}

/// Somebody who is signed in, as every page knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Who it is.
    pub official: OfficialId,
    /// By which account.
    pub account: AccountId,
    /// Number of the session, by which it can be named without being taken over.
    pub session: i64,
    /// Since when, in microseconds since 1970, UTC.
    pub since_us: i64,
    /// Whether the second factor was shown.
    pub second_factor: bool,
}

/// What signing in needs of a process: places for hashing, and the rules as last read.
#[derive(Debug)]
pub(crate) struct Doors {
    places: Semaphore,
    waiting: AtomicUsize,
    rules: RwLock<Arc<SignInRules>>,
}

impl Doors {
    /// Reads the rules of an installation.
    pub(crate) async fn open(db: &Db) -> Result<Self, Failure> {
        let rules = rules::read(&mut db.read().await?).await?;
        Ok(Self {
            places: Semaphore::new(password::HASHES_AT_ONCE_MAX),
            waiting: AtomicUsize::new(0),
            rules: RwLock::new(Arc::new(rules)),
        })
    }

    pub(crate) fn rules(&self) -> Arc<SignInRules> {
        self.rules.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set_rules(&self, rules: SignInRules) {
        *self.rules.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(rules);
    }
}
