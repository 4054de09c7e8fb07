//! Who owes an act by an article: the one checker of tables that name every bearer.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use law::{Cite, DutyAct, Level, OrganKind, Rhythm, Seat, Standing, Tenure};

use crate::book::{cite, law};

/// From the county up, inside a province.
pub const LOCAL: &[Level] = &[Level::Province, Level::Prefecture, Level::County];
/// From the county up.
pub const FROM_COUNTY_UP: &[Level] = &[Level::Nation, Level::Province, Level::Prefecture, Level::County];
/// Every level.
pub const ALL_LEVELS: &[Level] = Level::ALL;
/// Every kind of organ.
pub const ALL_KINDS: &[OrganKind] = OrganKind::ALL;
/// A petition department.
pub const OFFICE: &[OrganKind] = &[OrganKind::PetitionOffice];

/// Of an organ that owes something, who is asked for it.
#[derive(Clone, Copy, Debug)]
pub enum Who {
    /// The organ itself, and so whoever sits in it.
    Organ,
    /// The organ and its leaders, not the clerks.
    Group,
    /// Everyone who holds a post there.
    Official,
    /// Those who hold one of these posts.
    Posts(&'static [Standing]),
}

/// The head, a member of the group, and the one in charge of petitions.
pub const LEADERS: Who = Who::Posts(&[Standing::Head, Standing::Member, Standing::PetitionLead]);

impl Who {
    fn asks(self, standing: Option<Standing>) -> bool {
        match self {
            Self::Organ => true,
            Self::Group => standing.is_none_or(Standing::is_leader),
            Self::Official => standing.is_some(),

            Self::Posts(posts) => standing.is_some_and(|standing| posts.contains(&standing)),
        }
    }
}

/// Provision, act, rhythm, kinds of organs, levels, who is asked.
pub type Row = (&'static str, DutyAct, &'static str, &'static [OrganKind], &'static [Level], Who);

type Line = (String, String, String, String);

fn line(rhythm: String, kind: OrganKind, level: Level, standing: Option<Standing>) -> Line {
    (rhythm, kind.to_string(), level.to_string(), standing.map(|standing| standing.to_string()).unwrap_or_default())
}

fn seats() -> impl Iterator<Item = (OrganKind, Level, Option<Standing>)> {
    let posts = || std::iter::once(None).chain(Standing::ALL.iter().copied().map(Some));
    ALL_KINDS.iter().flat_map(move |kind| {
        ALL_LEVELS.iter().flat_map(move |level| posts().map(move |standing| (*kind, *level, standing)))
    })
}

fn rhythm(of: &Rhythm) -> String {
    match of {
        Rhythm::Per { times, measure, period } => format!("{times} {measure} a {period}"),
        Rhythm::OnTrigger { trigger } => format!("on {trigger}"),
        Rhythm::AsNeeded => "as needed".to_owned(),
        Rhythm::Regularly => "regularly".to_owned(),
        Rhythm::AnyTime => "at any time".to_owned(),
        Rhythm::Standing => "always".to_owned(),
        Rhythm::Follows { .. } => "as others".to_owned(),
    }
}

/// Checks that in a year each act of the table is owed by exactly those whom its rows name, in that rhythm, and that
/// the articles of the table make nothing else a duty.
pub fn check(division: &str, year: i16, rows: &[Row]) {
    let tenure = Tenure { from: date(year, 1, 1), until: date(year, 12, 31) };
    let articles: BTreeSet<Cite> = rows.iter().map(|row| cite(row.0).whole_article()).collect();
    let mut found: BTreeMap<(String, String), BTreeSet<Line>> = BTreeMap::new();
    for (kind, level, standing) in seats() {
        let law = law(division, tenure.until).asked_by(Seat { organ: Some(kind), level: Some(level), standing });
        for answer in law.owed(tenure) {
            let of = answer.because.cite;
            if articles.contains(&of.whole_article()) {
                let act = answer.says.duty.says.act;
                let line = line(rhythm(answer.says.rhythm), kind, level, standing);
                found.entry((of.to_string(), act.to_string())).or_default().insert(line);
            }
        }
    }
    let mut expected: BTreeMap<(String, String), BTreeSet<Line>> = BTreeMap::new();
    for (of, act, rhythm, kinds, levels, who) in rows {
        let lines = expected.entry(((*of).to_owned(), act.to_string())).or_default();
        for (kind, level, standing) in seats() {
            if kinds.contains(&kind) && levels.contains(&level) && who.asks(standing) {
                lines.insert(line((*rhythm).to_owned(), kind, level, standing));
            }
        }
    }
    for key in found.keys().chain(expected.keys()) {
        let (owed, table) = (found.get(key), expected.get(key));
        let (owed, table) = (owed.cloned().unwrap_or_default(), table.cloned().unwrap_or_default());
        let more: Vec<&Line> = owed.difference(&table).take(9).collect();
        let less: Vec<&Line> = table.difference(&owed).take(9).collect();
        assert!(more.is_empty() && less.is_empty(), "{key:?}: beyond the table {more:?}, missing {less:?}");
    }
}
