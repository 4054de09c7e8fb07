//! A small invented place with its organs and people, and the law that ships.

use std::sync::LazyLock;

use domain::directory::{
    Directory, Division, Level, Official, Organ, OrganKind, Post, Standing, Tenure, add_division, add_official,
    add_organ, add_post, appoint,
};
use domain::{Actor, DivisionCode, OfficialId, OrganId, PostId};
use jiff::civil::{Date, date};
use law::{Calendars, ClockRule, LawBook, Pack, PackFile, load_calendar, load_pack};

/// The district and what it lies in. No real division has a number that begins with 99.
const DISTRICT: DivisionCode = DivisionCode(990_102);
const CITY: DivisionCode = DivisionCode(990_100);
const PROVINCE: DivisionCode = DivisionCode(990_000);
const NATION: DivisionCode = DivisionCode(999_999);
const TOWNSHIP: DivisionCode = DivisionCode(990_102_001);

const DIVISIONS: &[(DivisionCode, &str, Level, Option<DivisionCode>)] = &[
    (NATION, "云国", Level::Nation, None),
    (PROVINCE, "云州省", Level::Province, Some(NATION)),
    (CITY, "云川市", Level::Prefecture, Some(PROVINCE)),
    (DISTRICT, "临溪区", Level::County, Some(CITY)),
    (TOWNSHIP, "青石镇", Level::Township, Some(DISTRICT)),
];

/// Word in the tests, name, kind, next higher organ, last day.
type OrganRow = (&'static str, &'static str, OrganKind, Option<&'static str>, Option<Date>);

#[rustfmt::skip]
const ORGANS: &[OrganRow] = &[
    ("city", "云川市人民政府", OrganKind::Government, None, None),
    ("city-office", "云川市信访局", OrganKind::PetitionOffice, Some("city"), None),
    ("district", "临溪区人民政府", OrganKind::Government, Some("city"), None),
    ("office", "临溪区信访局", OrganKind::PetitionOffice, Some("district"), None),
    ("bureau", "临溪区住房建设局", OrganKind::Department, Some("district"), None),
    ("market", "临溪区市场监督管理局", OrganKind::Department, Some("district"), None),
    ("township", "青石镇人民政府", OrganKind::Township, Some("district"), None),
    ("closed", "临溪区房产局", OrganKind::Department, Some("district"), Some(date(2019, 12, 31))),
    ("province", "云州省人民政府", OrganKind::Government, None, None),
    ("province-office", "云州省信访局", OrganKind::PetitionOffice, Some("province"), None),
    ("national-office", "云国信访局", OrganKind::PetitionOffice, None, None),
    ("committee", "中共临溪区委员会", OrganKind::Committee, None, None),
    ("conference", "临溪区信访工作联席会议", OrganKind::JointConference, None, None),
    ("discipline", "中共临溪区纪律检查委员会", OrganKind::Discipline, Some("committee"), None),
    ("city-tax", "云川市税务局", OrganKind::VerticalDepartment, None, None),
    ("tax", "临溪区税务局", OrganKind::VerticalDepartment, Some("district"), None),
    ("heir", "临溪区住房事务中心", OrganKind::Department, Some("district"), None),
    ("team", "临溪区住房服务站", OrganKind::FieldOffice, Some("heir"), None),
];

/// Organs that lie elsewhere than in the district.
const ELSEWHERE: &[(&str, DivisionCode)] = &[
    ("city", CITY),
    ("city-office", CITY),
    ("city-tax", CITY),
    ("township", TOWNSHIP),
    ("province", PROVINCE),
    ("province-office", PROVINCE),
    ("national-office", NATION),
];

/// Organs that are run from above, each with its line.
const VERTICAL: &[(&str, &str)] = &[("tax", "city-tax")];

/// The people of every organ: word, title, standing.
const PEOPLE: &[(&str, &str, Standing)] = &[
    ("head", "局长", Standing::Head),
    ("member", "副局长", Standing::Member),
    ("lead", "分管信访的副局长", Standing::PetitionLead),
    ("clerk", "科员", Standing::Handler),
];

/// Directory and law.
pub struct Town {
    pub law: LawBook,
    pub directory: Directory,
}

static TOWN: LazyLock<Town> = LazyLock::new(|| Town {
    law: LawBook::new(packs_of_law(), calendars()).expect("one pack a day"),
    directory: directory(),
});

/// The town under the law that ships.
pub fn town() -> &'static Town {
    &TOWN
}

/// The town under a law in which the handling term is another.
pub fn town_with_term(change: impl Fn(&mut ClockRule)) -> Town {
    let mut packs = packs_of_law();
    let clocks = packs.iter_mut().flat_map(|pack| &mut pack.rules.clocks);
    clocks.filter(|rule| &*rule.head.id == "handle").for_each(change);
    Town { law: LawBook::new(packs, calendars()).expect("one pack a day"), directory: directory() }
}

/// The town in another place, with its organs changed; the law is the one that ships.
pub fn town_in(division: i64, change: impl Fn(&mut Organ)) -> Town {
    town_without("", division, change)
}

/// The town under the law that ships, after something happened to its organs.
pub fn town_after(change: impl Fn(&mut Directory)) -> Town {
    let mut directory = directory();
    change(&mut directory);
    Town { law: LawBook::new(packs_of_law(), calendars()).expect("one pack a day"), directory }
}

