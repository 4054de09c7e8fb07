//! Through the door in a real browser: by keyboard alone, without script, on a telephone, in both languages.

use std::net::SocketAddr;

use app::domain::directory::Role;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};

use super::visitor::{CLERKS, DAY_ONE};
use crate::browser::{DESK, Window, browser, driver, picture, wide};
use crate::door::{account, charge, pages};
use crate::town::{CLERK, OFFICE, Town, every_database};

/// Noon of 2 April 2026 in Asia/Shanghai. The server answers in threads of its own, so that all share one moment.
fn noon() -> i64 {
    1_775_102_400_000_000
}

/// The pages of the town on a free port of this machine.
async fn site(town: &Town) -> String {
    let web = pages(crate::town::opened(town.app.db().clone()).await, noon);
    let router = web::router(web.clone()).merge(web::portal::router(web, crate::door::chance));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
    address
}

/// Presses keys wherever the focus is.
async fn keys(client: &Client, text: &str) {
    client.active_element().await.unwrap().send_keys(text).await.unwrap();
}

async fn key(client: &Client, key: Key) {
    keys(client, &char::from(key).to_string()).await;
}

/// Goes on with the tabulator until something with this id or name has the focus.
async fn tab_to(client: &Client, wanted: &str) {
    for _ in 0..40 {
        let element = client.active_element().await.unwrap();
        for attribute in ["id", "name", "href"] {
            if element.attr(attribute).await.unwrap().as_deref() == Some(wanted) {
                return;
            }
        }
        key(client, Key::Tab).await;
    }
    panic!("the keyboard does not reach {wanted}");
}

async fn shows(client: &Client, selector: &str) {
    client.wait().for_element(Locator::Css(selector)).await.unwrap_or_else(|_| panic!("no {selector}"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_the_one_time_password_to_the_own_sessions_by_keyboard_alone_and_without_script() {
    every_database(DAY_ONE, async |town: &Town| {
        charge(town, CLERK, OFFICE, &[Role::Clerk]).await;
        account(&town.app, &town.stamp(), CLERK, CLERKS).await;
        let site = site(town).await;
        let (_driver, driver) = driver().await;
        for (no, window) in
            [DESK, Window { script: false, ..DESK }, Window { width: 360, height: 800, ..DESK }].into_iter().enumerate()
        {
            let stamp = town.stamp();
            let one_time = town.app.reset_password(&stamp, &mut town.chance(), CLERK).await.unwrap().to_string();
            let own = format!("the roof leaks again {no}");
            let client = browser(&driver, &window).await;
            client.goto(&format!("{site}/matters?stage=handling")).await.unwrap();
            shows(&client, "#login").await;
            assert!(!wide(&client).await, "the door fits {}", window.width);
            if no == 0 {
                picture(&client, "sign-in.png").await;
            }
            // The first field has the focus already.
            keys(&client, CLERKS).await;
            key(&client, Key::Tab).await;
            keys(&client, "something wrong").await;
            key(&client, Key::Enter).await;
            shows(&client, ".said[data-kind=refused]").await;
            // The name is still there, and the focus where one types again.
            keys(&client, &one_time).await;
            key(&client, Key::Enter).await;
            shows(&client, "#current").await;
            assert!(!wide(&client).await);
            keys(&client, &one_time).await;
            for field in ["new", "again"] {
                tab_to(&client, field).await;
                keys(&client, &own).await;
            }
            key(&client, Key::Enter).await;
            shows(&client, ".table-box, .empty, main").await;
            client.wait().for_url(&format!("{site}/matters?stage=handling").parse().unwrap()).await.unwrap();
            tab_to(&client, "me").await;
            key(&client, Key::Enter).await;
            tab_to(&client, "/account/sessions").await;
            key(&client, Key::Enter).await;
            shows(&client, ".seats li").await;
            assert!(!wide(&client).await);
            if no == 0 {
                picture(&client, "sessions.png").await;
            }
            tab_to(&client, "me").await;
            key(&client, Key::Enter).await;
            let leave = client.find(Locator::Css(".menu-leave button")).await.unwrap();
            leave.send_keys(&char::from(Key::Enter).to_string()).await.unwrap();
            shows(&client, ".said[data-kind=done]").await;
            client.goto(&format!("{site}/matters")).await.unwrap();
            shows(&client, "#login").await;
            client.close().await.unwrap();
        }
    })
    .await;
}
