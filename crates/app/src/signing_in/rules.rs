//! What an installation asks of those who sign in, kept as a setting.

use domain::OfficialId;
use domain::directory::Role;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Session;

use crate::{App, Failure};

/// The setting.
const SETTING: &str = "signing-in";
const MINUTE_US: i64 = 60_000_000;

/// How long a session lasts, and who has to show a second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignInRules {
    /// After how many minutes without a request a session ends. 30 by default: long enough for a telephone call, short
    /// enough for a desk that somebody left.
    pub idle_minutes: i64,
    /// After how many hours a session ends at the latest. 12 by default: a working day.
    pub whole_hours: i64,
    /// Who has to show a second factor.
    pub second_for: SecondFor,
    /// Whoever has one of these roles has to show one as well.
    pub second_roles: Vec<Role>,
}

/// Who has to show a second factor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondFor {
    /// Whoever set one up.
    #[default]
    Willing,
    /// Everybody.
    Everybody,
}

/// Why rules are not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RulesFault {
    /// Out of bounds.
    #[error("a session ends after 5 to 240 minutes without a request")]
    Idle,
    /// Out of bounds.
    #[error("a session lasts 1 to 24 hours")]
    Whole,
}

impl Default for SignInRules {
    fn default() -> Self {
        Self { idle_minutes: 30, whole_hours: 12, second_for: SecondFor::default(), second_roles: Vec::new() }
    }
}

impl SignInRules {
    /// Whether the rules are within bounds. Less than five minutes would end every letter that is being written; more
    /// than four hours without a request, or more than a day in all, is not a session of one person at a desk.
    ///
    /// # Errors
    /// What is out of bounds.
    pub fn check(&self) -> Result<(), RulesFault> {
        if !(5..=240).contains(&self.idle_minutes) {
            return Err(RulesFault::Idle);
        }
        if !(1..=24).contains(&self.whole_hours) {
            return Err(RulesFault::Whole);
        }
        Ok(())
    }

    /// Sessions that were last used before this moment have ended.
    pub(super) const fn seen_after_us(&self, now_us: i64) -> i64 {
        now_us - self.idle_minutes * MINUTE_US
    }

    /// Sessions that began before this moment have ended.
    pub(super) const fn made_after_us(&self, now_us: i64) -> i64 {
        now_us - self.whole_hours * 60 * MINUTE_US
    }
}

/// The rules of an installation; what nobody set is as by default.
pub(super) async fn read(session: &mut Session) -> Result<SignInRules, Failure> {
    let kept = session.setting(SETTING).await?;
    let rules = kept.and_then(|text| serde_json::from_str::<SignInRules>(&text).ok());
    Ok(rules.filter(|rules| rules.check().is_ok()).unwrap_or_default())
}

impl App {
    /// What is asked of those who sign in.
    #[must_use]
    pub fn sign_in_rules(&self) -> SignInRules {
        SignInRules::clone(&self.doors.rules())
    }

    /// Whether somebody has to show a second factor: everybody has to, or a role that is in force on the day asks for it.
    pub(super) fn demands_second(&self, official: OfficialId, today: Date) -> bool {
        let rules = self.doors.rules();
        rules.second_for == SecondFor::Everybody
            || self.directory().roles_in_force(official, today).any(|(role, _)| rules.second_roles.contains(&role))
    }

    /// Sets what is asked of those who sign in. Other processes follow within a minute or so.
    ///
    /// # Errors
    /// The database failed.
    pub async fn set_sign_in_rules(&self, rules: &SignInRules) -> Result<(), Failure> {
        let mut session = self.db.write().await?;
        session.put_setting(SETTING, &serde_json::to_string(rules)?).await?;
        session.commit().await?;
        self.doors.set_rules(rules.clone());
        Ok(())
    }

    /// Reads the rules anew, which another process may have set.
    pub(super) async fn renew_sign_in_rules(&self) -> Result<(), Failure> {
        let rules = read(&mut self.db.read().await?).await?;
        self.doors.set_rules(rules);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_out_of_bounds_are_not_taken_and_missing_ones_are_as_by_default() {
        let rules = |idle_minutes, whole_hours| SignInRules { idle_minutes, whole_hours, ..SignInRules::default() };
        for (rules, verdict) in [
            (SignInRules::default(), Ok(())),
            (rules(5, 1), Ok(())),
            (rules(240, 24), Ok(())),
            (rules(4, 12), Err(RulesFault::Idle)),
            (rules(i64::MAX, 12), Err(RulesFault::Idle)),
            (rules(30, 0), Err(RulesFault::Whole)),
            (rules(30, 25), Err(RulesFault::Whole)),
        ] {
            assert_eq!(rules.check(), verdict, "{rules:?}");
        }
        assert_eq!(serde_json::from_str::<SignInRules>("{}").unwrap(), SignInRules::default());
    }
}
