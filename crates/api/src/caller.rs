//! Who calls: a bearer token, the official that it belongs to, and the organ that they act for.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::Arc;

use app::api_access::{Scope, TokenHolder};
use app::domain::directory::Directory;
use app::domain::{Actor, OrganId, Origin};
use app::{App, Chance, Door, Failure, Stamp, Subject, civil_day};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_LANGUAGE, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use web::rates::{self, Sender};
use web::words::Speaker;
use wording::{Lang, Words};

use crate::Api;
use crate::problem::{Kind, Problem};
use crate::word::Id;

/// The header that says for which organ somebody acts who serves several.
pub const ORGAN: &str = "xinze-organ";
/// How the header of a bearer token begins; the word is read in any case.
const BEARER: &str = "bearer ";

/// Somebody whose token was found good.
#[derive(Clone)]
pub struct Caller {
    pub(crate) api: Api,
    pub(crate) words: &'static Words,
    pub(crate) directory: Arc<Directory>,
    pub(crate) subject: Subject,
    pub(crate) token: TokenHolder,
    pub(crate) now_us: i64,
}

impl std::fmt::Debug for Caller {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Caller").field("subject", &self.subject).field("token", &self.token.id).finish_non_exhaustive()
    }
}

impl Caller {
    /// The installation.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.api.web.app
    }

    /// The day of the request.
    #[must_use]
    pub const fn today(&self) -> Date {
        self.subject.today
    }

    /// What an act of this request is stamped with.
    #[must_use]
    pub const fn stamp(&self) -> Stamp {
        Stamp {
            actor: self.subject.actor,
            recorded_us: self.now_us,
            today: self.subject.today,
            origin: Origin::Entered,
            door: Door::SignedIn,
        }
    }

    /// Chance for an act.
    ///
    /// # Errors
    /// The system has none.
    pub fn chance(&self) -> Result<Chance, Problem> {
        (self.api.web.chance)().map_err(|error| {
            tracing::error!(cause = %error, "the system gives no chance");
            self.problem(Kind::Fault)
        })
    }

    /// Facts into words.
    #[must_use]
    pub fn speaker(&self) -> Speaker<'_> {
        Speaker { words: self.words, directory: &self.directory, law: self.app().law() }
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        // Every operation with a scope stands behind `enter`, so that nobody comes here without.
        let caller = parts.extensions.get::<Self>().cloned();
        caller.ok_or_else(|| Problem::new(Kind::Unauthorized, lang(&parts.headers).words()))
    }
}

/// The language of the answer: the first of the accepted ones that there is, otherwise Chinese.
pub(crate) fn lang(headers: &HeaderMap) -> Lang {
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    accepted.and_then(|tags| tags.split([',', ';']).find_map(|tag| Lang::of_tag(tag.trim()))).unwrap_or_default()
}

/// The words of the answer.
pub(crate) struct Spoken(pub(crate) &'static Words);

impl<S: Sync> FromRequestParts<S> for Spoken {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(lang(&parts.headers).words()))
    }
}

/// What stands before an operation.
#[derive(Clone)]
pub(crate) struct Guard {
    pub(crate) api: Api,
    pub(crate) scope: Scope,
}

/// Lets nobody through without a token that reaches so far.
pub(crate) async fn enter(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let words = lang(&parts.headers).words();
    match admitted(&guard, &mut parts, words).await {
        Ok(caller) => {
            parts.extensions.insert(caller);
            next.run(Request::from_parts(parts, body)).await
        }
        Err(problem) => problem.into_response(),
    }
}

async fn admitted(guard: &Guard, parts: &mut Parts, words: &'static Words) -> Result<Caller, Problem> {
    let (api, app) = (&guard.api, &guard.api.web.app);
    let now_us = (api.web.now_us)();
    let found = match bearer(&parts.headers) {
        Some(token) => looked_up(app, token, now_us).await,
        None => Ok(None),
    };
    let found = found.map_err(|failure| untold(&failure, words))?;
    let Some(token) = found else {
        let Ok(web::Caller(caller)) = web::Caller::from_request_parts(parts, &()).await;
        slowly(api, Sender::Address(caller), rates::STRANGER, now_us, words)?;
        return Err(Problem::new(Kind::Unauthorized, words));
    };
    slowly(api, Sender::Token(token.id), rates::PROGRAM, now_us, words)?;
    if !token.scopes.contains(&guard.scope) {
        let scope = words.name("api-scope", guard.scope.name());
        return Err(Problem::with(Kind::Scope, words, &[("scope", scope.into())]));
    }
    let directory = app.directory();
    let today = civil_day(now_us);
    let organs: BTreeSet<OrganId> = directory.posts_on(token.official, today).map(|post| post.organ).collect();
    let organ = organ(&parts.headers, &organs, words)?;
    let subject = app.subject(Actor { official: token.official, organ }, today);
    Ok(Caller { api: api.clone(), words, directory, subject, token, now_us })
}

