//! All packs and calendars: which of them hold in a place on a day, the nearest first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::law::Law;
use crate::place::{place_of, upwards};
use crate::stack::Stack;
use crate::{Calendar, Calendars, Cite, ClockRule, Fault, Pack, PackCode, Provision, Seat, lint};

/// Every pack and the calendars.
#[derive(Clone, Debug)]
pub struct LawBook {
    packs: Vec<Arc<Pack>>,
    calendars: Calendars,
    /// For each place with rules of its own, the law from each day on which it changes.
    places: BTreeMap<String, Vec<(Date, Stack)>>,
}

impl LawBook {
    /// A book of these packs.
    ///
    /// # Errors
    /// Every fault that shows only over all packs: a base that is missing or circular, two packs of one place
    /// that claim the same day, names that lead nowhere.
    pub fn new(packs: Vec<Pack>, calendars: Calendars) -> Result<Self, Vec<Fault>> {
        let mut packs: Vec<Arc<Pack>> = packs.into_iter().map(Arc::new).collect();
        packs.sort_by_key(|pack| (pack.role, pack.from, pack.code));
        let faults = lint::check_book(&packs);
        if !faults.is_empty() {
            return Err(faults);
        }
        let keys: BTreeSet<String> = packs.iter().map(|pack| place_of(&pack.division).to_owned()).collect();
        let places = keys.into_iter().map(|key| (key.clone(), timeline(&key, &packs))).collect();
        Ok(Self { packs, calendars, places })
    }

    /// Every pack: regulations of procedure, rules of responsibility, references; each by first day in force.
    #[must_use]
    pub fn packs(&self) -> &[Arc<Pack>] {
        &self.packs
    }

    /// The pack with this code.
    #[must_use]
    pub fn pack(&self, code: PackCode) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.code == code).map(|pack| &**pack)
    }

    /// Whether a pack builds on another one, directly or through others, on any day.
    #[must_use]
    pub fn builds_on(&self, pack: &Pack, below: PackCode) -> bool {
        pack.base
            .iter()
            .any(|base| base.pack == below || self.pack(base.pack).is_some_and(|pack| self.builds_on(pack, below)))
    }

    /// The working-day calendars.
    #[must_use]
    pub const fn calendars(&self) -> &Calendars {
        &self.calendars
    }

    /// The working-day calendar of a division.
    #[must_use]
    pub fn calendar(&self, division: &str) -> &Calendar {
        self.calendars.of(division)
    }

    /// The law of a division on a day; `None` before the first pack and in gaps.
    #[must_use]
    pub fn on(&self, division: &str, day: Date) -> Option<Law<'_>> {
        let timeline = upwards(division).find_map(|place| self.places.get(place))?;
        let later = timeline.partition_point(|(from, _)| *from <= day);
        let (_, stack) = timeline.get(later.checked_sub(1)?)?;
        (!stack.packs().is_empty()).then(|| Law::new(stack, self.calendar(division), Seat::ANYONE, day))
    }

    /// The law of a division over a span of days: each stretch without a change, with its first and last day.
    /// What somebody owes in a long time is asked for stretch by stretch.
    #[must_use]
    pub fn over(&self, division: &str, from: Date, until: Date) -> Vec<(Date, Date, Law<'_>)> {
        let timeline = upwards(division).find_map(|place| self.places.get(place)).map_or(&[][..], Vec::as_slice);
        let changes = timeline.iter().map(|(day, _)| *day).filter(|day| from < *day && *day <= until);
        let starts: Vec<Date> = std::iter::once(from).chain(changes).filter(|day| *day <= until).collect();
        let last = |at: usize| starts.get(at + 1).and_then(|next| next.yesterday().ok()).unwrap_or(until);
        let stretch = |(at, first): (usize, &Date)| Some((*first, last(at), self.on(division, *first)?));
        starts.iter().enumerate().filter_map(stretch).collect()
    }

    /// A clock by pack and name, whatever the day: for terms that already run.
    #[must_use]
    pub fn clock(&self, pack: PackCode, id: &str) -> Option<&ClockRule> {
        self.pack(pack)?.clock(id)
    }

    /// The provision with this citation, with the pack that it is in.
    #[must_use]
    pub fn provision(&self, cite: Cite) -> Option<(&Pack, &Provision)> {
        let pack = self.pack(cite.pack)?;
        let found = pack.provision(cite).or_else(|| pack.provision(cite.whole_article()))?;
        Some((pack, found))
    }
}

/// The law of a place from each day on which some pack, base or rule begins or ends.
fn timeline(place: &str, packs: &[Arc<Pack>]) -> Vec<(Date, Stack)> {
    let here: Vec<Arc<Pack>> =
        packs.iter().filter(|pack| place.starts_with(place_of(&pack.division))).cloned().collect();
    let mut days: BTreeSet<Date> = BTreeSet::new();
    for pack in &here {
        days.insert(pack.from);
        days.extend(pack.until.and_then(|until| until.tomorrow().ok()));
        for base in &pack.base {
            days.extend(base.from);
            days.extend(base.until.and_then(|until| until.tomorrow().ok()));
        }
        for (_, head) in pack.rules.heads() {
            days.extend(head.from);
            days.extend(head.until.and_then(|until| until.tomorrow().ok()));
        }
    }
    days.into_iter().map(|day| (day, Stack::on(&here, day))).collect()
}
