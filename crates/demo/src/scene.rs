//! The particulars of one matter, and how they are put into a text.

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};

use crate::chance::Chance;
use crate::city::{City, County, Township};
use crate::names;

/// Where someone lives, or where something happens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot<'c> {
    /// Place of the county in the city's list.
    pub(crate) county_at: usize,
    pub(crate) county: &'c County,
    pub(crate) township: &'c Township,
    village: (&'static str, &'static str),
    team: u32,
    community: &'static str,
    estate: (&'static str, &'static str),
    building: u32,
    village_home: bool,
}

/// Of the people of a town so many per mille live in its villages.
const VILLAGE_HOMES_PER_MILLE: u32 = 700;

impl<'c> Spot<'c> {
    /// A spot anywhere, more often where more people live.
    pub(crate) fn draw(chance: &mut Chance, city: &'c City) -> Self {
        let counties = city.counties();
        let county_at = chance.weighted(counties.iter().map(|c| c.weight));
        let county = &counties[county_at];
        // A sub-district holds about three times the people of a town.
        let at = chance.weighted(county.townships.iter().map(|t| if t.is_street { 3 } else { 1 }));
        Self::within(chance, county_at, county, &county.townships[at])
    }

    /// A spot in a town of this county, off the streets.
    pub(crate) fn in_country(chance: &mut Chance, county_at: usize, county: &'c County) -> Self {
        let at = chance.weighted(county.townships.iter().map(|t| u32::from(!t.is_street)));
        Self::within(chance, county_at, county, &county.townships[at])
    }

    fn within(chance: &mut Chance, county_at: usize, county: &'c County, township: &'c Township) -> Self {
        Self {
            county_at,
            county,
            township,
            village: (chance.pick(names::SURNAMES), chance.pick(names::VILLAGE_ENDS)),
            team: chance.between(1, 12),
            community: chance.pick(names::COMMUNITIES),
            estate: (chance.pick(names::ESTATES.0), chance.pick(names::ESTATES.1)),
            building: chance.between(1, 28),
            village_home: !township.is_street && chance.per_mille(VILLAGE_HOMES_PER_MILLE),
        }
    }

    /// Whether people here live in a village rather than in an estate.
    pub(crate) fn is_village(&self) -> bool {
        self.village_home
    }

    /// The postal address of someone who lives here.
    pub(crate) fn address(&self, chance: &mut Chance) -> String {
        let mut out = String::with_capacity(80);
        out.push_str(self.county.name);
        out.push_str(&self.township.name);
        if !self.village_home {
            push_all(&mut out, &[self.community, "社区", self.estate.0, self.estate.1]);
            push_number(&mut out, self.building);
            out.push('栋');
            push_number(&mut out, chance.between(1, 4));
            out.push_str("单元");
            push_number(&mut out, chance.between(1, 18) * 100 + chance.between(1, 4));
            out.push('室');
        } else {
            push_all(&mut out, &[self.village.0, "家", self.village.1, "村"]);
            push_number(&mut out, self.team);
            out.push('组');
            push_number(&mut out, chance.between(1, 99));
            out.push('号');
        }
        out
    }
}

/// All particulars of a matter. One value for each slot, so that title, text and answer agree.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scene<'c> {
    pub(crate) spot: Spot<'c>,
    /// How many people stand behind it; one, or many who speak as 我们.
    pub(crate) heads: u32,
    /// When it began.
    pub(crate) began: Date,
    /// Something that happened lately.
    pub(crate) lately: Date,
    /// The day of writing, from which other years are told.
    pub(crate) told: Date,
    since: u32,
    old_year: i16,
    road: &'static str,
    river: &'static str,
    brand: &'static str,
    surname: &'static str,
    night: &'static str,
    school: u32,
    hospital: u32,
    few: u32,
    tens: u32,
    hundreds: u32,
    yuan: u32,
    wan_tenths: u32,
    mu_tenths: u32,
    households: u32,
    metres: u32,
    age: u32,
}

/// The longest time that something has been going on, in days, beyond the shortest.
const SINCE_DAYS_SPREAD: u32 = 800;
/// The shortest.
const SINCE_DAYS_MIN: u32 = 12;

