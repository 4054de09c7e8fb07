//! Folds events into a matter. Total, and blind to the rules: a new pack must never rewrite the past.

use super::{ClockState, Event, Fact, Matter, Moved};
use crate::MatterId;

/// The matter that these events tell of; `None` before the first.
pub fn fold<'a>(id: MatterId, events: impl IntoIterator<Item = &'a Event>) -> Option<Matter> {
    events.into_iter().fold(None, |matter, event| evolve(id, matter, event))
}

/// The matter after one more event. An event that speaks of a matter that was never registered
/// changes nothing.
#[must_use]
pub fn evolve(id: MatterId, matter: Option<Matter>, event: &Event) -> Option<Matter> {
    let mut matter = match matter {
        None => match &event.fact {
            Fact::Registered(fact) => fact.begin(id, event),
            Fact::SplitFrom(fact) => fact.begin(id, event),
            _ => return None,
        },
        Some(mut matter) => {
            event.fact.apply(&mut matter, event);
            matter
        }
    };
    clocks(&mut matter, event);
    if event.fact.is_course() {
        matter.last_on = event.on;
    }
    matter.version += 1;
    Some(matter)
}

fn clocks(matter: &mut Matter, event: &Event) {
    let change = &event.clocks;
    for start in &change.starts {
        matter.clocks.push(start.state());
    }
    for clock in &mut matter.clocks {
        let no = clock.no;
        if clock.running() && change.stops.contains(&no) {
            clock.stopped_on = Some(event.on);
            clock.stopped_by = Some(event.fact.kind());
        }
        if change.resumes.contains(&no) {
            clock.stopped_on = None;
            clock.stopped_by = None;
        }
        if change.pauses.contains(&no) {
            clock.paused_on = Some(event.on);
        }
        for moved in change.moves.iter().filter(|moved| moved.no == no) {
            shift(clock, moved);
        }
    }
}

fn shift(clock: &mut ClockState, moved: &Moved) {
    if moved.days > 0 {
        clock.extension_days = clock.extension_days.saturating_add(moved.days);
        clock.extensions = clock.extensions.saturating_add(1);
    }
    if let Some(span) = moved.suspended {
        clock.suspended.push(span.into());
        clock.paused_on = None;
    }
    if let Some(taken) = moved.taken {
        (clock.started_on, clock.set_days) = (taken.on, taken.set_days);
        (clock.extension_days, clock.extensions) = taken.extended.unwrap_or_default();
    }
    clock.ends_on = moved.ends_on;
    clock.due_on = moved.due_on;
    clock.provisional = moved.provisional;
}
