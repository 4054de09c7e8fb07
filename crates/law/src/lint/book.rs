//! What shows only over all packs: bases, names that lead into other packs, two packs of one place at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::Faults;
use crate::load::source::near_miss;
use crate::place::place_of;
use crate::{Fault, FaultKind, Lasts, MeasureName, Pack, PackCode, PackRole, Rhythm, RuleKind, RuleName, Way};

pub(crate) fn check(packs: &[Arc<Pack>]) -> Vec<Fault> {
    let mut faults = Faults::default();
    for (at, pack) in packs.iter().enumerate() {
        alone(pack, packs.get(..at).unwrap_or_default(), &mut faults);
        bases(pack, packs, &mut faults);
    }
    // Names are followed through bases, which must make sense first.
    if faults.0.is_empty() {
        for pack in packs {
            names(pack, packs, &mut faults);
            roles(pack, packs, &mut faults);
            measures(pack, packs, &mut faults);
            pointers(pack, packs, &mut faults);
        }
    }
    faults.0
}

fn find(packs: &[Arc<Pack>], code: PackCode) -> Option<&Arc<Pack>> {
    packs.iter().find(|pack| pack.code == code)
}

/// One code, one pack; and of one place, one regulation of procedure and one of responsibility on a day.
fn alone(pack: &Pack, earlier: &[Arc<Pack>], faults: &mut Faults) {
    if find(earlier, pack.code).is_some() {
        faults.add(pack.placed.head_key("code"), FaultKind::CodeTwice { code: pack.code.to_string() });
        return;
    }
    let claims = |other: &&Arc<Pack>| {
        other.division == pack.division && other.role == pack.role && pack.role != PackRole::Reference
    };
    for other in earlier.iter().filter(claims) {
        let day = pack.from.max(other.from);
        if pack.in_force(day) && other.in_force(day) {
            let (first, second) = (other.code.to_string(), pack.code.to_string());
            faults.add(pack.placed.head_key("in_force"), FaultKind::PackOverlap { first, second, day });
        }
    }
}

/// What a pack builds on exists, lies around it, holds on the days it is named for, and leaves no gap.
fn bases(pack: &Pack, packs: &[Arc<Pack>], faults: &mut Faults) {
    let head = pack.placed.head_key("base");
    for base in &pack.base {
        let Some(below) = find(packs, base.pack) else {
            let codes: Vec<String> = packs.iter().map(|pack| pack.code.to_string()).collect();
            let near = near_miss(base.pack.as_str(), codes.iter().map(String::as_str));
            faults.add(head, FaultKind::BaseUnknown { code: base.pack.to_string(), near });
            continue;
        };
        if !place_of(&pack.division).starts_with(place_of(&below.division)) {
            faults.add(head, FaultKind::BaseElsewhere { code: base.pack.to_string() });
        }
        let first = base.from.unwrap_or(pack.from).max(pack.from);
        let last = [base.until, pack.until].into_iter().flatten().min();
        let ends = below.until.filter(|until| last.is_none_or(|last| *until < last));
        let after = ends.and_then(|day| day.tomorrow().ok()).map(|day| day.max(first));
        let missing = if first < below.from { Some(first) } else { after };
        if let Some(day) = missing {
            faults.add(head, FaultKind::BaseNotInForce { code: base.pack.to_string(), day });
        }
    }
    if let Some(day) = gap(pack) {
        faults.add(head, FaultKind::BaseGap { day });
    }
    if let Some(codes) = circle(pack, packs) {
        faults.add(head, FaultKind::BaseCircular { codes });
    }
}

/// The first day of the pack on which none of its bases holds, though on others some does.
fn gap(pack: &Pack) -> Option<Date> {
    if pack.base.is_empty() {
        return None;
    }
    let starts = pack.base.iter().filter_map(|base| base.until.and_then(|until| until.tomorrow().ok()));
    let mut days: Vec<Date> = starts.chain([pack.from]).filter(|day| pack.in_force(*day)).collect();
    days.sort_unstable();
    days.into_iter().find(|day| !pack.base.iter().any(|base| base.holds(*day)))
}

/// The way from a pack through its bases back to itself.
fn circle(pack: &Pack, packs: &[Arc<Pack>]) -> Option<String> {
    let mut open: Vec<Vec<PackCode>> = pack.base.iter().map(|base| vec![base.pack]).collect();
    let mut seen = BTreeSet::new();
    while let Some(way) = open.pop() {
        let last = *way.last()?;
        if last == pack.code {
            let codes: Vec<String> = way.iter().map(ToString::to_string).collect();
            return Some(format!("{} → {}", pack.code, codes.join(" → ")));
        }
        if seen.insert(last)
            && let Some(below) = find(packs, last)
        {
            open.extend(below.base.iter().map(|base| [way.as_slice(), &[base.pack]].concat()));
        }
    }
    None
}

/// The pack and everything that it ever builds on.
fn with_foundations<'p>(pack: &'p Pack, packs: &'p [Arc<Pack>]) -> Vec<&'p Pack> {
    let mut all: Vec<&Pack> = vec![pack];
    let mut next = 0;
    while let Some(pack) = all.get(next).copied() {
        for below in pack.base.iter().filter_map(|base| find(packs, base.pack)) {
            if !all.iter().any(|known| known.code == below.code) {
                all.push(below);
            }
        }
        next += 1;
    }
    all
}

