//! Every request that writes is carried out once, and only for what somebody looked at.

use axum::http::StatusCode;
use serde_json::json;

use super::{Program, TODAY, clerk, petition, registered, served, wait_seconds};
use crate::town::{HOUSING, every_database};

#[tokio::test]
async fn the_same_key_gets_the_same_answer_and_nothing_happens_twice() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let clerk = clerk(town, &router).await;
        let send = async |key: &str, body: &serde_json::Value| {
            clerk.send("POST", "/matters", &[("idempotency-key", key)], Some(body)).await
        };
        let first = send("one", &petition()).await;
        assert_eq!((first.status, first.header("idempotent-replayed")), (StatusCode::CREATED, None));
        let again = send("\"one\"", &petition()).await;
        assert_eq!((again.status, again.header("idempotent-replayed")), (StatusCode::CREATED, Some("true")));
        // The query code is shown again too: whoever was cut off has nowhere else to get it from.
        assert_eq!((&again.text, again.header("etag")), (&first.text, first.header("etag")));
        assert_eq!(again.header("location"), first.header("location"));
        assert_eq!(town.matters().await, 1);
        let other = send("one", &json!({ "title": "另一件", "text": "内容不同。" })).await;
        assert_eq!((other.status, other.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "key-reused"));
        assert_eq!(clerk.send("POST", "/matters", &[], Some(&petition())).await.problem(), "key-missing");
        // A day later the key is free again.
        wait_seconds(24 * 3_600 + 1);
        let later = send("one", &json!({ "title": "另一件", "text": "内容不同。" })).await;
        assert_eq!(later.status, StatusCode::CREATED, "{}", later.text);
        town.verify().await;
    })
    .await;
}

/// A "no" leaves no trace: what stood in the way can be mended, and the same request tried again.
#[tokio::test]
async fn a_refused_request_may_be_tried_again_under_its_key() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let clerk = clerk(town, &router).await;
        let key = registered(&clerk).await;
        let send = async |version: &str| {
            let headers = [("idempotency-key", "again"), ("if-match", version)];
            let body = json!({ "to": HOUSING.to_string() });
            clerk.send("POST", &format!("/matters/{key}/acts/forward"), &headers, Some(&body)).await
        };
        assert_eq!(send("\"7\"").await.problem(), "stale");
        assert_eq!(send("\"1\"").await.status, StatusCode::OK);
        let replayed = send("\"1\"").await;
        assert_eq!((replayed.status, replayed.header("idempotent-replayed")), (StatusCode::OK, Some("true")));
    })
    .await;
}

#[tokio::test]
async fn an_act_names_the_version_that_was_seen() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let clerk = clerk(town, &router).await;
        let key = registered(&clerk).await;
        let path = format!("/matters/{key}/acts/note");
        let body = json!({ "text": "已电话联系。" });
        let with = async |headers: &[(&str, &str)]| clerk.send("POST", &path, headers, Some(&body)).await;
        for tag in [None, Some("*"), Some("1"), Some("W/\"1\"")] {
            let mut headers = vec![("idempotency-key", "missing")];
            headers.extend(tag.map(|tag| ("if-match", tag)));
            let answer = with(&headers).await;
            assert_eq!(
                (answer.status, answer.problem()),
                (StatusCode::PRECONDITION_REQUIRED, "version-missing"),
                "{tag:?}"
            );
        }
        clerk.act(&key, 1, "note", &body).await.ok();
        let stale = clerk.act(&key, 1, "forward", &json!({ "to": HOUSING.to_string() })).await;
        assert_eq!((stale.status, stale.problem()), (StatusCode::PRECONDITION_FAILED, "stale"));
        assert_eq!(stale.body["version"], 2);
        assert_eq!(stale.body["changed"][0]["kind"], "matter.noted");
        assert_eq!(stale.body["changed"][0]["by"]["official"]["name"], "苏小禾");
        // Acts on two matters at once are held to it too.
        let other = registered(&clerk).await;
        let merge = clerk.act(&key, 1, "merge", &json!({ "into": other, "reason": "同一事项" })).await;
        assert_eq!(merge.problem(), "stale");
    })
    .await;
}

/// Sixteen programs with the same key at once: one acts, and all that get an answer get the same.
#[tokio::test]
async fn of_many_at_once_one_acts() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let clerk: Program = clerk(town, &router).await;
        let body = petition();
        let sent = (0..16).map(|_| clerk.send("POST", "/matters", &[("idempotency-key", "race")], Some(&body)));
        let answers = futures::future::join_all(sent).await;
        let created: Vec<_> = answers.iter().filter(|answer| answer.status == StatusCode::CREATED).collect();
        assert!(!created.is_empty());
        assert!(created.iter().all(|answer| answer.text == created[0].text));
        for answer in answers.iter().filter(|answer| answer.status != StatusCode::CREATED) {
            assert_eq!((answer.problem(), answer.header("retry-after")), ("under-way", Some("2")));
        }
        assert_eq!(town.matters().await, 1);
    })
    .await;
}
