//! One act: load, decide, append, project, in one transaction.

use domain::matter::{Event, IssueCode, Matter, Receipt, ShareAnswer, Verb};
use domain::{By, MatterId, OrganId, PersonId};
use jiff::civil::Date;
use store::{ImportRow, Session, StoreError};

use crate::act_draft::Scribe;
use crate::work::{Loaded, Occasion, Work, load};
use crate::{
    ActDraft, Action, App, Chance, Changed, Failure, Intake, Keys, MatterFacts, MatterKey, Once, QueryCode, Stamp,
    Target, home_shard,
};

/// What came of an act.
#[derive(Clone, Debug)]
pub struct Done {
    /// The matter's key.
    pub key: MatterKey,
    /// The matter as it is now.
    pub matter: Matter,
    /// What happened; nothing where the same request had been carried out before.
    pub events: Vec<Event>,
    /// By how many microseconds the clock of this act stood before that of the last record of the matter; 0 where
    /// time went forward. Such an act is recorded as the clock says, and whoever acts is told.
    pub clock_behind_us: i64,
}

/// A petition that was registered.
#[derive(Clone, Debug)]
pub struct Registration {
    /// The matter.
    pub done: Done,
    /// The petitioner's query code, shown this once; `None` for an anonymous petition, and where the same request
    /// had been carried out before.
    pub code: Option<QueryCode>,
}

/// A petitioner who acts with a credential of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PetitionerStamp {
    /// Who.
    pub person: PersonId,
    /// When it is recorded, in microseconds since 1970, UTC.
    pub recorded_us: i64,
    /// The same moment's day in Asia/Shanghai.
    pub today: Date,
}

impl From<&PetitionerStamp> for Occasion {
    fn from(stamp: &PetitionerStamp) -> Self {
        Self {
            by: By::Petitioner(stamp.person),
            recorded_us: stamp.recorded_us,
            today: stamp.today,
            origin: domain::Origin::Entered,
            // A petitioner opens the own matter with its code; what they may is said by the rules of the procedure.
            door: crate::Door::Machine,
        }
    }
}

/// Times that a registration draws an identity. Two officials who register in the same millisecond draw the same one
/// once in a million, so that a third try is not needed in the life of an installation.
const IDENTITIES_TRIED: u8 = 3;

/// The source under which requests are remembered, beside the sources of imports.
pub(crate) const REQUESTS: &str = "request";

