//! Which clocks an event starts, stops and moves. Decided here, by the law of the day; applied by `evolve`.

use std::borrow::Cow;

use jiff::civil::Date;
use law::{
    Bearer, Cite, Clock, ClockRule, Count, PackCode, Period, Purpose, RuleName, Start, Stop, Suspended, Unit, derive,
};
use serde::{Deserialize, Serialize};

use super::{ClockChange, ClockState, Identity, Matter};
use crate::{Ctx, OrganId};

/// A clock at its start, as the event records it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// Its number in the matter, from 1.
    pub no: u16,
    /// The rule's name.
    pub rule: RuleName,
    /// The pack that the rule is in.
    pub pack: PackCode,
    /// The provision.
    pub cite: Cite,
    /// Whose time runs.
    pub bearer: Bearer,
    /// A window lapses; a duty is missed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub window: bool,
    /// The organ that owes it or whose act opens it.
    pub organ: OrganId,
    /// Day of the starting event.
    pub on: Date,
    /// Whether that day is an assumption.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub assumed: bool,
    /// Days that the act set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_days: Option<u16>,
    /// Days that extensions had added before, where the clock is carried over from another matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended: Option<(u16, u16)>,
    /// Spans that did not count before, where the clock is carried over from another matter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suspended: Vec<super::Span>,
    /// Counted last day.
    pub ends_on: Date,
    /// Legal last day.
    pub due_on: Date,
    /// Whether the calendar of that year was missing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
}

impl Running {
    /// The same term, carried over into another matter.
    pub(super) fn copy_of(clock: &ClockState) -> Self {
        Self {
            no: clock.no,
            rule: clock.rule.clone(),
            pack: clock.pack,
            cite: clock.cite,
            bearer: clock.bearer,
            window: clock.window,
            organ: clock.organ,
            on: clock.started_on,
            assumed: clock.assumed,
            set_days: clock.set_days,
            extended: (clock.extensions > 0).then_some((clock.extension_days, clock.extensions)),
            suspended: clock.suspended.iter().filter_map(closed).collect(),
            ends_on: clock.ends_on,
            due_on: clock.due_on,
            provisional: clock.provisional,
        }
    }

    pub(super) fn state(&self) -> ClockState {
        ClockState {
            no: self.no,
            rule: self.rule.clone(),
            pack: self.pack,
            cite: self.cite,
            bearer: self.bearer,
            window: self.window,
            organ: self.organ,
            started_on: self.on,
            assumed: self.assumed,
            set_days: self.set_days,
            ends_on: self.ends_on,
            due_on: self.due_on,
            provisional: self.provisional,
            extension_days: self.extended.map_or(0, |(days, _)| days),
            extensions: self.extended.map_or(0, |(_, times)| times),
            suspended: self.suspended.iter().copied().map(Suspended::from).collect(),
            paused_on: None,
            stopped_on: None,
            stopped_by: None,
        }
    }
}

fn closed(span: &Suspended) -> Option<super::Span> {
    Some(super::Span { from: span.from, until: span.until? })
}

/// The event that moves the clocks: its day, and what the rules want to know of it.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    pub(super) on: Date,
    /// Whether anyone only assumes that day.
    pub(super) assumed: bool,
    /// The organ that owes what starts now.
    pub(super) organ: OrganId,
    pub(super) purpose: Purpose,
    /// Whether the petitioner can be told.
    pub(super) identity: Identity,
    /// Days that the act set.
    pub(super) set_days: Option<u16>,
}

impl Moment {
    /// The moment of an act on a matter, for what this organ owes from then on.
    pub(super) const fn of(matter: &Matter, on: Date, assumed: bool, organ: OrganId) -> Self {
        Self { on, assumed, organ, purpose: matter.purpose, identity: matter.identity, set_days: None }
    }
}

/// The clocks that `starts` set going, numbered after those the matter has.
///
/// A period that the act must set starts a clock only with the days it set; one that the text does not state
/// starts none.
pub(super) fn start(ctx: &Ctx<'_>, already: usize, starts: &[Start], moment: Moment) -> Vec<Running> {
    let mut running: Vec<Running> = Vec::new();
    // Whoever owes what starts now is bound by the law of its own place, as a body of its kind.
    let Some(law) = ctx.law_of(moment.organ, moment.on) else {
        return running;
    };
    for cause in starts {
        for rule in law.clocks_from(*cause, moment.purpose) {
            // Nobody can be told whose name or address is not known.
            if rule.says.identified && moment.identity != Identity::Named {
                continue;
            }
            let count = Count { set_days: moment.set_days, ..Count::from(moment.on) };
            let Ok(derived) = derive(&rule.says, &count, law.calendar()) else {
                continue;
            };
            let no = u16::try_from(already + running.len() + 1).unwrap_or(u16::MAX);
            running.push(Running {
                no,
                rule: rule.head.id.clone(),
                pack: rule.head.cite.pack,
                cite: rule.head.cite,
                bearer: rule.says.bearer,
                window: rule.says.window,
                organ: moment.organ,
                on: moment.on,
                assumed: moment.assumed,
                // What an act sets is the period of the rules that leave it to the act; others keep their own.
                set_days: moment.set_days.filter(|_| rule.says.period.unit == Unit::SetInAct),
                extended: None,
                suspended: Vec::new(),
                ends_on: derived.ends_on,
                due_on: derived.due_on,
                provisional: derived.provisional,
            });
        }
    }
    running
}

