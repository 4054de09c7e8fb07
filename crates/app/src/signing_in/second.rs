//! The second factor: one-time codes from a telephone (RFC 6238), and recovery codes from paper.

use std::fmt::Write;
use std::net::IpAddr;

use domain::{OfficialId, Origin};
use store::{AccountRow, RecoveryCodeRow, SecondFactorRow, Session, SessionRow};
use totp_rs::Secret;
use vault::{is_keyed_digest, keyed_digest};

use super::enter::{Attempt, Outcome, put};
use super::one_time_code::step;
use super::session::{Asks, Beginning, begin, digest};
use super::tries::{self, NAME_PATIENCE};
use super::{ACCOUNTS, AccountChange, AccountId, AccountRefusal, Opened, Password, SignInRefusal, SignedIn, Way};
use crate::query_code::QueryCode;
use crate::{Action, App, Chance, Door, Failure, Stamp, Target, civil_day};

/// Bytes of a seed: as many as the hash has (RFC 4226).
const SEED_BYTES: usize = 20;
/// Recovery codes of an account: enough for some years of lost telephones, few enough for a slip of paper.
pub const RECOVERY_CODES: usize = 10;
/// For what the key is under which recovery codes are digested.
const KEY_PURPOSE: &str = "recovery codes";
/// What a stored digest begins with.
const SCHEME: &str = "hmac-sha256:";

/// A seed on its way to a telephone.
#[derive(Clone, PartialEq, Eq)]
pub struct Seed {
    /// To be typed by hand.
    pub text: String,
    /// To be read from a picture (`otpauth://…`).
    pub address: String,
}

impl std::fmt::Debug for Seed {
    /// Without the seed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seed(…)")
    }
}

/// How the second factor of an account stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Factor {
    /// There is none.
    Absent,
    /// A seed is waiting for its first code.
    Waiting(Seed),
    /// It is asked for.
    InUse {
        /// Recovery codes that were not used.
        codes_left: usize,
    },
}

/// A session that was raised, with recovery codes that are shown this once.
#[derive(Clone)]
pub struct Raised {
    /// The session in place of the one before.
    pub opened: Opened,
    /// The codes.
    pub codes: Vec<QueryCode>,
}

impl std::fmt::Debug for Raised {
    /// Without the codes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Raised").field("opened", &self.opened).finish_non_exhaustive()
    }
}

/// Whence something of the own account is done.
#[derive(Clone, Copy, Debug)]
pub struct Whence<'a> {
    /// What the browser holds.
    pub token: &'a str,
    /// From which address.
    pub caller: IpAddr,
    /// With which program, as it calls itself.
    pub device: &'a str,
    /// When, in microseconds since 1970, UTC.
    pub now_us: i64,
}

/// Text as it stands in an address.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

impl App {
    /// How the own second factor stands. `place` is what a telephone calls the installation.
    ///
    /// # Errors
    /// The database failed, or the seed does not open.
    pub async fn own_factor(&self, signed_in: &SignedIn, place: &str) -> Result<Factor, Failure> {
        let account = signed_in.account.0;
        let mut session = self.db.read().await?;
        let Some(row) = session.second_factor(ACCOUNTS, account).await? else { return Ok(Factor::Absent) };
        if row.since_us.is_some() {
            let codes = session.recovery_codes(ACCOUNTS, account).await?;
            let codes_left = codes.iter().filter(|code| code.used_us.is_none()).count();
            return Ok(Factor::InUse { codes_left });
        }
        let login = session.account(ACCOUNTS, account).await?.map_or_else(String::new, |account| account.login);
        let text = Secret::from(self.opened_seed(&row)?.to_vec()).to_base32();
        let (place, login) = (escaped(place), escaped(&login));
        let address =
            format!("otpauth://totp/{place}:{login}?secret={text}&issuer={place}&algorithm=SHA1&digits=6&period=30");
        Ok(Factor::Waiting(Seed { text, address }))
    }

    /// Draws a seed that waits for its first code; one that waited before is void. One in use stays as it is.
    ///
    /// # Errors
    /// The database failed.
    pub async fn begin_factor(&self, chance: &mut Chance, signed_in: &SignedIn) -> Result<(), Failure> {
        let account = signed_in.account.0;
        let drawn = chance.seed();
        let seed = drawn.get(..SEED_BYTES).unwrap_or(&drawn);
        let (master, seed) = self.sealed_seed(chance, account, seed)?;
        let mut session = self.db.write().await?;
        if session.second_factor(ACCOUNTS, account).await?.is_some_and(|row| row.since_us.is_some()) {
            return Ok(());
        }
        let row = SecondFactorRow { shard: ACCOUNTS, account, master, seed, since_us: None, step: 0 };
        session.put_second_factor(row).await?;
        Ok(session.commit().await?)
    }

