//! Coming in with name and password.

use std::net::IpAddr;

use domain::OfficialId;
use store::{AccountRow, Session, SignInRow};

use super::session::{Asks, Beginning, begin, digest};
use super::tries::{self, ADDRESS_PATIENCE, NAME_PATIENCE};
use super::{ACCOUNTS, AccountId, Login, Password, PasswordFault, Stage, Way};
use crate::{App, Chance, Failure, civil_day};

/// What somebody typed, and where from.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// The name as typed.
    pub login: &'a str,
    /// The password.
    pub password: &'a Password,
    /// The session that the browser holds so far: it ends when another begins.
    pub before: Option<&'a str>,
    /// From which address.
    pub caller: IpAddr,
    /// With which program, as it calls itself.
    pub device: &'a str,
    /// When, in microseconds since 1970, UTC.
    pub now_us: i64,
}

/// A session that was opened.
#[derive(Clone, PartialEq, Eq)]
pub struct Opened {
    /// What the browser is to hold.
    pub token: String,
    /// What is still asked for.
    pub stage: Stage,
}

impl std::fmt::Debug for Opened {
    /// Without what opens it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened").field("stage", &self.stage).finish_non_exhaustive()
    }
}

/// Why somebody is not let in.
#[derive(Debug, thiserror::Error)]
pub enum SignInRefusal {
    /// Name and password do not belong together, or there is no such account: nobody is told which.
    #[error("name and password do not belong together")]
    Wrong,
    /// Too many failed tries for this name or from this address; not even the right password helps before then.
    #[error("no try before {until_us}")]
    Wait {
        /// In microseconds since 1970, UTC.
        until_us: i64,
    },
    /// The password is right, and the account is locked.
    #[error("the account is locked")]
    Locked,
    /// The password is right, and its owner holds no post today.
    #[error("the owner holds no post")]
    NoPost,
    /// The new password is not taken.
    #[error(transparent)]
    Unfit(#[from] PasswordFault),
    /// The session has ended in the meantime.
    #[error("the session has ended")]
    Ended,
    /// The database failed, or a hash could not be computed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl SignInRefusal {
    /// Its name in wording files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Wait { .. } => "wait",
            Self::Locked => "locked",
            Self::NoPost => "no-post",
            Self::Unfit(_) => "unfit",
            Self::Ended => "ended",
            Self::Failed(_) => "failed",
        }
    }
}

impl From<store::StoreError> for SignInRefusal {
    fn from(error: store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// What came of an attempt, as rows keep it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Done,
    /// The password was right; the second step is to come.
    First,
    Wrong,
    Locked,
    NoPost,
}

impl Outcome {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::First => "first",
            Self::Wrong => "wrong",
            Self::Locked => "locked",
            Self::NoPost => "no_post",
        }
    }
}

impl App {
    /// Opens a session for whoever has name and password. An unknown name is answered as a wrong password is, after as
    /// much work. That an account is locked, or its owner out of office, is told to whoever has its password only.
    ///
    /// # Errors
    /// See [`SignInRefusal`].
    pub async fn sign_in(&self, chance: &mut Chance, attempt: &Attempt<'_>) -> Result<Opened, SignInRefusal> {
        let now_us = attempt.now_us;
        let (name, address) = (self.tries_of_name(attempt.login), tries::of_address(attempt.caller));
        let mut session = self.db.write().await?;
        // Always in this order, so that no two attempts wait for each other.
        for (subject, patience) in [(&name, NAME_PATIENCE), (&address, ADDRESS_PATIENCE)] {
            if let Some(until_us) = tries::count(&mut session, subject, patience, now_us).await? {
                return Err(SignInRefusal::Wait { until_us });
            }
        }
        session.commit().await?;
        let account = match Login::read(attempt.login) {
            Ok(login) => self.db.read().await?.account_by_login(ACCOUNTS, login.as_str()).await?,
            Err(_) => None,
        };
        let stored = account.as_ref().map(|account| account.hash.as_str());
        let right = self.doors.matches(attempt.password, stored).await?;
        let Some(account) = account.as_ref().filter(|_| right) else {
            self.record(chance, attempt, (account.as_ref(), Way::Password), Outcome::Wrong).await?;
            return Err(SignInRefusal::Wrong);
        };
        let mut session = self.db.write().await?;
        session.forget_tries(ACCOUNTS, &name).await?;
        session.take_try_back(ACCOUNTS, &address).await?;
        session.commit().await?;
        self.let_in(chance, attempt, account, Way::Password).await
    }

    /// Opens a session of an account whose owner has proved to be it, unless the account is locked or the owner out of
    /// office.
    pub(super) async fn let_in(
        &self,
        chance: &mut Chance,
        attempt: &Attempt<'_>,
        account: &AccountRow,
        way: Way,
    ) -> Result<Opened, SignInRefusal> {
        let now_us = attempt.now_us;
        let official = OfficialId(account.official);
        let shut = if account.locked_us.is_some() {
            Some((Outcome::Locked, SignInRefusal::Locked))
        } else if self.directory().tenures_on(official, civil_day(now_us)).next().is_none() {
            Some((Outcome::NoPost, SignInRefusal::NoPost))
        } else {
            None
        };
        if let Some((outcome, refusal)) = shut {
            self.record(chance, attempt, (Some(account), way), outcome).await?;
            return Err(refusal);
        }
        let mut session = self.db.write().await?;
        let factor = session.second_factor(ACCOUNTS, account.id).await?;
        let has_factor = factor.is_some_and(|factor| factor.since_us.is_some());
        let must_change = account.must_change && way == Way::Password;
        let demanded = self.demands_second(official, civil_day(now_us));
        let stage = Asks { must_change, has_factor, demanded }.stage(None);
        if let Some(before) = attempt.before {
            session.end_session(ACCOUNTS, &digest(before)).await?;
        }
        let beginning = Beginning {
            account: AccountId(account.id),
            way,
            second_us: None,
            caller: attempt.caller,
            device: attempt.device,
            now_us,
        };
        let token = begin(&mut session, chance, beginning).await?;
        let outcome = if stage == Stage::SecondStep { Outcome::First } else { Outcome::Done };
        put(&mut session, chance, attempt, (Some(account), way), outcome).await?;
        session.commit().await?;
        Ok(Opened { token, stage })
    }

    /// Keeps what came of an attempt.
    pub(super) async fn record(
        &self,
        chance: &mut Chance,
        attempt: &Attempt<'_>,
        by: (Option<&AccountRow>, Way),
        outcome: Outcome,
    ) -> Result<(), Failure> {
        let mut session = self.db.write().await?;
        put(&mut session, chance, attempt, by, outcome).await?;
        Ok(session.commit().await?)
    }
}

pub(super) async fn put(
    session: &mut Session,
    chance: &mut Chance,
    attempt: &Attempt<'_>,
    (account, way): (Option<&AccountRow>, Way),
    outcome: Outcome,
) -> Result<(), Failure> {
    let row = SignInRow {
        shard: ACCOUNTS,
        id: chance.id(attempt.now_us),
        at_us: attempt.now_us,
        account: account.map(|account| account.id),
        way: way.name().to_owned(),
        outcome: outcome.name().to_owned(),
        address: attempt.caller.to_canonical().to_string(),
    };
    Ok(session.put_sign_in(row).await?)
}
