//! Forwarding several matters: each is its own act with its own result. What would happen is tried without writing, by
//! the same rules; what was confirmed happens at most once, because each act names the version that was looked at.

use domain::OrganId;
use domain::matter::{Fact, Forward, Matter, Verb};
use jiff::civil::Date;
use policy::Action;

use crate::work::{Loaded, Work, load};
use crate::{ActDraft, App, Chance, Changed, Failure, MatterKey, Stamp};

/// Matters forwarded at once: a page of the list. Each is a transaction of its own.
pub const FORWARDED_MAX: usize = 50;

/// A matter that somebody chose, as they saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The matter.
    pub key: MatterKey,
    /// Its version then; `None` while it is only being chosen.
    pub version: Option<u64>,
}

/// How it stands with one of them.
#[derive(Debug)]
pub enum Forwarding {
    /// It can be forwarded there.
    Open,
    /// It was forwarded there, by what was confirmed.
    Done {
        /// On which day.
        on: Date,
    },
    /// Something else happened to it since it was looked at.
    Changed(Vec<Changed>),
    /// It cannot be forwarded there: a refusal with its article, or a "no" of the policies.
    Not(Failure),
    /// There is none, or it is not theirs.
    Missing,
}

/// One matter of several.
#[derive(Debug)]
pub struct ForwardLine {
    /// Which.
    pub key: MatterKey,
    /// The matter as it is now; `None` where there is none for whoever looks.
    pub matter: Option<Matter>,
    /// Its title, unless erased.
    pub title: Option<String>,
    /// How it stands with it.
    pub state: Forwarding,
}

impl App {
    /// What would happen to each, or what has happened to it. Writes nothing.
    ///
    /// # Errors
    /// A failure of the database; what stands against one matter is said of it.
    pub async fn forwarding(
        &self,
        stamp: &Stamp,
        to: OrganId,
        on: Date,
        chosen: &[Chosen],
    ) -> Result<Vec<ForwardLine>, Failure> {
        let mut lines = Vec::with_capacity(chosen.len());
        for chosen in chosen.iter().take(FORWARDED_MAX) {
            lines.push(self.forward_line(stamp, to, on, *chosen).await?);
        }
        Ok(lines)
    }

    /// Forwards those that can be, each in a transaction of its own, if nothing happened to it since it was looked at.
    /// What cannot be forwarded stays as it is; [`App::forwarding`] says why. Returns how many were forwarded.
    ///
    /// # Errors
    /// A failure of the database; what was forwarded until then stays so.
    pub async fn forward_each(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        to: OrganId,
        on: Date,
        chosen: &[Chosen],
    ) -> Result<usize, Failure> {
        let mut done = 0;
        for chosen in chosen.iter().take(FORWARDED_MAX) {
            // Without a version nobody knows what was looked at, and a form sent twice would count twice.
            let Some(version) = chosen.version else { continue };
            match self.execute(stamp, chance, chosen.key, Some(version), (on, &ActDraft::Forward { to })).await {
                Ok(_) => done += 1,
                Err(Failure::Refused(_) | Failure::Denied(_) | Failure::Stale { .. } | Failure::NoMatter(_)) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(done)
    }

    async fn forward_line(&self, stamp: &Stamp, to: OrganId, on: Date, chosen: Chosen) -> Result<ForwardLine, Failure> {
        let key = chosen.key;
        let missing = ForwardLine { key, matter: None, title: None, state: Forwarding::Missing };
        let mut session = self.db.read().await?;
        let mut loaded = match load(&mut session, key).await {
            Ok(loaded) => loaded,
            Err(Failure::NoMatter(_)) => return Ok(missing),
            Err(other) => return Err(other),
        };
        let Some(matter) = loaded.matter.clone() else { return Ok(missing) };
        let subject = self.subject(stamp.actor, stamp.today);
        // What somebody only finds in a list they see by its number; what they do not find is not there.
        if self.may_with(&subject, Action::List, &matter).is_err() {
            return Ok(missing);
        }
        let title = match self.may_with(&subject, Action::Read, &matter) {
            Ok(()) => self.masked_title(&mut session, key).await?,
            Err(_) => None,
        };
        let work = Work::begin(self, &mut session, stamp.into()).await?;
        let state = match happened(&loaded, &matter, stamp, to, chosen.version) {
            Some(state) => state,
            None => match work.act(&mut loaded, on, Verb::Forward(Forward { to })) {
                Ok(()) => Forwarding::Open,
                Err(Failure::NoMatter(_)) => return Ok(missing),
                Err(failure @ (Failure::Refused(_) | Failure::Denied(_))) => Forwarding::Not(failure),
                Err(other) => return Err(other),
            },
        };
        Ok(ForwardLine { key, matter: Some(matter), title, state })
    }
}

/// What happened since a version was looked at; `None` where nothing did.
fn happened(loaded: &Loaded, matter: &Matter, stamp: &Stamp, to: OrganId, version: Option<u64>) -> Option<Forwarding> {
    let version = version.filter(|version| *version != matter.version)?;
    let seen = usize::try_from(version).unwrap_or(usize::MAX);
    let since = || loaded.events.iter().skip(seen).map(|(event, _)| event);
    // Sent twice, the first one counted: it is the very next thing that happened, by the same hand.
    if let Some(event) = since().next()
        && let Fact::Forwarded(forwarded) = &event.fact
        && forwarded.to == to
        && event.by.staff() == Some(stamp.actor)
    {
        return Some(Forwarding::Done { on: event.on });
    }
    Some(Forwarding::Changed(since().map(Changed::of).collect()))
}
