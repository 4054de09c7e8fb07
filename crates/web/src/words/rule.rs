//! Rules in words: the label of each key, and its value as people read it.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use app::law::{Form, NameSet, format};
use app::rules::Facet;
use serde_json::Value;
use wording::Words;

/// What a value of each key is made of, by table and key.
static FORMS: LazyLock<HashMap<(&'static str, &'static str), Form>> = LazyLock::new(|| {
    let keys = |table: app::law::TableFormat| table.keys.into_iter().map(move |key| ((table.name, key.name), key.form));
    format().into_iter().flat_map(keys).collect()
});

/// A type's name as a part of a wording key: `DutyAct` is `duty-act`.
fn kebab(name: &str) -> String {
    let mut text = String::with_capacity(name.len() + 4);
    for (at, c) in name.char_indices() {
        if c.is_ascii_uppercase() && at > 0 {
            text.push('-');
        }
        text.push(c.to_ascii_lowercase());
    }
    text
}

/// One name of a closed list.
#[must_use]
pub fn rule_name(words: &Words, of: &str, name: &str) -> String {
    words.name(&format!("rule-name-{}", kebab(of)), name)
}

/// The label of a key.
#[must_use]
pub fn rule_key(words: &Words, table: &str, key: &str) -> String {
    words.name(&format!("rule-key-{}", table.replace(['.', '_'], "-")), key)
}

/// The label of a key that a reading names: in the table that it is most likely of, else in whichever has it.
#[must_use]
pub fn reading_key(words: &Words, table: &str, key: &str) -> String {
    let inner = key.rsplit('.').next().unwrap_or(key);
    let mut tables: Vec<&str> = FORMS.keys().filter(|(_, known)| *known == inner).map(|(table, _)| *table).collect();
    tables.sort_unstable();
    let known = tables.iter().find(|known| **known == table).or_else(|| tables.first());
    known.map_or_else(|| key.to_owned(), |table| rule_key(words, table, inner))
}

/// A statement of a rule: its label and its value.
#[must_use]
pub fn facet(words: &Words, facet: &Facet) -> (String, String) {
    (rule_key(words, &facet.table, &facet.key), rule_value(words, &facet.table, &facet.key, &facet.value))
}

/// A value as people read it.
#[must_use]
pub fn rule_value(words: &Words, table: &str, key: &str, value: &Value) -> String {
    let set = FORMS.get(&(table, key)).and_then(|form| match form {
        Form::Name(set) | Form::Names(set) | Form::NameLists(set) => Some(*set),
        _ => None,
    });
    match value {
        Value::String(text) if key == "length" => length(words, text),
        Value::String(text) => set.map_or_else(|| text.clone(), |set| named(words, set, text)),
        Value::Bool(flag) => words.say(if *flag { "word-yes" } else { "word-no" }),
        Value::Array(list) => {
            let inner: Vec<String> = list.iter().map(|item| rule_value(words, table, key, item)).collect();
            let lists = list.iter().any(Value::is_array);
            let joint = if lists { "word-and-also" } else { "list-comma" };
            inner.join(&words.say(if list.iter().any(Value::is_object) { "list-semicolon" } else { joint }))
        }
        Value::Object(inner) => {
            // In the order of the names, whatever order the library keeps.
            let parts: BTreeMap<&String, &Value> = inner.iter().collect();
            let parts = parts.into_iter().filter(|(inner_key, value)| *inner_key != "way" && says_something(value));
            let says = |(inner_key, value): (&String, &Value)| {
                let args = [
                    ("label", rule_key(words, key, inner_key).into()),
                    ("value", rule_value(words, key, inner_key, value).into()),
                ];
                words.with("word-labelled", &args)
            };
            let parts = parts.map(says).collect::<Vec<_>>().join(&words.say("list-comma"));
            let way = inner.get("way").map(|way| rule_value(words, key, "way", way)).unwrap_or_default();
            match (way.is_empty(), parts.is_empty()) {
                (true, _) => parts,
                (false, true) => way,
                (false, false) => words.with("word-in-brackets", &[("what", way.into()), ("more", parts.into())]),
            }
        }
        other => other.to_string(),
    }
}

fn says_something(value: &Value) -> bool {
    !(value.is_null() || *value == Value::Bool(false) || value.as_array().is_some_and(Vec::is_empty))
}

fn named(words: &Words, set: &NameSet, text: &str) -> String {
    if set.names.contains(&text) { rule_name(words, set.of, text) } else { text.to_owned() }
}

/// `60 days` as people say it.
fn length(words: &Words, text: &str) -> String {
    match text.split_once(' ') {
        Some((number, unit)) => {
            let n: i64 = number.parse().unwrap_or_default();
            words.with("word-length", &[("n", n.into()), ("unit", words.name("unit", unit).into())])
        }
        None => words.name("unit", text),
    }
}
