//! The packs of one place on one day, the nearest first, and which of their rules displace which.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::place::place_of;
use crate::{Fit, Pack, PackCode, Rule, RuleHead, RuleKind, Said};

/// Where a rule stands: the pack in the stack, the rule in the pack's list of its kind.
type Spot = (usize, usize);

/// A rule with those that take its place where they apply.
#[derive(Clone, Debug)]
struct Entry {
    spot: Spot,
    displaced_by: Vec<Spot>,
}

/// The packs of one place on one day.
#[derive(Clone, Debug)]
pub(crate) struct Stack {
    packs: Vec<Arc<Pack>>,
    /// By kind, in the order of the stack.
    entries: [Vec<Entry>; RuleKind::ALL.len()],
}

/// A rule in the stack, and the pack that it is in.
#[derive(Debug)]
pub(crate) struct Standing<'a, T> {
    pub(crate) pack: &'a Pack,
    pub(crate) rule: &'a Rule<T>,
}

impl Stack {
    pub(crate) fn on(packs: &[Arc<Pack>], day: Date) -> Self {
        let mut packs: Vec<Arc<Pack>> = packs.iter().filter(|pack| pack.in_force(day)).cloned().collect();
        let nearest = |pack: &Pack| std::cmp::Reverse(place_of(&pack.division).len());
        packs.sort_by_key(|pack| (pack.role, nearest(pack), pack.code));
        let below: Vec<BTreeSet<PackCode>> = packs.iter().map(|pack| foundations(pack, &packs, day)).collect();
        let entries = std::array::from_fn(|at| {
            RuleKind::ALL.get(at).map(|kind| entries(*kind, &packs, &below)).unwrap_or_default()
        });
        Self { packs, entries }
    }

    pub(crate) fn packs(&self) -> &[Arc<Pack>] {
        &self.packs
    }

    /// The rules of one kind that may be meant, and that no other rule displaces for sure.
    pub(crate) fn rules<'a, T: Said + 'a>(
        &'a self,
        fit: impl Fn(&Rule<T>) -> Fit + Copy + 'a,
    ) -> impl Iterator<Item = Standing<'a, T>> {
        self.of_kind(T::KIND).iter().filter_map(move |entry| self.standing(entry, fit))
    }

    /// The nearest rule of this name that may be meant.
    pub(crate) fn named<'a, T: Said + 'a>(
        &'a self,
        id: &str,
        fit: impl Fn(&Rule<T>) -> Fit + Copy,
    ) -> Option<Standing<'a, T>> {
        let named = |entry: &&Entry| self.at::<T>(entry.spot).is_some_and(|found| &*found.rule.head.id == id);
        self.of_kind(T::KIND).iter().filter(named).find_map(|entry| self.standing(entry, fit))
    }

    /// A rule for some seats leaves the one below it to all others: while it is not known which seat asks, both stand.
    fn standing<T: Said>(&self, entry: &Entry, fit: impl Fn(&Rule<T>) -> Fit) -> Option<Standing<'_, T>> {
        let found = self.at::<T>(entry.spot)?;
        let surely = |spot: &Spot| self.at::<T>(*spot).is_some_and(|by| fit(by.rule) == Fit::Surely);
        (fit(found.rule) != Fit::No && !entry.displaced_by.iter().any(surely)).then_some(found)
    }

    /// The rules that this one displaces and that would hold without it.
    pub(crate) fn displaced<'a, T: Said + 'a>(
        &'a self,
        by: &'a RuleHead,
        holds: impl Fn(&RuleHead) -> bool + 'a,
    ) -> impl Iterator<Item = &'a RuleHead> {
        self.of_kind(T::KIND).iter().filter_map(move |entry| {
            let head = &self.at::<T>(entry.spot)?.rule.head;
            let ours =
                |spot: &Spot| self.at::<T>(*spot).is_some_and(|other| std::ptr::eq(&raw const other.rule.head, by));
            (holds(head) && entry.displaced_by.iter().any(ours)).then_some(head)
        })
    }

    fn of_kind(&self, kind: RuleKind) -> &[Entry] {
        self.entries.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    fn at<T: Said>(&self, (pack, rule): Spot) -> Option<Standing<'_, T>> {
        let pack = self.packs.get(pack)?;
        Some(Standing { pack, rule: T::of(&pack.rules).get(rule)? })
    }
}

/// Everything that a pack builds on, directly or through others, on a day.
fn foundations(pack: &Pack, packs: &[Arc<Pack>], day: Date) -> BTreeSet<PackCode> {
    let mut found = BTreeSet::new();
    let mut open: Vec<PackCode> = pack.base.iter().filter(|base| base.holds(day)).map(|base| base.pack).collect();
    while let Some(code) = open.pop() {
        if found.insert(code)
            && let Some(pack) = packs.iter().find(|pack| pack.code == code)
        {
            open.extend(pack.base.iter().filter(|base| base.holds(day)).map(|base| base.pack));
        }
    }
    found
}

fn entries(kind: RuleKind, packs: &[Arc<Pack>], below: &[BTreeSet<PackCode>]) -> Vec<Entry> {
    let heads: Vec<(Spot, &Pack, &RuleHead)> = packs
        .iter()
        .enumerate()
        .flat_map(|(at, pack)| {
            let heads = pack.rules.heads().filter(|(of, _)| *of == kind).enumerate();
            heads.map(move |(rule, (_, head))| ((at, rule), &**pack, head))
        })
        .collect();
    // Rules of responsibility build on a regulation of procedure and hold beside it: only packs of one role displace.
    let displacers = |pack: &Pack, head: &RuleHead| {
        let same_role = |spot: Spot| packs.get(spot.0).is_some_and(|above| above.role == pack.role);
        let above = |spot: Spot| same_role(spot) && below.get(spot.0).is_some_and(|below| below.contains(&pack.code));
        heads
            .iter()
            .filter(|(spot, _, other)| above(*spot) && other.displaces(&head.id))
            .map(|(spot, ..)| *spot)
            .collect()
    };
    heads.iter().map(|(spot, pack, head)| Entry { spot: *spot, displaced_by: displacers(pack, head) }).collect()
}
