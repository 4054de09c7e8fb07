//! Pages and their index as bytes. A frame is a length of four bytes, big-endian, and so many bytes.

use std::io::{self, Read, Write};

use store::{Value, Values, decoded, encoded};

use super::pages::{Mark, Page};

/// What a file of pages begins with.
const ROWS_BEGIN: &[u8] = b"xinze rows 1\n";
/// What an index begins with.
const INDEX_BEGIN: &[u8] = b"xinze index 1\n";
/// A paper is at most some tens of megabytes; a longer frame is damage.
const FRAME_BYTES_MAX: u32 = 256 << 20;

fn bad() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

fn put_frame(file: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= FRAME_BYTES_MAX).ok_or_else(bad)?;
    file.write_all(&length.to_be_bytes())?;
    file.write_all(bytes)
}

/// The next frame; `None` at the end of the file.
fn frame(file: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    let (first, rest) = length.split_at_mut(1);
    if file.read(first)? == 0 {
        return Ok(None);
    }
    file.read_exact(rest)?;
    let length = u32::from_be_bytes(length);
    if length > FRAME_BYTES_MAX {
        return Err(bad());
    }
    let mut bytes = Vec::new();
    file.take(u64::from(length)).read_to_end(&mut bytes)?;
    if u32::try_from(bytes.len()) == Ok(length) { Ok(Some(bytes)) } else { Err(bad()) }
}

fn values(file: &mut impl Read) -> io::Result<Option<Values>> {
    frame(file)?.map(|bytes| decoded(&bytes).ok_or_else(bad)).transpose()
}

fn begun(file: &mut impl Read, with: &[u8]) -> io::Result<()> {
    let mut found = vec![0; with.len()];
    file.read_exact(&mut found)?;
    if found == with { Ok(()) } else { Err(bad()) }
}

/// Begins a file of pages.
pub(super) fn begin_rows(file: &mut impl Write) -> io::Result<()> {
    file.write_all(ROWS_BEGIN)
}

/// Begins an index.
pub(super) fn begin_index(file: &mut impl Write) -> io::Result<()> {
    file.write_all(INDEX_BEGIN)
}

/// A page: number of rows and of values in its first key, that key, the first key of the next page; then the rows.
pub(super) fn put_page(file: &mut impl Write, page: &Page) -> io::Result<()> {
    let number = |length: usize| Value::Int(i64::try_from(length).unwrap_or(i64::MAX));
    let mut head = vec![number(page.rows.len()), number(page.from.len())];
    head.extend(page.from.iter().chain(page.until.iter().flatten()).cloned());
    put_frame(file, &encoded(&head))?;
    page.rows.iter().try_for_each(|row| put_frame(file, &encoded(row)))
}

pub(super) fn put_mark(file: &mut impl Write, mark: &Mark) -> io::Result<()> {
    put_frame(file, &encoded(&mark.start))?;
    file.write_all(&mark.digest)
}

/// The pages of a file.
pub(super) fn pages<R: Read>(mut file: R) -> io::Result<impl Iterator<Item = io::Result<Page>>> {
    begun(&mut file, ROWS_BEGIN)?;
    Ok(std::iter::from_fn(move || page(&mut file).transpose()))
}

fn page(file: &mut impl Read) -> io::Result<Option<Page>> {
    let Some(head) = values(file)? else { return Ok(None) };
    let mut head = head.into_iter();
    let mut number = || match head.next() {
        Some(Value::Int(number)) => usize::try_from(number).map_err(|_| bad()),
        _ => Err(bad()),
    };
    let (count, width) = (number()?, number()?);
    let from: Values = head.by_ref().take(width).collect();
    let until: Values = head.collect();
    let mut rows = Vec::new();
    for _ in 0..count {
        rows.push(values(file)?.ok_or_else(bad)?);
    }
    Ok(Some(Page { from, until: (!until.is_empty()).then_some(until), rows }))
}

/// The pages that an index names.
pub(super) fn marks<R: Read>(mut file: R) -> io::Result<impl Iterator<Item = io::Result<Mark>>> {
    begun(&mut file, INDEX_BEGIN)?;
    let next = move || -> io::Result<Option<Mark>> {
        let Some(start) = values(&mut file)? else { return Ok(None) };
        let mut digest = [0; 32];
        file.read_exact(&mut digest)?;
        Ok(Some(Mark { start, digest }))
    };
    let mut next = next;
    Ok(std::iter::from_fn(move || next().transpose()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_come_back_and_a_file_that_was_cut_is_told() {
        let row = |n| vec![Value::Int(n), Value::Text("屋顶".to_owned()), Value::Null];
        let sent = [
            Page { from: vec![], until: Some(vec![Value::Int(5)]), rows: vec![row(1), row(2)] },
            Page { from: vec![Value::Int(5)], until: None, rows: vec![] },
        ];
        let mut file = Vec::new();
        begin_rows(&mut file).unwrap();
        sent.iter().for_each(|page| put_page(&mut file, page).unwrap());
        let read = |bytes: &[u8]| -> io::Result<Vec<Page>> { pages(bytes)?.collect() };
        assert_eq!(read(&file).unwrap(), sent);
        for cut in 0..file.len() {
            assert!(read(&file[..cut]).is_err() || read(&file[..cut]).unwrap().len() < 2, "{cut}");
        }
    }
}
