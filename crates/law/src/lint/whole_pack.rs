//! What can only be judged over a whole pack: citations that lead nowhere, names used twice, acts without a
//! basis, articles without rule and mark, numbers without a source, examples that do not hold.

use std::collections::BTreeSet;

use super::contradiction::contradictions;
use super::{Faults, Placed};
use crate::load::source::near_miss;
use crate::{Act, Calendar, Cite, Confidence, Example, ExampleOutcome, Fault, FaultKind, Level, Pack, Requires};

pub(crate) fn check(pack: &Pack, calendar: &Calendar) -> Vec<Fault> {
    let mut faults = Faults::default();
    let placed = &pack.placed;
    names(pack, placed, &mut faults);
    acts(pack, placed, &mut faults);
    articles(pack, placed, &mut faults);
    numbers(pack, placed, &mut faults);
    days(pack, placed, &mut faults);
    holders(pack, placed, &mut faults);
    for (id, kind) in contradictions(pack) {
        faults.add(placed.rule(&id), kind);
    }
    for (example, place) in pack.examples.iter().zip(&placed.examples) {
        if let Some(kind) = judge(example, pack, calendar) {
            faults.add(Some(place), kind);
        }
    }
    faults.0
}

fn names(pack: &Pack, placed: &Placed, faults: &mut Faults) {
    let mut cites = BTreeSet::new();
    for (cite, place) in &placed.provisions {
        if !cites.insert(*cite) {
            faults.add(Some(place), FaultKind::DuplicateProvision { cite: *cite });
        }
    }
    let mut ids = BTreeSet::new();
    for rule in &placed.rules {
        if !ids.insert(&rule.id) {
            faults.add(Some(&rule.at_id), FaultKind::DuplicateRule { id: rule.id.to_string() });
        }
        if !cites.contains(&rule.cite) {
            faults.add(Some(&rule.at_cite), FaultKind::CiteUnknown { cite: rule.cite });
        }
    }
    let own = |see: &Cite| see.pack == pack.code && !cites.contains(see);
    for provision in &pack.provisions {
        if let Some(cite) = provision.see.filter(own) {
            faults.add(placed.provision(provision.cite), FaultKind::SeeUnknown { cite });
        }
    }
}

/// A regulation of procedure that stands by itself says what every recorded act rests on; a requirement has
/// one guard for each occasion.
fn acts(pack: &Pack, placed: &Placed, faults: &mut Faults) {
    let mut guarded = BTreeSet::new();
    for guard in &pack.rules.guards {
        let says = &guard.says;
        let twice = !guarded.insert((says.act, says.requires, says.when));
        let clash = |other: &crate::GuardRule| {
            other.head.id != guard.head.id
                && (other.says.act, other.says.requires, other.says.when) == (says.act, says.requires, says.when)
                && other.head.applies.overlaps(&guard.head.applies)
        };
        if twice && pack.rules.guards.iter().any(clash) {
            let kind = FaultKind::TwoGuards { act: says.act, id: guard.head.id.to_string() };
            faults.add(placed.rule(&guard.head.id), kind);
        }
    }
    let based = |act: Act| pack.guard(act, Requires::Basis).is_some();
    for act in Act::RECORDED.iter().copied().filter(|act| pack.stands_alone() && !based(*act)) {
        faults.add(placed.head.as_ref(), FaultKind::NoBasis { act });
    }
}

/// Where a pack says how many articles its instrument has, each of them is there, with a rule or a mark.
fn articles(pack: &Pack, placed: &Placed, faults: &mut Faults) {
    let Some(articles) = pack.articles else { return };
    for article in 1..=articles {
        if !pack.provisions.iter().any(|provision| provision.cite.article == article) {
            faults.add(placed.head_key("articles"), FaultKind::ArticleMissing { article, articles });
        }
    }
    let ruled: BTreeSet<u16> = pack.rules.heads().map(|(_, head)| head.cite.article).collect();
    let marked: BTreeSet<u16> =
        pack.provisions.iter().filter(|p| p.mark.is_some()).map(|provision| provision.cite.article).collect();
    let mut seen = BTreeSet::new();
    for provision in &pack.provisions {
        let cite = provision.cite;
        if cite.article > articles {
            faults.add(placed.provision(cite), FaultKind::ArticleBeyond { cite, articles });
        } else if seen.insert(cite.article) && !ruled.contains(&cite.article) && !marked.contains(&cite.article) {
            faults.add(placed.provision(cite), FaultKind::ArticleUnmarked { cite });
        }
    }
}

