//! Passwords: which ones are taken, and how they are hashed.

use std::fmt;
use std::sync::atomic::Ordering;

use argon2::password_hash::phc::PasswordHash;
use store::StoreError;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;
use zxcvbn::{Score, zxcvbn};

use super::{Doors, Login};
use crate::hashing::{self, Cost};
use crate::{Chance, Failure};

/// Shortest password in characters. Length is what a password withstands guessing by; rules on what must stand in it
/// only make people write it down.
pub const PASSWORD_CHARS_MIN: usize = 12;
/// Longest password in characters: a long sentence. What is longer only costs time.
pub const PASSWORD_CHARS_MAX: usize = 128;
/// Characters that are looked at for being common; of what comes after them nobody guesses the beginning either.
const JUDGED_CHARS_MAX: usize = 64;

/// What one hash costs: 64 MiB, two passes, one lane, some hundred milliseconds of a core. More than is recommended at
/// least (19 MiB), because a person chose the password, and little enough that several can sign in at once on a small
/// machine.
const COST: Cost = Cost { memory_kib: 64 * 1_024, passes: 2, lanes: 1 };
/// Hashes that are computed at once in one process: a small machine has two cores, and each hash takes 64 MiB.
pub(super) const HASHES_AT_ONCE_MAX: usize = 2;
/// Those who wait for a place. Each waits some hundred milliseconds for every one before; whoever comes later is better
/// told to come back than kept waiting.
const WAITING_MAX: usize = 64;

/// A salt that no account has: where there is no account, what was typed is hashed with it, to take as long.
const NOBODYS_SALT: &[u8] = b"nobody's account";

/// Signs of a one-time password: none that looks like another.
const ONE_TIME_SIGNS: [char; 30] = [
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'j', 'k', 'm', 'n', 'p', 'q', 'r', 's', 't', 'v', 'w', 'x', 'y', 'z', '2',
    '3', '4', '5', '6', '7', '8', '9',
];
/// Signs that it has: 78 random bits, in groups of four.
const ONE_TIME_LENGTH: usize = 16;
const ONE_TIME_GROUP: usize = 4;

/// A password in normal form, as it was typed. It is wiped when it is dropped and shown nowhere.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// A password for one time, which somebody hands to the owner of an account.
#[derive(Clone)]
pub struct OneTimePassword(Zeroizing<String>);

impl fmt::Debug for OneTimePassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimePassword(…)")
    }
}

impl fmt::Display for OneTimePassword {
    /// As it is handed over: four groups of four.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl OneTimePassword {
    /// Draws one.
    pub(crate) fn drawn(chance: &mut Chance) -> Self {
        let mut text = Zeroizing::new(String::with_capacity(ONE_TIME_LENGTH + ONE_TIME_LENGTH / ONE_TIME_GROUP));
        for at in 0..ONE_TIME_LENGTH {
            if at > 0 && at % ONE_TIME_GROUP == 0 {
                text.push('-');
            }
            let bound = u8::try_from(ONE_TIME_SIGNS.len()).unwrap_or(u8::MAX);
            text.extend(ONE_TIME_SIGNS.get(usize::from(chance.below(bound))));
        }
        Self(text)
    }

    pub(crate) fn password(&self) -> Password {
        Password::typed(&self.0)
    }
}

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Too short.
    #[error("a password has at least {PASSWORD_CHARS_MIN} characters, not {found}")]
    Short {
        /// Characters that it has.
        found: usize,
    },
    /// Too long.
    #[error("a password has at most {PASSWORD_CHARS_MAX} characters")]
    Long,
    /// One of those that are tried first: a common one, a date, a path over the keyboard, a repetition.
    #[error("the password is one of those that are tried first")]
    Common,
    /// It is made of the owner's own name, or of the office's.
    #[error("the password is made of names that others know")]
    Name,
    /// It is the one before.
    #[error("the password is the one before")]
    Same,
}

impl PasswordFault {
    /// Its name in wording files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Short { .. } => "short",
            Self::Long => "long",
            Self::Common => "common",
            Self::Name => "name",
            Self::Same => "same",
        }
    }
}

impl Password {
    /// What was typed, in one form however the keyboard wrote it. Nothing is cut off but what is far too long.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        Self(Zeroizing::new(text.chars().take(PASSWORD_CHARS_MAX * 4).nfkc().collect()))
    }

    fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// Whether the password may be chosen for this account. `names` are those that others know of its owner: the name,
    /// the office, the place.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn fits(&self, login: &Login, names: &[&str]) -> Result<(), PasswordFault> {
        let found = self.0.chars().count();
        if found < PASSWORD_CHARS_MIN {
            return Err(PasswordFault::Short { found });
        }
        if found > PASSWORD_CHARS_MAX {
            return Err(PasswordFault::Long);
        }
        let known: Vec<String> = names.iter().map(|name| name.nfkc().flat_map(char::to_lowercase).collect()).collect();
        let known: Vec<&str> =
            known.iter().map(String::as_str).chain([login.as_str()]).filter(|name| !name.is_empty()).collect();
        let mut rest = self.0.to_lowercase();
        known.iter().for_each(|name| rest = rest.replace(name, ""));
        // What is left beside the names has to stand for itself.
        if rest.len() < self.0.len() && rest.chars().count() < PASSWORD_CHARS_MIN - 4 {
            return Err(PasswordFault::Name);
        }
        let judged: String = self.0.chars().take(JUDGED_CHARS_MAX).collect();
        if zxcvbn(&judged, &known).score() < Score::Three {
            return Err(PasswordFault::Common);
        }
        Ok(())
    }
}