    /// Takes the first code of a waiting seed: from now on codes are asked for. Every other session of the account ends.
    ///
    /// # Errors
    /// See [`SignInRefusal`]; [`SignInRefusal::Wrong`] where it is not the code.
    pub async fn confirm_factor(
        &self,
        chance: &mut Chance,
        from: Whence<'_>,
        code: &str,
    ) -> Result<Raised, SignInRefusal> {
        let (row, account, in_use) = self.open_session(from.token, from.now_us).await?.ok_or(SignInRefusal::Ended)?;
        if in_use {
            return Err(SignInRefusal::Ended);
        }
        let mut session = self.show(&account, from.now_us, code).await?;
        session.revoke_sessions(ACCOUNTS, account.id, 0).await?;
        let change = Some(AccountChange::SecondFactorSet);
        let raised = self.raise(&mut session, chance, from, (&row, &account), change).await?;
        session.commit().await?;
        Ok(raised)
    }

    /// Takes the second step of signing in: a code from the telephone, or a recovery code.
    ///
    /// # Errors
    /// See [`SignInRefusal`].
    pub async fn second_step(
        &self,
        chance: &mut Chance,
        from: Whence<'_>,
        code: &str,
    ) -> Result<Opened, SignInRefusal> {
        let (row, account, _) = self.open_session(from.token, from.now_us).await?.ok_or(SignInRefusal::Ended)?;
        let nothing = Password::typed("");
        let (caller, device, now_us) = (from.caller, from.device, from.now_us);
        let attempt = Attempt { login: "", password: &nothing, before: None, caller, device, now_us };
        let way = if QueryCode::read(code).is_ok() { Way::Recovery } else { Way::Code };
        let mut session = match self.show(&account, from.now_us, code).await {
            Ok(session) => session,
            Err(SignInRefusal::Wrong) => {
                self.record(chance, &attempt, (Some(&account), way), Outcome::Wrong).await?;
                return Err(SignInRefusal::Wrong);
            }
            Err(other) => return Err(other),
        };
        let raised = self.raise(&mut session, chance, from, (&row, &account), None).await?;
        put(&mut session, chance, &attempt, (Some(&account), way), Outcome::Done).await?;
        session.commit().await?;
        Ok(raised.opened)
    }

    /// Draws recovery codes in place of those before, for whoever shows a code.
    ///
    /// # Errors
    /// See [`SignInRefusal`].
    pub async fn renew_codes(
        &self,
        chance: &mut Chance,
        from: Whence<'_>,
        code: &str,
    ) -> Result<Vec<QueryCode>, SignInRefusal> {
        let (_, account, in_use) = self.open_session(from.token, from.now_us).await?.ok_or(SignInRefusal::Ended)?;
        if !in_use {
            return Err(SignInRefusal::Ended);
        }
        let stamp = self.own_stamp(&account, from.now_us)?;
        let (codes, rows) = self.drawn_codes(chance, account.id);
        let mut session = self.show(&account, from.now_us, code).await?;
        session.put_recovery_codes(ACCOUNTS, account.id, &rows).await?;
        let whose = (AccountId(account.id), OfficialId(account.official));
        self.note(&mut session, &stamp, whose, AccountChange::RecoveryCodesMade).await?;
        session.commit().await?;
        Ok(codes)
    }

    /// Takes the own second factor away, for whoever shows a code, where the installation demands none.
    ///
    /// # Errors
    /// See [`SignInRefusal`].
    pub async fn remove_factor(&self, from: Whence<'_>, code: &str) -> Result<(), SignInRefusal> {
        let (_, account, in_use) = self.open_session(from.token, from.now_us).await?.ok_or(SignInRefusal::Ended)?;
        if !in_use || self.demands_second(OfficialId(account.official), civil_day(from.now_us)) {
            return Err(SignInRefusal::Ended);
        }
        let stamp = self.own_stamp(&account, from.now_us)?;
        let mut session = self.show(&account, from.now_us, code).await?;
        session.forget_second_factor(ACCOUNTS, account.id).await?;
        let whose = (AccountId(account.id), OfficialId(account.official));
        self.note(&mut session, &stamp, whose, AccountChange::SecondFactorReset).await?;
        Ok(session.commit().await?)
    }

    /// Takes the second factor off somebody's account, who lost telephone and paper, and ends its sessions. Returns
    /// whether there was one.
    ///
    /// # Errors
    /// See [`AccountRefusal`].
    pub async fn reset_factor(&self, stamp: &Stamp, official: OfficialId) -> Result<bool, AccountRefusal> {
        self.admits(stamp, Action::ChangeAccounts, Target::Installation)?;
        let mut session = self.db.write().await?;
        let account = super::account::there(&mut session, official).await?;
        let before = session.second_factor(ACCOUNTS, account.id).await?;
        session.forget_second_factor(ACCOUNTS, account.id).await?;
        session.revoke_sessions(ACCOUNTS, account.id, 0).await?;
        session.forget_tries(ACCOUNTS, &tries::of_second_step(AccountId(account.id))).await?;
        let was_set = before.is_some_and(|row| row.since_us.is_some());
        if was_set {
            let whose = (AccountId(account.id), official);
            self.note(&mut session, stamp, whose, AccountChange::SecondFactorReset).await?;
        }
        session.commit().await?;
        Ok(was_set)
    }

