//! A page could not be made: the reader gets a number, the log the cause.

use app::Failure;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// A fault on the way to a page. Not for refusals, which are pages of their own.
#[derive(Debug)]
pub(crate) struct Trouble(String);

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self(failure.to_string())
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<askama::Error> for Trouble {
    fn from(error: askama::Error) -> Self {
        Self(error.to_string())
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        tracing::error!(cause = self.0, "a page could not be made");
        let say = |lang: wording::Lang| lang.words().say("trouble");
        let text = format!("{}\n\n{}\n", say(wording::Lang::Chinese), say(wording::Lang::English));
        (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
    }
}
