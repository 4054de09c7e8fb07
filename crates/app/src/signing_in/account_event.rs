//! What the admin stream keeps of accounts: which official's, and what was done to it. No name, no password.

use domain::OfficialId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::AccountId;

/// One change to an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountEvent {
    /// The account.
    pub account: AccountId,
    /// Whose it is.
    pub official: OfficialId,
    /// On which day.
    pub on: Date,
    /// What was done.
    pub change: AccountChange,
}

/// What was done to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountChange {
    /// It was made.
    Made,
    /// It was locked: nobody signs in with it until it is unlocked.
    Locked,
    /// It was unlocked.
    Unlocked,
    /// It got a one-time password from somebody else.
    PasswordReset,
    /// Its owner changed the password.
    PasswordChanged,
    /// Its owner set up a second factor.
    SecondFactorSet,
    /// Its second factor was taken away.
    SecondFactorReset,
    /// Its owner got new recovery codes.
    RecoveryCodesMade,
    /// A person of an identity provider was linked to it.
    Linked,
    /// Every such person was taken off it.
    Unlinked,
    /// Its owner made a token for a program.
    TokenMade,
    /// Its owner took such a token back.
    TokenRevoked,
    /// It was closed for good.
    Closed,
}

impl AccountChange {
    /// Every change.
    pub const ALL: [Self; 13] = [
        Self::Made,
        Self::Locked,
        Self::Unlocked,
        Self::PasswordReset,
        Self::PasswordChanged,
        Self::SecondFactorSet,
        Self::SecondFactorReset,
        Self::RecoveryCodesMade,
        Self::Linked,
        Self::Unlinked,
        Self::TokenMade,
        Self::TokenRevoked,
        Self::Closed,
    ];
}
