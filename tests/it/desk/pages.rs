//! The pages of desk and list through the router: what they say, what they lead to, and that they do nothing twice.

use std::io::Cursor;

use app::Intake;
use app::domain::{OfficialId, OrganId};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use calamine::{Data, Reader, Xlsx};
use tower::ServiceExt;

use super::many;
use crate::door::{account, form, hidden, pages, sign_in};
use crate::town::{CLERK, HANDLER, HOUSING, OFFICE, Town, every_database, intake};
use crate::who_may::{ASSESSOR, DAY, KEEPER, OFFICE_HEAD, accusing, registered, staffed};

/// Noon of 2 April 2026 in Asia/Shanghai.
fn now_us() -> i64 {
    1_775_102_400_000_000
}

struct Page {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
    body: String,
}

impl Page {
    fn location(&self) -> &str {
        self.headers.get("location").map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

/// Somebody with a browser.
struct Visitor {
    router: Router,
    cookie: String,
}

impl Visitor {
    async fn of(town: &Town, official: OfficialId, login: &str) -> Self {
        account(&town.app, &town.stamp(), official, login).await;
        let app = crate::town::opened(town.app.db().clone()).await;
        let router = web::router(pages(app, now_us));
        let cookie = format!("lang=zh; {}", sign_in(&router, login).await);
        Self { router, cookie }
    }

    async fn ask(&self, request: axum::http::request::Builder, body: Body) -> Page {
        let request = request.header("cookie", &self.cookie).body(body).unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec();
        Page { status, headers, body: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }

    async fn get(&self, address: &str) -> Page {
        let page = self.ask(Request::get(address), Body::empty()).await;
        assert!(!page.body.contains('⟦'), "{address}: a word is missing");
        page
    }

    async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Page {
        let request = Request::post(address).header("content-type", "application/x-www-form-urlencoded");
        self.ask(request, Body::from(form(fields))).await
    }
}

/// The numbers of a desk with the addresses behind them.
fn figures(page: &str) -> Vec<(String, usize)> {
    page.split("<a data-count=")
        .skip(1)
        .map(|part| {
            let (_, rest) = part.split_once("href=\"").unwrap();
            let (href, rest) = rest.split_once('"').unwrap();
            let (_, rest) = rest.split_once("<b class=\"num\">").unwrap();
            let (number, _) = rest.split_once('<').unwrap();
            (href.replace("&#38;", "&").replace("&amp;", "&"), number.parse().unwrap())
        })
        .collect()
}

#[tokio::test]
async fn every_number_on_the_page_of_the_desk_leads_to_so_many_lines() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        many(town).await;
        for (official, login, wanted) in
            [(CLERK, "clerk", "待转送或者受理"), (OFFICE_HEAD, "head", "待核实异议"), (HANDLER, "handler", "待答复")]
        {
            let visitor = Visitor::of(town, official, login).await;
            let page = visitor.get("/desk").await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains(wanted), "{login} finds {wanted}");
            assert!(page.body.contains("《信访工作条例》第"), "{login}: each term names its article");
            assert!(page.body.contains("下一步："));
            let figures = figures(&page.body);
            assert!(!figures.is_empty());
            for (href, number) in figures {
                let list = visitor.get(&href).await;
                assert_eq!(list.body.matches("<a class=\"row-link\"").count(), number, "{login} {href}");
            }
            assert_eq!(visitor.get("/").await.location(), "/desk");
        }
    })
    .await;
}

/// Nobody stands before an empty page without a word.
#[tokio::test]
async fn an_empty_desk_says_so_and_what_one_can_do() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let page = Visitor::of(town, CLERK, "clerk").await.get("/desk").await;
        assert!(page.body.contains("今天没有等您办的事项") && page.body.contains("href=\"/matters\""));
        for (official, login) in [(KEEPER, "keeper"), (ASSESSOR, "assessor")] {
            let page = Visitor::of(town, official, login).await.get("/desk").await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains("您的岗位不直接办理信访事项"), "{login}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_list_is_ordered_narrowed_and_says_what_is_no_day() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        many(town).await;
        let visitor = Visitor::of(town, CLERK, "clerk").await;
        let page = visitor.get("/matters?organ=12&stage=handling").await;
        assert!(page.body.contains("共 2 件"), "a number where it is counted");
        assert!(page.body.contains("aria-sort=\"ascending\""));
        let page = visitor.get("/matters?order=received-first").await;
        assert!(page.body.contains("先收到的在前") && page.body.contains("order=received\""));
        let bad = visitor.get("/matters?from=yesterday&channel=letter").await;
        assert_eq!(bad.status, StatusCode::BAD_REQUEST);
        assert!(
            bad.body.contains("href=\"#f-from\"") && bad.body.contains("value=\"yesterday\""),
            "what was typed is kept"
        );
        let page = visitor.get("/matters?purpose=accusation").await;
        assert_eq!(page.body.matches("<a class=\"row-link\"").count(), 1);
        assert!(page.body.contains("检举控告件，内容不在此显示"));
    })
    .await;
}

