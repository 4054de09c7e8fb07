//! Queues have an end: whoever comes too late is told when to come back, on pages too, and the rest is served.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use app::store::{Db, Session, StoreError};
use axum::body::Body;
use axum::http::{HeaderValue, Request, StatusCode, header};
use futures::future::join_all;
use futures::poll;
use jiff::civil::date;
use tower::ServiceExt;

use super::draw_and_append;
use crate::door::{clerks_cookie, pages};
use crate::town::{Town, every_address, every_database};

/// Writers that may wait on SQLite.
const WRITERS_OF_SQLITE: usize = 256;
/// Callers that may wait for a connection elsewhere.
const CALLERS: usize = 512;
/// More than any queue holds.
const MANY: usize = 2_000;

type Waiter<'a> = Pin<Box<dyn Future<Output = Result<Session, StoreError>> + 'a>>;

/// Those who got in, those who wait, and what the first one was told who may not wait.
#[derive(Default)]
struct Crowd<'a> {
    inside: Vec<Session>,
    waiting: Vec<Waiter<'a>>,
    told: Option<Duration>,
}

/// Lets more and more come until one is turned away.
async fn crowd<'a>(mut come: impl FnMut() -> Waiter<'a>) -> Crowd<'a> {
    let mut crowd = Crowd::default();
    for _ in 0..MANY {
        let mut waiter = come();
        match poll!(waiter.as_mut()) {
            std::task::Poll::Pending => crowd.waiting.push(waiter),
            std::task::Poll::Ready(Ok(session)) => crowd.inside.push(session),
            std::task::Poll::Ready(Err(StoreError::Busy { retry_after })) => {
                crowd.told = Some(retry_after);
                return crowd;
            }
            std::task::Poll::Ready(Err(other)) => panic!("{other}"),
        }
    }
    crowd
}

#[tokio::test]
async fn a_full_queue_of_writers_tells_when_to_come_back_and_is_worked_off() {
    every_address(async |address| {
        let db = Db::open(address).await.unwrap();
        let Crowd { inside, waiting, told } = crowd(|| Box::pin(db.write())).await;
        assert!(told.is_some_and(|after| after >= Duration::from_secs(1)), "{address}: {told:?}");
        // Nobody gets in while the crowd comes, so that these are all who may wait, as docs/scaling.md says.
        let wait = if address.starts_with("sqlite:") { WRITERS_OF_SQLITE } else { CALLERS };
        assert_eq!(waiting.len(), wait, "{address}");
        drop(inside);
        // Each gets in, one after the other, and lets go.
        for session in join_all(waiting.into_iter().map(|waiter| async { waiter.await.map(drop) })).await {
            session.unwrap();
        }
        draw_and_append(&db, 1, app::store::Head::default(), 1).await.unwrap();
        db.close().await;
    })
    .await;
}

#[tokio::test]
async fn those_who_wait_and_go_away_make_room() {
    every_address(async |address| {
        let db = Db::open(address).await.unwrap();
        for _ in 0..3 {
            let crowd = crowd(|| Box::pin(db.read())).await;
            assert!(crowd.told.is_some(), "{address}");
            assert_eq!(crowd.waiting.len(), CALLERS, "{address}");
            // All of them go at once, those who wait and those who are inside.
            drop(crowd);
            db.read().await.unwrap().count_matters().await.unwrap();
        }
        db.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_page_that_cannot_be_made_now_says_when_to_come_back() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let app = Arc::new(crate::town::opened(town.app.db().clone()).await);
        let web = pages(crate::town::opened(town.app.db().clone()).await, || 1_775_102_400_000_000);
        let router = web::router(web::Web { app: app.clone(), ..web });
        let cookie = clerks_cookie(town, &router).await;
        let request = || Request::get("/matters").header("cookie", &cookie).body(Body::empty()).unwrap();
        let get = || router.clone().oneshot(request());
        let crowd = crowd(|| Box::pin(app.db().read())).await;
        assert!(crowd.told.is_some());
        let answer = get().await.unwrap();
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.headers().get(header::RETRY_AFTER).map(HeaderValue::as_bytes), Some(&b"2"[..]));
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        assert!(body.contains("请过 2 秒再试") && body.contains("try again in 2 seconds"), "{body}");
        drop(crowd);
        assert_eq!(get().await.unwrap().status(), StatusCode::OK);
    })
    .await;
}
