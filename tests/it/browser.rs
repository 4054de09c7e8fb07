//! A real Chromium on the real pages: they hold together at every width, without script, in both themes,
//! and the pictures in `docs/tour/` are taken here (`cargo xtask tour`).

use std::path::PathBuf;
use std::process::Stdio;

use app::domain::{Actor, Origin};
use app::store::Db;
use app::{DemoPlan, Door, Stamp, plant_demo};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use jiff::civil::date;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use web::Web;

use crate::door::{PASSWORD, account, pages};
use crate::town::setting;

/// Noon of 23 November 2026 in Asia/Shanghai.
fn now_us() -> i64 {
    1_795_406_400_000_000
}

/// The demonstration, served on a free port of this machine.
async fn demo_site(folder: &std::path::Path) -> String {
    let db = Db::open(&format!("sqlite:{}", folder.join("demo.db").display())).await.unwrap();
    let app = crate::town::opened(db).await;
    plant_demo(&app, &DemoPlan { seed: 1, today: date(2026, 11, 23), matters: 800 }, |_| {}).await.unwrap();
    let directory = app.directory();
    let serving = |official| directory.posts_on(official, date(2026, 11, 23)).next().map(|post| post.organ);
    let (official, organ) = directory.officials.keys().find_map(|one| Some((*one, serving(*one)?))).unwrap();
    let actor = Actor { official, organ };
    let stamp =
        Stamp { actor, recorded_us: now_us(), today: date(2026, 11, 23), origin: Origin::Entered, door: Door::Machine };
    account(&app, &stamp, official, READER).await;
    let router = web::router(Web { place: "云溪市信访局".into(), ..pages(app, now_us) });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    address
}

/// A ChromeDriver on a port of its own choice; it ends with the test.
pub async fn driver() -> (Child, String) {
    let program = setting("XINZE_CHROMEDRIVER").expect("no ChromeDriver: run `cargo xtask test`");
    let mut child =
        Command::new(program).arg("--port=0").stdout(Stdio::piped()).kill_on_drop(true).spawn().expect("ChromeDriver");
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            // What the driver says later must not fill the pipe.
            tokio::spawn(async move { while lines.next_line().await.is_ok_and(|line| line.is_some()) {} });
            return (child, format!("http://127.0.0.1:{}", port.trim_end_matches('.')));
        }
    }
    panic!("ChromeDriver said no port");
}

/// How a window looks.
pub struct Window {
    pub width: u32,
    pub height: u32,
    pub script: bool,
    pub lang: &'static str,
}

pub const DESK: Window = Window { width: 1360, height: 900, script: true, lang: "zh-CN" };

pub async fn browser(driver: &str, window: &Window) -> Client {
    let metrics = json!({ "width": window.width, "height": window.height, "pixelRatio": 1, "mobile": false });
    let mut options = json!({
        "args": ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            format!("--window-size={},{}", window.width.max(500), window.height)],
        "prefs": { "intl.accept_languages": window.lang,
            "profile.managed_default_content_settings.javascript": if window.script { 1 } else { 2 } },
    });
    // A window cannot be narrower than 500 pixels; a device can.
    if window.width < 500 {
        options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
    }
    if let Some(chromium) = setting("XINZE_CHROMIUM") {
        options["binary"] = Value::String(chromium);
    }
    let mut wanted = serde_json::Map::new();
    wanted.insert("goog:chromeOptions".to_owned(), options);
    wanted.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
    ClientBuilder::new(HttpConnector::new()).capabilities(wanted).connect(driver).await.expect("a session")
}

/// Who reads the demonstration.
const READER: &str = "reader";

/// Signs in with the form, as a person does.
pub async fn sign_in(client: &Client, site: &str, login: &str) {
    client.goto(&format!("{site}/sign-in")).await.unwrap();
    client.find(Locator::Css("#login")).await.unwrap().send_keys(login).await.unwrap();
    client.find(Locator::Css("#password")).await.unwrap().send_keys(PASSWORD).await.unwrap();
    client.find(Locator::Css(".form-go")).await.unwrap().click().await.unwrap();
    client.wait().for_element(Locator::Css("#me")).await.unwrap();
}

/// The path of the first matter in this stage, as its row on the page links to it.
async fn first_matter(client: &Client, site: &str, stage: &str) -> String {
    client.goto(&format!("{site}/matters?stage={stage}")).await.unwrap();
    let link = client.find(Locator::Css(".row-link")).await.expect("a matter in this stage");
    link.attr("href").await.unwrap().expect("an address")
}

