//! Acts that concern two matters at once: merging, parting, splitting, and barring what repeats another one.

use domain::matter::{
    Bar, Ending, Join, Matter, MergeInto, Part, Receipt, Round, SplitInto, SplitOff, Stage, Unmerge, Verb,
};
use jiff::civil::Date;
use law::Purpose;
use store::Session;

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
        let one = load(&mut session, key).await?;
        let version = one.there()?.version;
        work.merge(&mut session, chance, (one, into), on, reason).await?;
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
        let one = load(&mut session, key).await?;
        let version = one.there()?.version;
        work.unmerge(&mut session, chance, one, on, reason).await?;
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
        let one = load(&mut session, key).await?;
        let version = one.there()?.version;
        let new = work.split(&mut session, chance, one, on, part).await?;
        self.finish(session, work, new, version).await
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
        let one = load(&mut session, key).await?;
        let version = one.there()?.version;
        work.bar(&mut session, chance, (one, earlier), on, (reason, told)).await?;
        self.finish(session, work, key, version).await
    }
}

impl Work<'_> {
    /// Both sides of handling one matter together with another.
    pub(crate) async fn merge(
        &mut self,
        session: &mut Session,
        chance: &mut Chance,
        (mut one, into): (Loaded, MatterKey),
        on: Date,
        reason: &str,
    ) -> Result<(), Failure> {
        let mut other = load(session, into).await?;
        let (before, target) = (one.there()?.clone(), other.there()?.clone());
        let sheet = self.sheet(one.key);
        let reason = Scribe { pen: &mut self.pen, chance, sheet }.reason(reason)?;
        self.act(&mut one, on, Verb::MergeInto(MergeInto { other: Box::new(target), reason }))?;
        self.act(&mut other, on, Verb::Join(Join { other: Box::new(before) }))?;
        self.keep(one);
        self.keep(other);
        Ok(())
    }

    /// Both sides of parting again.
    pub(crate) async fn unmerge(
        &mut self,
        session: &mut Session,
        chance: &mut Chance,
        mut one: Loaded,
        on: Date,
        reason: &str,
    ) -> Result<(), Failure> {
        let key = one.key;
        let into = one.there()?.merged.as_ref().map(|merged| merged.into);
        let sheet = self.sheet(key);
        let reason = Scribe { pen: &mut self.pen, chance, sheet }.reason(reason)?;
        self.act(&mut one, on, Verb::Unmerge(Unmerge { reason }))?;
        self.keep(one);
        if let Some(into) = into {
            let mut other = load(session, MatterKey { shard: key.shard, id: into }).await?;
            if other.there()?.absorbed.contains(&key.id) {
                self.act(&mut other, on, Verb::Part(Part { from: key.id }))?;
                self.keep(other);
            }
        }
        Ok(())
    }

    /// Both sides of splitting; returns the key of the matter that begins.
    pub(crate) async fn split(
        &mut self,
        session: &mut Session,
        chance: &mut Chance,
        mut one: Loaded,
        on: Date,
        part: &PartDraft,
    ) -> Result<MatterKey, Failure> {
        let matter = one.there()?.clone();
        // The part stays with the persons of the whole; its number is the office's next.
        let new = self.new_key(chance, one.key.shard);
        let shard = home_shard(&self.directory, matter.receipt.office);
        let receipt: Receipt = draw_one(session, shard, matter.receipt.office, self.occasion.today).await?;
        let (sheet, own) = (self.sheet(new), self.sheet(one.key));
        let title = self.pen.text(chance, sheet.next_contact(), "title", &part.title)?;
        let text = self.pen.text(chance, sheet.next_contact(), "text", &part.text)?;
        let reason = self.pen.text(chance, sheet, "reason", &part.reason)?;
        let noted = self.pen.text(chance, own, "reason", &part.reason)?;
        let mut begun = Loaded::new(new);
        let split = SplitOff {
            of: Box::new(matter),
            receipt,
            purpose: part.purpose,
            category: part.category,
            title,
            text,
            reason,
        };
        self.act(&mut begun, on, Verb::SplitOff(Box::new(split)))?;
        self.act(&mut one, on, Verb::SplitInto(SplitInto { into: new.id, reason: noted }))?;
        self.keep(begun);
        self.keep(one);
        Ok(new)
    }

    /// The side of a split that stays, to see what would come of it.
    pub(crate) fn split_into(
        &mut self,
        chance: &mut Chance,
        mut one: Loaded,
        on: Date,
        part: &PartDraft,
    ) -> Result<(), Failure> {
        let sheet = self.sheet(one.key);
        let reason = self.pen.text(chance, sheet, "reason", &part.reason)?;
        let into = self.new_key(chance, one.key.shard).id;
        self.act(&mut one, on, Verb::SplitInto(SplitInto { into, reason }))?;
        self.keep(one);
        Ok(())
    }

    /// Not taking a matter up again.
    pub(crate) async fn bar(
        &mut self,
        session: &mut Session,
        chance: &mut Chance,
        (mut one, earlier): (Loaded, MatterKey),
        on: Date,
        (reason, told): (&str, &ToldDraft),
    ) -> Result<(), Failure> {
        let before = load(session, earlier).await?;
        let (ending, performed) = (ending(before.there()?, on), performed(before.there()?));
        let sheet = self.sheet(one.key);
        let mut scribe = Scribe { pen: &mut self.pen, chance, sheet };
        let (reason, told) = (scribe.reason(reason)?, scribe.told(told)?);
        let bar = Bar { earlier: earlier.id, ending, performed, reason, told };
        self.act(&mut one, on, Verb::Bar(bar))?;
        self.keep(one);
        Ok(())
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
