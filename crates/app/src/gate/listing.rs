//! Lists, searches and counts for somebody who signed in: a condition that follows from the policies, and each line
//! of a page asked for once more.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::directory::Directory;
use domain::wall::Wall;
use domain::{MatterId, OrganId};
use jiff::civil::Date;
use policy::{Action, MatterFacts, Target, Tie};
use store::read::{AsOf, ListedMatter, MatterFilter, Page, SearchPlace, Towards, WallScope};

use super::{Subject, day_number};
use crate::search::{Found, SearchFailure, SearchOf};
use crate::{App, Badges, Counts, Failure, MatterKey};

/// A list that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The page.
    pub page: Page,
    /// Lines that the condition let through and the policies deny: a fault, which is logged. They are left out.
    pub withheld: usize,
}

/// Every organ of a tree, its root included.
fn tree(directory: &Directory, root: OrganId) -> BTreeSet<i64> {
    let mut below: BTreeMap<OrganId, Vec<OrganId>> = BTreeMap::new();
    for organ in directory.organs.keys() {
        directory.higher_organs(*organ).into_iter().for_each(|above| below.entry(above).or_default().push(*organ));
    }
    let (mut found, mut next) = (BTreeSet::from([root.0]), vec![root]);
    while let Some(organ) = next.pop() {
        let under = below.get(&organ).into_iter().flatten();
        next.extend(under.filter(|organ| found.insert(organ.0)));
    }
    found
}

impl App {
    /// What somebody sees by an action, as the condition of a query.
    ///
    /// # Errors
    /// [`Failure::Denied`] where they see nothing by it.
    pub fn scope(&self, subject: &Subject, action: Action) -> Result<WallScope, Failure> {
        let directory = self.directory();
        let roles = subject.role_names();
        let scope = self.policies()?.scope(subject.asker(&roles), action, day_number(subject.today));
        if scope.is_empty() {
            let facts = MatterFacts::of(subject.actor.organ.0);
            self.may(subject, action, Target::Matter(&facts), Tie::default())?;
        }
        let wall = WallScope::of(&Wall::before(subject.reader(), &directory, subject.today));
        let organs = scope.tree.map(|root| tree(&directory, OrganId(root))).unwrap_or_default();
        // Whoever looks after every organ there is needs no list of them.
        if scope.all || organs.len() == directory.organs.len() {
            return Ok(wall);
        }
        Ok(wall.within(&organs, scope.concerned.then_some(subject.actor.organ.0)))
    }

    /// One page of the matters that somebody may see.
    ///
    /// # Errors
    /// [`Failure::Denied`]; a failure of the database.
    pub async fn list_for(
        &self,
        subject: &Subject,
        filter: &MatterFilter,
        towards: &Towards,
        size: u16,
    ) -> Result<Listed, Failure> {
        let filter = MatterFilter { wall: Some(self.scope(subject, Action::List)?), ..filter.clone() };
        let mut page = self.matters(&filter, towards, size).await?;
        let before = page.lines.len();
        page.lines = self.shown(subject, Action::List, page.lines).await?;
        Ok(Listed { withheld: before - page.lines.len(), page })
    }

    /// What organs had at a moment, of the matters that somebody may see today; and whether there is more. Whoever may
    /// read none gets no titles.
    ///
    /// # Errors
    /// As [`App::matters_as_of`]; [`Failure::Denied`].
    pub async fn list_as_of_for(
        &self,
        subject: &Subject,
        asked: &AsOf,
        after: Option<MatterKey>,
        size: u16,
    ) -> Result<(Vec<ListedMatter>, bool), Failure> {
        let asked = AsOf { wall: Some(self.scope(subject, Action::List)?), ..asked.clone() };
        let (mut lines, more) = self.matters_as_of(&asked, after, size).await?;
        if self.scope(subject, Action::Read).is_err() {
            lines.iter_mut().for_each(|line| line.title.clear());
        }
        Ok((lines, more))
    }

    /// Matters that somebody finds by their texts.
    ///
    /// # Errors
    /// As [`App::search`]; [`Failure::Denied`].
    pub async fn search_for(
        &self,
        subject: &Subject,
        of: SearchOf,
        query: &str,
        after: Option<SearchPlace>,
        size: u16,
    ) -> Result<Found, SearchFailure> {
        let wall = self.scope(subject, Action::Search)?;
        let found = self.search_within(Some(wall), of, query, after, size).await?;
        Ok(Found { lines: self.shown(subject, Action::Search, found.lines).await?, ..found })
    }

    /// The counts of an organ, or of all organs together.
    ///
    /// # Errors
    /// [`Failure::Denied`]; a failure of the database.
    pub async fn counts_for(&self, subject: &Subject, organ: Option<OrganId>, month: Date) -> Result<Counts, Failure> {
        let (action, target) = match organ {
            Some(organ) => (Action::Count, Target::Organ(organ.0)),
            None => (Action::CountAll, Target::Installation),
        };
        self.may(subject, action, target, Tie::default())?;
        self.counts(Some(subject.reader()), organ, (subject.today, month)).await
    }

    /// The numbers beside the choices of a list: only where whoever looks may count what the list is of.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn badges_for(&self, subject: &Subject, filter: &MatterFilter) -> Result<Option<Badges>, Failure> {
        let (action, target) = match filter.holder {
            Some(organ) => (Action::Count, Target::Organ(organ)),
            None => (Action::CountAll, Target::Installation),
        };
        if self.may(subject, action, target, Tie::default()).is_err() {
            return Ok(None);
        }
        let wall = WallScope::of(&Wall::before(subject.reader(), &self.directory(), subject.today));
        self.badges(&MatterFilter { wall: Some(wall), ..filter.clone() }, subject.today).await
    }

    /// The lines that the policies let somebody see, without titles where they may not read the matter.
    async fn shown(
        &self,
        subject: &Subject,
        action: Action,
        lines: Vec<ListedMatter>,
    ) -> Result<Vec<ListedMatter>, Failure> {
        let wall = WallScope::of(&Wall::before(subject.reader(), &self.directory(), subject.today));
        // A page has few pairs of holder and office, so that few questions are asked.
        let mut asked: HashMap<MatterFacts, (bool, bool)> = HashMap::new();
        let mut may = |facts: &MatterFacts| {
            let allows = |action| self.may(subject, action, Target::Matter(facts), Tie::default()).is_ok();
            *asked.entry(facts.clone()).or_insert_with(|| (allows(action), allows(Action::Read)))
        };
        let mut shown = Vec::with_capacity(lines.len());
        for mut line in lines {
            let mut facts = MatterFacts::between(line.holder, line.office);
            if line.accused != 0 {
                let accused = self.db.read().await?.accused_of(line.shard, line.id).await?;
                facts.hidden = accused.iter().any(|who| wall.names().any(|hidden| hidden == who));
            }
            let mut answer = may(&facts);
            if !answer.0 {
                // Whoever had it before, or helps with it, is not in the line.
                facts.concerned.extend(self.db.read().await?.concerned_with(line.shard, line.id).await?);
                answer = may(&facts);
            }
            let (listed, read) = answer;
            if !listed {
                let key = MatterKey { shard: line.shard, id: MatterId(line.id) };
                tracing::error!(%key, action = action.name(), "a list held what the policies deny; left out");
                continue;
            }
            if !read {
                line.title.clear();
            }
            shown.push(line);
        }
        Ok(shown)
    }
}
