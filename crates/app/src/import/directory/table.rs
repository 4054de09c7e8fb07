//! The rows of a file with what each is of, sheet by sheet.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor};
use std::sync::Arc;

use calamine::{Reader, SheetType, SheetVisible, Xlsx};

use super::super::cell::{Cell, Row};
use super::super::columns::Place;
use super::super::decoding::Decoding;
use super::super::fields::Fields;
use super::super::header::Header;
use super::super::{ImportError, MissingColumn, Source, csv_rows, encoding, shown, workbook};
use super::{Column, DirectoryRejectReason, FILE_BYTES_MAX, ROWS_MAX, RowKind};
use crate::import::RejectReason;

/// How a workbook begins.
const ZIP: &[u8] = b"PK\x03\x04";
/// The row of the headings.
const HEADINGS: u64 = 1;

/// Where the columns of a sheet stand.
pub(super) type Places = BTreeMap<Column, Place>;

/// One sheet, or the whole of a CSV file.
pub(super) struct Sheet {
    /// Its name; empty for CSV.
    pub(super) name: String,
    pub(super) places: Places,
    /// Headings that mean nothing here.
    pub(super) passed_over: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// What its rows are of, where no column says so.
    kind: Option<RowKind>,
}

impl Sheet {
    /// What a row is of.
    pub(super) fn kind_of(&self, row: &Row) -> Result<RowKind, DirectoryRejectReason> {
        let Some(place) = self.places.get(&Column::Kind) else {
            return self.kind.ok_or(DirectoryRejectReason::NotKnown(Column::Kind));
        };
        let label = Fields(row).line(Some(place))?;
        let named = if label.is_empty() { self.kind } else { RowKind::named(&label) };
        Ok(named.ok_or_else(|| RejectReason::UnknownValue { column: place.name.clone() })?)
    }
}

impl Sheet {
    /// What stands in a row, by column, and what it is of where only the sheet says so.
    pub(super) fn shown(&self, row: &Row) -> Vec<(Column, String)> {
        let of_sheet = self.kind.filter(|_| !self.places.contains_key(&Column::Kind));
        let kind = of_sheet.map(|kind| (Column::Kind, kind.labels().0.to_owned()));
        let cell = |place: &Place| row.cells.get(place.at).map_or_else(String::new, Cell::shown);
        let cells = self.places.iter().map(|(column, place)| (*column, cell(place)));
        kind.into_iter().chain(cells).collect()
    }
}

/// Reads a file whole.
///
/// # Errors
/// The file cannot be read, has too many rows, or nothing says what its rows are of.
pub(super) fn read(source: Source, kind: Option<RowKind>) -> Result<Vec<Sheet>, ImportError> {
    let bytes: Arc<[u8]> = source.into_bytes(FILE_BYTES_MAX)?.into();
    let mut left = ROWS_MAX;
    if !bytes.starts_with(ZIP) {
        let mut file = Cursor::new(bytes);
        let encoding = encoding::find(&mut file)?;
        let rows = |each: &mut dyn FnMut(Row) -> Result<(), ImportError>| {
            csv_rows::read(Decoding::new(BufReader::new(file), encoding), HEADINGS, each)
        };
        return Ok(vec![sheet(String::new(), kind, &mut left, rows)?]);
    }
    let book = Xlsx::new(Cursor::new(bytes.clone())).map_err(|error| ImportError::BrokenWorkbook(error.to_string()))?;
    let seen = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let seen = seen.filter(|sheet| sheet.visible == SheetVisible::Visible).map(|sheet| sheet.name.clone());
    let mut sheets = Vec::new();
    for name in seen {
        let of_name = RowKind::named(name.trim()).or(kind);
        let rows = |each: &mut dyn FnMut(Row) -> Result<(), ImportError>| {
            workbook::read(Cursor::new(bytes.clone()), Some(&name), &|| 0, each)
        };
        match sheet(name.clone(), of_name, &mut left, rows) {
            // An empty sheet, as every new workbook has some.
            Err(ImportError::NoHeader { .. }) => {}
            other => sheets.push(other?),
        }
    }
    if sheets.is_empty() { Err(ImportError::NoHeader { row: HEADINGS }) } else { Ok(sheets) }
}

fn sheet(
    name: String,
    kind: Option<RowKind>,
    left: &mut usize,
    read: impl FnOnce(&mut dyn FnMut(Row) -> Result<(), ImportError>) -> Result<(), ImportError>,
) -> Result<Sheet, ImportError> {
    let mut header: Option<Header> = None;
    let mut rows = Vec::new();
    read(&mut |row| {
        match &header {
            None if row.number == HEADINGS => header = Some(Header::read(&row)?),
            None => return Err(ImportError::NoHeader { row: HEADINGS }),
            Some(header) if header.is_blank(&row) => {}
            Some(_) => {
                *left = left.checked_sub(1).ok_or(ImportError::TooManyRows { max: rows_max() })?;
                rows.push(row);
            }
        }
        Ok(())
    })?;
    let header = header.ok_or(ImportError::NoHeader { row: HEADINGS })?;
    let (mut places, mut passed_over) = (Places::new(), Vec::new());
    for (at, (heading, is_of_file)) in header.names().enumerate() {
        match Column::named(heading) {
            // The same column under both its names is one too many.
            Some(column) if places.contains_key(&column) => {
                return Err(ImportError::DuplicateHeader { name: shown(heading) });
            }
            Some(column) => drop(places.insert(column, Place { at, name: Arc::from(heading) })),
            None if is_of_file && !heading.is_empty() => passed_over.push(shown(heading)),
            None => {}
        }
    }
    if kind.is_none() && !places.contains_key(&Column::Kind) {
        let missing = vec![MissingColumn { name: Column::Kind.headings().0.to_owned(), near: None }];
        return Err(ImportError::MissingColumns {
            missing,
            found: header.names().map(|(name, _)| shown(name)).collect(),
        });
    }
    Ok(Sheet { name, places, passed_over, rows, kind })
}

fn rows_max() -> u64 {
    u64::try_from(ROWS_MAX).unwrap_or(u64::MAX)
}
