//! Who gets in, how far, and what a "no" says.

use app::api_access::Scope;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::json;
use tower::ServiceExt;

use super::{Program, TODAY, clerk, go_to, handler, petition, program, registered, served, wait_seconds};
use crate::town::{CLERK, HOUSING, OFFICE, every_database};

#[tokio::test]
async fn nobody_gets_in_without_a_token_that_holds() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let clerk = clerk(town, &router).await;
        for token in ["", "xinze_", "abc", &clerk.token.replace("xinze_", "other_"), &format!("{}0", clerk.token)] {
            let other = Program { token: token.to_owned(), ..clerk.clone() };
            let answer = other.get("/matters").await;
            assert_eq!((answer.status, answer.problem()), (StatusCode::UNAUTHORIZED, "unauthorized"), "{token}");
            assert_eq!(answer.header("www-authenticate"), Some("Bearer realm=\"xinze\""));
        }
        // What a browser holds opens nothing here.
        let app = crate::town::opened(town.app.db().clone()).await;
        let pages = web::router(crate::door::pages(app, super::now_us));
        let cookie = crate::door::sign_in(&pages, &format!("name{CLERK}")).await;
        let request = Request::get("/api/v1/me").header("cookie", cookie).body(Body::empty()).unwrap();
        assert_eq!(router.clone().oneshot(request).await.unwrap().status(), StatusCode::UNAUTHORIZED);
        assert_eq!(clerk.get("/me").await.status, StatusCode::OK);
        // Ninety days later the token has ended.
        go_to(jiff::civil::date(2026, 7, 1));
        assert_eq!(clerk.get("/me").await.problem(), "unauthorized");
    })
    .await;
}

#[tokio::test]
async fn a_token_reaches_as_far_as_its_scope() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let whole = clerk(town, &router).await;
        let key = registered(&whole).await;
        let reader = program(town, &router, (CLERK, OFFICE), &[Scope::Read]).await;
        let actor = program(town, &router, (CLERK, OFFICE), &[Scope::Act]).await;
        let desk = program(town, &router, (CLERK, OFFICE), &[Scope::Register]).await;
        assert_eq!(reader.get("/matters").await.status, StatusCode::OK);
        for answer in [
            reader.post("/matters", &petition()).await,
            reader.act(&key, 1, "note", &json!({ "text": "记" })).await,
            actor.get("/matters").await,
            actor.post("/matters", &petition()).await,
            desk.get("/matters").await,
            desk.act(&key, 1, "note", &json!({ "text": "记" })).await,
        ] {
            assert_eq!((answer.status, answer.problem()), (StatusCode::FORBIDDEN, "scope"), "{}", answer.text);
        }
        assert_eq!(desk.post("/matters", &petition()).await.status, StatusCode::CREATED);
        assert_eq!(actor.act(&key, 1, "note", &json!({ "text": "记" })).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_token_ends_when_its_owner_takes_it_back_or_the_account_is_shut() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let (one, two) = (clerk(town, &router).await, clerk(town, &router).await);
        let tokens = one.get("/tokens").await.ok();
        let tokens = tokens["tokens"].as_array().unwrap();
        assert_eq!((tokens.len(), tokens[0]["scopes"].as_array().unwrap().len()), (2, 3));
        assert!(tokens[0]["last_used_at"].is_string() && tokens[1]["last_used_at"].is_null());
        let others = handler(town, &router).await;
        let path = format!("/tokens/{}", tokens[1]["id"].as_str().unwrap());
        assert_eq!(others.send("DELETE", &path, &[], None).await.problem(), "not-found");
        assert_eq!(one.send("DELETE", &path, &[], None).await.status, StatusCode::NO_CONTENT);
        assert_eq!(two.get("/me").await.problem(), "unauthorized");
        assert_eq!(one.get("/me").await.status, StatusCode::OK);
        town.app.lock_account(&town.stamp(), CLERK, true).await.unwrap();
        assert_eq!(one.get("/me").await.problem(), "unauthorized");
        town.app.lock_account(&town.stamp(), CLERK, false).await.unwrap();
        assert_eq!(one.get("/me").await.status, StatusCode::OK);
        town.app.reset_password(&town.stamp(), &mut town.chance(), CLERK).await.unwrap();
        assert_eq!(one.get("/me").await.problem(), "unauthorized");
        town.verify().await;
    })
    .await;
}

