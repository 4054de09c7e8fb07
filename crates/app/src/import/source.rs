//! A file to be imported.

use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::cell::Row;
use super::decoding::Decoding;
use super::mapping::Mapping;
use super::{ImportError, WORKBOOK_BYTES_MAX, csv_rows, encoding, workbook};

/// How a ZIP file begins; the only ones that are read are workbooks.
const ZIP: &[u8] = b"PK\x03\x04";
/// How older workbooks begin, and newer ones with a password.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

trait ReadSeek: Read + Seek + Send {}
impl<F: Read + Seek + Send> ReadSeek for F {}

/// A file to be imported. What it is, its content says, not its name.
pub struct Source {
    file: Box<dyn ReadSeek>,
    bytes: u64,
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Source").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}

/// The two forms, which differ in what a short row means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Csv,
    /// Blank cells at the end of a row are not stored.
    Workbook,
}

impl Source {
    /// Opens a file on disk.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn open(path: &Path) -> Result<Self, ImportError> {
        let file = File::open(path).map_err(ImportError::Read)?;
        Self::new(file)
    }

    /// A file that is already in memory.
    #[must_use]
    pub fn of_bytes(bytes: Vec<u8>) -> Self {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Self { file: Box::new(Cursor::new(bytes)), bytes: length }
    }

    /// Anything that can be read from its beginning.
    ///
    /// # Errors
    /// It cannot be measured.
    pub fn new(mut file: impl Read + Seek + Send + 'static) -> Result<Self, ImportError> {
        let bytes = file.seek(SeekFrom::End(0)).map_err(ImportError::Read)?;
        file.rewind().map_err(ImportError::Read)?;
        Ok(Self { file: Box::new(file), bytes })
    }

    /// Its size in bytes.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The whole file, for files that are small.
    ///
    /// # Errors
    /// It cannot be read, is larger than that, or is an old workbook.
    pub(super) fn into_bytes(mut self, max: u64) -> Result<Vec<u8>, ImportError> {
        if self.bytes > max {
            return Err(ImportError::WorkbookTooLarge { found: self.bytes, max });
        }
        let mut bytes = Vec::new();
        self.file.read_to_end(&mut bytes).map_err(ImportError::Read)?;
        if bytes.starts_with(OLE) { Err(ImportError::OldWorkbook) } else { Ok(bytes) }
    }

    /// Reads every row that says something, until `each` stops it.
    pub(super) fn read(
        mut self,
        mapping: &Mapping,
        each: &mut dyn FnMut(Form, Row) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let mut head = Vec::new();
        let longest = u64::try_from(OLE.len()).unwrap_or_default();
        self.file
            .by_ref()
            .take(longest)
            .read_to_end(&mut head)
            .and_then(|_| self.file.rewind())
            .map_err(ImportError::Read)?;
        if head.starts_with(OLE) {
            return Err(ImportError::OldWorkbook);
        }
        if !head.starts_with(ZIP) {
            let encoding = encoding::find(&mut self.file)?;
            let decoding = Decoding::new(self.file, encoding);
            return csv_rows::read(decoding, mapping.header_row, &mut |row| each(Form::Csv, row));
        }
        if self.bytes > WORKBOOK_BYTES_MAX {
            return Err(ImportError::WorkbookTooLarge { found: self.bytes, max: WORKBOOK_BYTES_MAX });
        }
        let place = Arc::new(AtomicU64::new(0));
        let file = Placed { file: self.file, place: place.clone() };
        let sheet = mapping.sheet.as_deref();
        workbook::read(file, sheet, &|| place.load(Ordering::Relaxed), &mut |row| each(Form::Workbook, row))
    }
}

/// A file that tells how far it was read.
struct Placed<F> {
    file: F,
    place: Arc<AtomicU64>,
}

impl<F: Read + Seek> Read for Placed<F> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(to)?;
        self.place.fetch_add(u64::try_from(read).unwrap_or_default(), Ordering::Relaxed);
        Ok(read)
    }
}

impl<F: Read + Seek> Seek for Placed<F> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let place = self.file.seek(to)?;
        self.place.store(place, Ordering::Relaxed);
        Ok(place)
    }
}
