//! A text in the making: sentences are chosen until it is long enough, then written down in order.

use jiff::civil::Weekday;

use crate::chance::Chance;
use crate::scene::{Scene, days_after, days_before, days_between, push_day};
use crate::topics::Tale;
use crate::walk::Part::{self, Ask, Demand, Evidence, Fact, Harm, Household, Intro, More, Reason, Tried};
use crate::walk::{Walks, count};
use crate::writing::{exact_intro, is_rural, write_with};
use crate::{phrases, shape};

/// Characters from which people begin new paragraphs.
const PARAGRAPH_CHARS: u32 = 240;
/// Characters to spare below which nothing more is added.
const SLACK_CHARS: i32 = 12;

/// What a text takes up first; the first five change places by chance.
const GROWTH: &[Part] = &[
    More, Harm, Intro, More, Tried, Fact, Ask, More, Tried, Harm, Evidence, Reason, More, Tried, Household, Tried,
    Reason, Demand, Tried, Household, Reason, Tried, Evidence, Demand,
];
/// What it goes on with until it is long enough or there is nothing left to say.
const LENGTH: &[Part] = &[Tried, Reason, Tried, Household, Tried, Reason, Evidence, Household, Tried, Demand];
/// So many sentences at most.
const SENTENCES_MAX: usize = 100;

/// The sentences of a text, by kind.
#[derive(Default)]
pub(crate) struct Draft {
    intro: Option<&'static str>,
    facts: Vec<&'static str>,
    tried: Vec<&'static str>,
    feelings: Vec<&'static str>,
    evidence: Vec<&'static str>,
    asks: Vec<&'static str>,
    demands: Vec<&'static str>,
}

impl Draft {
    /// Chooses sentences until the text is about as long as wanted.
    pub(crate) fn plan(chance: &mut Chance, scene: &Scene, tale: &Tale, target: u32) -> Self {
        let mut walks = Walks::start(chance, scene, tale);
        let mut draft = Self::default();
        let mut left = target as i32;
        // What happened and what is asked for come first, whatever the length.
        for part in [Fact, Ask] {
            if let Some(sentence) = walks.of(part).next_within(i32::MAX) {
                left -= draft.take(part, sentence);
            }
        }
        if draft.facts.iter().all(|fact| is_plain(fact)) {
            let intro = if scene.is_joint() { walks.intro.next_within(i32::MAX) } else { None };
            left -= draft.take(Intro, intro.unwrap_or(exact_intro(scene, tale)));
            walks.intro.left = 0;
        }
        let turn = chance.below(5) as usize;
        let (first, later) = GROWTH.split_at(5);
        let grown = first.iter().cycle().skip(turn).take(5).chain(later);
        for part in grown.chain(LENGTH.iter().cycle()).take(SENTENCES_MAX) {
            if left < SLACK_CHARS {
                break;
            }
            if let Some(sentence) = walks.of(*part).next_within(left + SLACK_CHARS) {
                left -= draft.take(*part, sentence);
            }
        }
        draft
    }

    /// Puts a sentence in its place and says how long it is.
    fn take(&mut self, part: Part, sentence: &'static str) -> i32 {
        match part {
            Fact | More => self.facts.push(sentence),
            Harm | Reason | Household => self.feelings.push(sentence),
            Ask => self.asks.push(sentence),
            Intro => self.intro = Some(sentence),
            Tried => self.tried.push(sentence),
            Evidence => self.evidence.push(sentence),
            Demand => self.demands.push(sentence),
        }
        count(sentence)
    }

    /// Writes the text; `target` is the length for which it was planned.
    pub(crate) fn write(&self, chance: &mut Chance, scene: &Scene, tale: &Tale, target: u32, out: &mut String) {
        let breaks = target > PARAGRAPH_CHARS && chance.per_mille(700);
        let pause = |out: &mut String| {
            if breaks && !out.ends_with('\n') {
                out.push('\n');
            }
        };
        if chance.per_mille(shape::GREETINGS_PER_MILLE) && out.is_empty() {
            out.push_str(chance.pick(phrases::GREETINGS));
        }
        if let Some(intro) = self.intro {
            write_with(intro, scene, out, |_, out| out.push_str(tale.topic.who));
        }
        self.facts.iter().for_each(|s| scene.write(s, out));
        if !self.tried.is_empty() {
            pause(out);
            self.write_tried(chance, scene, tale, out);
        }
        if self.feelings.len() > 2 {
            pause(out);
        }
        self.feelings.iter().for_each(|s| scene.write(s, out));
        self.evidence.iter().for_each(|s| scene.write(s, out));
        pause(out);
        self.write_asks(scene, out);
        if chance.per_mille(shape::THANKS_PER_MILLE) {
            pause(out);
            out.push_str(chance.pick(phrases::THANKS));
        }
    }

    fn write_asks(&self, scene: &Scene, out: &mut String) {
        if self.demands.is_empty() {
            self.asks.iter().for_each(|s| scene.write(s, out));
            return;
        }
        const NUMBERS: [&str; 9] = ["一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、"];
        scene.write("{我}的请求是：", out);
        for (number, sentence) in NUMBERS.iter().zip(self.asks.iter().chain(&self.demands)) {
            out.push_str(number);
            scene.write(sentence, out);
        }
    }

    /// What was tried, one day after another between the beginning and the day of writing.
    fn write_tried(&self, chance: &mut Chance, scene: &Scene, tale: &Tale, out: &mut String) {
        let places = if is_rural(scene, tale) { phrases::PLACES_RURAL } else { phrases::PLACES_URBAN };
        // Nobody complains of what has not happened yet.
        let dated = self.facts.iter().any(|fact| fact.contains("{日}"));
        let began = if dated { scene.lately } else { scene.began };
        let span = days_between(began, scene.told);
        let parts = self.tried.len() as u32 + 1;
        let mut place = chance.below(places.len() as u32) as usize;
        let mut before = began;
        for (at, sentence) in (1..).zip(&self.tried) {
            let jitter = chance.below(span / parts / 2 + 1);
            let day = days_before(days_after(began, span * at / parts), jitter);
            // Offices are closed at the week's end.
            let day = match day.weekday() {
                Weekday::Saturday => days_before(day, 1),
                Weekday::Sunday => days_before(day, 2),
                _ => day,
            };
            let day = day.max(before);
            before = day;
            let step = 1 + chance.below(places.len() as u32 - 1) as usize;
            place = (place + step) % places.len();
            write_with(sentence, scene, out, |slot, out| match slot {
                "何" => push_day(out, day, scene.told),
                _ => scene.write(places[place], out),
            });
        }
    }
}

/// Whether a sentence hardly tells one writer from another: it has at most one slot.
fn is_plain(sentence: &str) -> bool {
    sentence.split('{').skip(1).filter(|slot| !slot.starts_with('我')).count() < 2
}
