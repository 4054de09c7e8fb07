//! A rule taken apart into its statements, each a key and a value, for tables, comparison and other programs.

use std::collections::BTreeMap;

use law::{Pack, RuleKind, Rules};
use serde_json::{Map, Value};

/// One statement of a rule: the key, with the table that it stands in, and the value.
#[derive(Clone, Debug, PartialEq)]
pub struct Facet {
    /// The table: a kind of rule, or the key of an inner table.
    pub table: String,
    /// The key.
    pub key: String,
    /// The value, as packs write it.
    pub value: Value,
}

/// A rule with its statements.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleFacets {
    /// Kind.
    pub kind: RuleKind,
    /// Name.
    pub id: String,
    /// Provision.
    pub cite: String,
    /// In our own words.
    pub gist: String,
    /// The statements, in the order of the format.
    pub facets: Vec<Facet>,
}

/// The kind whose rules stand in a list of this name.
#[must_use]
pub fn kind_of_list(list: &str) -> Option<RuleKind> {
    RuleKind::ALL.iter().copied().find(|kind| list == plural(*kind))
}

const fn plural(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Scope => "scopes",
        RuleKind::Duty => "duties",
        RuleKind::Clock => "clocks",
        RuleKind::Guard => "guards",
        RuleKind::Ground => "grounds",
        RuleKind::Attribution => "attributions",
        RuleKind::Measure => "measures",
        RuleKind::Consequence => "consequences",
        RuleKind::Appeal => "appeals",
        RuleKind::Assessment => "assessments",
    }
}

/// Keys that name a rule and do not say anything of what it asks.
const NAMING: &[&str] = &["id", "cite", "name", "gist", "readings", "confidence"];

/// Every rule of a pack, taken apart.
#[must_use]
pub fn facets(pack: &Pack) -> Vec<RuleFacets> {
    let lists = serde_json::to_value::<&Rules>(&pack.rules).unwrap_or_default();
    let kinds = RuleKind::ALL.iter().filter_map(|kind| Some((*kind, lists.get(plural(*kind))?.as_array()?)));
    kinds.flat_map(|(kind, rules)| rules.iter().filter_map(move |rule| taken_apart(kind, rule))).collect()
}

fn taken_apart(kind: RuleKind, rule: &Value) -> Option<RuleFacets> {
    let text = |key: &str| rule.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut facets = Vec::new();
    period(&mut facets, kind.name(), rule.as_object()?);
    for (key, value) in by_name(rule.as_object()?).filter(|(key, _)| !NAMING.contains(&key.as_str())) {
        add(&mut facets, table_of(kind, key), key, value);
    }
    Some(RuleFacets { kind, id: text("id"), cite: text("cite"), gist: text("gist"), facets })
}

/// Fields in the order of their names, whatever order the library keeps.
fn by_name(fields: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    fields.iter().collect::<BTreeMap<_, _>>().into_iter()
}

/// Keys that every kind of rule has stand in the tables `rule` and `in_force`.
fn table_of(kind: RuleKind, key: &str) -> &'static str {
    match key {
        "replaces" => "rule",
        "from" if kind != RuleKind::Appeal => "in_force",
        "until" => "in_force",
        _ => kind.name(),
    }
}

/// Adds a statement, or those of an inner table; what says nothing is left out.
fn add(facets: &mut Vec<Facet>, table: &str, key: &str, value: &Value) {
    match value {
        Value::Null | Value::Bool(false) => {}
        _ if matches!(key, "length" | "unit") => {}
        Value::Array(list) if list.is_empty() => {}
        Value::Object(inner) if inner.contains_key("way") => {
            facets.push(Facet { table: table.to_owned(), key: key.to_owned(), value: value.clone() });
        }
        Value::Object(inner) => {
            // Whom an assessment is of is told like whom a rule is for.
            let key = if key == "assessed" { "applies" } else { key };
            period(facets, key, inner);
            for (inner_key, value) in by_name(inner) {
                add(facets, key, inner_key, value);
            }
        }
        _ => facets.push(Facet { table: table.to_owned(), key: key.to_owned(), value: value.clone() }),
    }
}

/// A length and its unit are one statement: `60 days`, or the unit alone where the text states no number.
fn period(facets: &mut Vec<Facet>, table: &str, rule: &Map<String, Value>) {
    let Some(unit) = rule.get("unit").and_then(Value::as_str) else { return };
    let length = rule.get("length").and_then(Value::as_u64);
    let says = length.map_or_else(|| unit.to_owned(), |length| format!("{length} {unit}"));
    facets.push(Facet { table: table.to_owned(), key: "length".to_owned(), value: Value::String(says) });
}
