//! Groups as the connection sees them: how many commits there are, and who hears of which.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use tokio::task::JoinHandle;

use super::*;

/// A file with one table, the task that lends its connection, and a count of its commits.
struct Bench {
    writers: Writers,
    pool: SqlitePool,
    commits: Arc<AtomicI64>,
    /// Makes every commit fail, as a disk does.
    failing: Arc<AtomicBool>,
    _folder: tempfile::TempDir,
}

impl Bench {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (commits, failing) = (Arc::new(AtomicI64::new(0)), Arc::new(AtomicBool::new(false)));
        let hooked = (commits.clone(), failing.clone());
        let file = folder.path().join("bench.db");
        let options = SqliteConnectOptions::new().filename(&file).create_if_missing(true);
        let pool = SqlitePoolOptions::new().max_connections(1).after_connect(move |conn, _| {
            let (commits, failing) = hooked.clone();
            Box::pin(async move {
                conn.lock_handle().await?.set_commit_hook(move || {
                    let well = !failing.load(Ordering::SeqCst);
                    commits.fetch_add(i64::from(well), Ordering::SeqCst);
                    well
                });
                Ok(())
            })
        });
        let pool = pool.connect_with(options).await.unwrap();
        sqlx::query("CREATE TABLE written (n INTEGER PRIMARY KEY)").execute(&pool).await.unwrap();
        commits.store(0, Ordering::SeqCst);
        Self { writers: Writers::start(pool.clone(), &file, LOG_BYTES_MAX), pool, commits, failing, _folder: folder }
    }

    fn commits(&self) -> i64 {
        self.commits.load(Ordering::SeqCst)
    }

    /// A writer in a task of its own: the number of commits when it heard that it is durable.
    fn writer(&self, n: i64) -> JoinHandle<Result<i64, StoreError>> {
        let (writers, commits) = (self.writers.clone(), self.commits.clone());
        tokio::spawn(async move {
            let mut lease = writers.lend(Company::Any).await?;
            write(&mut lease, n).await?;
            lease.commit().await?;
            Ok(commits.load(Ordering::SeqCst))
        })
    }

    /// Returns when so many wait.
    async fn until_waiting(&self, waiting: usize) {
        while WRITERS_WAITING_MAX - self.writers.0.capacity() < waiting {
            tokio::task::yield_now().await;
        }
    }

    async fn rows(&self) -> Vec<i64> {
        sqlx::query_scalar("SELECT n FROM written ORDER BY n").fetch_all(&self.pool).await.unwrap()
    }
}

async fn write(lease: &mut Lease, n: i64) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO written (n) VALUES ($1)").bind(n).execute(lease.conn()).await?;
    Ok(())
}

