//! Rules of one pack that say different things of the same case.

use crate::{FaultKind, Pack, Rhythm, Rule, RuleName, Said};

/// Each pair of rules of one kind that are for the same seat, speak of the same thing and differ in what
/// they say of it; named by the later one.
pub(super) fn contradictions(pack: &Pack) -> Vec<(RuleName, FaultKind)> {
    let rules = &pack.rules;
    let mut found = Vec::new();
    pairs(&rules.scopes, &mut found, |a, b| a.how != b.how && a.covers.iter().any(|organ| b.covers.contains(organ)));
    pairs(&rules.duties, &mut found, |a, b| {
        let same = a.act == b.act && a.bearer == b.bearer && a.place == b.place;
        let numbered = |rhythm: &Rhythm| matches!(rhythm, Rhythm::Per { .. });
        same && numbered(&a.rhythm) && numbered(&b.rhythm) && a.rhythm != b.rhythm
    });
    pairs(&rules.clocks, &mut found, |a, b| {
        let same = a.bearer == b.bearer
            && a.starts.iter().any(|start| b.starts.contains(start))
            && a.stops.iter().any(|stop| b.stops.contains(stop))
            && (a.purpose.is_empty() || b.purpose.is_empty() || a.purpose.iter().any(|p| b.purpose.contains(p)));
        same && a.period != b.period
    });
    pairs(&rules.attributions, &mut found, |a, b| {
        a.responsibility == b.responsibility && a.role == b.role && a.finding != b.finding
    });
    pairs(&rules.measures, &mut found, |a, b| {
        a.measure == b.measure && a.rung.is_some() && b.rung.is_some() && a.rung != b.rung
    });
    pairs(&rules.consequences, &mut found, |a, b| {
        let same = a.of.iter().any(|measure| b.of.contains(measure))
            && a.blocks.iter().any(|block| b.blocks.contains(block))
            && a.whom.iter().any(|whom| b.whom.contains(whom))
            && a.starts == b.starts;
        same && a.lasts != b.lasts
    });
    pairs(&rules.appeals, &mut found, |a, b| {
        let shared =
            a.against.is_empty() || b.against.is_empty() || a.against.iter().any(|measure| b.against.contains(measure));
        let people = a.by.is_empty() || b.by.is_empty() || a.by.iter().any(|by| b.by.contains(by));
        shared && people && (a.step, a.to, a.from, &a.after) == (b.step, b.to, b.from, &b.after) && a.window != b.window
    });
    found
}

fn pairs<T: Said>(rules: &[Rule<T>], found: &mut Vec<(RuleName, FaultKind)>, clash: impl Fn(&T, &T) -> bool) {
    for (at, later) in rules.iter().enumerate() {
        let earlier = rules.iter().take(at).find(|earlier| {
            earlier.head.applies.overlaps(&later.head.applies)
                && together(earlier, later)
                && clash(&earlier.says, &later.says)
        });
        if let Some(earlier) = earlier {
            let (id, other) = (later.head.id.to_string(), earlier.head.id.to_string());
            found.push((later.head.id.clone(), FaultKind::Contradiction { rule_kind: T::KIND, id, other }));
        }
    }
}

/// Whether some day belongs to both.
fn together<T>(one: &Rule<T>, other: &Rule<T>) -> bool {
    let before = |a: &Rule<T>, b: &Rule<T>| a.head.until.zip(b.head.from).is_some_and(|(until, from)| until < from);
    !before(one, other) && !before(other, one)
}
