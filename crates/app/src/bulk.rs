//! Many new matters at once, each with its whole course so far: for imports and for the demonstration.
//!
//! The same verbs decide as for single acts. A course of which any act is refused leaves nothing behind.

use std::collections::{BTreeMap, BTreeSet};

use domain::directory::Directory;
use domain::matter::{Command, Event, Matter, Receipt, decide, evolve};
use domain::{Actor, By, Ctx, MatterId, OrganId, Origin};
use jiff::civil::Date;
use law::Act;
use store::{Chain, Change, Head, ImportRow, Projection, SearchRow, Session, Stand};

use crate::keys::SealedRows;
use crate::pen::{Pen, Sheet};
use crate::work::new_event;
use crate::{ActDraft, App, Chance, Failure, Intake, civil_day, home_shard};

/// Matters that go into one transaction: enough to share its cost, few enough to lose little time on a fault.
pub const BATCH: usize = 512;

/// Matters that are decided while as many before them are written.
const PART: usize = 128;

/// A new matter and what happened to it so far.
#[derive(Clone, Debug)]
pub struct Course {
    /// Its identity, drawn by the caller.
    pub id: MatterId,
    /// The petition.
    pub intake: Intake,
    /// Registration.
    pub registration: Step<()>,
    /// What followed, in order.
    pub steps: Vec<Step<ActDraft>>,
    /// How it comes in.
    pub origin: Origin,
    /// Source and key of the row that it comes from.
    pub import: Option<(String, String)>,
}

/// One act of a course.
#[derive(Clone, Debug)]
pub struct Step<D> {
    /// The day on which it is said to have happened.
    pub on: Date,
    /// Whether that day is an assumption.
    pub assumed: bool,
    /// When it is recorded, in microseconds since 1970, UTC.
    pub recorded_us: i64,
    /// Who acts.
    pub actor: Actor,
    /// The act.
    pub draft: D,
}

/// What came of a batch, course by course.
#[derive(Debug, Default)]
pub struct BulkOutcome {
    /// The matters that were written, or why not: which act failed, and how.
    pub courses: Vec<Result<Matter, (Act, Failure)>>,
}

/// A batch that was decided and sealed, and not written.
#[derive(Debug)]
pub struct Prepared(Batch, SealedRows);

/// Everything that one transaction writes.
#[derive(Debug, Default)]
struct Batch {
    pen: Pen,
    chains: Vec<Chain>,
    projection: Projection,
    imported: Vec<ImportRow>,
    searched: Vec<SearchRow>,
}

/// Receipt numbers of one office and year: the last one drawn before, and how many this transaction used.
#[derive(Debug, Default)]
struct Numbers {
    last: i64,
    used: i64,
}

/// Whose receipt numbers: shard, office, year.
type Office = (i64, OrganId, i16);

type Counters = BTreeMap<Office, Numbers>;

impl App {
    /// Writes a batch of courses in one transaction: while the database writes one part of it, the next is decided.
    ///
    /// # Errors
    /// The database failed; then nothing of the batch was written.
    pub async fn write_courses(&self, chance: &mut Chance, courses: &[Course]) -> Result<BulkOutcome, Failure> {
        let mut session = self.db.write_much().await?;
        let directory = self.directory_in(&mut session).await?;
        let mut counters = Counters::new();
        // In order, so that two batches never wait for each other's offices.
        for office in offices(&directory, courses) {
            let last = session.draw(office.0, office.1.0, office.2, 0).await?;
            counters.insert(office, Numbers { last, used: 0 });
        }
        let mut outcome = BulkOutcome::default();
        let mut before = None;
        for part in courses.chunks(PART) {
            let mut batch = Batch::default();
            let deciding = async {
                for course in part {
                    outcome.courses.push(self.next_course(&directory, chance, (&mut batch, &mut counters), course));
                    // Looks whether the database wants the next statement.
                    tokio::task::yield_now().await;
                }
            };
            let ((), written) = tokio::join!(deciding, flush(&mut session, before.take()));
            written?;
            before = Some(self.sealed(batch)?);
        }
        flush(&mut session, before).await?;
        for ((shard, office, year), numbers) in counters {
            session.draw(shard, office.0, year, numbers.used).await?;
        }
        session.commit().await?;
        Ok(outcome)
    }

    /// Decides a batch of courses as [`App::write_courses`] does, and writes nothing: for dry runs, and for
    /// measuring what the bare writing costs. The receipt numbers are counted from one.
    ///
    /// # Errors
    /// What was written could not be sealed.
    pub fn prepare_courses(&self, chance: &mut Chance, courses: &[Course]) -> Result<(Prepared, BulkOutcome), Failure> {
        let directory = self.directory();
        let (mut batch, mut counters) = (Batch::default(), Counters::new());
        let decide = |course| self.next_course(&directory, chance, (&mut batch, &mut counters), course);
        let outcome = BulkOutcome { courses: courses.iter().map(decide).collect() };
        Ok((self.sealed(batch)?, outcome))
    }

