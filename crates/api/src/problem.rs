//! What an answer says that is a "no" or a fault: RFC 9457, with the article and the way out.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use wording::{Arg, Words};

use crate::shape::Change;

/// The media type of problems.
pub const PROBLEM_JSON: &str = "application/problem+json";
/// How the type of a problem begins. It names and does not lead anywhere, so that it stays the same wherever an
/// installation stands.
const TYPE: &str = "urn:xinze:problem:";

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $status:ident;)+) => {
        /// What kind of "no" it is. The names are part of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { $($(#[doc = $doc])+ $variant,)+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its name, as in the type of a problem and in the wording files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The status of the answer.
            #[must_use]
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status,)+ }
            }
        }
    };
}

kinds! {
    /// The request cannot be read: no JSON, or a part of the address that says nothing.
    Malformed = "malformed", BAD_REQUEST;
    /// A request that writes carries no idempotency key, or none that can be kept.
    KeyMissing = "key-missing", BAD_REQUEST;
    /// The official serves several organs and did not say for which.
    OrganMissing = "organ-missing", BAD_REQUEST;
    /// No token, or none that opens anything.
    Unauthorized = "unauthorized", UNAUTHORIZED;
    /// The token does not reach so far.
    Scope = "scope", FORBIDDEN;
    /// The policies say no.
    Denied = "denied", FORBIDDEN;
    /// There is no such thing, or it is not theirs.
    NotFound = "not-found", NOT_FOUND;
    /// The address knows no such method.
    Method = "method", METHOD_NOT_ALLOWED;
    /// The same request is still being carried out.
    UnderWay = "under-way", CONFLICT;
    /// Somebody else acted first, or the state of something does not allow it.
    Conflict = "conflict", CONFLICT;
    /// The matter is not at the version that was named.
    Stale = "stale", PRECONDITION_FAILED;
    /// The body is larger than this installation takes.
    TooLarge = "too-large", PAYLOAD_TOO_LARGE;
    /// The body is no JSON by its own word.
    MediaType = "media-type", UNSUPPORTED_MEDIA_TYPE;
    /// The body can be read, and a field of it does not fit.
    Invalid = "invalid", UNPROCESSABLE_ENTITY;
    /// The rules of the procedure say no.
    Refused = "refused", UNPROCESSABLE_ENTITY;
    /// A file is not taken in as a paper.
    Paper = "paper", UNPROCESSABLE_ENTITY;
    /// The idempotency key was used for another request.
    KeyReused = "key-reused", UNPROCESSABLE_ENTITY;
    /// An act needs the version of the matter.
    VersionMissing = "version-missing", PRECONDITION_REQUIRED;
    /// Too many requests.
    TooMany = "too-many", TOO_MANY_REQUESTS;
    /// The program failed.
    Fault = "fault", INTERNAL_SERVER_ERROR;
    /// It may have been written, or not.
    Unsure = "unsure", INTERNAL_SERVER_ERROR;
    /// The database is busy, or the machine fails for now.
    Waiting = "waiting", SERVICE_UNAVAILABLE;
}

/// The provision that a "no" rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Article {
    /// Its code, such as `R22-34`.
    pub code: String,
    /// In words, such as 《信访工作条例》第三十四条.
    pub text: String,
    /// What it says, in our own words.
    pub gist: String,
}

/// A field that does not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FieldError {
    /// Which: a JSON pointer into the body, such as `/parties/0/name`, or the name of a parameter.
    pub pointer: String,
    /// What is wrong with it.
    pub detail: String,
}

/// What a "no" or a fault says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub struct Told {
    /// What kind of problem it is: `urn:xinze:problem:` and a name.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in words.
    pub title: String,
    /// The status of the answer.
    #[schemars(range(min = 400, max = 599))]
    pub status: u16,
    /// What happened, with its facts.
    pub detail: String,
    /// What to do instead.
    pub way_out: String,
    /// The reason as a name, for programs: that of the rule's refusal, of the policy, of the fault of a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The provision that says so, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<Article>,
    /// The fields that do not fit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub errors: Vec<FieldError>,
    /// The facts of a refusal, for programs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facts: Option<Value>,
    /// The version at which the matter is, where another one was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
    /// What happened to the matter since the version that was named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub changed: Vec<Change>,
    /// Seconds after which the same may be tried again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<i64>,
}

/// A "no" or a fault, ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    kind: Kind,
    told: Box<Told>,
}

impl Problem {
    /// In the reader's words.
    #[must_use]
    pub fn new(kind: Kind, words: &Words) -> Self {
        Self::with(kind, words, &[])
    }

    /// The same, with what its sentence names.
    #[must_use]
    pub fn with(kind: Kind, words: &Words, args: &[(&str, Arg<'_>)]) -> Self {
        let name = kind.name();
        let told = Told {
            kind: format!("{TYPE}{name}"),
            title: words.name("api-title", name),
            status: kind.status().as_u16(),
            detail: words.with(&format!("api-problem-{name}"), args),
            way_out: words.with(&format!("api-way-{name}"), args),
            ..Told::default()
        };
        Self { kind, told: Box::new(told) }
    }

    /// Which kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// What it says.
    #[must_use]
    pub const fn told(&self) -> &Told {
        &self.told
    }

    /// The same, saying more.
    #[must_use]
    pub fn saying(mut self, more: impl FnOnce(&mut Told)) -> Self {
        more(&mut self.told);
        self
    }

    /// The same, naming a field.
    #[must_use]
    pub fn field(self, pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        let error = FieldError { pointer: pointer.into(), detail: detail.into() };
        self.saying(|told| told.errors.push(error))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = serde_json::to_vec(&self.told).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = self.kind.status();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        if let Some(seconds) = self.told.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.kind == Kind::Unauthorized {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"xinze\""));
        }
        response
    }
}
