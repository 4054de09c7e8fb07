//! A page could not be made: the reader gets what to do, the log the cause.

use app::Failure;
use app::store::StoreError;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A fault on the way to a page. Not for refusals, which are pages of their own.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The database is busy, or the machine failed.
    Store(StoreError),
    /// Anything else, for the log.
    Other(String),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Store(error) => Self::Store(error),
            other => Self::Other(other.to_string()),
        }
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Other(error.to_string())
    }
}

impl From<askama::Error> for Trouble {
    fn from(error: askama::Error) -> Self {
        Self::Other(error.to_string())
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let error = match self {
            Self::Store(error) => error,
            Self::Other(cause) => return answer(StatusCode::INTERNAL_SERVER_ERROR, None, &cause),
        };
        let cause = error.to_string();
        let Some(after) = error.retry_after() else {
            return answer(StatusCode::INTERNAL_SERVER_ERROR, Some(&error), &cause);
        };
        let mut answer = answer(StatusCode::SERVICE_UNAVAILABLE, Some(&error), &cause);
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(after.as_secs()));
        answer
    }
}

/// Says in both languages what to do; the page may fail before it is known which one the reader wants.
fn answer(status: StatusCode, error: Option<&StoreError>, cause: &str) -> Response {
    if status == StatusCode::SERVICE_UNAVAILABLE {
        tracing::warn!(cause, "a page has to wait");
    } else {
        tracing::error!(cause, "a page could not be made");
    }
    let say = |lang: wording::Lang| {
        let words = lang.words();
        let told = error.and_then(|error| crate::words::outage(words, error, false));
        told.map_or_else(|| words.say("trouble"), |lines| lines.join("\n"))
    };
    let text = format!("{}\n\n{}\n", say(wording::Lang::Chinese), say(wording::Lang::English));
    (status, text).into_response()
}
