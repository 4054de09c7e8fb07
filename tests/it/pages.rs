//! The pages through the router in process: what they say in both languages, and that they decide nothing.

use app::law::Purpose;
use app::{ActDraft, MatterKey};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::civil::{Date, date};
use tower::ServiceExt;

use crate::door::{clerks_cookie, pages};
use crate::town::{CLERK, HANDLER, HOUSING, OFFICE, Town, accepting, every_database, intake};

const DAY_ONE: Date = date(2026, 4, 2);

/// Noon of 30 May 2026 in Asia/Shanghai: the pages are looked at on that day.
fn now_us() -> i64 {
    1_780_113_600_000_000
}

struct Page {
    status: StatusCode,
    headers: axum::http::HeaderMap,
    body: String,
}

async fn get(town: &Town, address: &str, lang: &str) -> Page {
    let app = crate::town::opened(town.app.db().clone()).await;
    let router = web::router(pages(app, now_us));
    let cookie = format!("lang={lang}; {}", clerks_cookie(town, &router).await);
    let request = Request::get(address).header("cookie", cookie).body(Body::empty()).unwrap();
    let answer = router.oneshot(request).await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    Page { status, headers, body: String::from_utf8(body.to_vec()).unwrap() }
}

async fn handled(town: &Town) -> MatterKey {
    let key = town.registered().await;
    town.act(town.acts(CLERK, OFFICE, date(2026, 4, 3)), key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
    town.act(town.acts(HANDLER, HOUSING, date(2026, 4, 6)), key, &accepting()).await.unwrap();
    key
}

#[tokio::test]
async fn the_list_and_the_matter_show_the_same_facts_in_both_languages() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = handled(town).await;
        for (lang, list, matter) in [
            (
                "zh",
                ["屋顶漏雨", "办理中", "还有 6 天", "云信〔2026〕1号"],
                ["《信访工作条例》第三十四条", "何某", "从2026年4月7日"],
            ),
            (
                "en",
                ["屋顶漏雨", "In handling", "6 days left", "云信〔2026〕1号"],
                ["R22 art. 34", "何某", "counting begins on"],
            ),
        ] {
            let page = get(town, "/matters", lang).await;
            assert_eq!(page.status, StatusCode::OK);
            for text in list {
                assert!(page.body.contains(text), "{lang}: the list lacks {text}");
            }
            let page = get(town, &format!("/matters/{key}"), lang).await;
            for text in matter {
                assert!(page.body.contains(text), "{lang}: the matter lacks {text}");
            }
            assert!(!page.body.contains("何桂香"), "identity stays masked");
            assert!(!page.body.contains('⟦'), "{lang}: a word is missing");
        }
    })
    .await;
}

#[tokio::test]
async fn every_answer_carries_the_strict_headers_and_nothing_inline() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = handled(town).await;
        let addresses =
            ["/matters", "/matters?stage=handling&due=overdue", "/no-such-page", "/matters/x"].map(String::from);
        for address in addresses.into_iter().chain([format!("/matters/{key}")]) {
            let page = get(town, &address, "zh").await;
            let policy = page.headers.get("content-security-policy").expect("a policy").to_str().unwrap();
            assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{address}");
            assert_eq!(page.headers.get("x-content-type-options").unwrap(), "nosniff");
            for inline in ["style=\"", "<style", "onclick", "javascript:", "<script>"] {
                assert!(!page.body.contains(inline), "{address}: {inline}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_not_there_is_a_page_that_says_what_to_do() {
    every_database(DAY_ONE, async |town: &Town| {
        for address in
            ["/matters/990101-1", "/matters/nonsense", "/matters?q=%E4%BA%91%E4%BF%A1%E3%80%942026%E3%80%959", "/x"]
        {
            let page = get(town, address, "zh").await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
            assert!(page.body.contains("回到信访事项"), "{address}");
        }
        let page = get(town, "/matters?stage=concluded", "zh").await;
        assert!(page.status.is_success() && page.body.contains("放宽一个条件再看"));
    })
    .await;
}

#[tokio::test]
async fn a_receipt_number_finds_its_matter_with_any_brackets() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = town.registered().await;
        for query in ["%E4%BA%91%E4%BF%A1%E3%80%942026%E3%80%951%E5%8F%B7", "%E4%BA%91%E4%BF%A1[2026]1"] {
            let page = get(town, &format!("/matters?q={query}"), "zh").await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{query}");
            assert_eq!(page.headers.get("location").unwrap(), &format!("/matters/{key}"));
        }
    })
    .await;
}

