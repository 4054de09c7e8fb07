//! What only one of the two engines can be asked: copying the file, looking at its pages, how it was set up. These
//! statements differ by engine because the things do: SQLite is a file, PostgreSQL a server.

use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

use crate::db::{Conn, on_db};
use crate::table_texts::hold_all;
use crate::{Db, Session, StoreError};

/// Makes a whole copy of the database while others go on writing, packed, as one file that is not there yet.
const COPY: &str = "VACUUM INTO $1";
/// Waits for whoever appends events, and lets others read them; PostgreSQL only.
const HOLD_ACTS: &str = "LOCK TABLE event IN SHARE ROW EXCLUSIVE MODE";
const QUICK_CHECK: &str = "PRAGMA quick_check(1)";
/// The newest migration that was carried out. The migrator keeps the same table on both engines.
pub(crate) const SCHEMA: &str = "SELECT MAX(version) AS version FROM _sqlx_migrations WHERE success";
/// The next shard after this one that has events.
pub(crate) const NEXT_SHARD: &str = "SELECT shard FROM event WHERE shard > $1 ORDER BY shard LIMIT 1";
/// The newest matter of a shard: identities rise with time.
pub(crate) const NEWEST: &str = "SELECT id FROM matter WHERE shard = $1 ORDER BY id DESC LIMIT 1";
pub(crate) const EVENTS_OF_SHARD: &str =
    "SELECT COUNT(*) AS events, COUNT(DISTINCT stream) AS streams FROM event WHERE shard = $1";

/// One thing about how the engine was set up, and what it must be so that what was acknowledged survives a power cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngineSetting {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub found: String,
    /// What it must be; any of these.
    pub wanted: &'static [&'static str],
}

impl EngineSetting {
    /// Whether it is as it must be.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.wanted.contains(&self.found.as_str())
    }
}

type Wanted = (&'static str, &'static str, &'static [&'static str]);

const SQLITE_SETTINGS: [Wanted; 2] =
    [("synchronous", "PRAGMA synchronous", &["2", "3"]), ("journal_mode", "PRAGMA journal_mode", &["wal"])];
const POSTGRES_SETTINGS: [Wanted; 3] = [
    ("fsync", "SHOW fsync", &["on"]),
    ("synchronous_commit", "SHOW synchronous_commit", &["on", "remote_apply", "remote_write", "local"]),
    ("full_page_writes", "SHOW full_page_writes", &["on"]),
];
const SHED_LOG: &str = "PRAGMA wal_checkpoint(TRUNCATE)";
const SQLITE_VERSION: &str = "SELECT sqlite_version()";
const POSTGRES_VERSION: &str = "SHOW server_version";

/// The number of the newest migration that this program knows.
#[must_use]
pub fn newest_schema() -> i64 {
    sqlx::migrate!("migrations/sqlite").iter().map(|migration| migration.version).max().unwrap_or_default()
}

