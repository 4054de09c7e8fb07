//! Checkpoints by mail: who got which one, and whose turn it is. The program writes and sends the letters.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use store::Session;
use tlog::to_hex;

use crate::{App, Failure};

/// What a process that sends mail holds meanwhile, and the name under which is kept who got what.
pub const MAILER: &str = "ledger-mailer";

/// After a failure that may pass by itself the next try comes so soon, and each further one after twice as long: a
/// server that is started anew is back in minutes.
const RETRY_FIRST_US: i64 = 5 * 60 * 1_000_000;
/// No try comes later than this; one that was refused for good is tried so late at once, because a server that is told a
/// wrong password every few minutes locks the account.
const RETRY_MAX_US: i64 = 4 * 60 * 60 * 1_000_000;
/// Whoever was sent nothing for so long is no recipient any more, and is forgotten.
const FORGOTTEN_AFTER_US: i64 = 400 * 24 * 60 * 60 * 1_000_000;
/// Doublings after which the longest wait is reached.
const DOUBLINGS_MAX: u32 = 6;

/// Who got which checkpoint. Recipients are keyed hashes: no address is in the database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mailings(BTreeMap<String, Mailing>);

/// What one recipient got.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mailing {
    /// Entries of the last checkpoint that the mail server took; 0 where there was none.
    pub size: u64,
    /// When, in microseconds since 1970, UTC.
    pub sent_us: i64,
    /// Why the next one is late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failing: Option<Failing>,
}

/// A checkpoint that does not get through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failing {
    /// Since when, in microseconds since 1970, UTC.
    pub since_us: i64,
    /// Tries in vain.
    pub tries: u32,
    /// When it is tried again.
    pub next_us: i64,
    /// Which kind of trouble, as the wording files name it.
    pub trouble: String,
    /// What the mail server or the network said, without addresses.
    pub cause: String,
}

/// What came of handing a checkpoint to the mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// The server took it.
    Taken {
        /// Entries of the checkpoint.
        size: u64,
    },
    /// It did not.
    Failed {
        /// Which kind of trouble.
        trouble: &'static str,
        /// What was said, without addresses.
        cause: String,
        /// Whether the same would be refused again.
        for_good: bool,
    },
}

impl Mailing {
    /// Whether this recipient's turn has come, where the newest checkpoint has so many entries. A moment that lies in
    /// the future was noted before the clock was set back, and counts as passed.
    #[must_use]
    pub fn is_due(&self, size: u64, every_us: i64, now_us: i64) -> bool {
        match &self.failing {
            Some(failing) => now_us >= failing.next_us || failing.next_us.saturating_sub(now_us) > RETRY_MAX_US,
            None => self.size != size && (now_us < self.sent_us || now_us.saturating_sub(self.sent_us) >= every_us),
        }
    }

    /// The moment of the last letter or of the next try.
    #[must_use]
    pub fn last_us(&self) -> i64 {
        self.failing.as_ref().map_or(self.sent_us, |failing| failing.next_us)
    }

    /// The same after a try.
    #[must_use]
    pub fn after(&self, handed: &Handed, now_us: i64) -> Self {
        match handed {
            Handed::Taken { size } => Self { size: *size, sent_us: now_us, failing: None },
            Handed::Failed { trouble, cause, for_good } => {
                let (since_us, before) = self.failing.as_ref().map_or((now_us, 0), |f| (f.since_us, f.tries));
                let doubled = RETRY_FIRST_US.saturating_mul(1 << before.min(DOUBLINGS_MAX));
                let wait_us = if *for_good { RETRY_MAX_US } else { doubled.min(RETRY_MAX_US) };
                let failing = Failing {
                    since_us,
                    tries: before.saturating_add(1),
                    next_us: now_us.saturating_add(wait_us),
                    trouble: (*trouble).to_owned(),
                    cause: cause.clone(),
                };
                Self { failing: Some(failing), ..self.clone() }
            }
        }
    }
}

impl Mailings {
    /// As they are kept. What cannot be read counts as nothing: then everybody gets the newest checkpoint once more.
    ///
    /// # Errors
    /// The database failed.
    pub async fn kept(session: &mut Session) -> Result<Self, Failure> {
        let kept = session.task_place(MAILER).await?;
        Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default())
    }

    /// What a recipient got so far.
    #[must_use]
    pub fn of(&self, recipient: &str) -> Mailing {
        self.0.get(recipient).cloned().unwrap_or_default()
    }

    /// Everybody who got or should have got a checkpoint.
    pub fn all(&self) -> impl Iterator<Item = &Mailing> {
        self.0.values()
    }
}