    /// Writes what was prepared, as it is, into a database that has nothing of it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn write_prepared(&self, prepared: Prepared) -> Result<(), Failure> {
        let mut session = self.db.write_much().await?;
        flush(&mut session, Some(prepared)).await?;
        Ok(session.commit().await?)
    }

    /// Seals what was written in a batch and makes the rows of search.
    fn sealed(&self, mut batch: Batch) -> Result<Prepared, Failure> {
        batch.searched = self.search.rows(&batch.pen.texts);
        let sealed = batch.pen.sealed(&self.keys)?;
        Ok(Prepared(batch, sealed))
    }

    /// Decides a course under the next receipt number and adds its rows to the batch, if it may happen.
    fn next_course(
        &self,
        directory: &Directory,
        chance: &mut Chance,
        (batch, counters): (&mut Batch, &mut Counters),
        course: &Course,
    ) -> Result<Matter, (Act, Failure)> {
        let office = office(directory, course);
        let (shard, organ, year) = office;
        let numbers = counters.entry(office).or_default();
        let no = u32::try_from(numbers.last + numbers.used + 1).unwrap_or(u32::MAX);
        let mark = batch.pen.mark();
        let receipt = Receipt { office: organ, year, no };
        let written = self.course(directory, chance, batch, (shard, course), receipt);
        if written.is_ok() {
            numbers.used += 1;
        } else {
            batch.pen.back_to(mark);
        }
        written
    }

    /// Decides one course in memory and adds its rows to the batch.
    fn course(
        &self,
        directory: &Directory,
        chance: &mut Chance,
        batch: &mut Batch,
        (shard, course): (i64, &Course),
        receipt: Receipt,
    ) -> Result<Matter, (Act, Failure)> {
        let ctx = |step_us: i64, actor: Actor| Ctx {
            law: &self.law,
            directory,
            by: By::Staff(actor),
            today: civil_day(step_us),
            origin: course.origin,
        };
        let first = &course.registration;
        let sheet = |recorded_us, actor| Sheet::new((shard, course.id.0), recorded_us, By::Staff(actor));
        let mut stored: Stored = (Vec::with_capacity(course.steps.len() + 1), Vec::new());
        let mut matter: Option<Matter> = None;
        let mut happened: Vec<Event> = Vec::with_capacity(course.steps.len() + 1);
        let failed = |act| move |failure: Failure| (act, failure);

        let verb = course
            .intake
            .verb(&mut batch.pen, chance, sheet(first.recorded_us, first.actor), receipt)
            .map_err(failed(Act::Register))?;
        let command = Command { on: first.on, assumed: first.assumed, verb };
        let events = decide(None, &command, &ctx(first.recorded_us, first.actor))
            .map_err(|refusal| (Act::Register, refusal.into()))?;
        take(course.id, &mut matter, &mut stored, &events, first.recorded_us).map_err(failed(Act::Register))?;
        happened.extend(events);

        for step in &course.steps {
            let sheet = sheet(step.recorded_us, step.actor).of(matter.as_ref());
            let verb = step.draft.verb(&mut batch.pen, chance, sheet).map_err(failed(Act::Register))?;
            let act = verb.act();
            let command = Command { on: step.on, assumed: step.assumed, verb };
            let events = decide(matter.as_ref(), &command, &ctx(step.recorded_us, step.actor))
                .map_err(|refusal| (act, refusal.into()))?;
            take(course.id, &mut matter, &mut stored, &events, step.recorded_us).map_err(failed(act))?;
            happened.extend(events);
        }
        let key = crate::MatterKey { shard, id: course.id };
        let matter = matter.ok_or((Act::Register, Failure::NoMatter(key)))?;
        let (stored, stands) = stored;
        let registered = (course.origin, first.recorded_us);
        let change = Change { shard, registered, before: None, matter: &matter, stands: &stands };
        batch.projection.add(change, &happened);
        batch.chains.push(Chain { shard, stream: course.id.0, head: Head::default(), events: stored });
        batch.imported.extend(course.import.as_ref().map(|(source, key)| ImportRow {
            shard,
            source: source.clone(),
            key: self.keys.row_key(source, key),
            matter: course.id.0,
        }));
        Ok(matter)
    }
}

/// The events of a course as they are stored, and where the matter stood after each of them.
type Stored = (Vec<(store::NewEvent, By, i64)>, Vec<Stand>);

fn take(
    id: MatterId,
    matter: &mut Option<Matter>,
    (stored, stands): &mut Stored,
    events: &[Event],
    recorded_us: i64,
) -> Result<(), Failure> {
    for event in events {
        *matter = evolve(id, matter.take(), event);
        stands.extend(matter.as_ref().map(|matter| Stand::of(matter, recorded_us)));
        stored.push((new_event(event)?, event.by, recorded_us));
    }
    Ok(())
}

/// The office and year whose counter numbers this course.
fn office(directory: &Directory, course: &Course) -> Office {
    let office = course.registration.actor.organ;
    let year = civil_day(course.registration.recorded_us).year();
    (home_shard(directory, office), office, year)
}

fn offices(directory: &Directory, courses: &[Course]) -> BTreeSet<Office> {
    courses.iter().map(|course| office(directory, course)).collect()
}

/// Writes what was prepared, if anything was.
async fn flush(session: &mut Session, prepared: Option<Prepared>) -> Result<(), Failure> {
    let Some(Prepared(batch, sealed)) = prepared else { return Ok(()) };
    session.append(batch.chains).await?;
    sealed.put(session).await?;
    session.put_search(batch.searched).await?;
    session.project(&batch.projection).await?;
    session.put_imported(&batch.imported).await?;
    Ok(())
}
