//! Writes the rows that were not taken in back to CSV, to be mended and imported again with the same mapping.

use std::io::Write;

use csv::{Terminator, WriterBuilder};

use super::cell::Cell;
use super::header::Header;
use super::{ImportError, RejectReason};

/// Headers that are put before those of the file. A file of rejected rows that is imported again has them already:
/// there they are passed over, and replaced in the next one.
pub(super) const OWN_HEADERS: [&str; 3] = ["未导入行号", "未导入代码", "未导入原因"];

/// Lets Excel know that the file is UTF-8.
pub(super) const MARK: &[u8] = "\u{feff}".as_bytes();

/// A cell that begins so is a formula to a spreadsheet program.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Puts a reason into words.
type Tell<'a> = Box<dyn Fn(&RejectReason) -> String + Send + 'a>;

/// A CSV file for rows that were not taken in: row number, code, reason, and the cells as they were.
///
/// Nothing is written before the first such row. Cells that a spreadsheet program would take for formulas get an
/// apostrophe in front; the reader does not take it off again.
pub struct RejectedFile<'a> {
    to: csv::Writer<Box<dyn Write + Send + 'a>>,
    tell: Tell<'a>,
    /// For each column whether it is written; `None` before the first row.
    kept: Option<Vec<bool>>,
}

impl std::fmt::Debug for RejectedFile<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RejectedFile").field("kept", &self.kept).finish_non_exhaustive()
    }
}

impl<'a> RejectedFile<'a> {
    /// Writes to `to`, with the reasons as `tell` words them.
    pub fn new(to: impl Write + Send + 'a, tell: impl Fn(&RejectReason) -> String + Send + 'a) -> Self {
        let to: Box<dyn Write + Send + 'a> = Box::new(to);
        Self {
            to: WriterBuilder::new().flexible(true).terminator(Terminator::CRLF).from_writer(to),
            tell: Box::new(tell),
            kept: None,
        }
    }

    pub(super) fn put(
        &mut self,
        header: &Header,
        (row, why): (u64, &RejectReason),
        cells: &[Cell],
    ) -> Result<(), ImportError> {
        if self.kept.is_none() {
            self.begin(header)?;
        }
        let kept = self.kept.as_deref().unwrap_or_default();
        let kept = kept.iter().copied().chain(std::iter::repeat(true));
        let own = [row.to_string(), why.code().to_owned(), (self.tell)(why)];
        let cells = cells.iter().zip(kept).filter(|(_, kept)| *kept).map(|(cell, _)| cell.shown());
        self.to.write_record(own.into_iter().chain(cells).map(harmless)).map_err(fault)
    }

    /// Makes sure that everything is written.
    pub(super) fn finish(&mut self) -> Result<(), ImportError> {
        self.to.flush().map_err(ImportError::Write)
    }

    fn begin(&mut self, header: &Header) -> Result<(), ImportError> {
        self.kept = Some(header.names().map(|(_, is_of_file)| is_of_file).collect());
        let of_file = header.names().filter(|(_, is_of_file)| *is_of_file).map(|(name, _)| name);
        // The mark is part of the first header as far as the CSV writer knows, and must not be quoted.
        let mark = String::from_utf8_lossy(MARK);
        let (first, rest) = OWN_HEADERS.split_at(1);
        let first = first.iter().map(|name| format!("{mark}{name}"));
        let rest = rest.iter().copied().chain(of_file).map(|name| harmless(name.to_owned()));
        self.to.write_record(first.chain(rest)).map_err(fault)
    }
}

pub(super) fn harmless(cell: String) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell }
}

pub(super) fn fault(error: csv::Error) -> ImportError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => ImportError::Write(error),
        other => ImportError::Write(std::io::Error::other(format!("{other:?}"))),
    }
}
