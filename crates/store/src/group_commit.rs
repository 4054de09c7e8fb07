//! Group commit on SQLite: many writers share one transaction, and one sync makes all of them durable.
//!
//! SQLite has one writer at a time, and making a transaction durable costs a wait for the disk. So a task of its own
//! holds the writing connection and lends it to one writer after another, each but the first inside a savepoint of the
//! same transaction. Whoever commits gives the connection back and waits; when nobody else wants to write, or the group
//! is full, the task commits and only then tells everybody. Whoever gives up, or whose task is cut off at any point, is
//! taken back to the own savepoint and harms nobody else. If the common commit fails, all are told so.
//!
//! The words of transactions stand here and not in the list of statements: PostgreSQL has none of this.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::{Sqlite, SqliteConnection, SqlitePool};
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use crate::StoreError;

/// Writers that wait for the connection. At a thousand acts a second this is a quarter of a second of work; whoever
/// comes later is better told to come back than kept waiting.
pub(crate) const WRITERS_WAITING_MAX: usize = 256;
/// Most writers of one group, so that one failed sync takes a bounded number of acts with it.
const GROUP_MAX: usize = 256;
/// How long a group goes on taking in writers: nobody waits much longer for those who came after, and other processes
/// on the same file get their turn.
const GROUP_WAIT: Duration = Duration::from_millis(100);
/// Longest log of the database, in bytes, before it is begun anew. SQLite does so by itself only in a moment in which
/// nobody reads: under steady reading it would grow for ever, and with it the time of every read.
pub(crate) const LOG_BYTES_MAX: u64 = 64 << 20;
/// How long beginning the log anew may wait for those who read just now, in milliseconds. Somebody who reads for longer,
/// such as a backup, is left alone.
const LOG_WAIT: &str = "PRAGMA busy_timeout = 50";
const LOG_ANEW: &str = "PRAGMA wal_checkpoint(RESTART)";
/// How long after that it is not tried again.
const LOG_PAUSE: Duration = Duration::from_secs(1);

/// How long a writer waits to be lent the connection.
const LEND_WAIT: Duration = Duration::from_secs(15);

/// Where writers ask for the connection.
#[derive(Clone, Debug)]
pub(crate) struct Writers(mpsc::Sender<Ask>);

/// The connection, lent to one writer. Dropped, it goes back and what was written since is taken back.
#[derive(Debug)]
pub(crate) struct Lease {
    /// There until the lease ends.
    conn: Option<PoolConnection<Sqlite>>,
    back: mpsc::UnboundedSender<Back>,
}

#[derive(Debug)]
struct Ask {
    lend: oneshot::Sender<Result<Lease, StoreError>>,
    company: Company,
}

/// With whom a writer shares its transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Company {
    /// With whoever else writes at the time.
    Any,
    /// With nobody: for those who write much. After each of their statements SQLite would walk through every page that
    /// a savepoint keeps, which takes longer the more they write.
    None,
}

/// The connection on its way back, with whoever waits for what was written to be durable; `None` takes it back.
#[derive(Debug)]
struct Back {
    conn: PoolConnection<Sqlite>,
    durable: Option<Durable>,
}

type Durable = oneshot::Sender<Result<(), StoreError>>;

impl Writers {
    /// Starts the task that owns the writing connection of this pool on this file, whose log it keeps shorter than so
    /// many bytes. It ends when nobody can ask any more.
    pub(crate) fn start(pool: SqlitePool, file: &Path, log_bytes_max: u64) -> Self {
        let (ask, asks) = mpsc::channel(WRITERS_WAITING_MAX);
        tokio::spawn(serve(pool, Log::beside(file, log_bytes_max), asks));
        Self(ask)
    }

    /// How many wait to be lent the connection.
    pub(crate) fn waiting(&self) -> usize {
        self.0.max_capacity() - self.0.capacity()
    }