impl<'c> Scene<'c> {
    pub(crate) fn draw(chance: &mut Chance, spot: Spot<'c>, told: Date, heads: u32) -> Self {
        // The product of two draws: most troubles are young, a few are old.
        let since = SINCE_DAYS_MIN + chance.below(SINCE_DAYS_SPREAD) * chance.below(1000) / 1000;
        let began = days_before(told, since);
        let lately = days_before(told, chance.between(4, since.min(60)));
        let tens = chance.between(11, 36);
        let yuan = match chance.below(3) {
            0 => chance.between(24, 98) * 10,
            1 => chance.between(10, 49) * 100,
            _ => chance.between(1001, 9899),
        };
        Self {
            spot,
            heads,
            began,
            lately,
            told,
            since,
            old_year: began.year() - chance.between(1, 9) as i16,
            road: chance.pick(names::ROADS),
            river: chance.pick(names::RIVERS),
            brand: chance.pick(names::BRANDS),
            surname: chance.pick(names::SURNAMES),
            night: chance.pick(names::NIGHT_HOURS),
            school: chance.below(8),
            hospital: chance.below(3),
            few: chance.between(3, 9),
            tens,
            hundreds: chance.between(12, 78) * 10,
            yuan,
            wan_tenths: 12 + chance.below(400) * chance.below(1000) / 1000,
            mu_tenths: chance.between(8, 64),
            households: if heads > 1 { heads } else { chance.between(18, 160) },
            metres: chance.between(12, 95),
            age: chance.between(66, 88),
        }
    }

    /// Whether many people speak.
    pub(crate) fn is_joint(&self) -> bool {
        self.heads > 1
    }

    /// Writes a template, its slots filled.
    pub(crate) fn write(&self, template: &str, out: &mut String) {
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((slot, tail)) = after.split_once('}') else {
                break;
            };
            self.slot(slot, out);
            rest = tail;
        }
        out.push_str(rest);
    }

    /// Writes what fills one slot.
    pub(crate) fn slot(&self, slot: &str, out: &mut String) {
        let spot = &self.spot;
        match slot {
            "我" => out.push_str(if self.is_joint() { "我们" } else { "我" }),
            "县" => out.push_str(spot.county.name),
            "上" => out.push_str(spot.county.above),
            "乡" => out.push_str(&spot.township.name),
            "地" => push_all(out, &[spot.county.name, &spot.township.name]),
            "村" => push_all(out, &[spot.village.0, "家", spot.village.1, "村"]),
            "组" => push_counted(out, spot.team, "组"),
            "社" => push_all(out, &[spot.community, "社区"]),
            "区" => push_all(out, &[spot.estate.0, spot.estate.1]),
            "栋" => push_counted(out, spot.building, "栋"),
            "路" => out.push_str(self.road),
            "河" => out.push_str(self.river),
            "名" => out.push_str(self.brand),
            "姓" => out.push_str(self.surname),
            "时" => out.push_str(self.night),
            "校" => self.school(out),
            "园" => push_all(out, &[self.brand, "幼儿园"]),
            "医" => self.hospital(out),
            "人" => push_number(out, self.heads),
            "数" => push_number(out, self.few),
            "几" => push_number(out, self.tens),
            "百" => push_number(out, self.hundreds),
            "元" => push_number(out, self.yuan),
            "万" => push_tenths(out, self.wan_tenths),
            "亩" => {
                push_tenths(out, self.mu_tenths);
                out.push('亩');
            }
            "户" => push_number(out, self.households),
            "米" => push_number(out, self.metres),
            "龄" => push_number(out, self.age),
            "年" => push_counted(out, self.old_year.unsigned_abs().into(), "年"),
            "月" => push_month(out, self.began, self.told),
            "日" => push_day(out, self.lately, self.told),
            "久" => out.push_str(how_long(self.since)),
            // A slot that is not known stays readable; a test looks for braces.
            other => push_all(out, &["{", other, "}"]),
        }
    }

    fn school(&self, out: &mut String) {
        const CITY_SCHOOLS: [&str; 8] =
            ["一中", "二中", "三中", "实验中学", "第一小学", "第二小学", "实验小学", "职业中专"];
        if self.spot.township.is_street || self.school == 0 {
            push_all(out, &[self.spot.county.stem, CITY_SCHOOLS[self.school as usize % 8]]);
        } else {
            let end = if self.school.is_multiple_of(2) { "中学" } else { "中心小学" };
            push_all(out, &[town_stem(&self.spot.township.name), end]);
        }
    }

    fn hospital(&self, out: &mut String) {
        const HOSPITALS: [&str; 3] = ["人民医院", "中医院", "妇幼保健院"];
        push_all(out, &[self.spot.county.name, HOSPITALS[self.hospital as usize % 3]]);
    }
}

