//! Before every page of the office: who is it, and is the session whole?

use std::sync::Arc;

use app::domain::{Actor, OrganId};
use app::signing_in::{Present, Stage};
use app::{Subject, civil_day};
use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::back::Back;
use super::{cookie, message, private};
use crate::access::{Access, access_to};
use crate::caller::Caller;
use crate::preferences::Preferences;
use crate::rates::{self, Rates, Sender};
use crate::shell::Frame;
use crate::staff::FormToken;
use crate::trouble::Trouble;
use crate::{Web, screens};

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
    let Some(Present { signed_in, stage, form_token }) = present else {
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
    let Ok(preferences) = Preferences::from_request_parts(&mut parts, &()).await;
    let today = civil_day(now_us);
    let organs = gate.web.app.organs_of(signed_in.official, today);
    let chosen = preferences.acts_for.filter(|organ| organs.contains(organ));
    // Without a post there is no session.
    let organ = chosen.or_else(|| organs.first().copied()).unwrap_or(OrganId(0));
    let subject = gate.web.app.subject(Actor { official: signed_in.official, organ }, today);
    let preferences = Preferences { signed_in: Some(signed_in), acts_for: Some(organ), ..preferences };
    if let Some(turned_away) = turned_away(&gate.web, &parts, &subject, preferences)? {
        return Ok(private(turned_away).await);
    }
    parts.extensions.insert(signed_in);
    parts.extensions.insert(subject);
    parts.extensions.insert(FormToken(form_token));
    Ok(private(next.run(Request::from_parts(parts, body)).await).await)
}

/// The answer to whoever may not come to this address at all. An address that nobody gave a row lets nobody in.
fn turned_away(
    web: &Web,
    parts: &Parts,
    subject: &Subject,
    preferences: Preferences,
) -> Result<Option<Response>, Trouble> {
    let Some(address) = parts.extensions.get::<MatchedPath>() else { return Ok(None) };
    let frame = || Frame::of(web, preferences);
    match access_to(address.as_str()) {
        Some(Access::Official(actions)) => match web.app.may_any(subject, actions) {
            Ok(()) => Ok(None),
            Err(denied) => screens::denied(frame(), &denied, subject).map(Some),
        },
        Some(Access::SignedIn | Access::Anybody) => Ok(None),
        Some(Access::Petitioner) | None => screens::missing(frame(), "missing-page", "missing-page-why").map(Some),
    }
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
