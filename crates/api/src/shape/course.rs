//! What happened to a matter.

use app::TimelineEntry;
use app::domain::Origin;
use app::domain::matter::Event as DomainEvent;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use web::words::Speaker;

use super::{Doer, Moment};
use crate::word::Word;

/// One event of a matter.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct Event {
    /// Number in the matter, from 1; the version of the matter is that of its last event.
    pub(crate) seq: u64,
    /// What happened, such as `matter.forwarded`.
    pub(crate) kind: String,
    /// In words, in the language of the answer.
    pub(crate) says: String,
    /// The day on which it is said to have happened.
    pub(crate) on: Date,
    /// Whether that day is an assumption.
    pub(crate) assumed: bool,
    /// How it came in.
    pub(crate) origin: Word<Origin>,
    /// Who did it.
    pub(crate) by: Doer,
    /// When it was recorded; none in the answer to the act itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) recorded_at: Option<Moment>,
    /// The text that belongs to it, where the reader may see it and it was not erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) text: Option<String>,
    /// The facts as they are in the ledger, which members depends on the kind. Members may be added.
    pub(crate) facts: Value,
    /// Numbers of clocks that it started.
    pub(crate) clocks_started: Vec<u16>,
    /// Numbers of clocks that it stopped.
    pub(crate) clocks_stopped: Vec<u16>,
    /// Numbers of clocks whose dates it moved.
    pub(crate) clocks_moved: Vec<u16>,
}

impl Event {
    pub(crate) fn of(speaker: &Speaker<'_>, seq: u64, event: &DomainEvent) -> Self {
        // A fact is written as one member, its name, with everything else below it; the name is the kind.
        let facts = match serde_json::to_value(&event.fact) {
            Ok(Value::Object(fact)) => fact.into_iter().next().map(|(_, facts)| facts).unwrap_or_default(),
            _ => Value::Null,
        };
        Self {
            seq,
            kind: event.fact.kind().to_owned(),
            says: speaker.event(event),
            on: event.on,
            assumed: event.assumed,
            origin: Word(event.origin),
            by: Doer::of(speaker, event.by),
            recorded_at: None,
            text: None,
            facts,
            clocks_started: event.clocks.starts.iter().map(|start| start.no).collect(),
            clocks_stopped: event.clocks.stops.clone(),
            clocks_moved: event.clocks.moves.iter().map(|moved| moved.no).collect(),
        }
    }

    pub(crate) fn recorded(speaker: &Speaker<'_>, entry: &TimelineEntry) -> Self {
        Self {
            recorded_at: Some(Moment::of(entry.recorded_us)),
            text: entry.text.clone(),
            ..Self::of(speaker, u64::try_from(entry.seq).unwrap_or(u64::MAX), &entry.event)
        }
    }
}

/// What happened to a matter since somebody looked.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Change {
    /// What happened, such as `matter.forwarded`.
    kind: String,
    /// In words.
    says: String,
    /// The day on which it is said to have happened.
    on: Date,
    /// Who did it.
    by: Doer,
}

impl Change {
    pub(crate) fn of(speaker: &Speaker<'_>, change: &app::Changed) -> Self {
        Self {
            kind: change.kind.to_owned(),
            says: speaker.kind(change.kind),
            on: change.on,
            by: Doer::of(speaker, change.by),
        }
    }
}
