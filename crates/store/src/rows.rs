//! Many rows in one statement: the driver hops between threads for each statement, so bulk work
//! pays for statements, not for rows.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{LazyLock, Mutex, PoisonError};

use sqlx::Executor;

use crate::db::Conn;
use crate::{Session, StoreError};

/// Most values that one statement binds: each statement costs a change of threads, and a text to be read once. See
/// `docs/performance.md`.
const BINDS_MAX: usize = 960;

/// Rows a statement for rows of this width, largest first. Few sizes, so that few statements are prepared.
const fn sizes(width: usize) -> [usize; 3] {
    let most = BINDS_MAX / width;
    [if most > 4 { most } else { 5 }, 4, 1]
}

/// A value that crosses the border.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    Int(i64),
    MaybeInt(Option<i64>),
    Text(String),
    MaybeText(Option<String>),
    Blob(Vec<u8>),
    MaybeBlob(Option<Vec<u8>>),
}

/// Binds cells to a query, in order.
macro_rules! bound {
    ($query:expr, $cells:expr) => {{
        let mut query = $query;
        for cell in $cells {
            query = match cell {
                $crate::rows::Cell::Int(value) => query.bind(value),
                $crate::rows::Cell::MaybeInt(value) => query.bind(value),
                $crate::rows::Cell::Text(value) => query.bind(value),
                $crate::rows::Cell::MaybeText(value) => query.bind(value),
                $crate::rows::Cell::Blob(value) => query.bind(value),
                $crate::rows::Cell::MaybeBlob(value) => query.bind(value),
            };
        }
        query
    }};
}
pub(crate) use bound;

/// Something that is a row of one table.
pub(crate) trait Row {
    /// `INSERT INTO t (a, b)`, without the values.
    const INSERT: &'static str;
    /// What follows the values, such as `ON CONFLICT …`.
    const THEN: &'static str = "";
    /// Number of columns.
    const WIDTH: usize;

    /// The values, in the order of the columns.
    fn cells(&self, put: &mut Vec<Cell>);
}

/// How a text marks where values go.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Places {
    /// `$1`, which both databases read.
    Numbered,
    /// `?`, one after the other: for SQLite, which looks for the number of each numbered place by walking the list of
    /// all of them, so that the cost of binding would grow with the square of the rows.
    InOrder,
}

type Built = (&'static str, usize, Places);

/// Statement texts live as long as the process: one a table and size, so their number is bounded.
static TEXTS: LazyLock<Mutex<HashMap<Built, &'static str>>> = LazyLock::new(Mutex::default);

/// The statement that inserts so many rows of this kind.
fn statement<R: Row>(rows: usize, places: Places) -> &'static str {
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    texts.entry((R::INSERT, rows, places)).or_insert_with(|| {
        let mut sql = format!("{} VALUES ", R::INSERT);
        for row in 0..rows {
            sql.push_str(if row == 0 { "(" } else { ", (" });
            for column in 1..=R::WIDTH {
                sql.push_str(if column == 1 { "" } else { ", " });
                // Writing into a text does not fail.
                let _ = match places {
                    Places::Numbered => write!(sql, "${}", row * R::WIDTH + column),
                    Places::InOrder => write!(sql, "?"),
                };
            }
            sql.push(')');
        }
        sql.push(' ');
        sql.push_str(R::THEN);
        Box::leak(sql.into_boxed_str())
    })
}

/// The statements for lists of every size, for the test that prepares them all.
pub(crate) fn listed_all(head: &'static str, first: usize) -> impl Iterator<Item = &'static str> {
    sizes(1).into_iter().filter_map(move |size| listed(head, first, &vec![(); size]).first().map(|(sql, _)| *sql))
}

/// The statements that insert rows of one kind, in every size.
pub(crate) fn inserts<R: Row>() -> impl Iterator<Item = &'static str> {
    sizes(R::WIDTH).into_iter().map(|rows| statement::<R>(rows, Places::Numbered))
}

/// Cuts a list of keys into statements that end in `IN (…)`: `head` opens the bracket, and the first
/// key is placeholder number `first`.
pub(crate) fn listed<'k, K>(head: &'static str, first: usize, keys: &'k [K]) -> Vec<(&'static str, &'k [K])> {
    let mut cut = Vec::new();
    let mut rest = keys;
    let width = 1;
    while let Some(size) = sizes(width).into_iter().find(|size| *size <= rest.len()) {
        let (now, later) = rest.split_at(size);
        let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
        let sql = texts.entry((head, size, Places::Numbered)).or_insert_with(|| {
            let places: Vec<String> = (first..first + size).map(|place| format!("${place}")).collect();
            Box::leak(format!("{head}{})", places.join(", ")).into_boxed_str())
        });
        cut.push((*sql, now));
        rest = later;
    }
    cut
}

/// Inserts all rows, in as few statements as the sizes allow.
pub(crate) async fn insert<R: Row>(session: &mut Session, rows: &[R]) -> Result<(), StoreError> {
    let mut rest = rows;
    let width = R::WIDTH;
    while let Some(size) = sizes(width).into_iter().find(|size| *size <= rest.len()) {
        let (now, later) = rest.split_at(size);
        let mut cells = Vec::with_capacity(size * R::WIDTH);
        now.iter().for_each(|row| row.cells(&mut cells));
        match session.conn() {
            Conn::Sqlite(conn) => {
                let sql = statement::<R>(size, Places::InOrder);
                conn.execute(bound!(sqlx::query(sql), cells)).await.map(drop)?;
            }
            Conn::Postgres(conn) => {
                let sql = statement::<R>(size, Places::Numbered);
                conn.execute(bound!(sqlx::query(sql), cells)).await.map(drop)?;
            }
        }
        rest = later;
    }
    Ok(())
}
