//! A petitioner in a real browser: on a telephone, and without script, with nothing but the slip.

use std::net::SocketAddr;

use app::ActDraft;
use app::domain::matter::Opinion;
use fantoccini::{Client, Locator};
use jiff::civil::date;

use super::{DAY_ONE, Petition, chance, petition};
use crate::browser::{DESK, Window, browser, driver, picture, wide};
use crate::town::{CLERK, HANDLER, HOUSING, OFFICE, Town, accepting, answering, every_database};

/// Noon of 9 April 2026 in Asia/Shanghai. The server answers in threads of its own, so that all share one moment.
fn ninth_of_april() -> i64 {
    1_775_707_200_000_000
}

/// The pages of the town on a free port of this machine.
async fn site(town: &Town) -> String {
    let app = crate::town::opened(town.app.db().clone()).await;
    let pages = crate::door::pages(app, ninth_of_april);
    let router = web::router(pages.clone()).merge(web::portal::router(pages, chance));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
    address
}

async fn answered(town: &Town) -> Petition {
    let petition = petition(town, false).await;
    let forward = ActDraft::Forward { to: HOUSING };
    town.act(town.acts(CLERK, OFFICE, date(2026, 4, 3)), petition.key, &forward).await.unwrap();
    let handler = |day| town.acts(HANDLER, HOUSING, date(2026, 4, day));
    town.act(handler(6), petition.key, &accepting()).await.unwrap();
    let opinion = "经查，屋面防水层老化，您反映的情况属实。由本局六月底以前重做防水，费用由本局承担。";
    town.act(handler(8), petition.key, &answering(Opinion::Support, opinion)).await.unwrap();
    petition
}

async fn typed(client: &Client, field: &str, text: &str) {
    client.find(Locator::Css(field)).await.unwrap().send_keys(text).await.unwrap();
}

async fn press(client: &Client, what: &str) {
    client.find(Locator::Css(what)).await.unwrap_or_else(|_| panic!("no {what}")).click().await.unwrap();
}

async fn enter(client: &Client, site: &str, petition: &Petition) {
    client.goto(&format!("{site}/q")).await.unwrap();
    typed(client, "#receipt", &petition.receipt).await;
    typed(client, "#code", &petition.code.to_string().to_lowercase()).await;
    press(client, ".portal-form button").await;
    client.wait().for_element(Locator::Css(".portal-where")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_petitioner_confirms_and_evaluates_without_script() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = answered(town).await;
        let site = site(town).await;
        let (_driver, driver) = driver().await;
        let client = browser(&driver, &Window { script: false, ..DESK }).await;
        enter(&client, &site, &petition).await;
        assert!(!client.current_url().await.unwrap().as_str().contains(&petition.code.to_string()));
        press(&client, "a[href='/q/act/confirm-delivery']").await;
        press(&client, ".portal-form button").await;
        client.wait().for_element(Locator::Css("[data-kind=done]")).await.unwrap();
        press(&client, "a[href='/q/act/evaluate-organ']").await;
        press(&client, "input[value=satisfied]").await;
        press(&client, ".portal-form button").await;
        client.wait().for_element(Locator::Css("input[name=meant]")).await.unwrap();
        press(&client, ".portal-form button").await;
        client.wait().for_element(Locator::Css("[data-kind=done]")).await.unwrap();
        client.close().await.unwrap();
        let matter = town.app.matter(petition.key).await.unwrap().matter;
        assert_eq!(matter.evaluations.len(), 1);
        assert_eq!(matter.stage.name().name(), "delivered");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_of_a_petitioner_fit_every_width_in_both_themes() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = answered(town).await;
        let site = site(town).await;
        let (_driver, driver) = driver().await;
        for (window, name) in [(Window { width: 360, height: 800, ..DESK }, "phone"), (DESK, "desk")] {
            let client = browser(&driver, &window).await;
            client.goto(&format!("{site}/q")).await.unwrap();
            assert!(!wide(&client).await, "{name}: the way in");
            picture(&client, &format!("portal-enter-{name}.png")).await;
            enter(&client, &site, &petition).await;
            assert!(!wide(&client).await, "{name}: the matter");
            picture(&client, &format!("portal-{name}.png")).await;
            for act in app::OwnAct::ALL {
                client.goto(&format!("{site}/q/act/{}", act.name())).await.unwrap();
                assert!(!wide(&client).await, "{name}: {}", act.name());
            }
            for (button, chosen) in
                [("button[value=dark]", "html[data-theme=dark]"), ("button[value=en]", "html[lang=en]")]
            {
                press(&client, button).await;
                client.wait().for_element(Locator::Css(chosen)).await.unwrap();
            }
            client.goto(&format!("{site}/q/matter")).await.unwrap();
            assert!(!wide(&client).await, "{name}: in English");
            picture(&client, &format!("portal-{name}-dark-en.png")).await;
            client.close().await.unwrap();
        }
    })
    .await;
}