#[tokio::test]
async fn writers_who_wait_share_one_commit_and_hear_of_it_afterwards() {
    let bench = Bench::new().await;
    let mut first = bench.writers.lend(Company::Any).await.unwrap();
    let others: Vec<_> = (1..=63).map(|n| bench.writer(n)).collect();
    bench.until_waiting(63).await;
    write(&mut first, 0).await.unwrap();
    assert_eq!(bench.commits(), 0);
    first.commit().await.unwrap();
    assert_eq!(bench.commits(), 1, "told after the commit, and there was one");
    for other in others {
        assert_eq!(other.await.unwrap().unwrap(), 1);
    }
    assert_eq!(bench.rows().await, (0..=63).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_writer_without_company_commits_at_once() {
    let bench = Bench::new().await;
    for n in 0..3 {
        assert_eq!(bench.writer(n).await.unwrap().unwrap(), n + 1);
    }
}

#[tokio::test]
async fn whoever_writes_much_shares_with_nobody_and_keeps_the_turn() {
    let bench = Bench::new().await;
    let first = bench.writers.lend(Company::Any).await.unwrap();
    let before = bench.writer(1);
    let writers = bench.writers.clone();
    let much = tokio::spawn(async move {
        let mut lease = writers.lend(Company::None).await.unwrap();
        write(&mut lease, 2).await.unwrap();
        lease.commit().await.unwrap();
    });
    let after = bench.writer(3);
    bench.until_waiting(3).await;
    first.commit().await.unwrap();
    assert_eq!(before.await.unwrap().unwrap(), 1);
    much.await.unwrap();
    assert_eq!(after.await.unwrap().unwrap(), 3);
    assert_eq!(bench.rows().await, [1, 2, 3]);
}

#[tokio::test]
async fn a_group_has_an_end_although_others_wait() {
    let bench = Bench::new().await;
    let first = bench.writers.lend(Company::Any).await.unwrap();
    let others: Vec<_> = (1..=i64::try_from(GROUP_MAX).unwrap()).map(|n| bench.writer(n)).collect();
    bench.until_waiting(GROUP_MAX).await;
    first.commit().await.unwrap();
    let mut heard = Vec::new();
    for other in others {
        heard.push(other.await.unwrap().unwrap());
    }
    assert_eq!((heard.first(), heard.last(), bench.commits()), (Some(&1), Some(&2), 2));
}

#[tokio::test]
async fn whoever_fails_or_gives_up_takes_back_the_own_part_only() {
    let bench = Bench::new().await;
    let mut first = bench.writers.lend(Company::Any).await.unwrap();
    write(&mut first, 0).await.unwrap();
    let one = bench.writer(1);
    let again = bench.writer(1);
    let writers = bench.writers.clone();
    let dropped = tokio::spawn(async move { write(&mut writers.lend(Company::Any).await.unwrap(), 2).await });
    let cut = bench.writer(3);
    let last = bench.writer(4);
    bench.until_waiting(5).await;
    cut.abort();
    first.commit().await.unwrap();
    assert_eq!(one.await.unwrap().unwrap(), 1);
    let refused = again.await.unwrap();
    assert!(matches!(&refused, Err(StoreError::Database(error)) if StoreError::is_taken(error)), "{refused:?}");
    dropped.await.unwrap().unwrap();
    assert!(cut.await.unwrap_err().is_cancelled());
    assert_eq!(last.await.unwrap().unwrap(), 1);
    assert_eq!(bench.rows().await, [0, 1, 4]);
}

#[tokio::test]
async fn a_commit_that_fails_is_told_to_everybody_and_leaves_nothing() {
    let bench = Bench::new().await;
    bench.failing.store(true, Ordering::SeqCst);
    let first = bench.writers.lend(Company::Any).await.unwrap();
    let others: Vec<_> = (0..9).map(|n| bench.writer(n)).collect();
    bench.until_waiting(9).await;
    let told = first.commit().await;
    assert!(matches!(told, Err(StoreError::TakenBack { .. })), "{told:?}");
    for other in others {
        let told = other.await.unwrap();
        assert!(matches!(told, Err(StoreError::TakenBack { .. })), "{told:?}");
    }
    assert!(bench.rows().await.is_empty());
    bench.failing.store(false, Ordering::SeqCst);
    assert_eq!(bench.writer(0).await.unwrap().unwrap(), 1, "the next group is well");
    assert_eq!(bench.rows().await, [0]);
}

/// A full disk or a failed read makes SQLite end the whole transaction in the middle of one writer's part.
#[tokio::test]
async fn a_transaction_that_ends_under_a_writer_is_told_to_all_who_shared_it() {
    let bench = Bench::new().await;
    let mut first = bench.writers.lend(Company::Any).await.unwrap();
    write(&mut first, 0).await.unwrap();
    let writers = bench.writers.clone();
    let struck = tokio::spawn(async move {
        let mut lease = writers.lend(Company::Any).await?;
        sqlx::query("ROLLBACK").execute(lease.conn()).await?;
        Err::<(), _>(StoreError::BUSY)
    });
    let after = bench.writer(2);
    bench.until_waiting(2).await;
    let told = first.commit().await;
    assert!(matches!(told, Err(StoreError::TakenBack { .. })), "{told:?}");
    assert!(struck.await.unwrap().is_err());
    after.await.unwrap().unwrap();
    assert_eq!(bench.rows().await, [2], "whoever came later has a transaction of the own");
}

#[tokio::test]
async fn the_queue_has_an_end_and_is_worked_off() {
    let bench = Bench::new().await;
    let first = bench.writers.lend(Company::Any).await.unwrap();
    let max = i64::try_from(WRITERS_WAITING_MAX).unwrap();
    let waiting: Vec<_> = (1..=max).map(|n| bench.writer(n)).collect();
    bench.until_waiting(WRITERS_WAITING_MAX).await;
    let told = bench.writer(0).await.unwrap();
    assert!(matches!(told, Err(StoreError::Busy { retry_after }) if !retry_after.is_zero()), "{told:?}");
    drop(first);
    for one in waiting {
        one.await.unwrap().unwrap();
    }
    assert_eq!(bench.rows().await, (1..=max).collect::<Vec<_>>());
    bench.writer(0).await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_stays_short_while_somebody_always_reads() {
    const SHORT: u64 = 1 << 20;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("read.db");
    let options = SqliteConnectOptions::new()
        .filename(&file)
        .create_if_missing(true)
        .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
        .pragma("journal_size_limit", SHORT.to_string());
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await.unwrap();
    sqlx::query("CREATE TABLE written (n INTEGER PRIMARY KEY, body BLOB)").execute(&pool).await.unwrap();
    let writers = Writers::start(pool.clone(), &file, SHORT);

    // The next reader begins before the last one ends, so that there is no moment without one.
    let readers = SqlitePoolOptions::new().max_connections(2).connect_with(options).await.unwrap();
    let reading = tokio::spawn(async move {
        let mut last = None;
        loop {
            let mut reader = readers.begin().await.unwrap();
            let (_count,): (i64,) =
                sqlx::query_as("SELECT COUNT(*) FROM written").fetch_one(&mut *reader).await.unwrap();
            last.replace(reader);
        }
    });
    let log = folder.path().join("read.db-wal");
    let mut longest = 0;
    let mut shortened = false;
    for n in 0..20_000 {
        let mut lease = writers.lend(Company::Any).await.unwrap();
        let body = vec![7_u8; 60_000];
        sqlx::query("INSERT INTO written VALUES (?, ?)").bind(n).bind(body).execute(lease.conn()).await.unwrap();
        lease.commit().await.unwrap();
        let bytes = std::fs::metadata(&log).unwrap().len();
        longest = longest.max(bytes);
        if bytes <= 2 * SHORT && longest > 2 * SHORT {
            shortened = true;
            break;
        }
    }
    reading.abort();
    assert!(shortened, "the log only grew, up to {longest} bytes");
}
