//! The interface for programs, over the same addresses as in the product.

mod access;
mod commands;
mod document;
mod lifecycle;
mod once;

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

use app::api_access::{NewToken, Scope};
use app::domain::{Actor, OfficialId, OrganId};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::civil::{Date, date};
use jiff::tz::Offset;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::door::{account, chance, pages};
use crate::town::{CITY, CITY_OFFICIAL, CLERK, HANDLER, HEAD, HOUSING, OFFICE, Town};
use crate::who_may::staffed;

pub const TODAY: Date = date(2026, 4, 2);

thread_local! {
    /// The moment at which programs call: each test runs in a thread of its own.
    static NOW_US: Cell<i64> = const { Cell::new(0) };
}

pub fn now_us() -> i64 {
    NOW_US.get()
}

pub fn go_to(day: Date) {
    NOW_US.set(Offset::constant(8).to_timestamp(day.at(14, 0, 0, 0)).unwrap().as_microsecond());
}

pub fn wait_seconds(seconds: i64) {
    NOW_US.set(now_us() + seconds * 1_000_000);
}

/// The addresses of a town in which everybody has a role, some time after noon of the day.
pub async fn served(town: &Town) -> Router {
    go_to(TODAY);
    staffed(town).await;
    let app = crate::town::opened(town.app.db().clone()).await;
    ::api::router(pages(app, now_us))
}

/// A program with a token of an official, who has an account.
pub async fn program(town: &Town, router: &Router, who: (OfficialId, OrganId), scopes: &[Scope]) -> Program {
    let (official, organ) = who;
    account(&town.app, &town.stamp(), official, &format!("name{official}")).await;
    let new = NewToken { label: "测试".to_owned(), scopes: scopes.iter().copied().collect(), days: 90 };
    let stamp = app::Stamp { actor: Actor { official, organ }, recorded_us: now_us(), ..town.stamp() };
    let (_, token) = town.app.make_api_token(&stamp, &mut chance().unwrap(), &new).await.unwrap();
    // Numbers of tokens follow the clock.
    wait_seconds(1);
    Program { router: router.clone(), token: token.as_str().to_owned(), lang: "en" }
}

/// The clerk of the office, who registers and sends on.
pub async fn clerk(town: &Town, router: &Router) -> Program {
    program(town, router, (CLERK, OFFICE), &Scope::ALL).await
}

/// The handler of the department.
pub async fn handler(town: &Town, router: &Router) -> Program {
    program(town, router, (HANDLER, HOUSING), &Scope::ALL).await
}

/// The head of the department.
pub async fn head(town: &Town, router: &Router) -> Program {
    program(town, router, (HEAD, HOUSING), &Scope::ALL).await
}

/// The auditor, who reads everything.
pub async fn auditor(town: &Town, router: &Router) -> Program {
    program(town, router, (CITY_OFFICIAL, CITY), &Scope::ALL).await
}

/// A petition of an invented person.
pub fn petition() -> Value {
    json!({
        "title": "反映小区电梯停运",
        "text": "三号楼电梯停运两个月，老人出行困难，请求维修。",
        "channel": "letter",
        "parties": [{ "name": "柳如是", "phone": "13900000000", "address": "云溪县桂花路3号" }],
    })
}

/// Registers a petition and returns its key.
pub async fn registered(clerk: &Program) -> String {
    clerk.post("/matters", &petition()).await.ok()["matter"].as_str().unwrap().to_owned()
}

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub body: Value,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The body of what succeeded.
    pub fn ok(self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, self.text);
        self.body
    }

    /// The kind of a "no", which says what every "no" says.
    pub fn problem(&self) -> &str {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{} {}", self.status, self.text);
        assert_eq!(self.body["status"].as_u64(), Some(u64::from(self.status.as_u16())), "{}", self.text);
        for member in ["title", "detail", "way_out"] {
            assert!(self.body[member].as_str().is_some_and(|said| !said.is_empty()), "{member}: {}", self.text);
        }
        assert!(!self.text.contains('⟦'), "{}", self.text);
        self.body["type"].as_str().unwrap().strip_prefix("urn:xinze:problem:").unwrap()
    }
}

/// A program that calls.
#[derive(Clone)]
pub struct Program {
    pub router: Router,
    pub token: String,
    pub lang: &'static str,
}

/// A key that nobody used before.
pub fn fresh_key() -> String {
    static KEYS: AtomicU64 = AtomicU64::new(1);
    format!("key-{}", KEYS.fetch_add(1, Ordering::Relaxed))
}

impl Program {
    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&Value>) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        request = request.header("authorization", format!("Bearer {}", self.token));
        request = request.header("accept-language", self.lang);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if body.is_some() {
            request = request.header("content-type", "application/json");
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        let answer = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status, headers, body: serde_json::from_str(&text).unwrap_or_default(), text }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], None).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send("POST", path, &[("idempotency-key", &fresh_key())], Some(body)).await
    }

    /// An act at a version.
    pub async fn act(&self, key: &str, version: u64, act: &str, body: &Value) -> Answer {
        let (fresh, version) = (fresh_key(), format!("\"{version}\""));
        let headers = [("idempotency-key", fresh.as_str()), ("if-match", version.as_str())];
        self.send("POST", &format!("/matters/{key}/acts/{act}"), &headers, Some(body)).await
    }
}
