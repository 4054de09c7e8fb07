//! A small place with its organs, officials and law: as the program's directory, and as the model's own table.

use std::sync::LazyLock;

use domain::directory::{
    Directory, Division, EndOrgan, How, Level, Official, Organ, OrganKind, Post, Standing, Tenure, add_division,
    add_official, add_organ, add_post, appoint, end_organ,
};
use domain::matter::Accused;
use domain::{DivisionCode, OfficialId, OrganId, PostId};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::{Calendars, LawBook, PackFile, load_calendar, load_pack};

use super::terms::{Rule, Term};

/// Where the place lies, and when its histories begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// A province without rules of its own, under the regulations of 2022.
    Nation22,
    /// The same under the regulations of 2005.
    Nation05,
    /// Shandong under its regulations of 2015.
    Shandong,
    /// Beijing under its regulations of 2006.
    Beijing,
    /// A province without rules of its own, in the months in which the regulations changed.
    Change,
}

impl Region {
    pub const ALL: [Self; 5] = [Self::Nation22, Self::Nation05, Self::Shandong, Self::Beijing, Self::Change];

    /// The first day of its histories.
    pub fn start(self) -> Date {
        match self {
            Self::Nation22 => date(2024, 1, 8),
            Self::Nation05 => date(2014, 12, 8),
            Self::Shandong => date(2017, 4, 10),
            Self::Beijing => date(2012, 8, 6),
            Self::Change => date(2022, 3, 14),
        }
    }

    fn province(self) -> i64 {
        match self {
            Self::Nation22 | Self::Nation05 | Self::Change => 990_000,
            Self::Shandong => 370_000,
            Self::Beijing => 110_000,
        }
    }
}

/// Nation, province, prefecture, county, township, from the top.
const LEVELS: [Level; 5] = [Level::Nation, Level::Province, Level::Prefecture, Level::County, Level::Township];

/// Word, kind, depth of its division, next higher organ, line, run from above, whether it ends in the course.
type Row = (&'static str, OrganKind, usize, u8, u8, bool, bool);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("bureau-of-the-nation", OrganKind::PetitionOffice, 0, 0, 0, false, false),
    ("province", OrganKind::Government, 1, 0, 0, false, false),
    ("province-office", OrganKind::PetitionOffice, 1, 2, 1, false, false),
    ("city", OrganKind::Government, 2, 2, 0, false, false),
    ("city-office", OrganKind::PetitionOffice, 2, 4, 3, false, false),
    ("city-bureau", OrganKind::Department, 2, 4, 0, false, false),
    ("district", OrganKind::Government, 3, 4, 0, false, false),
    ("office", OrganKind::PetitionOffice, 3, 7, 5, false, false),
    ("bureau", OrganKind::Department, 3, 7, 6, false, false),
    ("market", OrganKind::Department, 3, 7, 0, false, false),
    ("township", OrganKind::Township, 4, 7, 0, false, false),
    ("city-tax", OrganKind::VerticalDepartment, 2, 0, 0, true, false),
    ("tax", OrganKind::VerticalDepartment, 3, 7, 12, true, false),
    ("merging", OrganKind::Department, 3, 7, 0, false, true),
    ("ending", OrganKind::Department, 3, 7, 0, false, true),
    ("conference", OrganKind::JointConference, 2, 0, 0, false, false),
    ("committee", OrganKind::Committee, 3, 0, 0, false, false),
    ("discipline", OrganKind::Discipline, 3, 17, 0, false, false),
    ("review-committee", OrganKind::ReviewCommittee, 2, 4, 0, false, false),
];

pub const NATIONAL_OFFICE: OrganId = OrganId(1);
pub const OFFICE: OrganId = OrganId(8);
const BUREAU: OrganId = OrganId(9);
pub const MARKET: OrganId = OrganId(10);
/// The committee for review and final review.
pub const COMMITTEE: OrganId = OrganId(19);
const MERGING: OrganId = OrganId(14);
/// No such organ.
pub const NOWHERE: OrganId = OrganId(99);
/// Held office at the bureau years ago.
pub const FORMER: OfficialId = OfficialId(9_001);
/// Comes to the bureau as a leader in the course.
pub const RISING: OfficialId = OfficialId(9_002);
/// No such official.
pub const NOBODY: OfficialId = OfficialId(9_999);

/// Days after the first one on which two organs end.
const ENDS_AFTER: i64 = 45;

/// Days after the first one on which the bureau gets another leader.
const RISES_AFTER: i64 = 30;

const STANDINGS: [Standing; 4] = [Standing::Head, Standing::Member, Standing::PetitionLead, Standing::Handler];

