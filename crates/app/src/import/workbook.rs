//! Reads rows from a workbook (XLSX), cell by cell.

use std::io::{Read, Seek};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::civil::{Date, DateTime, Time};

use super::cell::{Cell, CellFault, Row};
use super::{COLUMNS_MAX, ImportError};

/// From here on a workbook has lost the last digits of a whole number: it keeps fifteen.
const EXACT_BELOW: f64 = 1e15;
/// Digits behind the first of a number as displayed; what a computation leaves behind them is noise.
const DIGITS_BEHIND_FIRST: usize = 14;

/// Reads every row in which a cell has a value, until `each` stops it.
///
/// # Errors
/// The workbook is damaged or lacks the sheet, or what `each` returns.
pub(super) fn read<R: Read + Seek>(
    file: R,
    sheet: Option<&str>,
    place: &dyn Fn() -> u64,
    each: &mut dyn FnMut(Row) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let mut workbook = Xlsx::new(file).map_err(broken)?;
    let sheet = chosen(&workbook, sheet)?;
    let mut cells = workbook.worksheet_cells_reader(&sheet).map_err(broken)?;
    let mut row = Row::default();
    while let Some(found) = cells.next_cell_with_formula_metadata().map_err(broken)? {
        let (at, column) = found.pos;
        let number = u64::from(at) + 1;
        if number != row.number {
            finish(&mut row, number, place, each)?;
        }
        let cell = match cell(&found.value) {
            // A formula may well show nothing; only one without any value was never computed.
            Cell::Empty if found.value == DataRef::Empty && found.formula.is_some() => {
                Cell::Fault(CellFault::NotComputed, String::new())
            }
            cell => cell,
        };
        if cell == Cell::Empty {
            continue;
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        row.width = row.width.max(column.saturating_add(1));
        if column <= COLUMNS_MAX {
            while row.cells.len() < column {
                row.cells.push(Cell::Empty);
            }
            row.cells.push(cell);
        }
    }
    finish(&mut row, 0, place, each)
}

/// Hands the row on if it holds anything, and begins the next.
fn finish(
    row: &mut Row,
    next: u64,
    place: &dyn Fn() -> u64,
    each: &mut dyn FnMut(Row) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let next = Row { number: next, ..Row::default() };
    let mut done = std::mem::replace(row, next);
    if done.width == 0 {
        return Ok(());
    }
    done.read_bytes = place();
    each(done)
}

fn broken(error: XlsxError) -> ImportError {
    match error {
        XlsxError::Io(error) => ImportError::Read(error),
        XlsxError::Password => ImportError::OldWorkbook,
        other => ImportError::BrokenWorkbook(other.to_string()),
    }
}

/// The sheet of this name, or else the first that one sees.
fn chosen<R: Read + Seek>(workbook: &Xlsx<R>, wanted: Option<&str>) -> Result<String, ImportError> {
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let found = sheets.clone().find(|sheet| match wanted {
        Some(name) => sheet.name == name,
        None => sheet.visible == SheetVisible::Visible,
    });
    found.map(|sheet| sheet.name.clone()).ok_or_else(|| ImportError::NoSheet {
        name: wanted.unwrap_or_default().to_owned(),
        found: sheets.map(|sheet| super::shown(&sheet.name)).collect(),
    })
}

fn cell(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::Int(number) => Cell::Text(number.to_string()),
        DataRef::Float(number) => number_cell(*number),
        DataRef::Bool(true) => Cell::Text("TRUE".to_owned()),
        DataRef::Bool(false) => Cell::Text("FALSE".to_owned()),
        DataRef::DateTime(moment) => moment_cell(moment),
        DataRef::Error(error) => Cell::Fault(CellFault::Error, error.to_string()),
    }
}

fn text_cell(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn number_cell(number: f64) -> Cell {
    if number.fract() == 0.0 {
        let shown = format!("{number:.0}");
        return if number.abs() < EXACT_BELOW { Cell::Text(shown) } else { Cell::Fault(CellFault::DigitsLost, shown) };
    }
    let rounded: f64 = format!("{number:.DIGITS_BEHIND_FIRST$e}").parse().unwrap_or(number);
    Cell::Text(rounded.to_string())
}

fn moment_cell(moment: &ExcelDateTime) -> Cell {
    // A length of time, or a day that never was, is shown as its number.
    match civil(moment).filter(|_| moment.is_datetime()) {
        Some(civil) => Cell::Moment(civil),
        None => number_cell(moment.as_f64()),
    }
}

fn civil(moment: &ExcelDateTime) -> Option<DateTime> {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let small = |number: u8| i8::try_from(number).ok();
    let date = Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()?;
    let time = Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()?;
    Some(date.to_datetime(time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_the_workbook_shows_them() {
        let rows = [
            (165_105.0, "165105"),
            (13_800_000_000.0, "13800000000"),
            (-3.0, "-3"),
            (0.1 + 0.2, "0.3"),
            (2.5, "2.5"),
            (40_635.75, "40635.75"),
            (999_999_999_999_999.0, "999999999999999"),
        ];
        for (number, shown) in rows {
            assert_eq!(number_cell(number), Cell::Text(shown.to_owned()));
        }
        let long = number_cell(110_101_190_001_011_230.0);
        assert!(matches!(long, Cell::Fault(CellFault::DigitsLost, _)), "{long:?}");
    }
}
