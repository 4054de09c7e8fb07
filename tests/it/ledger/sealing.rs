//! One sealer: what it takes, what it signs, and on top of what it signs nothing.

use app::tlog::{Algorithm, Edge, Tiles, root};
use app::{Failure, LedgerFault, SEAL_EVENTS_MAX};
use jiff::civil::date;

use super::{NOON_US, SECOND_US, bare, counted, key, newest, record, seal};
use crate::town::{Town, every_address, every_database};

/// Root and size that follow from the published entries alone.
async fn recomputed(app: &app::App) -> (u64, [u8; 32]) {
    let mut entries: Vec<(String, Vec<u8>)> = Vec::new();
    let put = |file: app::LedgerFile| {
        if file.path.starts_with("tile/entries/") {
            entries.push((file.path, file.bytes));
        }
        Ok::<(), Failure>(())
    };
    let at = app.publish_ledger(put).await.unwrap();
    let mut edge = Edge::open(at.checkpoint.algorithm, 0, &Tiles::new()).unwrap();
    for entry in entries.iter().flat_map(|(_, bytes)| bytes.chunks(35)) {
        assert_eq!(entry[..3], [0, 33, 1], "its length, and the algorithm of an event's hash");
        edge.push(at.checkpoint.algorithm.leaf(&entry[2..]));
    }
    let grown = edge.finish().unwrap();
    (grown.size, grown.root)
}

#[tokio::test]
async fn every_event_comes_into_the_tree_once_however_it_was_recorded() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let key = town.registered().await;
        let first = seal(town, NOON_US).await;
        assert!(first.events > 10, "the directory and the matter: {first:?}");
        assert_eq!(seal(town, NOON_US).await.events, 0, "nothing twice");
        town.act(town.acts(crate::town::CLERK, crate::town::OFFICE, date(2026, 4, 3)), key, &crate::town::accepting())
            .await
            .unwrap();
        let second = seal(town, NOON_US + SECOND_US).await;
        assert_eq!((second.events, second.size), (1, first.size + 1));
        record(&town.app, 5_000..5_700).await;
        let third = seal(town, NOON_US + 2 * SECOND_US).await;
        assert_eq!((third.events, third.size), (700, second.size + 700));
        let at = newest(&town.app).await.checkpoint;
        assert_eq!(recomputed(&town.app).await, (at.size, at.root));
        assert_eq!(at.algorithm, Algorithm::Sha256);
    })
    .await;
}

#[tokio::test]
async fn a_long_queue_is_taken_in_several_transactions() {
    every_address(async |address| {
        let app = bare(address).await;
        let many = SEAL_EVENTS_MAX * 2 + 300;
        record(&app, 1_000..1_000 + many).await;
        let mut chance = app::Chance::numbered(1);
        let step = app.seal("here", NOON_US, &mut chance).await.unwrap();
        assert_eq!((i64::try_from(step.events).unwrap(), step.more), (SEAL_EVENTS_MAX, true));
        let rest = app.seal_all("here", NOON_US, &mut chance).await.unwrap();
        assert_eq!(i64::try_from(rest.size).unwrap(), many);
        let at = newest(&app).await.checkpoint;
        assert_eq!(recomputed(&app).await, (at.size, at.root));
        app.db().close().await;
    })
    .await;
}

/// A clock that was set back changes nothing that was said, and what is said next is said as of the later time.
#[tokio::test]
async fn the_time_of_checkpoints_never_decreases() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        seal(town, NOON_US).await;
        record(&town.app, 5_000..5_001).await;
        seal(town, NOON_US - 3_600 * SECOND_US).await;
        let then = u64::try_from(NOON_US / SECOND_US).unwrap();
        assert_eq!(newest(&town.app).await.checkpoint.time_s, Some(then));
        record(&town.app, 5_001..5_002).await;
        seal(town, NOON_US + SECOND_US).await;
        assert_eq!(newest(&town.app).await.checkpoint.time_s, Some(then + 1));
    })
    .await;
}

