//! The desk: what is somebody's to do today, in the order of the law.
//!
//! Which work that is follows from the policies, what lies where from the list, when it is due from the terms of each
//! matter. Nothing is decided here.

mod order;
mod section;

pub use order::{Place, Standing, Term};
pub use section::SectionKind;

use domain::matter::{Matter, NextAct, Receipt, StageName, still_open};
use domain::{OfficialId, OrganId};
use law::Unit;
use policy::Action;
use store::Session;
use store::read::{Due, ListedMatter, MatterFilter, Towards};

use crate::work::load;
use crate::{App, DueCounts, Failure, MatterFacts, MatterKey, Subject, Target, Tie};

/// Lines shown of each section: a desk is looked over at a glance, the list has the rest.
const LINES: usize = 6;
/// Lines looked at for them: what stands still sorts among the overdue in the list, and behind them on the desk.
const LOOKED_AT: u16 = 12;
/// Where counting ends that no kept count answers: beyond it people need no number but a narrower list.
pub const COUNTED_MAX: u16 = 1_000;

/// How many matters a list has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Count {
    /// So many.
    pub n: i64,
    /// Or more: counting ended there.
    pub or_more: bool,
}

/// One matter on a desk.
#[derive(Clone, Debug)]
pub struct DeskLine {
    /// The line as the list has it.
    pub listed: ListedMatter,
    /// Its receipt number.
    pub receipt: Receipt,
    /// What may happen next, the expected act first.
    pub next: Option<NextAct>,
    /// The duty that is due next.
    pub term: Option<Term>,
    /// Where it stands in the order, and why.
    pub place: Place,
    /// Whether the one who looks is charged with it.
    pub mine: bool,
}

/// One kind of work.
#[derive(Clone, Debug)]
pub struct Section {
    /// Which.
    pub kind: SectionKind,
    /// The list behind it.
    pub filter: MatterFilter,
    /// How many matters that list has.
    pub all: Count,
    /// How many of them are overdue.
    pub overdue: Count,
    /// How many of them are due within days.
    pub soon: Count,
    /// The most pressing ones.
    pub lines: Vec<DeskLine>,
}

/// Somebody's desk.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Sections with work, the most pressing first.
    pub sections: Vec<Section>,
    /// Sections without work today.
    pub clear: Vec<SectionKind>,
}

