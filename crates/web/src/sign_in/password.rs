//! Changing one's own password.

use app::signing_in::{PASSWORD_CHARS_MIN, Password, SignInRefusal, Stage};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::back::Back;
use super::enter::on;
use super::message;
use super::visit::Visit;
use crate::Web;
use crate::caller::{Caller, Program};
use crate::portal::page::Message;
use crate::shell::{Frame, Shell};
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "sign_in/password.html")]
struct PasswordPage {
    s: Shell,
    message: Option<Message>,
    /// Whether it has to be changed before anything else.
    first: bool,
    rule: String,
    token: String,
    back: Back,
}

/// Where somebody was going.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Came {
    pub(super) back: String,
}

/// What was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    token: String,
    current: String,
    new: String,
    again: String,
    back: String,
}

fn page(frame: Frame<'_>, visit: &Visit, message: Option<Message>, back: Back) -> Result<String, Trouble> {
    let least = i64::try_from(PASSWORD_CHARS_MIN).unwrap_or(i64::MAX);
    let rule = frame.shell.t.with("password-rule", &[("n", least.into())]);
    let first = visit.present.stage == Stage::NewPassword;
    let token = visit.present.form_token.clone();
    Ok(PasswordPage { s: frame.shell, message, first, rule, token, back }.render()?)
}

const HERE: [Stage; 3] = [Stage::Whole, Stage::NewPassword, Stage::SetUpSecond];

pub(crate) async fn get(State(web): State<Web>, visit: Visit, Query(came): Query<Came>) -> Result<Response, Trouble> {
    if let Some(elsewhere) = visit.elsewhere(&HERE) {
        return Ok(elsewhere);
    }
    let frame = Frame::of(&web, visit.preferences);
    Ok(Html(page(frame, &visit, None, Back::read(&came.back))?).into_response())
}

pub(crate) async fn post(
    State(web): State<Web>,
    Caller(caller): Caller,
    Program(device): Program,
    visit: Visit,
    Form(typed): Form<Typed>,
) -> Result<Response, Trouble> {
    let frame = Frame::of(&web, visit.preferences);
    if !visit.sent(&typed.token) {
        return message::foreign(frame);
    }
    if let Some(elsewhere) = visit.elsewhere(&HERE) {
        return Ok(elsewhere);
    }
    let back = Back::read(&typed.back);
    if typed.new != typed.again {
        let message = Message::refused(frame.shell.t.say("password-twice"));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page(frame, &visit, Some(message), back)?)).into_response());
    }
    let (current, new) = (Password::typed(&typed.current), Password::typed(&typed.new));
    let mut chance = (web.chance)()?;
    let from = (caller, device.as_str());
    match web.app.change_password(&mut chance, &visit.token, (&current, &new), from, visit.now_us).await {
        Ok(opened) => {
            let back = if back.elsewhere().is_some() { back } else { Back::read("/account/sessions?changed=1") };
            Ok(on(&web, &opened, &back))
        }
        Err(refusal) => {
            let wrong = matches!(refusal, SignInRefusal::Wrong);
            let (status, wait, mut why) = message::refused(&frame, refusal, visit.now_us)?;
            if wrong {
                why = Message::refused(frame.shell.t.say("password-current-wrong"));
            }
            let page = page(frame, &visit, Some(why), back)?;
            Ok(message::answer(status, wait, page))
        }
    }
}