/// Hostile text stays text, and an accusation shows nothing of itself.
#[tokio::test]
async fn hostile_text_stays_text_and_accusations_stay_sealed() {
    every_database(DAY_ONE, async |town: &Town| {
        let stamp = town.acts(CLERK, OFFICE, DAY_ONE);
        let hostile = "<script>alert(1)</script>\u{202e}\"'&";
        let text = app::Intake { title: hostile.to_owned(), text: hostile.to_owned(), ..intake(DAY_ONE) };
        let key = town.app.register(&stamp, &mut town.chance(), DAY_ONE, &text, None).await.unwrap().done.key;
        for address in ["/matters".to_owned(), format!("/matters/{key}")] {
            let page = get(town, &address, "zh").await;
            assert!(page.body.contains("&#60;script&#62;") && !page.body.contains("<script>alert"), "{address}");
        }
        let sealed = app::Intake { purpose: Purpose::Accusation, title: "举报局长".to_owned(), ..intake(DAY_ONE) };
        let sealed = app::Intake { text: "局长收钱。".to_owned(), ..sealed };
        let key = town.app.register(&stamp, &mut town.chance(), DAY_ONE, &sealed, None).await.unwrap().done.key;
        for address in ["/matters".to_owned(), format!("/matters/{key}")] {
            let page = get(town, &address, "zh").await;
            assert!(!page.body.contains("举报局长") && !page.body.contains("收钱"), "{address}");
            assert!(page.body.contains("内容不在此显示"), "{address}");
        }
    })
    .await;
}

/// Pages follow each other by key: each matter stands on exactly one page, in both directions.
#[tokio::test]
async fn pages_follow_each_other_without_gap_or_double() {
    every_database(DAY_ONE, async |town: &Town| {
        for _ in 0..120 {
            town.registered().await;
        }
        let mut address = "/matters".to_owned();
        let mut seen = Vec::new();
        loop {
            let page = get(town, &address, "zh").await;
            let links =
                page.body.split("row-link\" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
            seen.extend(links);
            let Some((_, rest)) = page.body.split_once("rel=\"next\" href=\"") else {
                assert!(page.body.contains("rel=\"prev\""), "the last page leads back");
                break;
            };
            address = rest.split('"').next().unwrap().replace("&#38;", "&");
        }
        let all = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((all, seen.len()), (120, 120));
    })
    .await;
}

#[tokio::test]
async fn a_long_course_is_read_page_by_page_and_every_record_is_on_one() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = town.registered().await;
        for n in 0..210 {
            let note = ActDraft::Note { text: format!("第 {n} 次回访。") };
            town.act(town.acts(CLERK, OFFICE, date(2026, 4, 3)), key, &note).await.unwrap();
        }
        let latest = get(town, &format!("/matters/{key}"), "zh").await;
        let older = format!("/matters/{key}?before=12#course");
        assert!(latest.body.contains(&older) && latest.body.contains("更早的 11 条记录"), "the way to older records");
        let before = get(town, &format!("/matters/{key}?before=12"), "zh").await;
        assert_eq!(before.status, StatusCode::OK);
        assert!(!before.body.contains("?before="), "nothing is older than the registration");
        for n in 0..210 {
            let text = format!("第 {n} 次回访。");
            assert!(latest.body.contains(&text) ^ before.body.contains(&text), "record {n} is on one page");
        }
        // A place past the end shows the latest, and what is no number is refused before anything is read.
        assert!(get(town, &format!("/matters/{key}?before=99999"), "zh").await.body.contains(&older));
        assert_eq!(get(town, &format!("/matters/{key}?before=x"), "zh").await.status, StatusCode::BAD_REQUEST);
    })
    .await;
}