/// Numbers the starting clocks anew, after those the matter has, when some were left out.
pub(super) fn renumber(starts: &mut [Running], already: usize) {
    for (at, start) in starts.iter_mut().enumerate() {
        start.no = u16::try_from(already + at + 1).unwrap_or(u16::MAX);
    }
}

/// The rule under which a clock started.
pub(super) fn rule_of<'a>(ctx: &Ctx<'a>, clock: &ClockState) -> Option<&'a ClockRule> {
    ctx.law.clock(clock.pack, &clock.rule)
}

/// Whether one of these events ends the clock, by the pack under which it started.
pub(super) fn ends(ctx: &Ctx<'_>, clock: &ClockState, stops: &[Stop]) -> bool {
    rule_of(ctx, clock).is_some_and(|rule| rule.says.stops.iter().any(|stop| stops.contains(stop)))
}

/// The numbers of the running clocks that `stops` end.
pub(super) fn stop(ctx: &Ctx<'_>, matter: &Matter, stops: &[Stop]) -> Vec<u16> {
    let ending = matter.clocks.iter().filter(|clock| clock.running() && ends(ctx, clock, stops));
    ending.map(|clock| clock.no).collect()
}

/// The numbers of the running clocks of one organ that `stops` end.
pub(super) fn stop_of(ctx: &Ctx<'_>, matter: &Matter, organ: OrganId, stops: &[Stop]) -> Vec<u16> {
    let running = matter.clocks.iter().filter(|clock| clock.running() && clock.organ == organ);
    running.filter(|clock| ends(ctx, clock, stops)).map(|clock| clock.no).collect()
}

/// The numbers of every running clock: the procedure itself ends.
pub(super) fn stop_all(matter: &Matter) -> Vec<u16> {
    matter.clocks.iter().filter(|clock| clock.running()).map(|clock| clock.no).collect()
}

/// Starts and stops together, for an act on a matter that exists.
pub(super) fn change(ctx: &Ctx<'_>, matter: &Matter, starts: &[Start], stops: &[Stop], moment: Moment) -> ClockChange {
    ClockChange {
        starts: start(ctx, matter.clocks.len(), starts, moment),
        stops: stop(ctx, matter, stops),
        ..ClockChange::default()
    }
}

/// The rule with the days that an act set in place of its own period: a review can shorten the term for a new
/// opinion, and an extension then counts from there.
pub(super) fn as_set(rule: &Clock, set_days: Option<u16>) -> Cow<'_, Clock> {
    match set_days {
        Some(_) if rule.period.unit != Unit::SetInAct => {
            let period = Period { length: set_days, unit: Unit::Days };
            Cow::Owned(Clock { period, ..rule.clone() })
        }
        _ => Cow::Borrowed(rule),
    }
}

/// Where a running clock ends under today's calendar; `None` where its dates stay, where time stands still, and where
/// no date can be counted any more.
///
/// A person's window never becomes shorter: the day that was recorded was told, and if it has become a rest day it
/// moves on to the next working day.
pub(super) fn recounted(ctx: &Ctx<'_>, clock: &ClockState) -> Option<super::Moved> {
    if !clock.running() || clock.paused_on.is_some() {
        return None;
    }
    let mut moved = recount(ctx, clock, 0, None)?;
    let favours_person = rule_of(ctx, clock)?.says.stretch().favours_person;
    if favours_person && moved.due_on < clock.due_on {
        let calendar = ctx.law_of(clock.organ, clock.started_on)?.calendar();
        moved.due_on = calendar.working_day_from(clock.due_on)?;
    }
    ((moved.ends_on, moved.due_on) != (clock.ends_on, clock.due_on)).then_some(moved)
}

/// The end of a clock counted anew from its start, with more days or another span that does not count, so that a
/// rest day is rolled over once, at the end.
pub(super) fn recount(ctx: &Ctx<'_>, clock: &ClockState, days: u16, span: Option<super::Span>) -> Option<super::Moved> {
    let rule = rule_of(ctx, clock)?;
    let law = ctx.law_of(clock.organ, clock.started_on)?;
    let mut suspended: Vec<Suspended> = clock.suspended.clone();
    suspended.extend(span.map(Suspended::from));
    let count = Count {
        start: clock.started_on,
        set_days: clock.set_days,
        extension_days: clock.extension_days.checked_add(days)?,
        suspended: &suspended,
    };
    let derived = derive(&as_set(&rule.says, clock.set_days), &count, law.calendar()).ok()?;
    Some(super::Moved {
        no: clock.no,
        days,
        suspended: span,
        taken: None,
        ends_on: derived.ends_on,
        due_on: derived.due_on,
        provisional: derived.provisional,
    })
}