    /// Waits to be lent the connection.
    ///
    /// # Errors
    /// [`StoreError::Busy`]: too many wait already, or it took too long; the transaction could not begin.
    pub(crate) async fn lend(&self, company: Company) -> Result<Lease, StoreError> {
        let (lend, lent) = oneshot::channel();
        self.0.try_send(Ask { lend, company }).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => StoreError::BUSY,
            mpsc::error::TrySendError::Closed(_) => closed(),
        })?;
        match tokio::time::timeout(LEND_WAIT, lent).await {
            Err(_) => Err(StoreError::BUSY),
            Ok(Err(_)) => Err(closed()),
            Ok(Ok(lease)) => lease,
        }
    }
}

impl Lease {
    /// The connection.
    pub(crate) fn conn(&mut self) -> &mut SqliteConnection {
        // Only `commit`, which consumes the lease, and `drop` take it out.
        self.conn.as_deref_mut().expect("a lease has its connection")
    }

    /// Gives the connection back and waits until what was written is durable.
    pub(crate) async fn commit(mut self) -> Result<(), StoreError> {
        let (durable, done) = oneshot::channel();
        if let Some(conn) = self.conn.take() {
            self.back.send(Back { conn, durable: Some(durable) }).map_err(|_| closed())?;
        }
        done.await.unwrap_or_else(|_| Err(closed()))
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(conn) = self.conn.take() {
            // If nobody takes it, the program is ending, and the connection closes with its transaction undone.
            drop(self.back.send(Back { conn, durable: None }));
        }
    }
}

/// The program is ending: nobody lends or commits any more.
fn closed() -> StoreError {
    StoreError::Database(sqlx::Error::PoolClosed)
}

/// The log beside the database.
struct Log {
    file: PathBuf,
    bytes_max: u64,
    /// When it was last tried to begin it anew.
    tried: Option<Instant>,
}

impl Log {
    fn beside(file: &Path, bytes_max: u64) -> Self {
        let mut name = file.as_os_str().to_owned();
        name.push("-wal");
        Self { file: PathBuf::from(name), bytes_max, tried: None }
    }

    /// Begins the log anew if it has grown too long and nobody reads for long. What fails here is tried again later.
    async fn keep_short(&mut self, pool: &SqlitePool) {
        let bytes = std::fs::metadata(&self.file).map_or(0, |found| found.len());
        if bytes <= self.bytes_max || self.tried.is_some_and(|tried| tried.elapsed() < LOG_PAUSE) {
            return;
        }
        self.tried = Some(Instant::now());
        let Ok(mut conn) = pool.acquire().await else { return };
        // With its short patience it is of no use to writers; a new one costs little, and this is seldom.
        conn.close_on_drop();
        // Readers of now are waited for; whoever begins to read meanwhile needs the log no longer.
        if sqlx::query(LOG_WAIT).execute(&mut *conn).await.is_ok() {
            drop(sqlx::query(LOG_ANEW).execute(&mut *conn).await);
        }
    }
}

async fn serve(pool: SqlitePool, mut log: Log, mut asks: mpsc::Receiver<Ask>) {
    let (back, mut backs) = mpsc::unbounded_channel();
    let mut held: Option<Ask> = None;
    loop {
        let Some(first) = (if held.is_some() { held.take() } else { asks.recv().await }) else { break };
        // Whoever waited too long, or was cut off, no longer listens.
        if first.lend.is_closed() {
            continue;
        }
        match begin(&pool).await {
            Ok(conn) => {
                held = Group::new(conn, &back).run(first, &mut asks, &mut backs).await;
                log.keep_short(&pool).await;
            }
            Err(error) => {
                // Whatever keeps this one from beginning keeps the others too: each would wait as long again.
                let busy = matches!(error, StoreError::Busy { .. });
                drop(first.lend.send(Err(error)));
                while let Some(ask) = asks.try_recv().ok().filter(|_| busy) {
                    drop(ask.lend.send(Err(StoreError::BUSY)));
                }
            }
        }
    }
}

async fn begin(pool: &SqlitePool) -> Result<PoolConnection<Sqlite>, StoreError> {
    let mut conn = pool.acquire().await?;
    // A deferred transaction that turns into a writer can fail at once, without waiting.
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *conn).await?;
    Ok(conn)
}

/// One transaction and the writers who share it.
struct Group<'a> {
    /// There unless it is lent.
    conn: Option<PoolConnection<Sqlite>>,
    back: &'a mpsc::UnboundedSender<Back>,
    /// Those who wait for the common commit.
    members: Vec<Durable>,
    began: Instant,
}

