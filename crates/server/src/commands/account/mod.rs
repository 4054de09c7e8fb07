//! `xinze account`: who can sign in. Whoever has the machine has the data; this is the installation's own hand.

mod list;
mod rules;

use std::path::Path;

use app::domain::OfficialId;
use app::signing_in::{AccountRefusal, FirstPassword, Login, NewAccount, OneTimePassword, Password};
use app::{App, Stamp};
use serde_json::json;
use wording::{Arg, Words};

use crate::args::{Account, AccountLink, AccountMake, AccountOf, Args};
use crate::ending::Ending;
use crate::{moment, out, place};

pub(crate) async fn run(args: &Args, verb: &Account, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let hand = Hand { args, app: &app, words };
    let result = match verb {
        Account::Make(make) => hand.make(make).await,
        Account::Reset(of) => hand.reset(of).await,
        Account::ResetSecond(of) => hand.reset_second(of).await,
        Account::Lock(of) => hand.lock(of, true).await,
        Account::Unlock(of) => hand.lock(of, false).await,
        Account::Close(of) => hand.close(of).await,
        Account::List => list::accounts(&hand).await,
        Account::Link(link) => hand.link(link).await,
        Account::Unlink(of) => hand.unlink(of).await,
        Account::SignIns(of) => list::sign_ins(&hand, of).await,
        Account::Rules(asked) => rules::run(&hand, asked).await,
    };
    app.db().close().await;
    result
}

/// Who looks after accounts here.
pub(super) struct Hand<'a> {
    pub(super) args: &'a Args,
    pub(super) app: &'a App,
    pub(super) words: &'static Words,
}

/// Why an account was not made or changed.
pub(crate) fn refused(refusal: AccountRefusal, words: &Words) -> Ending {
    match refusal {
        AccountRefusal::Failed(failure) => failure.into(),
        other => Ending::refused(web::words::Told {
            why: web::words::account_refusal(words, &other),
            ..web::words::Told::default()
        }),
    }
}

/// A sign-in name as it was given.
pub(crate) fn login(text: &str, words: &Words) -> Result<Login, Ending> {
    Login::read(text).map_err(|fault| Ending::usage(web::words::login_fault(words, fault)))
}

/// A password from a file, without the end of its line.
fn password(path: &Path, words: &Words) -> Result<Password, Ending> {
    let text = std::fs::read_to_string(path).map_err(|error| place::unreadable(path, &error, words))?;
    Ok(Password::typed(text.trim_end_matches(['\r', '\n'])))
}

/// Says a one-time password, once.
pub(crate) fn say_one_time(words: &Words, login: &str, one_time: &OneTimePassword) {
    let args = [("login", login.to_owned().into()), ("password", one_time.to_string().into())];
    out::say(words.with("account-one-time", &args));
    out::say(words.say("account-one-time-note"));
}

impl Hand<'_> {
    pub(super) fn official(&self, text: &str) -> Result<OfficialId, Ending> {
        place::official(&self.app.directory(), self.words, text)
    }

    pub(super) fn name(&self, official: OfficialId) -> String {
        let directory = self.app.directory();
        directory.officials.get(&official).map_or_else(|| official.to_string(), |official| official.name.clone())
    }

    async fn stamp(&self, actor: &crate::args::Actor) -> Result<Stamp, Ending> {
        place::stamp(self.app, self.words, actor, None).await
    }

    fn done(&self, key: &str, official: OfficialId) -> Result<(), Ending> {
        if self.args.json {
            return out::json(&json!({ "official": official }));
        }
        out::say(self.words.with(key, &[("name", Arg::from(self.name(official)))]));
        Ok(())
    }

    async fn make(&self, make: &AccountMake) -> Result<(), Ending> {
        let official = self.official(&make.account_official)?;
        let login = login(&make.login, self.words)?;
        let first = match (&make.password_file, make.no_password) {
            (Some(path), _) => FirstPassword::Given(password(path, self.words)?),
            (None, true) => FirstPassword::None,
            (None, false) => FirstPassword::OneTime,
        };
        let stamp = self.stamp(&make.actor).await?;
        let new = NewAccount { official, login: login.clone(), password: first };
        let made = self.app.make_account(&stamp, &mut moment::chance()?, new).await;
        let (account, one_time) = made.map_err(|refusal| refused(refusal, self.words))?;
        if self.args.json {
            let password = one_time.map(|password| password.to_string());
            return out::json(&json!({
                "account": account, "official": official, "login": login.as_str(), "one_time_password": password,
            }));
        }
        self.done("account-made", official)?;
        if let Some(one_time) = one_time {
            say_one_time(self.words, login.as_str(), &one_time);
        }
        Ok(())
    }

    async fn reset(&self, of: &AccountOf) -> Result<(), Ending> {
        let official = self.official(&of.account_of)?;
        let stamp = self.stamp(&of.actor).await?;
        let reset = self.app.reset_password(&stamp, &mut moment::chance()?, official).await;
        let one_time = reset.map_err(|refusal| refused(refusal, self.words))?;
        if self.args.json {
            return out::json(&json!({ "official": official, "one_time_password": one_time.to_string() }));
        }
        self.done("account-reset", official)?;
        let accounts = self.app.accounts().await?;
        let account = accounts.iter().find(|account| account.official == official && account.closed_us.is_none());
        say_one_time(self.words, account.map_or("", |account| account.login.as_str()), &one_time);
        Ok(())
    }

    async fn reset_second(&self, of: &AccountOf) -> Result<(), Ending> {
        let official = self.official(&of.account_of)?;
        let stamp = self.stamp(&of.actor).await?;
        let reset = self.app.reset_factor(&stamp, official).await.map_err(|refusal| refused(refusal, self.words))?;
        self.done(if reset { "account-second-reset" } else { "account-second-absent" }, official)
    }

    async fn lock(&self, of: &AccountOf, lock: bool) -> Result<(), Ending> {
        let official = self.official(&of.account_of)?;
        let stamp = self.stamp(&of.actor).await?;
        let changed = self.app.lock_account(&stamp, official, lock).await;
        let changed = changed.map_err(|refusal| refused(refusal, self.words))?;
        let key = match (lock, changed) {
            (true, true) => "account-locked",
            (true, false) => "account-locked-before",
            (false, true) => "account-unlocked",
            (false, false) => "account-unlocked-before",
        };
        self.done(key, official)
    }

    async fn close(&self, of: &AccountOf) -> Result<(), Ending> {
        let official = self.official(&of.account_of)?;
        let stamp = self.stamp(&of.actor).await?;
        self.app.close_account(&stamp, official).await.map_err(|refusal| refused(refusal, self.words))?;
        self.done("account-closed", official)
    }

    async fn link(&self, link: &AccountLink) -> Result<(), Ending> {
        let official = self.official(&link.account_of)?;
        let stamp = self.stamp(&link.actor).await?;
        let linked = self.app.link_account(&stamp, official, &link.issuer, &link.subject).await;
        linked.map_err(|refusal| refused(refusal, self.words))?;
        self.done("account-linked", official)
    }

    async fn unlink(&self, of: &AccountOf) -> Result<(), Ending> {
        let official = self.official(&of.account_of)?;
        let stamp = self.stamp(&of.actor).await?;
        let gone = self.app.unlink_account(&stamp, official).await.map_err(|refusal| refused(refusal, self.words))?;
        self.done(if gone > 0 { "account-unlinked" } else { "account-not-linked" }, official)
    }
}
