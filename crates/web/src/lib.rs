//! Pages, rendered on the server. They decide nothing and read no clock: the moment is handed in.

mod assets;
mod caller;
mod headers;
pub mod portal;
mod preferences;
mod screens;
mod shell;
mod trouble;
pub mod words;

use std::sync::Arc;

use app::App;
use axum::Router;
use axum::middleware;
use axum::routing::{get, post};
use tower_http::compression::CompressionLayer;

/// What every page needs.
#[derive(Clone)]
pub struct Web {
    /// The installation.
    pub app: Arc<App>,
    /// The present moment in microseconds since 1970, UTC. Handed in, so that pages can be shown as of any day.
    pub now_us: fn() -> i64,
    /// The name of this installation, shown in the shell.
    pub place: Arc<str>,
}

impl std::fmt::Debug for Web {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Web").field("place", &self.place).finish_non_exhaustive()
    }
}

/// Every address of the web interface.
pub fn router(web: Web) -> Router {
    Router::new()
        .route("/", get(screens::home))
        .route("/matters", get(screens::matter_list::get))
        .route("/matters/{key}", get(screens::matter::get))
        .route("/matters/{key}/document/{seq}", get(screens::document::get))
        .route_layer(middleware::from_fn_with_state(web.clone(), shell::up_to_date))
        .route("/preferences", post(preferences::post))
        .route("/assets/{name}", get(assets::get))
        .fallback(screens::nowhere)
        .layer(CompressionLayer::new())
        .layer(middleware::map_response(headers::secure))
        .with_state(web)
}
