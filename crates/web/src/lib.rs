//! Pages, rendered on the server. They decide nothing and read no clock: the moment is handed in.

pub mod access;
mod assets;
mod caller;
mod cross_site;
mod deeds;
mod form;
mod handing_out;
mod headers;
mod nav;
pub mod portal;
mod preferences;
pub mod rates;
mod screens;
mod shell;
mod sign_in;
mod staff;
mod trouble;
pub mod words;

pub use caller::Caller;

use std::sync::Arc;

use app::{App, Chance};
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
    /// Chance that nobody can foresee: what browsers hold is drawn from it.
    pub chance: fn() -> std::io::Result<Chance>,
    /// The name of this installation, shown in the shell.
    pub place: Arc<str>,
    /// How people come in.
    pub entrance: Arc<Entrance>,
}

/// How people come in.
#[derive(Clone, Debug, Default)]
pub struct Entrance {
    /// Whether browsers reach the pages over TLS, which this program or a proxy before it speaks. Cookies then go over
    /// TLS only, and browsers are told to come no other way.
    pub over_tls: bool,
    /// Accounts of invented people that the sign-in page of a demonstration shows.
    pub shown: Vec<ShownAccount>,
}

/// An account of a demonstration.
#[derive(Clone, Debug)]
pub struct ShownAccount {
    /// The sign-in name.
    pub login: String,
    /// The password.
    pub password: String,
    /// Who it is: name, post, organ.
    pub who: String,
}

impl std::fmt::Debug for Web {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Web").field("place", &self.place).finish_non_exhaustive()
    }
}

/// Every address of the web interface, but for the petitioner's side. Whoever is not signed in gets no further than the
/// sign-in page, whatever the address, there or not.
pub fn router(web: Web) -> Router {
    let rates = Arc::new(rates::Rates::default());
    let gate = sign_in::Gate { web: web.clone(), rates: rates.clone() };
    let pages = Router::new()
        .route("/", get(screens::home))
        .route("/desk", get(screens::desk::get))
        .route("/matters", get(screens::matter_list::get))
        .route("/matters/export.csv", get(screens::list_export::csv))
        .route("/matters/export.xlsx", get(screens::list_export::xlsx))
        .route("/matters/views", post(screens::list_views::keep))
        .route("/matters/views/away", post(screens::list_views::take_away))
        .route("/matters/views/back", post(screens::list_views::take_back))
        .route("/matters/forward", get(screens::forward_several::preview).post(screens::forward_several::post))
        .route("/matters/forwarded", get(screens::forward_several::result))
        .route("/matters/{key}", get(screens::matter::get))
        .route("/matters/{key}/document/{seq}", get(screens::document::get))
        .merge(screens::routes::pages())
        .fallback(screens::nowhere)
        .layer(CompressionLayer::new())
        // What somebody typed and the token of the form would stand in one stream whose length others can see.
        .merge(screens::acting())
        .merge(screens::routes::forms())
        .layer(middleware::from_fn_with_state(gate, sign_in::gate));
    let open = Router::new()
        .route("/preferences", post(preferences::post))
        .route("/assets/{name}", get(assets::get))
        .layer(CompressionLayer::new());
    let over_tls = web.entrance.over_tls;
    let pages = pages
        .merge(sign_in::router(web.clone(), rates))
        // Who serves today, and who may what, stands in the directory, so that it comes first.
        .layer(middleware::from_fn_with_state(web.clone(), shell::up_to_date))
        .merge(open)
        .layer(cross_site::layer());
    secured(pages, over_tls).with_state(web)
}

/// Where the one stylesheet stands.
#[must_use]
pub fn stylesheet() -> &'static str {
    &assets::ADDRESSES.css
}

/// The same addresses, with the headers that every answer carries.
pub fn secured<S: Clone + Send + Sync + 'static>(router: Router<S>, over_tls: bool) -> Router<S> {
    router.layer(middleware::map_response_with_state(headers::Secure { over_tls }, headers::secure))
}
