//! Putting the pages of a backup into a database.

use std::io::Read;

use store::{Db, Table, Value, Values};

use super::page_file::pages;
use super::pages::Page;
use super::{CarryError, CarryFault};

/// Rows that one transaction takes in: few enough that a stop repeats little, enough that waiting for the disk is rare.
const ROWS_MAX: usize = 5_000;
/// The same in bytes, for rows that hold whole files.
const BYTES_MAX: usize = 16 << 20;

/// Puts the pages of a file into a table, and returns how many rows they had. In a new database nothing is removed
/// first; otherwise each page takes the place of what lies between its keys.
///
/// # Errors
/// The file does not hold pages of this table; the database failed.
pub async fn fill(
    db: &Db,
    table: &Table,
    (file, path): (impl Read, &str),
    anew: bool,
    mut progress: impl FnMut(u64),
) -> Result<u64, CarryError> {
    let unreadable = || CarryFault::Unreadable { path: path.to_owned() };
    let (mut batch, mut rows, mut bytes, mut total) = (Vec::new(), 0, 0, 0);
    for page in pages(file).map_err(|_| unreadable())? {
        let page = page.map_err(|_| unreadable())?;
        if page.rows.iter().any(|row| row.len() != table.columns.len()) {
            return Err(unreadable().into());
        }
        rows += page.rows.len();
        bytes += page.rows.iter().flatten().map(size).sum::<usize>();
        batch.push(page);
        if rows >= ROWS_MAX || bytes >= BYTES_MAX {
            total += put(db, table, std::mem::take(&mut batch), anew).await?;
            (rows, bytes) = (0, 0);
            progress(total);
        }
    }
    total += put(db, table, batch, anew).await?;
    progress(total);
    Ok(total)
}

async fn put(db: &Db, table: &Table, batch: Vec<Page>, anew: bool) -> Result<u64, CarryError> {
    let mut session = db.write_much().await?;
    let mut rows: Vec<Values> = Vec::new();
    for page in batch {
        if !anew {
            let from = (!page.from.is_empty()).then_some(page.from.as_slice());
            session.remove_rows(table, from, page.until.as_deref()).await?;
        }
        rows.extend(page.rows);
    }
    session.put_rows(table, &rows).await?;
    session.commit().await?;
    Ok(u64::try_from(rows.len()).unwrap_or(u64::MAX))
}

/// Roughly, in bytes.
fn size(value: &Value) -> usize {
    match value {
        Value::Null | Value::Int(_) => 8,
        Value::Text(text) => text.len(),
        Value::Blob(bytes) => bytes.len(),
    }
}
