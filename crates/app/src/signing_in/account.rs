//! Accounts, as whoever looks after them makes, locks, resets, links and closes them.

use domain::{Actor, OfficialId};
use serde::Serialize;
use store::{AccountLinkRow, AccountRow, Chain, NewEvent, Session, SignInRow};

use super::{ACCOUNTS, AccountChange, AccountEvent, AccountId, Login, OneTimePassword, Password, PasswordFault};
use crate::admin_event::{ADMIN_STREAM, AdminEvent, Administered};
use crate::{Action, App, Chance, Failure, Stamp, Target, home_shard};

/// Accounts read at a time.
const PAGE: i64 = 500;

/// With what an account begins.
#[derive(Clone, Debug)]
pub enum FirstPassword {
    /// With a drawn one, which its owner changes at first.
    OneTime,
    /// With this one, which its owner changes at first.
    Given(Password),
    /// With this one for good: for the invented people of a demonstration only.
    Lasting(Password),
    /// With none: its owner comes from an identity provider.
    None,
}

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Whose it is.
    pub official: OfficialId,
    /// Under which name its owner signs in.
    pub login: Login,
    /// With what it begins.
    pub password: FirstPassword,
}

/// An account as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Identity.
    pub id: AccountId,
    /// Whose it is.
    pub official: OfficialId,
    /// The sign-in name.
    pub login: String,
    /// Whether it has a password.
    pub has_password: bool,
    /// Whether its owner has to change the password first.
    pub must_change: bool,
    /// Whether a second factor is asked for.
    pub second_factor: bool,
    /// When it was made, in microseconds since 1970, UTC.
    pub made_us: i64,
    /// Since when it is locked.
    pub locked_us: Option<i64>,
    /// Since when it is closed.
    pub closed_us: Option<i64>,
    /// Persons of identity providers who sign in to it: provider and person.
    pub links: Vec<(String, String)>,
    /// Sessions that are open.
    pub sessions: usize,
}

/// Why an account was not made or changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountRefusal {
    /// The directory knows no such official.
    #[error("no official {0}")]
    NoOfficial(OfficialId),
    /// The official holds no post today.
    #[error("official {0} holds no post")]
    NoPost(OfficialId),
    /// The official has an account already.
    #[error("official {0} has an account already")]
    HasAccount(OfficialId),
    /// Somebody else signs in under this name.
    #[error("the sign-in name is taken")]
    LoginTaken,
    /// The official has no account.
    #[error("no account")]
    NoAccount,
    /// The password is not taken.
    #[error(transparent)]
    Unfit(#[from] PasswordFault),
    /// The person of the provider is linked to another account.
    #[error("linked to another account")]
    LinkedElsewhere,
    /// The database failed, or a hash could not be computed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl AccountRefusal {
    /// Its name in wording files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoOfficial(_) => "no-official",
            Self::NoPost(_) => "no-post",
            Self::HasAccount(_) => "has-account",
            Self::LoginTaken => "login-taken",
            Self::NoAccount => "no-account",
            Self::Unfit(_) => "unfit",
            Self::LinkedElsewhere => "linked-elsewhere",
            Self::Failed(_) => "failed",
        }
    }
}

