//! Accounts, as pages list them: some at a time, or those that a name finds.

use domain::OfficialId;

use super::account::listed;
use super::{ACCOUNTS, Account, AccountId};
use crate::{App, Failure};

impl App {
    /// Accounts after one of them, in the order in which they were made, closed ones too.
    ///
    /// # Errors
    /// The database failed.
    pub async fn accounts_after(&self, after: Option<AccountId>, limit: i64) -> Result<Vec<Account>, Failure> {
        let mut session = self.db.read().await?;
        let mut found = Vec::new();
        for row in session.accounts_after(ACCOUNTS, after.map_or(i64::MIN, |after| after.0), limit).await? {
            found.push(listed(&mut session, row).await?);
        }
        Ok(found)
    }

    /// The account of an official that is not closed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn account_of(&self, official: OfficialId) -> Result<Option<Account>, Failure> {
        let mut session = self.db.read().await?;
        match session.account_of(ACCOUNTS, official.0).await? {
            Some(row) => Ok(Some(listed(&mut session, row).await?)),
            None => Ok(None),
        }
    }

    /// The account that somebody signs in to under this name.
    ///
    /// # Errors
    /// The database failed.
    pub async fn account_named(&self, login: &str) -> Result<Option<Account>, Failure> {
        let mut session = self.db.read().await?;
        match session.account_by_login(ACCOUNTS, login).await? {
            Some(row) => Ok(Some(listed(&mut session, row).await?)),
            None => Ok(None),
        }
    }
}
