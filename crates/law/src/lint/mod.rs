//! What can only be judged over a whole pack, or over all of them.

mod book;
mod contradiction;
mod whole_pack;

pub(crate) use book::check as check_book;
pub(crate) use whole_pack::check as check_pack;

use crate::{Cite, Fault, FaultKind, Place, RuleKind, RuleName};

/// Where the named things of a pack stand in its files, for faults.
#[derive(Clone, Debug, Default)]
pub(crate) struct Placed {
    /// The beginning of `pack.toml`.
    pub(crate) head: Option<Place>,
    /// Where the values of its keys stand.
    pub(crate) head_keys: Vec<(&'static str, Place)>,
    /// Whether the head does not say how periods are counted.
    pub(crate) counting_missing: bool,
    pub(crate) provisions: Vec<(Cite, Place)>,
    pub(crate) rules: Vec<PlacedRule>,
    /// In the order of the pack's examples.
    pub(crate) examples: Vec<Place>,
}

/// Where one rule stands.
#[derive(Clone, Debug)]
pub(crate) struct PlacedRule {
    pub(crate) id: RuleName,
    pub(crate) kind: RuleKind,
    pub(crate) cite: Cite,
    pub(crate) at_id: Place,
    pub(crate) at_cite: Place,
    /// Its keys whose values are numbers; `table key` for those in an inner table.
    pub(crate) numbers: Vec<String>,
}

impl Placed {
    /// Where a key of the head stands; the beginning of the head where it is missing.
    pub(crate) fn head_key(&self, key: &str) -> Option<&Place> {
        self.head_keys.iter().find(|(known, _)| *known == key).map(|(_, place)| place).or(self.head.as_ref())
    }

    /// Where a rule's name stands; the head for want of a better place.
    fn rule(&self, id: &str) -> Option<&Place> {
        self.rules.iter().find(|rule| &*rule.id == id).map(|rule| &rule.at_id).or(self.head.as_ref())
    }
}

/// Faults under collection.
#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, place: Option<&Place>, kind: FaultKind) {
        if let Some(place) = place {
            self.0.push(Fault { place: place.clone(), kind });
        }
    }
}
