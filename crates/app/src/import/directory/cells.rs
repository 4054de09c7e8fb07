//! What stands in the columns of a row.

use std::borrow::Cow;

use jiff::civil::Date;

use super::super::cell::Row;
use super::super::fields::Fields;
use super::table::Places;
use super::{Column, labels};
use crate::import::RejectReason;

/// What separates several in one cell.
const SEPARATORS: [char; 6] = ['、', '，', ',', '；', ';', '\n'];

/// Access to one row by column.
#[derive(Clone, Copy)]
pub(super) struct Cells<'r> {
    pub(super) row: &'r Row,
    pub(super) places: &'r Places,
}

impl<'r> Cells<'r> {
    /// The text in a column; blank where there is no such column.
    pub(super) fn text(self, column: Column) -> Result<Cow<'r, str>, RejectReason> {
        Fields(self.row).line(self.places.get(&column))
    }

    /// The text in a column that may not be blank.
    pub(super) fn needed(self, column: Column) -> Result<String, RejectReason> {
        let text = self.text(column)?;
        if text.is_empty() { Err(self.missing(column)) } else { Ok(text.into_owned()) }
    }

    /// The day in a column.
    pub(super) fn day(self, column: Column) -> Result<Option<Date>, RejectReason> {
        Fields(self.row).day(self.places.get(&column))
    }

    /// The day in a column that may not be blank.
    pub(super) fn needed_day(self, column: Column) -> Result<Date, RejectReason> {
        self.day(column)?.ok_or_else(|| self.missing(column))
    }

    /// The number in a column, at least 1; `None` where it is blank.
    pub(super) fn number(self, column: Column) -> Result<Option<i64>, RejectReason> {
        let text = self.text(column)?;
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.parse().ok().filter(|number| *number > 0);
        number.map(Some).ok_or_else(|| RejectReason::BadNumber { column: self.heading(column) })
    }

    /// What the label in a column stands for.
    pub(super) fn label<V>(self, column: Column, known: fn(&str) -> Option<V>) -> Result<V, RejectReason> {
        let label = self.needed(column)?;
        known(&label).ok_or_else(|| RejectReason::UnknownValue { column: self.heading(column) })
    }

    /// Whether a column says yes.
    pub(super) fn flag(self, column: Column) -> Result<bool, RejectReason> {
        let label = self.text(column)?;
        labels::yes_or_no(&label).ok_or_else(|| RejectReason::UnknownValue { column: self.heading(column) })
    }

    /// Several texts in one cell.
    pub(super) fn list(self, column: Column) -> Result<Vec<String>, RejectReason> {
        let text = self.text(column)?;
        let parts = text.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty());
        Ok(parts.map(str::to_owned).collect())
    }

    fn missing(self, column: Column) -> RejectReason {
        RejectReason::ValueMissing { column: self.heading(column) }
    }

    /// The heading as the file has it; the Chinese one where the file has no such column.
    fn heading(self, column: Column) -> std::sync::Arc<str> {
        self.places.get(&column).map_or_else(|| column.headings().0.into(), |place| place.name.clone())
    }
}
