//! What stands in the columns of one row.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::cell::{Cell, CellFault, Row};
use super::columns::Place;
use super::day::read_day;
use super::{DayFault, LINE_BYTES_MAX, RejectReason};

/// Access to one row.
#[derive(Clone, Copy)]
pub(super) struct Fields<'r>(pub(super) &'r Row);

impl<'r> Fields<'r> {
    fn cell(self, place: &Place) -> Result<&'r Cell, RejectReason> {
        let column = || place.name.clone();
        match self.0.cells.get(place.at) {
            None => Ok(&Cell::Empty),
            Some(Cell::Fault(fault, _)) => Err(match fault {
                CellFault::Error => RejectReason::CellError { column: column() },
                CellFault::NotComputed => RejectReason::NotComputed { column: column() },
                CellFault::DigitsLost => RejectReason::DigitsLost { column: column() },
            }),
            Some(Cell::Text(text)) if text.contains('\0') => Err(RejectReason::BadCharacter { column: column() }),
            Some(cell) => Ok(cell),
        }
    }

    /// The text in a column, without surrounding space; blank where there is no such column.
    pub(super) fn text(self, place: Option<&Place>, bytes_max: usize) -> Result<Cow<'r, str>, RejectReason> {
        let Some(place) = place else {
            return Ok(Cow::Borrowed(""));
        };
        let text = match self.cell(place)? {
            Cell::Text(text) => Cow::Borrowed(text.trim()),
            other => Cow::Owned(other.shown()),
        };
        if text.len() > bytes_max {
            return Err(RejectReason::CellTooLong { column: place.name.clone(), bytes: text.len(), max: bytes_max });
        }
        Ok(text)
    }

    /// One line of a form.
    pub(super) fn line(self, place: Option<&Place>) -> Result<Cow<'r, str>, RejectReason> {
        self.text(place, LINE_BYTES_MAX)
    }

    /// The day in a column; `None` where it is blank.
    pub(super) fn day(self, place: Option<&Place>) -> Result<Option<Date>, RejectReason> {
        let Some(place) = place else { return Ok(None) };
        let bad = |fault: DayFault| RejectReason::BadDay { column: place.name.clone(), fault };
        match self.cell(place)? {
            Cell::Moment(moment) => Ok(Some(moment.date())),
            cell if cell.is_blank() => Ok(None),
            Cell::Text(text) => read_day(text).map(Some).map_err(bad),
            Cell::Empty | Cell::Fault(..) => Ok(None),
        }
    }

    /// The number in a column, at least one; `None` where it is blank.
    pub(super) fn count(self, place: Option<&Place>) -> Result<Option<u32>, RejectReason> {
        let Some(place) = place else { return Ok(None) };
        let text = self.line(Some(place))?;
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.parse().ok().filter(|number| *number > 0);
        number.map(Some).ok_or_else(|| RejectReason::BadNumber { column: place.name.clone() })
    }

    /// What the label in a column stands for: as the mapping explains it, or by our own name; `None` where it is blank.
    pub(super) fn value<V: Copy>(
        self,
        place: Option<&Place>,
        explained: &BTreeMap<String, V>,
        named: fn(&str) -> Option<V>,
    ) -> Result<Option<V>, RejectReason> {
        let Some(place) = place else { return Ok(None) };
        let label = self.line(Some(place))?;
        if label.is_empty() {
            return Ok(None);
        }
        let value = explained.get(label.as_ref()).copied().or_else(|| named(&label));
        value.map(Some).ok_or_else(|| RejectReason::UnknownValue { column: place.name.clone() })
    }
}
