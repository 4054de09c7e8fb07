//! What can go wrong with the database, as opposed to with what people want.

use std::time::Duration;

use crate::Outage;
use crate::outage::{RETRY_AFTER, Sign, sign};

/// A fault of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else appended to the same stream first.
    #[error("another writer was first on stream {stream} of shard {shard}")]
    Conflict {
        /// Shard of the stream.
        shard: i64,
        /// The stream.
        stream: i64,
    },
    /// A stored row is not what this version can read.
    #[error("{table} row {row}: {what}")]
    Unreadable {
        /// The table.
        table: &'static str,
        /// Which row.
        row: String,
        /// What is wrong with it.
        what: String,
    },
    /// A stored content is not what its digest says: somebody changed it past this program, or the disk did.
    #[error("{table} row {row}: the content is not that of its digest")]
    Altered {
        /// The table.
        table: &'static str,
        /// Which row.
        row: String,
    },
    /// The address names neither database.
    #[error("not a database address: use sqlite:<file> or postgres://…")]
    BadAddress,
    /// Too many are waiting already, or somebody else held the database too long. Nothing was written.
    #[error("the database is busy; try again in {} s", .retry_after.as_secs())]
    Busy {
        /// When to try again.
        retry_after: Duration,
    },
    /// The machine or the server failed. Nothing of this transaction was written.
    #[error("{}: {cause}", .outage.code())]
    Outage {
        /// What failed.
        outage: Outage,
        /// The database's own words, for whoever mends it.
        cause: String,
    },
    /// The machine or the server failed while the transaction was being made durable: it may be there, or not.
    /// Whoever acted has to look before acting again.
    #[error("not known whether it was written: {cause}")]
    Unsure {
        /// What failed, where the database said so.
        outage: Option<Outage>,
        /// The database's own words.
        cause: String,
    },
    /// The database took the transaction back, perhaps because another act that shared it met a fault. Nothing was
    /// written; the same act can be tried again.
    #[error("the database took it back: {cause}")]
    TakenBack {
        /// The database's own words.
        cause: String,
    },
    /// The database said no.
    #[error("database: {0}")]
    Database(sqlx::Error),
    /// The schema is of another version of the program.
    #[error("the schema is no. {found}, and this program's is no. {ours}")]
    OtherSchema {
        /// The number that was found.
        found: i64,
        /// The number that this program has.
        ours: i64,
    },
    /// The schema could not be brought up to date.
    #[error("migration: {0}")]
    Migration(sqlx::migrate::MigrateError),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match sign(&error) {
            Sign::Busy => Self::BUSY,
            Sign::Outage(outage) => Self::Outage { outage, cause: error.to_string() },
            Sign::Other => Self::Database(error),
        }
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        let sign = match &error {
            sqlx::migrate::MigrateError::Execute(error) | sqlx::migrate::MigrateError::ExecuteMigration(error, _) => {
                sign(error)
            }
            _ => Sign::Other,
        };
        match sign {
            Sign::Busy => Self::BUSY,
            Sign::Outage(outage) => Self::Outage { outage, cause: error.to_string() },
            Sign::Other => Self::Migration(error),
        }
    }
}

impl StoreError {
    /// Too much is asked at once: whoever comes back after a while is served.
    pub const BUSY: Self = Self::Busy { retry_after: RETRY_AFTER };

    /// What a failed commit means. A full disk says so before the end of the transaction has reached it; after any
    /// other failure the end may stand on the disk or with the server although nobody confirmed it.
    pub(crate) fn of_commit(error: &sqlx::Error) -> Self {
        let cause = error.to_string();
        match sign(error) {
            Sign::Busy => Self::BUSY,
            Sign::Outage(outage @ (Outage::DiskFull | Outage::ReadOnly)) => Self::Outage { outage, cause },
            Sign::Outage(outage) => Self::Unsure { outage: Some(outage), cause },
            Sign::Other if error.as_database_error().is_some() => Self::TakenBack { cause },
            Sign::Other => Self::Unsure { outage: None, cause },
        }
    }

    /// When the same may be tried again without anybody mending anything; `None` where that would not help.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Busy { retry_after } => Some(*retry_after),
            Self::Outage { outage, .. } if outage.passes() => Some(RETRY_AFTER),
            Self::TakenBack { .. } => Some(RETRY_AFTER),
            _ => None,
        }
    }

    /// Whether a unique key was already taken.
    pub(crate) fn is_taken(error: &sqlx::Error) -> bool {
        error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
    }

    pub(crate) fn unreadable(table: &'static str, row: &impl ToString, what: &impl ToString) -> Self {
        Self::Unreadable { table, row: row.to_string(), what: what.to_string() }
    }
}
