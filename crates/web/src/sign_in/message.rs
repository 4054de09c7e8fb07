//! What pages of signing in say at their head, and pages that say nothing else.

use app::signing_in::SignInRefusal;
use askama::Template;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use crate::portal::page::Message;
use crate::shell::{Frame, Shell};
use crate::trouble::Trouble;

const SECOND_US: i64 = 1_000_000;

/// A page with nothing but a message and the way on.
#[derive(Template)]
#[template(path = "sign_in/told.html")]
struct ToldPage {
    s: Shell,
    title: String,
    message: Message,
    on: &'static str,
    on_text: String,
}

fn told(
    frame: Frame<'_>,
    status: StatusCode,
    (title, why, way_out): (&str, &str, &str),
    (on, on_text): (&'static str, &str),
) -> Result<Response, Trouble> {
    let t = frame.shell.t;
    let message = Message { way_out: t.say(way_out), ..Message::refused(t.say(why)) };
    let page = ToldPage { title: t.say(title), message, on, on_text: t.say(on_text), s: frame.shell };
    Ok((status, Html(page.render()?)).into_response())
}

/// A form came after its session had ended.
pub(super) fn ended(frame: Frame<'_>) -> Result<Response, Trouble> {
    let words = ("sign-in-ended", "sign-in-ended-why", "sign-in-ended-way-out");
    told(frame, StatusCode::UNAUTHORIZED, words, ("/sign-in", "sign-in-again"))
}

/// A form did not come from a page of its session.
pub(crate) fn foreign(frame: Frame<'_>) -> Result<Response, Trouble> {
    let words = ("sign-in-foreign", "sign-in-foreign-why", "sign-in-foreign-way-out");
    told(frame, StatusCode::FORBIDDEN, words, ("/", "sign-in-home"))
}

/// Why somebody is not let in, in words; a failure of the machine is passed on.
pub(super) fn refused(
    frame: &Frame<'_>,
    refusal: SignInRefusal,
    now_us: i64,
) -> Result<(StatusCode, Option<i64>, Message), Trouble> {
    let told = match &refusal {
        SignInRefusal::Failed(_) => None,
        refusal => Some(frame.speaker().sign_in_refusal(refusal, now_us)),
    };
    let (status, wait) = match refusal {
        SignInRefusal::Failed(failure) => return Err(failure.into()),
        SignInRefusal::Wait { until_us } => {
            let seconds = (until_us - now_us).max(0).unsigned_abs().div_ceil(SECOND_US.unsigned_abs());
            (StatusCode::TOO_MANY_REQUESTS, i64::try_from(seconds).ok())
        }
        SignInRefusal::Wrong
        | SignInRefusal::Locked
        | SignInRefusal::NoPost
        | SignInRefusal::Unfit(_)
        | SignInRefusal::Ended => (StatusCode::UNPROCESSABLE_ENTITY, None),
    };
    let told = told.unwrap_or_default();
    Ok((status, wait, Message { way_out: told.way_out, ..Message::refused(told.why) }))
}

/// A page as the answer to what was refused.
pub(super) fn answer(status: StatusCode, wait: Option<i64>, page: String) -> Response {
    let mut answer = (status, Html(page)).into_response();
    if let Some(seconds) = wait {
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}
