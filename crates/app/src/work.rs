//! One transaction on one or several matters: load, decide, append, project.

use domain::directory::Directory;
use domain::matter::{Command, Event, Matter, Verb, decide, evolve, fold};
use domain::{By, Ctx, MatterId, Origin};
use jiff::civil::Date;
use law::{Act, LawBook};
use store::{Chain, Change, Head, NewEvent, Projection, Recorded, Session, Stand};

use crate::pen::{Pen, Sheet};
use crate::{ADMIN_STREAM, ActOutcome, App, Chance, Door, Failure, MatterKey, Stamp};

/// Who acts, when, and how it comes in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Occasion {
    pub(crate) by: By,
    pub(crate) recorded_us: i64,
    pub(crate) today: Date,
    pub(crate) origin: Origin,
    /// Only whoever signed in is asked for what the policies permit.
    pub(crate) door: Door,
}

impl From<&Stamp> for Occasion {
    fn from(stamp: &Stamp) -> Self {
        Self {
            by: By::Staff(stamp.actor),
            recorded_us: stamp.recorded_us,
            today: stamp.today,
            origin: stamp.origin,
            door: stamp.door,
        }
    }
}

/// A matter with what its storage needs to go on.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) key: MatterKey,
    pub(crate) matter: Option<Matter>,
    pub(crate) events: Vec<(Event, i64)>,
    pub(crate) head: Head,
    /// Events that this transaction adds.
    new: Vec<Event>,
    /// The matter without them.
    before: Option<Matter>,
    /// Where it stood after each of them.
    stands: Vec<Stand>,
    /// What was done to it.
    acts: Vec<Act>,
}

impl Loaded {
    /// A matter that begins with this transaction.
    pub(crate) const fn new(key: MatterKey) -> Self {
        Self::of(key, None, Vec::new(), Head { seq: 0, hash: Vec::new() })
    }

    const fn of(key: MatterKey, matter: Option<Matter>, events: Vec<(Event, i64)>, head: Head) -> Self {
        Self { key, matter, events, head, new: Vec::new(), before: None, stands: Vec::new(), acts: Vec::new() }
    }

    /// The matter, which must be there.
    pub(crate) fn there(&self) -> Result<&Matter, Failure> {
        self.matter.as_ref().ok_or(Failure::NoMatter(self.key))
    }

    /// The same matter as it was loaded, to try something out on.
    pub(crate) fn again(&self) -> Self {
        let Self { key, matter, events, head, .. } = self;
        Self::of(*key, matter.clone(), events.clone(), head.clone())
    }

    /// Everything that happened to it, what this transaction adds included.
    pub(crate) fn course(&self) -> impl Iterator<Item = &Event> {
        self.events.iter().map(|(event, _)| event).chain(&self.new)
    }

    pub(crate) fn first(&self) -> Option<(Origin, i64)> {
        self.events.first().map(|(event, recorded_us)| (event.origin, *recorded_us))
    }

    /// The latest moment at which an event was recorded before this transaction.
    fn last_us(&self) -> i64 {
        self.events.iter().map(|(_, recorded_us)| *recorded_us).max().unwrap_or(i64::MIN)
    }
}

pub(crate) fn decode(key: MatterKey, recorded: &[Recorded], head: Head) -> Result<Loaded, Failure> {
    let mut events = Vec::with_capacity(recorded.len());
    for (at, row) in recorded.iter().enumerate() {
        let event: Event = serde_json::from_str(&row.body).map_err(|error| Failure::Unreadable {
            key,
            seq: at + 1,
            what: error.to_string(),
        })?;
        events.push((event, row.recorded_us));
    }
    let matter = fold(key.id, events.iter().map(|(event, _)| event));
    Ok(Loaded::of(key, matter, events, head))
}

pub(crate) async fn load(session: &mut Session, key: MatterKey) -> Result<Loaded, Failure> {
    if key.id.0 <= ADMIN_STREAM {
        return Err(Failure::NoMatter(key));
    }
    let (recorded, head) = session.history(key.shard, key.id.0).await?;
    decode(key, &recorded, head)
}

/// The matter that these events tell of, and where it stood after each of them.
pub(crate) fn folded(id: MatterId, events: &[(Event, i64)]) -> (Option<Matter>, Vec<Stand>) {
    let (mut matter, mut stands) = (None, Vec::with_capacity(events.len()));
    for (event, recorded_us) in events {
        matter = evolve(id, matter, event);
        stands.extend(matter.as_ref().map(|matter| Stand::of(matter, *recorded_us)));
    }
    (matter, stands)
}

/// The stored form of an event.
pub(crate) fn new_event(event: &Event) -> Result<NewEvent, Failure> {
    Ok(NewEvent { kind: event.fact.kind(), body: serde_json::to_string(event)? })
}

