//! Look-up tables, so that a petition finds its way without searching.

use super::places::Place;
use super::staff::Staff;
use super::{Line, Organ, Standing};
use crate::chance::Chance;
use crate::shape;

/// Whether the steps of an organ are late more often than elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    Steady,
    Slack,
}

/// A county as petitions see it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct County {
    pub(crate) code: u32,
    pub(crate) name: &'static str,
    pub(crate) stem: &'static str,
    /// How people there speak of the next level up: 县里, 区里, 市里.
    pub(crate) above: &'static str,
    /// Share of people.
    pub(crate) weight: u32,
    pub(crate) townships: Vec<Township>,
}

/// A township as petitions see it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Township {
    pub(crate) code: u32,
    pub(crate) name: String,
    /// Whether it is a sub-district rather than a town.
    pub(crate) is_street: bool,
    /// Its government.
    pub(crate) organ: u32,
}

/// The people of one organ by what they may do.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Desk {
    pub(super) leaders: Vec<u32>,
    pub(super) handlers: Vec<u32>,
    pub(super) pace: Pace,
}

/// All look-up tables of a city.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Desks {
    pub(super) counties: Vec<County>,
    /// Of the city first, then of the counties in order: the organ of each line, zero for none.
    lines: Vec<[u32; Line::COUNT]>,
    organs: Vec<Desk>,
}

impl Desks {
    pub(super) fn set_up(chance: &mut Chance, places: Vec<Place>, organs: &[Organ], staff: &Staff) -> Self {
        let mut lines = vec![[0; Line::COUNT]; places.len() + 1];
        for organ in organs.iter().filter(|o| o.line != Line::Township) {
            let county = places.iter().position(|p| p.code == organ.division);
            // The provincial government is no desk of the city.
            if county.is_some() || organ.division == super::CITY_CODE {
                lines[county.map_or(0, |c| c + 1)][organ.line as usize] = organ.no;
            }
        }
        let counties = places.into_iter().map(|p| county(p, organs)).collect();
        let mut desks: Vec<Desk> = organs
            .iter()
            .map(|_| {
                let pace = if chance.per_mille(shape::SLACK_ORGANS) { Pace::Slack } else { Pace::Steady };
                Desk { leaders: Vec::new(), handlers: Vec::new(), pace }
            })
            .collect();
        for (post, tenure) in staff.posts.iter().zip(&staff.tenures) {
            let desk = &mut desks[post.organ as usize - 1];
            match post.standing {
                Standing::Head | Standing::Member => desk.leaders.push(tenure.official),
                Standing::PetitionLead => {}
                Standing::Handler => desk.handlers.push(tenure.official),
            }
        }
        Self { counties, lines, organs: desks }
    }

    pub(super) fn of_line(&self, line: Line, county: Option<usize>) -> u32 {
        let here = self.lines[county.map_or(0, |c| c + 1)][line as usize];
        if here == 0 { self.lines[0][line as usize] } else { here }
    }

    pub(super) fn organ(&self, no: u32) -> &Desk {
        &self.organs[no as usize - 1]
    }
}

fn county(place: Place, organs: &[Organ]) -> County {
    let above = if place.name.ends_with('区') {
        "区里"
    } else if place.name.ends_with('县') {
        "县里"
    } else {
        "市里"
    };
    let townships = place
        .towns
        .into_iter()
        .map(|town| Township {
            organ: organs.iter().find(|o| o.division == town.code).map_or(0, |o| o.no),
            is_street: town.name.ends_with("街道"),
            code: town.code,
            name: town.name,
        })
        .collect();
    County { code: place.code, name: place.name, stem: place.stem, above, weight: place.weight, townships }
}
