//! What was changed past the program is found, and its place is named: each kind of row, each kind of change.

use app::domain::{Actor, By, OfficialId, OrganId};
use app::store::{Chain, Head, NewEvent};
use app::tlog::SignedCheckpoint;
use app::{Discrepancy, VerifyState, Verifying, verify_with};
use jiff::civil::date;

use super::{NOON_US, SECOND_US, bare, key, newest, record, seal};
use crate::town::{Town, every_address, every_database, on_events};

/// What a verification finds; `known` is a checkpoint that was kept elsewhere.
async fn found(app: &app::App, known: Option<SignedCheckpoint>) -> Vec<Discrepancy> {
    verify_with(app, Verifying { known, resume: None }, |_| {}).await.unwrap().discrepancies
}

/// Takes the fence around the events down, as somebody with the database's own tools could.
async fn unfenced(town: &Town) {
    for sql in [
        "DROP TRIGGER event_is_never_changed",
        "DROP TRIGGER event_is_never_removed",
        "DROP TRIGGER event_is_never_changed_or_removed ON event",
    ] {
        // Each database knows some of them.
        let _ = town.try_sql(sql).await;
    }
}

/// A town with a matter under a first checkpoint, another under a second, and one that waits.
async fn sealed(town: &Town) {
    town.registered().await;
    seal(town, NOON_US).await;
    town.registered().await;
    let mut session = town.app.db().read().await.unwrap();
    assert!(session.any_waiting().await.unwrap());
    drop(session);
    town.verify().await;
    seal(town, NOON_US + SECOND_US).await;
    town.registered().await;
    town.verify().await;
}

const LAST: &str = "WHERE stream = (SELECT MAX(stream) FROM sealed)";

#[tokio::test]
async fn every_change_past_the_program_is_found() {
    for (sql, code) in [
        (on_events("UPDATE", "SET body = body || ' ' WHERE seq = 1 AND stream > 1"), "hash-differs"),
        (on_events("UPDATE", "SET recorded_us = recorded_us + 1 WHERE seq = 1"), "hash-differs"),
        (on_events("UPDATE", "SET official = official + 1 WHERE seq = 1"), "hash-differs"),
        (on_events("UPDATE", "SET hash = (SELECT root FROM checkpoint LIMIT 1) WHERE seq = 1"), "leaf-differs"),
        (on_events("DELETE", "WHERE seq = 1 AND stream = 1"), "number-missing"),
        (on_events("DELETE", LAST), "event-gone"),
        ("DELETE FROM sealed WHERE seq = 2", "not-in-ledger"),
        ("DELETE FROM sealed WHERE seq = 2", "leaf-missing"),
        ("UPDATE sealed SET leaf = 0 WHERE leaf = 1", "leaf-twice"),
        ("UPDATE sealed SET leaf = 1000 - leaf WHERE leaf = 2", "leaf-beyond"),
        ("UPDATE sealed SET leaf = -1 WHERE leaf = 2", "leaf-beyond"),
        ("UPDATE sealed SET leaf = 5 - leaf WHERE leaf IN (2, 3)", "leaf-differs"),
        ("DELETE FROM outbox", "not-in-ledger"),
        ("UPDATE outbox SET hash = (SELECT root FROM checkpoint LIMIT 1)", "waiting-differs"),
        ("UPDATE outbox SET stream = stream + 1", "waiting-differs"),
        (
            "INSERT INTO outbox (shard, stream, seq, hash) \
             SELECT shard, stream, seq, hash FROM event WHERE stream = 1",
            "waiting-differs",
        ),
        ("DELETE FROM tile WHERE level = -1", "tile-differs"),
        ("DELETE FROM tile WHERE level = 0", "tile-differs"),
        ("UPDATE tile SET body = (SELECT root FROM checkpoint LIMIT 1) WHERE level = 0", "tile-differs"),
        (
            "UPDATE tile SET body = (SELECT body FROM tile AS other WHERE other.level = 0) WHERE level = -1",
            "tile-differs",
        ),
        ("UPDATE checkpoint SET root = (SELECT hash FROM outbox LIMIT 1)", "checkpoint-differs"),
        ("UPDATE checkpoint SET sealed_us = sealed_us + 2000000", "checkpoint-differs"),
        ("UPDATE checkpoint SET size = size + 1000", "checkpoint-differs"),
        ("UPDATE checkpoint SET note = 'x'", "checkpoint-differs"),
        ("UPDATE log_key SET vkey = 'x'", "checkpoint-differs"),
        ("DELETE FROM checkpoint WHERE size = (SELECT MAX(size) FROM checkpoint AS all_of_them)", "leaf-beyond"),
        ("DELETE FROM checkpoint", "leaf-beyond"),
    ] {
        every_database(date(2026, 4, 2), async |town: &Town| {
            sealed(town).await;
            unfenced(town).await;
            town.tamper(sql).await;
            let found = found(&town.app, None).await;
            assert!(found.iter().any(|finding| finding.code() == code), "{sql}: {found:?}");
        })
        .await;
    }
}

