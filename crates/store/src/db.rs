//! Opens either database and runs one body against whichever is open.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction};

use crate::group_commit::{Company, LOG_BYTES_MAX, Lease, Writers};
use crate::schema::Schema;
use crate::waiting::Waiting;
use crate::{Outage, StoreError};

/// Readers beside the one SQLite writer; more than the cores of a small server only adds switching.
const SQLITE_READERS_MAX: u32 = 4;
/// Connections to PostgreSQL from one process; several processes share one server's hundred.
const POSTGRES_CONNECTIONS_MAX: u32 = 16;
/// How long a writer waits for another process that holds the SQLite file.
const BUSY_WAIT: Duration = Duration::from_secs(10);
/// How long to wait for a free connection before saying that the database is too busy.
const ACQUIRE_WAIT: Duration = Duration::from_secs(15);
/// The same for PostgreSQL, where it is also how long a server that is being restarted is waited for.
const POSTGRES_WAIT: Duration = Duration::from_secs(8);
/// Readers that wait for a connection. A page takes some milliseconds, so this is a second or two of work; whoever
/// comes later is better told to come back than kept waiting.
const READERS_WAITING_MAX: usize = 512;
/// Times that a transaction is begun on another connection when the first turns out to be cut: nothing was sent yet,
/// so nothing can happen twice.
const BEGIN_TRIES: u32 = 3;

/// SQLite's readers see one moment by themselves; PostgreSQL has to be asked.
const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

/// An open database.
#[derive(Clone, Debug)]
pub struct Db {
    pools: Pools,
    waiting: Arc<Waiting>,
}

#[derive(Clone, Debug)]
enum Pools {
    /// SQLite has one writer; queueing here is fairer than fighting for the file lock.
    Sqlite {
        writer: SqlitePool,
        writers: Writers,
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
    SqliteWriter(Lease),
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
        Self::open_with(address, Schema::Newest).await
    }

    /// The same, but a schema of an older version is left alone: bringing it up to date is a step of its own, with a
    /// copy made before.
    ///
    /// # Errors
    /// As [`Db::open`]; [`StoreError::OtherSchema`].
    pub async fn open_current(address: &str) -> Result<Self, StoreError> {
        Self::open_with(address, Schema::Own).await
    }

    /// Opens a database that is there with whatever schema it has, to look at it and to copy it.
    ///
    /// # Errors
    /// An address that names neither, a database that is not there or cannot be reached.
    pub async fn open_as_it_is(address: &str) -> Result<Self, StoreError> {
        Self::open_with(address, Schema::AsItIs).await
    }

    async fn open_with(address: &str, schema: Schema) -> Result<Self, StoreError> {
        let pools = if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(address)?;
            let pool = PgPoolOptions::new()
                .max_connections(POSTGRES_CONNECTIONS_MAX)
                .acquire_timeout(POSTGRES_WAIT)
                .connect_lazy_with(options);
            match pool.acquire().await {
                Ok(conn) => drop(conn),
                Err(error) => return Err(busy_or_gone(&pool, error).await),
            }
            schema.of_postgres(&pool).await?;
            Pools::Postgres(pool)
        } else if let Some(path) = address.strip_prefix("sqlite:") {
            let options = SqliteConnectOptions::new()
                .filename(path)
                .create_if_missing(schema != Schema::AsItIs)
                .journal_mode(SqliteJournalMode::Wal)
                // What was acknowledged survives a power cut.
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(BUSY_WAIT)
                .foreign_keys(true)
                // 64 MiB of pages a connection keep a county's indexes in memory.
                .pragma("cache_size", "-65536")
                // What was erased is overwritten, not only forgotten.
                .pragma("secure_delete", "ON")
                .pragma("temp_store", "memory")
                // A log that was begun anew gives its room back.
                .pragma("journal_size_limit", LOG_BYTES_MAX.to_string());
            let pool =
                |connections| SqlitePoolOptions::new().max_connections(connections).acquire_timeout(ACQUIRE_WAIT);
            let writer = pool(1).connect_with(options.clone()).await?;
            schema.of_sqlite(&writer).await?;
            let readers = pool(SQLITE_READERS_MAX).connect_with(options).await?;
            let writers = Writers::start(writer.clone(), Path::new(path), LOG_BYTES_MAX);
            Pools::Sqlite { writer, writers, readers }
        } else {
            return Err(StoreError::BadAddress);
        };
        Ok(Self { pools, waiting: Arc::new(Waiting::new(READERS_WAITING_MAX)) })
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// [`StoreError::Busy`]: too many wait already, or no connection came free in time.
    pub async fn read(&self) -> Result<Session, StoreError> {
        let _place = self.waiting.place().ok_or(StoreError::BUSY)?;
        Ok(Session(match &self.pools {
            Pools::Sqlite { readers, .. } => Held::SqliteReader(readers.acquire().await?),
            Pools::Postgres(pool) => match pool.acquire().await {
                Ok(conn) => Held::PostgresReader(conn),
                Err(error) => return Err(busy_or_gone(pool, error).await),
            },
        }))
    }

    /// A transaction for writing. It is rolled back unless committed. On SQLite it shares a commit with others, and
    /// what it reads may be theirs and not durable yet: whoever confirms to somebody what was read here commits first,
    /// also where nothing was written.
    ///
    /// # Errors
    /// [`StoreError::Busy`]: too many wait already, no connection came free in time, or another process held the
    /// file too long.
    pub async fn write(&self) -> Result<Session, StoreError> {
        self.writer(Company::Any).await
    }

