//! Headers and cookies, for every kind of answer.

use axum::http::StatusCode;
use web::Entrance;

use super::visitor::{CLERKS, DAY_ONE, Visitor, served, served_with};
use crate::door::PASSWORD;
use crate::town::{Town, every_database};

const EVERYWHERE: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-permitted-cross-domain-policies", "none"),
];

#[tokio::test]
async fn every_answer_has_every_header_and_pages_of_persons_are_kept_nowhere() {
    every_database(DAY_ONE, async |town: &Town| {
        for over_tls in [false, true] {
            let router = served_with(town, Entrance { over_tls, ..Entrance::default() }).await;
            let mut visitor = Visitor::new(&router);
            visitor.sign_in(CLERKS, PASSWORD).await;
            let mut stranger = Visitor::new(&router);
            for (address, signed_in, kept) in [
                ("/sign-in", false, false),
                ("/matters", false, false),
                ("/q", false, false),
                ("/assets/nothing", false, true),
                ("/matters", true, false),
                ("/no-such-page", true, false),
                ("/account/sessions", true, false),
                ("/account/password", true, false),
            ] {
                let page = if signed_in { visitor.get(address).await } else { stranger.get(address).await };
                for (name, value) in EVERYWHERE {
                    assert_eq!(page.header(name), Some(value), "{address} {name}");
                }
                let permissions = page.header("permissions-policy").unwrap();
                assert!(["camera=()", "geolocation=()", "microphone=()"].iter().all(|one| permissions.contains(one)));
                assert_eq!(
                    page.header("strict-transport-security"),
                    over_tls.then_some("max-age=31536000"),
                    "{address}"
                );
                let control = page.header("cache-control");
                assert_eq!(control == Some("no-store"), !kept, "{address} {control:?}");
                for inline in ["style=\"", "<style", "onclick", "javascript:", "<script>"] {
                    assert!(!page.body.contains(inline), "{address}: {inline}");
                }
                assert!(!page.body.contains('⟦'), "{address}: a word is missing");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_other_sites_and_over_tls_from_other_hosts() {
    every_database(DAY_ONE, async |town: &Town| {
        for (over_tls, begins, ends) in [
            (false, "xinze=", "; Path=/; HttpOnly; SameSite=Lax"),
            (true, "__Host-xinze=", "; Path=/; HttpOnly; SameSite=Lax; Secure"),
        ] {
            let router = served_with(town, Entrance { over_tls, ..Entrance::default() }).await;
            let mut visitor = Visitor::new(&router);
            let page = visitor.sign_in(CLERKS, PASSWORD).await;
            let set = page.header("set-cookie").unwrap();
            assert!(set.starts_with(begins) && set.ends_with(ends), "{set}");
            assert_eq!(set.len(), begins.len() + 64 + ends.len(), "256 bits");
            assert!(visitor.is_in().await);
            let page = visitor.post("/sign-out", &[]).await;
            assert!(page.header("set-cookie").unwrap().contains("Max-Age=0"));
            assert_eq!(page.header("clear-site-data"), Some("\"cache\""));
            if over_tls {
                // A cookie that a neighbour under the same domain could set opens nothing.
                visitor.cookie = set.split(';').next().unwrap().replace("__Host-", "");
                assert!(!visitor.is_in().await);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_pages_of_the_door_speak_both_languages_and_show_demonstration_accounts_only_in_one() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let mut visitor = Visitor::new(&router);
        for (lang, words) in
            [("zh", ["登录名", "口令", "忘记口令"]), ("en", ["Sign-in name", "Password", "If you forgot"])]
        {
            visitor.lang = lang;
            let page = visitor.get("/sign-in").await;
            assert_eq!(page.status, StatusCode::OK);
            for word in words {
                assert!(page.body.contains(word), "{lang}: {word}");
            }
            assert!(!page.body.contains("演示账号") && !page.body.contains("demonstration"));
        }
        let shown = web::ShownAccount { login: "clerk".into(), password: "shown <b>".into(), who: "苏小禾".into() };
        let router = served_with(town, Entrance { shown: vec![shown], ..Entrance::default() }).await;
        let page = Visitor::new(&router).get("/sign-in").await;
        assert!(page.body.contains("演示账号") && page.body.contains("shown &#60;b&#62;"), "{}", page.body);
    })
    .await;
}
