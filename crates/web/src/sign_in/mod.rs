//! Signing in and out, and what people look after of their own accounts.
//!
//! Pages of this folder are not compressed: what somebody typed and the token of the form would stand in one stream
//! whose length others can see.

mod back;
mod cookie;
mod enter;
mod factor;
mod gate;
mod message;
mod password;
mod second;
mod sessions;
mod visit;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::middleware;
use axum::response::Response;
use axum::routing::{get, post};

use crate::Web;
use crate::rates::Rates;
pub(crate) use gate::{Gate, gate};
pub(crate) use message::foreign;

/// Bytes of a form: names, passwords and addresses, each of which has a limit of its own.
const FORM_BYTES_MAX: usize = 20_000;

/// The addresses of signing in.
pub(crate) fn router(web: Web, rates: Arc<Rates>) -> Router<Web> {
    let limits = Gate { web, rates };
    Router::new()
        .route("/sign-in", get(enter::get).post(enter::post))
        .route("/sign-in/second", get(second::get).post(second::post))
        .route("/sign-out", post(enter::leave))
        .route("/account/password", get(password::get).post(password::post))
        .route("/account/second-factor", get(factor::get).post(factor::post))
        .route("/account/sessions", get(sessions::get).post(sessions::post))
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .layer(middleware::from_fn_with_state(limits, gate::limited))
        .layer(middleware::map_response(private))
}

/// Nothing of this stays behind on a machine that somebody else uses next.
pub(crate) async fn private(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
