//! The OpenAPI document, made from the list of operations and the shapes of what they take and answer.

use std::sync::LazyLock;

use axum::body::Bytes;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use wording::{Lang, Words};

use crate::BASE;
use crate::caller::ORGAN;
use crate::once::{IDEMPOTENCY_KEY, REPLAYED};
use crate::operation::{Content, Operation, Summary, Tag};
use crate::problem::{Kind, PROBLEM_JSON, Told};
use crate::word::{Id, Key};

/// The version of the interface: the first number changes where something is taken away, which gets an address of its
/// own; the second where something is added.
pub const API_VERSION: &str = "1.0";
/// Where the shapes stand in the document.
const SCHEMAS: &str = "/components/schemas";

/// The document in a language, as it is served. It is made once: anybody may ask for it, as often as they like.
pub(crate) fn served(words: &'static Words) -> Bytes {
    static MADE: LazyLock<[Bytes; 2]> =
        LazyLock::new(|| Lang::ALL.map(|lang| Bytes::from(document(lang.words()).to_string())));
    let [first, second] = &*MADE;
    if words.lang() == Lang::ALL[0] { first.clone() } else { second.clone() }
}

/// The document in a language.
#[must_use]
pub fn document(words: &'static Words) -> Value {
    Writer::new(words).write(&crate::operations())
}

struct Writer {
    words: &'static Words,
    generator: SchemaGenerator,
}

impl Writer {
    fn new(words: &'static Words) -> Self {
        let settings = SchemaSettings::draft2020_12().with(|settings| {
            settings.definitions_path = SCHEMAS.into();
            settings.meta_schema = None;
        });
        Self { words, generator: settings.into_generator() }
    }

    fn write(mut self, operations: &[Operation]) -> Value {
        let mut paths = Map::new();
        for operation in operations {
            let described = self.operation(operation);
            let path = paths.entry(operation.path.to_owned()).or_insert_with(|| json!({}));
            if let Some(path) = path.as_object_mut() {
                path.insert(operation.method.name().to_owned(), described);
            }
        }
        self.generator.subschema_for::<Told>();
        let words = self.words;
        let tags: Vec<Value> = Tag::ALL
            .iter()
            .map(|tag| json!({ "name": tag.name(), "description": words.name("api-tag", tag.name()) }))
            .collect();
        let schemas = self.generator.take_definitions(true);
        json!({
            "openapi": "3.1.0",
            "info": {
                "title": words.say("api-title"),
                "version": API_VERSION,
                "description": words.say("api-about"),
                "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
            },
            "servers": [{ "url": BASE }],
            "tags": tags,
            "paths": paths,
            "components": {
                "schemas": schemas,
                "responses": self.problems(),
                "securitySchemes": {
                    "token": { "type": "http", "scheme": "bearer", "description": words.say("api-token-about") },
                },
            },
        })
    }

    /// A response for every status with a "no".
    fn problems(&self) -> Value {
        let mut responses = Map::new();
        for kind in Kind::ALL {
            let status = kind.status().as_u16();
            let entry = responses.entry(format!("Problem{status}")).or_insert_with(|| {
                let schema = json!({ "$ref": format!("#{SCHEMAS}/Problem") });
                json!({ "description": "", "content": { PROBLEM_JSON: { "schema": schema } } })
            });
            let line = format!("- `{}`: {}", kind.name(), self.words.name("api-title", kind.name()));
            let before = entry["description"].as_str().unwrap_or_default();
            let text = if before.is_empty() { line } else { format!("{before}\n{line}") };
            entry["description"] = text.into();
            if matches!(status, 409 | 429 | 503) {
                let about = self.words.say("api-retry-after");
                entry["headers"] =
                    json!({ "Retry-After": { "description": about, "schema": { "type": "integer", "minimum": 0 } } });
            }
        }
        responses.into()
    }

    fn operation(&mut self, operation: &Operation) -> Value {
        let words = self.words;
        let summary = match operation.summary {
            Summary::Own => words.name("api-op", &kebab(operation.id)),
            Summary::Deed(act) => words.name("deed", act.name()),
        };
        let mut described = json!({
            "operationId": operation.id,
            "summary": summary,
            "tags": [operation.tag.name()],
            "parameters": self.parameters(operation),
            "responses": self.responses(operation),
        });
        if let Some(body) = operation.body {
            let schema = body(&mut self.generator);
            described["requestBody"] =
                json!({ "required": true, "content": { "application/json": { "schema": schema } } });
        }
        described["security"] = match operation.scope {
            Some(scope) => {
                described["x-scope"] = scope.name().into();
                json!([{ "token": [] }])
            }
            None => json!([]),
        };
        described
    }

