//! Receipt number and query code open the matter; opening is all that they do.

use app::{CodeRefusal, QueryCode, SEAT_IDLE_MINUTES, find_receipt};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::header::{LOCATION, RETRY_AFTER, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::Desk;
use super::page::Message;
use super::seats::set_cookie;
use crate::caller::Caller;
use crate::preferences::Preferences;
use crate::shell::{Frame, Shell};
use crate::trouble::Trouble;
use crate::words::Told;

const SECOND_US: i64 = 1_000_000;

#[derive(Template)]
#[template(path = "portal/enter.html")]
struct EnterPage {
    s: Shell,
    message: Option<Message>,
    receipt: String,
    idle: String,
}

/// What is said on the way in: that the petitioner has left.
#[derive(Debug, Deserialize)]
pub(crate) struct Came {
    left: Option<String>,
}

/// What the slip says, as typed.
#[derive(Debug, Deserialize)]
pub(crate) struct Slip {
    #[serde(default)]
    receipt: String,
    #[serde(default)]
    code: String,
}

fn page(frame: Frame<'_>, message: Option<Message>, receipt: String) -> Result<String, Trouble> {
    let idle = frame.shell.t.with("portal-enter-idle", &[("n", SEAT_IDLE_MINUTES.into())]);
    Ok(EnterPage { s: frame.shell, message, receipt, idle }.render()?)
}

pub(crate) async fn get(
    State(desk): State<Desk>,
    preferences: Preferences,
    Query(came): Query<Came>,
) -> Result<Html<String>, Trouble> {
    let frame = Frame::of(&desk.web, preferences);
    let message = came.left.map(|_| Message::done(frame.shell.t.say("portal-left")));
    Ok(Html(page(frame, message, String::new())?))
}

pub(crate) async fn post(
    State(desk): State<Desk>,
    preferences: Preferences,
    Caller(caller): Caller,
    headers: HeaderMap,
    Form(slip): Form<Slip>,
) -> Result<Response, Trouble> {
    let frame = Frame::of(&desk.web, preferences);
    let speaker = frame.speaker();
    let refused = |told: Told| Message { kind: "refused", text: told.why, cite: String::new(), way_out: told.way_out };
    let code = match QueryCode::read(&slip.code) {
        Ok(code) => code,
        Err(slipped) => {
            let message = refused(speaker.code_slip(slipped));
            let page = page(frame, Some(message), slip.receipt)?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response());
        }
    };
    // What looks like no receipt number tells nothing about which ones there are.
    let Some(receipt) = find_receipt(&frame.directory, &slip.receipt) else {
        let message = refused(speaker.code_refusal(&CodeRefusal::Wrong));
        let page = page(frame, Some(message), slip.receipt)?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response());
    };
    let now_us = desk.now_us();
    match desk.web.app.codes().open(&desk.web.app, receipt, code, caller, now_us).await {
        Ok((key, person)) => {
            let mut chance = (desk.chance)()?;
            let name = desk.web.app.open_seat(&mut chance, key, person, now_us).await?;
            let cookie = set_cookie(&headers, &name);
            Ok((StatusCode::SEE_OTHER, [(LOCATION, "/q/matter".to_owned()), (SET_COOKIE, cookie)]).into_response())
        }
        Err(CodeRefusal::Failed(failure)) => Err(failure.into()),
        Err(refusal) => {
            let message = refused(speaker.code_refusal(&refusal));
            let page = page(frame, Some(message), slip.receipt)?;
            match refusal {
                CodeRefusal::Wait { until_us } => {
                    let seconds =
                        (until_us - now_us).max(0).unsigned_abs().div_ceil(SECOND_US.unsigned_abs()).to_string();
                    Ok((StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, seconds)], Html(page)).into_response())
                }
                CodeRefusal::Wrong | CodeRefusal::Failed(_) => {
                    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response())
                }
            }
        }
    }
}

/// Ends the session. Nothing needs to be protected here: the worst that a foreign page does is to end it.
pub(crate) async fn leave(State(desk): State<Desk>, headers: HeaderMap) -> Result<Response, Trouble> {
    desk.leave(&headers).await?;
    let cookie = set_cookie(&headers, "");
    Ok((StatusCode::SEE_OTHER, [(LOCATION, "/q?left=1".to_owned()), (SET_COOKIE, cookie)]).into_response())
}