    /// A transaction that writes many rows, as [`Db::write`] gives it; on SQLite it shares its commit with nobody.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn write_much(&self) -> Result<Session, StoreError> {
        self.writer(Company::None).await
    }

    async fn writer(&self, company: Company) -> Result<Session, StoreError> {
        Ok(Session(match &self.pools {
            Pools::Sqlite { writers, .. } => Held::SqliteWriter(writers.lend(company).await?),
            Pools::Postgres(pool) => {
                let _place = self.waiting.place().ok_or(StoreError::BUSY)?;
                Held::PostgresWriter(begin(pool, "BEGIN").await?)
            }
        }))
    }

    /// A connection that sees the database as it is at its first statement, whatever others write meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Busy`]: too many wait already, or no connection came free in time.
    pub async fn snapshot(&self) -> Result<Session, StoreError> {
        let _place = self.waiting.place().ok_or(StoreError::BUSY)?;
        Ok(Session(match &self.pools {
            Pools::Sqlite { readers, .. } => Held::SqliteSnapshot(readers.begin().await?),
            Pools::Postgres(pool) => Held::PostgresSnapshot(begin(pool, SNAPSHOT).await?),
        }))
    }

    /// Open connections, and those that nobody uses.
    pub(crate) fn connections(&self) -> (u32, u32) {
        let idle = |idle: usize| u32::try_from(idle).unwrap_or(u32::MAX);
        match &self.pools {
            Pools::Sqlite { writer, readers, .. } => {
                (writer.size() + readers.size(), idle(writer.num_idle() + readers.num_idle()))
            }
            Pools::Postgres(pool) => (pool.size(), idle(pool.num_idle())),
        }
    }

    /// Readers and writers that wait for a connection.
    pub(crate) fn waiting(&self) -> (usize, usize) {
        let writers = match &self.pools {
            Pools::Sqlite { writers, .. } => writers.waiting(),
            Pools::Postgres(_) => 0,
        };
        (self.waiting.now(), writers)
    }

    /// `sqlite` or `postgres`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self.pools {
            Pools::Sqlite { .. } => "sqlite",
            Pools::Postgres(_) => "postgres",
        }
    }

    /// Closes every connection, after writing SQLite's log back into the file.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { writer, readers, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// Begins a transaction. A connection that was cut while it lay idle shows it here, before anything was sent.
async fn begin(pool: &PgPool, words: &'static str) -> Result<Transaction<'static, Postgres>, StoreError> {
    let mut tries = 1;
    loop {
        let error = match pool.begin_with(words).await {
            Ok(begun) => return Ok(begun),
            Err(error @ sqlx::Error::PoolTimedOut) => return Err(busy_or_gone(pool, error).await),
            Err(error) => StoreError::from(error),
        };
        if tries >= BEGIN_TRIES || error.retry_after().is_none() {
            return Err(error);
        }
        tries += 1;
    }
}

/// The pool says of a server that is gone only that no connection came free in time; the server itself tells more.
async fn busy_or_gone(pool: &PgPool, error: sqlx::Error) -> StoreError {
    if !matches!(error, sqlx::Error::PoolTimedOut) {
        return error.into();
    }
    let options = pool.connect_options();
    match tokio::time::timeout(POSTGRES_WAIT, PgConnection::connect_with(&options)).await {
        Ok(Ok(_)) => StoreError::BUSY,
        Ok(Err(error)) => error.into(),
        Err(_) => StoreError::Outage { outage: Outage::Unreachable, cause: error.to_string() },
    }
}

impl Session {
    /// A reader of a file that is no installation, such as a copy.
    pub(crate) const fn reading(conn: PoolConnection<Sqlite>) -> Self {
        Self(Held::SqliteReader(conn))
    }

    pub(crate) fn conn(&mut self) -> Conn<'_> {
        match &mut self.0 {
            Held::SqliteReader(conn) => Conn::Sqlite(conn),
            Held::SqliteWriter(lease) => Conn::Sqlite(lease.conn()),
            Held::PostgresReader(conn) => Conn::Postgres(conn),
            Held::PostgresWriter(tx) | Held::PostgresSnapshot(tx) => Conn::Postgres(tx),
            Held::SqliteSnapshot(tx) => Conn::Sqlite(tx),
        }
    }

    /// Whether what this session reads stays: on SQLite a writer may read what others wrote in the same group, which is
    /// taken back where the group cannot be made durable.
    #[must_use]
    pub const fn reads_what_stays(&self) -> bool {
        !matches!(self.0, Held::SqliteWriter(_))
    }

    /// Makes everything written so far durable. Nothing to do for a reader. On SQLite, returns when the common
    /// transaction of the group is durable.
    ///
    /// # Errors
    /// [`StoreError::Unsure`] where it may be there all the same; with every other error nothing was written.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self.0 {
            Held::SqliteWriter(lease) => lease.commit().await?,
            Held::PostgresWriter(tx) => tx.commit().await.map_err(|error| StoreError::of_commit(&error))?,
            Held::SqliteReader(_) | Held::PostgresReader(_) | Held::SqliteSnapshot(_) | Held::PostgresSnapshot(_) => {}
        }
        Ok(())
    }
}
