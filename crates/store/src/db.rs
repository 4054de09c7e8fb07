//! Opens either database and runs one body against whichever is open.

use std::str::FromStr;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction};

use crate::StoreError;

/// Readers beside the one SQLite writer; more than the cores of a small server only adds switching.
const SQLITE_READERS_MAX: u32 = 4;
/// Connections to PostgreSQL from one process; several processes share one server's hundred.
const POSTGRES_CONNECTIONS_MAX: u32 = 16;
/// How long a writer waits for another process that holds the SQLite file.
const BUSY_WAIT: Duration = Duration::from_secs(10);
/// How long to wait for a free connection before saying that the database is too busy.
const ACQUIRE_WAIT: Duration = Duration::from_secs(15);

/// SQLite's readers see one moment by themselves; PostgreSQL has to be asked.
const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

/// An open database.
#[derive(Clone, Debug)]
pub struct Db(Pools);

#[derive(Clone, Debug)]
enum Pools {
    /// SQLite has one writer; queueing here is fairer than fighting for the file lock.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PgPool),
}

/// A connection in use: for reading, or with a transaction for writing.
#[derive(Debug)]
pub struct Session(Held);

#[derive(Debug)]
enum Held {
    SqliteReader(PoolConnection<Sqlite>),
    SqliteWriter(Transaction<'static, Sqlite>),
    PostgresReader(PoolConnection<Postgres>),
    PostgresWriter(Transaction<'static, Postgres>),
    SqliteSnapshot(Transaction<'static, Sqlite>),
    PostgresSnapshot(Transaction<'static, Postgres>),
}

/// Either connection, for [`on_db!`].
pub(crate) enum Conn<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

/// Runs one body against whichever database is open. Both arms are type-checked.
macro_rules! on_db {
    ($session:expr, |$conn:ident| $body:expr) => {
        match $session.conn() {
            $crate::db::Conn::Sqlite($conn) => $body,
            $crate::db::Conn::Postgres($conn) => $body,
        }
    };
}
pub(crate) use on_db;

impl Db {
    /// Opens `sqlite:<file>` (made when missing) or `postgres://…`, and brings the schema up to date.
    ///
    /// # Errors
    /// An address that names neither, a database that cannot be reached, a schema of a newer version.
    pub async fn open(address: &str) -> Result<Self, StoreError> {
        let pools = if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(address)?;
            let pool = PgPoolOptions::new()
                .max_connections(POSTGRES_CONNECTIONS_MAX)
                .acquire_timeout(ACQUIRE_WAIT)
                .connect_with(options)
                .await?;
            sqlx::migrate!("migrations/postgres").run(&pool).await?;
            Pools::Postgres(pool)
        } else if let Some(path) = address.strip_prefix("sqlite:") {
            let options = SqliteConnectOptions::new()
                .filename(path)
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                // What was acknowledged survives a power cut.
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(BUSY_WAIT)
                .foreign_keys(true)
                // 64 MiB of pages a connection keep a county's indexes in memory.
                .pragma("cache_size", "-65536")
                .pragma("temp_store", "memory");
            let pool =
                |connections| SqlitePoolOptions::new().max_connections(connections).acquire_timeout(ACQUIRE_WAIT);
            let writer = pool(1).connect_with(options.clone()).await?;
            sqlx::migrate!("migrations/sqlite").run(&writer).await?;
            let readers = pool(SQLITE_READERS_MAX).connect_with(options).await?;
            Pools::Sqlite { writer, readers }
        } else {
            return Err(StoreError::BadAddress);
        };
        Ok(Self(pools))
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// No connection came free in time.
    pub async fn read(&self) -> Result<Session, StoreError> {
        Ok(Session(match &self.0 {
            Pools::Sqlite { readers, .. } => Held::SqliteReader(readers.acquire().await?),
            Pools::Postgres(pool) => Held::PostgresReader(pool.acquire().await?),
        }))
    }

    /// A transaction for writing. It is rolled back unless committed.
    ///
    /// # Errors
    /// No connection came free in time, or another process held the file too long.
    pub async fn write(&self) -> Result<Session, StoreError> {
        Ok(Session(match &self.0 {
            // A deferred transaction that turns into a writer can fail at once, without waiting.
            Pools::Sqlite { writer, .. } => Held::SqliteWriter(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Held::PostgresWriter(pool.begin().await?),
        }))
    }

    /// A connection that sees the database as it is at its first statement, whatever others write meanwhile.
    ///
    /// # Errors
    /// No connection came free in time.
    pub async fn snapshot(&self) -> Result<Session, StoreError> {
        Ok(Session(match &self.0 {
            Pools::Sqlite { readers, .. } => Held::SqliteSnapshot(readers.begin().await?),
            Pools::Postgres(pool) => Held::PostgresSnapshot(pool.begin_with(SNAPSHOT).await?),
        }))
    }

    /// `sqlite` or `postgres`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self.0 {
            Pools::Sqlite { .. } => "sqlite",
            Pools::Postgres(_) => "postgres",
        }
    }

    /// Closes every connection, after writing SQLite's log back into the file.
    pub async fn close(&self) {
        match &self.0 {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

impl Session {
    pub(crate) fn conn(&mut self) -> Conn<'_> {
        match &mut self.0 {
            Held::SqliteReader(conn) => Conn::Sqlite(conn),
            Held::SqliteWriter(tx) => Conn::Sqlite(tx),
            Held::PostgresReader(conn) => Conn::Postgres(conn),
            Held::PostgresWriter(tx) | Held::PostgresSnapshot(tx) => Conn::Postgres(tx),
            Held::SqliteSnapshot(tx) => Conn::Sqlite(tx),
        }
    }

    /// Makes everything written so far durable. Nothing to do for a reader.
    ///
    /// # Errors
    /// The database could not promise it; then nothing was written.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self.0 {
            Held::SqliteWriter(tx) => tx.commit().await?,
            Held::PostgresWriter(tx) => tx.commit().await?,
            Held::SqliteReader(_) | Held::PostgresReader(_) | Held::SqliteSnapshot(_) | Held::PostgresSnapshot(_) => {}
        }
        Ok(())
    }
}
