//! The law of a day: which packs are in force, and what they say.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{Act, Calendar, Cite, ClockRule, GuardRule, Pack, Provision, Purpose, Requires, Start};

/// Every pack and the calendar.
#[derive(Clone, Debug)]
pub struct LawBook {
    packs: Vec<Arc<Pack>>,
    calendar: Calendar,
}

/// Two packs of one place that claim the same days.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{first} and {second} are both in force on {day}")]
pub struct PackPeriod {
    /// The earlier pack.
    pub first: String,
    /// The later one.
    pub second: String,
    /// The first day that both claim.
    pub day: Date,
}

impl LawBook {
    /// A book of these packs.
    ///
    /// # Errors
    /// [`PackPeriod`] when two packs of one place are in force on the same day.
    pub fn new(packs: Vec<Pack>, calendar: Calendar) -> Result<Self, PackPeriod> {
        let mut packs: Vec<Arc<Pack>> = packs.into_iter().map(Arc::new).collect();
        packs.sort_by_key(|pack| pack.from);
        for (at, first) in packs.iter().enumerate() {
            for second in packs.iter().skip(at + 1) {
                if first.division == second.division && first.in_force(second.from) {
                    return Err(PackPeriod {
                        first: first.code.to_string(),
                        second: second.code.to_string(),
                        day: second.from,
                    });
                }
            }
        }
        Ok(Self { packs, calendar })
    }

    /// Every pack, by first day in force.
    #[must_use]
    pub fn packs(&self) -> &[Arc<Pack>] {
        &self.packs
    }

    /// The working-day calendar.
    #[must_use]
    pub const fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The law in force on a day; `None` before the first pack and in gaps.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<Law<'_>> {
        let pack = self.packs.iter().rev().find(|pack| pack.in_force(day))?;
        Some(Law { pack, calendar: &self.calendar })
    }

    /// The law of the pack with this code, whatever the day: for rules that already run.
    #[must_use]
    pub fn pack(&self, code: crate::PackCode) -> Option<Law<'_>> {
        let pack = self.packs.iter().find(|pack| pack.code == code)?;
        Some(Law { pack, calendar: &self.calendar })
    }

    /// The provision with this citation, with the pack that it is in.
    #[must_use]
    pub fn provision(&self, cite: Cite) -> Option<(&Pack, &Provision)> {
        let pack = self.packs.iter().find(|pack| pack.code == cite.pack)?;
        let found = pack.provision(cite).or_else(|| pack.provision(cite.whole_article()))?;
        Some((pack, found))
    }
}

/// The law as it stands on one day.
#[derive(Clone, Copy, Debug)]
pub struct Law<'a> {
    pack: &'a Pack,
    calendar: &'a Calendar,
}

impl<'a> Law<'a> {
    /// The pack in force.
    #[must_use]
    pub const fn pack(&self) -> &'a Pack {
        self.pack
    }

    /// The working-day calendar.
    #[must_use]
    pub const fn calendar(&self) -> &'a Calendar {
        self.calendar
    }

    /// The clock with this name.
    #[must_use]
    pub fn clock(&self, id: &str) -> Option<&'a ClockRule> {
        self.pack.clock(id)
    }

    /// The clocks that this event starts for a petition with this purpose.
    pub fn clocks_from(&self, start: Start, purpose: Purpose) -> impl Iterator<Item = &'a ClockRule> + use<'a> {
        self.pack.clocks.iter().filter(move |rule| rule.starts.contains(&start) && rule.covers(purpose))
    }

    /// The guard that an act has for a requirement, if the law knows one.
    #[must_use]
    pub fn guard(&self, act: Act, requires: Requires) -> Option<&'a GuardRule> {
        self.pack.guard(act, requires)
    }

    /// The provision that an act rests on. Every pack that loads has one for each act.
    #[must_use]
    pub fn basis(&self, act: Act) -> Option<Cite> {
        self.guard(act, Requires::Basis).map(|guard| guard.cite)
    }

    /// The provision behind a requirement, or else the act's basis.
    #[must_use]
    pub fn cite(&self, act: Act, requires: Requires) -> Option<Cite> {
        self.guard(act, requires).map(|guard| guard.cite).or_else(|| self.basis(act))
    }
}
