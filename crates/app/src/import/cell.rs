//! One row as it stands in the file, whatever the format.

use jiff::civil::DateTime;

/// A row with its number as Excel shows it: the first line of the file is row 1.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) number: u64,
    /// At most [`super::COLUMNS_MAX`] cells and one more.
    pub(super) cells: Vec<Cell>,
    /// How many cells there are in the file.
    pub(super) width: usize,
    /// What is wrong with the row as a whole.
    pub(super) fault: Option<RowFault>,
    /// Bytes of the file read so far.
    pub(super) read_bytes: u64,
}

/// What is wrong with a row as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowFault {
    /// A quotation mark opens and never closes.
    UnclosedQuote,
    /// The row is longer than is held in memory; its cells were dropped.
    TooLong,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    /// Text, or a number as displayed.
    Text(String),
    /// A cell that the workbook itself knows as a date.
    Moment(DateTime),
    /// A cell without a usable value, and what stands there.
    Fault(CellFault, String),
}

/// Why a cell has no usable value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellFault {
    /// The workbook shows an error such as `#REF!`.
    Error,
    /// A formula whose value was never computed.
    NotComputed,
    /// A number so long that the workbook has lost its last digits.
    DigitsLost,
}

impl Cell {
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Moment(_) | Self::Fault(..) => false,
        }
    }

    /// What stands in the cell, to be written back.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Fault(_, text) => text.clone(),
            Self::Moment(moment) => moment.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        }
    }

    /// Bytes that the cell holds, about.
    pub(super) const fn bytes(&self) -> usize {
        match self {
            Self::Empty | Self::Moment(_) => 0,
            Self::Text(text) | Self::Fault(_, text) => text.len(),
        }
    }
}

impl Row {
    /// Bytes that the row holds, about.
    pub(super) fn bytes(&self) -> usize {
        self.cells.iter().map(Cell::bytes).sum()
    }
}
