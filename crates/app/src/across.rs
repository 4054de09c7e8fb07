//! Acts that concern two matters at once: merging, parting, splitting, and barring what repeats another one.

use domain::matter::{
    Bar, Ending, Join, Matter, MergeInto, Part, Receipt, Round, SplitInto, SplitOff, Stage, Unmerge, Verb,
};
use jiff::civil::Date;
use law::Purpose;

use crate::act_draft::Scribe;
use crate::execute::draw_one;
use crate::work::{Loaded, Work, load};
use crate::{App, Chance, Done, Failure, MatterKey, Stamp, ToldDraft, home_shard};

/// A claim that goes its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartDraft {
    /// Its purpose.
    pub purpose: Purpose,
    /// Content class.
    pub category: Option<u32>,
    /// Title.
    pub title: String,
    /// Text.
    pub text: String,
    /// Why it goes its own way.
    pub reason: String,
}

impl App {
    /// Handles one matter together with another: both change, or none.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn merge(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        (key, into): (MatterKey, MatterKey),
        on: Date,
        reason: &str,
    ) -> Result<Done, Failure> {
        let mut session = self.db.write().await?;
        let mut work = Work::begin(self, &mut session, stamp.into()).await?;
        let mut one = load(&mut session, key).await?;
        let mut other = load(&mut session, into).await?;
        let (before, target) = (one.there()?.clone(), other.there()?.clone());
        let sheet = work.sheet(key);
        let reason = Scribe { pen: &mut work.pen, chance, sheet }.reason(reason)?;
        let version = before.version;
        work.act(&mut one, on, Verb::MergeInto(MergeInto { other: Box::new(target), reason }))?;
        work.act(&mut other, on, Verb::Join(Join { other: Box::new(before) }))?;
        work.keep(one);
        work.keep(other);
        self.finish(session, work, key, version).await
    }

    /// Lets a matter go its own way again that was handled together with another.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn unmerge(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        key: MatterKey,
        on: Date,
        reason: &str,
    ) -> Result<Done, Failure> {
        let mut session = self.db.write().await?;
        let mut work = Work::begin(self, &mut session, stamp.into()).await?;
        let mut one = load(&mut session, key).await?;
        let matter = one.there()?;
        let (version, into) = (matter.version, matter.merged.as_ref().map(|merged| merged.into));
        let sheet = work.sheet(key);
        let reason = Scribe { pen: &mut work.pen, chance, sheet }.reason(reason)?;
        work.act(&mut one, on, Verb::Unmerge(Unmerge { reason }))?;
        work.keep(one);
        if let Some(into) = into {
            let mut other = load(&mut session, MatterKey { shard: key.shard, id: into }).await?;
            if other.there()?.absorbed.contains(&key.id) {
                work.act(&mut other, on, Verb::Part(Part { from: key.id }))?;
                work.keep(other);
            }
        }
        self.finish(session, work, key, version).await
    }

    /// Begins a matter of its own with one claim of another. Returns the new matter.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn split(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        key: MatterKey,
        on: Date,
        part: &PartDraft,
    ) -> Result<Done, Failure> {
        let mut session = self.db.write().await?;
        let mut work = Work::begin(self, &mut session, stamp.into()).await?;
        let mut one = load(&mut session, key).await?;
        let matter = one.there()?.clone();
        // The part stays with the persons of the whole; its number is the office's next.
        let new = work.new_key(chance, key.shard);
        let shard = home_shard(&work.directory, matter.receipt.office);
        let receipt: Receipt = draw_one(&mut session, shard, matter.receipt.office, stamp.today).await?;
        let (sheet, own) = (work.sheet(new), work.sheet(key));
        let title = work.pen.text(chance, sheet.next_contact(), "title", &part.title)?;
        let text = work.pen.text(chance, sheet.next_contact(), "text", &part.text)?;
        let reason = work.pen.text(chance, sheet, "reason", &part.reason)?;
        let noted = work.pen.text(chance, own, "reason", &part.reason)?;
        let mut begun = Loaded::new(new);
        let split = SplitOff {
            of: Box::new(matter.clone()),
            receipt,
            purpose: part.purpose,
            category: part.category,
            title,
            text,
            reason,
        };
        work.act(&mut begun, on, Verb::SplitOff(Box::new(split)))?;
        work.act(&mut one, on, Verb::SplitInto(SplitInto { into: new.id, reason: noted }))?;
        work.keep(begun);
        work.keep(one);
        self.finish(session, work, new, matter.version).await
    }

    /// Does not take a matter up again that repeats, on the same facts and reasons, an earlier one.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn bar(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        (key, earlier): (MatterKey, MatterKey),
        on: Date,
        (reason, told): (&str, &ToldDraft),
    ) -> Result<Done, Failure> {
        let mut session = self.db.write().await?;
        let mut work = Work::begin(self, &mut session, stamp.into()).await?;
        let mut one = load(&mut session, key).await?;
        let before = load(&mut session, earlier).await?;
        let (ending, performed) = (ending(before.there()?, on), performed(before.there()?));
        let version = one.there()?.version;
        let sheet = work.sheet(key);
        let mut scribe = Scribe { pen: &mut work.pen, chance, sheet };
        let (reason, told) = (scribe.reason(reason)?, scribe.told(told)?);
        let bar = Bar { earlier: earlier.id, ending, performed, reason, told };
        work.act(&mut one, on, Verb::Bar(bar))?;
        work.keep(one);
        self.finish(session, work, key, version).await
    }
}

/// Whether the petitioner says, or for want of that the organ, that what was agreed was done.
pub(crate) fn performed(matter: &Matter) -> bool {
    matter.performance.is_some_and(|performance| match performance.confirmed {
        Some((fulfilled, _)) => fulfilled,
        None => performance.performed_on.is_some(),
    })
}

/// How the procedure about a matter came to its end, as its own events tell; `None` while it goes on.
#[must_use]
pub fn ending(matter: &Matter, on: Date) -> Option<Ending> {
    let window_over = || {
        let windows = matter.clocks.iter().filter(|clock| clock.window && clock.running());
        windows.map(|clock| clock.due_on).max().is_some_and(|last| on > last)
    };
    match matter.stage {
        Stage::Delivered { round: Round::FinalReview } | Stage::Concluded { round: Round::FinalReview } => {
            Some(Ending::FinalReview)
        }
        Stage::Delivered { .. } | Stage::Concluded { .. } if window_over() => Some(Ending::WindowPassed),
        Stage::Delivered { .. } | Stage::Concluded { .. } if matter.settled => Some(Ending::Settlement),
        _ => None,
    }
}
