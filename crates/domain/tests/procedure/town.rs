//! A small invented place with its organs and people, and the law that ships.

use std::sync::LazyLock;

use domain::directory::{
    Directory, Division, Level, Official, Organ, OrganKind, Post, Standing, Tenure, add_division, add_official,
    add_organ, add_post, appoint,
};
use domain::{Actor, DivisionCode, OfficialId, OrganId, PostId};
use jiff::civil::{Date, date};
use law::{Calendars, ClockRule, LawBook, Pack, PackFile, load_calendar, load_pack};

/// The district. No real division has a number that begins with 99.
const DISTRICT: DivisionCode = DivisionCode(990_102);

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
];

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

/// The word of an organ.
pub fn organ_word(id: OrganId) -> &'static str {
    let at = usize::try_from(id.0 - 1).expect("from 1");
    ORGANS.get(at).map_or("nowhere", |(word, ..)| word)
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

/// Every organ that acts today.
pub fn organs() -> impl Iterator<Item = OrganId> + Clone {
    let active = ORGANS.iter().filter(|(.., until)| until.is_none());
    active.map(|(word, ..)| organ(word))
}

fn directory() -> Directory {
    let mut directory = Directory::default();
    let division = Division { code: DISTRICT, name: "临溪区".to_owned(), level: Level::County, parent: None };
    add_division(&mut directory, division).expect("a division");
    for (word, name, kind, parent, until) in ORGANS {
        let row = Organ {
            id: organ(word),
            name: (*name).to_owned(),
            mark: "云".to_owned(),
            kind: *kind,
            division: DISTRICT,
            parent: parent.map(organ),
            from: date(2000, 1, 1),
            until: *until,
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
    let tenure = Tenure { official, post: PostId(official.0), from: date(2000, 1, 1), until };
    appoint(directory, tenure).expect("a tenure");
}
