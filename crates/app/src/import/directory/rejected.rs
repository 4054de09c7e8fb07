//! Writes the rows that were not taken in back to CSV, to be mended and imported again.

use std::collections::BTreeSet;
use std::io::Write;

use csv::{Terminator, WriterBuilder};

use super::super::ImportError;
use super::super::rejected_file::{MARK, OWN_HEADERS, fault, harmless};
use super::{Column, DirectoryRejectReason, DirectoryReport};

/// Writes the rejected rows of all sheets into one file: row, code and reason as `tell` words it, what each is of, and
/// the cells as they were. The first three columns are passed over when the file is imported again.
///
/// # Errors
/// The file cannot be written.
pub fn write_rejected(
    report: &DirectoryReport,
    to: impl Write,
    tell: impl Fn(&DirectoryRejectReason) -> String,
) -> Result<(), ImportError> {
    let columns: BTreeSet<Column> =
        report.rejected.iter().flat_map(|reject| &reject.cells).map(|(column, _)| *column).collect();
    let mut to = to;
    to.write_all(MARK).map_err(ImportError::Write)?;
    let mut to = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to);
    let headings = columns.iter().map(|column| column.headings().0);
    to.write_record(OWN_HEADERS.into_iter().chain(headings)).map_err(fault)?;
    for reject in &report.rejected {
        let place = format!("{} {}", reject.sheet, reject.row).trim().to_owned();
        let own = [place, reject.why.code().to_owned(), tell(&reject.why)];
        let cell = |column: &Column| {
            let found = reject.cells.iter().find(|(known, _)| known == column);
            found.map_or_else(String::new, |(_, text)| text.clone())
        };
        to.write_record(own.into_iter().chain(columns.iter().map(cell)).map(harmless)).map_err(fault)?;
    }
    to.flush().map_err(ImportError::Write)
}
