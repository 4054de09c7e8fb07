//! Accounts and roles, as whoever looks after them sees and changes them. Nothing of a petition stands on these pages.

mod change;
mod new;
mod one;
mod roles;

pub(crate) use change::post as change;
pub(crate) use new::{get as new, post as make};
pub(crate) use one::get as one;
pub(crate) use roles::post as roles;

use app::Action;
use app::domain::OfficialId;
use app::domain::directory::Directory;
use app::signing_in::{Account, AccountId};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use crate::Web;
use crate::form::Crumb;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::Speaker;

/// Accounts that one page shows.
const PAGE: usize = 100;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: Option<String>,
    after: Option<i64>,
}

/// One account.
struct Line {
    href: String,
    name: String,
    login: String,
    post: String,
    state: Standing,
    roles: Vec<String>,
    sessions: usize,
}

/// In which state an account is.
struct Standing {
    /// `open`, `waiting`, `locked` or `closed`.
    kind: &'static str,
    text: String,
    second: bool,
}

#[derive(Template)]
#[template(path = "accounts/list.html")]
struct ListPage {
    s: Shell,
    note: String,
    query: String,
    may_change: bool,
    lines: Vec<Line>,
    /// Lists are read forwards: the address without a place is their beginning.
    previous: Option<String>,
    next: Option<String>,
}

pub(crate) async fn get(State(web): State<Web>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let query = asked.q.as_deref().map(str::trim).unwrap_or_default().to_owned();
    let (accounts, next) = if query.is_empty() {
        page(&web, asked.after.map(AccountId)).await?
    } else {
        (found(&web, &frame, &query).await?, None)
    };
    let page = ListPage {
        note: frame.shell.t.say("accounts-note"),
        may_change: staff.may(&web, Action::ChangeAccounts),
        lines: accounts.iter().map(|account| line(&frame, account)).collect(),
        previous: asked.after.map(|_| "/accounts".to_owned()),
        next,
        query,
        s: frame.shell,
    };
    Ok(Html(page.render()?).into_response())
}

/// The accounts of one page, and the address of the next.
async fn page(web: &Web, after: Option<AccountId>) -> Result<(Vec<Account>, Option<String>), Trouble> {
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut accounts = web.app.accounts_after(after, limit).await?;
    let more = accounts.len() > PAGE;
    accounts.truncate(PAGE);
    let next = accounts.last().filter(|_| more).map(|last| format!("/accounts?after={}", last.id.0));
    Ok((accounts, next))
}

/// The accounts of people whose name a text is a part of, and the one with this sign-in name.
async fn found(web: &Web, frame: &Frame<'_>, query: &str) -> Result<Vec<Account>, Trouble> {
    let mut found: Vec<Account> = web.app.account_named(query).await?.into_iter().collect();
    let called = frame.directory.officials.values().filter(|official| official.name.contains(query));
    for official in called.take(PAGE) {
        let account = web.app.account_of(official.id).await?;
        found.extend(account.filter(|account| found.iter().all(|known| known.id != account.id)));
    }
    Ok(found)
}

fn line(frame: &Frame<'_>, account: &Account) -> Line {
    let speaker = frame.speaker();
    Line {
        href: address(account.official),
        name: speaker.official(account.official),
        login: account.login.clone(),
        post: posts(frame, account.official),
        state: state(&speaker, account),
        roles: roles_of(frame, account.official),
        sessions: account.sessions,
    }
}

/// The address of somebody's account.
fn address(official: OfficialId) -> String {
    format!("/accounts/{official}")
}

/// What somebody is today.
fn posts(frame: &Frame<'_>, official: OfficialId) -> String {
    let speaker = frame.speaker();
    let posts = frame.directory.posts_on(official, frame.today());
    let said = posts.map(|post| format!("{} {}", speaker.organ(post.organ), post.title));
    said.collect::<Vec<_>>().join(&speaker.say("list-comma"))
}

/// The roles that somebody has today, wherever.
fn roles_of(frame: &Frame<'_>, official: OfficialId) -> Vec<String> {
    let mut roles: Vec<_> = frame.directory.roles_in_force(official, frame.today()).map(|(role, _)| role).collect();
    roles.sort_unstable();
    roles.dedup();
    roles.into_iter().map(|role| frame.speaker().role(role)).collect()
}

fn state(speaker: &Speaker<'_>, account: &Account) -> Standing {
    let (kind, key) = if account.closed_us.is_some() {
        ("closed", "account-state-closed")
    } else if account.locked_us.is_some() {
        ("locked", "account-state-locked")
    } else if account.must_change {
        ("waiting", "account-state-one-time")
    } else {
        ("open", "account-state-open")
    };
    Standing { kind, text: speaker.say(key), second: account.second_factor }
}

/// The way to a page of accounts.
fn trail(frame: &Frame<'_>) -> Vec<Crumb> {
    vec![Crumb::new("/accounts", frame.shell.t.say("nav-accounts"))]
}

/// Whom a text names: a number, or a name that only one has.
fn official_named(directory: &Directory, text: &str) -> Result<OfficialId, &'static str> {
    if let Ok(number) = text.parse().map(OfficialId) {
        return if directory.officials.contains_key(&number) { Ok(number) } else { Err("account-field-nobody") };
    }
    let mut called = directory.officials.values().filter(|official| official.name == text);
    match (called.next(), called.next()) {
        (Some(one), None) => Ok(one.id),
        (Some(_), Some(_)) => Err("account-field-several"),
        (None, _) => Err("account-field-nobody"),
    }
}
