//! Somebody with a browser, at a moment that the test chooses.

use std::cell::Cell;

use app::domain::directory::Role;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::civil::{Date, date};
use jiff::tz::Offset;
use tower::ServiceExt;
use web::{Entrance, Web};

use crate::door::{account, charge, form, hidden, pages};
use crate::town::{CLERK, HANDLER, HOUSING, OFFICE, Town};

pub const DAY_ONE: Date = date(2026, 4, 2);
/// The clerk's and the handler's sign-in names.
pub const CLERKS: &str = "su.xiaohe";
pub const HANDLERS: &str = "bai.lu";

thread_local! {
    /// The moment at which the pages are looked at: each test runs in a thread of its own.
    static NOW_US: Cell<i64> = const { Cell::new(0) };
}

pub fn now_us() -> i64 {
    NOW_US.get()
}

pub fn go_to(day: Date) {
    let noon = Offset::constant(8).to_timestamp(day.at(12, 0, 0, 0)).unwrap();
    NOW_US.set(noon.as_microsecond());
}

pub fn wait_seconds(seconds: i64) {
    NOW_US.set(now_us() + seconds * 1_000_000);
}

/// The pages of a town whose clerk and handler have accounts, at noon of the first day.
pub async fn served(town: &Town) -> Router {
    served_with(town, Entrance::default()).await
}

pub async fn served_with(town: &Town, entrance: Entrance) -> Router {
    go_to(DAY_ONE);
    let charged: [_; 2] = [(CLERK, OFFICE, CLERKS, Role::Clerk), (HANDLER, HOUSING, HANDLERS, Role::Handler)];
    for (official, organ, login, role) in charged {
        charge(town, official, organ, &[role]).await;
        account(&town.app, &town.stamp(), official, login).await;
    }
    let app = crate::town::opened(town.app.db().clone()).await;
    let web = Web { entrance: entrance.into(), ..pages(app, now_us) };
    web::router(web.clone()).merge(web::portal::router(web, crate::door::chance))
}

pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Page {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header("location").unwrap_or_default()
    }
}

/// A browser that keeps its cookie.
pub struct Visitor {
    router: Router,
    pub cookie: String,
    pub lang: &'static str,
    /// What the browser says beside: `Sec-Fetch-Site`, `Origin`.
    pub says: Vec<(&'static str, &'static str)>,
}

impl Visitor {
    pub fn new(router: &Router) -> Self {
        Self { router: router.clone(), cookie: String::new(), lang: "zh", says: Vec::new() }
    }

    async fn ask(&mut self, request: axum::http::request::Builder, body: Body) -> Page {
        let cookie = format!("lang={}; {}", self.lang, self.cookie);
        let mut request = request.header("cookie", cookie).header("host", "xinfang.example");
        request = request.header("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0");
        for (name, value) in &self.says {
            request = request.header(*name, *value);
        }
        let answer = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        for set in headers.get_all("set-cookie") {
            let pair = set.to_str().unwrap().split(';').next().unwrap();
            if pair.contains("xinze=") {
                self.cookie = if pair.ends_with('=') { String::new() } else { pair.to_owned() };
            }
        }
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        Page { status, headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    pub async fn get(&mut self, address: &str) -> Page {
        self.ask(Request::get(address), Body::empty()).await
    }

    pub async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Page {
        let request = Request::post(address).header("content-type", "application/x-www-form-urlencoded");
        self.ask(request, Body::from(form(fields))).await
    }

    /// Sends a form whose parts stand between lines of `boundary`, as one with a file does.
    pub async fn post_parts(&mut self, address: &str, boundary: &str, parts: &str) -> Page {
        let kind = format!("multipart/form-data; boundary={boundary}");
        self.ask(Request::post(address).header("content-type", kind), Body::from(parts.to_owned())).await
    }

    pub async fn sign_in(&mut self, login: &str, password: &str) -> Page {
        self.post("/sign-in", &[("login", login), ("password", password)]).await
    }

    /// Whether the door of the office opens; what lies behind it is a matter of roles.
    pub async fn is_in(&mut self) -> bool {
        [StatusCode::OK, StatusCode::FORBIDDEN].contains(&self.get("/matters").await.status)
    }

    /// Sends a form with the token that every form of the session has.
    pub async fn fill(&mut self, address: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.get("/account/password").await;
        let token = hidden(&page.body, "token");
        let mut all = vec![("token", token.as_str())];
        all.extend(fields);
        self.post(address, &all).await
    }
}
