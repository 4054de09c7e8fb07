//! Where a petition is registered and which way it takes to the organ that handles it.

use crate::chance::Chance;
use crate::city::{City, Line};
use crate::petition::Purpose;
use crate::scene::Spot;
use crate::topics::{At, Topic};

/// Shares of city petition office, county petition office and the organ itself, per mille.
type Doors = [u32; 3];

/// Doors of matters for a township, for a department of the county, for one of the city, and of accusations.
const TOWNSHIP_DOORS: Doors = [250, 560, 190];
const COUNTY_DOORS: Doors = [340, 500, 160];
const CITY_DOORS: Doors = [760, 0, 240];
const ACCUSATION_DOORS: Doors = [380, 400, 220];

/// Of the county matters at the city's office so many per mille go to the city's own department.
const TAKEN_BY_CITY_PER_MILLE: u32 = 150;

/// The way of a petition.
#[derive(Debug)]
pub(crate) struct Route {
    /// Where it is registered.
    pub(crate) registered_at: u32,
    /// Petition offices it passes through and at last the handling organ; empty if that registered it.
    pub(crate) hops: Vec<u32>,
    /// The handling organ.
    pub(crate) handler: u32,
    /// The organ an accusation is about, which is no part of the way.
    pub(crate) accused: Option<u32>,
    /// Chooses one among several people at a desk, the same throughout.
    pub(crate) salt: u32,
}

impl Route {
    pub(crate) fn choose(chance: &mut Chance, city: &City, spot: &Spot, topic: &Topic) -> Self {
        let salt = chance.below(u32::MAX);
        let county = Some(spot.county_at);
        let competent = match topic.at {
            At::Township => spot.township.organ,
            At::County => city.desk(topic.line, county),
            At::City => city.desk(topic.line, None),
        };
        let accused = (topic.purpose == Purpose::Accusation).then_some(competent);
        let doors = match (accused, topic.at) {
            (Some(_), _) => ACCUSATION_DOORS,
            (None, At::Township) => TOWNSHIP_DOORS,
            (None, At::County) => COUNTY_DOORS,
            (None, At::City) => CITY_DOORS,
        };
        let of_city = city.desk(Line::Petitions, None);
        let of_county = city.desk(Line::Petitions, county);
        let (registered_at, hops) = match (chance.weighted(doors.into_iter()), accused) {
            // An accusation goes to the discipline organ of the level at which it came in.
            (0, Some(_)) => (of_city, vec![city.desk(Line::Discipline, None)]),
            (1, Some(_)) => (of_county, vec![city.desk(Line::Discipline, county)]),
            (_, Some(_)) => (city.desk(Line::Discipline, county), Vec::new()),
            (0, None) if topic.at == At::City => (of_city, vec![competent]),
            (0, None) if topic.at == At::County && chance.per_mille(TAKEN_BY_CITY_PER_MILLE) => {
                (of_city, vec![city.desk(topic.line, None)])
            }
            (0, None) => (of_city, vec![of_county, competent]),
            (1, None) => (of_county, vec![competent]),
            (_, None) => (competent, Vec::new()),
        };
        let handler = hops.last().copied().unwrap_or(registered_at);
        Self { registered_at, hops, handler, accused, salt }
    }
}