impl App {
    /// Registers a petition at the actor's office, with a receipt number and a query code. The same `request` a
    /// second time registers nothing.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn register(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        on: Date,
        intake: &Intake,
        request: Option<&str>,
    ) -> Result<Registration, Failure> {
        let mut tries = IDENTITIES_TRIED;
        loop {
            tries -= 1;
            match self.register_once(stamp, chance, on, intake, request).await {
                // Somebody else drew the same identity in the same millisecond.
                Err(Failure::Store(StoreError::Conflict { .. })) if tries > 0 => {}
                done => return done,
            }
        }
    }

    async fn register_once(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        on: Date,
        intake: &Intake,
        request: Option<&str>,
    ) -> Result<Registration, Failure> {
        let mut work = Work::begin(self, &mut self.db.read().await?, stamp.into()).await?;
        let office = stamp.actor.organ;
        self.admits(stamp, Action::Register, Target::Matter(&MatterFacts::of(office.0)))?;
        let shard = home_shard(&work.directory, office);
        let key = work.new_key(chance, shard);
        let (code, mut code_row) = self.codes.draw(chance, key, PersonId(0), stamp.recorded_us);
        let mut session = self.db.write().await?;
        work.look_again(&mut session).await?;
        if let Some(done) = replayed(self.keys(), &mut session, shard, request).await? {
            self.admits_to(stamp, Action::Read, (done.key, &done.matter))?;
            // The request may have been carried out a moment ago and not be durable yet; this waits until it is.
            session.commit().await?;
            return Ok(Registration { done, code: None });
        }
        let receipt = draw_one(&mut session, shard, office, stamp.today).await?;
        let sheet = work.sheet(key);
        let verb = intake.verb(&mut work.pen, chance, sheet, receipt)?;
        let mut loaded = Loaded::new(key);
        work.act(&mut loaded, on, verb)?;
        let person = loaded.there()?.parties.first().map(|party| party.person.id);
        work.keep(loaded);
        let acts = work.acts();
        let done = async {
            let done = one(work.write(&mut session).await?, key)?;
            if let Some(person) = person {
                code_row.person = person.0;
                session.put_query_code(&code_row).await?;
            }
            remember(self.keys(), &mut session, key, request).await?;
            session.commit().await?;
            Ok(done)
        };
        let done = done.await;
        self.act_counts.add_all(&acts, &done);
        Ok(Registration { done: done?, code: person.map(|_| code) })
    }

    /// Gives a petitioner who lost the slip a new query code. The one before is void.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn issue_code(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        key: MatterKey,
        person: PersonId,
        (on, reason): (Date, &str),
    ) -> Result<Registration, Failure> {
        let (code, row) = self.codes.draw(chance, key, person, stamp.recorded_us);
        let mut session = self.db.write().await?;
        self.codes.room(&mut session, key, person).await?;
        let mut work = Work::begin(self, &mut session, stamp.into()).await?;
        let mut loaded = load(&mut session, key).await?;
        let sheet = work.sheet(key);
        let reason = Scribe { pen: &mut work.pen, chance, sheet }.reason(reason)?;
        work.act(&mut loaded, on, Verb::IssueCode(IssueCode { person, reason }))?;
        work.keep(loaded);
        let acts = work.acts();
        let done = async {
            let done = one(work.write(&mut session).await?, key)?;
            session.put_query_code(&row).await?;
            // Whoever has the lost slip may have the matter open.
            session.close_seats_of(key.shard, key.id.0, person.0).await?;
            session.commit().await?;
            Ok(done)
        };
        let done = done.await;
        self.act_counts.add_all(&acts, &done);
        Ok(Registration { done: done?, code: Some(code) })
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
        act: (Date, &ActDraft),
    ) -> Result<Done, Failure> {
        let session = self.db.write().await?;
        self.act(session, stamp.into(), chance, key, expected, act).await
    }

    /// Lets a petitioner act on the own matter.
    ///
    /// # Errors
    /// As [`App::execute`].
    pub async fn execute_as_petitioner(
        &self,
        stamp: &PetitionerStamp,
        chance: &mut Chance,
        key: MatterKey,
        expected: Option<u64>,
        act: (Date, &ActDraft),
    ) -> Result<Done, Failure> {
        let session = self.db.write().await?;
        self.act(session, stamp.into(), chance, key, expected, act).await
    }

    /// Lets a petitioner act on the matter that a session has open, once for each form, however often and through
    /// whatever process it comes. `None` where that had happened before.
    ///
    /// # Errors
    /// As [`App::execute`].
    pub async fn execute_in_seat(
        &self,
        stamp: &PetitionerStamp,
        chance: &mut Chance,
        (key, once): (MatterKey, &Once),
        expected: Option<u64>,
        act: (Date, &ActDraft),
    ) -> Result<Option<Done>, Failure> {
        let mut session = self.db.write().await?;
        if !once.begin(&mut session, stamp.recorded_us).await? {
            // It may have been carried out a moment ago and not be durable yet; this waits until it is.
            session.commit().await?;
            return Ok(None);
        }
        self.act(session, stamp.into(), chance, key, expected, act).await.map(Some)
    }

    async fn act(
        &self,
        mut session: Session,
        occasion: Occasion,
        chance: &mut Chance,
        key: MatterKey,
        expected: Option<u64>,
        (on, draft): (Date, &ActDraft),
    ) -> Result<Done, Failure> {
        let mut work = Work::begin(self, &mut session, occasion).await?;
        let mut loaded = load(&mut session, key).await?;
        // Before anything is said of it: what happened since somebody looked is told to those only who may look.
        self.may_find(&work.directory, &work.occasion, &loaded)?;
        let version = loaded.there()?.version;
        if let Some(expected) = expected.filter(|expected| *expected != version) {
            return Err(stale(&loaded, expected));
        }
        if matches!(draft, ActDraft::Attach { .. }) {
            work.pen.recall_papers(&mut session, self.keys(), key).await?;
        }
        let sheet = work.sheet(key).of(loaded.matter.as_ref());
        let verb = draft.verb(&mut work.pen, chance, sheet)?;
        work.act(&mut loaded, on, verb)?;
        let shared = share(&work, &mut session, &loaded, on).await?;
        work.keep(loaded);
        shared.into_iter().for_each(|other| work.keep(other));
        self.finish(session, work, key, version).await
    }

    /// Writes and commits; another writer who was first is told with what happened.
    pub(crate) async fn finish(
        &self,
        session: Session,
        work: Work<'_>,
        key: MatterKey,
        version: u64,
    ) -> Result<Done, Failure> {
        let acts = work.acts();
        let done = self.write_down(session, work, key, version).await;
        self.act_counts.add_all(&acts, &done);
        done
    }

    async fn write_down(
        &self,
        mut session: Session,
        work: Work<'_>,
        key: MatterKey,
        version: u64,
    ) -> Result<Done, Failure> {
        match work.write(&mut session).await {
            Err(Failure::Store(StoreError::Conflict { .. })) => {
                drop(session);
                let now = load(&mut self.db.read().await?, key).await?;
                Err(stale(&now, version))
            }
            Err(other) => Err(other),
            Ok(done) => {
                session.commit().await?;
                one(done, key)
            }
        }
    }
}

