//! Receipt number and query code: what opens, what does not, and what stays secret.

use axum::http::StatusCode;

use super::visitor::{Visitor, fields};
use super::{DAY_ONE, go_to, petition, served, wait_minutes};
use crate::town::{Town, every_database};

/// Twelve signs that fit each other, and are of nobody.
const WRONG: &str = "0000-0000-0000";

#[tokio::test]
async fn number_and_code_open_the_matter_and_stand_in_no_address() {
    every_database(DAY_ONE, async |town: &Town| {
        go_to(DAY_ONE);
        let petition = petition(town, false).await;
        let mut visitor = Visitor::new(served(town).await);
        let form = visitor.get("/q").await;
        assert!(form.says("查询码") && form.says("登记凭条") && !form.says("⟦"), "{}", form.body);
        // As people type it: in small letters, with blanks, in full width.
        let code = petition.code.to_string().to_lowercase().replace('-', " ");
        let opened = visitor.enter(&petition.receipt.replace('〔', "（").replace('〕', "）"), &code).await;
        assert_eq!((opened.status, opened.location()), (StatusCode::SEE_OTHER, "/q/matter"));
        let cookie = opened.headers.get("set-cookie").unwrap().to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        let signs = petition.code.to_string().replace('-', "");
        assert!(!cookie.contains(&signs) && !cookie.contains(&petition.key.to_string()));
        let page = visitor.get("/q/matter").await;
        assert!(page.status == StatusCode::OK && page.says("屋顶漏雨") && page.says(&petition.receipt));
        assert!(!page.body.replace('-', "").contains(&signs), "the code is never shown again");
        assert_eq!(page.headers.get("cache-control").unwrap(), "no-store");
        let policy = page.headers.get("content-security-policy").unwrap().to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"));
        for inline in ["style=\"", "<style", "onclick", "<script"] {
            assert!(!page.says(inline), "{inline}");
        }
        let left = visitor.post("/q/leave", &fields(&[])).await;
        assert_eq!(left.location(), "/q?left=1");
        assert_eq!(visitor.get("/q/matter").await.status, StatusCode::UNAUTHORIZED);
    })
    .await;
}

#[tokio::test]
async fn nothing_opens_without_both_and_nobody_is_told_which_is_wrong() {
    every_database(DAY_ONE, async |town: &Town| {
        go_to(DAY_ONE);
        let petition = petition(town, false).await;
        let mut visitor = Visitor::new(served(town).await);
        let code = petition.code.to_string();
        let mut said = Vec::new();
        for (receipt, code) in [
            (petition.receipt.as_str(), WRONG),
            ("云信〔2026〕999号", code.as_str()),
            ("无此信〔2026〕1号", code.as_str()),
            ("", code.as_str()),
        ] {
            let page = visitor.enter(receipt, code).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{receipt} {code}");
            assert!(visitor.seat.is_none());
            let (_, rest) = page.body.split_once("role=\"alert\">").unwrap();
            said.push(rest.split("</div>").next().unwrap().to_owned());
        }
        said.dedup();
        assert_eq!(said.len(), 1, "{said:#?}");
        // A slip of the pen is told, and costs no try.
        for _ in 0..20 {
            let page = visitor.enter(&petition.receipt, "12345").await;
            assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.says("12"), "{}", page.body);
        }
        assert_eq!(visitor.enter(&petition.receipt, &code).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn after_too_many_wrong_codes_the_page_says_from_when_on() {
    every_database(DAY_ONE, async |town: &Town| {
        go_to(DAY_ONE);
        let petition = petition(town, false).await;
        let mut visitor = Visitor::new(served(town).await);
        for _ in 0..10 {
            assert_eq!(visitor.enter(&petition.receipt, WRONG).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let page = visitor.enter(&petition.receipt, &petition.code.to_string()).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(page.says("12:15"), "{}", page.body);
        assert_eq!(page.headers.get("retry-after").unwrap(), "900");
        wait_minutes(15);
        assert_eq!(visitor.enter(&petition.receipt, &petition.code.to_string()).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

/// A machine that others use next forgets, and what was being written is not lost.
#[tokio::test]
async fn a_session_that_was_silent_for_too_long_ends_and_gives_the_words_back() {
    every_database(DAY_ONE, async |town: &Town| {
        go_to(DAY_ONE);
        let petition = petition(town, false).await;
        let mut visitor = Visitor::new(served(town).await);
        visitor.enter(&petition.receipt, &petition.code.to_string()).await;
        let form = visitor.get("/q/act/add").await;
        wait_minutes(19);
        assert_eq!(visitor.get("/q/matter").await.status, StatusCode::OK);
        wait_minutes(21);
        let mut sent = form.hidden();
        sent.extend(fields(&[("text", "又漏了一次，地板也泡了。")]));
        let page = visitor.post("/q/act/add", &sent).await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED);
        assert!(page.says("又漏了一次，地板也泡了。"), "{}", page.body);
        let own = town.app.own_matter(petition.key, petition.people[0], DAY_ONE).await.unwrap();
        assert_eq!(own.version, 1);
        let mut stranger = Visitor::new(served(town).await);
        stranger.seat = Some("0".repeat(64));
        for address in ["/q/matter", "/q/act/add", "/q/paper/1", "/q/text/1/0"] {
            assert_eq!(stranger.get(address).await.status, StatusCode::UNAUTHORIZED, "{address}");
        }
    })
    .await;
}
