//! Every address of the router stands in the document, and the other way round.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::Value;
use tower::ServiceExt;

use super::{TODAY, clerk, served};
use crate::town::every_database;

#[tokio::test]
async fn the_document_and_the_page_are_served_to_anybody() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let get = async |path: &str| {
            let answer = router.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
            let (status, policy) = (answer.status(), answer.headers().get("content-security-policy").cloned());
            let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
            (status, policy, String::from_utf8(bytes.to_vec()).unwrap())
        };
        let (status, _, text) = get("/api/v1/openapi.json").await;
        let document: Value = serde_json::from_str(&text).unwrap();
        assert_eq!((status, document["openapi"].as_str()), (StatusCode::OK, Some("3.1.0")));
        let (status, policy, page) = get("/api/v1/").await;
        assert_eq!(status, StatusCode::OK);
        assert!(policy.unwrap().to_str().unwrap().starts_with("default-src 'none'"));
        assert!(page.contains("/api/v1/page.css") && page.contains("openapi.json"));
        assert_eq!(get("/api/v1/page.css").await.0, StatusCode::OK);
    })
    .await;
}

/// Every operation of the document answers, and every answer is one that the document names; an address with one more
/// part is no address.
#[tokio::test]
async fn every_operation_of_the_document_answers_as_it_says() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let clerk = clerk(town, &router).await;
        let document = clerk.get("/openapi.json").await.ok();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                let real = path.replace("{key}", "990101-7").replace("{seq}", "1").replace("{size}", "1");
                let real = real.replace("{id}", "12").replace("{pack}", "R22").replace("{receipt}", "x");
                let headers = [("idempotency-key", "walk"), ("if-match", "\"1\"")];
                let body = (method == "post").then(|| serde_json::json!({}));
                let answer = clerk.send(&method.to_uppercase(), &real, &headers, body.as_ref()).await;
                assert_ne!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
                let named = operation["responses"].get(answer.status.as_str());
                assert!(named.is_some(), "{method} {path} answers {} {}", answer.status, answer.text);
                let missing = clerk.get(&format!("{real}/more/parts")).await;
                assert_eq!(missing.status, StatusCode::NOT_FOUND, "{path}");
            }
        }
    })
    .await;
}