/// What is not mine answers as what does not exist: word for word the same.
#[tokio::test]
async fn what_is_not_mine_answers_as_what_does_not_exist() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let (clerk, housing) = (clerk(town, &router).await, handler(town, &router).await);
        let accusing = json!({
            "title": "举报住建局", "text": "反映住建局收受好处。", "purpose": "accusation",
            "accused": { "organs": [HOUSING.to_string()] },
        });
        let accusation = clerk.post("/matters", &accusing).await.ok()["matter"].as_str().unwrap().to_owned();
        let own = registered(&clerk).await;
        let (shard, _) = own.split_once('-').unwrap();
        let nothing = format!("{shard}-999999");
        for path in ["", "/course", "/clocks", "/papers", "/papers/2", "/documents", "/openings", "/receipts/1"] {
            let absent = housing.get(&format!("/matters/{nothing}{path}")).await;
            assert_eq!((absent.status, absent.problem()), (StatusCode::NOT_FOUND, "not-found"), "{path}");
            for hidden in [&accusation, &own] {
                assert_eq!(housing.get(&format!("/matters/{hidden}{path}")).await.text, absent.text, "{path}");
            }
        }
        let body = json!({ "text": "记" });
        let absent = housing.act(&nothing, 1, "note", &body).await;
        // Not even its version is told.
        for version in [1, 9] {
            assert_eq!(housing.act(&accusation, version, "note", &body).await.text, absent.text);
        }
        let merge = |into: &str| json!({ "into": into, "reason": "同一事项" });
        let mine = clerk.act(&own, 1, "forward", &json!({ "to": HOUSING.to_string() })).await;
        assert_eq!(mine.status, StatusCode::OK);
        let absent = housing.act(&own, 2, "merge", &merge(&nothing)).await;
        assert_eq!(absent.body["errors"][0]["pointer"], "/into");
        assert_eq!(housing.act(&own, 2, "merge", &merge(&accusation)).await.text, absent.text);
        let opened = housing.post(&format!("/matters/{accusation}/petitioners"), &json!({ "purpose": "核实" })).await;
        assert_eq!(opened.problem(), "not-found");
        let lines = housing.get("/matters").await.text;
        assert!(!lines.contains(&accusation) && lines.contains(&own));
        let found = housing.get("/search?q=%E5%A5%BD%E5%A4%84").await.ok();
        assert_eq!(found["matters"].as_array().unwrap().len(), 0);
    })
    .await;
}

