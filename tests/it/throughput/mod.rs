//! Many at once, on both databases: what is acknowledged is there, once; who fails or goes away harms nobody else;
//! queues have an end; intakes of two offices do not wait for each other.

mod callers;
mod cut;
mod offices;
mod queues;

use app::domain::{Actor, By, OfficialId, OrganId};
use app::store::{Chain, Db, Head, NewEvent, Recorded, StoreError};

/// Where the writers of these tests write.
const SHARD: i64 = 1;
const YEAR: i16 = 2026;

/// A receipt number that was written into an event.
type Drawn = (i64, i64);

/// Draws a number of the office, appends an event that tells it, and commits: what an act does, in small.
async fn draw_and_append(db: &Db, stream: i64, head: Head, office: i64) -> Result<(Drawn, Head), StoreError> {
    let mut session = db.write().await?;
    let no = session.draw(SHARD, office, YEAR, 1).await?;
    let head = session.append(vec![chain(stream, head, (office, no))]).await?.remove(0);
    session.commit().await?;
    Ok(((office, no), head))
}

fn chain(stream: i64, head: Head, (office, no): Drawn) -> Chain {
    let by = By::Staff(Actor { official: OfficialId(1), organ: OrganId(1) });
    let event = NewEvent { kind: "test.happened", body: format!("{office} {no}") };
    Chain { shard: SHARD, stream, head, events: vec![(event, by, 1)] }
}

/// What the stream holds, and where it goes on.
async fn told(db: &Db, stream: i64) -> (Vec<Drawn>, Head) {
    let (events, head) = db.read().await.unwrap().history(SHARD, stream).await.unwrap();
    (events.iter().map(drawn).collect(), head)
}

fn drawn(event: &Recorded) -> Drawn {
    let (office, no) = event.body.split_once(' ').unwrap();
    (office.parse().unwrap(), no.parse().unwrap())
}
