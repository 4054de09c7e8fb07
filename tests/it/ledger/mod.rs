//! The ledger's tree on both databases: sealing, keys, receipts, proofs, publishing, witnesses, and the program.

mod commands;
mod proving;
mod sealers;
mod sealing;
mod seeds;
mod tampering;
mod verifying;

use app::domain::{Actor, By, OfficialId, OrganId};
use app::store::{Chain, Db, Head, NewEvent, table_named};
use app::tlog::{SignedCheckpoint, Trust, VerifierKey};
use app::{App, Sealed};

use crate::town::Town;

/// Noon of 2 April 2026 in Shanghai, in microseconds.
pub const NOON_US: i64 = 1_775_102_400_000_000;
pub const SECOND_US: i64 = 1_000_000;

/// An installation without any directory, for events that mean nothing.
pub async fn bare(address: &str) -> App {
    crate::town::opened(Db::open(address).await.unwrap()).await
}

/// Records so many events that mean nothing, each the first of its stream.
pub async fn record(app: &App, streams: impl Iterator<Item = i64>) {
    let by = Actor { official: OfficialId(1), organ: OrganId(1) };
    let chains = streams.map(|stream| {
        let event = NewEvent { kind: "test.happened", body: format!("{{\"n\":{stream}}}") };
        Chain { shard: 990_101, stream, head: Head::default(), events: vec![(event, By::Staff(by), NOON_US)] }
    });
    let mut session = app.db().write().await.unwrap();
    session.append(chains.collect()).await.unwrap();
    session.commit().await.unwrap();
}

/// How many events wait to be sealed, and how many are.
pub async fn counted(app: &App) -> (i64, i64) {
    let mut session = app.db().read().await.unwrap();
    let mut rows = Vec::new();
    for name in ["outbox", "sealed"] {
        rows.push(session.count_rows(table_named(name).unwrap()).await.unwrap());
    }
    (rows[0], rows[1])
}

/// Seals everything at a moment.
pub async fn seal(town: &Town, now_us: i64) -> Sealed {
    town.app.seal_all("here", now_us, &mut town.chance()).await.unwrap()
}

pub async fn newest(app: &App) -> SignedCheckpoint {
    app.ledger_checkpoint().await.unwrap().unwrap()
}

/// The key in use.
pub async fn key(app: &App) -> VerifierKey {
    app.ledger_keys().await.unwrap().pop().unwrap().key
}

pub async fn trust(app: &App) -> Trust {
    Trust { keys: vec![key(app).await], ..Trust::default() }
}
