//! Sessions: who holds what opens them, how long they last, and how they end.

use std::fmt::Write;
use std::net::IpAddr;

use domain::OfficialId;
use serde::Serialize;
use sha2::{Digest, Sha256};
use store::{AccountRow, Session, SessionRow};

use super::tries::forgotten_before_us;
use super::{ACCOUNTS, AccountId, Device, SignedIn, Way, device};
use crate::{App, Chance, Failure, civil_day};

const MINUTE_US: i64 = 60_000_000;
/// How exactly it is known when a session was last used: a write for every page would cost more than the page.
const SEEN_STEP_US: i64 = MINUTE_US;
/// How long it is kept who signed in: longer than the half year for which the logs of a network have to be kept, and
/// over a whole year of assessment.
const SIGN_INS_KEPT_US: i64 = 400 * 24 * 60 * MINUTE_US;
/// How long somebody may be on the way to an identity provider and back.
pub(super) const WAY_US: i64 = 10 * MINUTE_US;
/// Characters of what a browser holds: 256 random bits.
const TOKEN_CHARS: usize = 64;

/// What a session still asks for before it opens anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing: it is whole.
    Whole,
    /// The second factor.
    SecondStep,
    /// A password of the owner's own in place of the one-time one.
    NewPassword,
    /// A second factor, which this installation demands and the owner has not set up.
    SetUpSecond,
}

/// A session that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// Who it is.
    pub signed_in: SignedIn,
    /// What is still asked for.
    pub stage: Stage,
    /// What the forms of this session carry, so that they come from its own pages.
    pub form_token: String,
}

/// A session as its owner sees it in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnSession {
    /// Its number.
    pub id: i64,
    /// When it began, in microseconds since 1970, UTC.
    pub made_us: i64,
    /// When it was last used, to the minute.
    pub seen_us: i64,
    /// From which address.
    pub address: String,
    /// By which way.
    pub way: String,
    /// With which program, as it calls itself.
    #[serde(skip)]
    pub device: Device,
    /// Whether the second factor was shown.
    pub second_factor: bool,
}

/// What a new session is made with.
pub(super) struct Beginning<'a> {
    pub(super) account: AccountId,
    pub(super) way: Way,
    pub(super) second_us: Option<i64>,
    pub(super) caller: IpAddr,
    pub(super) device: &'a str,
    pub(super) now_us: i64,
}

/// What of an account decides on a session's stage.
pub(super) struct Asks {
    pub(super) must_change: bool,
    pub(super) has_factor: bool,
    /// Whether a second factor is demanded of the owner.
    pub(super) demanded: bool,
}

