//! Many histories, on every core, until one of them divides the two sides.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::thread;
use std::time::{Duration, Instant};

use domain::matter::{FindingKind, StageName};

use super::acts::Kind;
use super::both::Both;
use super::draw::{self, Chance};
use super::shrink;
use super::step::Step;
use super::terms::Term;
use super::town::towns;

/// Steps of one history.
const STEPS: usize = 40;

/// Kinds of disagreement after which a run ends.
const DISAGREEMENTS_MAX: usize = 12;

/// What the histories came to.
#[derive(Default)]
pub struct Told {
    pub histories: u64,
    pub steps: u64,
    /// How often each act was accepted, and each reason given.
    pub accepted: BTreeMap<Kind, u64>,
    pub refused: BTreeMap<&'static str, u64>,
    /// The shortest history of each kind of disagreement, up to a few.
    pub disagreements: BTreeMap<String, String>,
    /// Where matters stood in the end, which terms began, what was found.
    pub reached: BTreeSet<String>,
    pub took: Duration,
}

/// One history, told to its end or to where the sides part.
pub struct History {
    pub steps: Vec<Step>,
    /// Both sides at the end, with all events.
    pub both: Both<'static>,
    pub told: Told,
    /// Why the last step divides them.
    pub disagreement: Option<String>,
}

/// The history of a seed.
pub fn history(seed: u64) -> History {
    let towns = towns();
    let town = &towns[usize::try_from(seed).expect("a seed") % towns.len()];
    let mut chance = Chance::new(seed);
    let told = Told { histories: 1, ..Told::default() };
    let mut history = History { steps: Vec::with_capacity(STEPS), both: Both::new(town), told, disagreement: None };
    while history.steps.len() < STEPS && history.disagreement.is_none() {
        let step = draw::step(&mut chance, &history.both);
        match history.both.tell(&step) {
            Err(words) => history.disagreement = Some(words),
            Ok(Ok(())) => *history.told.accepted.entry(step.kind).or_default() += 1,
            Ok(Err(code)) => *history.told.refused.entry(code).or_default() += 1,
        }
        history.steps.push(step);
    }
    history.told.steps = u64::try_from(history.steps.len()).expect("few");
    history.told.reach(&history.both);
    history
}

/// Tells histories from this seed on.
#[expect(clippy::disallowed_methods, reason = "how many a second is for the reader alone")]
pub fn tell(first: u64, count: u64) -> Told {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let cores = u64::try_from(cores).expect("few");
    let began = Instant::now();
    let mut all = Told::default();
    thread::scope(|scope| {
        let shard =
            |shard: u64| scope.spawn(move || tell_some((first + shard..first + count).step_by(usize_of(cores))));
        let shards: Vec<_> = (0..cores).map(shard).collect();
        for shard in shards {
            all.add(shard.join().expect("a shard tells its histories"));
        }
    });
    all.took = began.elapsed();
    all
}

fn usize_of(number: u64) -> usize {
    usize::try_from(number).expect("few")
}

fn tell_some(seeds: impl Iterator<Item = u64>) -> Told {
    let mut all = Told::default();
    for seed in seeds {
        let History { steps, both, told, disagreement } = history(seed);
        all.add(told);
        let Some(words) = disagreement else { continue };
        let town = both.town;
        let kind = steps.last().map(|step| format!("{:?}", step.kind)).unwrap_or_default();
        let words = words.split(['{', '[', '(', '"', '2']).next().unwrap_or_default();
        all.disagreements
            .entry(format!("{kind}: {words}"))
            .or_insert_with(|| format!("seed {seed}, {:?}\n{}", town.region, shrink::shortest(town, steps)));
        if all.disagreements.len() >= DISAGREEMENTS_MAX {
            break;
        }
    }
    all
}

impl Told {
    fn add(&mut self, other: Self) {
        self.histories += other.histories;
        self.steps += other.steps;
        for (act, times) in other.accepted {
            *self.accepted.entry(act).or_default() += times;
        }
        for (code, times) in other.refused {
            *self.refused.entry(code).or_default() += times;
        }
        self.disagreements.extend(other.disagreements);
        self.reached.extend(other.reached);
    }

    fn reach(&mut self, both: &Both<'_>) {
        for file in both.files.iter().flatten() {
            self.reached.insert(file.at.word().to_owned());
            self.reached.extend(file.runs.iter().map(|run| run.term.word()));
            self.reached.extend(file.flaws.iter().map(|(kind, ..)| kind.to_string()));
        }
    }

    /// Acts that no history ever accepted, and places, terms and findings that none came to.
    pub fn never(&self) -> Vec<String> {
        let acts = Kind::ALL.iter().filter(|kind| !self.accepted.contains_key(kind)).map(|kind| format!("{kind:?}"));
        let places = StageName::NAMES.iter().chain(FindingKind::NAMES).map(|name| (*name).to_owned());
        let terms = Term::all().iter().map(Term::word);
        acts.chain(places.chain(terms).filter(|name| !self.reached.contains(name))).collect()
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.took.as_secs_f64();
        writeln!(f, "{} histories, {} acts in {seconds:.1} s", self.histories, self.steps)?;
        writeln!(f, "accepted: {:?}", self.accepted)?;
        write!(f, "refused: {:?}", self.refused)
    }
}
