//! The page of an issued document, to be printed.

use app::domain::matter::NoticeKind;
use app::law::Purpose;
use app::{ActDraft, MatterKey, Order};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use tower::ServiceExt;

use super::issuing::issued;
use super::places::{CONTACT, DAY_ONE, at, input};
use super::veil::{CANARY, sealed};
use crate::door::{clerks_cookie, pages};
use crate::town::{CLERK, HOUSING, OFFICE, Town, every_database, intake};

/// The sixth of April 2026 in Shanghai.
const NOW_US: i64 = 1_775_448_000_000_000;

/// Longest page that is read; a document of the town has a few thousand bytes.
const PAGE_BYTES_MAX: usize = 1 << 20;

async fn page(town: &Town, key: MatterKey, seq: &str) -> (StatusCode, String) {
    let app = crate::town::opened(town.app.db().clone()).await;
    let router = web::router(pages(app, || NOW_US));
    let cookie = clerks_cookie(town, &router).await;
    let address = format!("/matters/{key}/document/{seq}");
    let request = Request::get(address).header("cookie", cookie).body(Body::empty()).unwrap();
    let answer = router.oneshot(request).await.unwrap();
    let status = answer.status();
    let body = to_bytes(answer.into_body(), PAGE_BYTES_MAX).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn a_document_is_shown_as_it_was_issued() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = town.registered().await;
        let order = Order::with(NoticeKind::ForwardLetter, ActDraft::Forward { to: HOUSING });
        let letter = issued(town, (CLERK, OFFICE, at(4, 6)), key, &order, &input(&[CONTACT])).await;
        let (status, html) = page(town, key, &letter.seq.to_string()).await;
        assert_eq!(status, StatusCode::OK);
        assert!(html.contains("<h1>信访事项转送函</h1>"), "{html}");
        let masked = town.app.documents_for(key, None, at(4, 6)).await.unwrap();
        let masked = masked.last().unwrap().body.as_ref().unwrap();
        assert!(letter.body.unwrap().contains("何桂香") && masked.contains("信访人：何某"), "{masked}");
        assert!(html.contains("xinze notice show") && !html.contains("何桂香"), "{html}");
        for line in masked.lines().map(str::trim).filter(|line| !line.is_empty()) {
            assert!(html.contains(&format!(">{line}</p>")), "{line}\n{html}");
        }
        assert!(html.contains("<footer>\n    <p>云溪县信访局</p>\n    <p>2026年4月6日</p>"), "{html}");
        for seq in ["1", "99", "0", "x"] {
            assert_eq!(page(town, key, seq).await.0, StatusCode::NOT_FOUND, "{seq}");
        }
        town.tamper("UPDATE text SET body = substr(body, 1, length(body) - 1) WHERE kind = 'notice'").await;
        assert!(page(town, key, &letter.seq.to_string()).await.1.contains("与账本里的摘要不一致"));
    })
    .await;
}

/// Who has not signed in sees no document of an accusation, and of a sealed petition no name.
#[tokio::test]
async fn a_page_tells_nobody_who_petitions_where_that_is_sealed() {
    every_database(DAY_ONE, async |town: &Town| {
        for (intake, status, named) in [
            (sealed(Purpose::Claim, true), StatusCode::OK, false),
            (sealed(Purpose::Accusation, false), StatusCode::NOT_FOUND, false),
            (intake(DAY_ONE), StatusCode::OK, true),
        ] {
            let stamp = town.acts(CLERK, OFFICE, DAY_ONE);
            let key = town.app.register(&stamp, &mut town.chance(), DAY_ONE, &intake, None).await.unwrap().done.key;
            let order = Order::alone(NoticeKind::Receipt);
            let receipt = issued(town, (CLERK, OFFICE, DAY_ONE), key, &order, &input(&[CONTACT])).await;
            let (found, html) = page(town, key, &receipt.seq.to_string()).await;
            assert_eq!(found, status);
            assert!(!html.contains(CANARY));
            assert_eq!(html.contains("<p class=\"addressee\">何某：</p>"), named);
        }
    })
    .await;
}
