//! Which clocks an event starts, stops and moves. Decided here, by the law of the day; applied by `evolve`.

use jiff::civil::Date;
use law::{Bearer, Cite, Count, PackCode, RuleName, Start, Stop, derive};
use serde::{Deserialize, Serialize};

use super::{ClockChange, ClockState, Matter};
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
    /// Counted last day.
    pub ends_on: Date,
    /// Legal last day.
    pub due_on: Date,
    /// Whether the calendar of that year was missing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
}

impl Running {
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
            ends_on: self.ends_on,
            due_on: self.due_on,
            provisional: self.provisional,
            extension_days: 0,
            extensions: 0,
            stopped_on: None,
        }
    }
}

/// The day of the event that moves the clocks, and whether anyone only assumes it.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    pub(super) on: Date,
    pub(super) assumed: bool,
    /// The organ that owes what starts now.
    pub(super) organ: OrganId,
}

/// The clocks that `starts` set going for this purpose, numbered after those the matter has.
///
/// A period that the act must set, or that the text does not state, starts no clock here: the acts
/// that set one bring their own days.
pub(super) fn start(
    ctx: &Ctx<'_>,
    purpose: law::Purpose,
    already: usize,
    starts: &[Start],
    moment: Moment,
) -> Vec<Running> {
    let mut running: Vec<Running> = Vec::new();
    // Whoever owes what starts now is bound by the law of its own place, as a body of its kind.
    let Some(law) = ctx.law_of(moment.organ, moment.on) else {
        return running;
    };
    for cause in starts {
        for rule in law.clocks_from(*cause, purpose) {
            let count = Count::from(moment.on);
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
                ends_on: derived.ends_on,
                due_on: derived.due_on,
                provisional: derived.provisional,
            });
        }
    }
    running
}

/// The numbers of the running clocks that `stops` end, by the pack under which each started.
pub(super) fn stop(ctx: &Ctx<'_>, matter: &Matter, stops: &[Stop]) -> Vec<u16> {
    let ends = |clock: &&ClockState| {
        clock.running()
            && ctx
                .law
                .clock(clock.pack, &clock.rule)
                .is_some_and(|rule| rule.says.stops.iter().any(|stop| stops.contains(stop)))
    };
    matter.clocks.iter().filter(ends).map(|clock| clock.no).collect()
}

/// Starts and stops together, for an act on a matter that exists.
pub(super) fn change(ctx: &Ctx<'_>, matter: &Matter, starts: &[Start], stops: &[Stop], moment: Moment) -> ClockChange {
    ClockChange {
        starts: start(ctx, matter.purpose, matter.clocks.len(), starts, moment),
        stops: stop(ctx, matter, stops),
        moves: Vec::new(),
    }
}
