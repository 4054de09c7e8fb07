//! One person: the account, the roles with their days, and where they signed in lately.

use app::Action;
use app::domain::OfficialId;
use app::domain::directory::{Role, RoleGiven};
use app::signing_in::{Account, AccountRefusal};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::{Standing, posts, state, trail};
use crate::Web;
use crate::form::{Crumb, Field, Kind};
use crate::portal::page::Message;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;

/// Attempts to sign in that the page names.
const SIGN_INS: i64 = 20;
/// Longest reason, in characters: a sentence or two.
const REASON_CHARS_MAX: usize = 400;

/// What was done before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Came {
    done: Option<String>,
}

/// What can be said to have been done, by the word of the address.
const DONE: [(&str, &str); 8] = [
    ("locked", "account-locked"),
    ("unlocked", "account-unlocked"),
    ("closed", "account-closed"),
    ("second", "account-second-reset"),
    ("no-second", "account-second-absent"),
    ("given", "account-role-given"),
    ("withdrawn", "account-role-withdrawn"),
    ("same", "account-same"),
];

/// A role that somebody has, had or will have.
struct Held {
    role: String,
    organ: String,
    from: String,
    until: String,
    by: String,
    reason: String,
    in_force: bool,
    /// What a form names it by.
    key: String,
    may_end: bool,
}

/// An attempt to sign in.
struct Attempt {
    when: String,
    outcome: String,
    way: String,
    address: String,
}

#[derive(Template)]
#[template(path = "accounts/one.html")]
struct OnePage {
    s: Shell,
    trail: Vec<Crumb>,
    token: String,
    message: Option<Message>,
    name: String,
    post: String,
    address: String,
    organ_address: String,
    new_address: String,
    account: Option<Told>,
    may_change: bool,
    may_give: bool,
    own: bool,
    roles: Vec<Held>,
    fields: Vec<Field>,
    attempts: Vec<Attempt>,
}

/// An account in words.
struct Told {
    login: String,
    state: Standing,
    made: String,
    locked: bool,
    sessions: usize,
}

/// What was typed to give a role, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Giving {
    pub(super) role: String,
    pub(super) organ: String,
    pub(super) from: String,
    pub(super) until: String,
    pub(super) reason: String,
    pub(super) wrong_from: Option<String>,
    pub(super) wrong_until: Option<String>,
    pub(super) wrong_reason: Option<String>,
}

pub(crate) async fn get(
    State(web): State<Web>,
    staff: Staff,
    Path(official): Path<String>,
    Query(came): Query<Came>,
) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let Some(official) = known(&frame, &official) else {
        return super::super::missing(frame, "missing-official", "missing-official-why");
    };
    let said = came.done.and_then(|done| DONE.into_iter().find(|(word, _)| *word == done));
    let name = frame.speaker().official(official);
    let message = said.map(|(_, key)| Message::done(frame.shell.t.with(key, &[("name", name.into())])));
    show(&web, frame, &staff, (official, message, Giving::default())).await
}

/// Somebody whom the directory knows.
pub(super) fn known(frame: &Frame<'_>, text: &str) -> Option<OfficialId> {
    text.parse().ok().map(OfficialId).filter(|official| frame.directory.officials.contains_key(official))
}

