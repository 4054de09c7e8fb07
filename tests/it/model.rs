//! Random histories on which the independent model agrees, kept by both databases: what comes back folds to the same
//! matter, and every row follows from it.

#[path = "../../crates/domain/tests/model/sides.rs"]
#[allow(dead_code, reason = "the long runs of the model stand beside it, and are not needed here")]
mod sides;

use std::collections::BTreeMap;

use app::domain::matter::{Event, Matter, fold};
use app::domain::{MatterId, Origin};
use app::store::{
    Chain, Change, ClockRow, Db, Head, MatterRow, NewEvent, Projection, STILL, Session, SpanRow, Stand, table_named,
};

use crate::town::every_address;

/// Histories on each database; each has up to a few matters and forty acts.
const HISTORIES: u64 = 300;
/// Room for the matters of one history in one shard.
const MATTERS_MAX: i64 = 100;
const SHARD: i64 = 990_101;

fn stored(event: &Event) -> NewEvent {
    NewEvent { kind: event.fact.kind(), body: serde_json::to_string(event).unwrap() }
}

/// When the event at this place was recorded. Some are recorded at one moment, and now and then the clock is set back.
fn moment(at: usize) -> i64 {
    let at = i64::try_from(at).unwrap();
    1_000 + at / 2 * 10 - if at % 7 == 6 { 15 } else { 0 }
}

/// Appends event by event, as acts come in, with the rows that each of them leaves.
async fn keep(session: &mut Session, stream: i64, events: &[Event]) {
    let mut head = Head::default();
    let mut matter: Option<Matter> = None;
    let mut last_us = i64::MIN;
    for (at, event) in events.iter().enumerate() {
        let recorded_us = moment(at);
        let chain = Chain { shard: SHARD, stream, head, events: vec![(stored(event), event.by, recorded_us)] };
        head = session.append(vec![chain]).await.unwrap().remove(0);
        let before = matter.clone();
        matter = domain::matter::evolve(MatterId(stream), matter, event);
        let matter = matter.as_ref().unwrap();
        let mut projection = Projection::default();
        let (registered, stands) = ((Origin::Entered, moment(0)), [Stand::of(matter, recorded_us)]);
        let before = before.as_ref().map(|before| (before, last_us));
        projection.add(Change { shard: SHARD, registered, before, matter, stands: &stands }, [event]);
        session.project(&projection).await.unwrap();
        last_us = last_us.max(recorded_us);
    }
}

/// What the database gives back, against the history.
async fn compare(session: &mut Session, stream: i64, events: &[Event]) {
    let (recorded, _) = session.history(SHARD, stream).await.unwrap();
    let read: Vec<Event> = recorded.iter().map(|row| serde_json::from_str(&row.body).unwrap()).collect();
    assert_eq!(read, events);
    let matter = fold(MatterId(stream), &read).unwrap();
    let row = session.matter_row(SHARD, stream).await.unwrap();
    assert_eq!(row, Some(MatterRow::of(SHARD, &matter, Origin::Entered, moment(0))));
    let clocks: Vec<ClockRow> = matter.clocks.iter().map(|clock| ClockRow::of(SHARD, matter.id, clock)).collect();
    assert_eq!(session.clocks_of(SHARD, stream).await.unwrap(), clocks);
    let mut projection = Projection::default();
    let mut stands = Vec::new();
    let mut folded = None;
    for (at, event) in read.iter().enumerate() {
        folded = domain::matter::evolve(MatterId(stream), folded, event);
        stands.push(Stand::of(folded.as_ref().unwrap(), moment(at)));
    }
    let registered = (Origin::Entered, moment(0));
    projection.add(Change { shard: SHARD, registered, before: None, matter: &matter, stands: &stands }, &read);
    assert_eq!(session.beside(SHARD, stream).await.unwrap(), projection.beside());
    let span_table = table_named("matter_span").unwrap();
    let told = projection.by_table().into_iter().find(|(table, _)| table.name == span_table.name).unwrap().1;
    assert_eq!(session.rows_of_matter(span_table, SHARD, stream).await.unwrap(), told);
    spans(projection.spans(), stream, &read);
}

/// At every moment the span that holds says what the fold of everything recorded until then says.
fn spans(spans: &[SpanRow], stream: i64, events: &[Event]) {
    assert_eq!(spans.last().map(|span| span.until_us), Some(STILL));
    for pair in spans.windows(2) {
        assert_eq!(pair[0].until_us, pair[1].from_us, "no gap and no overlap");
    }
    let mut latest = i64::MIN;
    for at in 0..events.len() {
        latest = latest.max(moment(at));
        if events.len() > at + 1 && moment(at + 1) <= latest {
            continue;
        }
        let folded = fold(MatterId(stream), &events[..=at]).unwrap();
        let held: Vec<_> = spans.iter().filter(|span| span.from_us <= latest && latest < span.until_us).collect();
        let [span] = held.as_slice() else { panic!("one span holds: {held:?}") };
        assert_eq!((span.holder, &*span.stage), (folded.holder.0, folded.stage.name().name()));
    }
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
        assert_eq!(session.count_differences(10).await.unwrap(), Vec::new(), "counts agree with the rows");
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
