//! Several sealers: one works at a time, and there are never two trees.

use app::Chance;
use app::store::{Value, Values, table_named};
use futures::future::join_all;

use super::{NOON_US, SECOND_US, bare, counted, newest, record};
use crate::town::every_address;

const SEALER: &str = "ledger-sealer";

/// Six processes seal while a seventh records: every event is sealed once, and every checkpoint ever signed is the
/// beginning of the last.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sealers_that_work_at_once_make_one_tree() {
    every_address(async |address| {
        let writer = bare(address).await;
        record(&writer, 1_000..1_200).await;
        let mut sealers = Vec::new();
        for no in 0..6_u64 {
            let app = bare(address).await;
            sealers.push(async move {
                let (mut chance, holder) = (Chance::numbered(no), format!("process {no}"));
                for turn in 0..12 {
                    app.seal_all(&holder, NOON_US + turn, &mut chance).await.unwrap();
                }
                app.db().close().await;
            });
        }
        let recording = async {
            for batch in 0..12 {
                record(&writer, 2_000 + batch * 40..2_040 + batch * 40).await;
            }
        };
        tokio::join!(join_all(sealers), recording);
        writer.seal_all("last", NOON_US + SECOND_US * 60, &mut Chance::numbered(9)).await.unwrap();
        assert_eq!(counted(&writer).await, (0, 680));
        let mut session = writer.db().read().await.unwrap();
        let sealed = table_named("sealed").unwrap();
        let column = sealed.columns.iter().position(|column| column.name == "leaf").unwrap();
        let rows = session.rows_after(sealed, None, 1_000).await.unwrap();
        let leaf = |row: Values| if let Value::Int(leaf) = row[column] { leaf } else { panic!("no number") };
        let mut leaves: Vec<i64> = rows.into_iter().map(leaf).collect();
        leaves.sort_unstable();
        assert_eq!(leaves, (0..680).collect::<Vec<i64>>(), "each leaf once");
        let last = newest(&writer).await;
        assert_eq!(last.checkpoint.size, 680);
        let checkpoints = session.checkpoints_after(0, 1_000).await.unwrap();
        assert!(!checkpoints.is_empty());
        for row in checkpoints {
            writer.ledger_link(row.note.parse().unwrap(), None).await.unwrap();
        }
        assert_eq!(writer.ledger_keys().await.unwrap().len(), 1, "one key");
        drop(session);
        writer.db().close().await;
    })
    .await;
}

/// A sealer that nobody hears of again is succeeded when its lease has run out, even where the clock was set back.
#[tokio::test]
async fn a_lease_is_taken_over_when_it_has_run_out() {
    every_address(async |address| {
        let app = bare(address).await;
        let mut chance = Chance::numbered(1);
        record(&app, 1_000..1_010).await;
        assert!(app.lease(SEALER, "gone", NOON_US, 30 * SECOND_US).await.unwrap());
        assert!(app.lease(SEALER, "gone", NOON_US + SECOND_US, 30 * SECOND_US).await.unwrap(), "it may renew");
        let waits = app.seal("here", NOON_US + 2 * SECOND_US, &mut chance).await.unwrap();
        assert!(waits.elsewhere && waits.events == 0, "{waits:?}");
        let takes = app.seal("here", NOON_US + 31 * SECOND_US, &mut chance).await.unwrap();
        assert_eq!((takes.elsewhere, takes.events), (false, 10));
        record(&app, 1_010..1_020).await;
        assert!(app.lease(SEALER, "gone", NOON_US, 30 * SECOND_US).await.unwrap());
        // The clock is an hour behind: the lease ends later than anybody could have asked for.
        let takes = app.seal("here", NOON_US - 3_600 * SECOND_US, &mut chance).await.unwrap();
        assert_eq!((takes.elsewhere, takes.events), (false, 10));
        assert!(app.lease("sweep", "a", NOON_US, SECOND_US).await.unwrap());
        assert!(!app.lease("sweep", "b", NOON_US, SECOND_US).await.unwrap());
        app.give_back("sweep", "b").await.unwrap();
        assert!(!app.lease("sweep", "b", NOON_US, SECOND_US).await.unwrap(), "nobody gives back another's");
        app.give_back("sweep", "a").await.unwrap();
        assert!(app.lease("sweep", "b", NOON_US, SECOND_US).await.unwrap());
        app.db().close().await;
    })
    .await;
}
