//! Intakes of two offices have no row in common that both change; two programs on one database both get their turn.

use app::domain::directory::{Official, Organ, OrganKind, Post, Standing, Tenure};
use app::domain::{Actor, OfficialId, OrganId, PostId};
use app::store::{Db, Head, StoreError};
use app::{App, DirectoryDraft, Failure, Registration, Stamp};
use futures::future::join_all;
use jiff::civil::{Date, date};
use sqlx::{Connection, Executor, PgConnection, Row};

use super::{draw_and_append, told};
use crate::town::{COUNTY, Town, empty_database, every_address, intake};

const DAY_ONE: Date = date(2026, 4, 2);
/// A second petition office in the same county, and so in the same shard.
const OTHER: OrganId = OrganId(71);
const OTHER_CLERK: OfficialId = OfficialId(171);

fn other_office() -> Vec<DirectoryDraft> {
    let since = date(2000, 1, 1);
    let organ = Organ::new(OTHER, OrganKind::PetitionOffice, COUNTY, since);
    let post = PostId(1_171);
    vec![
        DirectoryDraft::Organ(Organ {
            name: "云溪县开发区信访办".to_owned(), mark: "云开信".to_owned(), ..organ
        }),
        DirectoryDraft::Official(Official { id: OTHER_CLERK, name: "方可".to_owned() }),
        DirectoryDraft::Post(Post { id: post, organ: OTHER, title: "科员".to_owned(), standing: Standing::Handler }),
        DirectoryDraft::Tenure(Tenure::new(OTHER_CLERK, post, since)),
    ]
}

async fn register(app: &App, town: &Town, stamp: Stamp) -> Result<Registration, Failure> {
    Box::pin(app.register(&stamp, &mut town.chance(), DAY_ONE, &intake(DAY_ONE), None)).await
}

/// A connection that has locked every row of every table but these rows of `counter`, as a writer does who changes
/// them and takes its time.
async fn everything_locked(address: &str, free: &str) -> PgConnection {
    let mut connection = PgConnection::connect(address).await.unwrap();
    // Whoever waits for a lock gives up soon instead of hanging the test.
    connection
        .execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lock_timeout = 500', current_database()); END $$")
        .await
        .unwrap();
    let tables = sqlx::query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    let tables: Vec<String> = tables.fetch_all(&mut connection).await.unwrap().iter().map(|row| row.get(0)).collect();
    assert!(tables.len() > 20, "{tables:?}");
    connection.execute("BEGIN").await.unwrap();
    for table in tables {
        let rows = if table == "counter" { format!("WHERE {free}") } else { String::new() };
        let lock = format!("SELECT 1 FROM {table} {rows} FOR NO KEY UPDATE");
        connection.execute(&*lock.leak()).await.unwrap();
    }
    connection
}

/// On PostgreSQL alone: SQLite has one writer, so that there nobody ever waits for a row.
///
/// Article: R22-22
#[tokio::test]
async fn an_intake_changes_no_row_but_the_counter_of_its_own_office() {
    let database = empty_database().await;
    let address = database.address.as_str();
    let town = Town::found(address, DAY_ONE).await;
    town.app.change_directory(&town.stamp(), &mut town.chance(), COUNTY.0, other_office()).await.unwrap();
    let other = || Stamp { actor: Actor { official: OTHER_CLERK, organ: OTHER }, ..town.stamp() };
    let app = town.reopened().await;
    register(&app, &town, town.stamp()).await.unwrap();
    register(&app, &town, other()).await.unwrap();
    app.db().close().await;
    let locks = everything_locked(address, &format!("office <> {}", OTHER.0)).await;
    let app = crate::town::opened(Db::open(address).await.unwrap()).await;
    // Whoever waits for this one is told so: the locks are there.
    let waited = register(&app, &town, town.stamp()).await;
    assert!(matches!(waited, Err(Failure::Store(StoreError::Busy { .. }))), "{waited:?}");
    let done = register(&app, &town, other()).await.unwrap();
    assert_eq!(done.done.matter.receipt.no, 2);
    app.db().close().await;
    locks.close().await.unwrap();
    database.drop().await;
}

/// Two programs on one database, each with sixteen callers: both get on, and the numbers have no gap.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_on_one_database_both_get_their_turn() {
    const CALLERS: i64 = 16;
    const ACTS: usize = 8;
    async fn caller(db: Db, stream: i64) {
        let mut head = Head::default();
        for _ in 0..ACTS {
            (_, head) = draw_and_append(&db, stream, head, 1).await.unwrap();
        }
    }
    every_address(async |address| {
        let programs = [Db::open(address).await.unwrap(), Db::open(address).await.unwrap()];
        let callers: Vec<_> = (1..=2 * CALLERS)
            .map(|stream| {
                let program = &programs[usize::from(stream > CALLERS)];
                tokio::spawn(caller(program.clone(), stream))
            })
            .collect();
        for one in join_all(callers).await {
            one.unwrap();
        }
        let mut numbers = Vec::new();
        for stream in 1..=2 * CALLERS {
            let (there, _) = told(&programs[0], stream).await;
            assert_eq!(there.len(), ACTS);
            numbers.extend(there.into_iter().map(|(_, no)| no));
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=i64::try_from(numbers.len()).unwrap()).collect::<Vec<_>>());
        for program in programs {
            program.close().await;
        }
    })
    .await;
}
