//! Import of divisions, organs, posts, officials and tenures from XLSX and CSV.
//!
//! The headings are fixed ([`Column`]), in Chinese or English; what a row is of says the column 类型, the name of the
//! sheet, or the caller. A row may speak of others by number or by name, also of rows further down. Rows that are known
//! already are counted and passed over, so that importing a file twice changes nothing; a row that says something else
//! than the directory is rejected, for what is known changes by its own commands only.
//! `rows == added + already + rejected`.

mod cells;
mod known;
mod labels;
mod rejected;
mod resolve;
mod run;
mod table;

pub use labels::{Column, RowKind};
pub use rejected::write_rejected;
pub use run::import_directory;

use std::collections::BTreeMap;

use domain::Refusal;

use super::RejectReason;

/// Rows of a file: the directory is held in memory, and so is the file.
const ROWS_MAX: usize = 200_000;
/// Size of a file in bytes.
const FILE_BYTES_MAX: u64 = 64 << 20;

/// What came of an import into the directory, or would come of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DirectoryReport {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Rows in the file.
    pub rows: u64,
    /// Rows that were added, by what they are.
    pub added: BTreeMap<RowKind, u64>,
    /// Rows that the directory has already.
    pub already: u64,
    /// Rows that were not taken in, in the order of the file.
    pub rejected: Vec<DirectoryReject>,
    /// Headings that mean nothing here; what stands below them was passed over.
    pub passed_over: Vec<String>,
}

/// A row that was not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectoryReject {
    /// The sheet of a workbook; empty for CSV.
    pub sheet: String,
    /// The row's number as Excel shows it.
    pub row: u64,
    /// Why.
    pub why: DirectoryRejectReason,
    /// What stands in its cells, and what it is of, to be written back.
    pub cells: Vec<(Column, String)>,
}

/// Why a row was not taken in. No reason holds what stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DirectoryRejectReason {
    /// A cell cannot be read.
    Cell(RejectReason),
    /// Nothing of that number or name is in the directory or in the file.
    NotKnown(Column),
    /// Several are called so: use the number.
    Ambiguous(Column),
    /// The directory says something else.
    Differs(Column),
    /// The directory does not take it.
    Refused(Box<Refusal>),
}

impl DirectoryRejectReason {
    /// The key of this reason in the wording files and in the tests.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Cell(reason) => reason.code(),
            Self::NotKnown(_) => "not-known",
            Self::Ambiguous(_) => "ambiguous",
            Self::Differs(_) => "differs",
            Self::Refused(_) => "refused",
        }
    }
}

impl From<RejectReason> for DirectoryRejectReason {
    fn from(reason: RejectReason) -> Self {
        Self::Cell(reason)
    }
}

impl From<Refusal> for DirectoryRejectReason {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}
