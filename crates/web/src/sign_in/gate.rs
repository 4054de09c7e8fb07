//! Before every page of the office: who is it, and is the session whole?

use std::sync::Arc;

use app::signing_in::{Present, Stage};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::back::Back;
use super::{cookie, message, private};
use crate::Web;
use crate::caller::Caller;
use crate::preferences::Preferences;
use crate::rates::{self, Rates, Sender};
use crate::shell::Frame;
use crate::trouble::Trouble;

/// What the gate needs.
#[derive(Clone)]
pub(crate) struct Gate {
    pub(crate) web: Web,
    pub(crate) rates: Arc<Rates>,
}

/// The page that asks for what a session lacks.
pub(super) const fn page_of(stage: Stage) -> &'static str {
    match stage {
        Stage::Whole => "/",
        Stage::SecondStep => "/sign-in/second",
        Stage::NewPassword => "/account/password",
        Stage::SetUpSecond => "/account/second-factor",
    }
}

/// Lets nobody through who is not signed in, and tells pages who it is.
pub(crate) async fn gate(State(gate): State<Gate>, request: Request, next: Next) -> Result<Response, Trouble> {
    let (mut parts, body) = request.into_parts();
    let now_us = (gate.web.now_us)();
    let token = cookie::held(&gate.web.entrance, &parts.headers).map(str::to_owned);
    let present = match &token {
        Some(token) => gate.web.app.session(token, now_us).await?,
        None => None,
    };
    let Some(Present { signed_in, stage, .. }) = present else {
        let Ok(Caller(caller)) = Caller::from_request_parts(&mut parts, &()).await;
        if let Err(seconds) = gate.rates.count(Sender::Address(caller), rates::STRANGER, now_us) {
            return Ok(rates::too_many(seconds));
        }
        let ended = token.is_some();
        if parts.method == Method::GET || parts.method == Method::HEAD {
            return Ok(private(to_sign_in(&parts.uri, ended)).await);
        }
        let Ok(preferences) = Preferences::from_request_parts(&mut parts, &()).await;
        return Ok(private(message::ended(Frame::of(&gate.web, preferences))?).await);
    };
    if let Err(seconds) = gate.rates.count(Sender::Session(signed_in.session), rates::SIGNED_IN, now_us) {
        return Ok(rates::too_many(seconds));
    }
    if stage != Stage::Whole {
        return Ok(private(Redirect::to(&back_to(&parts.uri).after(page_of(stage))).into_response()).await);
    }
    parts.extensions.insert(signed_in);
    Ok(private(next.run(Request::from_parts(parts, body)).await).await)
}

/// The pages of signing in are open to everybody, though not without end.
pub(crate) async fn limited(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(Caller(caller)) = Caller::from_request_parts(&mut parts, &()).await;
    match gate.rates.count(Sender::Address(caller), rates::STRANGER, (gate.web.now_us)()) {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(seconds) => rates::too_many(seconds),
    }
}

fn back_to(uri: &Uri) -> Back {
    Back::read(uri.path_and_query().map_or("/", |path| path.as_str()))
}

/// To the sign-in page, which leads back; it says so where a session has ended.
fn to_sign_in(uri: &Uri, ended: bool) -> Response {
    let mut address = back_to(uri).after("/sign-in");
    if ended {
        address.push_str(if address.contains('?') { "&ended=1" } else { "?ended=1" });
    }
    Redirect::to(&address).into_response()
}