    fn parameters(&mut self, operation: &Operation) -> Vec<Value> {
        let mut parameters: Vec<Value> = operation.names().map(|name| self.in_path(name)).collect();
        if let Some(query) = operation.query {
            parameters.extend(self.in_query(query));
        }
        if operation.scope.is_some() {
            let schema = self.generator.subschema_for::<Id>();
            parameters.push(self.header(ORGAN, "api-header-organ", &json!(schema), false));
        }
        if operation.keyed() {
            let signs = format!("[A-Za-z0-9._~:-]{{1,{}}}", app::api_access::KEY_CHARS_MAX);
            let schema = json!({ "type": "string", "pattern": format!("^({signs}|\"{signs}\")$") });
            parameters.push(self.header(IDEMPOTENCY_KEY, "api-header-key", &schema, true));
        }
        if operation.versioned {
            let schema = json!({ "type": "string", "pattern": "^\"[0-9]{1,18}\"$" });
            parameters.push(self.header("if-match", "api-header-version", &schema, true));
        }
        parameters
    }

    fn header(&self, name: &str, about: &str, schema: &Value, required: bool) -> Value {
        json!({
            "name": name, "in": "header", "required": required, "description": self.words.say(about), "schema": schema,
        })
    }

    fn in_path(&mut self, name: &str) -> Value {
        let schema = match name {
            "key" => json!(self.generator.subschema_for::<Key>()),
            "seq" => json!({ "type": "integer", "minimum": 1 }),
            "size" => json!({ "type": "integer", "minimum": 1 }),
            "id" => json!(self.generator.subschema_for::<Id>()),
            _ => json!({ "type": "string", "minLength": 1 }),
        };
        let about = self.words.name("api-in-path", name);
        json!({ "name": name, "in": "path", "required": true, "description": about, "schema": schema })
    }

    /// The fields of a shape, each as a parameter.
    fn in_query(&mut self, query: fn(&mut SchemaGenerator) -> schemars::Schema) -> Vec<Value> {
        let schema = query(&mut self.generator);
        let found = schema.get("$ref").and_then(Value::as_str).and_then(|at| at.rsplit('/').next()).map(str::to_owned);
        // A question is no shape of its own: its fields stand among the parameters.
        let Some(shape) = found.and_then(|name| self.generator.definitions_mut().remove(&name)) else {
            return Vec::new();
        };
        let required: Vec<&str> =
            shape["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let parameter = |(name, schema): (&String, &Value)| {
            let mut schema = schema.clone();
            let about = schema.as_object_mut().and_then(|schema| schema.remove("description")).unwrap_or_default();
            let required = required.contains(&name.as_str());
            json!({ "name": name, "in": "query", "required": required, "description": about, "schema": plain(schema) })
        };
        shape["properties"].as_object().into_iter().flatten().map(parameter).collect()
    }

    fn responses(&mut self, operation: &Operation) -> Value {
        let mut answer = json!({ "description": self.words.say("api-answer") });
        match operation.content {
            Content::Json(schema) => {
                answer["content"] = json!({ "application/json": { "schema": schema(&mut self.generator) } });
            }
            Content::Text(media) => answer["content"] = json!({ media: { "schema": { "type": "string" } } }),
            Content::Bytes => answer["content"] = json!({ "*/*": { "schema": {} } }),
            Content::Nothing => {}
        }
        let mut headers = Map::new();
        if operation.tagged {
            let about = self.words.say("api-header-etag");
            headers.insert("ETag".to_owned(), json!({ "description": about, "schema": { "type": "string" } }));
        }
        if operation.keyed() {
            let about = self.words.say("api-header-replayed");
            headers.insert(
                REPLAYED.to_owned(),
                json!({ "description": about, "schema": { "type": "string", "enum": ["true"] } }),
            );
        }
        if !headers.is_empty() {
            answer["headers"] = headers.into();
        }
        let mut responses = Map::from_iter([(operation.status.to_string(), answer)]);
        for status in operation.errors() {
            responses.insert(status.to_string(), json!({ "$ref": format!("#/components/responses/Problem{status}") }));
        }
        responses.into()
    }
}

/// The name of an operation as the wording files write it: `list-matters` for `listMatters`.
fn kebab(id: &str) -> String {
    id.chars().fold(String::new(), |mut text, sign| {
        if sign.is_ascii_uppercase() {
            text.push('-');
        }
        text.push(sign.to_ascii_lowercase());
        text
    })
}

/// What may be left out is left out of the address; a parameter is never `null`.
fn plain(schema: Value) -> Value {
    let Value::Object(mut schema) = schema else { return schema };
    let nullable = |value: &Value| value.as_str() == Some("null");
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| !nullable(kind));
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice.get("type").is_none_or(|kind| !nullable(kind)));
        if let [only] = choices.as_slice() {
            return only.clone();
        }
    }
    if let Some(Value::Array(words)) = schema.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
    Value::Object(schema)
}
