//! Folds events into a matter. Total, and blind to the rules: a new pack must never rewrite the past.

use super::{ClockState, Event, Fact, Matter, Round, Stage};
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
        None => registered(id, event)?,
        Some(mut matter) => {
            apply(&mut matter, event);
            matter
        }
    };
    for start in &event.clocks.starts {
        matter.clocks.push(start.state());
    }
    for clock in &mut matter.clocks {
        if clock.running() && event.clocks.stops.contains(&clock.no) {
            clock.stopped_on = Some(event.on);
        }
        let no = clock.no;
        for moved in event.clocks.moves.iter().filter(|moved| moved.no == no) {
            extend(clock, moved);
        }
    }
    matter.last_on = event.on;
    matter.version += 1;
    Some(matter)
}

fn extend(clock: &mut ClockState, moved: &super::Moved) {
    clock.extension_days = clock.extension_days.saturating_add(moved.days);
    clock.extensions = clock.extensions.saturating_add(1);
    clock.ends_on = moved.ends_on;
    clock.due_on = moved.due_on;
    clock.provisional = moved.provisional;
}

fn registered(id: MatterId, event: &Event) -> Option<Matter> {
    let Fact::Registered {
        receipt,
        channel,
        purpose,
        category,
        place,
        petitioner,
        heads,
        accused,
        repeat_of,
        title,
        text,
        claimed_on,
    } = &event.fact
    else {
        return None;
    };
    Some(Matter {
        id,
        receipt: *receipt,
        channel: *channel,
        purpose: *purpose,
        category: *category,
        place: *place,
        petitioner: *petitioner,
        heads: *heads,
        accused: *accused,
        repeat_of: *repeat_of,
        title: *title,
        text: *text,
        claimed_on: *claimed_on,
        received_on: event.on,
        holder: event.by.organ,
        held_since: event.on,
        handler: None,
        reviewer: None,
        transfers: 0,
        stage: Stage::Registered,
        clocks: Vec::new(),
        last_on: event.on,
        version: 0,
    })
}

fn apply(matter: &mut Matter, event: &Event) {
    let hold = |matter: &mut Matter, organ| {
        matter.holder = organ;
        matter.held_since = event.on;
    };
    match &event.fact {
        Fact::Registered { .. } | Fact::Extended { .. } => {}
        Fact::Forwarded { to } => {
            matter.stage = Stage::Forwarded;
            matter.transfers = matter.transfers.saturating_add(1);
            hold(matter, *to);
        }
        Fact::Accepted => {
            matter.stage = Stage::Handling { accepted_on: event.on };
            matter.handler = Some(matter.holder);
        }
        Fact::Answered { opinion, .. } => matter.stage = Stage::Answered { opinion: *opinion },
        Fact::Delivered { round, .. } => matter.stage = Stage::Delivered { round: *round },
        Fact::Remanded { .. } => {
            matter.stage = Stage::Handling { accepted_on: event.on };
            let handler = matter.handler.unwrap_or(matter.holder);
            hold(matter, handler);
        }
        Fact::ReviewRequested { round, organ, .. } => {
            matter.stage = Stage::UnderReview { round: *round };
            matter.reviewer = Some(*organ);
            hold(matter, *organ);
        }
        Fact::Reviewed { round, result, .. } => matter.stage = Stage::Reviewed { round: *round, result: *result },
        Fact::Concluded => {
            let round = match matter.stage {
                Stage::Delivered { round } => round,
                _ => Round::Handling,
            };
            matter.stage = Stage::Concluded { round };
        }
    }
}
