//! Statements on whole tables, built from the list of tables, and kept: one for each table and shape.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::tables::{Table, tables};

/// What a statement on a whole table does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// The first rows, in order of the key.
    First,
    /// The next rows after a key.
    After,
    /// So many new or changed rows.
    Put(usize),
    /// How many rows there are.
    Count,
    /// Away with the rows from a key on, or from the beginning, until before a key, or to the end.
    Remove { from: bool, until: bool },
    /// The rows of one matter.
    OfMatter,
    /// The rows of a stretch of streams or matters.
    Stretch,
    /// Away with the rows of one matter.
    RemoveOfMatter,
    /// Matters that have rows here and no event.
    WithoutEvents,
}

type Built = (&'static str, Shape);

/// Statement texts live as long as the process: one a table and shape, so their number is bounded.
static TEXTS: LazyLock<Mutex<HashMap<Built, &'static str>>> = LazyLock::new(Mutex::default);

/// Most values that one statement binds, as in `rows.rs`.
const BINDS_MAX: usize = 480;

/// Rows a statement for rows of this width, largest first.
pub(crate) const fn sizes(width: usize) -> [usize; 3] {
    let most = BINDS_MAX / if width == 0 { 1 } else { width };
    [if most > 4 { most } else { 5 }, 4, 1]
}

/// Keeps others from writing to any table that is carried elsewhere; PostgreSQL only, see `engine.rs`.
pub(crate) fn hold_all() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| {
        let names = tables().iter().filter(|table| table.travels()).map(|table| table.name.to_owned());
        format!("LOCK TABLE {} IN EXCLUSIVE MODE", list(names))
    });
    &TEXT
}

/// The statement of this shape on this table.
pub(crate) fn text(table: &Table, shape: Shape) -> &'static str {
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    texts.entry((table.name, shape)).or_insert_with(|| Box::leak(built(table, shape).into_boxed_str()))
}

/// Every statement on whole tables.
pub(crate) fn all() -> Vec<&'static str> {
    let mut all = Vec::new();
    for table in tables() {
        all.extend(shapes(table).into_iter().map(|shape| text(table, shape)));
    }
    all
}

fn shapes(table: &Table) -> Vec<Shape> {
    let mut shapes = vec![Shape::First, Shape::After, Shape::Count];
    shapes.extend(sizes(table.columns.len()).map(Shape::Put));
    if !table.only_grows() {
        for (from, until) in [(false, false), (false, true), (true, false), (true, true)] {
            shapes.push(Shape::Remove { from, until });
        }
    }
    if table.stream_column().is_some() {
        shapes.push(Shape::Stretch);
    }
    if table.matter_column().is_some() {
        shapes.extend([Shape::OfMatter, Shape::RemoveOfMatter, Shape::WithoutEvents]);
    }
    shapes
}

fn built(table: &Table, shape: Shape) -> String {
    let name = table.name;
    let columns = list(table.columns.iter().map(|column| column.name.to_owned()));
    let key = list(table.key_columns().iter().map(|column| column.name.to_owned()));
    let places = |first: usize| list((first..first + table.key).map(|place| format!("${place}")));
    let matter = table.matter_column().unwrap_or_default();
    match shape {
        Shape::First => format!("SELECT {columns} FROM {name} ORDER BY {key} LIMIT $1"),
        Shape::After => {
            let limit = table.key + 1;
            format!("SELECT {columns} FROM {name} WHERE ({key}) > ({}) ORDER BY {key} LIMIT ${limit}", places(1))
        }
        Shape::Put(rows) => put(table, &columns, &key, rows),
        Shape::Count => format!("SELECT COUNT(*) AS found FROM {name}"),
        Shape::Remove { from, until } => {
            let mut sql = format!("DELETE FROM {name} WHERE 1 = 1");
            if from {
                let _ = write!(sql, " AND ({key}) >= ({})", places(1));
            }
            if until {
                let first = if from { table.key + 1 } else { 1 };
                let _ = write!(sql, " AND ({key}) < ({})", places(first));
            }
            sql
        }
        Shape::OfMatter => format!("SELECT {columns} FROM {name} WHERE shard = $1 AND {matter} = $2 ORDER BY {key}"),
        Shape::Stretch => {
            let stream = table.stream_column().unwrap_or_default();
            format!(
                "SELECT {columns} FROM {name} WHERE (shard, {stream}) > ($1, $2) \
                 AND (shard, {stream}) <= ($3, $4) ORDER BY {key}"
            )
        }
        Shape::WithoutEvents => format!(
            "SELECT DISTINCT t.shard AS shard, t.{matter} AS matter FROM {name} t \
             WHERE (t.shard, t.{matter}) > ($1, $2) AND NOT EXISTS (SELECT 1 FROM event e \
             WHERE e.shard = t.shard AND e.stream = t.{matter}) ORDER BY t.shard, t.{matter} LIMIT $3"
        ),
        Shape::RemoveOfMatter => format!("DELETE FROM {name} WHERE shard = $1 AND {matter} = $2"),
    }
}

fn put(table: &Table, columns: &str, key: &str, rows: usize) -> String {
    let width = table.columns.len();
    let row = |row: usize| format!("({})", list((1..=width).map(|column| format!("${}", row * width + column))));
    let values = list((0..rows).map(row));
    let rest = table.columns.get(table.key..).unwrap_or_default();
    let then = if table.only_grows() || rest.is_empty() {
        "NOTHING".to_owned()
    } else {
        format!("UPDATE SET {}", list(rest.iter().map(|column| format!("{0} = excluded.{0}", column.name))))
    };
    format!("INSERT INTO {} ({columns}) VALUES {values} ON CONFLICT ({key}) DO {then}", table.name)
}

fn list(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
