//! The headers of a file.

use std::sync::Arc;

use super::cell::{Cell, Row};
use super::columns::{Columns, Place};
use super::error::nearest;
use super::rejected_file::OWN_HEADERS;
use super::{COLUMNS_MAX, ImportError, MissingColumn, shown};

/// The headers, blank ones included.
#[derive(Clone, Debug)]
pub(super) struct Header {
    names: Vec<String>,
}

impl Header {
    /// Reads the headers from their row.
    ///
    /// # Errors
    /// No name at all, one name twice, too many columns.
    pub(super) fn read(row: &Row) -> Result<Self, ImportError> {
        if row.width > COLUMNS_MAX {
            return Err(ImportError::TooManyColumns { found: row.width, max: COLUMNS_MAX });
        }
        if row.fault.is_some() || row.cells.iter().all(Cell::is_blank) {
            return Err(ImportError::NoHeader { row: row.number });
        }
        let names: Vec<String> = row.cells.iter().map(|cell| cell.shown().trim().to_owned()).collect();
        let mut sorted: Vec<&String> = names.iter().filter(|name| !name.is_empty()).collect();
        sorted.sort();
        let twice = sorted.iter().zip(sorted.iter().skip(1)).find(|(one, next)| one == next);
        if let Some((name, _)) = twice {
            return Err(ImportError::DuplicateHeader { name: shown(name) });
        }
        Ok(Self { names })
    }

    /// Number of columns.
    pub(super) fn width(&self) -> usize {
        self.names.len()
    }

    /// The headers, and whether each belongs to the file; the others were added to a file of rejected rows.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, bool)> {
        self.names.iter().map(|name| (name.as_str(), !OWN_HEADERS.contains(&name.as_str())))
    }

    /// Whether the row says nothing, apart from why it was rejected before.
    pub(super) fn is_blank(&self, row: &Row) -> bool {
        let mut own = self.names().map(|(_, is_of_file)| !is_of_file).chain(std::iter::repeat(false));
        row.fault.is_none()
            && row.width <= row.cells.len()
            && row.cells.iter().all(|cell| own.next().unwrap_or(false) || cell.is_blank())
    }

    /// The places of the columns that a mapping names.
    ///
    /// # Errors
    /// Every column that is not there, with what looks like it.
    pub(super) fn bind(&self, columns: &Columns<String>) -> Result<Columns<Place>, ImportError> {
        let mut missing: Vec<MissingColumn> = Vec::new();
        let places = columns.map(|name| {
            let name = name.trim();
            let at = self.names.iter().position(|header| header == name);
            if at.is_none() && missing.iter().all(|known| known.name != name) {
                missing.push(MissingColumn {
                    name: name.to_owned(),
                    near: nearest(name, self.names.iter().map(String::as_str)).map(shown),
                });
            }
            Place { at: at.unwrap_or(usize::MAX), name: Arc::from(name) }
        });
        if missing.is_empty() {
            return Ok(places);
        }
        let found = self.names.iter().filter(|name| !name.is_empty()).map(|name| shown(name)).collect();
        Err(ImportError::MissingColumns { missing, found })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Mapping;

    fn header(names: &[&str]) -> Result<Header, ImportError> {
        let cells: Vec<Cell> = names.iter().map(|name| Cell::Text((*name).to_owned())).collect();
        Header::read(&Row { number: 1, width: cells.len(), cells, ..Row::default() })
    }

    #[test]
    fn a_header_has_names_and_each_only_once() {
        assert_eq!(header(&["a", " b ", "", ""]).unwrap().width(), 4);
        let many = vec![""; COLUMNS_MAX + 1];
        let rows: [(&[&str], &str); 4] = [
            (&[], "no-header"),
            (&["", " "], "no-header"),
            (&["a", "b", "a "], "duplicate-header"),
            (&many, "too-many-columns"),
        ];
        for (names, code) in rows {
            assert_eq!(header(names).unwrap_err().code(), code, "{names:?}");
        }
    }

    #[test]
    fn a_missing_column_is_named_with_what_looks_like_it() {
        let text = "source = \"s\"\n[columns]\ntext = [\"tekst\", \"full\"]\nkey = \"编号\"\n\
                    [fixed]\nchannel = \"web\"\npurpose = \"claim\"\n";
        let mapping = Mapping::parse(text).unwrap();
        let error = header(&["id", "text", ""]).unwrap().bind(&mapping.columns).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the file has no column \"tekst\" (did you mean \"text\"?), \"full\", \"编号\"; its columns are: id, text"
        );
        assert!(header(&["编号", "tekst", "full"]).unwrap().bind(&mapping.columns).is_ok());
    }
}