impl From<store::StoreError> for AccountRefusal {
    fn from(error: store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl App {
    /// Makes an account. Returns the one-time password where one was drawn; it is nowhere else.
    ///
    /// # Errors
    /// See [`AccountRefusal`].
    pub async fn make_account(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        new: NewAccount,
    ) -> Result<(AccountId, Option<OneTimePassword>), AccountRefusal> {
        self.admits(stamp, Action::ChangeAccounts, Target::Installation)?;
        let directory = self.directory();
        if !directory.officials.contains_key(&new.official) {
            return Err(AccountRefusal::NoOfficial(new.official));
        }
        if directory.tenures_on(new.official, stamp.today).next().is_none() {
            return Err(AccountRefusal::NoPost(new.official));
        }
        let (hash, one_time) = match &new.password {
            FirstPassword::OneTime => {
                let drawn = OneTimePassword::drawn(chance);
                (self.doors.hash(&drawn.password(), chance.salt()).await?, Some(drawn))
            }
            FirstPassword::Given(password) => {
                self.fits(new.official, &new.login, password, stamp)?;
                (self.doors.hash(password, chance.salt()).await?, None)
            }
            FirstPassword::Lasting(password) => (self.doors.hash(password, chance.salt()).await?, None),
            FirstPassword::None => (String::new(), None),
        };
        let id = AccountId(chance.id(stamp.recorded_us));
        let row = AccountRow {
            shard: ACCOUNTS,
            id: id.0,
            official: new.official.0,
            login: new.login.as_str().to_owned(),
            hash,
            must_change: matches!(new.password, FirstPassword::OneTime | FirstPassword::Given(_)),
            made_us: stamp.recorded_us,
            changed_us: stamp.recorded_us,
            locked_us: None,
            closed_us: None,
        };
        let mut session = self.db.write().await?;
        if session.account_of(ACCOUNTS, new.official.0).await?.is_some() {
            return Err(AccountRefusal::HasAccount(new.official));
        }
        if session.account_by_login(ACCOUNTS, new.login.as_str()).await?.is_some() {
            return Err(AccountRefusal::LoginTaken);
        }
        session.put_account(row).await?;
        self.note(&mut session, stamp, (id, new.official), AccountChange::Made).await?;
        session.commit().await?;
        Ok((id, one_time))
    }

    /// Gives an account a one-time password and ends its sessions and tokens. Returns the password; it is nowhere else.
    ///
    /// # Errors
    /// See [`AccountRefusal`].
    pub async fn reset_password(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        official: OfficialId,
    ) -> Result<OneTimePassword, AccountRefusal> {
        self.admits(stamp, Action::ChangeAccounts, Target::Installation)?;
        let drawn = OneTimePassword::drawn(chance);
        let hash = self.doors.hash(&drawn.password(), chance.salt()).await?;
        let mut session = self.db.write().await?;
        let account = there(&mut session, official).await?;
        session.set_password((ACCOUNTS, account.id), &hash, true, stamp.recorded_us).await?;
        session.revoke_sessions(ACCOUNTS, account.id, 0).await?;
        session.revoke_api_tokens(ACCOUNTS, account.id).await?;
        session.forget_tries(ACCOUNTS, &self.tries_of_name(&account.login)).await?;
        self.note(&mut session, stamp, (AccountId(account.id), official), AccountChange::PasswordReset).await?;
        session.commit().await?;
        Ok(drawn)
    }

    /// Locks an account and ends its sessions, or unlocks it and forgets its failed tries. Returns whether anything
    /// changed.
    ///
    /// # Errors
    /// See [`AccountRefusal`].
    pub async fn lock_account(&self, stamp: &Stamp, official: OfficialId, lock: bool) -> Result<bool, AccountRefusal> {
        self.admits(stamp, Action::ChangeAccounts, Target::Installation)?;
        let mut session = self.db.write().await?;
        let account = there(&mut session, official).await?;
        if lock {
            session.revoke_sessions(ACCOUNTS, account.id, 0).await?;
        } else {
            session.forget_tries(ACCOUNTS, &self.tries_of_name(&account.login)).await?;
            session.forget_tries(ACCOUNTS, &super::tries::of_second_step(AccountId(account.id))).await?;
        }
        let changes = account.locked_us.is_some() != lock;
        if changes {
            session.set_locked(ACCOUNTS, account.id, lock.then_some(stamp.recorded_us)).await?;
            let change = if lock { AccountChange::Locked } else { AccountChange::Unlocked };
            self.note(&mut session, stamp, (AccountId(account.id), official), change).await?;
        }
        session.commit().await?;
        Ok(changes)
    }

    /// Closes an account for good: its password, second factor, links and sessions go; who had it stays known.
    ///
    /// # Errors
    /// See [`AccountRefusal`].
    pub async fn close_account(&self, stamp: &Stamp, official: OfficialId) -> Result<(), AccountRefusal> {
        self.admits(stamp, Action::ChangeAccounts, Target::Installation)?;
        let mut session = self.db.write().await?;
        let account = there(&mut session, official).await?;
        session.revoke_sessions(ACCOUNTS, account.id, 0).await?;
        session.revoke_api_tokens(ACCOUNTS, account.id).await?;
        session.unlink_account(ACCOUNTS, account.id).await?;
        session.forget_second_factor(ACCOUNTS, account.id).await?;
        session.close_account(ACCOUNTS, account.id, stamp.recorded_us).await?;
        self.note(&mut session, stamp, (AccountId(account.id), official), AccountChange::Closed).await?;
        Ok(session.commit().await?)
    }

    /// Links a person of an identity provider to an account.
    ///
    /// # Errors
    /// See [`AccountRefusal`].
    pub async fn link_account(
        &self,
        stamp: &Stamp,
        official: OfficialId,
        issuer: &str,
        subject: &str,
    ) -> Result<(), AccountRefusal> {
        self.admits(stamp, Action::ChangeAccounts, Target::Installation)?;
        let mut session = self.db.write().await?;
        let account = there(&mut session, official).await?;
        let (issuer, subject) = (issuer.to_owned(), subject.to_owned());
        let row =
            AccountLinkRow { shard: ACCOUNTS, issuer, subject, account: account.id, linked_us: stamp.recorded_us };
        if session.link_account(&row).await? != Some(account.id) {
            return Err(AccountRefusal::LinkedElsewhere);
        }
        self.note(&mut session, stamp, (AccountId(account.id), official), AccountChange::Linked).await?;
        Ok(session.commit().await?)
    }

    /// Takes every person of an identity provider off an account and ends its sessions. Returns how many there were.
    ///
    /// # Errors
    /// See [`AccountRefusal`].
    pub async fn unlink_account(&self, stamp: &Stamp, official: OfficialId) -> Result<u64, AccountRefusal> {
        self.admits(stamp, Action::ChangeAccounts, Target::Installation)?;
        let mut session = self.db.write().await?;
        let account = there(&mut session, official).await?;
        let gone = session.unlink_account(ACCOUNTS, account.id).await?;
        if gone > 0 {
            session.revoke_sessions(ACCOUNTS, account.id, 0).await?;
            self.note(&mut session, stamp, (AccountId(account.id), official), AccountChange::Unlinked).await?;
        }
        session.commit().await?;
        Ok(gone)
    }

    /// Every account, closed ones too, in the order in which they were made.
    ///
    /// # Errors
    /// The database failed.
    pub async fn accounts(&self) -> Result<Vec<Account>, Failure> {
        let mut session = self.db.read().await?;
        let mut found = Vec::new();
        let mut after = i64::MIN;
        loop {
            let rows = session.accounts_after(ACCOUNTS, after, PAGE).await?;
            let Some(last) = rows.last() else { return Ok(found) };
            after = last.id;
            for row in rows {
                found.push(listed(&mut session, row).await?);
            }
        }
    }

    /// Whether anybody can sign in at all.
    ///
    /// # Errors
    /// The database failed.
    pub async fn has_accounts(&self) -> Result<bool, Failure> {
        Ok(self.db.read().await?.has_accounts(ACCOUNTS).await?)
    }

    /// Who signed in or tried to, before an attempt, the latest first; of one official's account or of all.
    ///
    /// # Errors
    /// See [`AccountRefusal`].
    pub async fn sign_ins(
        &self,
        official: Option<OfficialId>,
        before: i64,
        limit: i64,
    ) -> Result<Vec<SignInRow>, AccountRefusal> {
        let mut session = self.db.read().await?;
        let account = match official {
            Some(official) => Some(there(&mut session, official).await?.id),
            None => None,
        };
        Ok(session.sign_ins(ACCOUNTS, account, before, limit).await?)
    }

    /// Whether a password may be chosen for an official's account.
    pub(super) fn fits(
        &self,
        official: OfficialId,
        login: &Login,
        password: &Password,
        stamp: &Stamp,
    ) -> Result<(), PasswordFault> {
        let directory = self.directory();
        let mut names = vec!["xinze", "信责"];
        names.extend(directory.officials.get(&official).map(|official| official.name.as_str()));
        for post in directory.posts_on(official, stamp.today) {
            let organ = directory.organ(post.organ);
            names.extend(organ.into_iter().flat_map(|organ| [organ.name.as_str(), organ.mark.as_str()]));
            let division = organ.and_then(|organ| directory.divisions.get(&organ.division));
            names.extend(division.map(|division| division.name.as_str()));
        }
        password.fits(login, &names)
    }

    /// Who changes an own account: the official for the organ of the first post that is held on the day.
    pub(super) fn own_actor(&self, official: OfficialId, today: jiff::civil::Date) -> Option<Actor> {
        let directory = self.directory();
        let post = directory.posts_on(official, today).next()?;
        Some(Actor { official, organ: post.organ })
    }

    /// Appends to the admin stream what was done to an account.
    pub(crate) async fn note(
        &self,
        session: &mut Session,
        stamp: &Stamp,
        (account, official): (AccountId, OfficialId),
        change: AccountChange,
    ) -> Result<(), Failure> {
        let what = Administered::Account(AccountEvent { account, official, on: stamp.today, change });
        let kind = what.kind();
        let body = serde_json::to_string(&AdminEvent { by: stamp.actor, origin: stamp.origin, what })?;
        let shard = home_shard(&self.directory(), stamp.actor.organ);
        let head = session.head(shard, ADMIN_STREAM).await?;
        let events = vec![(NewEvent { kind, body }, stamp.actor.into(), stamp.recorded_us)];
        session.append(vec![Chain { shard, stream: ADMIN_STREAM, head, events }]).await?;
        Ok(())
    }
}

/// The account of an official that is not closed.
pub(super) async fn there(session: &mut Session, official: OfficialId) -> Result<AccountRow, AccountRefusal> {
    session.account_of(ACCOUNTS, official.0).await?.ok_or(AccountRefusal::NoAccount)
}

/// An account with what stands beside it.
pub(super) async fn listed(session: &mut Session, row: AccountRow) -> Result<Account, Failure> {
    let factor = session.second_factor(ACCOUNTS, row.id).await?;
    let links = session.links_of(ACCOUNTS, row.id).await?;
    let sessions = session.sessions_of(ACCOUNTS, row.id).await?.len();
    Ok(Account {
        id: AccountId(row.id),
        official: OfficialId(row.official),
        has_password: !row.hash.is_empty(),
        login: row.login,
        must_change: row.must_change,
        second_factor: factor.is_some_and(|factor| factor.since_us.is_some()),
        made_us: row.made_us,
        locked_us: row.locked_us,
        closed_us: row.closed_us,
        links: links.into_iter().map(|link| (link.issuer, link.subject)).collect(),
        sessions,
    })
}
