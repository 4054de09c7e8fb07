//! What stands around every request: a number, a measurement, and a line in the log. All three know the route by its
//! pattern, `/matters/{key}`, and never what stood in its place, in the query or in the body.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::measures::Measures;
use crate::moment;

/// The header that carries the number of a request, so that somebody can tell which one went wrong.
const NUMBER: HeaderName = HeaderName::from_static("x-request-id");
/// How a route is called that there is not.
const NOWHERE: &str = "(none)";

/// Watches over the requests of one process.
#[derive(Clone, Debug)]
pub(crate) struct Observer {
    measures: Arc<Measures>,
    /// Tells the requests of this process from those of others.
    process: Arc<str>,
    next: Arc<AtomicU64>,
}

impl Observer {
    pub(crate) fn new(measures: Arc<Measures>, process: &str) -> Self {
        Self { measures, process: process.into(), next: Arc::new(AtomicU64::new(1)) }
    }
}

/// Counts one more while it lives.
struct UnderWay<'a>(&'a Measures);

impl<'a> UnderWay<'a> {
    fn begin(measures: &'a Measures) -> Self {
        measures.under_way.inc();
        Self(measures)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.under_way.dec();
    }
}

/// The layer.
pub(crate) async fn observe(State(observer): State<Observer>, request: Request, next: Next) -> Response {
    let began = moment::stopwatch();
    let _under_way = UnderWay::begin(&observer.measures);
    let number = format!("{}-{}", observer.process, observer.next.fetch_add(1, Ordering::Relaxed));
    let route =
        request.extensions().get::<MatchedPath>().map_or_else(|| NOWHERE.into(), |path| Arc::from(path.as_str()));
    let method = name_of(request.method());
    let mut response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), began.elapsed());
    observer.measures.answered(&route, method, status, took);
    let took_us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    if status >= 500 {
        tracing::warn!(request = number, method, route = &*route, status, took_us, "answered");
    } else {
        tracing::info!(request = number, method, route = &*route, status, took_us, "answered");
    }
    if let Ok(number) = HeaderValue::from_str(&number) {
        response.headers_mut().insert(NUMBER, number);
    }
    response
}

/// Anybody can invent methods.
fn name_of(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::HEAD => "HEAD",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "OTHER",
    }
}

/// What is answered where the program itself broke. The place is in the log already, by the hook.
pub(crate) fn broken() -> Response {
    let say = |lang: wording::Lang| lang.words().say("trouble");
    let text = format!("{}\n\n{}\n", say(wording::Lang::Chinese), say(wording::Lang::English));
    (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
}
