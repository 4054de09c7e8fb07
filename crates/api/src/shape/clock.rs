//! A clock of a matter, with the way to its dates.

use app::ClockView;
use app::domain::matter::ClockState;
use app::law::Bearer;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use web::words::Speaker;

use super::Named;
use crate::problem::Article;
use crate::word::Word;

/// A clock: a duty that runs, or a window that is open.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct Clock {
    /// Number in the matter, from 1.
    pub(crate) no: u16,
    /// The rule's name.
    pub(crate) rule: String,
    /// What people call it.
    pub(crate) name: String,
    /// The provision.
    pub(crate) article: Article,
    /// Whose time runs.
    pub(crate) bearer: Word<Bearer>,
    /// Whether it is a window, which lapses, and no duty, which is missed.
    pub(crate) window: bool,
    /// The organ that owes it or whose act opened it.
    pub(crate) organ: Named,
    /// The day of the starting event.
    pub(crate) started_on: Date,
    /// Whether that day is an assumption.
    pub(crate) assumed: bool,
    /// The counted last day.
    pub(crate) ends_on: Date,
    /// The legal last day.
    pub(crate) due_on: Date,
    /// Whether the calendar of a year that it touches is missing, so that the day may move.
    pub(crate) provisional: bool,
    /// Days added by extensions.
    pub(crate) extension_days: u16,
    /// The day of the stopping event.
    pub(crate) stopped_on: Option<Date>,
    /// Since when it stands still.
    pub(crate) paused_on: Option<Date>,
    /// Whether it runs.
    pub(crate) running: bool,
    /// Whether it is or was late.
    pub(crate) late: bool,
    /// How much time is left, in words.
    pub(crate) left: String,
}

impl Clock {
    pub(crate) fn of(speaker: &Speaker<'_>, state: &ClockState, today: Date) -> Self {
        let cite = state.cite;
        Self {
            no: state.no,
            rule: state.rule.to_string(),
            name: speaker.clock_name(&state.rule),
            article: Article { code: cite.to_string(), text: speaker.cite(cite), gist: speaker.gist(cite) },
            bearer: Word(state.bearer),
            window: state.window,
            organ: Named::organ(speaker, state.organ),
            started_on: state.started_on,
            assumed: state.assumed,
            ends_on: state.ends_on,
            due_on: state.due_on,
            provisional: state.provisional,
            extension_days: state.extension_days,
            stopped_on: state.stopped_on,
            paused_on: state.paused_on,
            running: state.running(),
            late: state.late(today),
            left: speaker.left(state, today),
        }
    }
}

/// One step from the starting day to the due date.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct Step {
    /// What it is called.
    pub(crate) name: String,
    /// What it says.
    pub(crate) says: String,
}

/// A clock with its derivation.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct ExplainedClock {
    /// The clock.
    #[serde(flatten)]
    pub(crate) clock: Clock,
    /// Step by step, in words.
    pub(crate) steps: Vec<Step>,
    /// Whether today's calendar still leads to the recorded dates.
    pub(crate) agrees: bool,
    /// Everything that another program needs to count again: what the rule states, what the facts say, what the
    /// calendar says, and every step with its dates; `null` where the rule is no longer loaded.
    pub(crate) reckoning: Value,
}

impl ExplainedClock {
    pub(crate) fn of(speaker: &Speaker<'_>, view: &ClockView<'_>, today: Date) -> Self {
        let state = &view.state;
        let reckoning = view.reckoning();
        let steps = reckoning.iter().flat_map(|reckoning| &reckoning.derivation.steps).map(|step| {
            let (name, says) = speaker.step(step, state);
            Step { name, says }
        });
        Self {
            steps: steps.collect(),
            agrees: view.agrees(),
            reckoning: serde_json::to_value(&reckoning).unwrap_or_default(),
            clock: Clock::of(speaker, state, today),
        }
    }
}
