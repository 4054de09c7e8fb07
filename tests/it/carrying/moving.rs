//! Everything moves from one database to the other, also when the program is killed on the way.

use app::carry::{CarryError, CarryFault, copy_all};
use app::store::{Db, Value, table_named};
use sqlx::{Connection, Executor};

use super::{Seat, every_seat, killed, tallies_at};
use crate::sampling::rounds;
use crate::town::{empty_database, on_events};

/// Times that a move is killed, on each database; in the long run.
const KILLS: u64 = 2;
const KILLS_SOAKED: u64 = 60;

#[tokio::test]
async fn everything_moves_there_and_back_and_is_the_same() {
    let seat = Seat::sqlite();
    seat.import("甲", 150);
    let key = seat.register();
    let before = seat.tallies().await;
    let target = empty_database().await;
    let there = seat.json(&["move", &target.address]);
    assert_eq!((&there["resumed"], &there["matters"]), (&false.into(), &151.into()), "{there}");
    assert_eq!(tallies_at(&target.address).await, before);
    let (code, _, err) = seat.run(&["matter", "show", &key]);
    assert_eq!(code, Some(1), "the old place is closed");
    assert!(err.contains("数据已搬到 postgres://") && err.contains("--reopen"), "{err}");
    let (code, _, err) = seat.office.run(&["matter", "act", "accept", &key, "--database", &target.address]);
    assert_eq!(code, Some(0), "the new place is open: {err}");
    let found = seat.office.json(&["search", "屋顶漏雨", "--database", &target.address]);
    assert_eq!((&found["matters"][0]["matter"], &found["complete"]), (&key.as_str().into(), &true.into()), "{found}");
    let (code, _, err) = seat.run(&["move", &target.address]);
    assert_eq!(code, Some(1), "{err}");
    let back = seat.office.json(&["move", "sqlite:back.db", "--database", &target.address]);
    assert_eq!(back["matters"], 151);
    let address = format!("sqlite:{}", seat.path("back.db").display());
    assert_eq!(tallies_at(&address).await, tallies_at(&target.address).await);
    assert_eq!(seat.office.run(&["ledger", "verify", "--database", "sqlite:back.db"]).0, Some(0));
    let found = seat.office.json(&["search", "屋顶漏雨", "--database", "sqlite:back.db"]);
    assert_eq!(found["matters"][0]["matter"], key.as_str());
    assert_eq!(seat.run(&["move", "--reopen"]).0, Some(0));
    assert_eq!(seat.json(&["matter", "show", &key])["stage"], "registered", "as it was before the move");
    target.drop().await;
}

#[tokio::test]
async fn nothing_is_moved_over_other_data_or_onto_itself() {
    every_seat(async |seat| {
        seat.register();
        let other = Seat::sqlite();
        other.register();
        let target = format!("sqlite:{}", other.path("xinze-data/xinze.db").display());
        let before = other.tallies().await;
        let (code, _, err) = seat.run(&["move", &target]);
        assert_eq!(code, Some(1), "{err}");
        assert!(err.contains("已有数据") && err.contains("event"), "{err}");
        assert_eq!(other.tallies().await, before);
        assert_eq!(seat.run(&["move", &seat.address]).0, Some(2), "onto itself");
        assert_eq!(seat.run(&["ledger", "verify"]).0, Some(0), "and the source goes on");
    })
    .await;
}

/// What a move leaves in the target, read past the program.
async fn place(address: &str) -> Option<String> {
    const PLACE: &str = "SELECT place FROM task_place WHERE task = 'arriving'";
    let row: Result<Option<(String,)>, sqlx::Error> = match address.strip_prefix("sqlite:") {
        Some(path) => {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).read_only(true);
            match sqlx::SqliteConnection::connect_with(&options).await {
                Ok(mut conn) => sqlx::query_as(PLACE).fetch_optional(&mut conn).await,
                Err(error) => Err(error),
            }
        }
        None => {
            let mut conn = sqlx::PgConnection::connect(address).await.unwrap();
            sqlx::query_as(PLACE).fetch_optional(&mut conn).await
        }
    };
    // Before the schema is there, there is no place.
    row.ok().flatten().map(|(place,)| place)
}

