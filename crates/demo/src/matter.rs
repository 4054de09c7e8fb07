//! What a petition is about, and whose it is.

use jiff::civil::Date;

use crate::arrival::Arrival;
use crate::chance::{Chance, Stream};
use crate::city::City;
use crate::classes::CLASSES;
use crate::course::Step;
use crate::petition::{Person, Petition, Purpose};
use crate::route::Route;
use crate::scene::{Scene, Spot, push_number};
use crate::topics::{self, At, Tale, Topic};
use crate::{names, shape, title};

/// What a petition is about, apart from the day and the words.
pub(crate) struct Matter<'c> {
    class: usize,
    pub(crate) tale: Tale,
    pub(crate) scene: Scene<'c>,
    place: u32,
    petitioner: Person,
}

/// Of the matters of the whole city so many per mille name a county and no township.
const COUNTY_ONLY_PER_MILLE: u32 = 300;

impl<'c> Matter<'c> {
    /// The matter of an index, brought by the person of the index `person` on the day `told`.
    pub(crate) fn of(seed: u64, index: u64, person: u64, city: &'c City, told: Date) -> Self {
        let (petitioner, home) = person_of(seed, person, city);
        let mut chance = Chance::of(seed, Stream::Matter, index);
        let class = chance.weighted(CLASSES.iter().map(|c| c.weight));
        let joint = chance.per_mille(shape::JOINT_PER_MILLE);
        let topic = topic(&mut chance, class, joint);
        let spot = if topic.is_rural() && home.township.is_street {
            Spot::in_country(&mut chance, home.county_at, home.county)
        } else {
            home
        };
        // Five make a joint petition; large numbers are rare.
        let heads = if joint && topic.shared { 5 + chance.below(140) * chance.below(1000) / 1000 } else { 1 };
        let scene = Scene::draw(&mut chance, spot, told, heads);
        let tale = Tale::choose(&mut chance, topic);
        let county_only = topic.at == At::City && chance.per_mille(COUNTY_ONLY_PER_MILLE);
        let place = if county_only { spot.county.code } else { spot.township.code };
        Self { class, tale, scene, place, petitioner }
    }

    pub(crate) fn title(&self, chance: &mut Chance) -> String {
        let mut title = String::with_capacity(120);
        title::write(chance, &self.scene, &self.tale, &mut title);
        title
    }

    pub(crate) fn into_petition(
        self,
        arrival: Arrival,
        title: String,
        text: String,
        route: &Route,
        city: &City,
        course: Vec<Step>,
    ) -> Petition {
        Petition {
            channel: arrival.channel,
            purpose: self.tale.topic.purpose,
            class: self.class,
            second: self.tale.topic.second,
            place: self.place,
            petitioner: self.petitioner,
            heads: self.scene.heads,
            title,
            text,
            received_on: arrival.on,
            received_hour: arrival.hour,
            registered_at: route.registered_at,
            registered_by: city.handler(route.registered_at, route.salt),
            accused: route.accused,
            repeat_of: None,
            course,
        }
    }
}

/// A topic of a class: a proposal in the measured share, and one that many can bring if many do.
fn topic(chance: &mut Chance, class: usize, joint: bool) -> &'static Topic {
    let proposal = chance.per_mille(shape::PROPOSALS_PER_MILLE);
    let fits = |topic: &&Topic| (topic.purpose == Purpose::Proposal) == proposal;
    let among = |chance: &mut Chance, wanted: &dyn Fn(&&Topic) -> bool| {
        let wanted = || CLASSES[class].topics().filter(|topic| wanted(topic));
        let at = chance.below(wanted().count() as u32);
        wanted().nth(at as usize)
    };
    among(chance, &|topic| fits(topic) && (topic.shared || !joint))
        .or_else(|| among(chance, &fits))
        .or_else(|| among(chance, &|_| true))
        .unwrap_or(&topics::PLAIN)
}

/// The person who belongs to an index, and where that person lives.
fn person_of(seed: u64, index: u64, city: &City) -> (Person, Spot<'_>) {
    let mut chance = Chance::of(seed, Stream::Person, index);
    let home = Spot::draw(&mut chance, city);
    let name = names::person(&mut chance);
    let mut phone = String::with_capacity(13);
    phone.push_str("100");
    for _ in 0..2 {
        phone.push('-');
        push_number(&mut phone, chance.between(1000, 9999));
    }
    let address = home.address(&mut chance);
    (Person { name, phone, address }, home)
}
