//! Rows of any table as values, page by page in the order of the key.

use sha2::{Digest as _, Sha256};
use sqlx::Row as _;

use crate::db::on_db;
use crate::rows::{Cell, Row};
use crate::table_texts::{Shape, sizes, text};
use crate::tables::{Column, Kind, Table, table_named};
use crate::{Session, StoreError};

/// A value of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Nothing.
    Null,
    /// A number.
    Int(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

/// The values of a row, in the order of [`Table::columns`].
pub type Values = Vec<Value>;

/// The key of a row: its first values.
#[must_use]
pub fn key_of<'v>(table: &Table, values: &'v [Value]) -> &'v [Value] {
    values.get(..table.key).unwrap_or(values)
}

/// Rows that are to be stored as values, in the order of their key. Of two with the same key the later one stays.
pub(crate) fn values<R: Row>(rows: &[R]) -> Option<(&'static Table, Vec<Values>)> {
    let (name, columns) = R::INSERT.strip_prefix("INSERT INTO ")?.split_once(" (")?;
    let given: Vec<&str> = columns.trim_end_matches(')').split(',').map(str::trim).collect();
    let table = table_named(name)?;
    let place = |column: &Column| given.iter().position(|name| *name == column.name);
    let places: Vec<Option<usize>> = table.columns.iter().map(place).collect();
    let mut all: Vec<Values> = Vec::with_capacity(rows.len());
    let mut cells: Vec<Option<Cell>> = Vec::with_capacity(given.len());
    for row in rows {
        let mut put = Vec::with_capacity(given.len());
        row.cells(&mut put);
        cells.clear();
        cells.extend(put.into_iter().map(Some));
        let mut cell = |at: &Option<usize>| at.and_then(|at| cells.get_mut(at)).and_then(Option::take);
        all.push(places.iter().map(|at| cell(at).map_or(Value::Null, Value::from)).collect());
    }
    // The sort keeps the order of rows with the same key, so that turned round the later one comes first and stays.
    all.reverse();
    all.sort_by(|one, other| key_of(table, one).cmp(key_of(table, other)));
    all.dedup_by(|one, other| key_of(table, one) == key_of(table, other));
    Some((table, all))
}

impl From<Cell> for Value {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Int(number) | Cell::MaybeInt(Some(number)) => Self::Int(number),
            Cell::Text(text) | Cell::MaybeText(Some(text)) => Self::Text(text),
            Cell::Blob(bytes) | Cell::MaybeBlob(Some(bytes)) => Self::Blob(bytes),
            Cell::MaybeInt(None) | Cell::MaybeText(None) | Cell::MaybeBlob(None) => Self::Null,
        }
    }
}

/// Takes a row into a digest over many rows: `SHA-256(digest so far ‖ row)`, so that a sum can be kept and gone on with.
#[must_use]
pub fn chained(sum: &[u8; 32], values: &[Value]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(sum);
    hasher.update(encoded(values));
    hasher.finalize().into()
}

