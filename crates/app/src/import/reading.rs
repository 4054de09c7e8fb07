//! Reads a file row by row and makes drafts of the rows, in batches: this part needs no database and runs beside it.

use super::cell::{Cell, Row, RowFault};
use super::draft::{Draft, Plan};
use super::header::Header;
use super::mapping::Mapping;
use super::source::Form;
use super::{BATCH_BYTES_MAX, ImportError, ROW_BYTES_MAX, ROWS_MAX, RejectReason, Source};
use crate::{BATCH, Categories};

/// A row, as it stands in the file and as what it was read.
#[derive(Debug)]
pub(super) struct ReadRow {
    pub(super) number: u64,
    pub(super) cells: Vec<Cell>,
    pub(super) draft: Result<Draft, RejectReason>,
}

/// What the reader hands on.
#[derive(Debug)]
pub(super) enum Piece {
    /// The headers fit; rows follow.
    Header(Header),
    /// Rows, and the bytes of the file read so far.
    Rows(Vec<ReadRow>, u64),
}

/// Takes a piece, or is gone.
pub(super) type HandOn<'s> = &'s mut dyn FnMut(Piece) -> Result<(), ImportError>;

/// Reads the whole file.
///
/// # Errors
/// The file cannot be imported at all.
pub(super) fn read(
    source: Source,
    mapping: &Mapping,
    categories: &Categories,
    send: HandOn<'_>,
) -> Result<(), ImportError> {
    let mut reading = Reading {
        mapping,
        categories,
        send,
        table: None,
        next: mapping.header_row + 1,
        rows: Vec::new(),
        rows_bytes: 0,
        read_bytes: 0,
    };
    let total = source.bytes();
    source.read(mapping, &mut |form, row| reading.take(form, row))?;
    if reading.table.is_none() {
        return Err(no_header(mapping));
    }
    reading.read_bytes = total;
    reading.hand_on()
}

const fn no_header(mapping: &Mapping) -> ImportError {
    ImportError::NoHeader { row: mapping.header_row }
}

/// What the headers say.
struct Table {
    width: usize,
    plan: Plan,
    /// A copy of the headers stays here to tell blank rows.
    header: Header,
}

struct Reading<'a> {
    mapping: &'a Mapping,
    categories: &'a Categories,
    send: HandOn<'a>,
    table: Option<Table>,
    /// Number of the next row, if no blank ones come between.
    next: u64,
    rows: Vec<ReadRow>,
    rows_bytes: usize,
    read_bytes: u64,
}

impl Reading<'_> {
    fn take(&mut self, form: Form, row: Row) -> Result<(), ImportError> {
        if row.number < self.mapping.header_row {
            return Ok(());
        }
        let Some(table) = &self.table else {
            return self.begin(&row);
        };
        if table.header.is_blank(&row) {
            return Ok(());
        }
        if row.number > self.mapping.header_row.saturating_add(ROWS_MAX) {
            return Err(ImportError::TooManyRows { max: ROWS_MAX });
        }
        let draft = draft(table, form, &row);
        // Blank rows in between are known by their numbers only.
        for number in self.next..row.number {
            self.put(ReadRow { number, cells: Vec::new(), draft: Err(RejectReason::Empty) })?;
        }
        self.next = row.number + 1;
        self.read_bytes = row.read_bytes;
        self.rows_bytes += row.bytes();
        self.put(ReadRow { number: row.number, cells: row.cells, draft })
    }

    fn begin(&mut self, row: &Row) -> Result<(), ImportError> {
        if row.number != self.mapping.header_row {
            return Err(no_header(self.mapping));
        }
        let header = Header::read(row)?;
        let columns = header.bind(&self.mapping.columns)?;
        let plan = Plan::new(self.mapping, columns, self.categories)?;
        self.table = Some(Table { width: header.width(), plan, header: header.clone() });
        (self.send)(Piece::Header(header))
    }

    fn put(&mut self, row: ReadRow) -> Result<(), ImportError> {
        self.rows.push(row);
        if self.rows.len() >= BATCH || self.rows_bytes > BATCH_BYTES_MAX {
            self.hand_on()?;
        }
        Ok(())
    }

    fn hand_on(&mut self) -> Result<(), ImportError> {
        self.rows_bytes = 0;
        let rows = std::mem::take(&mut self.rows);
        (self.send)(Piece::Rows(rows, self.read_bytes))
    }
}

fn draft(table: &Table, form: Form, row: &Row) -> Result<Draft, RejectReason> {
    match row.fault {
        Some(RowFault::UnclosedQuote) => return Err(RejectReason::UnclosedQuote),
        Some(RowFault::TooLong) => return Err(RejectReason::RowTooLong { max: ROW_BYTES_MAX }),
        None => {}
    }
    if row.width > table.width || (form == Form::Csv && row.width < table.width) {
        return Err(RejectReason::WrongWidth { found: row.width, expected: table.width });
    }
    table.plan.draft(row)
}