/// An organ as the model knows it.
#[derive(Clone, Debug)]
pub struct Body {
    pub word: &'static str,
    pub kind: OrganKind,
    /// How deep its division lies, from the nation at 0.
    pub depth: usize,
    pub above: Vec<OrganId>,
    pub until: Option<Date>,
}

/// The place, for both.
pub struct Town {
    pub region: Region,
    pub law: &'static LawBook,
    pub directory: Directory,
    bodies: Vec<Body>,
    /// The day on which somebody begins to lead the bureau.
    rise: Date,
    /// The terms that are only owed to those whose name and address are known.
    only_named: Vec<(Rule, &'static str)>,
}

/// Every place once.
pub fn towns() -> &'static [Town] {
    static TOWNS: LazyLock<Vec<Town>> = LazyLock::new(|| Region::ALL.into_iter().map(Town::new).collect());
    &TOWNS
}

fn law() -> &'static LawBook {
    static LAW: LazyLock<LawBook> = LazyLock::new(|| {
        let files = packs::calendars();
        let year = |(path, text): &(String, &'static str)| load_calendar(PackFile { path, text }).expect("it ships");
        let calendars = Calendars::new(files.iter().map(year));
        let load = |(_, files): (&str, Vec<(String, &'static str)>)| {
            let files: Vec<PackFile<'_>> = files.iter().map(|(path, text)| PackFile { path, text }).collect();
            load_pack(&files, &calendars).expect("it ships")
        };
        let packs = packs::packs().into_iter().map(load).collect();
        LawBook::new(packs, calendars).expect("one pack a day")
    });
    &LAW
}

/// R22-23¶2: no notice where name or address are unclear. For which terms that is read so, the packs say.
fn only_named() -> Vec<(Rule, &'static str)> {
    let named = |term: &&Term| {
        let pack = term.rule.word().parse().expect("a code");
        law().clock(pack, term.id).is_some_and(|clock| clock.says.identified)
    };
    Term::all().iter().filter(named).map(|term| (term.rule, term.id)).collect()
}

fn some(number: u8) -> Option<OrganId> {
    (number > 0).then_some(OrganId(i64::from(number)))
}

impl Town {
    fn new(region: Region) -> Self {
        let end = region.start().saturating_add(ENDS_AFTER.days());
        let rise = region.start().saturating_add(RISES_AFTER.days());
        let body = |&(word, kind, depth, parent, line, vertical, ends): &Row| {
            let parent = some(parent).filter(|_| !vertical);
            Body {
                word,
                kind,
                depth,
                above: parent.into_iter().chain(some(line)).collect(),
                until: ends.then_some(end),
            }
        };
        Self {
            region,
            law: law(),
            directory: directory(region, end, rise),
            bodies: ROWS.iter().map(body).collect(),
            only_named: only_named(),
            rise,
        }
    }

    pub fn organs(&self) -> impl Iterator<Item = OrganId> {
        (1_i64..).map(OrganId).take(self.bodies.len())
    }

    pub fn body(&self, organ: OrganId) -> Option<&Body> {
        self.bodies.get(usize::try_from(organ.0 - 1).ok()?)
    }

    pub fn kind(&self, organ: OrganId) -> Option<OrganKind> {
        self.body(organ).map(|body| body.kind)
    }

    pub fn alive(&self, organ: OrganId, on: Date) -> bool {
        self.body(organ).is_some_and(|body| body.until.is_none_or(|until| on <= until))
    }

    /// Next above it, its own place first.
    pub fn next_above(&self, organ: OrganId) -> &[OrganId] {
        self.body(organ).map_or(&[], |body| &body.above)
    }

    /// Everything above it with the number of steps, nearest first.
    pub fn ladder(&self, organ: OrganId) -> Vec<(OrganId, usize)> {
        let mut ladder = vec![(organ, 0)];
        let mut at = 0;
        while at < ladder.len() {
            let (from, steps) = ladder[at];
            for next in self.next_above(from) {
                if ladder.iter().all(|(known, _)| known != next) {
                    ladder.push((*next, steps + 1));
                }
            }
            at += 1;
        }
        ladder.remove(0);
        ladder
    }

    pub fn is_above(&self, above: OrganId, organ: OrganId) -> bool {
        self.ladder(organ).iter().any(|(known, _)| *known == above)
    }

    /// Officials are numbered by organ; the last digit is the standing.
    pub fn serves(&self, official: OfficialId, organ: OrganId) -> bool {
        official.0 / 10 == organ.0 && self.body(organ).is_some() && (0..4).contains(&(official.0 % 10))
    }

    pub fn leads(&self, official: OfficialId, organ: OrganId) -> bool {
        self.serves(official, organ) && official.0 % 10 != 3
    }

    pub fn knows(&self, official: OfficialId) -> bool {
        official == FORMER || official == RISING || self.serves(official, OrganId(official.0 / 10))
    }

    /// The wall of R22-30¶3: not the accused, nothing below the accused, nothing that an accused person leads.
    pub fn hides(&self, accused: &Accused, organ: OrganId, person: Option<OfficialId>, on: Date) -> bool {
        let chain = || std::iter::once(organ).chain(self.ladder(organ).into_iter().map(|(above, _)| above));
        accused.organs.iter().any(|one| chain().any(|above| above == *one))
            || accused.officials.iter().any(|one| {
                person == Some(*one)
                    || chain()
                        .any(|above| self.leads(*one, above) || *one == RISING && above == BUREAU && on >= self.rise)
            })
    }

    /// Whether an organ lies in the division of another, or in one below it. The place is one line of divisions.
    pub fn lies_within(&self, organ: OrganId, of: OrganId) -> bool {
        let depth = |organ| self.body(organ).map(|body| body.depth);
        depth(organ).is_some_and(|inner| depth(of).is_some_and(|outer| inner >= outer))
    }

    /// Organs of these kinds at exactly this depth.
    pub fn at_depth(&self, depth: usize, kinds: &[OrganKind]) -> Vec<OrganId> {
        let fits = |organ: &OrganId| self.body(*organ).is_some_and(|b| b.depth == depth && kinds.contains(&b.kind));
        self.organs().filter(fits).collect()
    }

    /// Who carries on for an organ that ended.
    pub fn successors(&self, organ: OrganId, on: Date) -> Vec<OrganId> {
        if organ == MERGING && !self.alive(organ, on) { vec![MARKET] } else { Vec::new() }
    }

    pub fn word(&self, organ: OrganId) -> &'static str {
        self.body(organ).map_or("nowhere", |body| body.word)
    }

    pub fn only_named(&self, term: &Term) -> bool {
        self.only_named.contains(&(term.rule, term.id))
    }

    pub fn division(&self, depth: usize) -> DivisionCode {
        divisions(self.region)[depth]
    }
}

