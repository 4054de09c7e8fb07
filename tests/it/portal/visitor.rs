//! A browser of a petitioner, without script: keeps its cookie, reads forms, sends them.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt;

pub struct Visitor {
    router: Router,
    pub lang: &'static str,
    pub seat: Option<String>,
}

#[derive(Debug)]
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Page {
    /// The value of a field of the form.
    pub fn field(&self, name: &str) -> String {
        let from = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.body.split_once(&from).unwrap_or_else(|| panic!("no field {name} in {}", self.body));
        rest.split('"').next().unwrap().to_owned()
    }

    /// The hidden fields of the form.
    pub fn hidden(&self) -> BTreeMap<String, String> {
        let inputs = self.body.split("<input type=\"hidden\" name=\"").skip(1);
        let pair = |input: &str| {
            let (name, rest) = input.split_once("\" value=\"").unwrap();
            (name.to_owned(), rest.split('"').next().unwrap().to_owned())
        };
        inputs.map(pair).collect()
    }

    pub fn location(&self) -> &str {
        self.headers.get("location").map_or("", |value| value.to_str().unwrap())
    }

    pub fn says(&self, text: &str) -> bool {
        self.body.contains(text)
    }
}

/// As forms are written.
fn encoded(fields: &BTreeMap<String, String>) -> String {
    let escape = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    fields.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect::<Vec<_>>().join("&")
}

pub const BOUNDARY: &str = "----form";

/// As forms with files are written.
pub fn multipart(fields: &BTreeMap<String, String>, files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    for (name, content) in files {
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"paper\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

impl Visitor {
    pub const fn new(router: Router) -> Self {
        Self { router, lang: "zh", seat: None }
    }

    async fn ask(&self, request: axum::http::request::Builder, body: Body) -> Page {
        let mut cookies = format!("lang={}", self.lang);
        if let Some(seat) = &self.seat {
            cookies.push_str(&format!("; petition={seat}"));
        }
        let request = request.header("cookie", cookies).header("host", "127.0.0.1:8370").body(body).unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        Page { status, headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    pub async fn get(&self, address: &str) -> Page {
        self.ask(Request::get(address), Body::empty()).await
    }

    pub async fn post(&self, address: &str, fields: &BTreeMap<String, String>) -> Page {
        let request = Request::post(address).header("content-type", "application/x-www-form-urlencoded");
        self.ask(request, Body::from(encoded(fields))).await
    }

    pub async fn upload(&self, fields: &BTreeMap<String, String>, files: &[(&str, &[u8])]) -> Page {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = Request::post("/q/papers").header("content-type", kind);
        self.ask(request, Body::from(multipart(fields, files))).await
    }

    /// Types receipt number and code, and keeps the cookie.
    pub async fn enter(&mut self, receipt: &str, code: &str) -> Page {
        let page = self.post("/q", &fields(&[("receipt", receipt), ("code", code)])).await;
        if let Some(cookie) = page.headers.get("set-cookie") {
            let (_, rest) = cookie.to_str().unwrap().split_once("petition=").unwrap();
            self.seat = rest.split(';').next().map(str::to_owned).filter(|seat| !seat.is_empty());
        }
        page
    }

    /// Opens the form of an act, fills it in and sends it.
    pub async fn fill(&self, act: &str, answers: &[(&str, &str)]) -> Page {
        let form = self.get(&format!("/q/act/{act}")).await;
        let mut sent = form.hidden();
        sent.extend(fields(answers));
        self.post(&format!("/q/act/{act}"), &sent).await
    }
}

pub fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}
