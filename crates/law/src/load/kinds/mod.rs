//! What each kind of rule says, read from its table.

mod accountability;
mod appeal;
mod assessment;
mod duty;
mod procedure;

pub(super) use accountability::{attribution, consequence, ground, lasts, measure, several, way};
pub(super) use appeal::{appeal, decide, window};
pub(super) use assessment::{assessment, indicator};
pub(super) use duty::{duty, scope};
pub(super) use procedure::{clock, extension, guard, small_group};

use super::reader::TableReader;
use crate::{Counting, Rule, RuleHead, RuleKind, Rules, Said, Scope};

/// Reads what a rule of this kind says, and adds it where head and body are whole.
pub(super) fn read(
    table: &TableReader<'_, '_>,
    kind: RuleKind,
    head: Option<RuleHead>,
    counting: Counting,
    rules: &mut Rules,
) {
    match kind {
        RuleKind::Scope => {
            let says = scope(table);
            add(rules, head.map(|head| of_the_covered(head, says.as_ref())), says);
        }
        RuleKind::Duty => add(rules, head, duty(table)),
        RuleKind::Clock => add(rules, head, clock(table, counting)),
        RuleKind::Guard => add(rules, head, guard(table)),
        RuleKind::Ground => add(rules, head, ground(table)),
        RuleKind::Attribution => add(rules, head, attribution(table)),
        RuleKind::Measure => add(rules, head, measure(table)),
        RuleKind::Consequence => add(rules, head, consequence(table)),
        RuleKind::Appeal => add(rules, head, appeal(table, counting)),
        RuleKind::Assessment => add(rules, head, assessment(table)),
    }
}

/// A scope speaks of the organs that it covers, and leaves all others to the packs below.
fn of_the_covered(mut head: RuleHead, scope: Option<&Scope>) -> RuleHead {
    if head.applies.organs.is_empty() && head.applies.except_organs.is_empty() {
        head.applies.organs = scope.map(|scope| scope.covers.clone()).unwrap_or_default();
    }
    head
}

fn add<T: Said>(rules: &mut Rules, head: Option<RuleHead>, says: Option<T>) {
    if let (Some(head), Some(says)) = (head, says) {
        T::of_mut(rules).push(Rule { head, says });
    }
}