/// What a rule replaces or follows is a rule of this pack or of one below.
fn names(pack: &Pack, packs: &[Arc<Pack>], faults: &mut Faults) {
    let all = with_foundations(pack, packs);
    // A rule displaces and follows rules of its own kind, and displaces those of packs of its own role only.
    let has = |of: &&Pack, id: &RuleName, kind: RuleKind| of.rule(id).is_some_and(|(of, _)| of == kind);
    let below =
        |id: &RuleName, kind: RuleKind| all.iter().skip(1).any(|below| below.role == pack.role && has(below, id, kind));
    let near = |id: &RuleName, kind: RuleKind| {
        let heads = all.iter().flat_map(|pack| pack.rules.heads());
        near_miss(id, heads.filter(|(of, _)| *of == kind).map(|(_, head)| &*head.id))
    };
    for (kind, head) in pack.rules.heads() {
        for rule in head.replaces.iter().filter(|rule| !below(rule, kind)) {
            let (id, near) = (head.id.to_string(), near(rule, kind));
            let kind = FaultKind::ReplacesUnknown { id, rule: rule.to_string(), near };
            faults.add(pack.placed.rule(&head.id), kind);
        }
    }
    for duty in &pack.rules.duties {
        let Rhythm::Follows { follows } = &duty.says.rhythm else { continue };
        for rule in
            follows.iter().filter(|rule| **rule == duty.head.id || !all.iter().any(|of| has(of, rule, RuleKind::Duty)))
        {
            let (id, near) = (duty.head.id.to_string(), near(rule, RuleKind::Duty));
            let kind = FaultKind::FollowsUnknown { id, rule: rule.to_string(), near };
            faults.add(pack.placed.rule(&duty.head.id), kind);
        }
    }
    let appeals = || packs.iter().flat_map(|pack| pack.rules.appeals.iter());
    for appeal in &pack.rules.appeals {
        let unknown = |rule: &&RuleName| !appeals().any(|other| other.head.id == **rule);
        for rule in appeal.says.after.iter().filter(unknown) {
            let id = appeal.head.id.to_string();
            let near = near_miss(rule, appeals().map(|other| &*other.head.id));
            let kind = FaultKind::AppealAfterUnknown { id, rule: rule.to_string(), near };
            faults.add(pack.placed.rule(&appeal.head.id), kind);
        }
    }
}

/// A term or a guard of another role below is not displaced by one of the same name: both would hold.
fn roles(pack: &Pack, packs: &[Arc<Pack>], faults: &mut Faults) {
    let all = with_foundations(pack, packs);
    for (kind, head) in pack.rules.heads() {
        if !matches!(kind, RuleKind::Clock | RuleKind::Guard) {
            continue;
        }
        let same = |other: &&&Pack| {
            other.role != pack.role && other.rule(&head.id).is_some_and(|(other_kind, _)| other_kind == kind)
        };
        if let Some(other) = all.iter().skip(1).find(same) {
            let (id, code) = (head.id.to_string(), other.code.to_string());
            faults.add(pack.placed.rule(&head.id), FaultKind::OtherRole { id, code });
        }
    }
}

/// A rung is reached from a measure that some rule here or below opens; a consequence or an appeal speaks of a
/// measure that some pack knows.
fn measures(pack: &Pack, packs: &[Arc<Pack>], faults: &mut Faults) {
    let all = with_foundations(pack, packs);
    let opened = |name: MeasureName| all.iter().any(|pack| pack.rules.measures.iter().any(|rule| rule.says.is(name)));
    let known = |name: MeasureName| packs.iter().any(|pack| pack.rules.measures.iter().any(|rule| rule.says.is(name)));
    for rule in &pack.rules.measures {
        let escalations = rule.says.paths.iter().filter_map(|way| match way {
            Way::Escalation { after } => Some(after),
            _ => None,
        });
        for after in escalations.flatten().filter(|after| !opened(**after)) {
            let kind = FaultKind::RungUnreachable { id: rule.head.id.to_string(), after: after.to_string() };
            faults.add(pack.placed.rule(&rule.head.id), kind);
        }
    }
    let consequences = pack.rules.consequences.iter().map(|rule| (&rule.head.id, rule.says.of.as_slice()));
    let appeals = pack.rules.appeals.iter().map(|rule| (&rule.head.id, rule.says.against.as_slice()));
    let ends = pack.rules.consequences.iter().filter_map(|rule| match &rule.says.lasts {
        Lasts::While(measure) => Some((&rule.head.id, std::slice::from_ref(measure))),
        _ => None,
    });
    for (id, names) in consequences.chain(ends).chain(appeals) {
        for measure in names.iter().filter(|measure| !known(**measure)) {
            let kind = FaultKind::MeasureUnknown { id: id.to_string(), measure: measure.to_string() };
            faults.add(pack.placed.rule(id), kind);
        }
    }
}

/// What a provision points to is there.
fn pointers(pack: &Pack, packs: &[Arc<Pack>], faults: &mut Faults) {
    for provision in &pack.provisions {
        let Some(cite) = provision.see else { continue };
        let there = find(packs, cite.pack).is_some_and(|other| other.provision(cite).is_some());
        if !there {
            faults.add(pack.placed.provision(provision.cite), FaultKind::SeeUnknown { cite });
        }
    }
}