/// The bytes of a row: for each value a byte that says what it is, then the number, or length and bytes.
#[must_use]
pub fn encoded(values: &[Value]) -> Vec<u8> {
    let mut put = Vec::with_capacity(values.len() * 9);
    let mut sized = |tag: u8, bytes: &[u8]| {
        put.push(tag);
        if tag > 1 {
            put.extend_from_slice(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        }
        put.extend_from_slice(bytes);
    };
    for value in values {
        match value {
            Value::Null => sized(0, &[]),
            Value::Int(number) => sized(1, &number.to_be_bytes()),
            Value::Text(text) => sized(2, text.as_bytes()),
            Value::Blob(bytes) => sized(3, bytes),
        }
    }
    put
}

/// Reads back what [`encoded`] wrote; `None` where the bytes are something else.
#[must_use]
pub fn decoded(mut bytes: &[u8]) -> Option<Values> {
    let mut values = Vec::new();
    while let Some((tag, rest)) = bytes.split_first() {
        bytes = rest;
        if *tag == 0 {
            values.push(Value::Null);
            continue;
        }
        let (number, rest) = bytes.split_first_chunk::<8>()?;
        if *tag == 1 {
            values.push(Value::Int(i64::from_be_bytes(*number)));
            bytes = rest;
            continue;
        }
        let (body, rest) = rest.split_at_checked(usize::try_from(u64::from_be_bytes(*number)).ok()?)?;
        bytes = rest;
        values.push(match tag {
            2 => Value::Text(String::from_utf8(body.to_vec()).ok()?),
            3 => Value::Blob(body.to_vec()),
            _ => return None,
        });
    }
    Some(values)
}

/// Binds values to a statement, each as what its column holds, so that nothing has a type too.
macro_rules! bound {
    ($query:expr, $values:expr, $columns:expr) => {{
        let mut query = $query;
        for (value, column) in $values.zip($columns) {
            query = match (value, column.kind) {
                (Value::Null, Kind::Int) => query.bind(None::<i64>),
                (Value::Null, Kind::Text) => query.bind(None::<String>),
                (Value::Null, Kind::Blob) => query.bind(None::<Vec<u8>>),
                (Value::Int(number), _) => query.bind(*number),
                (Value::Text(text), _) => query.bind(text.clone()),
                (Value::Blob(bytes), _) => query.bind(bytes.clone()),
            };
        }
        query
    }};
}

/// The values of a row that came from a database.
macro_rules! values_of {
    ($row:expr, $columns:expr) => {{
        let mut values = Vec::with_capacity($columns.len());
        for (at, column) in $columns.iter().enumerate() {
            values.push(match column.kind {
                Kind::Int => $row.try_get::<Option<i64>, _>(at)?.map_or(Value::Null, Value::Int),
                Kind::Text => $row.try_get::<Option<String>, _>(at)?.map_or(Value::Null, Value::Text),
                Kind::Blob => $row.try_get::<Option<Vec<u8>>, _>(at)?.map_or(Value::Null, Value::Blob),
            });
        }
        Ok::<Values, sqlx::Error>(values)
    }};
}

impl Session {
    /// The next rows of a table after a key, or the first ones, in the order of the key.
    ///
    /// # Errors
    /// The database failed.
    pub async fn rows_after(
        &mut self,
        table: &Table,
        after: Option<&[Value]>,
        limit: i64,
    ) -> Result<Vec<Values>, StoreError> {
        let sql = text(table, if after.is_some() { Shape::After } else { Shape::First });
        let after = after.unwrap_or_default();
        self.fetch(table, sql, after, Some(limit)).await
    }

    /// The rows of one matter, for a table that follows from its events.
    ///
    /// # Errors
    /// The database failed.
    pub async fn rows_of_matter(&mut self, table: &Table, shard: i64, matter: i64) -> Result<Vec<Values>, StoreError> {
        self.fetch(table, text(table, Shape::OfMatter), &[Value::Int(shard), Value::Int(matter)], None).await
    }

    pub(crate) async fn fetch(
        &mut self,
        table: &Table,
        sql: &'static str,
        given: &[Value],
        limit: Option<i64>,
    ) -> Result<Vec<Values>, StoreError> {
        let columns: &[Column] = &table.columns;
        let rows: Vec<Values> = on_db!(self, |conn| {
            // Only nothing is bound by the kind of its column, and a key never is nothing; there may be fewer columns
            // than values.
            let mut query = bound!(sqlx::query(sql), given.iter(), columns.iter().cycle());
            if let Some(limit) = limit {
                query = query.bind(limit);
            }
            let rows = query.fetch_all(conn).await?;
            rows.iter().map(|row| values_of!(row, columns)).collect::<Result<_, sqlx::Error>>()
        })?;
        Ok(rows)
    }

    /// Stores rows, new or changed. Rows of a table that only grows stay as they are.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_rows(&mut self, table: &Table, rows: &[Values]) -> Result<(), StoreError> {
        let mut rest = rows;
        while let Some(size) = sizes(table.columns.len()).into_iter().find(|size| *size <= rest.len()) {
            let (now, later) = rest.split_at(size);
            let sql = text(table, Shape::Put(size));
            on_db!(self, |conn| {
                let query = bound!(sqlx::query(sql), now.iter().flatten(), table.columns.iter().cycle());
                query.execute(conn).await.map(|_| ())
            })?;
            rest = later;
        }
        Ok(())
    }

    /// Removes the rows from a key on, until before a key; without one, from the beginning or to the end. A table that
    /// only grows keeps what it has.
    ///
    /// # Errors
    /// The database failed.
    pub async fn remove_rows(
        &mut self,
        table: &Table,
        from: Option<&[Value]>,
        until: Option<&[Value]>,
    ) -> Result<(), StoreError> {
        if table.only_grows() {
            return Ok(());
        }
        let sql = text(table, Shape::Remove { from: from.is_some(), until: until.is_some() });
        let keys = from.unwrap_or_default().iter().chain(until.unwrap_or_default());
        let columns = table.key_columns();
        on_db!(self, |conn| {
            bound!(sqlx::query(sql), keys, columns.iter().cycle()).execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }

    /// Removes the rows of one matter from a table that follows from its events.
    ///
    /// # Errors
    /// The database failed.
    pub async fn remove_of_matter(&mut self, table: &Table, shard: i64, matter: i64) -> Result<(), StoreError> {
        let sql = text(table, Shape::RemoveOfMatter);
        on_db!(self, |conn| sqlx::query(sql).bind(shard).bind(matter).execute(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// Matters after one that have rows in a table and no event, at most `limit` of them: shard and identity.
    ///
    /// # Errors
    /// The database failed.
    pub async fn without_events(
        &mut self,
        table: &Table,
        after: (i64, i64),
        limit: i64,
    ) -> Result<Vec<(i64, i64)>, StoreError> {
        let sql = text(table, Shape::WithoutEvents);
        let (shard, matter) = after;
        Ok(on_db!(self, |conn| sqlx::query_as(sql).bind(shard).bind(matter).bind(limit).fetch_all(conn).await)?)
    }

    /// How many rows a table has.
    ///
    /// # Errors
    /// The database failed.
    pub async fn count_rows(&mut self, table: &Table) -> Result<i64, StoreError> {
        let sql = text(table, Shape::Count);
        let (found,): (i64,) = on_db!(self, |conn| sqlx::query_as(sql).fetch_one(conn).await)?;
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_comes_back_from_its_bytes_and_no_two_rows_have_the_same() {
        let rows = [
            vec![],
            vec![Value::Null],
            vec![Value::Int(0)],
            vec![Value::Text(String::new())],
            vec![Value::Blob(vec![])],
            vec![Value::Int(i64::MIN), Value::Text("云溪".to_owned()), Value::Null, Value::Blob(vec![0, 255])],
            vec![Value::Text("a".to_owned()), Value::Text("b".to_owned())],
            vec![Value::Text("ab".to_owned()), Value::Text(String::new())],
        ];
        for (at, row) in rows.iter().enumerate() {
            assert_eq!(decoded(&encoded(row)).as_ref(), Some(row));
            assert!(rows[..at].iter().all(|other| encoded(other) != encoded(row)), "{row:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_row_are_told() {
        let bytes = encoded(&[Value::Text("云溪县".to_owned()), Value::Int(7)]);
        for cut in 1..bytes.len() {
            let row = decoded(&bytes[..cut]);
            assert!(row.is_none() || row == Some(vec![Value::Text("云溪县".to_owned())]), "{cut}: {row:?}");
        }
        assert_eq!(decoded(&[9, 0, 0, 0, 0, 0, 0, 0, 0]), None);
    }
}
