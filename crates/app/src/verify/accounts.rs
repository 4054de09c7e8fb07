//! Accounts against the admin stream: each must be one that an event made, and open, locked, closed and guarded by a
//! second factor as the events say. So nobody lets themselves in past the program without its being seen.

use std::collections::BTreeMap;

use store::{AccountRow, Session};

use crate::Failure;
use crate::signing_in::{ACCOUNTS, AccountChange, AccountEvent, AccountId};

/// Accounts read at a time.
const PAGE: i64 = 500;

/// What an account should be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Expected {
    official: i64,
    made: bool,
    locked: bool,
    closed: bool,
    second_factor: bool,
}

/// What was done to accounts and when, by identity. Those who look after accounts may serve in several shards, so that
/// the order in which events are read is not the one in which they happened.
#[derive(Debug, Default)]
pub(super) struct Accounts(BTreeMap<AccountId, Vec<(i64, AccountEvent)>>);

impl Accounts {
    /// Takes in one event.
    pub(super) fn take(&mut self, event: &AccountEvent, recorded_us: i64) {
        self.0.entry(event.account).or_default().push((recorded_us, event.clone()));
    }

    /// Accounts that are not as the events say, or that they know and that are gone.
    pub(super) async fn differing(mut self, session: &mut Session) -> Result<Vec<i64>, Failure> {
        let mut differing = Vec::new();
        let mut after = i64::MIN;
        loop {
            let rows = session.accounts_after(ACCOUNTS, after, PAGE).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for row in rows {
                let expected = expected(self.0.remove(&AccountId(row.id)).unwrap_or_default());
                if found(session, &row).await? != expected {
                    differing.push(row.id);
                }
            }
        }
        differing.extend(self.0.into_keys().map(|account| account.0));
        Ok(differing)
    }
}

fn expected(mut events: Vec<(i64, AccountEvent)>) -> Expected {
    events.sort_by_key(|(recorded_us, _)| *recorded_us);
    let mut account = Expected::default();
    for (_, event) in events {
        account.official = event.official.0;
        match event.change {
            AccountChange::Made => account.made = true,
            AccountChange::Locked => account.locked = true,
            AccountChange::Unlocked => account.locked = false,
            AccountChange::SecondFactorSet => account.second_factor = true,
            AccountChange::SecondFactorReset => account.second_factor = false,
            AccountChange::Closed => {
                account.closed = true;
                account.second_factor = false;
            }
            AccountChange::PasswordReset
            | AccountChange::PasswordChanged
            | AccountChange::RecoveryCodesMade
            | AccountChange::Linked
            | AccountChange::Unlinked
            | AccountChange::TokenMade
            | AccountChange::TokenRevoked => {}
        }
    }
    account
}

async fn found(session: &mut Session, row: &AccountRow) -> Result<Expected, Failure> {
    let factor = session.second_factor(ACCOUNTS, row.id).await?;
    Ok(Expected {
        official: row.official,
        made: true,
        locked: row.locked_us.is_some(),
        closed: row.closed_us.is_some(),
        second_factor: factor.is_some_and(|factor| factor.since_us.is_some()),
    })
}
