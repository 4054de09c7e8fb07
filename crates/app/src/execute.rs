//! One act: load, decide, append, project, in one transaction.

use domain::matter::{Command, Event, Matter, Receipt, decide, evolve, fold};
use domain::{Ctx, MatterId, OrganId, Origin};
use jiff::civil::Date;
use store::{Chain, ClockRow, Head, MatterRow, NewEvent, Recorded, Session, StoreError};

use crate::pen::{Pen, Sheet};
use crate::{ADMIN_STREAM, ActDraft, App, Chance, Changed, Failure, Intake, MatterKey, Stamp, home_shard};

/// What came of an act.
#[derive(Clone, Debug)]
pub struct Done {
    /// The matter's key.
    pub key: MatterKey,
    /// The matter as it is now.
    pub matter: Matter,
    /// What happened.
    pub events: Vec<Event>,
}

/// A matter with what its storage needs to go on.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) matter: Option<Matter>,
    pub(crate) events: Vec<(Event, i64)>,
    pub(crate) head: Head,
}

impl Loaded {
    fn first(&self) -> Option<(Origin, i64)> {
        self.events.first().map(|(event, recorded_us)| (event.origin, *recorded_us))
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
    Ok(Loaded { matter, events, head })
}

pub(crate) async fn load(session: &mut Session, key: MatterKey) -> Result<Loaded, Failure> {
    if key.id.0 == ADMIN_STREAM {
        return Err(Failure::NoMatter(key));
    }
    let (recorded, head) = session.history(key.shard, key.id.0).await?;
    decode(key, &recorded, head)
}

/// The stored form of an event.
pub(crate) fn new_event(event: &Event) -> Result<NewEvent, Failure> {
    Ok(NewEvent { kind: event.fact.kind(), body: serde_json::to_string(event)? })
}

impl App {
    pub(crate) fn ctx<'a>(&'a self, directory: &'a domain::directory::Directory, stamp: &Stamp) -> Ctx<'a> {
        Ctx { law: &self.law, directory, actor: stamp.actor, today: stamp.today, origin: stamp.origin }
    }

    /// Registers a petition at the actor's office and gives it a receipt number.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn register(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        on: Date,
        intake: &Intake,
    ) -> Result<Done, Failure> {
        let directory = self.directory();
        let office = stamp.actor.organ;
        let shard = home_shard(&directory, office);
        let key = MatterKey { shard, id: MatterId(chance.id(stamp.recorded_us)) };
        let mut session = self.db.write().await?;
        let receipt = draw_one(&mut session, shard, office, stamp.today).await?;
        let mut pen = Pen::default();
        let sheet = Sheet { shard, stream: key.id.0, recorded_us: stamp.recorded_us };
        let verb = intake.verb(&mut pen, chance, sheet, receipt)?;
        let command = Command { on, assumed: false, verb };
        let events = decide(None, &command, &self.ctx(&directory, stamp))?;
        let loaded = Loaded { matter: None, events: Vec::new(), head: Head::default() };
        let matter = record(&mut session, key, loaded, &events, stamp, &pen).await?;
        session.commit().await?;
        Ok(Done { key, matter, events })
    }

    /// Lets one act happen to a matter. With `expected`, only if nothing happened to it since that version.
    ///
    /// # Errors
    /// A refusal; [`Failure::Stale`] when somebody else was first; a failure of the database.
    pub async fn execute(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        key: MatterKey,
        expected: Option<u64>,
        (on, draft): (Date, &ActDraft),
    ) -> Result<Done, Failure> {
        let directory = self.directory();
        let mut session = self.db.write().await?;
        let loaded = load(&mut session, key).await?;
        let Some(matter) = &loaded.matter else {
            return Err(Failure::NoMatter(key));
        };
        if let Some(expected) = expected.filter(|expected| *expected != matter.version) {
            return Err(stale(&loaded, expected));
        }
        let version = matter.version;
        let mut pen = Pen::default();
        let sheet = Sheet { shard: key.shard, stream: key.id.0, recorded_us: stamp.recorded_us };
        let verb = draft.verb(&mut pen, chance, sheet)?;
        let command = Command { on, assumed: false, verb };
        let events = decide(Some(matter), &command, &self.ctx(&directory, stamp))?;
        let written = record(&mut session, key, loaded, &events, stamp, &pen).await;
        match written {
            Err(Failure::Store(StoreError::Conflict { .. })) => {
                drop(session);
                let now = load(&mut self.db.read().await?, key).await?;
                Err(stale(&now, version))
            }
            Err(other) => Err(other),
            Ok(matter) => {
                session.commit().await?;
                Ok(Done { key, matter, events })
            }
        }
    }
}

fn stale(loaded: &Loaded, expected: u64) -> Failure {
    let seen = usize::try_from(expected).unwrap_or(usize::MAX);
    Failure::Stale {
        found: loaded.matter.as_ref().map_or(0, |matter| matter.version),
        changed: loaded.events.iter().skip(seen).map(|(event, _)| Changed::of(event)).collect(),
    }
}

async fn draw_one(session: &mut Session, shard: i64, office: OrganId, today: Date) -> Result<Receipt, Failure> {
    let year = today.year();
    let no = session.draw(shard, office.0, year, 1).await?;
    Ok(Receipt { office, year, no: u32::try_from(no).unwrap_or(u32::MAX) })
}

/// Appends the events and writes the rows that follow from them.
async fn record(
    session: &mut Session,
    key: MatterKey,
    loaded: Loaded,
    events: &[Event],
    stamp: &Stamp,
    pen: &Pen,
) -> Result<Matter, Failure> {
    let (origin, registered_us) = loaded.first().unwrap_or((stamp.origin, stamp.recorded_us));
    let matter = events.iter().fold(loaded.matter, |matter, event| evolve(key.id, matter, event));
    let matter = matter.ok_or(Failure::NoMatter(key))?;
    let mut stored = Vec::with_capacity(events.len());
    for event in events {
        stored.push((new_event(event)?, event.by, stamp.recorded_us));
    }
    session.append(vec![Chain { shard: key.shard, stream: key.id.0, head: loaded.head, events: stored }]).await?;
    session.put_written(&pen.texts, &pen.persons).await?;
    let row = MatterRow::of(key.shard, &matter, origin, registered_us);
    let clocks: Vec<ClockRow> = matter.clocks.iter().map(|clock| ClockRow::of(key.shard, key.id, clock)).collect();
    session.project(&[row], &clocks).await?;
    Ok(matter)
}
