//! The lists of sentences that a text draws on, each sentence once.

use crate::chance::Chance;
use crate::petition::Purpose;
use crate::phrases;
use crate::scene::Scene;
use crate::topics::{Said, Tale};
use crate::writing::is_rural;

/// Kinds of sentences, in the order in which a text takes them up as it grows.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part {
    Fact,
    More,
    Harm,
    Ask,
    Intro,
    Tried,
    Evidence,
    Reason,
    Household,
    Demand,
}

use Part::{Ask, Demand, Evidence, Fact, Harm, Household, Intro, More, Reason, Tried};

/// What a walk goes through.
#[derive(Clone, Copy)]
enum Items {
    /// Sentences that fit anything.
    Plain(&'static [&'static str]),
    /// Those of a topic that fit this story.
    Of(&'static [Said], u8),
}

impl Items {
    fn len(self) -> usize {
        match self {
            Self::Plain(list) => list.len(),
            Self::Of(list, _) => list.len(),
        }
    }

    fn get(self, at: usize) -> Option<&'static str> {
        match self {
            Self::Plain(list) => list.get(at).copied(),
            Self::Of(list, story) => list.get(at).and_then(|said| said.in_story(story)),
        }
    }
}

/// Walks through a list from a place of chance, each item once. Lists walked with a step other than one
/// have a prime number of items.
pub(crate) struct Walk {
    items: Items,
    at: usize,
    step: usize,
    /// How many are still to come.
    pub(crate) left: usize,
}

impl Walk {
    fn start(chance: &mut Chance, items: Items, step: usize) -> Self {
        Self { items, at: chance.below(items.len() as u32) as usize, step, left: items.len() }
    }

    /// The next sentence if it is not longer than this; it stays for a later turn if it is.
    pub(crate) fn next_within(&mut self, chars_max: i32) -> Option<&'static str> {
        while self.left > 0 {
            let item = self.items.get(self.at);
            if item.is_some_and(|sentence| count(sentence) > chars_max) {
                return None;
            }
            self.left -= 1;
            self.at = (self.at + self.step) % self.items.len();
            if item.is_some() {
                return item;
            }
        }
        None
    }
}

/// The lists that a text draws on.
pub(crate) struct Walks {
    fact: Walk,
    more: Walk,
    harm: Walk,
    ask: Walk,
    pub(crate) intro: Walk,
    tried_first: Walk,
    tried_later: Walk,
    evidence: Walk,
    reason: Walk,
    household: Walk,
    demand: Walk,
}

impl Walks {
    pub(crate) fn start(chance: &mut Chance, scene: &Scene, tale: &Tale) -> Self {
        let topic = tale.topic;
        let intro = match (scene.is_joint(), is_rural(scene, tale)) {
            (true, _) => phrases::INTRO_JOINT,
            (false, true) => phrases::INTRO_RURAL,
            (false, false) => phrases::INTRO_URBAN,
        };
        let claims = topic.purpose == Purpose::Claim;
        let step = chance.between(1, 6) as usize;
        let household = household(chance, topic.who);
        let mut of_topic = |list| Walk::start(chance, Items::Of(list, tale.story), 1);
        let (fact, more) = (of_topic(topic.facts), of_topic(topic.more));
        let (harm, ask) = (of_topic(topic.harm), of_topic(topic.asks));
        let mut plain = |wanted: bool, list: &'static [&'static str], step: usize| {
            Walk::start(chance, Items::Plain(if wanted { list } else { &[] }), step)
        };
        Self {
            fact,
            more,
            harm,
            ask,
            intro: Walk { left: 1, ..plain(true, intro, 1) },
            tried_first: Walk { left: usize::from(claims), ..plain(claims, phrases::TRIED_FIRST, 1) },
            tried_later: plain(claims, phrases::TRIED_LATER, step),
            evidence: plain(topic.purpose != Purpose::Proposal, phrases::EVIDENCE, step),
            reason: plain(claims, phrases::REASONS, step),
            household: plain(claims && !scene.is_joint(), household, step),
            demand: plain(claims, phrases::DEMANDS, step.min(4)),
        }
    }

    /// The list of a kind.
    pub(crate) fn of(&mut self, part: Part) -> &mut Walk {
        match part {
            Fact => &mut self.fact,
            More => &mut self.more,
            Harm => &mut self.harm,
            Ask => &mut self.ask,
            Intro => &mut self.intro,
            // What came later is told only after what came first.
            Tried if self.tried_first.left > 0 => &mut self.tried_first,
            Tried => &mut self.tried_later,
            Evidence => &mut self.evidence,
            Reason => &mut self.reason,
            Household => &mut self.household,
            Demand => &mut self.demand,
        }
    }
}

/// What a household is like that goes with what the writer is.
fn household(chance: &mut Chance, who: &str) -> &'static [&'static str] {
    match who {
        "退休人员" | "退休干部" | "优抚对象" | "烈士后人" | "村干部" => phrases::HOUSEHOLD_OLD,
        "考生" | "应聘者" | "求职者" | "员工" | "购房人" => phrases::HOUSEHOLD_YOUNG,
        "家长" | "工人" | "职工" | "教师" => phrases::HOUSEHOLD_MIDDLE,
        _ if chance.per_mille(500) => phrases::HOUSEHOLD_OLD,
        _ => phrases::HOUSEHOLD_MIDDLE,
    }
}

/// Characters of a template; a slot counts three, which is about what it is filled with.
pub(crate) fn count(template: &str) -> i32 {
    template.chars().count() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Goal: with a prime number of items every step visits each of them once.
    #[test]
    fn lists_walked_by_steps_have_a_prime_number_of_items() {
        for list in [
            phrases::TRIED_LATER,
            phrases::EVIDENCE,
            phrases::REASONS,
            phrases::HOUSEHOLD_OLD,
            phrases::HOUSEHOLD_MIDDLE,
            phrases::HOUSEHOLD_YOUNG,
            phrases::DEMANDS,
        ] {
            assert!((2..list.len()).all(|d| !list.len().is_multiple_of(d)), "{list:?}");
        }
    }
}
