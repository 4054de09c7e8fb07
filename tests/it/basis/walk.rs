//! The account administrator and the head of the office in a real browser: without script, at 360 pixels, in both
//! themes; and what axe-core says of every page.

use std::net::SocketAddr;

use fantoccini::{Client, Locator};
use jiff::civil::{Date, date};
use serde_json::Value;

use super::{ADMINISTRATOR, OFFICE_HEAD, office};
use crate::browser::{DESK, Window, browser, driver, picture, sign_in, wide};
use crate::door::pages;
use crate::town::{HEAD, HOUSING, Town, every_database, setting};

const DAY: Date = date(2026, 4, 2);

/// Noon of 2 April 2026 in Asia/Shanghai. The server answers in threads of its own, so that all share one moment.
fn noon() -> i64 {
    1_775_102_400_000_000
}

/// The pages of the town on a free port of this machine.
async fn site(town: &Town) -> String {
    drop(office(town).await);
    town.app.seal_all("test", noon(), &mut town.chance()).await.unwrap();
    let router = web::router(pages(crate::town::opened(town.app.db().clone()).await, noon));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
    address
}

/// Every page of this part, with who looks at it.
fn every_page() -> Vec<(&'static str, Vec<String>)> {
    let read = ["/shortcuts", "/directory", "/calendar", "/rules", "/rules/R22", "/rules/R22/handle", "/ledger"];
    let read = || read.map(str::to_owned).to_vec();
    let mut keeper = read();
    keeper.extend(["/accounts", "/accounts/new", "/directory/import"].map(str::to_owned));
    keeper.push(format!("/accounts/{HEAD}"));
    keeper.push(format!("/directory/organs/{HOUSING}"));
    let head = ["/matters", "/readings", "/account/sessions", "/account/password", "/no-such-page", "/accounts"];
    vec![(ADMINISTRATOR, keeper), (OFFICE_HEAD, head.map(str::to_owned).to_vec())]
}

async fn type_into(client: &Client, selector: &str, text: &str) {
    client.find(Locator::Css(selector)).await.unwrap().send_keys(text).await.unwrap();
}

async fn press(client: &Client, selector: &str) {
    client.find(Locator::Css(selector)).await.unwrap_or_else(|_| panic!("no {selector}")).click().await.unwrap();
}

async fn shows(client: &Client, selector: &str) {
    client.wait().for_element(Locator::Css(selector)).await.unwrap_or_else(|_| panic!("no {selector}"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_with_a_role_is_made_without_script_or_on_a_telephone() {
    every_database(DAY, async |town: &Town| {
        let site = site(town).await;
        let (_driver, driver) = driver().await;
        let without = (Window { script: false, ..DESK }, "田守正", "tian.shouzheng", "organ_head");
        let telephone = (Window { width: 360, height: 800, ..DESK }, "沈一舟", "shen.yizhou", "leader");
        for (window, name, login, role) in [without, telephone] {
            let client = browser(&driver, &window).await;
            sign_in(&client, &site, ADMINISTRATOR).await;
            client.goto(&format!("{site}/accounts/new")).await.unwrap();
            type_into(&client, "#f-official", "没有这个人").await;
            type_into(&client, "#f-login", login).await;
            press(&client, ".form-go").await;
            shows(&client, ".said[data-kind=refused] a[href='#f-official']").await;
            assert!(!wide(&client).await);
            let field = client.find(Locator::Css("#f-official")).await.unwrap();
            field.clear().await.unwrap();
            field.send_keys(name).await.unwrap();
            press(&client, ".form-go").await;
            shows(&client, ".secret").await;
            assert!(!wide(&client).await);
            press(&client, ".slip .btn").await;
            shows(&client, "#f-reason").await;
            type_into(&client, "#f-reason", "按岗位分工").await;
            press(&client, &format!("#f-role option[value={role}]")).await;
            press(&client, "section[aria-labelledby=give] .form-go").await;
            shows(&client, ".said[data-kind=done]").await;
            assert!(!wide(&client).await);
            client.close().await.unwrap();
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_open_pages_and_menus_close() {
    every_database(DAY, async |town: &Town| {
        let site = site(town).await;
        let (_driver, driver) = driver().await;
        let client = browser(&driver, &DESK).await;
        sign_in(&client, &site, ADMINISTRATOR).await;
        client.goto(&format!("{site}/rules")).await.unwrap();
        let body = async || client.find(Locator::Css("body")).await.unwrap();
        body().await.send_keys("gc").await.unwrap();
        shows(&client, ".months").await;
        body().await.send_keys("?").await.unwrap();
        shows(&client, ".shortcuts").await;
        press(&client, "#me").await;
        shows(&client, ".menu[open]").await;
        body().await.send_keys(&char::from(fantoccini::key::Key::Escape).to_string()).await.unwrap();
        assert!(client.find(Locator::Css(".menu[open]")).await.is_err(), "the menu is closed");
        client.goto(&format!("{site}/calendar")).await.unwrap();
        picture(&client, "calendar.png").await;
        client.goto(&format!("{site}/rules/R22/handle")).await.unwrap();
        picture(&client, "rule.png").await;
        client.close().await.unwrap();
    })
    .await;
}

/// What axe-core finds on the page that is open.
async fn judged(client: &Client, axe: &str) -> Vec<String> {
    client.execute(axe, Vec::new()).await.unwrap();
    let run = "const done = arguments[0]; axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', \
         'wcag22aa', 'best-practice'] }).then((found) => done(found.violations.map((one) => one.id + ': ' + \
         one.nodes.map((node) => node.target.join(' ')).join(', '))), (error) => done(['axe: ' + error]));";
    let found = client.execute_async(run, Vec::new()).await.unwrap();
    let Value::Array(found) = found else { panic!("axe-core said {found}") };
    found.into_iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_passes_axe_in_both_themes_and_fits_a_telephone() {
    let axe = setting("XINZE_AXE").expect("no axe-core: run `cargo xtask test`");
    let axe = std::fs::read_to_string(axe).unwrap();
    every_database(DAY, async |town: &Town| {
        let site = site(town).await;
        let (_driver, driver) = driver().await;
        let mut found = Vec::new();
        for (login, addresses) in every_page() {
            let client = browser(&driver, &DESK).await;
            sign_in(&client, &site, login).await;
            for theme in ["light", "dark"] {
                press(&client, "#me").await;
                press(&client, &format!("button[value={theme}]")).await;
                shows(&client, &format!("html[data-theme={theme}]")).await;
                for address in &addresses {
                    client.goto(&format!("{site}{address}")).await.unwrap();
                    let said = judged(&client, &axe).await;
                    found.extend(said.into_iter().map(|one| format!("{theme} {address}: {one}")));
                }
            }
            client.close().await.unwrap();
            let phone = browser(&driver, &Window { width: 360, height: 800, ..DESK }).await;
            sign_in(&phone, &site, login).await;
            for address in &addresses {
                phone.goto(&format!("{site}{address}")).await.unwrap();
                if wide(&phone).await {
                    found.push(format!("{address} is wider than 360 pixels"));
                }
            }
            phone.close().await.unwrap();
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    })
    .await;
}
