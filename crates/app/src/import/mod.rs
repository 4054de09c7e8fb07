//! Import of petitions from CSV and XLSX by a mapping file.
//!
//! A [`Mapping`] says which column holds what. Each row becomes a course of the same acts that people enter one by
//! one, with the days that the file claims and with `origin = import`. A row that cannot become a matter is rejected
//! with a reason, so that every row is accounted for: `rows == imported + already + rejected`. Rows are recognised by
//! their key, so importing a file twice changes nothing.
//!
//! What counts as a row: every record below the header down to the last one that says something. A blank one above
//! that is a row, rejected as empty, so that row numbers agree with what Excel shows; blank ones at the end are none.

mod acts;
mod categories;
mod cell;
mod columns;
mod csv_rows;
mod day;
mod decoding;
pub mod directory;
mod draft;
mod encoding;
mod error;
mod fields;
mod header;
mod mapping;
mod reading;
mod reject;
mod rejected_file;
mod report;
mod run;
mod source;
mod title;
mod workbook;

pub use day::DayFault;
pub use error::{ImportError, MissingColumn};
pub use mapping::{Mapping, MappingFault};
pub use reject::{Reject, RejectReason};
pub use rejected_file::RejectedFile;
pub use report::{ImportReport, Progress, Warnings};
pub use run::{ImportOptions, import};
pub use source::Source;

/// Longest line of a form (name, telephone, address, title), in bytes: more is a column that holds something else.
const LINE_BYTES_MAX: usize = 1_000;
/// Longest key or source name, in bytes: databases index it, and PostgreSQL's index ends at 2,700 bytes an entry.
const KEY_BYTES_MAX: usize = 200;
/// Longest row that is held in memory, in bytes. A longer one is rejected without its cells.
const ROW_BYTES_MAX: usize = 64 << 20;
/// Bytes of rows that travel together, so that a batch of long rows does not fill the memory.
const BATCH_BYTES_MAX: usize = 8 << 20;
/// Columns of a file. Excel could have 16,384; a register has some dozens.
const COLUMNS_MAX: usize = 512;
/// Rows of a file. The keys seen so far are held in memory: some 250 MB at this number.
const ROWS_MAX: u64 = 5_000_000;
/// Size of a workbook in bytes. Its texts are held in memory at once; for more rows there is CSV, which is streamed.
const WORKBOOK_BYTES_MAX: u64 = 64 << 20;
/// Unknown labels that are listed one by one before the rest is only counted.
const LABELS_MAX: usize = 100;
/// Longest piece of a label or header that a report or an error shows, in characters.
const SHOWN_CHARS_MAX: usize = 40;

/// A text cut for a report or an error.
fn shown(text: &str) -> String {
    text.chars().take(SHOWN_CHARS_MAX).collect()
}
