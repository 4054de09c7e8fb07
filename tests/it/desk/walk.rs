//! Desk, list, and forwarding several in a real browser: with script and without, on a telephone, in the dark.

use std::net::SocketAddr;

use app::ActDraft;
use app::domain::matter::Opinion;
use app::domain::{OfficialId, OrganId};
use fantoccini::Locator;
use jiff::civil::date;

use super::registered_on;
use crate::browser::{DESK, Window, browser, driver, picture, sign_in, wide};
use crate::door::{account, pages};
use crate::town::{CLERK, HANDLER, HOUSING, OFFICE, Town, accepting, answering, every_database, intake};
use crate::who_may::{DAY, OFFICE_HEAD, accusing, registered, signed_in, staffed};

/// Noon of 2 April 2026 in Asia/Shanghai.
fn now_us() -> i64 {
    1_775_102_400_000_000
}

async fn site(town: &Town, people: &[(OfficialId, &str)]) -> String {
    for (official, login) in people {
        account(&town.app, &town.stamp(), *official, login).await;
    }
    let router = web::router(pages(crate::town::opened(town.app.db().clone()).await, now_us));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
    address
}

/// A town in which something is overdue, something is due soon and something is far off.
async fn busy(town: &Town) {
    for (day, n) in [(date(2026, 3, 4), 2), (date(2026, 3, 16), 4), (DAY, 4)] {
        for _ in 0..n {
            registered_on(town, day).await;
        }
    }
    registered(town, &accusing(HOUSING)).await;
    for stage in 0..3 {
        let key = registered(town, &intake(DAY)).await;
        town.act(signed_in(town, CLERK, OFFICE), key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        let bureau = || town.acts(HANDLER, HOUSING, DAY);
        if stage > 0 {
            town.act(bureau(), key, &accepting()).await.unwrap();
        }
        if stage > 1 {
            let answer = answering(Opinion::NotSupport, "经查，反映情况不实。");
            town.act(bureau(), key, &answer).await.unwrap();
        }
        if stage == 0 {
            let reason = "不属本局职权。".to_owned();
            town.act(bureau(), key, &ActDraft::Object { reason }).await.unwrap();
        }
    }
}

async fn shows(client: &fantoccini::Client, selector: &str) {
    client.wait().for_element(Locator::Css(selector)).await.unwrap_or_else(|_| panic!("no {selector}"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_the_desk_to_several_forwarded_with_and_without_script() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        busy(town).await;
        let site = site(town, &[(CLERK, "clerk"), (OFFICE_HEAD, "head"), (HANDLER, "handler")]).await;
        let (_driver, driver) = driver().await;
        let narrow = Window { width: 360, height: 800, ..DESK };
        let plain = Window { script: false, width: 1000, ..DESK };
        for (no, window) in [DESK, plain, narrow].into_iter().enumerate() {
            let client = browser(&driver, &window).await;
            sign_in(&client, &site, "clerk").await;
            client.goto(&format!("{site}/")).await.unwrap();
            shows(&client, ".desk-block").await;
            assert!(!wide(&client).await, "the desk fits {}", window.width);
            picture(&client, &format!("desk-{}.png", window.width)).await;
            client.find(Locator::Css("#desk-registered a[data-count=all]")).await.unwrap().click().await.unwrap();
            shows(&client, ".list-table").await;
            assert!(!wide(&client).await, "the list fits {}", window.width);
            let boxes = client.find_all(Locator::Css(".cell-check input")).await.unwrap();
            boxes[0].click().await.unwrap();
            boxes[1].click().await.unwrap();
            let select = client.find(Locator::Css("#f-to")).await.unwrap();
            select.select_by_value(&HOUSING.0.to_string()).await.unwrap();
            picture(&client, &format!("list-{}.png", window.width)).await;
            client.find(Locator::Css(".several .btn")).await.unwrap().click().await.unwrap();
            shows(&client, "#can").await;
            assert!(!wide(&client).await, "the preview fits {}", window.width);
            picture(&client, &format!("forward-{}.png", window.width)).await;
            client.find(Locator::Css("form[method=post] .btn[data-rank=first]")).await.unwrap().click().await.unwrap();
            shows(&client, "#done").await;
            let rows = client.find_all(Locator::Css("#done ~ .table-box tbody tr")).await.unwrap();
            assert_eq!(rows.len(), 2);
            client.refresh().await.unwrap();
            shows(&client, "#done").await;
            assert!(!wide(&client).await, "the result fits {}", window.width);
            picture(&client, &format!("forwarded-{}.png", window.width)).await;
            assert_eq!(held(town, HOUSING).await, 2 * (no + 1) as i64 + 3);
            client.close().await.unwrap();
        }
    })
    .await;
}

/// How many matters an organ has.
async fn held(town: &Town, organ: OrganId) -> i64 {
    let held = town.app.db().read().await.unwrap().held_by(organ).await.unwrap();
    held.into_iter().map(|(_, n)| n).sum()
}
