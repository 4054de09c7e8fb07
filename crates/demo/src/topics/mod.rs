//! Topics: what people petition about, class by class. Texts are our own and hold slots such as
//! `{村}` that [`crate::scene::Scene`] fills.

mod care;
mod culture;
mod discipline;
mod environment;
mod estates;
mod health;
mod justice;
mod land;
mod market;
mod money;
mod personnel;
mod roads;
mod rural;
mod school;
mod services;
mod town;
mod veterans;
mod work;

use crate::chance::Chance;
use crate::city::Line;
use crate::petition::Purpose;

/// Topics in parts; a class may be spread over several files.
pub(crate) type Topics = &'static [&'static [Topic]];

pub(crate) const CARE: Topics = &[care::TOPICS];
pub(crate) const CULTURE: Topics = &[culture::TOPICS];
pub(crate) const DISCIPLINE: Topics = &[discipline::TOPICS];
pub(crate) const ENVIRONMENT: Topics = &[environment::TOPICS];
pub(crate) const HEALTH: Topics = &[health::TOPICS];
pub(crate) const JUSTICE: Topics = &[justice::TOPICS];
pub(crate) const LAND: Topics = &[land::TOPICS];
pub(crate) const MARKET: Topics = &[market::TOPICS];
pub(crate) const MONEY: Topics = &[money::TOPICS];
pub(crate) const PERSONNEL: Topics = &[personnel::TOPICS];
pub(crate) const ROADS: Topics = &[roads::TOPICS];
pub(crate) const RURAL: Topics = &[rural::TOPICS];
pub(crate) const SCHOOL: Topics = &[school::TOPICS];
pub(crate) const SERVICES: Topics = &[services::TOPICS];
pub(crate) const VETERANS: Topics = &[veterans::TOPICS];
pub(crate) const WORK: Topics = &[work::TOPICS];
pub(crate) const HOUSING: Topics = &[estates::TOPICS, town::TOPICS];

/// The level at which the competent organ of a topic sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    /// The township government or sub-district office of the place.
    Township,
    /// The department of the county or district.
    County,
    /// The department, institution or enterprise of the city.
    City,
}

/// A sentence, and which stories of its topic it fits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said {
    /// One bit for each story.
    stories: u8,
    text: &'static str,
}

/// A sentence that fits all stories of its topic.
const fn any(text: &'static str) -> Said {
    Said { stories: u8::MAX, text }
}

/// A sentence that fits the stories whose numbers are the digits: 1, 2, 12 and so on.
const fn of(digits: u16, text: &'static str) -> Said {
    let mut stories = 0;
    let mut left = digits;
    while left > 0 {
        stories |= 1 << (left % 10);
        left /= 10;
    }
    Said { stories, text }
}

impl Said {
    /// The sentence, if it fits the story.
    pub(crate) fn in_story(self, story: u8) -> Option<&'static str> {
        (self.stories & (1 << story) != 0).then_some(self.text)
    }
}

/// One thing that people petition about, in sentences from which a text is put together.
#[derive(Debug)]
pub(crate) struct Topic {
    /// Index into the second-level names of its class.
    pub(crate) second: usize,
    /// What the petitioner wants of it: ask, report, propose.
    pub(crate) purpose: Purpose,
    /// The line of business of the competent organ; of the accused organ in an accusation.
    pub(crate) line: Line,
    /// Where that organ sits.
    pub(crate) at: At,
    /// How many stories it holds, numbered from one. Sentences of different stories never meet.
    pub(crate) stories: u8,
    /// Whether several people may bring it together.
    pub(crate) shared: bool,
    /// What the petitioners call themselves.
    pub(crate) who: &'static str,
    /// Clauses that serve as titles, alone or with a few words around them.
    pub(crate) cores: &'static [Said],
    /// What happened.
    pub(crate) facts: &'static [Said],
    /// Further particulars.
    pub(crate) more: &'static [Said],
    /// What it does to the people.
    pub(crate) harm: &'static [Said],
    /// What they ask for.
    pub(crate) asks: &'static [Said],
    /// What the handling organ found and did where it agrees; clauses without a full stop.
    pub(crate) granted: &'static [Said],
    /// What it found where it does not agree; clauses without a full stop.
    pub(crate) refused: &'static [Said],
}

