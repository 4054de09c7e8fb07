//! Faults of the machine or of the server, told from everything else that a database can say: whoever keeps the
//! installation running can mend them, and whoever acts can only wait or try again.

use std::time::Duration;

/// When to try again after the database was too busy: a full queue is worked off in less, so that whoever comes back
/// then finds room.
pub(crate) const RETRY_AFTER: Duration = Duration::from_secs(2);

/// What part of the machine failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outage {
    /// No room on the disk.
    DiskFull,
    /// The disk or the file system failed to read, write or sync.
    Disk,
    /// The file, its folder or the database may only be read.
    ReadOnly,
    /// The file or its folder cannot be opened.
    NotOpened,
    /// The file is no database, or its pages do not fit together.
    Damaged,
    /// The database server does not answer, or has cut the connection.
    Unreachable,
}

impl Outage {
    /// Every outage, for tables of words.
    pub const ALL: [Self; 6] =
        [Self::DiskFull, Self::Disk, Self::ReadOnly, Self::NotOpened, Self::Damaged, Self::Unreachable];

    /// Its name in the wording files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::DiskFull => "disk-full",
            Self::Disk => "disk",
            Self::ReadOnly => "read-only",
            Self::NotOpened => "not-opened",
            Self::Damaged => "damaged",
            Self::Unreachable => "unreachable",
        }
    }

    /// Whether the installation may be well again by itself, without anybody touching it.
    #[must_use]
    pub const fn passes(self) -> bool {
        matches!(self, Self::Unreachable)
    }
}

/// What a database said, as far as it concerns the machine.
pub(crate) enum Sign {
    /// Others hold what is needed; it comes free by itself.
    Busy,
    Outage(Outage),
    /// Nothing about the machine.
    Other,
}

/// Reads the code of an error.
pub(crate) fn sign(error: &sqlx::Error) -> Sign {
    match error {
        sqlx::Error::PoolTimedOut => Sign::Busy,
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) => Sign::Outage(Outage::Unreachable),
        sqlx::Error::Database(error) => {
            let code = error.code().unwrap_or_default();
            if error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() {
                of_sqlite(code.parse().unwrap_or_default())
            } else {
                of_postgres(&code)
            }
        }
        _ => Sign::Other,
    }
}

/// The lower byte of SQLite's extended code is the kind of error (<https://www.sqlite.org/rescode.html>).
const fn of_sqlite(extended: i32) -> Sign {
    match extended & 0xff {
        // SQLITE_IOERR_SHMSIZE: the index of the log gets its place on the disk before it is used, so that a full disk
        // shows here and not as a crash later.
        10 if extended == 4874 => Sign::Outage(Outage::DiskFull),
        // SQLITE_BUSY, SQLITE_LOCKED.
        5 | 6 => Sign::Busy,
        // SQLITE_PERM, SQLITE_READONLY.
        3 | 8 => Sign::Outage(Outage::ReadOnly),
        10 => Sign::Outage(Outage::Disk),
        // SQLITE_CORRUPT, SQLITE_NOTADB.
        11 | 26 => Sign::Outage(Outage::Damaged),
        13 => Sign::Outage(Outage::DiskFull),
        14 => Sign::Outage(Outage::NotOpened),
        _ => Sign::Other,
    }
}

/// PostgreSQL's codes, by class (<https://www.postgresql.org/docs/current/errcodes-appendix.html>).
fn of_postgres(code: &str) -> Sign {
    match code {
        // Too many connections; a lock was not to be had; two transactions waited for each other.
        "53300" | "55P03" | "40P01" | "40001" => Sign::Busy,
        "53100" => Sign::Outage(Outage::DiskFull),
        "58030" => Sign::Outage(Outage::Disk),
        "25006" => Sign::Outage(Outage::ReadOnly),
        "XX001" | "XX002" => Sign::Outage(Outage::Damaged),
        // The server stops, starts, or cut this connection.
        "57P01" | "57P02" | "57P03" | "57P05" => Sign::Outage(Outage::Unreachable),
        _ if code.starts_with("08") => Sign::Outage(Outage::Unreachable),
        _ => Sign::Other,
    }
}
