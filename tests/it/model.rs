//! Random histories on which the independent model agrees, kept by both databases: what comes back folds to the same
//! matter, and every row follows from it.

#[path = "../../crates/domain/tests/model/sides.rs"]
#[allow(dead_code, reason = "the long runs of the model stand beside it, and are not needed here")]
mod sides;

use std::collections::BTreeMap;

use app::domain::matter::{Event, Matter, fold};
use app::domain::{MatterId, Origin};
use app::store::{Chain, ClockRow, Db, Head, MatterRow, NewEvent, Projection, Session};

use crate::town::every_address;

/// Histories on each database; each has up to a few matters and forty acts.
const HISTORIES: u64 = 300;
/// Room for the matters of one history in one shard.
const MATTERS_MAX: i64 = 100;
const SHARD: i64 = 990_101;

fn stored(event: &Event) -> NewEvent {
    NewEvent { kind: event.fact.kind(), body: serde_json::to_string(event).unwrap() }
}

/// Appends event by event, as acts come in, with the rows that each of them leaves.
async fn keep(session: &mut Session, stream: i64, events: &[Event]) {
    let mut head = Head::default();
    let mut matter: Option<Matter> = None;
    for event in events {
        let chain = Chain { shard: SHARD, stream, head, events: vec![(stored(event), event.by, 1)] };
        head = session.append(vec![chain]).await.unwrap().remove(0);
        matter = domain::matter::evolve(MatterId(stream), matter, event);
        let mut projection = Projection::default();
        projection.add(SHARD, matter.as_ref().unwrap(), [event], (Origin::Entered, 1));
        session.project(&projection).await.unwrap();
    }
}

/// What the database gives back, against the history.
async fn compare(session: &mut Session, stream: i64, events: &[Event]) {
    let (recorded, _) = session.history(SHARD, stream).await.unwrap();
    let read: Vec<Event> = recorded.iter().map(|row| serde_json::from_str(&row.body).unwrap()).collect();
    assert_eq!(read, events);
    let matter = fold(MatterId(stream), &read).unwrap();
    let row = session.matter_row(SHARD, stream).await.unwrap();
    assert_eq!(row, Some(MatterRow::of(SHARD, &matter, Origin::Entered, 1)));
    let clocks: Vec<ClockRow> = matter.clocks.iter().map(|clock| ClockRow::of(SHARD, matter.id, clock)).collect();
    assert_eq!(session.clocks_of(SHARD, stream).await.unwrap(), clocks);
    let mut projection = Projection::default();
    projection.add(SHARD, &matter, &read, (Origin::Entered, 1));
    assert_eq!(session.beside(SHARD, stream).await.unwrap(), projection.beside());
}

/// Article: R22-22, R22-23, R22-34, R22-35, R22-36
#[tokio::test]
async fn three_hundred_histories_are_kept_by_each_database() {
    let mut histories: BTreeMap<i64, Vec<Event>> = BTreeMap::new();
    for seed in 0..HISTORIES {
        let history = sides::histories::history(seed);
        assert_eq!(history.disagreement, None, "seed {seed}");
        for (at, events) in (1..).zip(history.both.events).filter(|(_, events)| !events.is_empty()) {
            histories.insert(i64::try_from(seed + 1).unwrap() * MATTERS_MAX + at, events);
        }
    }
    every_address(async |address| {
        let db = Db::open(address).await.unwrap();
        let mut session = db.write().await.unwrap();
        for (stream, events) in &histories {
            keep(&mut session, *stream, events).await;
        }
        session.commit().await.unwrap();
        let mut session = db.read().await.unwrap();
        for (stream, events) in &histories {
            compare(&mut session, *stream, events).await;
        }
        drop(session);
        db.close().await;
    })
    .await;
}
