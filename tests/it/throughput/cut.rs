//! Sixty-four callers of whom some fail, some give up, and some are cut off at any point at which they wait.

use std::pin::Pin;
use std::task::{Context, Poll};

use app::store::{Db, Head, StoreError};
use futures::future::join_all;

use super::{Drawn, SHARD, YEAR, chain, draw_and_append, told};
use crate::sampling::{Dice, rounds};
use crate::town::every_address;

const CALLERS: i64 = 64;
const ACTS: usize = 6;
/// Offices that the callers share; each has its numbers without gap.
const OFFICES: i64 = 3;
/// A whole act takes about this many turns of its task; cutting at any of them reaches every point at which it waits.
const TURNS: u64 = 60;

/// A future that is dropped after so many turns, as that of a reader who closes the browser.
struct Cut<F> {
    act: Pin<Box<F>>,
    turns: u64,
}

impl<F: Future> Future for Cut<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.turns == 0 {
            return Poll::Ready(None);
        }
        self.turns -= 1;
        self.act.as_mut().poll(context).map(Some)
    }
}

/// What one caller knows at its end.
#[derive(Debug, Default)]
struct Memory {
    acknowledged: Vec<Drawn>,
    /// Times that it was cut off, when it cannot know what became of the act.
    cut: usize,
}

async fn caller(db: Db, stream: i64, mut dice: Dice) -> Memory {
    let mut memory = Memory::default();
    let mut head = Head::default();
    for _ in 0..ACTS {
        let office = 1 + i64::try_from(dice.below(OFFICES.unsigned_abs())).unwrap();
        match dice.below(8) {
            0 => drop_in_the_middle(&db, stream, &head, office).await,
            1 => fail_in_the_middle(&db, stream, office).await,
            2 | 3 => {
                let act = Box::pin(draw_and_append(&db, stream, head.clone(), office));
                match (Cut { act, turns: dice.below(TURNS) }).await {
                    Some(done) => {
                        let (drawn, next) = done.unwrap();
                        memory.acknowledged.push(drawn);
                        head = next;
                    }
                    None => {
                        memory.cut += 1;
                        // It goes on after whatever became of the act, as whoever looks at the matter again does. A
                        // writing session waits until nobody else can write, and so does not look too early.
                        head = settled(&db, stream, office).await;
                    }
                }
            }
            _ => {
                let (drawn, next) = draw_and_append(&db, stream, head, office).await.unwrap();
                memory.acknowledged.push(drawn);
                head = next;
            }
        }
    }
    memory
}

async fn drop_in_the_middle(db: &Db, stream: i64, head: &Head, office: i64) {
    let mut session = db.write().await.unwrap();
    let no = session.draw(SHARD, office, YEAR, 1).await.unwrap();
    session.append(vec![chain(stream, head.clone(), (office, no))]).await.unwrap();
}

async fn fail_in_the_middle(db: &Db, stream: i64, office: i64) {
    let mut session = db.write().await.unwrap();
    let no = session.draw(SHARD, office, YEAR, 1).await.unwrap();
    // Nobody's stream, so that the second append meets the first one.
    session.append(vec![chain(CALLERS + stream, Head::default(), (office, no))]).await.unwrap();
    let failed = session.append(vec![chain(CALLERS + stream, Head::default(), (office, no))]).await;
    assert!(matches!(failed, Err(StoreError::Conflict { .. })), "{failed:?}");
}

/// The head once nothing is under way on this stream: drawing none waits for the row of the office.
async fn settled(db: &Db, stream: i64, office: i64) -> Head {
    let mut session = db.write().await.unwrap();
    session.draw(SHARD, office, YEAR, 0).await.unwrap();
    let (_, head) = session.history(SHARD, stream).await.unwrap();
    session.commit().await.unwrap();
    head
}

async fn round(address: &str, seed: u64) {
    let db = Db::open(address).await.unwrap();
    let callers: Vec<_> = (1..=CALLERS)
        .map(|stream| tokio::spawn(caller(db.clone(), stream, Dice(seed << 32 | stream.unsigned_abs()))))
        .collect();
    let memories: Vec<Memory> = join_all(callers).await.into_iter().map(Result::unwrap).collect();
    db.close().await;

    let db = Db::open(address).await.unwrap();
    let mut numbers: Vec<Drawn> = Vec::new();
    for (stream, memory) in (1..).zip(&memories) {
        let (there, _) = told(&db, stream).await;
        let acknowledged: Vec<Drawn> = there.iter().copied().filter(|one| memory.acknowledged.contains(one)).collect();
        assert_eq!(acknowledged, memory.acknowledged, "seed {seed}: each once, in order");
        assert!(there.len() <= acknowledged.len() + memory.cut, "seed {seed}: nothing of those who gave up");
        numbers.extend(there);
        assert_eq!(told(&db, CALLERS + stream).await.0, [], "seed {seed}: nothing of those who failed");
    }
    numbers.sort_unstable();
    let mut last = db.write().await.unwrap();
    let mut expected: Vec<Drawn> = Vec::new();
    for office in 1..=OFFICES {
        let drawn = last.draw(SHARD, office, YEAR, 0).await.unwrap();
        expected.extend((1..=drawn).map(|no| (office, no)));
    }
    assert_eq!(numbers, expected, "seed {seed}: numbers without gap");
    let cut: usize = memories.iter().map(|memory| memory.cut).sum();
    let acknowledged: usize = memories.iter().map(|memory| memory.acknowledged.len()).sum();
    assert!(cut > 0 && acknowledged > 0, "seed {seed}: {cut} cut, {acknowledged} acknowledged");
    drop(last);
    db.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_sixty_four_callers_those_who_fail_or_are_cut_off_harm_nobody_else() {
    for seed in 0..rounds(2, 100) {
        every_address(async |address| round(address, seed).await).await;
    }
}
