//! A request to a page of one's own account: who it is, whole or not yet.

use std::net::IpAddr;

use app::signing_in::{Present, Stage, Whence};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};

use super::{cookie, gate, message};
use crate::Web;
use crate::preferences::Preferences;
use crate::shell::Frame;
use crate::trouble::Trouble;

/// Somebody with a session.
pub(super) struct Visit {
    pub(super) preferences: Preferences,
    pub(super) present: Present,
    pub(super) token: String,
    pub(super) now_us: i64,
}

impl Visit {
    /// Whether a form came from a page of this session.
    pub(super) fn sent(&self, form_token: &str) -> bool {
        // Both are hashes, and nobody learns anything from how far they agree.
        self.present.form_token == form_token
    }

    /// Whence something of the own account is done.
    pub(super) fn from<'a>(&'a self, caller: IpAddr, device: &'a str) -> Whence<'a> {
        Whence { token: &self.token, caller, device, now_us: self.now_us }
    }

    /// Sends whoever has something else to do first to where it is done.
    pub(super) fn elsewhere(&self, here: &[Stage]) -> Option<Response> {
        let stage = self.present.stage;
        (!here.contains(&stage)).then(|| Redirect::to(gate::page_of(stage)).into_response())
    }
}

impl FromRequestParts<Web> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let Ok(mut preferences) = Preferences::from_request_parts(parts, web).await;
        let now_us = (web.now_us)();
        let token = cookie::held(&web.entrance, &parts.headers).unwrap_or_default().to_owned();
        let present =
            web.app.session(&token, now_us).await.map_err(|failure| Trouble::from(failure).into_response())?;
        let Some(present) = present else {
            let ended = message::ended(Frame::of(web, preferences));
            return Err(ended.unwrap_or_else(IntoResponse::into_response));
        };
        preferences.signed_in = Some(present.signed_in);
        Ok(Self { preferences, present, token, now_us })
    }
}
