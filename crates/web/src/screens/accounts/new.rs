//! A new account: for whom, and under which name they sign in. The first password is drawn and shown once.

use app::signing_in::{AccountRefusal, FirstPassword, Login, NewAccount};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::{address, official_named, trail};
use crate::Web;
use crate::form::{Crumb, Field, Kind};
use crate::portal::page::Message;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::{account_refusal, login_fault};

/// Longest name of a person or of an account that a field takes, in characters.
const NAME_CHARS_MAX: usize = 40;

/// What was typed, or what an address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    token: String,
    official: String,
    login: String,
}

#[derive(Template)]
#[template(path = "accounts/new.html")]
struct NewPage {
    s: Shell,
    trail: Vec<Crumb>,
    token: String,
    message: Option<Message>,
    fields: Vec<Field>,
}

/// A password that is shown once.
#[derive(Template)]
#[template(path = "accounts/password.html")]
pub(super) struct PasswordPage {
    pub(super) s: Shell,
    pub(super) trail: Vec<Crumb>,
    pub(super) message: Message,
    pub(super) login: String,
    pub(super) password: String,
    pub(super) back: String,
}

/// What is wrong with which field; the rest stands at the head.
#[derive(Default)]
struct Wrong {
    official: Option<String>,
    login: Option<String>,
    message: Option<Message>,
}

pub(crate) async fn get(State(web): State<Web>, staff: Staff, Query(typed): Query<Typed>) -> Result<Response, Trouble> {
    let page = page(staff.frame(&web), &staff, &typed, Wrong::default());
    Ok(Html(page.render()?).into_response())
}

pub(crate) async fn post(State(web): State<Web>, staff: Staff, Form(typed): Form<Typed>) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    if !staff.sent(&typed.token) {
        return crate::sign_in::foreign(frame);
    }
    let words = frame.shell.t;
    let official = official_named(&frame.directory, typed.official.trim());
    let login = Login::read(typed.login.trim());
    let (Ok(official), Ok(login)) = (official, &login) else {
        let wrong = Wrong {
            official: official.err().map(|key| words.say(key)),
            login: login.err().map(|fault| login_fault(words, fault)),
            message: None,
        };
        return again(frame, &staff, &typed, wrong);
    };
    let new = NewAccount { official, login: login.clone(), password: FirstPassword::OneTime };
    let one_time = match web.app.make_account(&staff.stamp(), &mut (web.chance)()?, new).await {
        Ok((_, one_time)) => one_time,
        Err(AccountRefusal::Failed(failure)) => return super::super::failed(frame, failure, &staff.subject),
        Err(refusal) => {
            let why = Some(account_refusal(words, &refusal));
            let wrong = match refusal {
                AccountRefusal::LoginTaken => Wrong { login: why, ..Wrong::default() },
                _ => Wrong { official: why, ..Wrong::default() },
            };
            return again(frame, &staff, &typed, wrong);
        }
    };
    let page = PasswordPage {
        trail: trail(&frame),
        message: Message::done(words.with("account-made", &[("name", frame.speaker().official(official).into())])),
        login: login.as_str().to_owned(),
        password: one_time.map(|password| password.to_string()).unwrap_or_default(),
        back: address(official),
        s: frame.shell,
    };
    Ok(Html(page.render()?).into_response())
}

fn again(frame: Frame<'_>, staff: &Staff, typed: &Typed, wrong: Wrong) -> Result<Response, Trouble> {
    let page = page(frame, staff, typed, wrong);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page.render()?)).into_response())
}

fn page(frame: Frame<'_>, staff: &Staff, typed: &Typed, wrong: Wrong) -> NewPage {
    let t = frame.shell.t;
    let field = |name, label, value: &str| Field::new(t, Kind::Text, name, label).filled(value).at_most(NAME_CHARS_MAX);
    NewPage {
        trail: trail(&frame),
        token: staff.token.clone(),
        message: wrong.message,
        fields: vec![
            field("official", "account-field-official", &typed.official).faulted(wrong.official),
            field("login", "account-field-login", &typed.login).faulted(wrong.login),
        ],
        s: frame.shell,
    }
}
