//! The daily path of a letter in a real browser, by several people who sign in: registered, sent, objected to, sent
//! again, accepted, extended, answered, delivered, reviewed; without script as well as with it.

use fantoccini::{Client, Locator};

use super::{CITYS, CLERKS, DAY, HANDLERS, HEADS, REVIEWERS, charged, now_us};
use crate::browser::{DESK, Window, browser, driver, picture, sign_in, wide};
use crate::door::pages;
use crate::town::Town;

const NARROW: Window = Window { width: 360, height: 780, script: true, lang: "zh-CN" };
const SILENT: Window = Window { width: 1360, height: 900, script: false, lang: "zh-CN" };

/// A browser in which somebody is signed in.
struct Desk {
    client: Client,
    site: String,
}

impl Desk {
    async fn open(driver: &str, window: &Window, site: &str, login: &str) -> Self {
        let client = browser(driver, window).await;
        sign_in(&client, site, login).await;
        Self { client, site: site.to_owned() }
    }

    async fn type_into(&self, name: &str, text: &str) {
        let field = self.client.find(Locator::Css(&format!("[name=\"{name}\"]"))).await.unwrap();
        if field.tag_name().await.unwrap() == "select" {
            field.select_by_value(text).await.unwrap();
        } else if field.attr("type").await.unwrap().as_deref() == Some("radio") {
            let one = format!("[name=\"{name}\"][value=\"{text}\"]");
            self.client.find(Locator::Css(&one)).await.unwrap().click().await.unwrap();
        } else {
            field.clear().await.unwrap();
            field.send_keys(text).await.unwrap();
        }
    }

    async fn press(&self) {
        self.client.find(Locator::Css(".deed-acts [data-rank=\"first\"]")).await.unwrap().click().await.unwrap();
    }

    /// Goes through the button on the page of the matter, types, sends, and says that it is meant where that is asked.
    async fn act(&self, matter: &str, act: &str, answers: &[(&str, &str)]) {
        let client = &self.client;
        client.goto(&format!("{}{matter}", self.site)).await.unwrap();
        let button = client.find(Locator::Css(&format!("a[href^=\"{matter}/acts/{act}\"]"))).await;
        let button = button.unwrap_or_else(|_| panic!("no button for {act}"));
        button.click().await.unwrap();
        for (name, text) in answers {
            self.type_into(name, text).await;
        }
        self.press().await;
        let answered =
            Locator::Css(".said[data-kind=\"done\"], [name=\"meant\"], #faults, .said[data-kind=\"refused\"]");
        client.wait().for_element(answered).await.unwrap();
        if client.find(Locator::Css("[name=\"meant\"]")).await.is_ok() {
            if act == "answer" {
                picture(client, "office-sure.png").await;
            }
            self.press().await;
        }
        let done = client.wait().for_element(Locator::Css(".said[data-kind=\"done\"]")).await;
        assert!(done.is_ok(), "{act}: {}", client.source().await.unwrap());
    }
}

async fn town_site(folder: &std::path::Path) -> (Town, String) {
    let town = Town::found(&format!("sqlite:{}", folder.join("town.db").display()), DAY).await;
    charged(&town).await;
    let router = web::router(pages(crate::town::opened(town.app.db().clone()).await, now_us));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let site = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (town, site)
}

async fn register(clerk: &Desk) -> String {
    let client = &clerk.client;
    client.goto(&format!("{}/register", clerk.site)).await.unwrap();
    clerk.type_into("party_name", "冯玉兰").await;
    clerk.type_into("party_phone", "13800000031").await;
    clerk.type_into("party_address", "云溪县青石镇七号").await;
    clerk.type_into("title", "公租房屋顶漏雨").await;
    clerk.type_into("text", "公租房屋顶漏雨两个月，物业一直没有派人来修，请尽快处理。").await;
    picture(client, "office-register.png").await;
    clerk.press().await;
    let open = Locator::Css(".deed-acts a[href^=\"/matters/\"]:not([href*=\"acts\"])");
    let open = client.wait().for_element(open).await;
    let matter = open.unwrap().attr("href").await.unwrap().unwrap();
    picture(client, "office-receipt.png").await;
    matter
}

/// The whole path, with these windows.
async fn walked(driver: &str, site: &str, window: &Window) -> String {
    let clerk = Desk::open(driver, window, site, CLERKS).await;
    let handler = Desk::open(driver, window, site, HANDLERS).await;
    let head = Desk::open(driver, window, site, HEADS).await;
    let reviewer = Desk::open(driver, window, site, REVIEWERS).await;
    let city = Desk::open(driver, window, site, CITYS).await;
    let matter = register(&clerk).await;
    let at = matter.as_str();
    clerk.act(at, "forward", &[("to", "云溪县住房和城乡建设局")]).await;
    handler.act(at, "object", &[("reason", "该处公租房由镇政府管理。")]).await;
    clerk.act(at, "return", &[("agreed", "no"), ("reason", "名册在住建局，请继续办理。")]).await;
    handler.act(at, "accept", &[("notice", "来信已经受理，六十日内答复。")]).await;
    picture(&handler.client, "office-matter.png").await;
    handler.act(at, "investigate", &[("inquiry", "on_site"), ("text", "现场查看，屋面防水层破损。")]).await;
    let extend = [("days", "10"), ("reason", "需要请专业单位检测。"), ("approved_by", "103")];
    head.act(at, "extend", &extend).await;
    let opinion = [
        ("opinion", "explain"),
        ("claim", "请求修好屋顶。"),
        ("facts", "经现场查看，屋面防水层破损。"),
        ("opinion_text", "已列入本月维修计划。"),
        ("basis", "依照公共租赁住房维修养护的规定。"),
    ];
    handler.act(at, "answer", &opinion).await;
    handler.act(at, "deliver", &[]).await;
    reviewer.act(at, "request-review", &[("reason", "信访人要求马上维修。")]).await;
    reviewer.act(at, "take-up-review", &[("agreed", "yes"), ("reason", "在期间内提出。")]).await;
    reviewer.act(at, "review", &[("result", "uphold"), ("text", "维持原处理意见。")]).await;
    reviewer.act(at, "deliver", &[]).await;
    city.act(at, "request-final-review", &[("reason", "仍不同意。")]).await;
    for desk in [clerk, handler, head, reviewer, city] {
        desk.client.close().await.unwrap();
    }
    matter
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_goes_its_whole_way_in_the_browser_with_and_without_script() {
    let folder = tempfile::tempdir().unwrap();
    let (town, site) = town_site(folder.path()).await;
    let (_driver, driver) = driver().await;
    let matter = walked(&driver, &site, &DESK).await;
    walked(&driver, &site, &SILENT).await;
    let narrow = Desk::open(&driver, &NARROW, &site, CLERKS).await;
    for page in
        [matter.clone(), format!("{matter}/acts/note"), format!("{matter}/acts/add-contact"), "/register".into()]
    {
        narrow.client.goto(&format!("{site}{page}")).await.unwrap();
        assert!(!wide(&narrow.client).await, "{page} is wider than its window");
    }
    picture(&narrow.client, "office-register-narrow.png").await;
    narrow.client.close().await.unwrap();
    town.verify().await;
}