impl App {
    /// The name under which a recipient is kept: a keyed hash of the address, which tells nobody who it is.
    #[must_use]
    pub fn recipient(&self, address: &str) -> String {
        to_hex(&vault::number_token(&self.keys.subkey("recipients of checkpoints"), &address.to_lowercase()))
    }

    /// Who got which checkpoint.
    ///
    /// # Errors
    /// The database failed.
    pub async fn mailings(&self) -> Result<Mailings, Failure> {
        Mailings::kept(&mut self.db.read().await?).await
    }

    /// Keeps what came of one recipient's letter.
    ///
    /// # Errors
    /// The database failed. Then the letter is sent once more, which tells nobody anything wrong.
    pub async fn note_mailing(&self, recipient: &str, handed: &Handed, now_us: i64) -> Result<(), Failure> {
        let mut session = self.db.write().await?;
        // Of two processes that note something at once the second waits here and reads what the first one wrote.
        session.touch_lease(MAILER).await?;
        let mut kept = Mailings::kept(&mut session).await?;
        let after = kept.of(recipient).after(handed, now_us);
        kept.0.insert(recipient.to_owned(), after);
        kept.0.retain(|_, mailing| now_us.saturating_sub(mailing.last_us()) < FORGOTTEN_AFTER_US);
        session.put_task_place(MAILER, &serde_json::to_string(&kept).map_err(Failure::from)?).await?;
        Ok(session.commit().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE_US: i64 = 60 * 1_000_000;
    const DAY_US: i64 = 24 * 60 * MINUTE_US;
    const NOW_US: i64 = 1_775_102_400_000_000;

    fn failed(for_good: bool) -> Handed {
        Handed::Failed { trouble: "unreachable", cause: "connection refused".to_owned(), for_good }
    }

    #[test]
    fn a_letter_goes_out_once_a_day_and_only_when_the_tree_has_grown() {
        let none = Mailing::default();
        assert!(none.is_due(7, DAY_US, NOW_US), "the first");
        assert!(!none.is_due(0, DAY_US, NOW_US), "nothing was sealed");
        let sent = none.after(&Handed::Taken { size: 7 }, NOW_US);
        assert!(!sent.is_due(7, DAY_US, NOW_US + 9 * DAY_US), "not grown");
        assert!(!sent.is_due(8, DAY_US, NOW_US + DAY_US - 1), "not yet");
        assert!(sent.is_due(8, DAY_US, NOW_US + DAY_US));
        assert!(sent.is_due(8, DAY_US, NOW_US - 1), "the clock was set back");
        assert!(sent.is_due(5, DAY_US, NOW_US + DAY_US), "the database is an older copy, which somebody should see");
    }

    #[test]
    fn what_fails_is_tried_again_ever_more_rarely_until_it_gets_through() {
        let mut mailing = Mailing::default().after(&Handed::Taken { size: 7 }, NOW_US - DAY_US);
        let mut now_us = NOW_US;
        for (tries, minutes) in (1..).zip([5, 10, 20, 40, 80, 160, 240, 240, 240]) {
            mailing = mailing.after(&failed(false), now_us);
            let failing = mailing.failing.clone().unwrap();
            assert_eq!((failing.since_us, failing.tries), (NOW_US, tries));
            now_us += minutes * MINUTE_US;
            assert!(!mailing.is_due(8, DAY_US, now_us - 1) && mailing.is_due(8, DAY_US, now_us), "{minutes}");
        }
        assert!(mailing.is_due(8, DAY_US, NOW_US - 30 * DAY_US), "the clock was set back");
        assert_eq!(mailing.size, 7, "nobody got anything");
        let sent = mailing.after(&Handed::Taken { size: 9 }, now_us);
        assert_eq!(sent, Mailing { size: 9, sent_us: now_us, failing: None });
        let refused = sent.after(&failed(true), now_us);
        assert!(!refused.is_due(10, DAY_US, now_us + RETRY_MAX_US - 1));
        assert!(refused.is_due(10, DAY_US, now_us + RETRY_MAX_US));
    }
}
