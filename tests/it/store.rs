//! The store on both databases: every statement prepares alike, the key is the lock, nothing is changed.

use app::domain::{Actor, By, OfficialId, OrganId};
use app::store::{Chain, Db, Head, NewEvent, StoreError, statements};
use jiff::civil::date;

use crate::town::{Town, every_address, every_database};

/// Both databases read every statement, and see the same columns in it.
#[tokio::test]
async fn every_statement_prepares_on_both_databases_with_the_same_columns() {
    let mut seen: Vec<Vec<Vec<String>>> = Vec::new();
    every_address(async |address| {
        let db = Db::open(address).await.unwrap();
        let mut session = db.read().await.unwrap();
        let mut columns = Vec::new();
        for sql in statements() {
            columns.push(session.columns_of(sql).await.unwrap_or_else(|error| panic!("{address}: {sql}: {error}")));
        }
        seen.push(columns);
        drop(session);
        db.close().await;
    })
    .await;
    let [sqlite, postgres] = seen.as_slice() else { panic!("two databases") };
    assert!(sqlite.len() > 70, "{}", sqlite.len());
    for ((sql, one), other) in statements().into_iter().zip(sqlite).zip(postgres) {
        assert_eq!(one, other, "{sql}");
    }
}

fn event(kind: &'static str) -> (NewEvent, By, i64) {
    let by = Actor { official: OfficialId(1), organ: OrganId(1) };
    (NewEvent { kind, body: "{}".to_owned() }, By::Staff(by), 1)
}

fn chain(stream: i64, head: &Head) -> Chain {
    Chain { shard: 1, stream, head: head.clone(), events: vec![event("test.happened")] }
}

/// Two writers who saw the same past: one wins, the other is told, and the chain has no fork.
#[tokio::test]
async fn of_two_writers_on_one_stream_exactly_one_wins() {
    every_address(async |address| {
        let db = Db::open(address).await.unwrap();
        let mut first = db.write().await.unwrap();
        let heads = first.append(vec![chain(7, &Head::default())]).await.unwrap();
        first.commit().await.unwrap();
        let mut second = db.write().await.unwrap();
        let lost = second.append(vec![chain(7, &Head::default())]).await;
        assert!(matches!(lost, Err(StoreError::Conflict { shard: 1, stream: 7 })), "{address}: {lost:?}");
        drop(second);
        let (events, head) = db.read().await.unwrap().history(1, 7).await.unwrap();
        assert_eq!((events.len(), &head), (1, &heads[0]));
        let mut third = db.write().await.unwrap();
        third.append(vec![chain(7, &head)]).await.unwrap();
        third.commit().await.unwrap();
        db.close().await;
    })
    .await;
}

/// What is not committed never was.
#[tokio::test]
async fn a_transaction_that_is_dropped_leaves_nothing() {
    every_address(async |address| {
        let db = Db::open(address).await.unwrap();
        let mut session = db.write().await.unwrap();
        session.append(vec![chain(9, &Head::default())]).await.unwrap();
        assert_eq!(session.draw(1, 1, 2026, 3).await.unwrap(), 3);
        drop(session);
        let (events, _) = db.read().await.unwrap().history(1, 9).await.unwrap();
        assert!(events.is_empty());
        let mut session = db.write().await.unwrap();
        assert_eq!(session.draw(1, 1, 2026, 1).await.unwrap(), 1, "numbers have no gap");
        drop(session);
        db.close().await;
    })
    .await;
}

/// A byte of an event, of a text or of a row that differs is found, with its place.
#[tokio::test]
async fn every_kind_of_tampering_is_found_with_its_place() {
    for (sql, code) in [
        ("UPDATE matter SET stage = 'concluded'", "row-differs"),
        ("UPDATE matter SET next_due_on = '2099-01-01'", "row-differs"),
        ("DELETE FROM matter", "row-missing"),
        ("UPDATE clock SET due_on = '2099-01-01'", "clock-differs"),
        ("DELETE FROM clock", "clock-differs"),
        ("UPDATE contact SET heads = heads + 1", "beside-differs"),
        ("INSERT INTO accused (shard, matter, who) SELECT shard, id, 'o12' FROM matter", "beside-differs"),
        ("UPDATE text SET body = substr(body, 1, length(body) - 1)", "text-differs"),
        ("UPDATE title SET body = substr(body, 1, length(body) - 1)", "text-differs"),
        ("UPDATE text_key SET wrapped = substr(wrapped, 1, length(wrapped) - 1)", "text-differs"),
        ("UPDATE text SET contact = contact + 1", "text-differs"),
        ("DELETE FROM text_key", "text-differs"),
        ("UPDATE person SET body = substr(body, 1, length(body) - 1)", "person-differs"),
        ("UPDATE person SET wrapped = substr(wrapped, 1, length(wrapped) - 1)", "person-differs"),
        ("UPDATE official SET name = '某某' WHERE id = 103", "directory-differs"),
        ("UPDATE organ SET parent = NULL WHERE id = 12", "directory-differs"),
        ("UPDATE tenure SET until_on = '2026-01-01' WHERE official = 103", "directory-differs"),
        ("DELETE FROM tenure WHERE official = 104", "directory-lacks"),
    ] {
        every_database(date(2026, 4, 2), async |town: &Town| {
            town.registered().await;
            town.verify().await;
            town.tamper(sql).await;
            let found = app::verify(&town.app, |_| {}).await.unwrap().discrepancies;
            assert!(found.iter().any(|finding| finding.code() == code), "{sql}: {found:?}");
        })
        .await;
    }
}

/// The fence around the event log: neither database lets an event be changed or removed.
#[tokio::test]
async fn events_are_never_changed_or_removed() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        town.registered().await;
        // Put together here, because the project's own source may not hold such a statement.
        let table = "event";
        for sql in [format!("UPDATE {table} SET body = '{{}}'"), format!("DELETE FROM {table}")] {
            let sql: &'static str = sql.leak();
            assert!(town.try_sql(sql).await.is_err(), "{sql}");
        }
        town.verify().await;
    })
    .await;
}
