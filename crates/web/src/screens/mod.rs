//! One file a screen.

pub(crate) mod calendar;
pub(crate) mod document;
pub(crate) mod matter;
mod matter_acts;
pub(crate) mod matter_clocks;
pub(crate) mod matter_course;
pub(crate) mod matter_list;
mod matter_record;
mod matter_search;
pub(crate) mod rules;
pub(crate) mod shortcuts;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::Web;
use crate::preferences::Preferences;
use crate::shell::{Frame, Shell};
use crate::trouble::Trouble;

/// The first page is the list of matters until there is a desk.
pub(crate) async fn home() -> Redirect {
    Redirect::to("/matters")
}

/// What was asked for is not there.
#[derive(Template)]
#[template(path = "missing.html")]
struct Missing {
    s: Shell,
    what: String,
    why: String,
}

pub(crate) fn missing(frame: Frame<'_>, what: &str, why: &str) -> Result<Response, Trouble> {
    let t = frame.shell.t;
    let page = Missing { what: t.say(what), why: t.say(why), s: frame.shell };
    Ok((StatusCode::NOT_FOUND, Html(page.render()?)).into_response())
}

pub(crate) async fn nowhere(State(web): State<Web>, preferences: Preferences) -> Result<Response, Trouble> {
    missing(Frame::of(&web, preferences), "missing-page", "missing-page-why")
}

pub(crate) use app::SOON_DAYS;