/// Article: R22-34
#[tokio::test]
async fn a_no_names_the_article_and_the_way_out() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let clerk = clerk(town, &router).await;
        let key = registered(&clerk).await;
        clerk.act(&key, 1, "forward", &json!({ "to": HOUSING.to_string() })).await.ok();
        let head = super::head(town, &router).await;
        head.act(&key, 2, "accept", &json!({})).await.ok();
        let long = json!({ "days": 31, "reason": "情况复杂", "approved_by": crate::town::HEAD.to_string() });
        let refused = head.act(&key, 3, "extend", &long).await;
        assert_eq!((refused.status, refused.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "refused"));
        assert_eq!(
            (refused.body["code"].as_str(), refused.body["article"]["code"].as_str()),
            (Some("too-long"), Some("R22-34"))
        );
        assert_eq!(refused.body["facts"]["why"]["days_max"], 30);
        assert!(refused.body["article"]["gist"].as_str().is_some_and(|gist| !gist.is_empty()));
        let chinese = Program { lang: "zh-CN", ..head.clone() }.act(&key, 3, "extend", &long).await;
        assert!(chinese.body["article"]["text"].as_str().unwrap().contains("第三十四条"), "{}", chinese.text);
        assert_eq!(chinese.header("content-language"), Some("zh-CN"));
        // The policies say no with who could.
        let denied = clerk.act(&key, 3, "extend", &long).await;
        assert_eq!((denied.status, denied.problem()), (StatusCode::FORBIDDEN, "denied"), "{}", denied.text);
        assert!(denied.body["way_out"].as_str().unwrap().contains("田守正"), "{}", denied.text);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_said_by_its_field() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let clerk = clerk(town, &router).await;
        let field = |answer: &super::Answer| answer.body["errors"][0]["pointer"].as_str().unwrap().to_owned();
        for (body, pointer) in [
            (json!({ "text": "没有标题" }), ""),
            (json!({ "title": "题", "text": "文", "channel": "pigeon" }), "/channel"),
            (json!({ "title": "题", "text": "文", "parties": [{ "name": 1 }] }), "/parties/0/name"),
            (json!({ "title": "题", "text": "文", "surprise": true }), "/surprise"),
            (json!({ "title": "题", "text": "文", "category": 999_999 }), "/category"),
            (json!({ "title": "题", "text": "文", "repeats": { "of": "990101-5" } }), "/repeats/of"),
        ] {
            let answer = clerk.post("/matters", &body).await;
            assert_eq!((answer.status, answer.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"), "{body}");
            assert_eq!(field(&answer), pointer, "{body}");
        }
        for (path, name) in [
            ("/matters?limit=0", "limit"),
            ("/matters?limit=201", "limit"),
            ("/matters?stage=nowhere", "stage"),
            ("/matters?after=x", "after"),
            ("/calendar?from=2026-01-01&until=2027-01-02", "until"),
            ("/counts?month=2026-4", "month"),
        ] {
            let answer = clerk.get(path).await;
            assert_eq!(
                (answer.status, answer.problem(), field(&answer).as_str()),
                (StatusCode::BAD_REQUEST, "malformed", name),
                "{path}"
            );
        }
        assert_eq!(clerk.get("/matters?nothing=1").await.problem(), "malformed");
        assert_eq!(clerk.get("/nowhere").await.problem(), "not-found");
        assert_eq!(clerk.send("PUT", "/matters", &[], None).await.problem(), "method");
        let raw = |kind: &str, body: Body| {
            let request = Request::post("/api/v1/matters").header("authorization", format!("Bearer {}", clerk.token));
            let request = request.header("content-type", kind).header("idempotency-key", super::fresh_key());
            router.clone().oneshot(request.body(body).unwrap())
        };
        let status = async |kind: &str, body: Body| raw(kind, body).await.unwrap().status();
        assert_eq!(status("text/plain", Body::from("{}")).await, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert_eq!(status("application/json", Body::from("{")).await, StatusCode::BAD_REQUEST);
        let large = format!("{{\"title\":\"题\",\"text\":\"{}\"}}", "a".repeat(3 << 20));
        assert_eq!(status("application/json", Body::from(large)).await, StatusCode::PAYLOAD_TOO_LARGE);
    })
    .await;
}

#[tokio::test]
async fn a_program_that_lost_count_has_to_wait_and_others_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("town.db").display());
    let town = crate::town::Town::found(&address, TODAY).await;
    let router = served(&town).await;
    let (clerk, handler) = (clerk(&town, &router).await, handler(&town, &router).await);
    let mut last = clerk.get("/me").await;
    for _ in 0..1_000 {
        last = clerk.get("/me").await;
    }
    assert_eq!(
        (last.status, last.problem(), last.header("retry-after")),
        (StatusCode::TOO_MANY_REQUESTS, "too-many", Some("1"))
    );
    assert_eq!(handler.get("/me").await.status, StatusCode::OK);
    wait_seconds(1);
    assert_eq!(clerk.get("/me").await.status, StatusCode::OK);
}
