//! Search as pages show it.

use app::{Intake, law::Purpose};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use tower::ServiceExt;

use super::{DAY_ONE, register, registered};
use crate::door::{clerks_cookie, pages};
use crate::town::{Town, every_database, intake, opened};

/// Noon of 30 May 2026 in Asia/Shanghai: the pages are looked at on that day.
fn now_us() -> i64 {
    1_780_113_600_000_000
}

async fn get(town: &Town, address: &str, lang: &str) -> (StatusCode, String) {
    let app = opened(town.app.db().clone()).await;
    let router = web::router(pages(app, now_us));
    let cookie = format!("lang={lang}; {}", clerks_cookie(town, &router).await);
    let request = Request::get(address).header("cookie", cookie).body(Body::empty()).unwrap();
    let answer = router.oneshot(request).await.unwrap();
    let status = answer.status();
    let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

/// What a browser makes of words in a form.
fn encoded(words: &str) -> String {
    words.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn words_in_the_box_find_matters_page_after_page() {
    every_database(DAY_ONE, async |town: &Town| {
        for _ in 0..60 {
            registered(town, "路灯不亮", "路灯不亮。").await;
        }
        registered(town, "井盖", "井盖丢了。").await;
        let mut address = format!("/matters?q={}", encoded("路灯"));
        let mut seen = Vec::new();
        loop {
            let (status, body) = get(town, &address, "zh").await;
            assert_eq!(status, StatusCode::OK);
            assert!(body.contains("路灯不亮") && !body.contains("井盖") && !body.contains('⟦'), "{address}");
            assert!(body.contains("value=\"路灯\""), "the box keeps what was looked for");
            seen.extend(
                body.split("row-link\" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()),
            );
            let Some((_, rest)) = body.split_once("rel=\"next\" href=\"") else { break };
            address = rest.split('"').next().unwrap().replace("&#38;", "&");
        }
        seen.sort();
        let all = seen.len();
        seen.dedup();
        assert_eq!((all, seen.len()), (60, 60));
    })
    .await;
}

#[tokio::test]
async fn what_is_not_found_says_what_to_try_and_who_is_not_searched() {
    every_database(DAY_ONE, async |town: &Town| {
        registered(town, "路灯不亮", "路灯不亮。").await;
        for (words, lang, says) in [
            ("何桂香", "zh", ["没有找到写有“何桂香”", "信访人的姓名"]),
            ("何桂香", "en", ["No matter was found with “何桂香”", "names, telephones"]),
            ("13900000000", "zh", ["没有检索", "七位以上的号码"]),
            ("，。", "zh", ["没有检索", "请写汉字"]),
            ("-路灯", "en", ["Nothing was searched", "at least one that should"]),
            ("<b>\"'", "zh", ["没有找到写有“&#60;b&#62;&#34;&#39;”", "信访人的姓名"]),
        ] {
            let (status, body) = get(town, &format!("/matters?q={}", encoded(words)), lang).await;
            assert_eq!(status, StatusCode::OK, "{words}");
            for part in says {
                assert!(body.contains(part), "{words}: {part}: {body}");
            }
            assert!(!body.contains("row-link") && !body.contains('⟦'), "{words}");
        }
    })
    .await;
}

#[tokio::test]
async fn no_page_tells_what_stands_in_an_accusation() {
    every_database(DAY_ONE, async |town: &Town| {
        let letter =
            Intake { purpose: Purpose::Accusation, text: "违规发放补贴。".to_owned(), ..intake(DAY_ONE) };
        register(town, &letter).await;
        let (_, body) = get(town, &format!("/matters?q={}", encoded("补贴")), "zh").await;
        let line = body.split("row-link").nth(1).expect("whoever may know of it finds it");
        assert!(line.contains("内容不在此显示") && !line.contains("发放"), "{line}");
    })
    .await;
}
