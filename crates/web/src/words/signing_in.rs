//! Why somebody is not let in, and why an account is not made or changed, in words.

use app::civil_day;
use app::signing_in::{
    AccountRefusal, LoginFault, PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, PasswordFault, SignInRefusal,
};
use wording::Words;

use super::{Speaker, Told};

const SECOND_US: i64 = 1_000_000;
const MINUTE_US: i64 = 60 * SECOND_US;
/// China has one time, eight hours before that of Greenwich.
const CHINA_US: i64 = 8 * 60 * MINUTE_US;

fn told(why: String, way_out: String) -> Told {
    Told { why, way_out, ..Told::default() }
}

/// Begun units count as whole ones.
const fn ceil(us: i64, unit_us: i64) -> i64 {
    (us + unit_us - 1) / unit_us
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// What is wrong with a password.
#[must_use]
pub fn password_fault(words: &Words, fault: PasswordFault) -> String {
    match fault {
        PasswordFault::Short { found } => {
            let args = [("least", number(PASSWORD_CHARS_MIN).into()), ("found", number(found).into())];
            words.with("password-fault-short", &args)
        }
        PasswordFault::Long => words.with("password-fault-long", &[("most", number(PASSWORD_CHARS_MAX).into())]),
        PasswordFault::Common | PasswordFault::Name | PasswordFault::Same => words.name("password-fault", fault.code()),
    }
}

/// What is wrong with a sign-in name.
#[must_use]
pub fn login_fault(words: &Words, fault: LoginFault) -> String {
    match fault {
        LoginFault::Length => {
            let args =
                [("least", number(LoginFault::CHARS_MIN).into()), ("most", number(LoginFault::CHARS_MAX).into())];
            words.with("login-fault-length", &args)
        }
        LoginFault::Sign(sign) => words.with("login-fault-sign", &[("sign", sign.escape_default().to_string().into())]),
    }
}

/// Why an account was not made or changed.
#[must_use]
pub fn account_refusal(words: &Words, refusal: &AccountRefusal) -> String {
    match refusal {
        AccountRefusal::Unfit(fault) => password_fault(words, *fault),
        AccountRefusal::Failed(failure) => failure.to_string(),
        other => words.name("account-refused", other.code()),
    }
}

impl Speaker<'_> {
    /// Why somebody is not let in, and what to do.
    #[must_use]
    pub fn sign_in_refusal(&self, refusal: &SignInRefusal, now_us: i64) -> Told {
        let words = self.words;
        match refusal {
            SignInRefusal::Wait { until_us } => {
                let rest_us = (until_us - now_us).max(SECOND_US);
                let after = if rest_us < MINUTE_US {
                    words.with("wait-seconds", &[("n", ceil(rest_us, SECOND_US).into())])
                } else {
                    words.with("wait-minutes", &[("n", ceil(rest_us, MINUTE_US).into())])
                };
                let why =
                    words.with("sign-in-refused-wait", &[("after", after.into()), ("at", time(*until_us).into())]);
                told(why, words.say("sign-in-refused-wait-way-out"))
            }
            SignInRefusal::Unfit(fault) => told(password_fault(words, *fault), String::new()),
            SignInRefusal::Failed(failure) => told(failure.to_string(), String::new()),
            SignInRefusal::Wrong | SignInRefusal::Locked | SignInRefusal::NoPost | SignInRefusal::Ended => {
                let code = refusal.code();
                told(words.name("sign-in-refused", code), words.name("sign-in-way-out", code))
            }
        }
    }

    /// A moment as people write it: day and time in China.
    #[must_use]
    pub fn moment(&self, us: i64) -> String {
        self.words.with("moment", &[("day", self.day(civil_day(us)).into()), ("time", time(us).into())])
    }
}

/// The time of day in China, to the minute.
fn time(us: i64) -> String {
    let minutes = (us + CHINA_US).div_euclid(MINUTE_US).rem_euclid(24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn times_are_those_of_china() {
        assert_eq!(time(1_780_113_600_000_000), "12:00");
        assert_eq!(time(0), "08:00");
        assert_eq!(time(16 * 3_600_000_000 - 1), "23:59");
        assert_eq!(time(16 * 3_600_000_000), "00:00");
    }
}
