//! Reorganisations: what one would come to, and the same done.

use domain::directory::{
    Change, Directory, EndOrgan, Merge, Move, Organ, Rename, Split, Tenure, dissolve, merge, split,
};
use domain::{OrganId, PostId, Refusal, WayOut, Why};
use jiff::civil::Date;

use crate::{App, Chance, Failure, Stamp, home_shard};

/// A reorganisation (机构改革).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reorganisation {
    /// Organs that are founded by it, such as the one that several are merged into.
    pub founded: Vec<Organ>,
    /// What happens to those that are there.
    pub step: Step,
}

/// What happens to organs that are there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is documented at its struct")]
pub enum Step {
    Merge(Merge),
    Split(Split),
    Dissolve(EndOrgan),
    Rename(Rename),
    Move(Move),
}

/// What a reorganisation comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Every change, in order.
    pub changes: Vec<Change>,
    /// The organs that it changes, each once.
    pub organs: Vec<OrganId>,
    /// The posts at organs that end.
    pub posts: Vec<PostId>,
    /// The tenures that end with them.
    pub tenures: Vec<Tenure>,
    /// What the organs that end hold now. Who carries it on is decided matter by matter, by people.
    pub held: Vec<Held>,
}

/// What an organ holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The organ.
    pub organ: OrganId,
    /// Who carries on after it.
    pub successors: Vec<OrganId>,
    /// Matters by the name of their stage.
    pub matters: Vec<(String, i64)>,
    /// Terms that run on them.
    pub terms: i64,
}

impl Reorganisation {
    /// Every change that it comes to.
    ///
    /// # Errors
    /// The refusal of any of them, or a day in the future for what has no last day of its own.
    pub fn changes(&self, directory: &Directory, today: Date) -> Result<Vec<Change>, Refusal> {
        let mut directory = directory.clone();
        let mut changes: Vec<Change> = self.founded.iter().cloned().map(Change::Organ).collect();
        changes.iter().cloned().try_for_each(|change| change.make(&mut directory))?;
        match &self.step {
            Step::Merge(row) => changes.extend(merge(&directory, row)?),
            Step::Split(row) => changes.extend(split(&directory, row)?),
            Step::Dissolve(row) => changes.extend(dissolve(&directory, row)?),
            Step::Rename(row) => changes.push(Change::Rename(row.clone())),
            Step::Move(row) => changes.push(Change::Move(*row)),
        }
        // Name and place are what they are last; an end has its day, and may be known beforehand.
        let day = |change: &Change| match change {
            Change::Rename(row) => Some(row.from),
            Change::Move(row) => Some(row.from),
            _ => None,
        };
        if let Some(on) = changes.iter().filter_map(day).find(|on| *on > today) {
            let way_out = WayOut::UseDay { from: None, until: today };
            return Err(Refusal { act: None, why: Why::DayInFuture { on, today }, cite: None, way_out });
        }
        Ok(changes)
    }
}

impl App {
    /// What a reorganisation would come to; nothing is changed.
    ///
    /// # Errors
    /// A refusal of any change, or a failure of the database.
    pub async fn plan(&self, today: Date, asked: &Reorganisation) -> Result<Preview, Failure> {
        let directory = self.directory();
        let changes = asked.changes(&directory, today)?;
        let mut after = Directory::clone(&directory);
        changes.iter().cloned().try_for_each(|change| change.make(&mut after))?;
        let mut preview = Preview { changes, ..Preview::default() };
        let mut session = self.db.read().await?;
        for change in &preview.changes {
            let organ = match change {
                Change::Organ(row) => row.id,
                Change::Rename(row) => row.organ,
                Change::Move(row) => row.organ,
                Change::EndOrgan(row) => row.organ,
                Change::EndTenure(row) => {
                    preview.tenures.extend(after.tenure_on(row.official, row.post, row.until).cloned());
                    continue;
                }
                _ => continue,
            };
            if !preview.organs.contains(&organ) {
                preview.organs.push(organ);
            }
            if let Change::EndOrgan(row) = change {
                let posts = directory.posts.values().filter(|post| post.organ == organ);
                preview.posts.extend(posts.map(|post| post.id));
                preview.held.push(Held {
                    organ,
                    successors: row.successors.clone(),
                    matters: session.held_by(organ).await?,
                    terms: session.running_at(organ).await?,
                });
            }
        }
        Ok(preview)
    }

    /// Reorganises: all changes, or none.
    ///
    /// # Errors
    /// A refusal of any change, or a failure of the database.
    pub async fn reorganise(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        asked: &Reorganisation,
    ) -> Result<Preview, Failure> {
        let preview = self.plan(stamp.today, asked).await?;
        let shard = home_shard(&self.directory(), stamp.actor.organ);
        self.change_directory(stamp, chance, shard, preview.changes.clone()).await?;
        Ok(preview)
    }
}