/// The tail is cut off, and everything that is left is made to fit: the database agrees with itself, and only a
/// checkpoint from elsewhere shows it.
#[tokio::test]
async fn a_tail_that_was_cut_is_shown_by_a_checkpoint_from_elsewhere() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        town.registered().await;
        seal(town, NOON_US).await;
        let early = newest(&town.app).await;
        town.registered().await;
        seal(town, NOON_US + SECOND_US).await;
        let late = newest(&town.app).await;
        for known in [&early, &late] {
            assert_eq!(found(&town.app, Some(known.clone())).await, []);
        }
        unfenced(town).await;
        let last = "(SELECT stream FROM sealed AS s WHERE s.leaf = (SELECT MAX(leaf) FROM sealed AS of_all))";
        for table in ["event", "sealed"] {
            town.tamper(format!("DELETE FROM {table} WHERE stream = {last}").leak()).await;
        }
        // Rows, spans and counts are made to fit by the program itself.
        app::rebuild(&town.app, app::Rebuilding { dry_run: false, anew: true }, |_| {}).await.unwrap();
        town.tamper("DELETE FROM checkpoint WHERE size = (SELECT MAX(size) FROM checkpoint AS all_of_them)").await;
        assert_eq!(found(&town.app, None).await, [], "it agrees with itself");
        assert_eq!(found(&town.app, Some(early)).await, [], "and with what is older than the cut");
        let size = late.checkpoint.size;
        assert_eq!(found(&town.app, Some(late)).await, [Discrepancy::KnownBeyond { size }]);
    })
    .await;
}

/// Another history of the same length, sealed with the same key: only the checkpoint from elsewhere differs.
#[tokio::test]
async fn a_history_that_was_replaced_is_shown_by_a_checkpoint_from_elsewhere() {
    let mut seen: Vec<SignedCheckpoint> = Vec::new();
    every_address(async |address| {
        let app = bare(address).await;
        let mut chance = app::Chance::numbered(1);
        // Both databases begin with the same key, and record something else.
        let first = i64::try_from(seen.len()).unwrap() * 1_000 + 1_000;
        record(&app, first..first + 300).await;
        app.seal_all("here", NOON_US, &mut chance).await.unwrap();
        let own = newest(&app).await;
        let codes = |found: Vec<Discrepancy>| -> Vec<&'static str> {
            let tree = found.iter().map(Discrepancy::code).filter(|code| *code != "event-unreadable");
            tree.filter(|code| *code != "rows-without-events").collect()
        };
        assert_eq!(codes(found(&app, Some(own.clone())).await), [""; 0]);
        for other in &seen {
            assert_eq!(other.checkpoint.origin, own.checkpoint.origin);
            assert_eq!(codes(found(&app, Some(other.clone())).await), ["known-differs"]);
        }
        let stranger = app::tlog::Signer::new("x/y", app::tlog::KeyKind::Log, &[1; 32]).unwrap();
        let foreign = app::tlog::Checkpoint { origin: "x/y".to_owned(), ..own.checkpoint.clone() };
        let foreign = SignedCheckpoint::sign(foreign, &[&stranger]);
        assert_eq!(codes(found(&app, Some(foreign)).await), ["known-other"]);
        assert_eq!(key(&app).await.name(), own.checkpoint.origin);
        seen.push(own);
        app.db().close().await;
    })
    .await;
}

/// Several pages, a stream that is longer than a page, and many tiles: going on from every place comes to the same.
#[tokio::test]
async fn a_verification_that_was_stopped_is_gone_on_with_from_any_place() {
    every_address(async |address| {
        let app = bare(address).await;
        record(&app, 1_000..10_000).await;
        let by = By::Staff(Actor { official: OfficialId(1), organ: OrganId(1) });
        let happened = |n| (NewEvent { kind: "test.happened", body: format!("{{\"n\":{n}}}") }, by, NOON_US);
        let long =
            Chain { shard: 990_102, stream: 7, head: Head::default(), events: (0..9_000).map(happened).collect() };
        let mut session = app.db().write().await.unwrap();
        session.append(vec![long]).await.unwrap();
        session.commit().await.unwrap();
        app.seal_all("here", NOON_US, &mut app::Chance::numbered(1)).await.unwrap();
        let mut places: Vec<String> = Vec::new();
        let keep = |state: &VerifyState| places.push(serde_json::to_string(state).unwrap());
        let whole = verify_with(&app, Verifying::default(), keep).await.unwrap();
        assert_eq!((whole.events, whole.sealed), (18_000, 18_000));
        assert!(places.len() >= 3, "{}", places.len());
        for place in places {
            let resume = Some(serde_json::from_str(&place).unwrap());
            let again = verify_with(&app, Verifying { known: None, resume }, |_| {}).await.unwrap();
            assert_eq!(again, whole);
        }
        app.db().close().await;
    })
    .await;
}

/// The place that is named is that of the change, on every level.
#[tokio::test]
async fn the_tile_that_was_changed_is_named() {
    every_address(async |address| {
        let app = bare(address).await;
        record(&app, 1_000..4_000).await;
        app.seal_all("here", NOON_US, &mut app::Chance::numbered(1)).await.unwrap();
        let tiles = |found: Vec<Discrepancy>| -> Vec<Discrepancy> {
            let of_tree = |finding: &Discrepancy| {
                matches!(finding, Discrepancy::TileDiffers { .. } | Discrepancy::CheckpointDiffers { .. })
            };
            found.into_iter().filter(of_tree).collect()
        };
        assert_eq!(tiles(found(&app, None).await), []);
        for (level, no) in [(1, 0), (0, 6), (-1, 7)] {
            let mut session = app.db().write().await.unwrap();
            let mut body = session.tile(level, no).await.unwrap().unwrap();
            let honest = body.clone();
            body[40] ^= 1;
            let row = |body| app::store::TileRow { level, no, body };
            session.put_tiles(&[row(body)]).await.unwrap();
            session.commit().await.unwrap();
            let found = tiles(found(&app, None).await);
            // Entries that were changed differ from their tile and from everything above.
            assert!(found.contains(&Discrepancy::TileDiffers { level: level.max(0), no }), "{found:?}");
            let mut session = app.db().write().await.unwrap();
            session.put_tiles(&[row(honest)]).await.unwrap();
            session.commit().await.unwrap();
        }
        app.db().close().await;
    })
    .await;
}
