//! Forms that another site sends in a reader's name are turned away, by what browsers say of where a request began.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Response, StatusCode};
use tower_http::csrf::{CsrfLayer, ProtectionError};
use wording::Lang;

/// Answers what was turned away.
type Answer = fn(ProtectionError) -> Response<Body>;

/// Turns away what changes something and comes from another site (`Sec-Fetch-Site`, else `Origin` against `Host`).
pub(crate) fn layer() -> CsrfLayer<Answer> {
    CsrfLayer::new().with_rejection_response(answer as Answer)
}

/// In both languages: it is not known which one the reader wants, nor whether there is a reader.
fn answer(_: ProtectionError) -> Response<Body> {
    let say = |lang: Lang| lang.words().say("cross-site");
    let mut answer = Response::new(Body::from(format!("{}\n\n{}\n", say(Lang::Chinese), say(Lang::English))));
    *answer.status_mut() = StatusCode::FORBIDDEN;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    answer
}
