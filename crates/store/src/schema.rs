//! Which schema a database has, and whether it may be opened with it.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, PgConnection, PgPool, SqliteConnection, SqlitePool};

use crate::db::on_db;
use crate::engine::newest_schema;
use crate::{Db, Session, StoreError};

const SQLITE_HAS_SCHEMA: &str = "SELECT COUNT(*) AS found FROM sqlite_master WHERE name = '_sqlx_migrations'";
const POSTGRES_HAS_SCHEMA: &str = "SELECT COUNT(*) AS found FROM pg_class WHERE oid = to_regclass('_sqlx_migrations')";
const POSTGRES_OTHERS: &str = "SELECT COUNT(*) AS others FROM pg_stat_activity \
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
/// Every migration that was carried out.
pub(crate) const CARRIED_OUT: &str = "SELECT version FROM _sqlx_migrations WHERE success ORDER BY version";
/// How long to wait for whoever is about to leave a file.
const ALONE_WAIT: Duration = Duration::from_secs(1);
/// How often PostgreSQL is asked who is connected, a tenth of that wait apart.
const POSTGRES_LOOKS: u8 = 30;

/// What happens to a schema that is not this program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Schema {
    /// A new database gets one, an older one is brought up to date.
    Newest,
    /// A new database gets one; any other schema than this program's is refused.
    Own,
    /// It stays as it is.
    AsItIs,
}

impl Schema {
    fn may_be(self, found: Option<i64>) -> Result<bool, StoreError> {
        let ours = newest_schema();
        match (self, found) {
            (Self::AsItIs, _) => Ok(false),
            (_, Some(found)) if found > ours || (self == Self::Own && found != ours) => {
                Err(StoreError::OtherSchema { found, ours })
            }
            (Self::Newest | Self::Own, found) => Ok(found != Some(ours)),
        }
    }

    /// Lets the schema of an SQLite database be what it must be.
    pub(crate) async fn of_sqlite(self, pool: &SqlitePool) -> Result<(), StoreError> {
        let (has,): (i64,) = sqlx::query_as(SQLITE_HAS_SCHEMA).fetch_one(pool).await?;
        let found = match has {
            0 => None,
            _ => reached(&sqlx::query_as(CARRIED_OUT).fetch_all(pool).await?),
        };
        if self.may_be(found)? {
            sqlx::migrate!("migrations/sqlite").run(pool).await?;
        }
        Ok(())
    }

    /// The same of a PostgreSQL database.
    pub(crate) async fn of_postgres(self, pool: &PgPool) -> Result<(), StoreError> {
        let (has,): (i64,) = sqlx::query_as(POSTGRES_HAS_SCHEMA).fetch_one(pool).await?;
        let found = match has {
            0 => None,
            _ => reached(&sqlx::query_as(CARRIED_OUT).fetch_all(pool).await?),
        };
        if self.may_be(found)? {
            sqlx::migrate!("migrations/postgres").run(pool).await?;
        }
        Ok(())
    }
}

/// The number of the schema that these migrations make: of the last one before the first that is missing, since numbers
/// come from several hands and not always in order. One that this program does not know makes it a newer one's.
fn reached(carried_out: &[(i64,)]) -> Option<i64> {
    let has = |version: i64| carried_out.iter().any(|(done,)| *done == version);
    let newest = carried_out.last().map(|(last,)| *last)?;
    let known: Vec<i64> = sqlx::migrate!("migrations/sqlite").iter().map(|migration| migration.version).collect();
    if carried_out.iter().any(|(done,)| !known.contains(done)) {
        return Some(newest.max(newest_schema() + 1));
    }
    known.into_iter().take_while(|version| has(*version)).last()
}

impl Session {
    /// The number of the schema that the database has; `None` where none was ever made.
    ///
    /// # Errors
    /// The database failed, or is none of this program's.
    pub async fn schema_reached(&mut self) -> Result<Option<i64>, StoreError> {
        let carried_out: Vec<(i64,)> = on_db!(self, |conn| sqlx::query_as(CARRIED_OUT).fetch_all(conn).await)?;
        Ok(reached(&carried_out))
    }
}

impl Db {
    /// Whether nobody but whoever asks has this database open. An SQLite file is locked for a moment; of a PostgreSQL
    /// database the server tells who is connected.
    ///
    /// # Errors
    /// An address that names neither, a database that cannot be reached.
    pub async fn is_free(address: &str) -> Result<bool, StoreError> {
        if let Some(path) = address.strip_prefix("sqlite:") {
            // Before anything is read, this asks for a lock that nobody gets while another has the file open.
            let options = SqliteConnectOptions::new().filename(path).busy_timeout(ALONE_WAIT);
            let options = options.locking_mode(sqlx::sqlite::SqliteLockingMode::Exclusive);
            let mut conn = match SqliteConnection::connect_with(&options).await.map_err(StoreError::from) {
                Ok(conn) => conn,
                Err(StoreError::Busy { .. }) => return Ok(false),
                Err(other) => return Err(other),
            };
            let begun = sqlx::query("BEGIN IMMEDIATE").execute(&mut conn).await.map_err(StoreError::from);
            let free = match begun {
                Ok(_) => sqlx::query("ROLLBACK").execute(&mut conn).await.map(|_| true)?,
                Err(StoreError::Busy { .. }) => false,
                Err(other) => return Err(other),
            };
            conn.close().await?;
            return Ok(free);
        }
        let mut conn = PgConnection::connect_with(&PgConnectOptions::from_str(address)?).await?;
        // The server goes on counting a program that has ended until it notices that nobody is there any more.
        let mut looks = POSTGRES_LOOKS;
        let free = loop {
            let (others,): (i64,) = sqlx::query_as(POSTGRES_OTHERS).fetch_one(&mut conn).await?;
            looks -= 1;
            if others == 0 || looks == 0 {
                break others == 0;
            }
            tokio::time::sleep(ALONE_WAIT / 10).await;
        };
        conn.close().await?;
        Ok(free)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_migration_that_is_missing_in_between_makes_the_schema_an_older_one() {
        let known: Vec<(i64,)> = sqlx::migrate!("migrations/sqlite").iter().map(|one| (one.version,)).collect();
        assert_eq!(reached(&known), Some(newest_schema()));
        assert_eq!(reached(&[]), None);
        let mut missing = known.clone();
        missing.remove(3);
        assert_eq!(reached(&missing), Some(3));
        let newer: Vec<(i64,)> = known.into_iter().chain([(999_999,)]).collect();
        assert_eq!(reached(&newer), Some(999_999));
    }

    #[test]
    fn who_may_change_which_schema() {
        let ours = newest_schema();
        let changes = |schema: Schema, found| schema.may_be(found).ok();
        for (found, newest, own) in [
            (None, Some(true), Some(true)),
            (Some(ours), Some(false), Some(false)),
            (Some(ours - 1), Some(true), None),
            (Some(ours + 1), None, None),
        ] {
            assert_eq!(changes(Schema::Newest, found), newest, "{found:?}");
            assert_eq!(changes(Schema::Own, found), own, "{found:?}");
            assert_eq!(changes(Schema::AsItIs, found), Some(false), "{found:?}");
        }
    }
}
