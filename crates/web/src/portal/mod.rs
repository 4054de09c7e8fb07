//! The petitioner's side: one matter, opened with receipt number and query code.
//!
//! Nothing happens on a GET. Every act is a form that carries a token of its session, a key of its own against being
//! sent twice, and the version of the matter that the petitioner saw. The query code is in no address and no cookie.

mod act;
mod choice;
mod course;
mod enter;
mod matter;
pub(crate) mod page;
mod papers;
mod seats;

use app::{Chance, PetitionerStamp, Seat, civil_day};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use axum::middleware;
use axum::response::Response;
use axum::routing::{get, post};

use crate::{Web, cross_site, headers, shell};

/// Bytes of a form without papers: a letter of [`act::LETTER_CHARS_MAX`] characters, each of which a browser writes as
/// up to twelve, and some more for the rest.
const FORM_BYTES_MAX: usize = 300_000;

/// What every page of the petitioner's side needs.
#[derive(Clone)]
pub(crate) struct Desk {
    web: Web,
    chance: fn() -> std::io::Result<Chance>,
}

impl Desk {
    fn now_us(&self) -> i64 {
        (self.web.now_us)()
    }

    fn stamp(&self, seat: &Seat) -> PetitionerStamp {
        let recorded_us = self.now_us();
        PetitionerStamp { person: seat.person, recorded_us, today: civil_day(recorded_us) }
    }
}

/// Every address of the petitioner's side, to be merged with [`crate::router`]. Chance is handed in: sessions are named
/// by it, so it must be what nobody can foresee.
pub fn router(web: Web, chance: fn() -> std::io::Result<Chance>) -> Router {
    let up_to_date = middleware::from_fn_with_state(web.clone(), shell::up_to_date);
    let secure = headers::Secure { over_tls: web.entrance.over_tls };
    let desk = Desk { web, chance };
    let upload = post(papers::post).layer(DefaultBodyLimit::max(papers::UPLOAD_BYTES_MAX));
    Router::new()
        .route("/q", get(enter::get).post(enter::post))
        .route("/q/leave", post(enter::leave))
        .route("/q/matter", get(matter::get))
        .route("/q/act/{act}", get(act::get).post(act::post))
        .route("/q/papers", upload)
        .route("/q/paper/{seq}", get(papers::paper))
        .route("/q/text/{seq}/{place}", get(papers::text))
        .route_layer(up_to_date)
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .layer(middleware::map_response(private))
        .layer(cross_site::layer())
        .layer(middleware::map_response_with_state(secure, headers::secure))
        .with_state(desk)
}

/// Nothing of a petition stays behind on the machine of an internet café. The pages are not compressed either: what
/// somebody wrote and the token of the session would stand in one stream whose length others can see.
async fn private(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