pub async fn wide(client: &Client) -> bool {
    let script = "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
    client.execute(script, Vec::new()).await.unwrap() == Value::Bool(true)
}

/// Saves a picture where `XINZE_TOUR` says.
pub async fn picture(client: &Client, name: &str) {
    let picture = client.screenshot().await.unwrap();
    assert!(picture.len() > 10_000, "{name}: an empty picture");
    if let Some(folder) = setting("XINZE_TOUR").map(PathBuf::from) {
        std::fs::write(folder.join(name), picture).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_two_pages_hold_together_in_a_real_browser() {
    let folder = tempfile::tempdir().unwrap();
    let site = demo_site(folder.path()).await;
    let (_driver, driver) = driver().await;

    let client = browser(&driver, &DESK).await;
    sign_in(&client, &site, READER).await;
    client.goto(&format!("{site}/matters")).await.unwrap();
    let rows = client.find_all(Locator::Css("tbody tr")).await.unwrap();
    assert_eq!(rows.len(), 50);
    assert!(!wide(&client).await);
    picture(&client, "matters.png").await;
    let matter = first_matter(&client, &site, "handling").await;
    client.goto(&format!("{site}{matter}")).await.unwrap();
    let how = client.find(Locator::Css(".clocks details summary")).await.unwrap();
    how.click().await.unwrap();
    let steps = client.find_all(Locator::Css(".clocks details[open] .derive li")).await.unwrap();
    assert!(steps.len() >= 4, "the derivation unfolds: {}", steps.len());
    assert!(!wide(&client).await);
    picture(&client, "matter.png").await;

    // The keyboard alone: the first row is reached and opened.
    client.goto(&format!("{site}/matters")).await.unwrap();
    client.find(Locator::Css("body")).await.unwrap().send_keys("j").await.unwrap();
    let focused = client.active_element().await.unwrap();
    assert_eq!(focused.attr("class").await.unwrap().as_deref(), Some("row-link"));

    // Theme and language stay chosen from page to page.
    for (button, chosen) in [("button[value=dark]", "html[data-theme=dark]"), ("button[value=en]", "html[lang=en]")] {
        client.find(Locator::Css("#me")).await.unwrap().click().await.unwrap();
        client.find(Locator::Css(button)).await.unwrap().click().await.unwrap();
        client.wait().for_element(Locator::Css(chosen)).await.unwrap();
    }
    client.goto(&format!("{site}{matter}")).await.unwrap();
    let root = client.find(Locator::Css("html")).await.unwrap();
    assert_eq!(root.attr("data-theme").await.unwrap().as_deref(), Some("dark"));
    assert_eq!(root.attr("lang").await.unwrap().as_deref(), Some("en"));
    assert!(!wide(&client).await);
    picture(&client, "matter-dark-en.png").await;
    client.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_work_on_a_phone_and_without_script() {
    let folder = tempfile::tempdir().unwrap();
    let site = demo_site(folder.path()).await;
    let (_driver, driver) = driver().await;

    let phone = browser(&driver, &Window { width: 360, height: 800, ..DESK }).await;
    sign_in(&phone, &site, READER).await;
    phone.goto(&format!("{site}/matters")).await.unwrap();
    assert!(!wide(&phone).await, "the list fits a phone");
    picture(&phone, "matters-phone.png").await;
    let matter = first_matter(&phone, &site, "concluded").await;
    phone.goto(&format!("{site}{matter}")).await.unwrap();
    assert!(!wide(&phone).await, "a matter fits a phone");
    phone.close().await.unwrap();

    let plain = browser(&driver, &Window { script: false, ..DESK }).await;
    sign_in(&plain, &site, READER).await;
    plain.goto(&format!("{site}/matters?due=overdue")).await.unwrap();
    plain.find(Locator::Css(".filters .btn")).await.unwrap().click().await.unwrap();
    let matter = first_matter(&plain, &site, "forwarded").await;
    plain.goto(&format!("{site}{matter}")).await.unwrap();
    for part in [".timeline .entry", ".clock", ".letter p", ".act"] {
        plain.find(Locator::Css(part)).await.unwrap_or_else(|_| panic!("without script the page lacks {part}"));
    }
    plain.close().await.unwrap();
}
