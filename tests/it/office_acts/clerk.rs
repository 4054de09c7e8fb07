//! Somebody of the office with a browser, without script: reads forms with what stands in them, and sends them.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt;

use crate::door::sign_in;

/// What parts the fields of a form with files.
const BOUNDARY: &str = "----form";

pub type Pairs = Vec<(String, String)>;

pub struct Person {
    router: Router,
    cookie: String,
    pub lang: &'static str,
}

pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Page {
    pub fn says(&self, text: &str) -> bool {
        self.body.contains(text)
    }

    pub fn location(&self) -> &str {
        self.headers.get("location").map_or("", |value| value.to_str().unwrap())
    }

    /// What a browser would send of the form of the act: every control that has a value.
    pub fn controls(&self) -> Pairs {
        let from = self.body.find("deed-form").or_else(|| self.body.find("deed-columns"));
        let from = from.unwrap_or_else(|| panic!("no form: {} {}", self.status, self.body));
        let form = &self.body[from..];
        let form = &form[..form.find("</form>").unwrap()];
        let mut pairs = Pairs::new();
        let mut select = None;
        let mut rest = form;
        while let Some((_, tag)) = rest.split_once('<') {
            let (tag, after) = tag.split_once('>').unwrap();
            rest = after;
            let attribute = |name: &str| {
                let (_, value) = tag.split_once(&format!(" {name}=\""))?;
                Some(plain(value.split('"').next().unwrap()))
            };
            let name = attribute("name");
            if tag.starts_with("select") {
                select = name;
            } else if tag.starts_with("/select") {
                select = None;
            } else if tag.starts_with("option") {
                // A list without a choice sends its first one.
                if let Some(name) = &select {
                    let value = attribute("value").unwrap();
                    let chosen = tag.contains(" selected");
                    let first = !pairs.iter().any(|(known, _)| known == name);
                    if chosen {
                        pairs.retain(|(known, _)| known != name || known.starts_with("party_"));
                    }
                    if chosen || first {
                        pairs.push((name.clone(), value));
                    }
                }
            } else if tag.starts_with("textarea") {
                pairs.push((name.unwrap(), plain(after.split('<').next().unwrap())));
            } else if let Some(name) = name.filter(|_| tag.starts_with("input")) {
                let kind = attribute("type").unwrap();
                let counts = !matches!(kind.as_str(), "checkbox" | "radio") || tag.contains(" checked");
                if counts && kind != "file" {
                    pairs.push((name, attribute("value").unwrap_or_default()));
                }
            }
        }
        pairs
    }

    /// The hidden fields alone.
    pub fn hidden(&self) -> Pairs {
        let inputs = self.body.split("<input type=\"hidden\" name=\"").skip(1);
        let pair = |input: &str| {
            let (name, rest) = input.split_once("\" value=\"").unwrap();
            (name.to_owned(), plain(rest.split('"').next().unwrap()))
        };
        inputs.map(pair).collect()
    }
}

/// A text of a page as it was before it was escaped.
pub fn plain(text: &str) -> String {
    let pairs = [("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&")];
    pairs.into_iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Puts what somebody types in the place of what stood there.
pub fn typed(mut pairs: Pairs, answers: &[(&str, &str)]) -> Pairs {
    pairs.retain(|(name, _)| !answers.iter().any(|(known, _)| known == name));
    pairs.extend(answers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    pairs
}

fn encoded(pairs: &Pairs) -> String {
    let escape = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    pairs.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect::<Vec<_>>().join("&")
}

fn multipart(pairs: &Pairs, files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in pairs {
        let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    for (name, content) in files {
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"papers\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

impl Person {
    pub async fn signed_in(router: &Router, login: &str) -> Self {
        Self { router: router.clone(), cookie: sign_in(router, login).await, lang: "zh" }
    }

    async fn ask(&self, request: axum::http::request::Builder, body: Body) -> Page {
        let cookie = format!("lang={}; {}", self.lang, self.cookie);
        let request = request.header("cookie", cookie).header("host", "xinfang.example").body(body).unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        Page { status, headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    pub async fn get(&self, address: &str) -> Page {
        self.ask(Request::get(address), Body::empty()).await
    }

    pub async fn post(&self, address: &str, pairs: &Pairs) -> Page {
        let request = Request::post(address).header("content-type", "application/x-www-form-urlencoded");
        self.ask(request, Body::from(encoded(pairs))).await
    }

    pub async fn upload(&self, address: &str, pairs: &Pairs, files: &[(&str, &[u8])]) -> Page {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = Request::post(address).header("content-type", kind);
        self.ask(request, Body::from(multipart(pairs, files))).await
    }

    /// Opens the form of an act, types into it, sends it, and says that it is meant where that is asked.
    pub async fn acts(&self, matter: &str, act: &str, answers: &[(&str, &str)]) -> Page {
        let address = format!("/matters/{matter}/acts/{act}");
        let form = self.get(&address).await;
        let page = self.post(&address, &typed(form.controls(), answers)).await;
        if !page.says("name=\"meant\"") {
            return page;
        }
        let mut sure = page.hidden();
        sure.push(("meant".to_owned(), "yes".to_owned()));
        self.post(&address, &sure).await
    }
}
