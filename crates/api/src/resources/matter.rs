//! One matter: where it stands, its course, its clocks.

use app::{MatterKey, MatterView};
use axum::Json;
use axum::http::{HeaderName, HeaderValue};
use axum::routing::get;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page_size;
use crate::caller::Caller;
use crate::intake::{Asked, OfMatter, tag};
use crate::operation::{Operation, Tag};
use crate::problem::Problem;
use crate::shape::Event;
use crate::shape::clock::ExplainedClock;
use crate::shape::matter::MatterShape;
use crate::word::Key;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::get("/matters/{key}", "readMatter", get(read)).tag(Tag::Matters).answers::<MatterShape>().tagged(),
        Operation::get("/matters/{key}/course", "readCourse", get(course))
            .tag(Tag::Matters)
            .asks::<CourseQuery>()
            .answers::<Course>()
            .tagged(),
        Operation::get("/matters/{key}/clocks", "readClocks", get(clocks))
            .tag(Tag::Matters)
            .answers::<Clocks>()
            .tagged(),
    ]
}

type Tagged<T> = ([(HeaderName, HeaderValue); 1], Json<T>);

/// A matter that whoever calls may read.
pub(super) async fn seen(caller: &Caller, key: MatterKey) -> Result<MatterView<'_>, Problem> {
    caller.app().read_matter(&caller.subject, key).await.map_err(|failure| caller.tell(failure))
}

async fn read(caller: Caller, OfMatter(key): OfMatter) -> Result<Tagged<MatterShape>, Problem> {
    let view = seen(&caller, key).await?;
    Ok((tag(view.matter.version), Json(MatterShape::of(&caller, &view))))
}

/// Which part of the course.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CourseQuery {
    /// Only what happened after the event of this number; 0 or nothing for all.
    after: Option<u64>,
    /// Events of a page; 50 where it is left out.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<u16>,
}

/// What happened to a matter, in order.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Course {
    /// Its key.
    matter: Key,
    /// Its version: the number of its events.
    version: u64,
    /// The events, in order.
    events: Vec<Event>,
    /// What `after` gets for the next page; none where this is the last.
    next: Option<u64>,
}

async fn course(
    caller: Caller,
    OfMatter(key): OfMatter,
    Asked(asked): Asked<CourseQuery>,
) -> Result<Tagged<Course>, Problem> {
    let size = page_size(&caller, asked.limit)?;
    let view = seen(&caller, key).await?;
    let speaker = caller.speaker();
    let skipped = usize::try_from(asked.after.unwrap_or_default()).unwrap_or(usize::MAX);
    let page = view.timeline.iter().skip(skipped).take(usize::from(size));
    let events: Vec<Event> = page.map(|entry| Event::recorded(&speaker, entry)).collect();
    let version = view.matter.version;
    let next = events.last().map(|event| event.seq).filter(|seq| *seq < version);
    Ok((tag(version), Json(Course { matter: Key(key), version, events, next })))
}

/// The clocks of a matter, in the order of starting.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Clocks {
    /// Its key.
    matter: Key,
    /// Its version.
    version: u64,
    /// The clocks, each with the way to its dates.
    clocks: Vec<ExplainedClock>,
}

async fn clocks(caller: Caller, OfMatter(key): OfMatter) -> Result<Tagged<Clocks>, Problem> {
    let view = seen(&caller, key).await?;
    let (speaker, today) = (caller.speaker(), caller.today());
    let clocks = view.clocks.iter().map(|clock| ExplainedClock::of(&speaker, clock, today)).collect();
    let version = view.matter.version;
    Ok((tag(version), Json(Clocks { matter: Key(key), version, clocks })))
}
