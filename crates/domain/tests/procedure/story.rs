//! A matter in the town, told step by step.

use std::collections::BTreeMap;

use domain::matter::{Event, Matter, decide, evolve};
use domain::{Ctx, MatterId, OfficialId, OrganId, Refusal, WayOut};
use jiff::civil::Date;
use serde_json::Value;

use crate::town::{Town, official_word, organ_word, town};
use crate::words::{Scene, Step, step};

/// The matter of every story.
pub const MATTER: MatterId = MatterId(1);

/// The matter beside it.
pub const OTHER: MatterId = MatterId(2);

/// What happened so far.
#[derive(Clone)]
pub struct Story<'t> {
    pub town: &'t Town,
    pub events: Vec<Event>,
    pub matter: Option<Matter>,
    /// The matter beside it, as it stands.
    pub other: Option<Matter>,
    id: MatterId,
    /// The day of the step before.
    pub last: Option<Date>,
}

/// A story under the shipped law; its steps stand between bars.
pub fn story(steps: &str) -> Story<'static> {
    Story::new(town()).then(steps)
}

impl<'t> Story<'t> {
    /// Nothing has happened.
    pub fn new(town: &'t Town) -> Self {
        Self { town, events: Vec::new(), matter: None, other: None, id: MATTER, last: None }
    }

    /// The story of the matter beside it.
    pub fn second(town: &'t Town) -> Self {
        Self { id: OTHER, ..Self::new(town) }
    }

    /// A story that goes on from here, without what came before.
    pub fn at(town: &'t Town, matter: &Matter, other: &Matter, last: Date) -> Self {
        let (matter, other) = (Some(matter.clone()), Some(other.clone()));
        Self { town, events: Vec::new(), matter, other, id: MATTER, last: Some(last) }
    }

    /// The same story, beside another matter as it stands now.
    pub fn beside(mut self, other: &Story<'_>) -> Self {
        self.other.clone_from(&other.matter);
        self
    }

    /// A history in which two matters come by turns, the other one after each `//`.
    pub fn tell(town: &'t Town, history: &str) -> Self {
        let (mut main, mut other) = (Self::new(town), Self::second(town));
        for (at, part) in history.split("//").enumerate() {
            if at % 2 == 0 {
                main = main.beside(&other).then(part);
            } else {
                other = other.beside(&main).then(part);
            }
        }
        main.beside(&other)
    }

    /// Only the matter beside it, as if this one had never come in.
    pub fn without_this(self) -> Self {
        Self { events: Vec::new(), matter: None, ..self }
    }

    /// More steps, each of which must succeed.
    pub fn then(mut self, steps: &str) -> Self {
        for words in steps.split('|').filter(|words| !words.trim().is_empty()) {
            if let Err(refusal) = self.attempt(words) {
                panic!("{words}: {}", told(&refusal));
            }
        }
        self
    }

    /// The same story, going on under another law.
    pub fn under(self, town: &Town) -> Story<'_> {
        let Self { events, matter, other, id, last, .. } = self;
        Story { town, events, matter, other, id, last }
    }

    /// One step in words.
    pub fn attempt(&mut self, words: &str) -> Result<(), Refusal> {
        let scene =
            Scene { town: self.town, matter: self.matter.as_ref(), other: self.other.as_ref(), last: self.last };
        let step = step(words, scene);
        self.act(&step)
    }

    /// The reason for which one step is refused.
    pub fn refused(&self, words: &str) -> &'static str {
        match self.clone().attempt(words) {
            Ok(()) => panic!("{words}: it happens"),
            Err(refusal) => refusal.why.code(),
        }
    }

    /// One step.
    pub fn act(&mut self, step: &Step) -> Result<(), Refusal> {
        let ctx = Ctx {
            law: &self.town.law,
            directory: &self.town.directory,
            by: step.by,
            today: step.today,
            origin: step.origin,
        };
        let events = decide(self.matter.as_ref(), &step.command, &ctx)?;
        for event in &events {
            self.matter = evolve(self.id, self.matter.take(), event);
        }
        self.events.extend(events);
        self.last = Some(step.command.on);
        Ok(())
    }

    /// The matter, once it is registered.
    pub fn matter(&self) -> &Matter {
        self.matter.as_ref().expect("a registered matter")
    }

    /// The running clocks in words: `R22-34 handle 2026-03-05 → 2026-05-06`; a window in brackets. The window in
    /// which satisfaction can be said runs beside all others and is left out.
    pub fn running(&self) -> Vec<String> {
        let clocks = self.matter().clocks.iter().filter(|clock| clock.running() && &*clock.rule != "evaluate");
        clocks
            .map(|clock| {
                let (open, close) = if clock.window { ("[", "]") } else { ("", "") };
                let name = format!("{open}{} {}{close}", clock.cite, clock.rule);
                format!("{name} {} → {}", clock.started_on, clock.due_on)
            })
            .collect()
    }
}

/// A refusal in words: reason with its facts, provision, way out with its facts.
pub fn told(refusal: &Refusal) -> String {
    let value = |part: &dyn Fn() -> serde_json::Result<Value>| part().expect("a refusal is data");
    let why = value(&|| serde_json::to_value(&refusal.why));
    let way_out = value(&|| serde_json::to_value(&refusal.way_out));
    let cite = refusal.cite.map_or_else(|| "no provision".to_owned(), |cite| cite.to_string());
    // Which acts are open is asked of the stage itself.
    let open = matches!(refusal.way_out, WayOut::OpenActs { .. });
    let (why, way_out) = (facts(&why, "why"), if open { String::new() } else { facts(&way_out, "way_out") });
    let code = refusal.why.code();
    format!("{code}{why}; {cite}; {}{way_out}", refusal.way_out.code())
}

fn facts(value: &Value, tag: &str) -> String {
    // In the order of the names, whatever order the library keeps in the build at hand.
    let fields: BTreeMap<&String, &Value> = value.as_object().expect("a tagged value").iter().collect();
    let fields = fields.into_iter().filter(|(key, _)| *key != tag);
    fields.map(|(key, value)| format!(" {key}={}", fact(key, value))).collect()
}

fn fact(key: &str, value: &Value) -> String {
    match (key, value) {
        ("organ" | "organs" | "successors" | "holder" | "higher", Value::Number(id)) => {
            organ_word(OrganId(id.as_i64().expect("an id"))).to_owned()
        }
        ("official" | "leaders", Value::Number(id)) => official_word(OfficialId(id.as_i64().expect("an id"))),
        (_, Value::Array(list)) => list.iter().map(|item| fact(key, item)).collect::<Vec<_>>().join(","),
        (_, Value::String(text)) => text.clone(),
        _ => value.to_string(),
    }
}