impl Session {
    /// How the engine was set up, as far as lasting depends on it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn engine_settings(&mut self) -> Result<Vec<EngineSetting>, StoreError> {
        let mut settings = Vec::new();
        match self.conn() {
            Conn::Sqlite(conn) => {
                for (name, sql, wanted) in SQLITE_SETTINGS {
                    let row: sqlx::sqlite::SqliteRow = sqlx::query(sql).fetch_one(&mut *conn).await?;
                    let found = text_of(&row)?;
                    settings.push(EngineSetting { name, found, wanted });
                }
            }
            Conn::Postgres(conn) => {
                for (name, sql, wanted) in POSTGRES_SETTINGS {
                    let (found,): (String,) = sqlx::query_as(sql).fetch_one(&mut *conn).await?;
                    settings.push(EngineSetting { name, found, wanted });
                }
            }
        }
        Ok(settings)
    }

    /// Writes SQLite's log into the database file and empties it, so that what was erased is in neither. False where
    /// somebody was reading all the while: then the log is overwritten later. PostgreSQL keeps its own log.
    ///
    /// # Errors
    /// The database failed.
    pub async fn shed_log(&mut self) -> Result<bool, StoreError> {
        match self.conn() {
            Conn::Sqlite(conn) => {
                let (busy, _, _): (i64, i64, i64) = sqlx::query_as(SHED_LOG).fetch_one(conn).await?;
                Ok(busy == 0)
            }
            Conn::Postgres(_) => Ok(true),
        }
    }

    /// The version of the engine, such as `3.50.1`.
    ///
    /// # Errors
    /// The database failed.
    pub async fn engine_version(&mut self) -> Result<String, StoreError> {
        let (found,): (String,) = match self.conn() {
            Conn::Sqlite(conn) => sqlx::query_as(SQLITE_VERSION).fetch_one(conn).await?,
            Conn::Postgres(conn) => sqlx::query_as(POSTGRES_VERSION).fetch_one(conn).await?,
        };
        Ok(found)
    }

    /// What SQLite says of its pages, `ok` when they are whole; `None` on PostgreSQL, which checks its own.
    ///
    /// # Errors
    /// The database failed, which a broken file makes it do.
    pub async fn quick_check(&mut self) -> Result<Option<String>, StoreError> {
        match self.conn() {
            Conn::Sqlite(conn) => {
                let (found,): (String,) = sqlx::query_as(QUICK_CHECK).fetch_one(conn).await?;
                Ok(Some(found))
            }
            Conn::Postgres(_) => Ok(None),
        }
    }

    /// The number of the newest migration that was carried out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn schema_version(&mut self) -> Result<i64, StoreError> {
        let (found,): (Option<i64>,) = on_db!(self, |conn| sqlx::query_as(SCHEMA).fetch_one(conn).await)?;
        Ok(found.unwrap_or_default())
    }

    /// Every shard that has events, in order.
    ///
    /// # Errors
    /// The database failed.
    pub async fn shards(&mut self) -> Result<Vec<i64>, StoreError> {
        let mut shards = Vec::new();
        let mut after = i64::MIN;
        loop {
            let next: Option<(i64,)> =
                on_db!(self, |conn| sqlx::query_as(NEXT_SHARD).bind(after).fetch_optional(conn).await)?;
            let Some((shard,)) = next else { return Ok(shards) };
            shards.push(shard);
            after = shard;
        }
    }

    /// Number of events and of streams of a shard.
    ///
    /// # Errors
    /// The database failed.
    pub async fn events_of_shard(&mut self, shard: i64) -> Result<(i64, i64), StoreError> {
        let found = on_db!(self, |conn| sqlx::query_as(EVENTS_OF_SHARD).bind(shard).fetch_one(conn).await)?;
        Ok(found)
    }

    /// The identity of the newest matter of any shard, which tells when it was registered; `None` where there is none.
    ///
    /// # Errors
    /// The database failed.
    pub async fn newest_matter(&mut self) -> Result<Option<i64>, StoreError> {
        let mut newest = None;
        for shard in self.shards().await? {
            let found: Option<(i64,)> =
                on_db!(self, |conn| sqlx::query_as(NEWEST).bind(shard).fetch_optional(conn).await)?;
            newest = newest.max(found.map(|(id,)| id));
        }
        Ok(newest)
    }
}

impl Db {
    /// Copies an SQLite database into a file that is not there yet, while others go on writing; `false` on PostgreSQL,
    /// where there is no file to copy.
    ///
    /// # Errors
    /// The database or the disk failed.
    pub async fn copy_file(&self, path: &str) -> Result<bool, StoreError> {
        let mut session = self.read().await?;
        match session.conn() {
            Conn::Sqlite(conn) => {
                sqlx::query(COPY).bind(path.to_owned()).execute(conn).await?;
                Ok(true)
            }
            Conn::Postgres(_) => Ok(false),
        }
    }
}

impl Db {
    /// A session in which nothing changes until it ends: others may read, and whoever wants to write waits or is told
    /// that the database is busy. SQLite's one writer is enough for that; PostgreSQL has to lock the tables.
    ///
    /// # Errors
    /// No connection came free in time, or another process held the database too long.
    pub async fn hold_still(&self) -> Result<Session, StoreError> {
        let mut session = self.write().await?;
        if let Conn::Postgres(conn) = session.conn() {
            sqlx::query(hold_all()).execute(conn).await?;
        }
        Ok(session)
    }
}

impl Db {
    /// A writing session beside which no act is under way: those that began have ended, and those that come wait
    /// before they read the keys that they seal with. For what reads several tables and then writes what follows from
    /// all of them, such as erasing.
    ///
    /// SQLite has one writer anyway. On PostgreSQL each statement sees what was committed until then; but whoever
    /// acts appends its events before anything else that an erasure or a rebuilding touches, so that this one lock is
    /// enough, and nobody who waits for it holds a row that its holder needs.
    ///
    /// # Errors
    /// As [`Db::hold_still`].
    pub async fn hold_acts(&self) -> Result<Session, StoreError> {
        let mut session = self.write().await?;
        if let Conn::Postgres(conn) = session.conn() {
            sqlx::query(HOLD_ACTS).execute(conn).await?;
        }
        Ok(session)
    }
}

impl Session {
    /// Reads a copy of an SQLite database that nobody writes to, without touching the file.
    ///
    /// # Errors
    /// The file is none, or cannot be read.
    pub async fn of_copy(path: &str) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new().filename(path).read_only(true).immutable(true);
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
        Ok(Self::reading(pool.acquire().await?))
    }
}

/// A pragma answers with a number or a word.
fn text_of(row: &sqlx::sqlite::SqliteRow) -> Result<String, sqlx::Error> {
    use sqlx::Row as _;
    row.try_get::<String, _>(0).or_else(|_| row.try_get::<i64, _>(0).map(|number| number.to_string()))
}