/// The page of one person, with what is to be said and what was typed.
pub(super) async fn show(
    web: &Web,
    frame: Frame<'_>,
    staff: &Staff,
    (official, message, giving): (OfficialId, Option<Message>, Giving),
) -> Result<Response, Trouble> {
    let account = web.app.account_of(official).await?;
    let attempts = match &account {
        Some(_) => attempts(web, &frame, official).await?,
        None => Vec::new(),
    };
    let status = match &message {
        Some(message) if message.kind == "refused" => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    let may_give = staff.may(web, Action::ChangeRoles);
    let page = OnePage {
        trail: trail(&frame),
        token: staff.token.clone(),
        message,
        name: frame.speaker().official(official),
        post: posts(&frame, official),
        address: super::address(official),
        organ_address: organ_address(&frame, official),
        new_address: format!("/accounts/new?official={official}"),
        account: account.map(|account| told(&frame, &account)),
        may_change: staff.may(web, Action::ChangeAccounts),
        may_give,
        own: official == staff.subject.actor.official,
        roles: held(&frame, official, may_give),
        fields: fields(&frame, official, giving),
        attempts,
        s: frame.shell,
    };
    Ok((status, Html(page.render()?)).into_response())
}

fn organ_address(frame: &Frame<'_>, official: OfficialId) -> String {
    let post = frame.directory.posts_on(official, frame.today()).next();
    post.map(|post| format!("/directory/organs/{}", post.organ)).unwrap_or_default()
}

fn told(frame: &Frame<'_>, account: &Account) -> Told {
    let speaker = frame.speaker();
    Told {
        login: account.login.clone(),
        state: state(&speaker, account),
        made: speaker.moment(account.made_us),
        locked: account.locked_us.is_some(),
        sessions: account.sessions,
    }
}

async fn attempts(web: &Web, frame: &Frame<'_>, official: OfficialId) -> Result<Vec<Attempt>, Trouble> {
    let rows = match web.app.sign_ins(Some(official), i64::MAX, SIGN_INS).await {
        Ok(rows) => rows,
        Err(AccountRefusal::Failed(failure)) => return Err(failure.into()),
        // An account that was closed in between has no list any more.
        Err(_) => return Ok(Vec::new()),
    };
    let speaker = frame.speaker();
    let attempt = |row: app::store::SignInRow| Attempt {
        when: speaker.moment(row.at_us),
        outcome: speaker.words.name("sign-in-outcome", &row.outcome),
        way: speaker.words.name("sign-in-way", &row.way),
        address: row.address,
    };
    Ok(rows.into_iter().map(attempt).collect())
}

/// Every role that somebody was given, those in force first.
fn held(frame: &Frame<'_>, official: OfficialId, may_give: bool) -> Vec<Held> {
    let (speaker, today) = (frame.speaker(), frame.today());
    let given = frame.directory.roles.get(&official).into_iter().flatten();
    let in_force = |row: &RoleGiven| {
        let runs = row.from <= today && row.until.is_none_or(|until| today <= until);
        runs && frame.directory.roles_at(official, row.organ, today).contains(&row.role)
    };
    let mut rows: Vec<(bool, &RoleGiven)> = given.map(|row| (in_force(row), row)).collect();
    rows.sort_by_key(|(in_force, row)| (!in_force, std::cmp::Reverse(row.from), row.role));
    let told = rows.into_iter().map(|(in_force, row)| Held {
        role: speaker.role(row.role),
        organ: speaker.organ(row.organ),
        from: speaker.day(row.from),
        until: row.until.map(|day| speaker.day(day)).unwrap_or_default(),
        by: speaker.official(row.by),
        reason: row.reason.clone(),
        in_force,
        key: format!("{}.{}.{}", row.organ, row.role.name(), row.from),
        may_end: may_give && row.until.is_none_or(|until| until >= today),
    });
    told.collect()
}

/// The fields of giving a role: which one, at which organ, from when until when, why.
fn fields(frame: &Frame<'_>, official: OfficialId, giving: Giving) -> Vec<Field> {
    let (t, speaker) = (frame.shell.t, frame.speaker());
    let roles = Role::ALL.iter().map(|role| (role.name().to_owned(), speaker.role(*role)));
    let mut organs: Vec<_> = frame.directory.posts_on(official, frame.today()).map(|post| post.organ).collect();
    organs.sort_unstable();
    organs.dedup();
    let organs = organs.into_iter().map(|organ| (organ.to_string(), speaker.organ(organ)));
    let from = if giving.from.is_empty() { frame.today().to_string() } else { giving.from };
    vec![
        Field::new(t, Kind::Select, "role", "role-field-role").offering(roles).filled(giving.role),
        Field::new(t, Kind::Select, "organ", "role-field-organ").offering(organs).filled(giving.organ),
        Field::new(t, Kind::Day, "from", "role-field-from").filled(from).faulted(giving.wrong_from),
        Field::new(t, Kind::Day, "until", "role-field-until")
            .filled(giving.until)
            .faulted(giving.wrong_until)
            .optional(),
        Field::new(t, Kind::Area, "reason", "role-field-reason")
            .filled(giving.reason)
            .faulted(giving.wrong_reason)
            .at_most(REASON_CHARS_MAX),
    ]
}
