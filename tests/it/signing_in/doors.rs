//! Coming in: right and wrong passwords, waits, and addresses that lead back.

use app::signing_in::{ADDRESS_PATIENCE, NAME_PATIENCE};
use axum::http::StatusCode;

use super::visitor::{CLERKS, DAY_ONE, HANDLERS, Visitor, served, wait_seconds};
use crate::door::PASSWORD;
use crate::town::{CLERK, Town, every_database};

const WRONG: &str = "not the password at all";

#[tokio::test]
async fn nobody_gets_further_than_the_door_and_the_door_leads_back() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let key = town.registered().await;
        let mut visitor = Visitor::new(&router);
        for (address, back) in [
            ("/".to_owned(), "/sign-in"),
            ("/matters".to_owned(), "/sign-in?back=/matters"),
            (
                "/matters?stage=handling&due=overdue".to_owned(),
                "/sign-in?back=/matters%3Fstage%3Dhandling%26due%3Doverdue",
            ),
            // What is there and what is not answer alike.
            ("/no-such-page".to_owned(), "/sign-in?back=/no-such-page"),
            (format!("/matters/{key}"), &*format!("/sign-in?back=/matters/{key}")),
        ] {
            let page = visitor.get(&address).await;
            assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, back), "{address}");
            assert_eq!(page.header("cache-control"), Some("no-store"));
        }
        for (address, status) in [("/q", StatusCode::OK), ("/sign-in", StatusCode::OK)] {
            assert_eq!(visitor.get(address).await.status, status, "{address} needs no sign-in");
        }
        assert_eq!(visitor.post("/matters", &[]).await.status, StatusCode::UNAUTHORIZED);
        let page = visitor.get("/sign-in?back=/matters%3Fstage%3Dhandling").await;
        assert!(page.body.contains("name=\"back\" value=\"/matters?stage=handling\""), "{}", page.body);
        let fields = [("login", CLERKS), ("password", PASSWORD), ("back", "/matters?stage=handling")];
        let page = visitor.post("/sign-in", &fields).await;
        assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, "/matters?stage=handling"));
        let page = visitor.get(&format!("/matters/{key}")).await;
        assert!(page.status == StatusCode::OK && page.body.contains("苏小禾") && page.body.contains("退出登录"));
        assert_eq!(visitor.get("/sign-in?back=/matters").await.location(), "/matters", "who is in needs no door");
        let page = visitor.post("/sign-out", &[]).await;
        assert_eq!((page.location(), visitor.cookie.as_str()), ("/sign-in?left=1", ""));
        assert!(!visitor.is_in().await);
    })
    .await;
}