/// Whose token it is. Who serves today stands in the directory, which another process may have changed.
async fn looked_up(app: &App, token: &str, now_us: i64) -> Result<Option<TokenHolder>, Failure> {
    app.renew_directory().await?;
    app.api_token(token, now_us).await
}

/// What to tell whoever is not known yet.
fn untold(failure: &Failure, words: &Words) -> Problem {
    let waits = match failure {
        Failure::Store(error) => error.retry_after(),
        _ => None,
    };
    match waits {
        Some(after) => Problem::new(Kind::Waiting, words)
            .saying(|told| told.retry_after = Some(i64::try_from(after.as_secs()).unwrap_or(i64::MAX))),
        None => {
            tracing::error!(cause = %failure, "a token could not be looked up");
            Problem::new(Kind::Fault, words)
        }
    }
}

fn slowly(api: &Api, sender: Sender, rate: rates::Rate, now_us: i64, words: &Words) -> Result<(), Problem> {
    api.rates.count(sender, rate, now_us).map_err(|seconds| {
        Problem::with(Kind::TooMany, words, &[("seconds", seconds.into())])
            .saying(|told| told.retry_after = Some(seconds))
    })
}

/// The token of a request; the session of a browser opens nothing here, so that no page of another site can act.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut sent = headers.get_all(AUTHORIZATION).iter();
    let value = sent.next()?.to_str().ok()?;
    let (word, token) = value.split_at_checked(BEARER.len())?;
    (sent.next().is_none() && word.eq_ignore_ascii_case(BEARER)).then_some(token.trim())
}

/// The organ that somebody acts for: the one that they name, or the only one that they serve.
fn organ(headers: &HeaderMap, organs: &BTreeSet<OrganId>, words: &Words) -> Result<OrganId, Problem> {
    let named = match headers.get(ORGAN) {
        None => None,
        Some(value) => {
            let text = value.to_str().unwrap_or_default();
            let id: Option<Id> = serde_json::from_value(text.into()).ok();
            let bad = || Problem::new(Kind::Malformed, words).field(ORGAN, words.say("api-no-organ"));
            Some(id.ok_or_else(bad)?.organ())
        }
    };
    let missing = || Problem::new(Kind::OrganMissing, words).field(ORGAN, listed(organs));
    match (named, organs.first()) {
        (Some(organ), _) if organs.contains(&organ) => Ok(organ),
        (Some(_), _) => Err(Problem::new(Kind::Denied, words).saying(|told| {
            told.code = Some("not-your-organ".to_owned());
            told.detail = words.say("api-not-your-organ");
            told.way_out = words.with("api-way-not-your-organ", &[("organs", listed(organs).into())]);
        })),
        (None, Some(only)) if organs.len() == 1 => Ok(*only),
        (None, Some(_)) => Err(missing()),
        // Nobody without a post gets so far.
        (None, None) => Err(Problem::new(Kind::Unauthorized, words)),
    }
}

fn listed(organs: &BTreeSet<OrganId>) -> String {
    organs.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Which language an answer speaks, and on what that depends.
pub(crate) async fn spoken(request: Request, next: Next) -> Response {
    let lang = lang(request.headers());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    headers.append(VARY, HeaderValue::from_static("Accept-Language, Authorization"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bearer_token_is_read() {
        for (value, token) in [
            ("Bearer abc", Some("abc")),
            ("bearer  abc", Some("abc")),
            ("Basic abc", None),
            ("Bearer", None),
            ("", None),
            ("字字字", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, HeaderValue::from_bytes(value.as_bytes()).unwrap());
            assert_eq!(bearer(&headers), token, "{value}");
        }
        let mut twice = HeaderMap::new();
        twice.append(AUTHORIZATION, HeaderValue::from_static("Bearer a"));
        twice.append(AUTHORIZATION, HeaderValue::from_static("Bearer b"));
        assert_eq!(bearer(&twice), None);
    }

    #[test]
    fn the_first_language_that_there_is_answers() {
        for (accepted, tag) in [("en-GB,en;q=0.9", "en"), ("fr, en", "en"), ("fr", "zh-CN"), ("zh-CN,en", "zh-CN")] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_str(accepted).unwrap());
            assert_eq!(lang(&headers).tag(), tag, "{accepted}");
        }
    }

    #[test]
    fn whoever_serves_several_organs_says_for_which() {
        let words = Lang::English.words();
        let two = BTreeSet::from([OrganId(1), OrganId(2)]);
        let mut headers = HeaderMap::new();
        assert_eq!(organ(&headers, &BTreeSet::from([OrganId(1)]), words), Ok(OrganId(1)));
        assert_eq!(organ(&headers, &two, words).unwrap_err().kind(), Kind::OrganMissing);
        for (named, kind) in [("3", Kind::Denied), ("x", Kind::Malformed), ("", Kind::Malformed)] {
            headers.insert(ORGAN, HeaderValue::from_static(named));
            assert_eq!(organ(&headers, &two, words).unwrap_err().kind(), kind, "{named}");
        }
        headers.insert(ORGAN, HeaderValue::from_static("2"));
        assert_eq!(organ(&headers, &two, words), Ok(OrganId(2)));
    }
}
