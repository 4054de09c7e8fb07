//! The addresses of what work rests on, and of keeping and checking.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use super::{accounts, calendar, directory, ledger, readings, rules, shortcuts};
use crate::Web;

/// Bytes of a form about an account: a name, days, a reason.
const FORM_BYTES_MAX: usize = 20_000;

/// Pages that are only read.
pub(crate) fn pages() -> Router<Web> {
    Router::new()
        .route("/directory", get(directory::get))
        .route("/directory/organs/{organ}", get(directory::organ))
        .route("/calendar", get(calendar::get))
        .route("/rules", get(rules::get))
        .route("/rules/{pack}", get(rules::pack))
        .route("/rules/{pack}/{rule}", get(rules::rule))
        .route("/ledger", get(ledger::get))
        .route("/ledger/checkpoint", get(ledger::checkpoint))
        .route("/ledger/key", get(ledger::key))
        .route("/ledger/tile/{*path}", get(ledger::tile))
        .route("/readings", get(readings::get))
        .route("/accounts", get(accounts::get))
        .route("/shortcuts", get(shortcuts::get))
}

/// Pages with forms that carry the token of a session. They are not compressed: what somebody typed and the token
/// would stand in one stream whose length others can see.
pub(crate) fn forms() -> Router<Web> {
    let import = get(directory::import).post(directory::take_in);
    let accounts = Router::new()
        .route("/accounts/new", get(accounts::new).post(accounts::make))
        .route("/accounts/{official}", get(accounts::one))
        .route("/accounts/{official}/{change}", post(accounts::change))
        .route("/accounts/{official}/roles/{change}", post(accounts::roles))
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX));
    Router::new()
        .route("/directory/import", import.layer(DefaultBodyLimit::max(directory::FORM_BYTES_MAX)))
        .merge(accounts)
}