    /// Uses up a code that is one of an account's, in a transaction that the caller goes on with and commits: a code is
    /// used if and only if it opened something. A code that was used is none.
    async fn show(&self, account: &AccountRow, now_us: i64, typed: &str) -> Result<Session, SignInRefusal> {
        let subject = tries::of_second_step(AccountId(account.id));
        let mut session = self.db.write().await?;
        if let Some(until_us) = tries::count(&mut session, &subject, NAME_PATIENCE, now_us).await? {
            return Err(SignInRefusal::Wait { until_us });
        }
        session.commit().await?;
        let mut session = self.db.write().await?;
        let row = session.second_factor(ACCOUNTS, account.id).await?.ok_or(SignInRefusal::Ended)?;
        let used = match QueryCode::read(typed) {
            Ok(code) if row.since_us.is_some() => {
                let codes = session.recovery_codes(ACCOUNTS, account.id).await?;
                let fits = codes.iter().find(|row| row.used_us.is_none() && self.is_code(row, &code));
                match fits {
                    Some(found) => session.use_recovery_code((ACCOUNTS, account.id), found.no, now_us).await?,
                    None => false,
                }
            }
            _ => match step(&self.opened_seed(&row)?, typed, now_us)? {
                Some(step) => session.use_step(ACCOUNTS, account.id, step, now_us).await?,
                None => false,
            },
        };
        if !used {
            return Err(SignInRefusal::Wrong);
        }
        session.forget_tries(ACCOUNTS, &subject).await?;
        Ok(session)
    }

    /// Opens a session that has shown its second factor in place of the one before; with a change, new recovery codes
    /// come with it.
    async fn raise(
        &self,
        session: &mut Session,
        chance: &mut Chance,
        from: Whence<'_>,
        (row, account): (&SessionRow, &AccountRow),
        change: Option<AccountChange>,
    ) -> Result<Raised, SignInRefusal> {
        let id = AccountId(account.id);
        let stamp = self.own_stamp(account, from.now_us)?;
        let way = if row.way == Way::Provider.name() { Way::Provider } else { Way::Password };
        session.end_session(ACCOUNTS, &digest(from.token)).await?;
        let (caller, device, now_us) = (from.caller, from.device, from.now_us);
        let beginning = Beginning { account: id, way, second_us: Some(now_us), caller, device, now_us };
        let token = begin(session, chance, beginning).await?;
        let mut codes = Vec::new();
        if let Some(change) = change {
            let (drawn, rows) = self.drawn_codes(chance, account.id);
            session.put_recovery_codes(ACCOUNTS, account.id, &rows).await?;
            self.note(session, &stamp, (id, OfficialId(account.official)), change).await?;
            codes = drawn;
        }
        let must_change = account.must_change && way == Way::Password;
        // It has just been shown, whether or not it is demanded.
        let asks = Asks { must_change, has_factor: true, demanded: false };
        Ok(Raised { opened: Opened { token, stage: asks.stage(Some(now_us)) }, codes })
    }

    fn own_stamp(&self, account: &AccountRow, now_us: i64) -> Result<Stamp, SignInRefusal> {
        let today = civil_day(now_us);
        let actor = self.own_actor(OfficialId(account.official), today).ok_or(SignInRefusal::NoPost)?;
        Ok(Stamp { actor, recorded_us: now_us, today, origin: Origin::Entered, door: Door::SignedIn })
    }

    fn drawn_codes(&self, chance: &mut Chance, account: i64) -> (Vec<QueryCode>, Vec<RecoveryCodeRow>) {
        let codes: Vec<QueryCode> = (0..RECOVERY_CODES).map(|_| QueryCode::drawn(chance)).collect();
        let key = self.keys().subkey(KEY_PURPOSE);
        let rows = codes.iter().zip(1..).map(|(code, no)| {
            let digest = keyed_digest(&key, &[&account.to_be_bytes(), code.signs().as_bytes()]);
            let hash = digest.iter().fold(String::from(SCHEME), |mut text, byte| {
                // Writing to a string cannot fail.
                let _ = write!(text, "{byte:02x}");
                text
            });
            RecoveryCodeRow { shard: ACCOUNTS, account, no, hash, used_us: None }
        });
        let rows = rows.collect();
        (codes, rows)
    }

    fn is_code(&self, row: &RecoveryCodeRow, code: &QueryCode) -> bool {
        let Some(hex) = row.hash.strip_prefix(SCHEME) else { return false };
        let bytes: Option<Vec<u8>> = (0..hex.len() / 2)
            .map(|at| hex.get(2 * at..2 * at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
            .collect();
        let key = self.keys().subkey(KEY_PURPOSE);
        bytes.is_some_and(|bytes| is_keyed_digest(&key, &[&row.account.to_be_bytes(), code.signs().as_bytes()], &bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_nothing_that_could_be_read_otherwise() {
        assert_eq!(escaped("云 su&x=1"), "%E4%BA%91%20su%26x%3D1");
    }
}