/// Kills moves at various places, also after something was recorded at the source in between, until one comes through.
#[tokio::test]
async fn a_killed_move_goes_on_and_ends_as_if_nothing_had_been() {
    let kills = rounds(KILLS, KILLS_SOAKED);
    every_seat(async |seat| {
        seat.import("甲", 400);
        let server = empty_database().await;
        // From SQLite to PostgreSQL, and the other way.
        let file = format!("sqlite:{}", seat.path("new.db").display());
        let target = if seat.server.is_some() { file } else { server.address.clone() };
        let mut interrupted = 0;
        for kill in 0..kills {
            let mut program = seat.start(&["move", &target]);
            let (mut seen, mut last) = (0_u64, place(&target).await);
            // Each run is killed one place later than the one before.
            while seen <= kill % 5 && program.try_wait().unwrap().is_none() {
                let now = place(&target).await;
                seen += u64::from(now != last);
                last = now;
            }
            interrupted += u64::from(program.try_wait().unwrap().is_none());
            killed(program);
            if place(&target).await.is_some() {
                let (code, _, err) = seat.office.run(&["ledger", "verify", "--database", &target]);
                assert_eq!(code, Some(1), "half a move cannot be worked in");
                assert!(err.contains("没有做完"), "{err}");
            }
            if kill % 2 == 1 && place(&target).await.is_some() {
                seat.register();
            }
        }
        assert!(interrupted >= kills / 2, "{interrupted} of {kills} were killed on their way");
        let begun = place(&target).await.is_some();
        let done = seat.json(&["move", &target]);
        assert_eq!(done["resumed"], begun, "{done}");
        assert_eq!(tallies_at(&target).await, seat.tallies().await);
        assert_eq!(seat.office.run(&["ledger", "verify", "--database", &target]).0, Some(0));
        server.drop().await;
    })
    .await;
}

/// An unfinished move is not gone on with from another installation.
#[tokio::test]
async fn the_beginning_of_one_move_is_not_the_beginning_of_another() {
    every_seat(async |seat| {
        seat.import("甲", 300);
        let address = format!("sqlite:{}", seat.path("new.db").display());
        let mut program = seat.start(&["move", &address]);
        while place(&address).await.is_none() && program.try_wait().unwrap().is_none() {}
        killed(program);
        let other = Seat::sqlite();
        let (code, _, err) = other.run(&["move", &address]);
        assert_eq!(code, Some(1), "{err}");
        assert!(err.contains("另一次没做完"), "{err}");
    })
    .await;
}

/// The proof at the end finds what became different in the target, and what changed in the source is copied again.
#[tokio::test]
async fn rows_that_differ_at_the_end_are_found() {
    every_seat(async |seat| {
        seat.import("甲", 30);
        let source = Db::open(&seat.full_address()).await.unwrap();
        let path = seat.path("new.db");
        let target = Db::open(&format!("sqlite:{}", path.display())).await.unwrap();
        let told = async || match copy_all(&source, &target, "new", |_| {}).await {
            Err(CarryError::Fault(CarryFault::TableDiffers { table })) => Some(table),
            Err(other) => panic!("{other}"),
            Ok(copied) => {
                assert!(copied.rows() > 100);
                None
            }
        };
        assert_eq!(told().await, None);
        let tampered = on_events("UPDATE", "SET recorded_us = 1 WHERE seq = 2");
        let tampered: &'static str = format!("DROP TRIGGER event_is_never_changed; {tampered}").leak();
        for (damage, table) in [
            ("UPDATE setting SET value = 'x' WHERE name = 'name'", "setting"),
            ("DELETE FROM counter", "counter"),
            ("INSERT INTO import_row (shard, source, row_key, matter) VALUES (1, 'x', 'x', 1)", "import_row"),
            (tampered, "event"),
        ] {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&path);
            let mut conn = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
            conn.execute("SAVEPOINT before").await.unwrap();
            conn.execute(damage).await.unwrap();
            conn.execute("RELEASE before").await.unwrap();
            assert_eq!(told().await.as_deref(), Some(table));
            if table == "event" {
                break;
            }
            // What was recorded in the source since is a reason to copy the table again, damage and all.
            let mut session = source.write().await.unwrap();
            let rows = session.rows_after(table_named(table).unwrap(), None, 1).await.unwrap();
            let mut row = rows[0].clone();
            let last = row.len() - 1;
            row[last] = match &row[last] {
                Value::Int(number) => Value::Int(number + 1),
                other => Value::Text(format!("{other:?}")),
            };
            session.put_rows(table_named(table).unwrap(), &[row]).await.unwrap();
            session.commit().await.unwrap();
            assert_eq!(told().await, None, "{table}");
        }
        source.close().await;
        target.close().await;
    })
    .await;
}

#[tokio::test]
async fn records_that_do_not_hold_move_only_on_demand() {
    let seat = Seat::sqlite();
    seat.register();
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(seat.path("xinze-data/xinze.db"));
    let mut conn = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
    conn.execute("UPDATE matter SET stage = 'concluded'").await.unwrap();
    conn.close().await.unwrap();
    let (code, _, err) = seat.run(&["move", "sqlite:new.db"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("处不符") && err.contains("--unproved"), "{err}");
    assert_eq!(seat.run(&["matter", "list"]).0, Some(0), "the old place stays in use");
    let (code, out, err) = seat.run(&["move", "sqlite:new.db", "--unproved"]);
    assert_eq!(code, Some(5), "{err}");
    assert!(out.contains("处不符"), "{out}");
    assert_eq!(seat.run(&["matter", "list"]).0, Some(1), "and now it is closed");
}
