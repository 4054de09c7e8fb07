//! What is done to an account: a new one-time password, the second factor taken away, locked, unlocked, closed.

use app::domain::OfficialId;
use app::signing_in::AccountRefusal;
use askama::Template;
use axum::extract::{Form, Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::new::PasswordPage;
use super::one::{Giving, known, show};
use super::{address, trail};
use crate::Web;
use crate::form::Crumb;
use crate::portal::page::Message;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::account_refusal;

/// What a form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    token: String,
    sure: Option<String>,
}

/// What cannot be taken back is asked for once more.
#[derive(Template)]
#[template(path = "accounts/sure.html")]
struct SurePage {
    s: Shell,
    trail: Vec<Crumb>,
    token: String,
    name: String,
    question: String,
    what: String,
    go: String,
    action: String,
    back: String,
}

pub(crate) async fn post(
    State(web): State<Web>,
    staff: Staff,
    Path((official, change)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    if !staff.sent(&sent.token) {
        return crate::sign_in::foreign(frame);
    }
    let Some(official) = known(&frame, &official) else {
        return super::super::missing(frame, "missing-official", "missing-official-why");
    };
    let stamp = staff.stamp();
    let done = match change.as_str() {
        "reset" => return reset(&web, frame, &staff, official).await,
        "close" if sent.sure.is_none() => return sure(frame, &staff, official),
        "close" => web.app.close_account(&stamp, official).await.map(|()| "closed"),
        "lock" | "unlock" => {
            let lock = change == "lock";
            let changed = web.app.lock_account(&stamp, official, lock).await;
            changed.map(|changed| match (changed, lock) {
                (true, true) => "locked",
                (true, false) => "unlocked",
                (false, _) => "same",
            })
        }
        "reset-second" => {
            let reset = web.app.reset_factor(&stamp, official).await;
            reset.map(|reset| if reset { "second" } else { "no-second" })
        }
        _ => return super::super::missing(frame, "missing-page", "missing-page-why"),
    };
    match done {
        Ok(done) => Ok(Redirect::to(&format!("{}?done={done}", address(official))).into_response()),
        Err(refusal) => refused(&web, frame, &staff, (official, refusal)).await,
    }
}

async fn refused(
    web: &Web,
    frame: Frame<'_>,
    staff: &Staff,
    (official, refusal): (OfficialId, AccountRefusal),
) -> Result<Response, Trouble> {
    match refusal {
        AccountRefusal::Failed(failure) => super::super::failed(frame, failure, &staff.subject),
        refusal => {
            let message = Message::refused(account_refusal(frame.shell.t, &refusal));
            show(web, frame, staff, (official, Some(message), Giving::default())).await
        }
    }
}

async fn reset(web: &Web, frame: Frame<'_>, staff: &Staff, official: OfficialId) -> Result<Response, Trouble> {
    let one_time = match web.app.reset_password(&staff.stamp(), &mut (web.chance)()?, official).await {
        Ok(one_time) => one_time,
        Err(refusal) => return refused(web, frame, staff, (official, refusal)).await,
    };
    let account = web.app.account_of(official).await?;
    let page = PasswordPage {
        trail: trail(&frame),
        message: Message::done(
            frame.shell.t.with("account-reset", &[("name", frame.speaker().official(official).into())]),
        ),
        login: account.map(|account| account.login.clone()).unwrap_or_default(),
        password: one_time.to_string(),
        back: address(official),
        s: frame.shell,
    };
    Ok(Html(page.render()?).into_response())
}

fn sure(frame: Frame<'_>, staff: &Staff, official: OfficialId) -> Result<Response, Trouble> {
    let t = frame.shell.t;
    let name = frame.speaker().official(official);
    let page = SurePage {
        trail: trail(&frame),
        token: staff.token.clone(),
        question: t.with("account-sure-close", &[("name", name.clone().into())]),
        what: t.say("account-sure-close-what"),
        go: t.say("account-close"),
        action: format!("{}/close", address(official)),
        back: address(official),
        name,
        s: frame.shell,
    };
    Ok(Html(page.render()?).into_response())
}
