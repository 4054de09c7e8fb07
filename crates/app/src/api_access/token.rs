//! Bearer tokens: made and taken back by an account for itself, bound to its official, and good for what their owner
//! chose, until a day.

use std::collections::BTreeSet;
use std::fmt;

use domain::OfficialId;
use serde::Serialize;
use store::{ApiTokenRow, Session};

use crate::signing_in::{ACCOUNTS, AccountChange, AccountId, digest, fresh_token};
use crate::{App, Chance, Failure, Stamp, civil_day};

const MINUTE_US: i64 = 60_000_000;
const DAY_US: i64 = 24 * 60 * MINUTE_US;
/// How exactly it is known when a token was last used: a write for every request would cost more than the request.
const USED_STEP_US: i64 = MINUTE_US;
/// How a token begins, so that people and programs that look for lost secrets recognise one.
const PREFIX: &str = "xinze_";
/// Characters after that: 256 random bits.
const TOKEN_CHARS: usize = 64;
/// Longest life of a token in days: a program that nobody looks after for a year should ask anew.
pub const DAYS_MAX: u16 = 366;
/// Most tokens of one account: enough for every program that one person looks after.
pub const TOKENS_MAX: usize = 20;
/// Longest name of a token, in characters: what fits on a line.
pub const LABEL_CHARS_MAX: usize = 60;

/// What a token may be used for. What its official may do stays another question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Reading: lists, matters, directory, rules, ledger.
    Read,
    /// Acts on matters, and opening who petitions.
    Act,
    /// Registering petitions.
    Register,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 3] = [Self::Read, Self::Act, Self::Register];

    /// Its name in rows, commands and documents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Act => "act",
            Self::Register => "register",
        }
    }

    /// The scope with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }
}

/// A token in clear: shown once, and stored nowhere.
pub struct TokenText(String);

impl TokenText {
    /// The text that a program sends.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TokenText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenText(…)")
    }
}

/// A token to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewToken {
    /// What its owner calls it.
    pub label: String,
    /// What it may be used for.
    pub scopes: BTreeSet<Scope>,
    /// For how many days.
    pub days: u16,
}

/// A token as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnToken {
    /// Its number.
    pub id: i64,
    /// What its owner calls it.
    pub label: String,
    /// What it may be used for.
    pub scopes: BTreeSet<Scope>,
    /// When it was made, in microseconds since 1970, UTC.
    pub made_us: i64,
    /// When it opens nothing any more.
    pub until_us: i64,
    /// When it was last used, to the minute.
    pub used_us: Option<i64>,
}

/// Whose token it is, and what it may be used for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenHolder {
    /// Number of the token.
    pub id: i64,
    /// The account.
    pub account: AccountId,
    /// The official.
    pub official: OfficialId,
    /// What it may be used for.
    pub scopes: BTreeSet<Scope>,
    /// When it opens nothing any more, in microseconds since 1970, UTC.
    pub until_us: i64,
}

/// Why a token was not made.
#[derive(Debug, thiserror::Error)]
pub enum TokenRefusal {
    /// The official has no account that is open.
    #[error("official {0} has no account that is open")]
    NoAccount(OfficialId),
    /// The official holds no post today.
    #[error("official {0} holds no post")]
    NoPost(OfficialId),
    /// It has no name, or one that is too long or cannot be shown.
    #[error("a token needs a name of at most {LABEL_CHARS_MAX} characters")]
    Label,
    /// It is for nothing.
    #[error("a token needs a scope")]
    NoScope,
    /// It is to last for no day, or for too many.
    #[error("a token lasts for 1 to {DAYS_MAX} days")]
    Days,
    /// The account has as many as it may.
    #[error("the account has {TOKENS_MAX} tokens already")]
    TooMany,
    /// The database failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl TokenRefusal {
    /// Its name in the wording files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoAccount(_) => "no-account",
            Self::NoPost(_) => "no-post",
            Self::Label => "label",
            Self::NoScope => "no-scope",
            Self::Days => "days",
            Self::TooMany => "too-many",
            Self::Failed(_) => "failed",
        }
    }
}

impl From<store::StoreError> for TokenRefusal {
    fn from(error: store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}

fn written(scopes: &BTreeSet<Scope>) -> String {
    scopes.iter().map(|scope| scope.name()).collect::<Vec<_>>().join(",")
}

fn read(scopes: &str) -> BTreeSet<Scope> {
    scopes.split(',').filter_map(Scope::named).collect()
}

impl NewToken {
    fn checked(&self) -> Result<&str, TokenRefusal> {
        let label = self.label.trim();
        let fits = (1..=LABEL_CHARS_MAX).contains(&label.chars().count()) && !label.chars().any(char::is_control);
        if !fits {
            Err(TokenRefusal::Label)
        } else if self.scopes.is_empty() {
            Err(TokenRefusal::NoScope)
        } else if !(1..=DAYS_MAX).contains(&self.days) {
            Err(TokenRefusal::Days)
        } else {
            Ok(label)
        }
    }
}

impl App {
    /// Makes a token for the account of whoever acts. It is handed out this once.
    ///
    /// # Errors
    /// See [`TokenRefusal`].
    pub async fn make_api_token(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        new: &NewToken,
    ) -> Result<(OwnToken, TokenText), TokenRefusal> {
        let label = new.checked()?;
        let official = stamp.actor.official;
        if self.directory().tenures_on(official, stamp.today).next().is_none() {
            return Err(TokenRefusal::NoPost(official));
        }
        let mut session = self.db.write().await?;
        let account = open_account(&mut session, official).await?.ok_or(TokenRefusal::NoAccount(official))?;
        let now_us = stamp.recorded_us;
        let before = session.api_tokens(ACCOUNTS, account.0).await?;
        if before.iter().filter(|row| row.until_us > now_us).count() >= TOKENS_MAX {
            return Err(TokenRefusal::TooMany);
        }
        let text = TokenText(format!("{PREFIX}{}", fresh_token(chance)));
        let row = ApiTokenRow {
            shard: ACCOUNTS,
            id: chance.id(now_us),
            account: account.0,
            digest: digest(text.as_str()),
            label: label.to_owned(),
            scopes: written(&new.scopes),
            made_us: now_us,
            until_us: now_us.saturating_add(i64::from(new.days) * DAY_US),
            used_us: None,
        };
        let made = own(&row);
        session.put_api_token(row).await?;
        self.note(&mut session, stamp, (account, official), AccountChange::TokenMade).await?;
        session.commit().await?;
        Ok((made, text))
    }

