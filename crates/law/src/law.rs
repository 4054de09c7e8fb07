//! The law of one place on one day, asked by one seat.

use std::sync::Arc;

use jiff::civil::Date;

use crate::stack::{Stack, Standing};
use crate::{
    Act, Answer, Because, Calendar, Cite, Clock, ClockRule, Fit, Guard, GuardRule, Pack, PackRole, Purpose, Requires,
    Rule, RuleHead, Said, Seat, Start,
};

/// The law of one place on one day, as far as it concerns one seat.
#[derive(Clone, Copy, Debug)]
pub struct Law<'a> {
    stack: &'a Stack,
    calendar: &'a Calendar,
    seat: Seat,
    day: Date,
}

impl<'a> Law<'a> {
    pub(crate) const fn new(stack: &'a Stack, calendar: &'a Calendar, seat: Seat, day: Date) -> Self {
        Self { stack, calendar, seat, day }
    }

    /// The same law, asked by this seat: rules for others are left out.
    #[must_use]
    pub const fn asked_by(self, seat: Seat) -> Self {
        Self { seat, ..self }
    }

    /// The day.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.day
    }

    /// Who asks.
    #[must_use]
    pub const fn seat(&self) -> Seat {
        self.seat
    }

    /// The packs in force: procedure, responsibility, references; of each the nearest first.
    #[must_use]
    pub fn packs(&self) -> &'a [Arc<Pack>] {
        self.stack.packs()
    }

    /// The nearest pack of a role.
    #[must_use]
    pub fn leading(&self, role: PackRole) -> Option<&'a Pack> {
        self.packs().iter().find(|pack| pack.role == role).map(|pack| &**pack)
    }

    /// The working-day calendar of the place.
    #[must_use]
    pub const fn calendar(&self) -> &'a Calendar {
        self.calendar
    }

    /// The rules of one kind that hold, each with what it rests on.
    pub fn rules<T: Said + 'a>(&self) -> impl Iterator<Item = Answer<'a, &'a Rule<T>>> + use<'a, T> {
        let law = *self;
        law.standing::<T>().map(move |found| law.answer(&found))
    }

    /// One rule by its name.
    #[must_use]
    pub fn rule<T: Said + 'a>(&self, id: &str) -> Option<Answer<'a, &'a Rule<T>>> {
        self.named::<T>(id).map(|found| self.answer(&found))
    }

    fn named<T: Said + 'a>(&self, id: &str) -> Option<Standing<'a, T>> {
        let (seat, day) = (self.seat, self.day);
        self.stack.named::<T>(id, move |rule: &Rule<T>| rule.fit(seat, day))
    }

    pub(crate) fn standing<T: Said + 'a>(&self) -> impl Iterator<Item = Standing<'a, T>> + use<'a, T> {
        let (seat, day, stack) = (self.seat, self.day, self.stack);
        stack.rules::<T>(move |rule: &Rule<T>| rule.fit(seat, day))
    }

    pub(crate) fn because<T: Said + 'a>(&self, found: &Standing<'a, T>) -> Because<'a> {
        let (seat, day) = (self.seat, self.day);
        let holds = move |head: &RuleHead| head.in_force(day) && head.applies.to(seat);
        let mut because = Because::new(T::KIND, found.pack, &found.rule.head, seat, day);
        // While it is not known whether the rule is meant, it takes nothing's place.
        if found.rule.fit(seat, day) == Fit::Surely {
            because.displaced = self.stack.displaced::<T>(&found.rule.head, holds).map(|head| head.cite).collect();
        }
        because
    }

    fn answer<T: Said + 'a>(&self, found: &Standing<'a, T>) -> Answer<'a, &'a Rule<T>> {
        Answer { says: found.rule, because: self.because(found) }
    }

    /// The clock with this name.
    #[must_use]
    pub fn clock(&self, id: &str) -> Option<&'a ClockRule> {
        self.named::<Clock>(id).map(|found| found.rule)
    }

    /// The clocks that this event starts for a petition with this purpose.
    pub fn clocks_from(&self, start: Start, purpose: Purpose) -> impl Iterator<Item = &'a ClockRule> + use<'a> {
        let (seat, day, stack) = (self.seat, self.day, self.stack);
        // A local term for claims leaves the term of the pack below to all other petitions.
        let fit = move |rule: &ClockRule| if rule.says.covers(purpose) { rule.fit(seat, day) } else { Fit::No };
        stack.rules::<Clock>(fit).map(|found| found.rule).filter(move |rule| rule.says.starts.contains(&start))
    }

    /// The statutory periods that run beside the petition from the day on which the right was infringed, and that
    /// petitioning stops in no way: reconsideration, suit, arbitration.
    pub fn parallel(&self, purpose: Purpose) -> impl Iterator<Item = Answer<'a, &'a ClockRule>> + use<'a> {
        let (law, seat, day) = (*self, self.seat, self.day);
        let fit = move |rule: &ClockRule| if rule.says.covers(purpose) { rule.fit(seat, day) } else { Fit::No };
        let beside = |found: &Standing<'a, Clock>| found.rule.says.starts.contains(&Start::RightInfringed);
        self.stack.rules::<Clock>(fit).filter(beside).map(move |found| law.answer(&found))
    }

    /// What an act requires or forbids.
    pub fn guards(&self, act: Act) -> impl Iterator<Item = &'a GuardRule> + use<'a> {
        self.standing::<Guard>().map(|found| found.rule).filter(move |rule| rule.says.act == act)
    }

    /// The guard that an act has for a requirement, if the law knows one.
    #[must_use]
    pub fn guard(&self, act: Act, requires: Requires) -> Option<&'a GuardRule> {
        let of = || self.guards(act).filter(|rule| rule.says.requires == requires);
        // What holds on every occasion goes before what holds on one.
        of().find(|rule| rule.says.when.is_none()).or_else(|| of().next())
    }

    /// The provision that an act rests on. Every regulation that stands alone has one for each recorded act.
    #[must_use]
    pub fn basis(&self, act: Act) -> Option<Cite> {
        self.guard(act, Requires::Basis).map(|guard| guard.head.cite)
    }

    /// The provision behind a requirement, or else the act's basis.
    #[must_use]
    pub fn cite(&self, act: Act, requires: Requires) -> Option<Cite> {
        self.guard(act, requires).map(|guard| guard.head.cite).or_else(|| self.basis(act))
    }
}
