//! How long the next try has to wait after failed ones.

use std::fmt::Write;
use std::net::IpAddr;

use store::{Session, Tried};
use vault::keyed_digest;

use super::{ACCOUNTS, AccountId, Login};
use crate::query_code::tries::caller_subject;
use crate::{App, Failure};

const SECOND_US: i64 = 1_000_000;
const MINUTE_US: i64 = 60 * SECOND_US;

/// How many failed tries are forgiven, and how the wait grows after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Failed tries without a wait.
    pub free: i64,
    /// The first wait in microseconds; each further failed try doubles it.
    pub first_us: i64,
    /// The longest wait.
    pub longest_us: i64,
    /// When failed tries are forgotten, after the last of them.
    pub forgotten_us: i64,
}

/// For one name: a person who mistypes needs two or three tries. A stranger can make the owner wait as well, and
/// therefore never for more than a quarter of an hour; a hundred tries a day find no password of twelve characters.
pub const NAME_PATIENCE: Patience =
    Patience { free: 5, first_us: 30 * SECOND_US, longest_us: 15 * MINUTE_US, forgotten_us: 24 * 60 * MINUTE_US };
/// For one address: a whole office may share one.
pub const ADDRESS_PATIENCE: Patience =
    Patience { free: 40, first_us: 10 * SECOND_US, longest_us: 15 * MINUTE_US, forgotten_us: 60 * MINUTE_US };
/// Most doublings that are looked at; the longest wait comes long before.
const DOUBLINGS_MAX: i64 = 20;

impl Patience {
    /// How long the next try waits after so many failed ones, in microseconds.
    #[must_use]
    pub fn wait_us(&self, failed: i64) -> i64 {
        let over = failed - self.free;
        if over < 0 {
            return 0;
        }
        let doubled = self.first_us.saturating_mul(1_i64 << over.min(DOUBLINGS_MAX));
        doubled.min(self.longest_us)
    }
}

/// Before this moment no failed try counts any more.
pub(super) const fn forgotten_before_us(now_us: i64) -> i64 {
    now_us - NAME_PATIENCE.forgotten_us
}

/// The tries of an address.
pub(super) fn of_address(caller: IpAddr) -> String {
    caller_subject(caller)
}

/// The tries of an account's second step.
pub(super) fn of_second_step(account: AccountId) -> String {
    format!("second {}", account.0)
}

impl App {
    /// The tries of a name, there or not. What was typed may be a password in the wrong field: only a keyed hash of it
    /// is kept.
    pub(super) fn tries_of_name(&self, typed: &str) -> String {
        let name = Login::read(typed).map_or_else(|_| typed.to_owned(), |login| login.as_str().to_owned());
        let digest = keyed_digest(&self.keys().subkey("sign-in names"), &[name.as_bytes()]);
        digest.iter().take(16).fold(String::from("name "), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

/// Counts a try before anything is looked at, and lets the next one wait where it is the time. Returns until when this
/// one has to wait, and then nothing was counted.
pub(super) async fn count(
    session: &mut Session,
    subject: &str,
    patience: Patience,
    now_us: i64,
) -> Result<Option<i64>, Failure> {
    match session.count_try(ACCOUNTS, subject, now_us, patience.forgotten_us).await? {
        Tried::Waits { until_us } => Ok(Some(until_us)),
        Tried::Counted { failed } => {
            let wait_us = patience.wait_us(failed);
            if wait_us > 0 {
                session.let_wait(ACCOUNTS, subject, now_us + wait_us).await?;
            }
            Ok(None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_ends_at_a_quarter_of_an_hour() {
        let waits = |patience: Patience| {
            [0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 40, 41, 1_000, i64::MAX]
                .map(move |failed| patience.wait_us(failed) / SECOND_US)
        };
        assert_eq!(waits(NAME_PATIENCE), [0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900, 900, 900]);
        assert_eq!(waits(ADDRESS_PATIENCE), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 20, 900, 900]);
    }
}
