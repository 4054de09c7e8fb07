//! The document of the interface: kept whole, and sound in both languages.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use wording::Lang;

/// The document as it was last looked at. Write it anew with `XINZE_WRITE_GOLDENS=1` and read what changed: whoever
/// wrote a program against it reads it too.
#[test]
fn the_document_is_the_one_that_was_looked_at() {
    let found = serde_json::to_string_pretty(&api::document(Lang::English.words())).unwrap() + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/openapi.json.snap");
    #[expect(clippy::disallowed_methods, reason = "whoever looked at the change says so in the environment")]
    let writes = std::env::var_os("XINZE_WRITE_GOLDENS").is_some();
    if writes {
        std::fs::write(&path, &found).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(found.lines()).position(|(kept, found)| kept != found);
    assert!(kept == found, "the document differs from its golden, first in line {:?}", differs.map(|at| at + 1));
}

fn references<'v>(value: &'v Value, found: &mut BTreeSet<&'v str>) {
    match value {
        Value::Object(members) => {
            found.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|member| references(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[test]
fn every_reference_leads_somewhere_and_every_shape_is_used() {
    let document = api::document(Lang::English.words());
    let mut used = BTreeSet::new();
    references(&document, &mut used);
    for reference in &used {
        let pointer = reference.strip_prefix('#').expect("a reference within the document");
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
    for name in document["components"]["schemas"].as_object().unwrap().keys() {
        assert!(used.contains(format!("#/components/schemas/{name}").as_str()), "nobody uses {name}");
    }
}

#[test]
fn the_document_has_words_in_both_languages_and_the_same_operations() {
    let operations = |document: &Value| -> BTreeSet<String> {
        let paths = document["paths"].as_object().unwrap();
        let methods = paths.iter().flat_map(|(path, methods)| {
            methods.as_object().unwrap().iter().map(move |(method, operation)| {
                assert!(!operation["summary"].as_str().unwrap().is_empty(), "{method} {path}");
                format!("{method} {path} {}", operation["operationId"])
            })
        });
        methods.collect()
    };
    let [chinese, english] = [Lang::Chinese, Lang::English].map(|lang| api::document(lang.words()));
    assert_eq!(operations(&chinese), operations(&english));
    for document in [&chinese, &english] {
        assert!(!document.to_string().contains('⟦'), "a word is missing");
        assert_eq!(document["openapi"], "3.1.0");
    }
    let ids: BTreeSet<String> =
        operations(&english).iter().map(|line| line.rsplit(' ').next().unwrap().to_owned()).collect();
    assert_eq!(ids.len(), operations(&english).len(), "two operations have one name");
}

/// Which act of a clerk would nobody be able to do by a program?
#[test]
fn every_act_of_an_office_stands_in_the_document() {
    let document = api::document(Lang::English.words());
    for act in app::OfficeAct::ALL {
        let pointer = format!("/paths/~1matters~1{{key}}~1acts~1{act}/post");
        let operation = document.pointer(&pointer).unwrap_or_else(|| panic!("{act} has no address"));
        let parameters = operation["parameters"].to_string();
        assert!(parameters.contains("if-match") && parameters.contains("idempotency-key"), "{act}");
        assert!(operation["requestBody"]["required"].as_bool().unwrap(), "{act}");
    }
    assert!(document.pointer("/paths/~1matters/post").is_some(), "registering has no address");
}
