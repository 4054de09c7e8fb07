//! Reads rows from CSV.
//!
//! Of our own rather than the `csv` crate's, because of what that one hides: it skips blank lines, so that row numbers
//! stop agreeing with what Excel shows; it takes a quotation mark that never closes for one that closes at the end, so
//! that all later rows vanish into one cell; and it holds a row however long it is. Well-formed files read the same,
//! which a test compares.

use std::io::Read;

use super::cell::{Cell, Row, RowFault};
use super::decoding::{Decoding, Undecodable};
use super::{COLUMNS_MAX, ImportError, ROW_BYTES_MAX};

/// What may separate cells; the first is taken where a header tells nothing.
const DELIMITERS: [u8; 3] = *b",;\t";

/// Reads every row that is not a blank line, until `each` stops it.
///
/// # Errors
/// The file cannot be read any more, or what `each` returns.
pub(super) fn read<R: Read>(
    mut file: Decoding<R>,
    header_row: u64,
    each: &mut dyn FnMut(Row) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let mut reader: Option<Reader> = None;
    let mut held = String::new();
    loop {
        let read = match file.piece() {
            Ok(piece) => piece.map(str::len),
            Err(Undecodable::Read(error)) => return Err(ImportError::Read(error)),
            // The file was whole when its encoding was found.
            Err(Undecodable::Malformed) => return Err(ImportError::Read(std::io::ErrorKind::InvalidData.into())),
        };
        let piece = file.last_piece();
        match &mut reader {
            Some(reader) => reader.take(piece.as_bytes(), file.read_bytes, each)?,
            None => {
                // A header that does not fit into the first pieces is no header.
                held.push_str(piece);
                let header = line(&held, header_row).map(delimiter);
                if header.is_some() || read.is_none() || held.len() > ROW_BYTES_MAX {
                    let mut begun = Reader::new(header.unwrap_or_else(|| delimiter(&held)));
                    begun.take(held.as_bytes(), file.read_bytes, each)?;
                    held = String::new();
                    reader = Some(begun);
                }
            }
        }
        if read.is_none() {
            break;
        }
    }
    reader.map_or(Ok(()), |mut reader| reader.finish(file.read_bytes, each))
}

/// The line with this number, once it is there as a whole.
fn line(text: &str, number: u64) -> Option<&str> {
    let at = usize::try_from(number.saturating_sub(1)).ok()?;
    let end = if text.contains('\n') { '\n' } else { '\r' };
    text.split_inclusive(end).nth(at).filter(|line| line.ends_with(end))
}

/// The delimiter that occurs most often outside quotation marks.
fn delimiter(header: &str) -> u8 {
    let mut counts = DELIMITERS.map(|delimiter| (0_usize, delimiter));
    let mut quoted = false;
    for byte in header.bytes() {
        quoted ^= byte == b'"';
        for (count, delimiter) in &mut counts {
            *count += usize::from(!quoted && byte == *delimiter);
        }
    }
    // Of equals the first: `max_by_key` would take the last.
    let best = counts.iter().rev().max_by_key(|(count, _)| *count);
    best.map_or(b',', |(_, delimiter)| *delimiter)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    CellStart,
    Plain,
    Quoted,
    /// A quotation mark inside quotation marks: the end of the cell, or the first of two.
    Quote,
}

struct Reader {
    delimiter: u8,
    state: State,
    cell: Vec<u8>,
    row: Row,
    row_bytes: usize,
    /// The line ended with a carriage return, of which a line feed may be the second half.
    returned: bool,
}

