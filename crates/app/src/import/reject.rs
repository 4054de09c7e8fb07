//! Why a row was not taken in.

use std::sync::Arc;

use domain::Refusal;
use law::Act;

use super::DayFault;

/// A row that was not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// Its number as Excel shows it.
    pub row: u64,
    /// Why.
    pub why: RejectReason,
}

/// Why a row was not taken in. No reason holds what stands in a cell: `column` is the name in the mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the wording files say what each reason means; the fields are its arguments")]
pub enum RejectReason {
    /// A blank row between others.
    Empty,
    WrongWidth {
        found: usize,
        expected: usize,
    },
    /// A quotation mark opens in this row and never closes, so that all later rows stand in one cell.
    UnclosedQuote,
    RowTooLong {
        max: usize,
    },
    CellTooLong {
        column: Arc<str>,
        bytes: usize,
        max: usize,
    },
    /// A character that no database keeps (U+0000).
    BadCharacter {
        column: Arc<str>,
    },
    /// The workbook shows an error such as `#REF!`.
    CellError {
        column: Arc<str>,
    },
    /// A formula whose value was never computed: open the workbook once and save it.
    NotComputed {
        column: Arc<str>,
    },
    /// A number so long that the workbook has lost its last digits: format the column as text and enter it again.
    DigitsLost {
        column: Arc<str>,
    },
    TextMissing,
    ValueMissing {
        column: Arc<str>,
    },
    UnknownValue {
        column: Arc<str>,
    },
    BadNumber {
        column: Arc<str>,
    },
    BadDay {
        column: Arc<str>,
        fault: DayFault,
    },
    /// An earlier row of this file has the same key.
    Repeated {
        row: u64,
    },
    /// The rules say no.
    Refused {
        act: Act,
        refusal: Box<Refusal>,
    },
}

impl RejectReason {
    /// The key of this reason in the wording files, in the file of rejected rows and in the tests.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::WrongWidth { .. } => "wrong-width",
            Self::UnclosedQuote => "unclosed-quote",
            Self::RowTooLong { .. } => "row-too-long",
            Self::CellTooLong { .. } => "cell-too-long",
            Self::BadCharacter { .. } => "bad-character",
            Self::CellError { .. } => "cell-error",
            Self::NotComputed { .. } => "not-computed",
            Self::DigitsLost { .. } => "digits-lost",
            Self::TextMissing => "text-missing",
            Self::ValueMissing { .. } => "value-missing",
            Self::UnknownValue { .. } => "unknown-value",
            Self::BadNumber { .. } => "bad-number",
            Self::BadDay { .. } => "bad-day",
            Self::Repeated { .. } => "repeated",
            Self::Refused { .. } => "refused",
        }
    }

    /// Name and value of everything that the reason's text needs.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let column = |column: &Arc<str>| ("column", column.to_string());
        match self {
            Self::Empty | Self::UnclosedQuote | Self::TextMissing => Vec::new(),
            Self::WrongWidth { found, expected } => {
                vec![("found", found.to_string()), ("expected", expected.to_string())]
            }
            Self::RowTooLong { max } => vec![("max", max.to_string())],
            Self::CellTooLong { column: name, bytes, max } => {
                vec![column(name), ("bytes", bytes.to_string()), ("max", max.to_string())]
            }
            Self::BadCharacter { column: name }
            | Self::CellError { column: name }
            | Self::NotComputed { column: name }
            | Self::DigitsLost { column: name }
            | Self::ValueMissing { column: name }
            | Self::UnknownValue { column: name }
            | Self::BadNumber { column: name } => vec![column(name)],
            Self::BadDay { column: name, fault } => vec![column(name), ("fault", fault.code().to_owned())],
            Self::Repeated { row } => vec![("row", row.to_string())],
            Self::Refused { act, refusal } => {
                let cite = refusal.cite.map(|cite| ("cite", cite.to_string()));
                let act = [("act", act.name().to_owned()), ("why", refusal.why.code().to_owned())];
                act.into_iter().chain(cite).collect()
            }
        }
    }

    /// Code and arguments on one line, such as `bad-day column=时间 fault=impossible`: for machines, and for people
    /// until somebody words it better.
    #[must_use]
    pub fn terse(&self) -> String {
        let mut line = self.code().to_owned();
        for (name, value) in self.arguments() {
            line.push_str(&format!(" {name}={value}"));
        }
        line
    }
}
