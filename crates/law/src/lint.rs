//! What can only be judged over a whole pack: citations that lead nowhere, names used twice, acts
//! without a basis, examples that do not hold.

use std::collections::BTreeSet;

use crate::load::reader::{Source, near_miss};
use crate::{Act, Calendar, Cite, ExampleOutcome, Fault, FaultKind, Pack, PackFile, Place, Requires, RuleName};

/// Where the named things of a pack stand in its files, for faults.
#[derive(Default)]
pub(crate) struct Placed {
    pub(crate) provisions: Vec<(Cite, Place)>,
    /// Name, citation, place of the name, place of the citation.
    pub(crate) rules: Vec<(RuleName, Option<Cite>, Place, Place)>,
    /// In the order of the pack's examples.
    pub(crate) examples: Vec<Place>,
}

pub(crate) fn check(pack: &Pack, placed: &Placed, calendar: &Calendar, head: &PackFile<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |place: &Place, kind| {
        faults.push(Fault { place: place.clone(), kind });
    };

    let mut cites = BTreeSet::new();
    for (cite, place) in &placed.provisions {
        if !cites.insert(*cite) {
            fault(place, FaultKind::DuplicateProvision { cite: *cite });
        }
    }
    let mut ids: BTreeSet<&RuleName> = BTreeSet::new();
    for (id, cite, id_place, cite_place) in &placed.rules {
        if !ids.insert(id) {
            fault(id_place, FaultKind::DuplicateRule { id: id.to_string() });
        }
        if let Some(cite) = cite.filter(|cite| !cites.contains(cite)) {
            fault(cite_place, FaultKind::CiteUnknown { cite });
        }
    }
    let mut guarded = BTreeSet::new();
    for guard in &pack.guards {
        if !guarded.insert((guard.act, guard.requires))
            && let Some((_, _, place, _)) = placed.rules.iter().find(|(id, ..)| *id == guard.id)
        {
            fault(place, FaultKind::TwoGuards { act: guard.act, id: guard.id.to_string() });
        }
    }
    let head_place = Source::new(head.path, head.text).place(0..0);
    for act in Act::ALL.iter().copied().filter(|act| !guarded.contains(&(*act, Requires::Basis))) {
        fault(&head_place, FaultKind::NoBasis { act });
    }
    for (example, place) in pack.examples.iter().zip(&placed.examples) {
        if let Some(kind) = judge(example, pack, calendar) {
            fault(place, kind);
        }
    }
    faults
}

fn judge(example: &crate::Example, pack: &Pack, calendar: &Calendar) -> Option<FaultKind> {
    if pack.clock(&example.rule).is_none() {
        let near = near_miss(&example.rule, pack.clocks.iter().map(|rule| &*rule.id));
        return Some(FaultKind::ExampleOfUnknownRule { rule: example.rule.to_string(), near });
    }
    if !pack.in_force(example.start) {
        return Some(FaultKind::ExampleOutOfForce { start: example.start });
    }
    match example.run(pack, calendar) {
        ExampleOutcome::Holds => None,
        ExampleOutcome::Fails { key, expected, found } => {
            Some(FaultKind::ExampleFails { name: example.name.clone(), expected, found, key })
        }
    }
}