#[tokio::test]
async fn the_first_checkpoint_after_a_rotation_is_signed_by_both_keys() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        assert!(matches!(
            town.app.rotate_ledger_key(NOON_US, &mut town.chance()).await,
            Err(Failure::Ledger(LedgerFault::NotBegun))
        ));
        seal(town, NOON_US).await;
        let old = key(&town.app).await;
        let before = newest(&town.app).await;
        assert_eq!(before.note.verify(&old), Ok(None));
        let new = town.app.rotate_ledger_key(NOON_US, &mut town.chance()).await.unwrap();
        record(&town.app, 5_000..5_001).await;
        seal(town, NOON_US + SECOND_US).await;
        let both = newest(&town.app).await;
        assert_eq!([both.note.verify(&old), both.note.verify(&new)], [Ok(None), Ok(None)]);
        assert_eq!(both.checkpoint.others, [format!("key {new}")], "whoever trusts the old key learns of the new one");
        record(&town.app, 5_001..5_002).await;
        seal(town, NOON_US + SECOND_US).await;
        let after = newest(&town.app).await;
        assert!(after.note.verify(&old).is_err());
        assert_eq!(after.note.verify(&new), Ok(None));
        assert_eq!(old.name(), new.name());
    })
    .await;
}

#[tokio::test]
async fn a_ledger_has_the_name_and_the_hash_that_it_was_begun_with() {
    every_address(async |address| {
        let app = bare(address).await;
        let mut chance = app::Chance::numbered(1);
        let name = "xinfang.example/ledger";
        let key = app.begin_ledger(name, Algorithm::Sm3, NOON_US, &mut chance).await.unwrap();
        assert_eq!(key.name(), name);
        let again = app.begin_ledger("other", Algorithm::Sha256, NOON_US, &mut chance).await;
        assert!(matches!(again, Err(Failure::Ledger(LedgerFault::Begun))), "{again:?}");
        record(&app, 1_000..1_600).await;
        app.seal_all("here", NOON_US, &mut chance).await.unwrap();
        let at = newest(&app).await;
        assert_eq!((at.checkpoint.origin.as_str(), at.checkpoint.algorithm), (name, Algorithm::Sm3));
        assert_eq!(recomputed(&app).await, (600, at.checkpoint.root));
        assert_ne!(root(Algorithm::Sha256, 0, &Tiles::new()).unwrap(), root(Algorithm::Sm3, 0, &Tiles::new()).unwrap());
        app.db().close().await;
    })
    .await;
}

/// Whatever is wrong with what was sealed before, nothing is signed on top of it, and nothing that waits is lost.
#[tokio::test]
async fn nothing_is_signed_on_top_of_a_damaged_tree() {
    for (sql, code) in [
        ("DELETE FROM tile WHERE level = 0", "tree"),
        (
            "UPDATE tile SET body = (SELECT body FROM tile AS other WHERE other.level = -1) WHERE level = 0",
            "tree-differs",
        ),
        ("DELETE FROM tile WHERE level = -1", "tree-differs"),
        ("UPDATE checkpoint SET root = (SELECT hash FROM outbox ORDER BY stream LIMIT 1)", "checkpoint"),
        ("UPDATE checkpoint SET note = 'x'", "checkpoint"),
        ("UPDATE log_key SET seed = (SELECT hash FROM outbox ORDER BY stream LIMIT 1), no = 2", "key"),
        ("UPDATE secret SET body = (SELECT hash FROM outbox ORDER BY stream LIMIT 1) WHERE name = 'signer'", "key"),
        ("UPDATE secret SET name = 'x' WHERE name = 'signer'", "key"),
    ] {
        every_database(date(2026, 4, 2), async |town: &Town| {
            seal(town, NOON_US).await;
            let size = newest(&town.app).await.checkpoint.size;
            record(&town.app, 5_000..5_010).await;
            town.tamper(sql).await;
            let failed = town.app.seal("here", NOON_US, &mut town.chance()).await;
            let Err(Failure::Ledger(fault)) = failed else { panic!("{sql}: {failed:?}") };
            assert_eq!(fault.code(), code, "{sql}: {fault}");
            assert_eq!(counted(&town.app).await, (10, i64::try_from(size).unwrap()), "{sql}");
        })
        .await;
    }
}

/// An installation that is older than the tree: the migration puts all its events into the queue.
#[tokio::test]
async fn the_events_of_an_older_installation_are_sealed_too() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        record(&town.app, 5_000..5_010).await;
        let (waiting, _) = counted(&town.app).await;
        for gone in [
            "DROP TABLE outbox",
            "DROP TABLE sealed",
            "DROP TABLE tile",
            "DROP TABLE checkpoint",
            "DROP TABLE log_key",
            "DROP TABLE lease",
            "DELETE FROM _sqlx_migrations WHERE version = 6",
        ] {
            town.tamper(gone).await;
        }
        let newer = bare(town.address()).await;
        assert_eq!(counted(&newer).await, (waiting, 0));
        let sealed = newer.seal_all("here", NOON_US, &mut town.chance()).await.unwrap();
        assert_eq!(i64::try_from(sealed.size).unwrap(), waiting);
        newer.db().close().await;
    })
    .await;
}