impl Doors {
    /// The hash of a new password.
    pub(super) async fn hash(&self, password: &Password, salt: Vec<u8>) -> Result<String, Failure> {
        let password = password.clone();
        Ok(self.work(move || hashing::fresh(COST, password.bytes(), &salt)).await?.to_string())
    }

    /// Whether a password is the one of a stored hash. Where there is none, it takes as long and is none.
    pub(super) async fn matches(&self, password: &Password, stored: Option<&str>) -> Result<bool, Failure> {
        let password = password.clone();
        let Some(stored) = stored.filter(|stored| !stored.is_empty()) else {
            self.work(move || hashing::fresh(COST, password.bytes(), NOBODYS_SALT)).await?;
            return Ok(false);
        };
        let stored = hashing::stored(stored)?;
        let like = stored.clone();
        let own = self.work(move || hashing::alike(password.bytes(), &like)).await?;
        // Outputs compare in constant time.
        Ok(own.hash.is_some() && own.hash == stored.hash)
    }

    /// Computes a hash in a thread that may take its time, when a place is free.
    pub(super) async fn work(
        &self,
        work: impl FnOnce() -> Result<PasswordHash, Failure> + Send + 'static,
    ) -> Result<PasswordHash, Failure> {
        let failed = |error: &dyn std::error::Error| Failure::Hashing(error.to_string());
        let _waits = Waits::begin(self)?;
        let _place = self.places.acquire().await.map_err(|error| failed(&error))?;
        tokio::task::spawn_blocking(work).await.map_err(|error| failed(&error))?
    }
}

/// Somebody who waits for a hash; ends also where the request is given up.
struct Waits<'d>(&'d Doors);

impl<'d> Waits<'d> {
    fn begin(doors: &'d Doors) -> Result<Self, Failure> {
        let waits = Self(doors);
        if doors.waiting.fetch_add(1, Ordering::Relaxed) >= WAITING_MAX {
            return Err(StoreError::BUSY.into());
        }
        Ok(waits)
    }
}

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(password: &str) -> Result<(), PasswordFault> {
        let login = Login::read("su.xiaohe").unwrap();
        Password::typed(password).fits(&login, &["苏小禾", "云溪县信访局", "信责"])
    }

    #[test]
    fn length_counts_and_what_is_tried_first_is_not_taken() {
        for (password, verdict) in [
            ("", Err(PasswordFault::Short { found: 0 })),
            ("十一个字不够长的口令词", Err(PasswordFault::Short { found: 11 })),
            ("Aa1!Aa1!Aa1", Err(PasswordFault::Short { found: 11 })),
            ("password1234", Err(PasswordFault::Common)),
            ("123456789012", Err(PasswordFault::Common)),
            ("aaaaaaaaaaaaaaaa", Err(PasswordFault::Common)),
            ("qwertyuiop123", Err(PasswordFault::Common)),
            ("1qaz2wsx3edc", Err(PasswordFault::Common)),
            ("abcdefghijkl", Err(PasswordFault::Common)),
            ("su.xiaohe2026", Err(PasswordFault::Name)),
            ("ＳＵ．ＸＩＡＯＨＥ１２３", Err(PasswordFault::Name)),
            ("云溪县信访局苏小禾123", Err(PasswordFault::Name)),
            ("correct horse battery", Ok(())),
            ("屋顶漏雨两个月请派人来修", Ok(())),
            ("kz7mq2vxw94t", Ok(())),
        ] {
            assert_eq!(judged(password), verdict, "{password}");
        }
        assert_eq!(judged(&"长".repeat(PASSWORD_CHARS_MAX + 1)), Err(PasswordFault::Long));
        assert_eq!(judged(&"x".repeat(1_000_000)), Err(PasswordFault::Long));
    }

    #[test]
    fn a_password_is_the_same_in_any_width() {
        assert_eq!(Password::typed("ｋｚ７ｍｑ２ｖｘｗ９４ｔ").bytes(), Password::typed("kz7mq2vxw94t").bytes());
        assert_ne!(Password::typed("Kz7mq2vxw94t").bytes(), Password::typed("kz7mq2vxw94t").bytes());
    }

    #[test]
    fn a_one_time_password_fits_and_is_not_shown_by_accident() {
        let mut chance = Chance::numbered(3);
        for _ in 0..20 {
            let one = OneTimePassword::drawn(&mut chance);
            let text = one.to_string();
            assert_eq!((text.len(), text.matches('-').count()), (19, 3), "{text}");
            assert_eq!(judged(&text), Ok(()), "{text}");
            assert_eq!(format!("{one:?} {:?}", one.password()), "OneTimePassword(…) Password(…)");
        }
    }
}
