//! Language and theme of one reader, kept in cookies.

use app::Subject;
use app::domain::OrganId;
use app::signing_in::SignedIn;
use axum::extract::{Form, FromRequestParts};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, REFERER, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use wording::Lang;

use crate::nav::Area;

/// The cookie with the organ to act for.
const ORGAN: &str = "organ";
/// A year in seconds.
const KEEP_S: u32 = 31_536_000;
/// Longest address that is kept to return to; longer ones go home.
const RETURN_LENGTH_MAX: usize = 2_000;

/// How one reader wants the pages, and who it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Preferences {
    pub(crate) lang: Lang,
    pub(crate) theme: Theme,
    /// Who is signed in; nobody on pages that ask for no sign-in.
    pub(crate) signed_in: Option<SignedIn>,
    /// The organ for which whoever holds posts at several wants to act.
    pub(crate) acts_for: Option<OrganId>,
    /// The part of the office that the page belongs to.
    pub(crate) area: Area,
}

/// Light, dark, or what the reader's machine says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub(crate) const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies.flat_map(|text| text.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

impl<S: Sync> FromRequestParts<S> for Preferences {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let headers = &parts.headers;
        let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let lang = cookie(headers, "lang").and_then(Lang::of_tag);
        let lang = lang.or_else(|| accepted?.split([',', ';']).find_map(|tag| Lang::of_tag(tag.trim())));
        let theme = cookie(headers, "theme").and_then(Theme::named);
        let signed_in = parts.extensions.get::<SignedIn>().copied();
        let area = Area::of(parts.uri.path());
        // Where the gate let somebody in, what it found counts.
        let acts_for = parts.extensions.get::<Subject>().map(|subject| subject.actor.organ);
        let wanted = || cookie(headers, ORGAN).and_then(|text| text.parse().ok()).map(OrganId);
        Ok(Self {
            lang: lang.unwrap_or_default(),
            theme: theme.unwrap_or_default(),
            signed_in,
            acts_for: acts_for.or_else(wanted),
            area,
        })
    }
}

/// A change of one preference.
#[derive(Debug, Deserialize)]
pub(crate) struct Change {
    lang: Option<String>,
    theme: Option<String>,
    organ: Option<i64>,
}

/// Keeps the choice and returns to the page that it was made on.
pub(crate) async fn post(headers: HeaderMap, Form(change): Form<Change>) -> Response {
    let mut response = (StatusCode::SEE_OTHER, [("location", return_to(&headers))]).into_response();
    let lang = change.lang.as_deref().and_then(Lang::of_tag).map(|lang| ("lang", lang.tag()));
    let theme = change.theme.as_deref().and_then(Theme::named).map(|theme| ("theme", theme.name()));
    // The gate asks whether a post is held there; a cookie alone opens nothing.
    let organ = change.organ.map(|organ| organ.to_string());
    let organ = organ.as_deref().map(|organ| (ORGAN, organ));
    for (name, value) in [lang, theme, organ].into_iter().flatten() {
        let kept = format!("{name}={value}; Path=/; Max-Age={KEEP_S}; SameSite=Lax; HttpOnly");
        if let Ok(kept) = kept.parse() {
            response.headers_mut().append(SET_COOKIE, kept);
        }
    }
    response
}

/// The path of the page before; never another site.
fn return_to(headers: &HeaderMap) -> String {
    let before = headers.get(REFERER).and_then(|value| value.to_str().ok());
    let path = before.and_then(|address| {
        let (_, rest) = address.split_once("://")?;
        rest.find('/').and_then(|at| rest.get(at..))
    });
    match path {
        Some(path) if path.len() <= RETURN_LENGTH_MAX && !path.starts_with("//") => path.to_owned(),
        _ => "/".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::return_to;
    use axum::http::HeaderMap;
    use axum::http::header::REFERER;

    #[test]
    fn returns_to_the_page_before_and_never_to_another_site() {
        for (before, path) in [
            (Some("http://127.0.0.1:8370/matters?stage=handling"), "/matters?stage=handling"),
            (Some("https://elsewhere.example//evil.example"), "/"),
            (Some("nonsense"), "/"),
            (None, "/"),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(before) = before {
                headers.insert(REFERER, before.parse().expect("header"));
            }
            assert_eq!(return_to(&headers), path, "{before:?}");
        }
    }
}
