//! Doing an act once, and trying it out without writing anything.

use domain::matter::{IssueCode, Matter, Verb};
use jiff::civil::Date;
use store::{ImportRow, QueryCodeRow, Session};

use super::OfficeDraft;
use crate::act_draft::Scribe;
use crate::execute::{REQUESTS, share, stale};
use crate::work::{Loaded, Work, load};
use crate::{ActDraft, Action, App, Chance, Done, Failure, MatterKey, QueryCode, Stamp};

/// Longest name of a request, in bytes: what a page draws has 64.
const REQUEST_BYTES_MAX: usize = 64;

/// How something is sent: once, and only for what somebody looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sending<'r> {
    /// The version that was looked at; what happened since is told instead of acting.
    pub expected: Option<u64>,
    /// The name of the request: asked for a second time by the same person, nothing happens a second time. Longer ones
    /// than a page draws are not remembered.
    pub request: Option<&'r str>,
}

impl Sending<'_> {
    /// Under which name it is remembered: nobody meets the requests of somebody else.
    fn name(&self, stamp: &Stamp) -> Option<String> {
        let request = self.request.filter(|request| !request.is_empty() && request.len() <= REQUEST_BYTES_MAX)?;
        Some(format!("{}:{request}", stamp.actor.official))
    }
}

/// What came of an act of an office.
#[derive(Debug)]
pub struct Acted {
    /// The matter as it is now: for a split, the one that began.
    pub done: Done,
    /// A new query code, shown this once.
    pub code: Option<QueryCode>,
    /// Whether the same request had been carried out before, so that nothing happened now.
    pub before: bool,
}

/// What an act would bring about.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The matter as it is.
    pub before: Matter,
    /// The matter as it would be.
    pub after: Matter,
}

impl App {
    /// Lets an act happen to a matter, once for each request.
    ///
    /// # Errors
    /// A refusal; a denial; [`Failure::Stale`] with what happened since; [`Failure::NoMatter`] where there is none or it
    /// is not theirs; a failure of the database.
    pub async fn carry_out(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        key: MatterKey,
        sending: Sending<'_>,
        (on, draft): (Date, &OfficeDraft),
    ) -> Result<Acted, Failure> {
        let name = sending.name(stamp);
        let acted = self.carry_out_named(stamp, chance, key, (sending.expected, name.as_deref()), (on, draft)).await;
        match acted {
            Ok(acted) => Ok(acted),
            // Of the same request sent twice at once, the second meets the first one here.
            Err(failure) => match self.done_before(&mut self.db.read().await?, stamp, key, name.as_deref()).await? {
                Some(done) => Ok(Acted { done, code: None, before: true }),
                None => Err(failure),
            },
        }
    }

    async fn carry_out_named(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        key: MatterKey,
        (expected, name): (Option<u64>, Option<&str>),
        (on, draft): (Date, &OfficeDraft),
    ) -> Result<Acted, Failure> {
        let mut session = self.db.write().await?;
        if let Some(done) = self.done_before(&mut session, stamp, key, name).await? {
            // The request may have been carried out a moment ago and not be durable yet; this waits until it is.
            session.commit().await?;
            return Ok(Acted { done, code: None, before: true });
        }
        let mut work = Work::begin(self, &mut session, stamp.into()).await?;
        let loaded = self.found(&mut session, &work, key, expected).await?;
        let version = loaded.there()?.version;
        let (mut now, mut code) = (key, None);
        match draft {
            OfficeDraft::Split(part) => now = work.split(&mut session, chance, loaded, on, part).await?,
            OfficeDraft::IssueCode { person, .. } => {
                let (drawn, row): (QueryCode, QueryCodeRow) =
                    self.codes().draw(chance, key, *person, stamp.recorded_us);
                self.codes().room(&mut session, key, *person).await?;
                self.one(&mut session, &mut work, chance, loaded, (on, draft)).await?;
                session.put_query_code(&row).await?;
                // Whoever has the lost slip may have the matter open.
                session.close_seats_of(key.shard, key.id.0, person.0).await?;
                code = Some(drawn);
            }
            OfficeDraft::One(_) | OfficeDraft::Merge { .. } | OfficeDraft::Unmerge { .. } | OfficeDraft::Bar { .. } => {
                self.one(&mut session, &mut work, chance, loaded, (on, draft)).await?;
            }
        }
        if let Some(name) = name {
            let kept = self.keys().row_key(REQUESTS, name);
            let row = ImportRow { shard: key.shard, source: REQUESTS.to_owned(), key: kept, matter: now.id.0 };
            session.put_imported(&[row]).await?;
        }
        let done = self.finish(session, work, now, version).await?;
        Ok(Acted { done, code, before: false })
    }