impl<'a> Group<'a> {
    fn new(conn: PoolConnection<Sqlite>, back: &'a mpsc::UnboundedSender<Back>) -> Self {
        Self { conn: Some(conn), back, members: Vec::new(), began: Instant::now() }
    }

    /// Lends the connection to one writer after another, and commits. Returns whoever comes next and wants no company.
    async fn run(
        mut self,
        first: Ask,
        asks: &mut mpsc::Receiver<Ask>,
        backs: &mut mpsc::UnboundedReceiver<Back>,
    ) -> Option<Ask> {
        let (mut next, mut held) = (Some(first), None);
        while let Some(ask) = next {
            let alone = ask.company == Company::None;
            if let Err(error) = self.member(ask, backs).await {
                // A full disk or a failed read can make SQLite take back the whole transaction, savepoints and all.
                let cause = error.to_string();
                self.undo(|| StoreError::TakenBack { cause: cause.clone() }).await;
                return None;
            }
            let full = alone || self.members.len() >= GROUP_MAX || self.began.elapsed() >= GROUP_WAIT;
            next = if full { None } else { asks.try_recv().ok() };
            if next.as_ref().is_some_and(|ask| ask.company == Company::None) && !self.members.is_empty() {
                held = next.take();
            }
        }
        self.end().await;
        held
    }

    /// Commits what was written, if anything was, and tells everybody.
    async fn end(mut self) {
        if self.members.is_empty() {
            return self.undo(|| StoreError::BUSY).await;
        }
        match self.send("COMMIT").await {
            Ok(()) => self.members.into_iter().for_each(|member| drop(member.send(Ok(())))),
            Err(error) => self.undo(|| StoreError::of_commit(&error)).await,
        }
    }

    /// Lends the connection to one writer and takes it back. An error says that the transaction is gone.
    async fn member(&mut self, ask: Ask, backs: &mut mpsc::UnboundedReceiver<Back>) -> Result<(), sqlx::Error> {
        if ask.lend.is_closed() {
            return Ok(());
        }
        // While nobody else has written, the transaction is this writer's own. SQLite walks through all that a savepoint
        // keeps after every statement, which would make a large import slower by a seventh.
        let alone = self.members.is_empty();
        if !alone && let Err(error) = self.send("SAVEPOINT act").await {
            let cause = error.to_string();
            drop(ask.lend.send(Err(StoreError::TakenBack { cause })));
            return Err(error);
        }
        let lease = Lease { conn: self.conn.take(), back: self.back.clone() };
        // Whoever no longer listens drops the lease, which brings the connection back.
        drop(ask.lend.send(Ok(lease)));
        // The group holds a sender itself, so the channel does not end before the connection is back.
        let Some(Back { conn, durable }) = backs.recv().await else { return Err(sqlx::Error::PoolClosed) };
        self.conn = Some(conn);
        match durable {
            Some(durable) => self.members.push(durable),
            None if alone => {
                self.send("ROLLBACK").await?;
                return self.send("BEGIN IMMEDIATE").await;
            }
            None => self.send("ROLLBACK TO act").await?,
        }
        if alone { Ok(()) } else { self.send("RELEASE act").await }
    }

    /// Takes everything back and tells everybody why.
    async fn undo(mut self, why: impl Fn() -> StoreError) {
        let undone = self.send("ROLLBACK").await;
        // After a failure nobody knows what the connection is in the middle of. A new one costs little.
        if let Some(conn) = self.conn.as_mut().filter(|_| undone.is_err() || !self.members.is_empty()) {
            conn.close_on_drop();
        }
        // Let go first: whoever is told may act again at once.
        drop(self.conn);
        self.members.into_iter().for_each(|member| drop(member.send(Err(why()))));
    }

    async fn send(&mut self, words: &'static str) -> Result<(), sqlx::Error> {
        let conn = self.conn.as_mut().ok_or(sqlx::Error::PoolClosed)?;
        sqlx::query(words).execute(&mut **conn).await.map(drop)
    }
}

#[cfg(test)]
mod tests;