/// One story of a topic, with the clause that heads it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tale {
    pub(crate) topic: &'static Topic,
    pub(crate) story: u8,
    pub(crate) core: &'static str,
}

impl Tale {
    /// A story of the topic, each as likely as the other.
    pub(crate) fn choose(chance: &mut Chance, topic: &'static Topic) -> Self {
        let story = chance.between(1, topic.stories.into()) as u8;
        let mut tale = Self { topic, story, core: "" };
        tale.core = tale.pick(chance, topic.cores);
        tale
    }

    /// One of the sentences that fit the story; empty if none does.
    pub(crate) fn pick(&self, chance: &mut Chance, list: &'static [Said]) -> &'static str {
        let fitting = || list.iter().filter_map(|said| said.in_story(self.story));
        let at = chance.below(fitting().count() as u32);
        fitting().nth(at as usize).unwrap_or("")
    }
}

impl Topic {
    /// Whether the matter belongs in a village rather than in a street.
    pub(crate) fn is_rural(&self) -> bool {
        matches!(self.who, "村民" | "农户" | "养殖户" | "村干部" | "烈士后人")
    }
}

/// The topic of a class that has none; there is no such class.
pub(crate) const PLAIN: Topic = CLAIM;

/// The rest of a topic by which people claim something.
const CLAIM: Topic = Topic {
    second: 0,
    purpose: Purpose::Claim,
    line: Line::Government,
    at: At::County,
    stories: 1,
    shared: false,
    who: "居民",
    cores: &[],
    facts: &[],
    more: &[],
    harm: &[],
    asks: &[],
    granted: &[],
    refused: &[],
};

/// The rest of a topic by which people propose something; anyone may join in.
const PROPOSAL: Topic = Topic { purpose: Purpose::Proposal, shared: true, ..CLAIM };

/// The rest of a topic by which people accuse an organ or its staff.
const ACCUSATION: Topic = Topic { purpose: Purpose::Accusation, ..CLAIM };

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::chance::Stream;
    use crate::city::City;
    use crate::classes::{CLASSES, Class};
    use crate::scene::{Scene, Spot};

    #[test]
    fn every_slot_of_every_sentence_can_be_filled() {
        let today = date(2026, 3, 9);
        let city = City::invent(1, today);
        let mut chance = Chance::of(1, Stream::Matter, 0);
        let spot = Spot::draw(&mut chance, &city);
        let scene = Scene::draw(&mut chance, spot, today, 1);
        for topic in CLASSES.iter().flat_map(Class::topics) {
            let lists = [topic.cores, topic.facts, topic.more, topic.harm, topic.asks, topic.granted, topic.refused];
            for said in lists.into_iter().flatten() {
                let mut out = String::new();
                scene.write(said.text, &mut out);
                assert!(!out.contains(['{', '}']), "{}", said.text);
            }
        }
    }

    /// Goal: a joint petition says 我们 throughout.
    #[test]
    fn topics_that_many_can_bring_never_say_i() {
        for topic in CLASSES.iter().flat_map(Class::topics).filter(|topic| topic.shared) {
            for said in [topic.cores, topic.facts, topic.more, topic.harm, topic.asks].into_iter().flatten() {
                let alone = said.text.replace("{我}", "").replace("我们", "");
                assert!(!alone.contains('我'), "{}", said.text);
            }
        }
    }

    #[test]
    fn digits_name_stories() {
        assert_eq!(of(1, "x").in_story(1), Some("x"));
        assert_eq!(of(13, "x").in_story(2), None);
        assert_eq!(of(13, "x").in_story(3), Some("x"));
        assert_eq!(any("x").in_story(2), Some("x"));
    }
}