fn divisions(region: Region) -> [DivisionCode; 5] {
    let province = region.province();
    let township = (province + 102) * 1_000 + 1;
    [100_000, province, province + 100, province + 102, township].map(DivisionCode)
}

fn directory(region: Region, end: Date, rise: Date) -> Directory {
    let mut directory = Directory::default();
    let first = date(2000, 1, 1);
    let codes = divisions(region);
    for (depth, level) in LEVELS.into_iter().enumerate() {
        let parent = depth.checked_sub(1).map(|above| codes[above]);
        let division = Division { code: codes[depth], name: format!("云川{depth}"), level, parent };
        add_division(&mut directory, division).expect("a division");
    }
    for (organ, (word, kind, depth, parent, line, vertical, _)) in (1..).map(OrganId).zip(ROWS) {
        let row = Organ {
            name: (*word).to_owned(),
            mark: format!("云{organ}"),
            parent: some(*parent),
            vertical: *vertical,
            ..Organ::new(organ, *kind, codes[*depth], first)
        };
        add_organ(&mut directory, Organ { line: some(*line).filter(|above| *above < organ), ..row }).expect(word);
        for (at, standing) in (0..).zip(STANDINGS) {
            employ(&mut directory, (OfficialId(organ.0 * 10 + at), organ, standing), (first, None));
        }
    }
    let former = (FORMER, BUREAU, Standing::Member);
    employ(&mut directory, former, (first, Some(date(2003, 12, 31))));
    employ(&mut directory, (RISING, BUREAU, Standing::Member), (rise, None));
    for (organ, row) in (1..).map(OrganId).zip(ROWS).filter(|(_, row)| row.6) {
        let (how, successors) =
            if organ == MERGING { (How::Merged, vec![MARKET]) } else { (How::Dissolved, Vec::new()) };
        end_organ(&mut directory, EndOrgan { organ, until: end, how, successors }).expect(row.0);
    }
    directory
}

fn employ(directory: &mut Directory, who: (OfficialId, OrganId, Standing), when: (Date, Option<Date>)) {
    let ((official, organ, standing), (from, until)) = (who, when);
    add_official(directory, Official { id: official, name: format!("官员{official}") }).expect("an official");
    let post = Post { id: PostId(official.0), organ, title: "职务".to_owned(), standing };
    add_post(directory, post).expect("a post");
    let tenure = Tenure { until, ..Tenure::new(official, PostId(official.0), from) };
    appoint(directory, tenure).expect("a tenure");
}
