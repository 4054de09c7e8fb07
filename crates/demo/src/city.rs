//! The invented city: its divisions, organs, posts and officials.

mod desks;
mod organs;
mod places;
mod staff;

use jiff::civil::Date;

use crate::chance::{Chance, Stream};

pub(crate) use desks::{County, Township};
use desks::{Desks, Pace};

/// The name of the city, and the same without 市.
pub(crate) const CITY: (&str, &str) = ("云溪市", "云溪");
/// The name of the province, and the same without 省.
pub(crate) const PROVINCE: (&str, &str) = ("江原省", "江原");
/// What stands for the nation among the divisions.
pub(crate) const NATION: &str = "全国";
/// Its code; the range 99 is not assigned.
pub(crate) const NATION_CODE: u32 = 999_999;
/// Code of the province.
pub(crate) const PROVINCE_CODE: u32 = 990_000;
/// Code of the city.
pub(crate) const CITY_CODE: u32 = 990_100;

/// An invented prefecture-level city.
#[derive(Debug, Clone, PartialEq)]
pub struct City {
    /// What it is called.
    pub name: &'static str,
    /// Nation, province, city, counties, townships; parents come first.
    pub divisions: Vec<Division>,
    /// All organs; `no` counts from 1 in this order, and parents come first.
    pub organs: Vec<Organ>,
    /// All officials; `no` counts from 1 in this order.
    pub officials: Vec<Official>,
    /// All posts; `no` counts from 1 in this order.
    pub posts: Vec<Post>,
    /// Who holds which post. Every post is held, some officials hold two.
    pub tenures: Vec<Tenure>,
    desks: Desks,
}

/// Level of a division.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The nation, present only so that the province has a superior.
    Nation,
    /// The province, present only so that the city has a superior.
    Province,
    /// The city.
    Prefecture,
    /// A district, county or county-level city.
    County,
    /// A sub-district, town or township.
    Township,
}

/// An administrative division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// Six digits down to the county, nine for townships, all in the unassigned range 99.
    pub code: u32,
    /// Its name, without those of its superiors.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// Code of the division it belongs to; none for the nation.
    pub parent: Option<u32>,
}

/// What kind of body an organ is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganKind {
    /// A petition office of a committee and government.
    PetitionOffice,
    /// A government of a county, the city or the province.
    Government,
    /// A Party committee.
    Committee,
    /// A department of a government.
    Department,
    /// A township government or sub-district office.
    Township,
    /// A public institution.
    Institution,
    /// A state-owned enterprise.
    Enterprise,
    /// A discipline and supervision organ.
    Discipline,
    /// An organisation and personnel organ.
    Personnel,
    /// A court.
    Court,
    /// A procuratorate.
    Procuratorate,
    /// A joint conference of petition work.
    JointConference,
}

/// What an organ deals with; with the division it identifies an organ, townships apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A government as a whole.
    Government,
    /// A Party committee.
    Committee,
    /// Petition work.
    Petitions,
    /// Discipline and supervision.
    Discipline,
    /// Cadres and personnel.
    Personnel,
    /// Courts.
    Court,
    /// Procuratorates.
    Procuratorate,
    /// Schools.
    Education,
    /// Development, prices, energy.
    Development,
    /// Police.
    Police,
    /// Relief, communities, the old and the disabled.
    CivilAffairs,
    /// Legal aid, mediation, notaries.
    Justice,
    /// Finance.
    Finance,
    /// Labour and social insurance.
    Labour,
    /// Land, planning, forests, titles.
    Land,
    /// The environment.
    Environment,
    /// Housing and building.
    Housing,
    /// Order in the streets.
    CityManagement,
    /// Roads and traffic.
    Transport,
    /// Water works and rivers.
    Water,
    /// Farming and villages.
    Farming,
    /// Culture, tourism, sport.
    Culture,
    /// Health.
    Health,
    /// Veterans.
    Veterans,
    /// Emergencies and safety at work.
    Emergency,
    /// Market supervision.
    Market,
    /// Health insurance.
    HealthInsurance,
    /// Counters, data, openness.
    Services,
    /// The housing fund, of the city only.
    HousingFund,
    /// The water company, of the city only.
    WaterWorks,
    /// The bus company, of the city only.
    Buses,
    /// The first hospital, of the city only.
    Hospital,
    /// The joint conference of petition work.
    JointConference,
    /// A township as a whole.
    Township,
}

