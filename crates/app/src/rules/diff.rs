//! Two packs compared rule by rule: the same function has the same name in both.

use std::collections::BTreeMap;

use law::{Pack, RuleKind};
use serde_json::Value;

use super::facets::{Facet, RuleFacets, facets};

/// One statement that differs. A side that says nothing is `None`.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The table of the key.
    pub table: String,
    /// The key.
    pub key: String,
    /// What the left pack says.
    pub left: Option<Value>,
    /// What the right pack says.
    pub right: Option<Value>,
}

/// One rule that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleDiff {
    /// Kind.
    pub kind: RuleKind,
    /// Name.
    pub id: String,
    /// The rule in the left pack.
    pub left: Option<RuleFacets>,
    /// The rule in the right pack.
    pub right: Option<RuleFacets>,
    /// What differs where both have it.
    pub changes: Vec<Change>,
}

/// What differs between two packs, by kind and name. Rules that say the same are left out, however they word it.
#[must_use]
pub fn diff(left: &Pack, right: &Pack) -> Vec<RuleDiff> {
    let mut rules: BTreeMap<(RuleKind, String), (Option<RuleFacets>, Option<RuleFacets>)> = BTreeMap::new();
    for rule in facets(left) {
        let key = (rule.kind, rule.id.clone());
        rules.entry(key).or_default().0 = Some(rule);
    }
    for rule in facets(right) {
        let key = (rule.kind, rule.id.clone());
        rules.entry(key).or_default().1 = Some(rule);
    }
    rules.into_iter().filter_map(|((kind, id), (left, right))| compared(kind, id, left, right)).collect()
}

fn compared(kind: RuleKind, id: String, left: Option<RuleFacets>, right: Option<RuleFacets>) -> Option<RuleDiff> {
    let changes = match (&left, &right) {
        (Some(left), Some(right)) => changes(&left.facets, &right.facets),
        _ => Vec::new(),
    };
    let same = left.is_some() && right.is_some() && changes.is_empty();
    (!same).then_some(RuleDiff { kind, id, left, right, changes })
}

fn changes(left: &[Facet], right: &[Facet]) -> Vec<Change> {
    let find = |side: &[Facet], facet: &Facet| {
        side.iter().find(|other| (&other.table, &other.key) == (&facet.table, &facet.key)).map(|f| f.value.clone())
    };
    let mut changes: Vec<Change> = Vec::new();
    for facet in left.iter().chain(right) {
        let known = changes.iter().any(|change| (&change.table, &change.key) == (&facet.table, &facet.key));
        let (left, right) = (find(left, facet), find(right, facet));
        if !known && left != right {
            changes.push(Change { table: facet.table.clone(), key: facet.key.clone(), left, right });
        }
    }
    changes
}
