//! Why data could not be carried.

use std::io;

use store::StoreError;

use crate::Failure;

/// Something about the data, or about the place that they should go to, forbids it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the wording files say what each fault means and what to do; the fields are its facts")]
pub enum CarryFault {
    TargetNotEmpty { table: &'static str },
    OtherMove,
    MovedAlready,
    TableDiffers { table: String },
    Discrepancies { found: u64 },
    NoBackup { path: String },
    UnknownFormat { found: u32 },
    OtherSchema { found: i64, ours: i64 },
    UnknownTable { table: String },
    Unreadable { path: String },
    FileMissing { path: String },
    FileDiffers { path: String },
    NotAfter { no: u32 },
    OtherCheckpoint,
}

impl CarryFault {
    /// The key of this fault in the wording files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TargetNotEmpty { .. } => "target-not-empty",
            Self::OtherMove => "other-move",
            Self::MovedAlready => "moved-already",
            Self::TableDiffers { .. } => "table-differs",
            Self::Discrepancies { .. } => "discrepancies",
            Self::NoBackup { .. } => "no-backup",
            Self::UnknownFormat { .. } => "unknown-format",
            Self::OtherSchema { .. } => "other-schema",
            Self::UnknownTable { .. } => "unknown-table",
            Self::Unreadable { .. } => "unreadable",
            Self::FileMissing { .. } => "file-missing",
            Self::FileDiffers { .. } => "file-differs",
            Self::NotAfter { .. } => "not-after",
            Self::OtherCheckpoint => "other-checkpoint",
        }
    }

    /// Its facts, by the names that the wording files use.
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::OtherMove | Self::MovedAlready | Self::OtherCheckpoint => Vec::new(),
            Self::TargetNotEmpty { table } => vec![("table", (*table).to_owned())],
            Self::TableDiffers { table } | Self::UnknownTable { table } => vec![("table", table.clone())],
            Self::Discrepancies { found } => vec![("found", found.to_string())],
            Self::UnknownFormat { found } => vec![("found", found.to_string())],
            Self::OtherSchema { found, ours } => vec![("found", found.to_string()), ("ours", ours.to_string())],
            Self::NoBackup { path }
            | Self::Unreadable { path }
            | Self::FileMissing { path }
            | Self::FileDiffers { path } => vec![("path", path.clone())],
            Self::NotAfter { no } => vec![("no", no.to_string())],
        }
    }
}

/// Data that were not carried.
#[derive(Debug, thiserror::Error)]
pub enum CarryError {
    /// See [`CarryFault`].
    #[error("{}", .0.code())]
    Fault(CarryFault),
    /// A file could not be read or written.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// A database failed, or what it holds cannot be read.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl From<CarryFault> for CarryError {
    fn from(fault: CarryFault) -> Self {
        Self::Fault(fault)
    }
}

impl From<StoreError> for CarryError {
    fn from(error: StoreError) -> Self {
        Self::Failure(error.into())
    }
}

impl From<serde_json::Error> for CarryError {
    fn from(error: serde_json::Error) -> Self {
        Self::Failure(error.into())
    }
}