    /// The tokens of an official's account that have not ended, in the order in which they were made.
    ///
    /// # Errors
    /// [`TokenRefusal::NoAccount`]; the database failed.
    pub async fn own_api_tokens(&self, official: OfficialId, now_us: i64) -> Result<Vec<OwnToken>, TokenRefusal> {
        let mut session = self.db.read().await?;
        let account = open_account(&mut session, official).await?.ok_or(TokenRefusal::NoAccount(official))?;
        let rows = session.api_tokens(ACCOUNTS, account.0).await?;
        Ok(rows.iter().filter(|row| row.until_us > now_us).map(own).collect())
    }

    /// Takes a token of the account of whoever acts back. Returns whether there was one.
    ///
    /// # Errors
    /// [`TokenRefusal::NoAccount`]; the database failed.
    pub async fn revoke_api_token(&self, stamp: &Stamp, id: i64) -> Result<bool, TokenRefusal> {
        let official = stamp.actor.official;
        let mut session = self.db.write().await?;
        let account = open_account(&mut session, official).await?.ok_or(TokenRefusal::NoAccount(official))?;
        let gone = session.revoke_api_token(ACCOUNTS, account.0, id).await?;
        if gone {
            self.note(&mut session, stamp, (account, official), AccountChange::TokenRevoked).await?;
        }
        session.commit().await?;
        Ok(gone)
    }

    /// Whose token it is, unless it has ended or was taken back, its account is locked or closed, or its owner holds no
    /// post today.
    ///
    /// # Errors
    /// The database failed.
    pub async fn api_token(&self, text: &str, now_us: i64) -> Result<Option<TokenHolder>, Failure> {
        if text.len() != PREFIX.len() + TOKEN_CHARS || !text.starts_with(PREFIX) {
            return Ok(None);
        }
        let mut session = self.db.read().await?;
        let Some(row) = session.api_token(ACCOUNTS, &digest(text)).await? else { return Ok(None) };
        if row.until_us <= now_us {
            return Ok(None);
        }
        let Some(account) = session.account(ACCOUNTS, row.account).await? else { return Ok(None) };
        drop(session);
        let official = OfficialId(account.official);
        let shut = account.locked_us.is_some() || account.closed_us.is_some();
        let serves = self.directory().tenures_on(official, civil_day(now_us)).next().is_some();
        if shut || !serves {
            return Ok(None);
        }
        if row.used_us.is_none_or(|used_us| now_us - used_us >= USED_STEP_US) {
            let mut session = self.db.write().await?;
            session.use_api_token(ACCOUNTS, row.id, now_us).await?;
            session.commit().await?;
        }
        Ok(Some(TokenHolder {
            id: row.id,
            account: AccountId(row.account),
            official,
            scopes: read(&row.scopes),
            until_us: row.until_us,
        }))
    }
}

async fn open_account(session: &mut Session, official: OfficialId) -> Result<Option<AccountId>, Failure> {
    let account = session.account_of(ACCOUNTS, official.0).await?;
    Ok(account.filter(|account| account.locked_us.is_none()).map(|account| AccountId(account.id)))
}

fn own(row: &ApiTokenRow) -> OwnToken {
    OwnToken {
        id: row.id,
        label: row.label.clone(),
        scopes: read(&row.scopes),
        made_us: row.made_us,
        until_us: row.until_us,
        used_us: row.used_us,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_read_as_they_are_written() {
        let all: BTreeSet<Scope> = Scope::ALL.into_iter().collect();
        assert_eq!(written(&all), "read,act,register");
        assert_eq!(read("read,act,register"), all);
        assert_eq!(read("read,unknown"), BTreeSet::from([Scope::Read]));
        assert!(read("").is_empty());
    }

    #[test]
    fn a_token_has_a_name_a_use_and_an_end() {
        let sound = NewToken { label: " 报表 ".to_owned(), scopes: BTreeSet::from([Scope::Read]), days: 90 };
        assert_eq!(sound.checked().ok(), Some("报表"));
        for (changed, code) in [
            (NewToken { label: " ".to_owned(), ..sound.clone() }, "label"),
            (NewToken { label: "字".repeat(LABEL_CHARS_MAX + 1), ..sound.clone() }, "label"),
            (NewToken { label: "a\u{0}b".to_owned(), ..sound.clone() }, "label"),
            (NewToken { scopes: BTreeSet::new(), ..sound.clone() }, "no-scope"),
            (NewToken { days: 0, ..sound.clone() }, "days"),
            (NewToken { days: DAYS_MAX + 1, ..sound.clone() }, "days"),
        ] {
            assert_eq!(changed.checked().err().map(|refusal| refusal.code()), Some(code));
        }
    }
}