impl Line {
    /// How many lines there are.
    pub(crate) const COUNT: usize = Self::Township as usize + 1;
}

/// A body that bears duties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organ {
    /// Counts from 1.
    pub no: u32,
    /// Its full name.
    pub name: String,
    /// What kind of body it is.
    pub kind: OrganKind,
    /// What it deals with.
    pub line: Line,
    /// Code of the division it belongs to.
    pub division: u32,
    /// The next higher organ, to which a review goes; none at the top of each line.
    pub parent: Option<u32>,
    /// The higher organ that deals with the same, where it is another than the parent or the only superior.
    pub led_by: Option<u32>,
    /// Whether it is run from above, so that `led_by` is its only superior.
    pub vertical: bool,
    /// The committee that manages its leaders.
    pub managed_by: Option<u32>,
    /// A short mark for receipt numbers, unlike any other organ's.
    pub code: String,
}

/// A natural person in public service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Official {
    /// Counts from 1.
    pub no: u32,
    /// The person's name.
    pub name: String,
}

/// The standing in which a person answers for petition work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// First in the organ.
    Head,
    /// Another member of the leading group.
    Member,
    /// The member in charge of petition work.
    PetitionLead,
    /// Who handles matters at the desk.
    Handler,
}

/// A post in an organ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Counts from 1.
    pub no: u32,
    /// The organ it belongs to.
    pub organ: u32,
    /// What it is called, without the organ's name.
    pub title: String,
    /// The standing that comes with it.
    pub standing: Standing,
}

/// Who holds a post, since when, in charge of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    /// The official.
    pub official: u32,
    /// The post.
    pub post: u32,
    /// Since when; always before the earliest petition.
    pub from: Date,
    /// What the holder is in charge of; empty for handlers.
    pub portfolio: Vec<String>,
}

impl City {
    /// Invents the city of a seed as it stands on `today`. Names of the city and the counties are fixed;
    /// townships, people, dates and the pace of organs follow from the seed.
    pub fn invent(seed: u64, today: Date) -> City {
        let mut chance = Chance::of(seed, Stream::City, 0);
        let (divisions, places) = places::settle(&mut chance);
        let organs = organs::found(&places);
        let staff = staff::appoint(&mut chance, &organs, &places, today);
        let desks = Desks::set_up(&mut chance, places, &organs, &staff);
        let staff::Staff { officials, posts, tenures } = staff;
        City { name: CITY.0, divisions, organs, officials, posts, tenures, desks }
    }

    /// The organ of this number.
    pub fn organ(&self, no: u32) -> Option<&Organ> {
        self.organs.get((no as usize).checked_sub(1)?)
    }

    /// The organ that deals with a line in a county (by its place in the list) or, for `None`, in the city.
    /// Falls back to the organ of the city where the county has none.
    pub(crate) fn desk(&self, line: Line, county: Option<usize>) -> u32 {
        self.desks.of_line(line, county)
    }

    /// The counties in the order of their codes.
    pub(crate) fn counties(&self) -> &[County] {
        &self.desks.counties
    }

    /// An official at the desk of an organ; `salt` chooses among several.
    pub(crate) fn handler(&self, organ: u32, salt: u32) -> u32 {
        pick_by(&self.desks.organ(organ).handlers, salt)
    }

    /// A leader of an organ who may approve an extension.
    pub(crate) fn leader(&self, organ: u32, salt: u32) -> u32 {
        pick_by(&self.desks.organ(organ).leaders, salt)
    }

    /// By how many tenths the steps of an organ are late or missing, ordinary being ten.
    pub(crate) fn pace(&self, organ: u32) -> u32 {
        match self.desks.organ(organ).pace {
            Pace::Steady => crate::shape::STEADY_TENTHS,
            Pace::Slack => crate::shape::SLACK_TENTHS,
        }
    }
}

/// One of several numbers, chosen by salt; zero if there is none.
fn pick_by(from: &[u32], salt: u32) -> u32 {
    from.get(salt as usize % from.len().max(1)).copied().unwrap_or(0)
}
