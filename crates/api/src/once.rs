//! Every request that writes is carried out once: its answer is kept under the key that it brings, and the same
//! request gets the same answer.

use std::sync::Arc;

use app::api_access::{Answered, Claim, Claimed, KEY_CHARS_MAX};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, ETAG, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::caller::Caller;
use crate::intake::is_json;
use crate::problem::{Kind, Problem};

/// The header with the key.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// The header of an answer that was given before.
pub const REPLAYED: &str = "idempotent-replayed";
/// The headers of an answer that are kept with it.
const KEPT: [HeaderName; 3] = [CONTENT_TYPE, ETAG, LOCATION];
/// After how many seconds to ask again for a request that is still carried out.
const AGAIN_S: i64 = 2;

/// An answer as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

/// What stands before an operation that writes.
#[derive(Clone)]
pub(crate) struct Limit {
    pub(crate) bytes_max: usize,
}

pub(crate) async fn once(State(limit): State<Limit>, caller: Caller, request: Request, next: Next) -> Response {
    match carried_out(&limit, &caller, request, next).await {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    }
}

async fn carried_out(limit: &Limit, caller: &Caller, request: Request, next: Next) -> Result<Response, Problem> {
    let key = key(request.headers()).ok_or_else(|| {
        let n = i64::try_from(KEY_CHARS_MAX).unwrap_or(i64::MAX);
        Problem::with(Kind::KeyMissing, caller.words, &[("n", n.into())])
    })?;
    if !is_json(request.headers()) {
        return Err(caller.problem(Kind::MediaType));
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, limit.bytes_max).await.map_err(|_| caller.problem(Kind::TooLarge))?;
    let organ = caller.subject.actor.organ.0.to_string();
    let asked: [&[u8]; 4] =
        [parts.method.as_str().as_bytes(), parts.uri.path().as_bytes(), organ.as_bytes(), bytes.as_ref()];
    let claim = Claim::new(&caller.token, &key, &asked, caller.now_us);
    let claimed = caller.app().claim_request(&claim).await.map_err(|failure| caller.tell(failure))?;
    match claimed {
        Claimed::Before(answer) => return replayed(caller, &answer),
        Claimed::Other => return Err(caller.problem(Kind::KeyReused)),
        Claimed::UnderWay => {
            return Err(caller.problem(Kind::UnderWay).saying(|told| told.retry_after = Some(AGAIN_S)));
        }
        Claimed::Ours => {}
    }
    let mut request = Request::from_parts(parts, Body::from(bytes));
    request.extensions_mut().insert(RequestName(Arc::from(claim.name())));
    let response = next.run(request).await;
    keep(caller, &claim, response).await
}

/// The name under which a registration remembers its request in its own transaction.
#[derive(Clone, Debug)]
pub(crate) struct RequestName(pub(crate) Arc<str>);

/// An answer to what was carried out is kept. A "no" leaves no trace and is asked anew; of a fault nobody knows what it
/// left, so that the claim stays until it runs out.
async fn keep(caller: &Caller, claim: &Claim, response: Response) -> Result<Response, Problem> {
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_else(|_| Bytes::new());
    let kept = if parts.status.is_success() {
        let text = |name: &HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let headers = KEPT.iter().filter_map(|name| Some((name.to_string(), text(name)?))).collect();
        let kept = Kept { status: parts.status.as_u16(), headers, body: String::from_utf8_lossy(&bytes).into_owned() };
        let answer = serde_json::to_vec(&kept).unwrap_or_default();
        let mut chance = caller.chance()?;
        caller.app().keep_answer(&mut chance, claim, &Answered(answer)).await
    } else if parts.status == StatusCode::INTERNAL_SERVER_ERROR {
        Ok(())
    } else {
        caller.app().free_request(claim).await
    };
    if let Err(failure) = kept {
        // What was done is done and told; only its repetition is no longer recognised.
        tracing::error!(cause = %failure, "the answer to a request could not be kept");
    }
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

fn replayed(caller: &Caller, answer: &Answered) -> Result<Response, Problem> {
    let kept: Kept = serde_json::from_slice(&answer.0).map_err(|_| caller.problem(Kind::Fault))?;
    let mut response = Response::new(Body::from(kept.body));
    *response.status_mut() = StatusCode::from_u16(kept.status).unwrap_or(StatusCode::OK);
    let headers = response.headers_mut();
    for (name, value) in kept.headers {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(&value)) {
            headers.insert(name, value);
        }
    }
    headers.insert(HeaderName::from_static(REPLAYED), HeaderValue::from_static("true"));
    Ok(response)
}

/// The key of a request: letters, digits and signs, no more than can be kept. Programs may write it in quotes, as a
/// string of structured headers.
fn key(headers: &HeaderMap) -> Option<String> {
    let mut sent = headers.get_all(IDEMPOTENCY_KEY).iter();
    let text = sent.next()?.to_str().ok()?.trim();
    let key = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || b"._~:-".contains(&byte);
    let fits = (1..=KEY_CHARS_MAX).contains(&key.len()) && key.bytes().all(sign);
    (sent.next().is_none() && fits).then(|| key.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_visible_signs_and_not_too_many() {
        for (sent, read) in [
            ("abc-1", Some("abc-1")),
            ("\"abc\"", Some("abc")),
            ("", None),
            ("\"\"", None),
            ("a b", None),
            ("a\"b", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(IDEMPOTENCY_KEY, HeaderValue::from_static(sent));
            assert_eq!(key(&headers).as_deref(), read, "{sent}");
        }
        let mut headers = HeaderMap::new();
        headers.insert(IDEMPOTENCY_KEY, HeaderValue::from_str(&"x".repeat(KEY_CHARS_MAX + 1)).unwrap());
        assert_eq!(key(&headers), None);
        assert_eq!(key(&HeaderMap::new()), None);
    }
}
