//! How many rows a table has, and a digest over all of them: the same on both databases for the same rows.

use store::{Session, Table, Value, Values, chained, key_of, tables};

use super::CarryError;

/// Rows read at a time: a few megabytes.
pub(super) const ROWS: i64 = 2_000;
/// The same where a row is a whole file of up to twenty megabytes.
const HEAVY_ROWS: i64 = 4;

/// The next rows of a table after a key; an empty key stands before the first.
pub(super) async fn next_rows(
    session: &mut Session,
    table: &Table,
    after: &[Value],
) -> Result<Vec<Values>, CarryError> {
    let limit = if table.is_heavy() { HEAVY_ROWS } else { ROWS };
    Ok(session.rows_after(table, (!after.is_empty()).then_some(after), limit).await?)
}

/// Number and digest of the rows of a table.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Tally {
    /// The table.
    pub table: String,
    /// Its rows.
    pub rows: u64,
    /// `SHA-256(digest so far ‖ row)` over the rows in the order of the key, from 32 zero bytes.
    #[serde(with = "super::manifest::as_hex")]
    pub digest: [u8; 32],
}

impl Tally {
    pub(super) fn of(table: &Table) -> Self {
        Self { table: table.name.to_owned(), rows: 0, digest: [0; 32] }
    }

    pub(super) fn take(&mut self, row: &[Value]) {
        self.rows += 1;
        self.digest = chained(&self.digest, row);
    }
}

/// How far a long task is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// The table that is being read.
    pub table: &'static str,
    /// Rows since the beginning of this step.
    pub rows: u64,
}

/// Counts and sums every table that is carried.
///
/// # Errors
/// The database failed.
pub async fn tallies(session: &mut Session, mut progress: impl FnMut(Progress)) -> Result<Vec<Tally>, CarryError> {
    let mut all = Vec::new();
    let mut before = 0;
    for table in tables().iter().filter(|table| table.travels()) {
        let mut told = |rows| progress(Progress { table: table.name, rows: before + rows });
        let tally = tally_until(session, table, None, &mut told).await?;
        before += tally.rows;
        all.push(tally);
    }
    Ok(all)
}

/// Counts and sums the rows of a table, up to this key where one is given.
pub(super) async fn tally_until(
    session: &mut Session,
    table: &Table,
    until: Option<&[Value]>,
    progress: &mut impl FnMut(u64),
) -> Result<Tally, CarryError> {
    let mut tally = Tally::of(table);
    let mut after = Vec::new();
    loop {
        let rows = next_rows(session, table, &after).await?;
        let Some(last) = rows.last() else { return Ok(tally) };
        after = key_of(table, last).to_vec();
        for row in &rows {
            if until.is_some_and(|until| key_of(table, row) > until) {
                return Ok(tally);
            }
            tally.take(row);
        }
        progress(tally.rows);
    }
}

/// The first table of which two tallies say different things.
#[must_use]
pub fn differing(wanted: &[Tally], found: &[Tally]) -> Option<String> {
    let of = |table: &str| found.iter().find(|tally| tally.table == table);
    wanted.iter().find(|tally| of(&tally.table) != Some(tally)).map(|tally| tally.table.clone())
}