/// Everything that one transaction decides and writes.
#[derive(Debug)]
pub(crate) struct Work<'a> {
    app: &'a App,
    law: &'a LawBook,
    pub(crate) directory: std::sync::Arc<Directory>,
    pub(crate) occasion: Occasion,
    pub(crate) pen: Pen,
    done: Vec<Loaded>,
}

impl<'a> Work<'a> {
    /// Begins on the directory as it is now, whoever changed it in whatever process.
    pub(crate) async fn begin(app: &'a App, session: &mut Session, occasion: Occasion) -> Result<Self, Failure> {
        let directory = app.directory_in(session).await?;
        Ok(Self { app, law: app.law(), directory, occasion, pen: Pen::default(), done: Vec::new() })
    }

    /// Looks at the directory again, in the transaction that writes.
    pub(crate) async fn look_again(&mut self, session: &mut Session) -> Result<(), Failure> {
        self.directory = self.app.directory_in(session).await?;
        Ok(())
    }

    /// The same with other rules and calendars than those of the installation.
    pub(crate) fn under(self, law: &'a LawBook) -> Self {
        Self { law, ..self }
    }

    /// Where the texts of a matter go.
    pub(crate) const fn sheet(&self, key: MatterKey) -> Sheet {
        Sheet::new((key.shard, key.id.0), self.occasion.recorded_us, self.occasion.by)
    }

    /// A key for a matter that begins now.
    pub(crate) fn new_key(&self, chance: &mut Chance, shard: i64) -> MatterKey {
        MatterKey { shard, id: MatterId(chance.id(self.occasion.recorded_us)) }
    }

    pub(crate) fn ctx(&self) -> Ctx<'_> {
        Ctx {
            law: self.law,
            directory: &self.directory,
            by: self.occasion.by,
            today: self.occasion.today,
            origin: self.occasion.origin,
        }
    }

    /// Decides an act and folds what happens into the matter.
    pub(crate) fn act(&self, loaded: &mut Loaded, on: Date, verb: Verb) -> Result<(), Failure> {
        self.app.may_act(&self.directory, &self.occasion, loaded, &verb)?;
        let command = Command { on, assumed: false, verb };
        let act = command.verb.act();
        let events = decide(loaded.matter.as_ref(), &command, &self.ctx())
            .inspect_err(|_| self.app.act_counts.add(act, ActOutcome::Refused))?;
        loaded.acts.push(act);
        if loaded.new.is_empty() {
            loaded.before.clone_from(&loaded.matter);
        }
        for event in events {
            loaded.matter = evolve(loaded.key.id, loaded.matter.take(), &event);
            loaded.stands.extend(loaded.matter.as_ref().map(|matter| Stand::of(matter, self.occasion.recorded_us)));
            loaded.new.push(event);
        }
        Ok(())
    }

    /// What is kept for writing, to be counted once it is known whether it was recorded.
    pub(crate) fn acts(&self) -> Vec<Act> {
        self.done.iter().flat_map(|loaded| loaded.acts.iter().copied()).collect()
    }

    /// Keeps a matter for writing.
    pub(crate) fn keep(&mut self, loaded: Loaded) {
        self.done.push(loaded);
    }

    /// Writes everything in one transaction, apart from its end.
    pub(crate) async fn write(self, session: &mut Session) -> Result<Vec<crate::Done>, Failure> {
        let Occasion { origin, recorded_us, .. } = self.occasion;
        let mut projection = Projection::default();
        let mut chains = Vec::with_capacity(self.done.len());
        let mut done = Vec::with_capacity(self.done.len());
        let begun = self.done.iter().filter(|loaded| loaded.head.seq == 0);
        let begun = begun.map(|loaded| (loaded.key.shard, loaded.key.id.0)).collect();
        for loaded in self.done {
            let registered = loaded.first().unwrap_or((origin, recorded_us));
            let clock_behind_us = loaded.events.last().map_or(0, |(_, last_us)| (last_us - recorded_us).max(0));
            let last_us = loaded.last_us();
            let Loaded { key, matter, head, new, before, stands, .. } = loaded;
            let matter = matter.ok_or(Failure::NoMatter(key))?;
            let before = before.as_ref().map(|before| (before, last_us));
            let change = Change { shard: key.shard, registered, before, matter: &matter, stands: &stands };
            projection.add(change, &new);
            let stored: Result<Vec<_>, Failure> =
                new.iter().map(|event| Ok((new_event(event)?, event.by, recorded_us))).collect();
            chains.push(Chain { shard: key.shard, stream: key.id.0, head, events: stored? });
            done.push(crate::Done { key, matter, events: new, clock_behind_us });
        }
        session.append(chains).await?;
        let searched = self.app.search.rows(&self.pen.texts);
        self.pen.put(session, self.app.keys(), &begun).await?;
        session.put_search(searched).await?;
        session.project(&projection).await?;
        Ok(done)
    }
}
