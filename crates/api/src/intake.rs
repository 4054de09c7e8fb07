//! What requests bring: bodies, parameters, the version of a matter.

use app::MatterKey;
use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_TYPE, ETAG, IF_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue};
use serde::de::DeserializeOwned;
use wording::Words;

use crate::Api;
use crate::caller::lang;
use crate::problem::{Kind, Problem};
use crate::word::Key;

/// Longest body of a request, in bytes: the longest text that is kept, with room for a letter's other parts.
pub(crate) const BODY_BYTES_MAX: usize = 2 << 20;
/// Longest body of a request with a paper: the largest paper as base64, with room for its name.
pub(crate) const PAPER_BODY_BYTES_MAX: usize = app::papers::PAPER_BYTES_MAX / 3 * 4 + (64 << 10);

/// A body of JSON, each of whose fields fits.
pub(crate) struct Sent<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<Api> for Sent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &Api) -> Result<Self, Problem> {
        let words = lang(request.headers()).words();
        let (parts, body) = request.into_parts();
        if !is_json(&parts.headers) {
            return Err(Problem::new(Kind::MediaType, words));
        }
        // The limit of the operation lies around the body; `once` read it before.
        let bytes = axum::body::to_bytes(body, usize::MAX).await.map_err(|_| Problem::new(Kind::TooLarge, words))?;
        read(&bytes, words).map(Self)
    }
}

pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let named = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    named.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

fn read<T: DeserializeOwned>(bytes: &[u8], words: &Words) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let pointer = pointer(error.path());
        unread(error.inner(), pointer, words)
    })?;
    reader.end().map_err(|error| unread(&error, String::new(), words))?;
    Ok(read)
}

/// Broken JSON is one thing, a field that does not fit another.
fn unread(error: &serde_json::Error, pointer: String, words: &Words) -> Problem {
    let kind = if error.is_data() { Kind::Invalid } else { Kind::Malformed };
    Problem::new(kind, words).field(pointer, plain(error))
}

/// The reason without the place in the text, which the pointer says better.
fn plain(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.rsplit_once(" at line ").map_or(said.clone(), |(why, _)| why.to_owned())
}

/// A JSON pointer to where reading stopped.
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let part = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(format!("/{index}")),
        Segment::Map { key } => Some(format!("/{}", key.replace('~', "~0").replace('/', "~1"))),
        Segment::Enum { variant } => Some(format!("/{variant}")),
        Segment::Unknown => None,
    };
    path.iter().filter_map(part).collect()
}

/// Parameters behind the question mark.
pub(crate) struct Asked<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<Api> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let words = lang(&parts.headers).words();
        match Query::<T>::from_request_parts(parts, api).await {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(rejection) => Err(unasked(&rejection, words)),
        }
    }
}

fn unasked(rejection: &QueryRejection, words: &Words) -> Problem {
    let said = rejection.body_text();
    let said = said.strip_prefix("Failed to deserialize query string: ").unwrap_or(&said);
    let (name, why) = said.split_once(": ").unwrap_or(("", said));
    Problem::new(Kind::Malformed, words).field(name, why)
}

/// The matter of the address. What is no key is no matter.
pub(crate) struct OfMatter(pub(crate) MatterKey);

impl FromRequestParts<Api> for OfMatter {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let [key] = named(parts, api).await?;
        let none = || Problem::new(Kind::NotFound, lang(&parts.headers).words());
        Key::read(&key).map(|key| Self(key.0)).ok_or_else(none)
    }
}

/// The matter and the number in it of the address.
pub(crate) struct InMatter(pub(crate) MatterKey, pub(crate) usize);

impl FromRequestParts<Api> for InMatter {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let [key, no] = named(parts, api).await?;
        let none = || Problem::new(Kind::NotFound, lang(&parts.headers).words());
        let no = Some(no).filter(|no| no.bytes().all(|byte| byte.is_ascii_digit())).and_then(|no| no.parse().ok());
        Key::read(&key).zip(no).map(|(key, no)| Self(key.0, no)).ok_or_else(none)
    }
}

/// One name out of the address.
pub(crate) struct Called(pub(crate) String);

impl FromRequestParts<Api> for Called {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let [name] = named(parts, api).await?;
        Ok(Self(name))
    }
}

/// The parts of the address that are not fixed. An address that is no text names nothing.
async fn named<const N: usize>(parts: &mut Parts, api: &Api) -> Result<[String; N], Problem> {
    let words = lang(&parts.headers).words();
    let found = Path::<Vec<String>>::from_request_parts(parts, api).await.ok();
    found.and_then(|Path(found)| found.try_into().ok()).ok_or_else(|| Problem::new(Kind::NotFound, words))
}

/// The version at which whoever acts saw the matter. `*` would let an act happen to what nobody has seen, and is not
/// taken.
pub(crate) struct Seen(pub(crate) u64);

impl FromRequestParts<Api> for Seen {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Api) -> Result<Self, Problem> {
        let words = lang(&parts.headers).words();
        let Some(sent) = parts.headers.get(IF_MATCH) else {
            return Err(Problem::new(Kind::VersionMissing, words));
        };
        let version = sent.to_str().ok().and_then(version_of);
        let bad = || Problem::new(Kind::VersionMissing, words).field(IF_MATCH.as_str(), words.say("api-no-version"));
        version.map(Self).ok_or_else(bad)
    }
}

fn version_of(tag: &str) -> Option<u64> {
    let digits = tag.trim().strip_prefix('"')?.strip_suffix('"')?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// The version of a matter as the header of an answer.
pub(crate) fn tag(version: u64) -> [(HeaderName, HeaderValue); 1] {
    let text = format!("\"{version}\"");
    [(ETAG, HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("\"0\"")))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only whether it can be read counts")]
    struct Letter {
        parts: Vec<Part>,
    }

    #[derive(Debug, serde::Deserialize)]
    #[allow(dead_code, reason = "only whether it can be read counts")]
    struct Part {
        n: u8,
    }

    #[test]
    fn a_field_that_does_not_fit_is_named_and_broken_json_is_not_blamed_on_a_field() {
        let words = wording::Lang::English.words();
        for (body, kind, pointer) in [
            (r#"{"parts":[{"n":1},{"n":256}]}"#, Kind::Invalid, "/parts/1/n"),
            (r#"{"parts":[{}]}"#, Kind::Invalid, "/parts/0"),
            (r#"{"parts":[],"more":1}"#, Kind::Invalid, "/more"),
            (r"{", Kind::Malformed, ""),
            (r#"{"parts":[]} x"#, Kind::Malformed, ""),
            ("", Kind::Malformed, ""),
        ] {
            let problem = read::<Letter>(body.as_bytes(), words).unwrap_err();
            assert_eq!((problem.kind(), problem.told().errors[0].pointer.as_str()), (kind, pointer), "{body}");
            assert!(!problem.told().errors[0].detail.contains("line"), "{body}");
        }
        assert!(read::<Letter>(br#" {"parts":[{"n":1}]} "#, words).is_ok());
    }

    #[test]
    fn a_version_is_digits_in_quotes() {
        for (tag, version) in
            [("\"17\"", Some(17)), (" \"0\" ", Some(0)), ("17", None), ("W/\"17\"", None), ("*", None)]
        {
            assert_eq!(version_of(tag), version, "{tag}");
        }
        assert_eq!(version_of("\"\""), None);
        assert_eq!(version_of("\"+1\""), None);
        assert_eq!(version_of("\"1\", \"2\""), None);
    }
}