/// The answer to a matter is the answer to every one that is handled together with it.
pub(crate) async fn share(
    work: &Work<'_>,
    session: &mut Session,
    loaded: &Loaded,
    on: Date,
) -> Result<Vec<Loaded>, Failure> {
    let matter = loaded.there()?;
    if !matches!(matter.stage, domain::matter::Stage::Answered { .. }) {
        return Ok(Vec::new());
    }
    let mut shared = Vec::new();
    for absorbed in &matter.absorbed {
        let mut other = load(session, MatterKey { shard: loaded.key.shard, id: *absorbed }).await?;
        let together =
            other.matter.as_ref().is_some_and(|other| other.merged.as_ref().is_some_and(|m| m.into == matter.id));
        if together {
            work.act(&mut other, on, Verb::ShareAnswer(ShareAnswer { other: Box::new(matter.clone()) }))?;
            shared.push(other);
        }
    }
    Ok(shared)
}

/// What was done to this matter.
pub(crate) fn one(done: Vec<Done>, key: MatterKey) -> Result<Done, Failure> {
    done.into_iter().find(|done| done.key == key).ok_or(Failure::NoMatter(key))
}

pub(crate) fn stale(loaded: &Loaded, expected: u64) -> Failure {
    let seen = usize::try_from(expected).unwrap_or(usize::MAX);
    Failure::Stale {
        found: loaded.matter.as_ref().map_or(0, |matter| matter.version),
        changed: loaded.events.iter().skip(seen).map(|(event, _)| Changed::of(event)).collect(),
    }
}

pub(crate) async fn draw_one(
    session: &mut Session,
    shard: i64,
    office: OrganId,
    today: Date,
) -> Result<Receipt, Failure> {
    let year = today.year();
    let no = session.draw(shard, office.0, year, 1).await?;
    Ok(Receipt { office, year, no: u32::try_from(no).unwrap_or(u32::MAX) })
}

/// What the same request did before.
async fn replayed(
    keys: &Keys,
    session: &mut Session,
    shard: i64,
    request: Option<&str>,
) -> Result<Option<Done>, Failure> {
    let Some(request) = request else { return Ok(None) };
    let Some(id) = keys.row_before(session, (shard, REQUESTS), request).await? else { return Ok(None) };
    let key = MatterKey { shard, id: MatterId(id) };
    let loaded = load(session, key).await?;
    let matter = loaded.matter.ok_or(Failure::NoMatter(key))?;
    Ok(Some(Done { key, matter, events: Vec::new(), clock_behind_us: 0 }))
}

async fn remember(keys: &Keys, session: &mut Session, key: MatterKey, request: Option<&str>) -> Result<(), Failure> {
    let Some(request) = request else { return Ok(()) };
    let kept = keys.row_key(REQUESTS, request);
    let row = ImportRow { shard: key.shard, source: REQUESTS.to_owned(), key: kept, matter: key.id.0 };
    Ok(session.put_imported(&[row]).await?)
}
