//! The interface for programs, `/api/v1`: every act and every list that staff have, as JSON. It decides nothing and
//! reads no clock; the same use cases answer as for the pages.

mod acts;
mod caller;
mod document;
mod intake;
mod once;
mod operation;
mod page;
mod problem;
mod resources;
mod shape;
mod tell;
mod word;

pub use document::{API_VERSION, document};
pub use problem::{Kind, Problem, Told};

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::middleware;
use axum::response::{Redirect, Response};
use axum::routing::{any, get};
use web::Web;
use web::rates::Rates;

use crate::caller::{Guard, Spoken};
use crate::once::Limit;
use crate::operation::Operation;

/// Where the interface stands. A change that takes something away gets another number.
pub const BASE: &str = "/api/v1";

/// What every operation needs.
#[derive(Clone)]
pub(crate) struct Api {
    pub(crate) web: Web,
    pub(crate) rates: Arc<Rates>,
}

/// Every operation, in the order of the document.
pub(crate) fn operations() -> Vec<Operation> {
    let mut all = resources::operations();
    all.extend(acts::operations());
    all
}

/// Every address of the interface.
pub fn router(web: Web) -> Router {
    let over_tls = web.entrance.over_tls;
    let api = Api { web, rates: Arc::default() };
    let mut router = Router::new();
    for operation in operations() {
        router = router.route(&format!("{BASE}{}", operation.path), guarded(&api, operation));
    }
    let router = router
        .method_not_allowed_fallback(not_so)
        .route(BASE, get(async || Redirect::permanent(&format!("{BASE}/"))))
        // Below this address nothing else is anybody's, so that programs get their own "no" and no page.
        .route(&format!("{BASE}/{{*rest}}"), any(nowhere))
        .layer(middleware::map_response(private))
        .layer(middleware::from_fn(caller::spoken))
        .layer(DefaultBodyLimit::disable())
        .with_state(api);
    web::secured(router, over_tls)
}

/// The handler of an operation behind what guards it: who calls, how far the token reaches, and that it is carried out
/// once.
fn guarded(api: &Api, operation: Operation) -> axum::routing::MethodRouter<Api> {
    let keyed = operation.keyed();
    let mut handler = operation.handler;
    if keyed {
        let limit = Limit { bytes_max: operation.body_bytes_max };
        handler = handler.route_layer(middleware::from_fn_with_state(limit, once::once));
    }
    if let Some(scope) = operation.scope {
        let guard = Guard { api: api.clone(), scope };
        handler = handler.route_layer(middleware::from_fn_with_state(guard, caller::enter));
    }
    handler
}

async fn nowhere(Spoken(words): Spoken) -> Problem {
    Problem::new(Kind::NotFound, words)
}

async fn not_so(Spoken(words): Spoken) -> Problem {
    Problem::new(Kind::Method, words)
}

/// Nothing of an answer stays behind on the way.
async fn private(mut response: Response) -> Response {
    response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