    /// The matter that the same request of the same person led to before; `None` where it is new.
    ///
    /// # Errors
    /// [`Failure::NoMatter`] where it is not theirs any more; a failure of the database.
    pub async fn done_already(
        &self,
        stamp: &Stamp,
        key: MatterKey,
        request: &str,
    ) -> Result<Option<MatterKey>, Failure> {
        let name = Sending { request: Some(request), ..Sending::default() }.name(stamp);
        let done = self.done_before(&mut self.db.read().await?, stamp, key, name.as_deref()).await?;
        Ok(done.map(|done| done.key))
    }

    /// What an act would bring about. Nothing is written, and no number is drawn.
    ///
    /// # Errors
    /// As [`App::carry_out`], but that nothing can be out of date.
    pub async fn try_out(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        key: MatterKey,
        (on, draft): (Date, &OfficeDraft),
    ) -> Result<Tried, Failure> {
        let mut session = self.db.read().await?;
        let mut work = Work::begin(self, &mut session, stamp.into()).await?;
        let loaded = self.found(&mut session, &work, key, None).await?;
        let before = loaded.there()?.clone();
        if let OfficeDraft::Split(part) = draft {
            work.split_into(chance, loaded, on, part)?;
        } else {
            self.one(&mut session, &mut work, chance, loaded, (on, draft)).await?;
        }
        let after = work.kept(key).ok_or(Failure::NoMatter(key))?.clone();
        Ok(Tried { before, after })
    }

    /// What the same request of the same person did before.
    async fn done_before(
        &self,
        session: &mut Session,
        stamp: &Stamp,
        key: MatterKey,
        name: Option<&str>,
    ) -> Result<Option<Done>, Failure> {
        let Some(name) = name else { return Ok(None) };
        let Some(id) = self.keys().row_before(session, (key.shard, REQUESTS), name).await? else { return Ok(None) };
        let key = MatterKey { id: domain::MatterId(id), ..key };
        let matter = load(session, key).await?.matter.ok_or(Failure::NoMatter(key))?;
        self.admits_to(stamp, Action::Read, (key, &matter))?;
        Ok(Some(Done { key, matter, events: Vec::new(), clock_behind_us: 0 }))
    }

    /// The matter, for somebody who may know of it, as they looked at it.
    async fn found(
        &self,
        session: &mut Session,
        work: &Work<'_>,
        key: MatterKey,
        expected: Option<u64>,
    ) -> Result<Loaded, Failure> {
        let loaded = load(session, key).await?;
        // Before anything is said of it: what happened since somebody looked is told to those only who may look.
        self.may_find(&work.directory, &work.occasion, &loaded)?;
        let version = loaded.there()?.version;
        match expected.filter(|expected| *expected != version) {
            Some(expected) => Err(stale(&loaded, expected)),
            None => Ok(loaded),
        }
    }

    /// Decides everything but a split, which needs a number of its own.
    async fn one(
        &self,
        session: &mut Session,
        work: &mut Work<'_>,
        chance: &mut Chance,
        mut loaded: Loaded,
        (on, draft): (Date, &OfficeDraft),
    ) -> Result<(), Failure> {
        let key = loaded.key;
        match draft {
            OfficeDraft::One(draft) => {
                if matches!(**draft, ActDraft::Attach { .. }) {
                    work.pen.recall_papers(session, self.keys(), key).await?;
                }
                let sheet = work.sheet(key).of(loaded.matter.as_ref());
                let verb = draft.verb(&mut work.pen, chance, sheet)?;
                work.act(&mut loaded, on, verb)?;
                let shared = share(work, session, &loaded, on).await?;
                work.keep(loaded);
                shared.into_iter().for_each(|other| work.keep(other));
                Ok(())
            }
            OfficeDraft::Merge { into, reason } => work.merge(session, chance, (loaded, *into), on, reason).await,
            OfficeDraft::Unmerge { reason } => work.unmerge(session, chance, loaded, on, reason).await,
            OfficeDraft::Bar { earlier, reason, told } => {
                let before = load(session, *earlier).await?;
                self.may_find(&work.directory, &work.occasion, &before)?;
                work.bar(session, chance, (loaded, *earlier), on, (reason, told)).await
            }
            OfficeDraft::IssueCode { person, shown } => {
                let sheet = work.sheet(key);
                let reason = Scribe { pen: &mut work.pen, chance, sheet }.reason(shown)?;
                work.act(&mut loaded, on, Verb::IssueCode(IssueCode { person: *person, reason }))?;
                work.keep(loaded);
                Ok(())
            }
            OfficeDraft::Split(_) => Err(Failure::Undrafted),
        }
    }
}
