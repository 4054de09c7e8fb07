//! What people look after of their own: sessions, and that nobody sends their forms for them.

use axum::http::StatusCode;

use super::visitor::{CLERKS, DAY_ONE, HANDLERS, Visitor, served, wait_seconds};
use crate::door::{PASSWORD, hidden};
use crate::town::{Town, every_database};

#[tokio::test]
async fn sessions_are_listed_and_each_can_be_ended_by_its_owner_only() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let mut here = Visitor::new(&router);
        let mut there = Visitor::new(&router);
        let mut third = Visitor::new(&router);
        let mut other = Visitor::new(&router);
        for visitor in [&mut here, &mut there, &mut third] {
            visitor.sign_in(CLERKS, PASSWORD).await;
            wait_seconds(60);
        }
        other.sign_in(HANDLERS, PASSWORD).await;
        let page = here.get("/account/sessions").await;
        assert_eq!(page.body.matches("Firefox（Linux）").count(), 3 + 2, "three lines, two of them with a button");
        assert_eq!(page.body.matches("当前").count(), 1);
        assert!(!page.body.contains(&here.cookie["xinze=".len()..]), "what opens it is not shown");
        let session =
            page.body.split("name=\"session\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        // Another person's session has a number too, and ending it needs its owner.
        assert_eq!(other.fill("/account/sessions", &[("session", &session)]).await.status, StatusCode::SEE_OTHER);
        assert!(there.is_in().await && third.is_in().await);
        assert_eq!(here.fill("/account/sessions", &[("session", &session)]).await.status, StatusCode::SEE_OTHER);
        assert_eq!([there.is_in().await, third.is_in().await].iter().filter(|open| **open).count(), 1);
        here.fill("/account/sessions", &[("session", "all")]).await;
        assert!(!there.is_in().await && !third.is_in().await && here.is_in().await && other.is_in().await);
        // A form that comes after the end says so, and a page leads back.
        let page = there.post("/account/sessions", &[("session", "all")]).await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED);
        assert_eq!(
            there.get("/matters?stage=handling").await.location(),
            "/sign-in?back=/matters%3Fstage%3Dhandling&ended=1"
        );
        let page = there.get("/sign-in?back=/matters&ended=1").await;
        assert!(page.body.contains("登录已经失效") && page.body.contains("value=\"/matters\""), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn signing_in_gives_another_name_to_the_session_whatever_the_browser_held() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let mut visitor = Visitor::new(&router);
        let planted = format!("xinze={}", "a".repeat(64));
        visitor.cookie = planted.clone();
        visitor.sign_in(CLERKS, PASSWORD).await;
        assert_ne!(visitor.cookie, planted);
        let first = visitor.cookie.clone();
        visitor.sign_in(HANDLERS, PASSWORD).await;
        assert_ne!(visitor.cookie, first);
        let mut before = Visitor::new(&router);
        before.cookie = first;
        assert!(!before.is_in().await, "the session before has ended");
        before.cookie = planted;
        assert!(!before.is_in().await);
    })
    .await;
}

#[tokio::test]
async fn forms_of_other_sites_and_of_other_sessions_change_nothing() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let mut visitor = Visitor::new(&router);
        visitor.sign_in(CLERKS, PASSWORD).await;
        for says in [
            vec![("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example")],
            vec![("sec-fetch-site", "same-site")],
            vec![("origin", "https://elsewhere.example")],
            vec![("origin", "null")],
        ] {
            visitor.says = says;
            for address in
                ["/sign-in", "/sign-out", "/account/password", "/account/sessions", "/preferences", "/q", "/q/leave"]
            {
                let page = visitor.post(address, &[("login", CLERKS), ("password", PASSWORD)]).await;
                assert_eq!(page.status, StatusCode::FORBIDDEN, "{address} {:?}", visitor.says);
                assert!(page.body.contains("没有作任何改动") && page.body.contains("Nothing was changed"));
                assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
            }
        }
        for says in [
            vec![("sec-fetch-site", "same-origin"), ("origin", "https://xinfang.example")],
            vec![("origin", "http://xinfang.example")],
            vec![("sec-fetch-site", "none")],
            vec![],
        ] {
            visitor.says = says;
            assert_eq!(visitor.sign_in(CLERKS, PASSWORD).await.status, StatusCode::SEE_OTHER, "{:?}", visitor.says);
        }
        let mut other = Visitor::new(&router);
        other.sign_in(HANDLERS, PASSWORD).await;
        let foreign = hidden(&other.get("/account/password").await.body, "token");
        for token in [foreign.as_str(), "", "0"] {
            let fields = [("token", token), ("current", PASSWORD), ("new", "x"), ("again", "x"), ("session", "all")];
            for address in ["/account/password", "/account/sessions"] {
                let page = visitor.post(address, &fields).await;
                assert_eq!(page.status, StatusCode::FORBIDDEN, "{address} {token}");
                assert!(page.body.contains("没有作任何改动"));
            }
        }
        assert!(visitor.is_in().await && other.is_in().await);
    })
    .await;
}

/// Hostile text in every field stays text, and too much of it is refused before it is read.
#[tokio::test]
async fn the_forms_take_nothing_too_much_and_hostile_text() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let mut visitor = Visitor::new(&router);
        let hostile = "\"><script>alert(1)</script>\u{202e}'&=+@";
        let much = "x".repeat(1_000_000);
        let page = visitor.post("/sign-in", &[]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields = [("login", hostile), ("password", hostile), ("back", hostile)];
        let page = visitor.post("/sign-in", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!page.body.contains("<script>alert") && page.body.contains("&#60;script&#62;"), "{}", page.body);
        for address in ["/sign-in", "/account/password", "/account/sessions"] {
            let page = visitor.post(address, &[("login", &much), ("password", &much)]).await;
            assert!(page.status.is_client_error(), "{address}: {}", page.status);
        }
        visitor.sign_in(CLERKS, PASSWORD).await;
        let fields = [("current", hostile), ("new", hostile), ("again", hostile), ("back", hostile)];
        let page = visitor.fill("/account/password", &fields).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && !page.body.contains("<script>alert"));
        assert_eq!(visitor.fill("/account/sessions", &[("session", hostile)]).await.status, StatusCode::SEE_OTHER);
        for page in ["/sign-in?back=%22%3E%3Cscript%3E", "/account/password?back=%22%3E%3Cscript%3E"] {
            assert!(!visitor.get(page).await.body.contains("<script>"), "{page}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_sends_too_much_is_told_when_to_come_back() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let mut visitor = Visitor::new(&router);
        let mut answered = 0;
        let page = loop {
            let page = visitor.get("/sign-in").await;
            if page.status != StatusCode::OK {
                break page;
            }
            answered += 1;
        };
        assert_eq!((answered, page.status), (200, StatusCode::TOO_MANY_REQUESTS));
        assert_eq!(page.header("retry-after"), Some("1"));
        assert!(page.body.contains("请求太多，请过 1 秒再试") && page.body.contains("Too many requests. Try again in"));
        assert_eq!(visitor.get("/matters").await.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(visitor.get("/q").await.status, StatusCode::OK, "petitioners pay for nobody");
        wait_seconds(1);
        assert_eq!(visitor.get("/sign-in").await.status, StatusCode::OK);
    })
    .await;
}
