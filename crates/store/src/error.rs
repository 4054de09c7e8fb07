//! What can go wrong with the database, as opposed to with what people want.

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
    /// The database said no.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

impl StoreError {
    /// Whether a unique key was already taken.
    pub(crate) fn is_taken(error: &sqlx::Error) -> bool {
        error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
    }

    pub(crate) fn unreadable(table: &'static str, row: &impl ToString, what: &impl ToString) -> Self {
        Self::Unreadable { table, row: row.to_string(), what: what.to_string() }
    }
}