/// A number that we only infer or hardly remember is a reading, or it is not stated.
fn numbers(pack: &Pack, placed: &Placed, faults: &mut Faults) {
    for rule in &placed.rules {
        let Some((_, head)) = pack.rules.heads().find(|(_, head)| head.id == rule.id) else { continue };
        let unsure =
            matches!(head.confidence.unwrap_or(pack.confidence), Confidence::Inference | Confidence::MemoryLow);
        let read = |key: &str| head.readings.iter().any(|reading| key.split(' ').any(|part| part == reading.on));
        let rung = |key: &&String| key.as_str() != "rung";
        for key in rule.numbers.iter().filter(rung).filter(|key| unsure && !read(key)) {
            let kind = FaultKind::NumberWithoutSource { id: rule.id.to_string(), key: key.clone() };
            faults.add(Some(&rule.at_id), kind);
        }
    }
    let counts = !pack.rules.clocks.is_empty() || !pack.rules.appeals.is_empty();
    if counts && placed.counting_missing {
        faults.add(placed.head.as_ref(), FaultKind::CountingMissing);
    }
}

/// A rule holds within the days of its pack.
fn days(pack: &Pack, placed: &Placed, faults: &mut Faults) {
    for (_, head) in pack.rules.heads() {
        let outside = |day: &jiff::civil::Date| !pack.in_force(*day);
        if head.from.iter().chain(head.until.iter()).any(outside) {
            faults.add(placed.rule(&head.id), FaultKind::RuleOutOfForce { id: head.id.to_string() });
        }
    }
}

/// A duty must have somebody who can hold it: a level that lies in the pack's division, and organs that the
/// pack covers where it says which.
fn holders(pack: &Pack, placed: &Placed, faults: &mut Faults) {
    let top = level_of(&pack.division);
    for duty in &pack.rules.duties {
        let applies = &duty.head.applies;
        let level = applies.levels.is_empty() || applies.levels.iter().any(|level| *level >= top);
        let covered = |organ: &crate::OrganKind| {
            organ.serves_petition_work()
                || pack.rules.scopes.is_empty()
                || pack.rules.scopes.iter().any(|scope| scope.says.covers.contains(organ))
        };
        let organ = crate::OrganKind::ALL.iter().any(|organ| applies.binds(*organ) && covered(organ));
        if !(level && organ) {
            faults.add(placed.rule(&duty.head.id), FaultKind::NobodyHolds { id: duty.head.id.to_string() });
        }
    }
}

/// The level of a division by its code.
fn level_of(division: &str) -> Level {
    match crate::place::place_of(division).len() {
        0 => Level::Nation,
        2 => Level::Province,
        4 => Level::Prefecture,
        6 => Level::County,
        _ => Level::Township,
    }
}

fn judge(example: &Example, pack: &Pack, calendar: &Calendar) -> Option<FaultKind> {
    let Some((_, head)) = pack.rule(&example.rule) else {
        let near = near_miss(&example.rule, pack.rules.heads().map(|(_, head)| &*head.id));
        return Some(FaultKind::ExampleOfUnknownRule { rule: example.rule.to_string(), near });
    };
    if let Some(start) = example.day().filter(|day| !(pack.in_force(*day) && head.in_force(*day))) {
        return Some(FaultKind::ExampleOutOfForce { start });
    }
    match example.run(pack, calendar) {
        ExampleOutcome::Holds => None,
        ExampleOutcome::Fails { key, expected, found } => {
            Some(FaultKind::ExampleFails { name: example.name.clone(), expected, found, key })
        }
    }
}

impl Placed {
    pub(super) fn provision(&self, cite: Cite) -> Option<&crate::Place> {
        self.provisions.iter().find(|(known, _)| *known == cite).map(|(_, place)| place)
    }
}
