//! The second step of signing in.

use app::signing_in::{SignInRefusal, Stage};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::back::Back;
use super::enter::on;
use super::message;
use super::password::Came;
use super::visit::Visit;
use crate::Web;
use crate::caller::{Caller, Program};
use crate::portal::page::Message;
use crate::shell::{Frame, Shell};
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "sign_in/second.html")]
struct SecondPage {
    s: Shell,
    message: Option<Message>,
    token: String,
    back: Back,
}

/// What was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    token: String,
    code: String,
    back: String,
}

fn page(frame: Frame<'_>, visit: &Visit, message: Option<Message>, back: Back) -> Result<String, Trouble> {
    Ok(SecondPage { s: frame.shell, message, token: visit.present.form_token.clone(), back }.render()?)
}

pub(crate) async fn get(State(web): State<Web>, visit: Visit, Query(came): Query<Came>) -> Result<Response, Trouble> {
    if let Some(elsewhere) = visit.elsewhere(&[Stage::SecondStep]) {
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
    if let Some(elsewhere) = visit.elsewhere(&[Stage::SecondStep]) {
        return Ok(elsewhere);
    }
    let back = Back::read(&typed.back);
    let mut chance = (web.chance)()?;
    match web.app.second_step(&mut chance, visit.from(caller, &device), &typed.code).await {
        Ok(opened) => Ok(on(&web, &opened, &back)),
        Err(refusal) => {
            let (status, wait, why) = refused(&frame, refusal, visit.now_us)?;
            Ok(message::answer(status, wait, page(frame, &visit, Some(why), back)?))
        }
    }
}

/// A wrong code in its own words; everything else as at the door.
pub(super) fn refused(
    frame: &Frame<'_>,
    refusal: SignInRefusal,
    now_us: i64,
) -> Result<(axum::http::StatusCode, Option<i64>, Message), Trouble> {
    let wrong = matches!(refusal, SignInRefusal::Wrong);
    let (status, wait, why) = message::refused(frame, refusal, now_us)?;
    if !wrong {
        return Ok((status, wait, why));
    }
    let t = frame.shell.t;
    let why = Message { way_out: t.say("second-wrong-way-out"), ..Message::refused(t.say("second-wrong")) };
    Ok((status, wait, why))
}
