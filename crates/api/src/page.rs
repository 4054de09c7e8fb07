//! The document as a page: what a person reads who writes a program. Rendered from the same document, without scripts
//! and without anything from elsewhere.

use std::sync::LazyLock;

use askama::Template;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};
use serde_json::Value;
use wording::{Lang, Words};

use crate::caller::Spoken;
use crate::document::API_VERSION;
use crate::problem::{Kind, Problem};
use crate::{Api, BASE, document};

/// Where the page's own style stands.
pub(crate) const STYLE: &str = "/page.css";

#[derive(Template)]
#[template(path = "page.html")]
struct Page {
    t: &'static Words,
    style: &'static str,
    own_style: String,
    base: &'static str,
    version: &'static str,
    tags: Vec<Group>,
    shapes: Vec<Shape>,
    problems: Vec<(u16, &'static str, String)>,
}

impl Page {
    fn lang(&self) -> &'static str {
        self.t.lang().tag()
    }
}

/// One part of the document.
struct Group {
    name: String,
    about: String,
    operations: Vec<Described>,
}

#[derive(Clone)]
struct Described {
    id: String,
    method: String,
    path: String,
    summary: String,
    scope: String,
    parameters: Vec<Field>,
    body: Option<Kinded>,
    answer: (String, Option<Kinded>),
    errors: Vec<String>,
}

/// A type, with where its shape is explained.
#[derive(Clone)]
struct Kinded {
    text: String,
    shape: Option<String>,
}

#[derive(Clone)]
struct Field {
    name: String,
    place: String,
    required: bool,
    kind: Kinded,
    about: String,
}

struct Shape {
    name: String,
    about: String,
    words: Vec<String>,
    fields: Vec<Field>,
}

pub(crate) async fn get(State(_): State<Api>, Spoken(words): Spoken) -> Result<Response, Problem> {
    static MADE: LazyLock<[Option<Bytes>; 2]> =
        LazyLock::new(|| Lang::ALL.map(|lang| page(lang.words()).render().ok().map(Bytes::from)));
    let [first, second] = &*MADE;
    let made = if words.lang() == Lang::ALL[0] { first } else { second };
    made.clone().map(|page| Html(page).into_response()).ok_or_else(|| Problem::new(Kind::Fault, words))
}

pub(crate) async fn style() -> Response {
    let headers = [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=3600")];
    (headers, include_str!("../assets/page.css")).into_response()
}

fn page(words: &'static Words) -> Page {
    let whole = document(words);
    let operations: Vec<(String, Described)> = described(&whole);
    let groups = whole["tags"].as_array().into_iter().flatten().map(|tag| {
        let name = text(&tag["name"]);
        let own = operations.iter().filter(|(tag, _)| *tag == name).map(|(_, operation)| operation.clone()).collect();
        Group { about: text(&tag["description"]), operations: own, name }
    });
    let tags = groups.collect();
    Page {
        t: words,
        style: web::stylesheet(),
        own_style: format!("{BASE}{STYLE}"),
        base: BASE,
        version: API_VERSION,
        tags,
        shapes: shapes(&whole),
        problems: Kind::ALL
            .iter()
            .map(|kind| (kind.status().as_u16(), kind.name(), words.name("api-title", kind.name())))
            .collect(),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn described(whole: &Value) -> Vec<(String, Described)> {
    let mut all = Vec::new();
    for (path, methods) in whole["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let tag = text(&operation["tags"][0]);
            all.push((tag, one(path, method, operation)));
        }
    }
    all
}

fn one(path: &str, method: &str, operation: &Value) -> Described {
    let responses = operation["responses"].as_object();
    let good = responses.into_iter().flatten().find(|(status, _)| status.starts_with('2'));
    let errors = responses.into_iter().flatten().map(|(status, _)| status.clone());
    let answer = good.map(|(status, answer)| {
        let content = answer["content"].as_object().and_then(|content| content.iter().next());
        let kind = content.map(|(media, content)| match media.as_str() {
            "application/json" => kind(&content["schema"]),
            media => Kinded { text: media.to_owned(), shape: None },
        });
        (status.clone(), kind)
    });
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    Described {
        id: text(&operation["operationId"]),
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(&operation["summary"]),
        scope: text(&operation["x-scope"]),
        parameters: parameters.map(parameter).collect(),
        body: operation.pointer("/requestBody/content/application~1json/schema").map(kind),
        answer: answer.unwrap_or_default(),
        errors: errors.filter(|status| !status.starts_with('2')).collect(),
    }
}

fn parameter(parameter: &Value) -> Field {
    Field {
        name: text(&parameter["name"]),
        place: text(&parameter["in"]),
        required: parameter["required"].as_bool().unwrap_or_default(),
        kind: kind(&parameter["schema"]),
        about: text(&parameter["description"]),
    }
}

/// A schema in a word: its name, or its type.
fn kind(schema: &Value) -> Kinded {
    if let Some(name) = schema["$ref"].as_str().and_then(|at| at.rsplit('/').next()) {
        return Kinded { text: name.to_owned(), shape: Some(name.to_owned()) };
    }
    if let Some(choices) = schema["anyOf"].as_array().or_else(|| schema["oneOf"].as_array()) {
        let all: Vec<Kinded> = choices.iter().filter(|choice| choice["type"] != "null").map(kind).collect();
        let text = all.iter().map(|kind| kind.text.as_str()).collect::<Vec<_>>().join(" | ");
        return Kinded { text, shape: all.into_iter().find_map(|kind| kind.shape) };
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one.as_str()],
        Value::Array(several) => several.iter().filter_map(Value::as_str).filter(|kind| *kind != "null").collect(),
        _ => vec!["any"],
    };
    if types == ["array"] {
        let inner = kind(&schema["items"]);
        return Kinded { text: format!("{}[]", inner.text), shape: inner.shape };
    }
    let format = schema["format"].as_str().map(|format| format!(" ({format})")).unwrap_or_default();
    Kinded { text: format!("{}{format}", types.join(" | ")), shape: None }
}

fn shapes(whole: &Value) -> Vec<Shape> {
    let all = whole.pointer("/components/schemas").and_then(Value::as_object);
    all.into_iter().flatten().map(|(name, schema)| shape(name, schema)).collect()
}

fn shape(name: &str, schema: &Value) -> Shape {
    let words = schema["enum"].as_array().into_iter().flatten().map(text).collect();
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut fields = Vec::new();
    let variants = schema["oneOf"].as_array().into_iter().flatten();
    for part in std::iter::once(schema).chain(variants) {
        for (name, field) in part["properties"].as_object().into_iter().flatten() {
            fields.push(Field {
                place: String::new(),
                required: required.contains(&name.as_str()),
                kind: kind(field),
                about: text(&field["description"]),
                name: name.clone(),
            });
        }
    }
    Shape { name: name.to_owned(), about: text(&schema["description"]), words, fields }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_shows_every_operation_in_both_languages_and_needs_nothing_from_elsewhere() {
        for lang in Lang::ALL {
            let html = page(lang.words()).render().unwrap();
            for operation in crate::operations() {
                assert!(html.contains(&format!("id=\"{}\"", operation.id)), "{}", operation.id);
            }
            assert!(!html.contains('⟦') && !html.contains("<script") && !html.contains("style=\""));
            assert!(!html.contains("http://") && !html.contains("https://"));
        }
    }
}