/// The same, without one of the packs that ship.
pub fn town_without(pack: &str, division: i64, change: impl Fn(&mut Organ)) -> Town {
    let mut directory = directory();
    let code = DivisionCode(division);
    let row = Division { code, name: "外地".to_owned(), level: Level::County, parent: None };
    add_division(&mut directory, row).expect("a division");
    for organ in directory.organs.values_mut() {
        organ.division = code;
        change(organ);
    }
    let packs = packs_of_law().into_iter().filter(|known| known.code.as_str() != pack).collect();
    Town { law: LawBook::new(packs, calendars()).expect("one pack a day"), directory }
}

fn calendars() -> Calendars {
    let files = packs::calendars();
    let year = |(path, text): &(String, &'static str)| load_calendar(PackFile { path, text }).expect("it ships");
    Calendars::new(files.iter().map(year))
}

fn packs_of_law() -> Vec<Pack> {
    let calendars = calendars();
    let load = |(_, files): (&str, Vec<(String, &'static str)>)| {
        let files: Vec<PackFile<'_>> = files.iter().map(|(path, text)| PackFile { path, text }).collect();
        load_pack(&files, &calendars).expect("it ships")
    };
    packs::packs().into_iter().map(load).collect()
}

/// The organ with this word; `nowhere` is none.
pub fn organ(word: &str) -> OrganId {
    if word == "nowhere" {
        return OrganId(99);
    }
    let at = ORGANS.iter().position(|(w, ..)| *w == word).expect(word);
    OrganId(i64::try_from(at).expect("few") + 1)
}

/// Whether an organ has this word.
pub fn is_organ(word: &str) -> bool {
    word == "nowhere" || ORGANS.iter().any(|(known, ..)| *known == word)
}

/// The word of an organ.
pub fn organ_word(id: OrganId) -> &'static str {
    let at = usize::try_from(id.0 - 1).ok();
    at.and_then(|at| ORGANS.get(at)).map_or("nowhere", |(word, ..)| word)
}

/// Everyone is `<organ>:<word>`; the clerk where no word follows. `former` held office at the bureau until 2020,
/// `idle` never did, `nobody` is unknown.
pub fn official(word: &str) -> OfficialId {
    let (place, person) = word.split_once(':').unwrap_or((word, "clerk"));
    match person {
        "former" => OfficialId(9_001),
        "idle" => OfficialId(9_002),
        "nobody" => OfficialId(9_999),
        _ => {
            let at = PEOPLE.iter().position(|(w, ..)| *w == person).expect(word);
            OfficialId(organ(place).0 * 10 + i64::try_from(at).expect("few"))
        }
    }
}

/// The word of an official.
pub fn official_word(id: OfficialId) -> String {
    let at = usize::try_from(id.0 % 10).expect("a digit");
    match PEOPLE.get(at) {
        Some((person, ..)) if id.0 < 9_000 => format!("{}:{person}", organ_word(OrganId(id.0 / 10))),
        _ => id.to_string(),
    }
}

/// Who acts for which organ: `bureau`, `bureau:head`.
pub fn actor(word: &str) -> Actor {
    let place = word.split_once(':').map_or(word, |(place, _)| place);
    Actor { official: official(word), organ: organ(place) }
}

fn directory() -> Directory {
    let mut directory = Directory::default();
    for (code, name, level, parent) in DIVISIONS {
        let division = Division { code: *code, name: (*name).to_owned(), level: *level, parent: *parent };
        add_division(&mut directory, division).expect(name);
    }
    for (word, name, kind, parent, until) in ORGANS {
        let division = ELSEWHERE.iter().find(|(known, _)| known == word).map_or(DISTRICT, |(_, place)| *place);
        let line = VERTICAL.iter().find(|(known, _)| known == word).map(|(_, line)| organ(line));
        let row = Organ {
            name: (*name).to_owned(),
            mark: "云".to_owned(),
            parent: parent.map(organ),
            line,
            vertical: line.is_some(),
            until: *until,
            ..Organ::new(organ(word), *kind, division, date(2000, 1, 1))
        };
        add_organ(&mut directory, row).expect(word);
        for (person, title, standing) in PEOPLE {
            let official = official(&format!("{word}:{person}"));
            employ(&mut directory, (official, organ(word)), (title, *standing), None);
        }
    }
    let former = (official("former:former"), organ("bureau"));
    employ(&mut directory, former, ("副局长", Standing::Member), Some(date(2020, 12, 31)));
    let idle = Official { id: official("idle:idle"), name: "闲先生".to_owned() };
    add_official(&mut directory, idle).expect("an official");
    directory
}

fn employ(directory: &mut Directory, who: (OfficialId, OrganId), what: (&str, Standing), until: Option<Date>) {
    let ((official, organ), (title, standing)) = (who, what);
    let person = Official { id: official, name: format!("{title}{official}") };
    add_official(directory, person).expect("an official");
    let post = Post { id: PostId(official.0), organ, title: title.to_owned(), standing };
    add_post(directory, post).expect("a post");
    let tenure = Tenure { until, ..Tenure::new(official, PostId(official.0), date(2000, 1, 1)) };
    appoint(directory, tenure).expect("a tenure");
}
