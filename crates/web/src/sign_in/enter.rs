//! The sign-in page, and signing out.

use app::signing_in::{Attempt, Password, Stage};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::header::{HeaderName, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::back::Back;
use super::gate::page_of;
use super::{cookie, message};
use crate::caller::{Caller, Program};
use crate::portal::page::Message;
use crate::preferences::Preferences;
use crate::shell::{Frame, Shell};
use crate::trouble::Trouble;
use crate::{ShownAccount, Web};

#[derive(Template)]
#[template(path = "sign_in/enter.html")]
struct EnterPage {
    s: Shell,
    message: Option<Message>,
    login: String,
    back: Back,
    shown: Vec<ShownAccount>,
    /// Whether anybody can sign in at all.
    has_accounts: bool,
}

/// Where somebody was going, and how it came that they are here.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Came {
    back: String,
    ended: Option<String>,
    left: Option<String>,
}

/// What was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    login: String,
    password: String,
    back: String,
}

async fn page(
    web: &Web,
    frame: Frame<'_>,
    message: Option<Message>,
    (login, back): (String, Back),
) -> Result<String, Trouble> {
    let has_accounts = web.app.has_accounts().await?;
    let shown = web.entrance.shown.clone();
    Ok(EnterPage { s: frame.shell, message, login, back, shown, has_accounts }.render()?)
}

pub(crate) async fn get(
    State(web): State<Web>,
    preferences: Preferences,
    headers: HeaderMap,
    Query(came): Query<Came>,
) -> Result<Response, Trouble> {
    let back = Back::read(&came.back);
    if let Some(token) = cookie::held(&web.entrance, &headers)
        && let Some(present) = web.app.session(token, (web.now_us)()).await?
    {
        let page =
            if present.stage == Stage::Whole { back.as_str().to_owned() } else { back.after(page_of(present.stage)) };
        return Ok(Redirect::to(&page).into_response());
    }
    let frame = Frame::of(&web, preferences);
    let t = frame.shell.t;
    let message = match (came.left, came.ended) {
        (Some(_), _) => Some(Message::done(t.say("sign-in-left"))),
        (None, Some(_)) => {
            let why = Message::done(t.say("sign-in-ended-why"));
            Some(Message { kind: "told", way_out: t.say("sign-in-ended-back"), ..why })
        }
        (None, None) => None,
    };
    Ok(Html(page(&web, frame, message, (String::new(), back)).await?).into_response())
}

pub(crate) async fn post(
    State(web): State<Web>,
    preferences: Preferences,
    Caller(caller): Caller,
    Program(device): Program,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Trouble> {
    let now_us = (web.now_us)();
    let back = Back::read(&typed.back);
    let password = Password::typed(&typed.password);
    let before = cookie::held(&web.entrance, &headers);
    let attempt = Attempt { login: &typed.login, password: &password, before, caller, device: &device, now_us };
    let mut chance = (web.chance)()?;
    match web.app.sign_in(&mut chance, &attempt).await {
        Ok(opened) => Ok(on(&web, &opened, &back)),
        Err(refusal) => {
            let frame = Frame::of(&web, preferences);
            let (status, wait, message) = message::refused(&frame, refusal, now_us)?;
            let page = page(&web, frame, Some(message), (typed.login, back)).await?;
            Ok(message::answer(status, wait, page))
        }
    }
}

/// Hands a session to the browser and goes on to where it leads.
pub(super) fn on(web: &Web, opened: &app::signing_in::Opened, back: &Back) -> Response {
    let page = match opened.stage {
        Stage::Whole => back.as_str().to_owned(),
        stage => back.after(page_of(stage)),
    };
    let cookie = cookie::set(&web.entrance, &opened.token);
    (StatusCode::SEE_OTHER, [(LOCATION, page), (SET_COOKIE, cookie)]).into_response()
}

/// Ends the session, and lets the browser forget what it kept of the pages.
pub(crate) async fn leave(State(web): State<Web>, headers: HeaderMap) -> Result<Response, Trouble> {
    if let Some(token) = cookie::held(&web.entrance, &headers) {
        web.app.leave(token).await?;
    }
    let cookie = cookie::set(&web.entrance, "");
    let forget = (HeaderName::from_static("clear-site-data"), "\"cache\"".to_owned());
    let headers = [(LOCATION, "/sign-in?left=1".to_owned()), (SET_COOKIE, cookie), forget];
    Ok((StatusCode::SEE_OTHER, headers).into_response())
}
