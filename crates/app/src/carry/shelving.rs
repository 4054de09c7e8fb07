//! Writing the tables of a database as files: their pages, those that changed, or only the index of them.

use std::io::{self, Read, Write};

use store::{Session, Table, key_of, tables};

use super::page_file::{begin_index, begin_rows, marks, put_mark, put_page};
use super::pages::{Cutter, Mark, Page};
use super::tally::next_rows;
use super::{CarryError, Progress, ShardEntry, Tally};

/// Where the files of a backup go.
pub trait Shelf {
    /// A file that is being written.
    type File: Write;
    /// Begins a file.
    ///
    /// # Errors
    /// It cannot be made.
    fn begin(&mut self, path: &str) -> io::Result<Self::File>;
    /// A file is complete.
    ///
    /// # Errors
    /// It cannot be kept.
    fn end(&mut self, path: &str, file: Self::File) -> io::Result<()>;
    /// A file of the backup before; `None` for a whole one, where there is none before.
    ///
    /// # Errors
    /// It cannot be read.
    fn before(&mut self, path: &str) -> io::Result<Option<impl Read>>;
}

/// Whether the rows themselves are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsOf {
    /// No: they are in a copy of the database file.
    Nothing,
    /// Those pages that the backup before does not have.
    ChangedPages,
}

/// The path of a table's rows in a backup.
#[must_use]
pub fn rows_path(table: &str) -> String {
    format!("tables/{table}.rows")
}

/// The path of the index of a table's pages.
#[must_use]
pub fn index_path(table: &str) -> String {
    format!("tables/{table}.index")
}

/// Writes every table that is carried, and tells what it holds. The session has to see one moment.
///
/// # Errors
/// The database failed, or a file could not be written.
pub async fn shelve<S: Shelf>(
    session: &mut Session,
    shelf: &mut S,
    rows: RowsOf,
    mut progress: impl FnMut(Progress),
) -> Result<Vec<Tally>, CarryError> {
    let mut all = Vec::new();
    let mut before = 0;
    for table in tables().iter().filter(|table| table.travels()) {
        let told = |rows| progress(Progress { table: table.name, rows: before + rows });
        let tally = shelve_table(session, table, (shelf, rows), told).await?;
        before += tally.rows;
        all.push(tally);
    }
    Ok(all)
}

async fn shelve_table<S: Shelf>(
    session: &mut Session,
    table: &'static Table,
    (shelf, rows_of): (&mut S, RowsOf),
    mut progress: impl FnMut(u64),
) -> Result<Tally, CarryError> {
    let earlier: Vec<io::Result<Mark>>;
    let earlier: Box<dyn Iterator<Item = io::Result<Mark>>> = match shelf.before(&index_path(table.name))? {
        // The whole index is in memory, some hundred bytes for each page of 64 rows.
        Some(file) => {
            earlier = marks(file)?.collect();
            Box::new(earlier.into_iter())
        }
        None => Box::new(std::iter::empty()),
    };
    let mut index = shelf.begin(&index_path(table.name))?;
    begin_index(&mut index)?;
    let mut rows_file = None;
    let mut put = |mark: Mark, page: Option<Page>| {
        put_mark(&mut index, &mark)?;
        let Some(page) = page.filter(|_| rows_of == RowsOf::ChangedPages) else { return Ok(()) };
        if rows_file.is_none() {
            begin_rows(rows_file.insert(shelf.begin(&rows_path(table.name))?))?;
        }
        rows_file.as_mut().map_or(Ok(()), |file| put_page(file, &page))
    };
    let mut tally = Tally::of(table);
    let mut cutter = Cutter::new(table, earlier)?;
    let mut after = Vec::new();
    loop {
        let rows = next_rows(session, table, &after).await?;
        let Some(last) = rows.last() else { break };
        after = key_of(table, last).to_vec();
        for row in rows {
            tally.take(&row);
            cutter.take::<io::Error>(row, &mut put)?;
        }
        progress(tally.rows);
    }
    cutter.end::<io::Error>(&mut put)?;
    shelf.end(&index_path(table.name), index)?;
    if let Some(file) = rows_file {
        shelf.end(&rows_path(table.name), file)?;
    }
    Ok(tally)
}

/// What each shard holds.
///
/// # Errors
/// The database failed.
pub async fn shards(session: &mut Session) -> Result<Vec<ShardEntry>, CarryError> {
    let mut all = Vec::new();
    for shard in session.shards().await? {
        let (events, streams) = session.events_of_shard(shard).await?;
        all.push(ShardEntry { shard, events, streams });
    }
    Ok(all)
}