/// The name of a town without its last character.
fn town_stem(name: &str) -> &str {
    name.char_indices().next_back().map_or(name, |(end, _)| &name[..end])
}

/// Common words for a number of days.
fn how_long(days: u32) -> &'static str {
    match days {
        0..20 => "半个多月",
        20..40 => "一个月",
        40..75 => "两个月",
        75..105 => "三个多月",
        105..150 => "四个多月",
        150..210 => "半年",
        210..330 => "大半年",
        330..550 => "一年多",
        _ => "两年",
    }
}

pub(crate) fn push_all(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

fn push_counted(out: &mut String, number: u32, unit: &str) {
    push_number(out, number);
    out.push_str(unit);
}

/// Decimal digits without the formatting machinery, which would take a third of the time of a text.
pub(crate) fn push_number(out: &mut String, number: u32) {
    let mut digits = [0_u8; 10];
    let mut left = number;
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    out.extend(digits[at..].iter().map(|&d| char::from(d)));
}

fn push_tenths(out: &mut String, tenths: u32) {
    push_number(out, tenths / 10);
    // Nobody writes tenths of a large amount.
    if !tenths.is_multiple_of(10) && tenths < 150 {
        out.push('.');
        push_number(out, tenths % 10);
    }
}

/// A year as people say it on a certain day: nothing for this one, 去年 for the last.
fn push_year(out: &mut String, date: Date, told: Date) {
    match told.year() - date.year() {
        0 => {}
        1 => out.push_str("去年"),
        _ => push_counted(out, date.year().unsigned_abs().into(), "年"),
    }
}

fn push_month(out: &mut String, date: Date, told: Date) {
    if date.year() == told.year() {
        out.push_str("今年");
    }
    push_year(out, date, told);
    push_counted(out, date.month().unsigned_abs().into(), "月");
}

/// A day as people say it on another day.
pub(crate) fn push_day(out: &mut String, date: Date, told: Date) {
    push_year(out, date, told);
    push_counted(out, date.month().unsigned_abs().into(), "月");
    push_counted(out, date.day().unsigned_abs().into(), "日");
}

/// The day so many days earlier.
pub(crate) fn days_before(date: Date, days: u32) -> Date {
    date.saturating_sub(i64::from(days).days())
}

/// The day so many days later.
pub(crate) fn days_after(date: Date, days: u32) -> Date {
    date.saturating_add(i64::from(days).days())
}

/// Days from one day to another; zero if the other is earlier.
pub(crate) fn days_between(from: Date, to: Date) -> u32 {
    const DAY: SignedDuration = SignedDuration::from_hours(24);
    u32::try_from(to.duration_since(from).as_secs() / DAY.as_secs()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_and_days_are_written_as_people_write_them() {
        let told = date(2026, 3, 9);
        let mut out = String::new();
        push_number(&mut out, 0);
        push_number(&mut out, 4_294_967_295);
        assert_eq!(out, "04294967295");
        for (tenths, expected) in [(36, "3.6"), (40, "4"), (263, "26")] {
            out.clear();
            push_tenths(&mut out, tenths);
            assert_eq!(out, expected);
        }
        for (day, expected) in [(date(2026, 2, 3), "2月3日"), (date(2025, 12, 30), "去年12月30日")] {
            out.clear();
            push_day(&mut out, day, told);
            assert_eq!(out, expected);
        }
        for (day, expected) in [(date(2026, 1, 1), "今年1月"), (date(2024, 5, 1), "2024年5月")] {
            out.clear();
            push_month(&mut out, day, told);
            assert_eq!(out, expected);
        }
        assert_eq!(days_between(date(2026, 2, 28), date(2026, 3, 2)), 2);
        assert_eq!(days_between(date(2026, 3, 2), date(2026, 2, 28)), 0);
    }
}