impl Reader {
    fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            state: State::CellStart,
            cell: Vec::new(),
            row: Row { number: 1, ..Row::default() },
            row_bytes: 0,
            returned: false,
        }
    }

    fn take(
        &mut self,
        mut bytes: &[u8],
        read_bytes: u64,
        each: &mut dyn FnMut(Row) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        while let Some((&byte, rest)) = bytes.split_first() {
            if std::mem::take(&mut self.returned) && byte == b'\n' {
                bytes = rest;
                continue;
            }
            let run = self.run(bytes);
            if run > 0 {
                let (cell, rest) = bytes.split_at(run);
                self.keep(cell);
                bytes = rest;
                continue;
            }
            bytes = rest;
            match (self.state, byte) {
                (State::CellStart | State::Quoted, b'"') => {
                    self.state = if self.state == State::Quoted { State::Quote } else { State::Quoted };
                }
                (State::Quote, b'"') => {
                    self.keep(b"\"");
                    self.state = State::Quoted;
                }
                (_, b'\n' | b'\r') => {
                    self.returned = byte == b'\r';
                    self.end_row(read_bytes, each)?;
                }
                (_, byte) if byte == self.delimiter => self.end_cell(),
                // What follows a closing mark belongs to the cell.
                (_, byte) => {
                    self.keep(&[byte]);
                    self.state = State::Plain;
                }
            }
        }
        Ok(())
    }

    /// How many of these bytes certainly belong to the cell.
    fn run(&self, bytes: &[u8]) -> usize {
        let ends = |byte: &u8| match self.state {
            State::Plain => matches!(byte, b'\n' | b'\r') || *byte == self.delimiter,
            State::Quoted => *byte == b'"',
            State::CellStart | State::Quote => true,
        };
        bytes.iter().position(ends).unwrap_or(bytes.len())
    }

    fn keep(&mut self, bytes: &[u8]) {
        self.row_bytes = self.row_bytes.saturating_add(bytes.len());
        if self.row_bytes > ROW_BYTES_MAX {
            self.row.fault = Some(RowFault::TooLong);
            self.row.cells = Vec::new();
            self.cell = Vec::new();
        } else {
            self.cell.extend_from_slice(bytes);
        }
    }

    fn end_cell(&mut self) {
        self.state = State::CellStart;
        self.row.width += 1;
        let cell = std::mem::take(&mut self.cell);
        if self.row.fault == Some(RowFault::TooLong) || self.row.width > COLUMNS_MAX + 1 {
            return;
        }
        // Pieces are text and the marks are ASCII, so that every cell is text.
        self.row.cells.push(match String::from_utf8(cell) {
            Ok(text) if text.is_empty() => Cell::Empty,
            Ok(text) => Cell::Text(text),
            Err(error) => Cell::Text(String::from_utf8_lossy(error.as_bytes()).into_owned()),
        });
    }

    fn end_row(
        &mut self,
        read_bytes: u64,
        each: &mut dyn FnMut(Row) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let next = Row { number: self.row.number + 1, ..Row::default() };
        if self.row.width == 0 && self.state == State::CellStart {
            self.row = next;
            return Ok(());
        }
        if self.state == State::Quoted {
            self.row.fault = Some(RowFault::UnclosedQuote);
        }
        self.end_cell();
        self.row_bytes = 0;
        self.row.read_bytes = read_bytes;
        each(std::mem::replace(&mut self.row, next))
    }

    fn finish(
        &mut self,
        read_bytes: u64,
        each: &mut dyn FnMut(Row) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        self.end_row(read_bytes, each)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use encoding_rs::UTF_8;

    use super::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>, Option<RowFault>)> {
        let mut rows = Vec::new();
        let file = Decoding::new(Cursor::new(text.as_bytes().to_vec()), UTF_8);
        read(file, 1, &mut |row| {
            assert_eq!(row.width, row.cells.len());
            rows.push((row.number, row.cells.iter().map(Cell::shown).collect(), row.fault));
            Ok(())
        })
        .unwrap();
        rows
    }

    fn shown(text: &str) -> String {
        let row = |(number, cells, fault): (u64, Vec<String>, Option<RowFault>)| {
            let fault = fault.map(|fault| format!(" {fault:?}")).unwrap_or_default();
            format!("{number}:{}{fault}", cells.join("|"))
        };
        rows(text).into_iter().map(row).collect::<Vec<_>>().join(" / ").replace('\n', "⏎")
    }

    #[test]
    fn rows_and_cells_are_told_apart() {
        let table = [
            ("a,b\n1,2\n", "1:a|b / 2:1|2"),
            ("a,b\r\n1,2\r\n", "1:a|b / 2:1|2"),
            ("a,b\r1,2", "1:a|b / 2:1|2"),
            ("a;b\n1,5;2\n", "1:a|b / 2:1,5|2"),
            ("a\tb\n1,5\t2\n", "1:a|b / 2:1,5|2"),
            ("\"a,;;\",b\n1,2\n", "1:a,;;|b / 2:1|2"),
            ("a\n1;2,3\n", "1:a / 2:1;2|3"),
            ("a,b\n\"x\ny\",2\n3,4\n", "1:a|b / 2:x⏎y|2 / 3:3|4"),
            ("a,b\n\"say \"\"ho\"\"\",2\n", "1:a|b / 2:say \"ho\"|2"),
            ("a,b\n5\" pipe,2\n", "1:a|b / 2:5\" pipe|2"),
            ("a,b\n\"x\"y,2\n", "1:a|b / 2:xy|2"),
            ("a,b\n\"\",\n", "1:a|b / 2:|"),
            ("a,b\n\n\r\n1,2\n\n", "1:a|b / 4:1|2"),
            ("a,b\r\n\r\n1,2\r\n", "1:a|b / 3:1|2"),
            ("a\n\"\"\n", "1:a / 2:"),
            ("a,b\n1,\"open\n2,3\n", "1:a|b / 2:1|open⏎2,3⏎ UnclosedQuote"),
            ("a,b\n1\n1,2,3\n", "1:a|b / 2:1 / 3:1|2|3"),
            ("", ""),
            ("\n\n", ""),
        ];
        for (text, expected) in table {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }

    #[test]
    fn well_formed_files_read_as_the_csv_crate_reads_them() {
        let cells = ["", "a", "路灯", "x,y", "say \"ho\"", "two\nlines", "\r\n", " b ", "\"", ",", "=1+1"];
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["h1", "h2", "h3"]).unwrap();
        for one in cells {
            for two in cells {
                writer.write_record([one, two, "end"]).unwrap();
            }
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(ToOwned::to_owned).collect()).collect();
        let ours: Vec<Vec<String>> = rows(&text).into_iter().map(|(_, cells, _)| cells).collect();
        assert_eq!(ours, theirs);
    }

    #[test]
    fn a_row_that_is_too_long_is_passed_over_and_the_next_one_is_read() {
        let text = format!("a,b\n1,\"{}\"\n2,x\n", "路".repeat(ROW_BYTES_MAX / 3 + 1));
        let rows = rows_unmeasured(&text);
        assert_eq!(rows, [(1, 2, None), (2, 0, Some(RowFault::TooLong)), (3, 2, None)]);
    }

    fn rows_unmeasured(text: &str) -> Vec<(u64, usize, Option<RowFault>)> {
        let mut rows = Vec::new();
        let file = Decoding::new(Cursor::new(text.as_bytes().to_vec()), UTF_8);
        read(file, 1, &mut |row| {
            rows.push((row.number, row.cells.len(), row.fault));
            Ok(())
        })
        .unwrap();
        rows
    }
}
