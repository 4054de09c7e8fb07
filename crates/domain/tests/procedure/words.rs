//! Acts in words: `2026-03-02 office register claim`, `+3 bureau extend 30 by=bureau:head`.
//!
//! A step is a day, an actor, a verb and what belongs to it. `+3` is three days after the step before. The actor is an
//! organ (`bureau`, `bureau:head`), a person who petitions (`petitioner`, `second`) or the rule check (`sweep`). What
//! a step does not say is sound: a claim by letter with a text, an approval by the head, an opinion that upholds.

use std::cell::RefCell;

use domain::matter::{Command, Matter};
use domain::{By, Digest, OfficialId, OrganId, Origin, PersonId, PersonRef, TextId, TextRef};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::town::{Town, actor, is_organ, official, organ};
use crate::verbs::verb;

/// One act, by whom, and the day on which it is recorded.
#[derive(Clone, Debug)]
pub struct Step {
    pub command: Command,
    pub by: By,
    pub today: Date,
    pub origin: Origin,
}

/// What a step is spoken into: the matter and the one beside it, as they stand.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub town: &'a Town,
    pub matter: Option<&'a Matter>,
    pub other: Option<&'a Matter>,
    pub last: Option<Date>,
}

/// The people who petition, by their words.
const PEOPLE: &[(&str, PersonId)] =
    &[("petitioner", PersonId(3)), ("second", PersonId(4)), ("third", PersonId(5)), ("stranger", PersonId(6))];

/// Reads one step.
pub fn step(words: &str, scene: Scene<'_>) -> Step {
    let said = words;
    let mut words = words.split_whitespace();
    let day = words.next().expect("a day");
    let on: Date = match (day.strip_prefix('+'), scene.last) {
        (Some(days), Some(last)) => last + days.parse::<i32>().expect(day).days(),
        _ => day.parse().expect(day),
    };
    let by = by(words.next().expect("an actor"));
    let name = words.next().expect("a verb");
    let words = Said::new(words.collect());
    let today = words.key("today").map_or(on, |day| day.parse().expect(day));
    let assumed = words.flag("assumed");
    let origin = if words.flag("imported") { Origin::Import } else { Origin::Entered };
    let speech = Speech { scene, by, on, today, origin };
    let verb = verb(name, &words, &speech).unwrap_or_else(|| panic!("{said}: {name} is no verb"));
    words.all_heard(said);
    Step { command: Command { on, assumed, verb }, by, today, origin }
}

/// A step without its verb: where it is spoken, by whom, when.
pub struct Speech<'a> {
    pub scene: Scene<'a>,
    pub by: By,
    pub on: Date,
    pub today: Date,
    pub origin: Origin,
}

impl Speech<'_> {
    /// The organ that speaks; a person speaks to the petition office.
    pub fn organ(&self) -> OrganId {
        self.by.staff().map_or_else(|| organ("office"), |actor| actor.organ)
    }

    /// The person who speaks, or else the one who petitioned first.
    pub fn person(&self) -> PersonId {
        match self.by {
            By::Petitioner(person) => person,
            By::Staff(_) | By::Sweep => PersonId(3),
        }
    }

    /// The matter beside this one.
    pub fn other(&self) -> Box<Matter> {
        Box::new(self.scene.other.expect("a matter beside").clone())
    }
}

fn by(word: &str) -> By {
    if word == "sweep" {
        return By::Sweep;
    }
    match PEOPLE.iter().find(|(known, _)| *known == word) {
        Some((_, person)) => By::Petitioner(*person),
        None => By::Staff(actor(word)),
    }
}

/// A person who petitions.
pub fn person(word: &str) -> PersonId {
    PEOPLE.iter().find(|(known, _)| *known == word).expect(word).1
}

/// The row of a person.
pub fn person_row(id: PersonId) -> PersonRef {
    PersonRef { id, digest: Digest([0xa5; 32]) }
}

/// The words that belong to a verb. Each must be heard by it, so that no row says what nobody reads.
pub struct Said<'w> {
    words: Vec<&'w str>,
    heard: RefCell<Vec<bool>>,
}

impl<'w> Said<'w> {
    fn new(words: Vec<&'w str>) -> Self {
        let heard = RefCell::new(vec![false; words.len()]);
        Self { words, heard }
    }

    /// Every word that reads as this.
    pub fn all<T>(&self, read: impl Fn(&'w str) -> Option<T>) -> Vec<T> {
        let mut heard = self.heard.borrow_mut();
        let words = self.words.iter().zip(heard.iter_mut());
        let found = words.filter_map(|(word, heard)| {
            let value = read(word)?;
            *heard = true;
            Some(value)
        });
        found.collect()
    }

    /// The first word that reads as this.
    pub fn find<T>(&self, read: impl Fn(&'w str) -> Option<T>) -> Option<T> {
        self.all(read).into_iter().next()
    }

    /// Whether the word was said.
    pub fn flag(&self, flag: &str) -> bool {
        self.find(|word| (word == flag).then_some(())).is_some()
    }

    /// Everything that was said for this key.
    pub fn keys(&self, key: &str) -> Vec<&'w str> {
        self.all(|word| word.split_once('=').filter(|(known, _)| *known == key).map(|(_, value)| value))
    }

    /// What was said for this key.
    pub fn key(&self, key: &str) -> Option<&'w str> {
        self.keys(key).into_iter().next()
    }

    /// The number that was said for this key.
    pub fn count<T: std::str::FromStr>(&self, key: &str) -> Option<T> {
        self.key(key).map(|value| value.parse().unwrap_or_else(|_| panic!("{key}={value}")))
    }

    /// The first bare number.
    pub fn number(&self) -> Option<u16> {
        self.find(|word| word.parse().ok())
    }

    /// The organs.
    pub fn organs(&self) -> Vec<OrganId> {
        self.all(|word| is_organ(word).then(|| organ(word)))
    }

    /// The one organ.
    pub fn organ(&self) -> Option<OrganId> {
        self.organs().into_iter().next()
    }

    /// The official.
    pub fn official(&self) -> Option<OfficialId> {
        self.find(|word| word.contains(':').then(|| official(word)))
    }

    /// The text; `text=0` is an empty one.
    pub fn text(&self) -> TextRef {
        text(self.count("text").unwrap_or(60))
    }

    fn all_heard(&self, said: &str) {
        let heard = self.heard.borrow();
        let missed: Vec<&&str> = self.words.iter().zip(heard.iter()).filter(|(_, h)| !**h).map(|(w, _)| w).collect();
        assert!(missed.is_empty(), "{said}: nobody reads {missed:?}");
    }
}

/// A text of so many characters.
pub fn text(chars: u32) -> TextRef {
    TextRef { id: TextId(7), digest: Digest([0x5a; 32]), chars }
}
