//! Divisions: fixed counties, townships dealt out by chance. No county name, and no township name in the
//! tables below, is that of a real division.

use super::{CITY, CITY_CODE, Division, Level, NATION, NATION_CODE, PROVINCE, PROVINCE_CODE};
use crate::chance::Chance;

/// Code, name, the same without its last character, share of people, sub-districts, towns.
type CountyRow = (u32, &'static str, &'static str, u32, u32, u32);

/// The counties. Districts are small and dense, counties wide.
const COUNTIES: &[CountyRow] = &[
    (990_102, "雁汀区", "雁汀", 22, 5, 2),
    (990_103, "砚湖区", "砚湖", 18, 4, 2),
    (990_121, "松畈县", "松畈", 12, 1, 6),
    (990_122, "禾岭县", "禾岭", 10, 1, 5),
    (990_123, "柘湖县", "柘湖", 13, 1, 7),
    (990_124, "朔溪县", "朔溪", 9, 1, 5),
    (990_181, "岚浦市", "岚浦", 16, 2, 6),
];

/// Names for sub-districts.
const STREETS: &[&str] = &[
    "迎晖", "和畅", "澄心", "晚枫", "东篱", "涵碧", "芳汀", "清晏", "听澜", "揽月", "乐耕", "知春", "朝雨", "砚田",
    "鼓角", "船埠",
];

/// Names for towns and townships.
const TOWNS: &[&str] = &[
    "柏桥", "柏坪", "柏湾", "柏渡", "青湾", "青坝", "青渡", "杨塘", "杨畈", "桃湾", "桃坝", "桃渡", "松塘", "松桥",
    "松湾", "竹桥", "竹岭", "竹坝", "梅坪", "梅店", "枫塘", "枫坝", "枫店", "桂桥", "桂湾", "桂坪", "芦桥", "芦坪",
    "芦湾", "荷溪", "荷湾", "荷桥", "莲桥", "莲溪", "莲坪", "莲湾", "樟桥", "樟湾", "樟岭", "槐塘", "槐溪", "槐岭",
    "栗塘", "栗桥", "栗坪", "栗湾", "茶溪", "茶坪", "茶湾", "桑塘", "桑桥", "桑湾", "双坝", "双岭", "双铺", "鹤桥",
    "鹤湾", "鹤坪", "雁塘", "雁桥", "雁坪", "鹭塘", "鹭湾", "鹭溪", "月桥", "月湾", "月岭", "麦塘", "麦桥", "稻溪",
    "稻湾", "楠塘", "楠溪", "楠桥", "榆桥", "榆湾", "砚塘", "砚桥", "墨溪", "墨桥", "长溪", "长湾", "云坪", "云湾",
];

/// A county and what it holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    pub(super) code: u32,
    pub(super) name: &'static str,
    pub(super) stem: &'static str,
    pub(super) weight: u32,
    pub(super) towns: Vec<Town>,
}

/// A township-level division of a county.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Town {
    pub(super) code: u32,
    pub(super) name: String,
    pub(super) stem: &'static str,
}

/// The list of divisions, parents first, and the same as a tree.
pub(super) fn settle(chance: &mut Chance) -> (Vec<Division>, Vec<Place>) {
    let mut streets = shuffled(STREETS, chance).into_iter();
    let mut towns = shuffled(TOWNS, chance).into_iter();
    let places: Vec<Place> = COUNTIES
        .iter()
        .map(|&(code, name, stem, weight, streets_here, towns_here)| {
            let mut here = Vec::new();
            // Nine digits: the county's six, then 001.. for sub-districts, 100.. for towns, 200.. for townships.
            for (at, stem) in (1..).zip(streets.by_ref().take(streets_here as usize)) {
                here.push(Town { code: code * 1000 + at, name: format!("{stem}街道"), stem });
            }
            let some = towns_here + chance.below(3);
            for (at, stem) in (0..).zip(towns.by_ref().take(some as usize)) {
                // The last of a county is a township, the rest are towns.
                let (first, end) = if at + 1 == some { (200, "乡") } else { (100, "镇") };
                here.push(Town { code: code * 1000 + first + at, name: format!("{stem}{end}"), stem });
            }
            Place { code, name, stem, weight, towns: here }
        })
        .collect();
    (divisions(&places), places)
}

fn divisions(places: &[Place]) -> Vec<Division> {
    let of = |code, name: &str, level, parent| Division { code, name: name.to_owned(), level, parent };
    let mut all = vec![
        of(NATION_CODE, NATION, Level::Nation, None),
        of(PROVINCE_CODE, PROVINCE.0, Level::Province, Some(NATION_CODE)),
        of(CITY_CODE, CITY.0, Level::Prefecture, Some(PROVINCE_CODE)),
    ];
    all.extend(places.iter().map(|p| of(p.code, p.name, Level::County, Some(CITY_CODE))));
    for place in places {
        all.extend(place.towns.iter().map(|t| of(t.code, &t.name, Level::Township, Some(place.code))));
    }
    all
}

/// The same names in an order of chance (Fisher and Yates).
fn shuffled(names: &'static [&'static str], chance: &mut Chance) -> Vec<&'static str> {
    let mut names = names.to_vec();
    for at in (1..names.len()).rev() {
        names.swap(at, chance.below(at as u32 + 1) as usize);
    }
    names
}