impl App {
    /// The desk of somebody who signed in. Whoever works on no matter has an empty one.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn desk(&self, subject: &Subject) -> Result<Desk, Failure> {
        let mut desk = Desk::default();
        for kind in SectionKind::ALL {
            if !self.works_on(subject, kind)? {
                continue;
            }
            let filter = kind.filter(subject.actor.official, subject.actor.organ, subject.today);
            let all = self.count_for(subject, &filter).await?;
            if all.n == 0 {
                desk.clear.push(kind);
                continue;
            }
            desk.sections.push(self.section(subject, kind, filter, all).await?);
        }
        // Within what is equally pressing the order of the procedure stays.
        desk.sections.sort_by(|one, other| {
            let first = |section: &Section| section.lines.first().map(|line| line.place);
            let rank = |section: &Section| first(section).map_or(u8::MAX, |place| place.standing.rank());
            (one.kind.looks_after(), rank(one)).cmp(&(other.kind.looks_after(), rank(other)))
        });
        Ok(desk)
    }

    /// How many matters somebody finds in a list: exactly where it is counted all the time, otherwise as far as
    /// [`COUNTED_MAX`].
    ///
    /// # Errors
    /// [`Failure::Denied`] where they see no list; a failure of the database.
    pub async fn count_for(&self, subject: &Subject, filter: &MatterFilter) -> Result<Count, Failure> {
        if let Some(badges) = self.badges_for(subject, filter).await? {
            let DueCounts { overdue, week, later } = badges.due;
            let part = self.part_of(filter.due, subject);
            let counted = match part {
                Some(Part::All) => Some(badges.all),
                Some(Part::Overdue) => Some(overdue),
                Some(Part::Soon) => Some(week),
                Some(Part::Later) => Some(later),
                None => None,
            };
            if let Some(n) = counted {
                return Ok(Count { n, or_more: false });
            }
        }
        let filter = MatterFilter { wall: Some(self.scope(subject, Action::List)?), ..filter.clone() };
        let n = self.db.read().await?.count_listed(&filter, COUNTED_MAX + 1).await?;
        let most = i64::from(COUNTED_MAX);
        Ok(Count { n: n.min(most), or_more: n > most })
    }

    /// Which part of the due dates a filter asks for, as the kept counts tell them apart.
    fn part_of(&self, due: Due, subject: &Subject) -> Option<Part> {
        let (today, soon) = (subject.today, section::soon(subject.today));
        match due {
            Due::Any => Some(Part::All),
            Due::Before(day) if day == today => Some(Part::Overdue),
            Due::Between(from, until) if (from, until) == (today, soon) => Some(Part::Soon),
            Due::From(from) if soon.tomorrow().is_ok_and(|day| day == from) => Some(Part::Later),
            Due::Before(_) | Due::Between(..) | Due::From(_) => None,
        }
    }

    /// Whether a section is somebody's work: the policies permit what is done there.
    fn works_on(&self, subject: &Subject, kind: SectionKind) -> Result<bool, Failure> {
        let own = MatterFacts::of(subject.actor.organ.0);
        let may = |action: &Action| self.may(subject, *action, Target::Matter(&own), Tie::default()).is_ok();
        if !kind.actions().iter().any(may) || self.scope(subject, Action::List).is_err() {
            return Ok(false);
        }
        Ok(!kind.looks_after() || self.looks_after_others(subject, Action::Urge)?)
    }

    async fn section(
        &self,
        subject: &Subject,
        kind: SectionKind,
        filter: MatterFilter,
        all: Count,
    ) -> Result<Section, Failure> {
        let today = subject.today;
        let (overdue, soon) = match filter.due {
            Due::Any => {
                let overdue = MatterFilter { due: Due::Before(today), ..filter.clone() };
                let soon = MatterFilter { due: Due::Between(today, section::soon(today)), ..filter.clone() };
                (self.count_for(subject, &overdue).await?, self.count_for(subject, &soon).await?)
            }
            Due::Before(_) => (all, Count::default()),
            Due::Between(..) | Due::From(_) => (Count::default(), all),
        };
        let listed = self.list_for(subject, &filter, &Towards::Start, LOOKED_AT).await?;
        let mut lines = Vec::with_capacity(listed.page.lines.len());
        let mut session = self.db.snapshot().await?;
        for line in listed.page.lines {
            lines.extend(self.desk_line(&mut session, subject, line).await?);
        }
        lines.sort_by(|one: &DeskLine, other| one.place.before(&other.place));
        lines.truncate(LINES);
        Ok(Section { kind, filter, all, overdue, soon, lines })
    }

    /// A line of the list with what its matter says of term and next act; `None` where it has gone meanwhile.
    async fn desk_line(
        &self,
        session: &mut Session,
        subject: &Subject,
        listed: ListedMatter,
    ) -> Result<Option<DeskLine>, Failure> {
        let key = MatterKey { shard: listed.shard, id: domain::MatterId(listed.id) };
        let Some(matter) = load(session, key).await?.matter else { return Ok(None) };
        let term = self.term(&matter);
        let directory = self.directory();
        let calendar = self.law.calendar(&directory.seat(matter.holder).0);
        let place = Place {
            standing: Standing::of(term.as_ref(), subject.today, calendar),
            due_on: term.as_ref().map(|term| term.due_on),
            received_on: matter.received_on,
            key,
        };
        let next = next_for(&matter, subject.actor.organ, subject);
        let mine = is_charged(&matter, subject.actor.official);
        Ok(Some(DeskLine { listed, receipt: matter.receipt, next, term, place, mine }))
    }

    fn term(&self, matter: &Matter) -> Option<Term> {
        let clock = matter.next_due()?;
        let rule = self.law.clock(clock.pack, &clock.rule);
        Some(Term {
            rule: clock.rule.clone(),
            cite: clock.cite,
            organ: clock.organ,
            due_on: clock.due_on,
            in_working_days: rule.is_some_and(|rule| rule.says.period.unit == Unit::WorkingDays),
            paused_on: clock.paused_on,
        })
    }
}

/// The parts of the due dates that are counted all the time.
enum Part {
    All,
    Overdue,
    Soon,
    Later,
}

fn is_charged(matter: &Matter, official: OfficialId) -> bool {
    matter.handlers.contains(&official)
}

/// The first act that is open to an organ, or else the first one that is open to anybody in office.
fn next_for(matter: &Matter, organ: OrganId, subject: &Subject) -> Option<NextAct> {
    let open = still_open(matter, subject.today);
    let own = open.iter().find(|next| next.organ == Some(organ));
    own.or_else(|| open.iter().find(|next| next.organ.is_some())).copied()
}

impl Section {
    /// The stage that all its matters are at, where there is one.
    #[must_use]
    pub const fn stage(&self) -> Option<StageName> {
        self.filter.stage
    }
}
