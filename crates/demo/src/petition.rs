//! One petition: who, what, where, when, and what became of it.

use jiff::civil::Date;

use crate::arrival::{Arrival, Calendar};
use crate::chance::{Chance, Stream};
use crate::city::City;
use crate::course::{self, Case, Step};
use crate::kin::Kin;
use crate::matter::Matter;
use crate::route::Route;
use crate::writing::{self, Earlier};

/// The way a petition came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// By letter.
    Letter,
    /// In person.
    Visit,
    /// By form on the web.
    Web,
    /// By telephone.
    Phone,
}

/// What a petition is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To propose something.
    Proposal,
    /// To accuse an organ or its staff.
    Accusation,
    /// To claim something.
    Claim,
}

/// Who petitions. Nobody of this name at this address exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The person's name; of a joint petition, its first representative's.
    pub name: String,
    /// A number that cannot be dialled: numbers do not begin with 100 and go on for eight digits.
    pub phone: String,
    /// A postal address in the city.
    pub address: String,
}

/// A petition and its course up to the day before `today`.
#[derive(Debug, Clone, PartialEq)]
pub struct Petition {
    /// The way it came.
    pub channel: Channel,
    /// What it is for.
    pub purpose: Purpose,
    /// First-level content class, an index into [`crate::CLASSES`].
    pub class: usize,
    /// Second-level class, an index into [`crate::Class::second`].
    pub second: usize,
    /// Code of the township, sometimes only of the county, that it is about.
    pub place: u32,
    /// Who petitions.
    pub petitioner: Person,
    /// How many people stand behind it.
    pub heads: u32,
    /// Its title.
    pub title: String,
    /// Its text; paragraphs end with a line feed.
    pub text: String,
    /// The day it came in: any day on the web, otherwise a working day.
    pub received_on: Date,
    /// The hour of that day.
    pub received_hour: u8,
    /// The organ that registered it.
    pub registered_at: u32,
    /// The official who did.
    pub registered_by: u32,
    /// The organ that an accusation is about. It never takes part in the course.
    pub accused: Option<u32>,
    /// The index of an earlier petition by the same person in the same matter. Such a petition is a further
    /// contact of that matter: its own course is empty, the earlier one's goes on.
    pub repeat_of: Option<u64>,
    /// What was done, in the order of time, on working days before `today`.
    pub course: Vec<Step>,
}

/// Makes the petition of an index. The same arguments give the same petition, whatever else was asked for.
/// Nothing in it is later than the day before `today`, so that no hour lies ahead of the caller's clock.
pub fn petition(seed: u64, index: u64, city: &City, today: Date, is_working_day: &dyn Fn(Date) -> bool) -> Petition {
    let calendar = Calendar::new(today, is_working_day);
    match Kin::of(seed, index) {
        Kin::Repeat { of, gap_days } => {
            let first = Arrival::of(seed, of, &calendar);
            match first.again(seed, index, gap_days, &calendar) {
                Some(arrival) => repeat(seed, index, of, first, arrival, city),
                None => fresh(seed, index, index, city, &calendar),
            }
        }
        Kin::Known { from } => fresh(seed, index, from, city, &calendar),
        Kin::Fresh => fresh(seed, index, index, city, &calendar),
    }
}

/// A new matter of the person who belongs to the index `person`.
fn fresh(seed: u64, index: u64, person: u64, city: &City, calendar: &Calendar) -> Petition {
    let arrival = Arrival::of(seed, index, calendar);
    let matter = Matter::of(seed, index, person, city, arrival.on);
    let mut chance = Chance::of(seed, Stream::Text, index);
    let title = matter.title(&mut chance);
    let mut text = String::new();
    writing::write(&mut chance, &matter.scene, &matter.tale, None, &mut text);

    let mut chance = Chance::of(seed, Stream::Course, index);
    let route = Route::choose(&mut chance, city, &matter.scene.spot, matter.tale.topic);
    let course = {
        let case = Case { city, scene: &matter.scene, tale: matter.tale, route: &route };
        course::run(&mut chance, &case, arrival, calendar)
    };
    matter.into_petition(arrival, title, text, &route, city, course)
}

/// A further contact in the matter of the index `of`.
fn repeat(seed: u64, index: u64, of: u64, first: Arrival, arrival: Arrival, city: &City) -> Petition {
    let person = match Kin::of(seed, of) {
        Kin::Known { from } => from,
        Kin::Fresh | Kin::Repeat { .. } => of,
    };
    let mut matter = Matter::of(seed, of, person, city, first.on);
    let before = matter.title(&mut Chance::of(seed, Stream::Text, of));
    matter.scene.told = arrival.on;
    let mut chance = Chance::of(seed, Stream::Text, index);
    let title = match chance.below(20) {
        0..9 => before.clone(),
        9..14 => format!("再次反映：{before}"),
        14..18 => format!("{before}（第二次反映）"),
        _ => format!("补充反映：{before}"),
    };
    let mut text = String::new();
    let earlier = Earlier { title: &before, on: first.on };
    writing::write(&mut chance, &matter.scene, &matter.tale, Some(&earlier), &mut text);
    let route = Route::choose(&mut Chance::of(seed, Stream::Course, of), city, &matter.scene.spot, matter.tale.topic);
    let mut petition = matter.into_petition(arrival, title, text, &route, city, Vec::new());
    petition.repeat_of = Some(of);
    petition
}