impl Asks {
    pub(super) const fn stage(&self, second_us: Option<i64>) -> Stage {
        if self.has_factor && second_us.is_none() {
            Stage::SecondStep
        } else if self.must_change {
            Stage::NewPassword
        } else if !self.has_factor && self.demanded {
            Stage::SetUpSecond
        } else {
            Stage::Whole
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What is stored of what a browser holds.
pub(super) fn digest(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

fn form_token(token: &str) -> String {
    hex(&Sha256::new().chain_update(b"form of the session ").chain_update(token.as_bytes()).finalize())
}

/// 256 random bits as a browser keeps them.
pub(super) fn fresh_token(chance: &mut Chance) -> String {
    hex(&chance.seed())
}

/// Opens a session and returns what the browser is to hold.
pub(super) async fn begin(
    session: &mut Session,
    chance: &mut Chance,
    beginning: Beginning<'_>,
) -> Result<String, Failure> {
    let token = fresh_token(chance);
    let row = SessionRow {
        shard: ACCOUNTS,
        token: digest(&token),
        id: chance.id(beginning.now_us),
        account: beginning.account.0,
        made_us: beginning.now_us,
        seen_us: beginning.now_us,
        second_us: beginning.second_us,
        way: beginning.way.name().to_owned(),
        address: beginning.caller.to_canonical().to_string(),
        device: device::kept(beginning.device),
    };
    session.put_session(row).await?;
    Ok(token)
}

impl App {
    /// The session of what a browser holds, unless it has ended, its account is locked or closed, or its owner holds no
    /// post today.
    ///
    /// # Errors
    /// The database failed.
    pub async fn session(&self, token: &str, now_us: i64) -> Result<Option<Present>, Failure> {
        let Some((row, account, has_factor)) = self.open_session(token, now_us).await? else { return Ok(None) };
        if now_us - row.seen_us >= SEEN_STEP_US {
            let mut session = self.db.write().await?;
            session.see_session(ACCOUNTS, &row.token, now_us).await?;
            session.commit().await?;
        }
        let demanded = self.demands_second(OfficialId(account.official), civil_day(now_us));
        let asks = Asks { must_change: account.must_change, has_factor, demanded };
        let signed_in = SignedIn {
            official: OfficialId(account.official),
            account: AccountId(account.id),
            session: row.id,
            since_us: row.made_us,
            second_factor: row.second_us.is_some(),
        };
        let stage = asks.stage(row.second_us);
        Ok(Some(Present { signed_in, stage, form_token: form_token(token) }))
    }

    /// The rows of a session that has not ended.
    pub(super) async fn open_session(
        &self,
        token: &str,
        now_us: i64,
    ) -> Result<Option<(SessionRow, AccountRow, bool)>, Failure> {
        if token.len() != TOKEN_CHARS {
            return Ok(None);
        }
        let Some((row, account, has_factor)) =
            self.db.read().await?.session_with_account(ACCOUNTS, &digest(token)).await?
        else {
            return Ok(None);
        };
        let rules = self.doors.rules();
        let ended = row.seen_us < rules.seen_after_us(now_us) || row.made_us < rules.made_after_us(now_us);
        let shut = account.locked_us.is_some() || account.closed_us.is_some();
        let official = OfficialId(account.official);
        let serves = self.directory().tenures_on(official, civil_day(now_us)).next().is_some();
        Ok((!ended && !shut && serves).then_some((row, account, has_factor)))
    }

    /// Ends the session of what a browser holds, if there is one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn leave(&self, token: &str) -> Result<(), Failure> {
        let mut session = self.db.write().await?;
        session.end_session(ACCOUNTS, &digest(token)).await?;
        Ok(session.commit().await?)
    }

    /// The sessions of whoever is signed in that have not ended, the one that was used last first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn own_sessions(&self, signed_in: &SignedIn, now_us: i64) -> Result<Vec<OwnSession>, Failure> {
        let rules = self.doors.rules();
        let rows = self.db.read().await?.sessions_of(ACCOUNTS, signed_in.account.0).await?;
        let open = rows
            .into_iter()
            .filter(|row| row.seen_us >= rules.seen_after_us(now_us) && row.made_us >= rules.made_after_us(now_us));
        Ok(open
            .map(|row| OwnSession {
                id: row.id,
                made_us: row.made_us,
                seen_us: row.seen_us,
                address: row.address,
                way: row.way,
                device: Device::read(&row.device),
                second_factor: row.second_us.is_some(),
            })
            .collect())
    }

    /// Ends one of the own sessions by its number. Returns whether there was one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn revoke_own_session(&self, signed_in: &SignedIn, id: i64) -> Result<bool, Failure> {
        let mut session = self.db.write().await?;
        let ended = session.revoke_session(ACCOUNTS, signed_in.account.0, id).await?;
        session.commit().await?;
        Ok(ended)
    }

    /// Ends all own sessions but the one that asks. Returns how many.
    ///
    /// # Errors
    /// The database failed.
    pub async fn revoke_other_sessions(&self, signed_in: &SignedIn) -> Result<u64, Failure> {
        let mut session = self.db.write().await?;
        let ended = session.revoke_sessions(ACCOUNTS, signed_in.account.0, signed_in.session).await?;
        session.commit().await?;
        Ok(ended)
    }

    /// Removes what has ended or counts no more: sessions, failed tries, old attempts. Reads the rules anew, which
    /// another process may have set. To be called every minute or so.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sweep_sign_ins(&self, now_us: i64) -> Result<u64, Failure> {
        self.renew_sign_in_rules().await?;
        let rules = self.doors.rules();
        let mut session = self.db.write().await?;
        let (seen_us, made_us) = (rules.seen_after_us(now_us), rules.made_after_us(now_us));
        let ended = session.sweep_sessions(ACCOUNTS, seen_us, made_us).await?;
        let before = (now_us - SIGN_INS_KEPT_US, forgotten_before_us(now_us), now_us - WAY_US);
        let gone = session.sweep_sign_ins(ACCOUNTS, before).await?;
        session.commit().await?;
        Ok(ended + gone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_first_is_asked_for_first() {
        for (must_change, has_factor, second_us, demanded, stage) in [
            (false, false, None, false, Stage::Whole),
            (true, false, None, false, Stage::NewPassword),
            (false, true, None, false, Stage::SecondStep),
            (true, true, None, false, Stage::SecondStep),
            (true, true, Some(1), false, Stage::NewPassword),
            (false, true, Some(1), false, Stage::Whole),
            (false, false, None, true, Stage::SetUpSecond),
            (true, false, None, true, Stage::NewPassword),
            (false, true, Some(1), true, Stage::Whole),
            (false, true, None, true, Stage::SecondStep),
        ] {
            assert_eq!(Asks { must_change, has_factor, demanded }.stage(second_us), stage);
        }
    }

    #[test]
    fn a_form_token_tells_nothing_of_what_the_browser_holds() {
        let token = fresh_token(&mut Chance::numbered(1));
        assert_eq!(token.len(), TOKEN_CHARS);
        let form = form_token(&token);
        assert_eq!(form.len(), 64);
        assert_ne!(form, token);
        assert_ne!(form, hex(&digest(&token)), "nor is it what is stored");
        assert_ne!(form, form_token(&fresh_token(&mut Chance::numbered(2))));
    }
}
