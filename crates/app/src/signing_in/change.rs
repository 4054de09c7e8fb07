//! The owner of an account changes the password.

use std::net::IpAddr;

use domain::{OfficialId, Origin};

use super::session::{Asks, Beginning, begin};
use super::tries::{self, NAME_PATIENCE};
use super::{ACCOUNTS, AccountChange, AccountId, Login, Opened, Password, PasswordFault, SignInRefusal, Way};
use crate::{App, Chance, Door, Failure, Stamp, civil_day};

impl App {
    /// Sets a new password, ends every session of the account and opens another one in place of the one that asked.
    ///
    /// # Errors
    /// See [`SignInRefusal`]; [`SignInRefusal::Wrong`] where the password so far is not the right one.
    pub async fn change_password(
        &self,
        chance: &mut Chance,
        token: &str,
        (current, new): (&Password, &Password),
        (caller, device): (IpAddr, &str),
        now_us: i64,
    ) -> Result<Opened, SignInRefusal> {
        let (row, account, has_factor) = self.open_session(token, now_us).await?.ok_or(SignInRefusal::Ended)?;
        let (id, official) = (AccountId(account.id), OfficialId(account.official));
        // Whoever sits down at a machine that was left open must not be able to try passwords here.
        let subject = self.tries_of_name(&account.login);
        let mut session = self.db.write().await?;
        if let Some(until_us) = tries::count(&mut session, &subject, NAME_PATIENCE, now_us).await? {
            return Err(SignInRefusal::Wait { until_us });
        }
        session.commit().await?;
        if !self.doors.matches(current, Some(&account.hash)).await? {
            return Err(SignInRefusal::Wrong);
        }
        let today = civil_day(now_us);
        let actor = self.own_actor(official, today).ok_or(SignInRefusal::NoPost)?;
        let stamp = Stamp { actor, recorded_us: now_us, today, origin: Origin::Entered, door: Door::SignedIn };
        let login = Login::read(&account.login).map_err(|fault| Failure::Hashing(fault.to_string()))?;
        self.fits(official, &login, new, &stamp)?;
        if self.doors.matches(new, Some(&account.hash)).await? {
            return Err(PasswordFault::Same.into());
        }
        let hash = self.doors.hash(new, chance.salt()).await?;
        let mut session = self.db.write().await?;
        session.forget_tries(ACCOUNTS, &subject).await?;
        session.set_password((ACCOUNTS, account.id), &hash, false, now_us).await?;
        session.revoke_sessions(ACCOUNTS, account.id, 0).await?;
        let way = if row.way == Way::Provider.name() { Way::Provider } else { Way::Password };
        let beginning = Beginning { account: id, way, second_us: row.second_us, caller, device, now_us };
        let opened = begin(&mut session, chance, beginning).await?;
        self.note(&mut session, &stamp, (id, official), AccountChange::PasswordChanged).await?;
        session.commit().await?;
        let asks = Asks { must_change: false, has_factor, demanded: self.demands_second(official, today) };
        Ok(Opened { token: opened, stage: asks.stage(row.second_us) })
    }
}
