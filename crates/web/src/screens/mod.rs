//! One file a screen.

pub(crate) mod accounts;
pub(crate) mod act;
pub(crate) mod act_told;
pub(crate) mod calendar;
pub(crate) mod desk;
pub(crate) mod directory;
pub(crate) mod document;
pub(crate) mod forward_several;
pub(crate) mod ledger;
mod list_asked;
mod list_choices;
pub(crate) mod list_export;
mod list_line;
pub(crate) mod list_views;
pub(crate) mod matter;
mod matter_acts;
pub(crate) mod matter_clocks;
pub(crate) mod matter_course;
mod matter_files;
pub(crate) mod matter_list;
mod matter_papers;
mod matter_record;
mod matter_search;
pub(crate) mod readings;
mod receipt;
mod register;
mod register_hints;
pub(crate) mod routes;
pub(crate) mod rules;
pub(crate) mod shortcuts;

use app::{Denied, Failure, Subject};
use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use crate::Web;
use crate::deeds::sent::{FORM_BYTES_MAX, UPLOAD_BYTES_MAX};
use crate::preferences::Preferences;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::Told;

/// The addresses of acts, of registering, and of a matter's files.
pub(crate) fn acting() -> Router<Web> {
    let large = DefaultBodyLimit::max(UPLOAD_BYTES_MAX);
    Router::new()
        .route("/matters/{key}/acts/{act}", get(act::get).post(act::post).layer(large))
        .route("/matters/{key}/papers/{seq}", get(matter_files::paper))
        .route("/matters/{key}/proof", get(matter_files::proof))
        .route("/register", get(register::get).post(register::post).layer(large))
        .route("/register/check", post(register::check).layer(DefaultBodyLimit::max(FORM_BYTES_MAX)))
}

/// Everybody begins with the first page of their navigation.
pub(crate) async fn home(State(web): State<Web>, staff: Staff) -> Redirect {
    Redirect::to(staff.frame(&web).shell.first())
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

/// Something that somebody may not do or see.
#[derive(Template)]
#[template(path = "denied.html")]
struct Refused {
    s: Shell,
    told: Told,
}

/// The answer of the policies, in words.
pub(crate) fn denied(frame: Frame<'_>, denied: &Denied, subject: &Subject) -> Result<Response, Trouble> {
    let told = frame.speaker().denied(denied, subject);
    Ok((StatusCode::FORBIDDEN, Html(Refused { told, s: frame.shell }.render()?)).into_response())
}

/// The answer where a page of a matter could not be made: what is not there, or not theirs, is missing.
pub(crate) fn failed(frame: Frame<'_>, failure: Failure, subject: &Subject) -> Result<Response, Trouble> {
    match failure {
        Failure::NoMatter(_) => missing(frame, "missing-matter", "missing-matter-why"),
        Failure::Denied(no) => denied(frame, &no, subject),
        other => Err(other.into()),
    }
}

pub(crate) async fn nowhere(State(web): State<Web>, preferences: Preferences) -> Result<Response, Trouble> {
    missing(Frame::of(&web, preferences), "missing-page", "missing-page-why")
}