#[tokio::test]
async fn the_door_leads_to_no_other_site() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        for back in
            ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", "javascript:x", "/a\r\nb: c"]
        {
            let mut visitor = Visitor::new(&router);
            let fields = [("login", CLERKS), ("password", PASSWORD), ("back", back)];
            assert_eq!(visitor.post("/sign-in", &fields).await.location(), "/", "{back:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_unknown_name_and_a_wrong_password_get_the_same_answer_and_nothing_typed_is_kept() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let mut answers = Vec::new();
        for (login, password) in
            [(CLERKS, WRONG), ("nobody.here", WRONG), ("nobody.here", PASSWORD), ("苏 小 禾", WRONG)]
        {
            let mut visitor = Visitor::new(&router);
            wait_seconds(1);
            let page = visitor.sign_in(login, password).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{login}");
            assert!(visitor.cookie.is_empty());
            assert!(page.body.contains("登录名或者口令不对") && !page.body.contains(password), "{}", page.body);
            answers.push(page.body.replace(login, "…"));
        }
        answers.dedup();
        assert_eq!(answers.len(), 1, "all answers are the same");
        let rows = town.app.sign_ins(None, i64::MAX, 10).await.unwrap();
        let known: Vec<(bool, &str, &str)> =
            rows.iter().map(|row| (row.account.is_some(), row.outcome.as_str(), row.address.as_str())).collect();
        let unknown = (false, "wrong", "0.0.0.0");
        assert_eq!(known, [unknown, unknown, unknown, (true, "wrong", "0.0.0.0")]);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn a_name_waits_longer_after_every_failed_try_and_the_owner_is_told_when() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let mut visitor = Visitor::new(&router);
        for failed in 1..=NAME_PATIENCE.free {
            let page = visitor.sign_in(CLERKS, WRONG).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{failed}");
        }
        for (waits, words) in [(30, "30 秒"), (60, "1 分钟"), (120, "2 分钟")] {
            // Not even the right password helps, in however many letters' width.
            for login in [CLERKS, "ＳＵ．ＸＩＡＯＨＥ"] {
                let page = visitor.sign_in(login, PASSWORD).await;
                assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
                assert_eq!(page.header("retry-after"), Some(&*waits.to_string()));
                assert!(page.body.contains(words) && page.body.contains("以后再试"), "{}", page.body);
            }
            assert_eq!(visitor.sign_in(HANDLERS, WRONG).await.status, StatusCode::UNPROCESSABLE_ENTITY, "others go on");
            wait_seconds(waits - 1);
            assert_eq!(visitor.sign_in(CLERKS, PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
            wait_seconds(1);
            assert_eq!(visitor.sign_in(CLERKS, WRONG).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        visitor.lang = "en";
        let page = visitor.sign_in(CLERKS, PASSWORD).await;
        assert!(page.body.contains("Too many wrong tries. Wait 4 minutes and try again after 12:"), "{}", page.body);
        wait_seconds(240);
        assert_eq!(visitor.sign_in(CLERKS, PASSWORD).await.status, StatusCode::SEE_OTHER);
        let page = Visitor::new(&router).sign_in(CLERKS, WRONG).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "who came in begins anew");
    })
    .await;
}

#[tokio::test]
async fn an_address_waits_however_many_names_it_tries_and_one_right_password_forgives_only_itself() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let mut visitor = Visitor::new(&router);
        for n in 1..ADDRESS_PATIENCE.free {
            let page = visitor.sign_in(&format!("nobody.{n}"), WRONG).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{n}");
        }
        assert_eq!(visitor.sign_in(HANDLERS, PASSWORD).await.status, StatusCode::SEE_OTHER);
        assert_eq!(visitor.sign_in("nobody.0", WRONG).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = visitor.sign_in(HANDLERS, PASSWORD).await;
        assert_eq!((page.status, page.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, Some("10")));
    })
    .await;
}

#[tokio::test]
async fn unlocking_forgets_failed_tries_and_a_locked_account_says_so_to_its_owner_only() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let mut visitor = Visitor::new(&router);
        for _ in 0..NAME_PATIENCE.free {
            visitor.sign_in(CLERKS, WRONG).await;
        }
        assert_eq!(visitor.sign_in(CLERKS, PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(!town.app.lock_account(&town.stamp(), CLERK, false).await.unwrap(), "it was not locked");
        assert_eq!(visitor.sign_in(CLERKS, PASSWORD).await.status, StatusCode::SEE_OTHER);
        assert!(visitor.is_in().await);
        assert!(town.app.lock_account(&town.stamp(), CLERK, true).await.unwrap());
        assert!(!visitor.is_in().await, "its sessions have ended");
        let page = visitor.sign_in(CLERKS, WRONG).await;
        assert!(page.body.contains("登录名或者口令不对"), "a stranger learns nothing");
        let page = visitor.sign_in(CLERKS, PASSWORD).await;
        assert!(page.body.contains("已经锁定") && page.header("set-cookie").is_none(), "{}", page.body);
        assert!(town.app.lock_account(&town.stamp(), CLERK, false).await.unwrap());
        assert_eq!(visitor.sign_in(CLERKS, PASSWORD).await.status, StatusCode::SEE_OTHER);
        town.verify().await;
    })
    .await;
}