#[tokio::test]
async fn a_filter_is_kept_deleted_and_taken_back_on_the_page() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let visitor = Visitor::of(town, CLERK, "clerk").await;
        let kept = visitor.post("/matters/views", &[("name", "住建在办"), ("query", "organ=12&stage=handling")]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER);
        let page = visitor.get(kept.location()).await;
        assert!(page.body.contains("已保存常用筛选“住建在办”"), "{}", kept.location());
        let id = hidden(&page.body, "id");
        // Somebody else does not see it.
        let other = Visitor::of(town, OFFICE_HEAD, "head").await;
        assert!(!other.get("/matters").await.body.contains("住建在办"));
        other.post("/matters/views/away", &[("id", &id), ("query", "")]).await;
        assert!(visitor.get("/matters").await.body.contains("住建在办"));
        let gone = visitor.post("/matters/views/away", &[("id", &id), ("query", "")]).await;
        let page = visitor.get(gone.location()).await;
        assert!(page.body.contains("已删除常用筛选") && page.body.contains("撤销删除"));
        visitor.post("/matters/views/back", &[("id", &id), ("query", "")]).await;
        assert!(visitor.get("/matters").await.body.contains("住建在办"));
        let nameless = visitor.post("/matters/views", &[("name", " "), ("query", "stage=handling")]).await;
        assert_eq!(nameless.status, StatusCode::BAD_REQUEST);
        assert!(nameless.body.contains("请给这个筛选起个名称"));
        // What is no question of the list is not kept.
        visitor.post("/matters/views", &[("name", "怪"), ("query", "organ=12&x=<script>")]).await;
        assert!(!visitor.get("/matters").await.body.contains("<script>alert"));
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn the_list_leaves_as_a_workbook_and_as_text_masked_like_the_page() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        many(town).await;
        let visitor = Visitor::of(town, CLERK, "clerk").await;
        let text = visitor.get("/matters/export.csv?organ=11").await;
        assert_eq!(text.status, StatusCode::OK);
        assert!(text.bytes.starts_with(b"\xef\xbb\xbf"));
        assert_eq!(text.body.lines().count(), 4, "heads, two matters and the accusation: {}", text.body);
        assert!(text.body.contains("屋顶漏雨") && text.body.contains("检举控告件，内容不在此显示"));
        assert!(!text.body.contains("何桂香"));
        let book = visitor.get("/matters/export.xlsx?organ=11").await;
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.bytes)).unwrap();
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        assert_eq!(range.height(), 4);
        assert_eq!(range.get_value((0, 0)), Some(&Data::String("编号".to_owned())));
        let keeper = Visitor::of(town, KEEPER, "keeper").await;
        assert_eq!(keeper.get("/matters/export.csv").await.status, StatusCode::FORBIDDEN);
    })
    .await;
}

fn organ(organ: OrganId) -> String {
    organ.0.to_string()
}

#[tokio::test]
async fn several_are_looked_at_confirmed_and_forwarded_once() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let one = registered(town, &intake(DAY)).await;
        let named = Intake { title: "何桂香反映屋顶漏雨".to_owned(), ..intake(DAY) };
        let two = registered(town, &named).await;
        let accusation = registered(town, &accusing(HOUSING)).await;
        let visitor = Visitor::of(town, CLERK, "clerk").await;
        assert!(visitor.get("/matters").await.body.contains("name=\"m\""));
        let none = visitor.get("/matters/forward?to=12").await;
        assert!(none.body.contains("没有勾选事项"));
        let nobody = visitor.get(&format!("/matters/forward?m={one}")).await;
        assert!(nobody.body.contains("请选择转送到哪个机关") && nobody.body.contains("href=\"#f-to\""));
        let address = format!("/matters/forward?m={one}&m={two}&m={accusation}&to={HOUSING}");
        let preview = visitor.get(&address).await;
        assert!(preview.body.contains("可以转送 2 件，不能转送 1 件"));
        assert!(preview.body.contains("《信访工作条例》"), "why not, by article");
        assert!(preview.body.contains("反映屋顶漏雨") && !preview.body.contains("何桂香"), "masked like the list");
        let text = visitor.get("/matters/export.csv").await;
        assert!(text.body.contains("反映屋顶漏雨") && !text.body.contains("何桂香"), "masked like the list");
        let token = hidden(&preview.body, "token");
        let to = organ(HOUSING);
        let (first, second) = (format!("{one}.1"), format!("{two}.1"));
        let foreign = visitor.post("/matters/forward", &[("to", &to), ("m", &first)]).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        assert!(foreign.body.contains("没有转送"));
        let fields = [("token", token.as_str()), ("to", &to), ("m", &first), ("m", &second)];
        let done = visitor.post("/matters/forward", &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let versions = async || {
            let of = async |key| town.app.matter(key).await.unwrap().matter.version;
            (of(one).await, of(two).await)
        };
        let after = versions().await;
        for _ in 0..2 {
            let again = visitor.post("/matters/forward", &fields).await;
            assert_eq!(again.location(), done.location());
            let page = visitor.get(done.location()).await;
            assert!(page.body.contains("已转送 2 件，未转送 0 件"), "{}", done.location());
            assert_eq!(versions().await, after);
        }
        assert_eq!(town.app.matter(accusation).await.unwrap().matter.holder, OFFICE);
        town.verify().await;
    })
    .await;
}
