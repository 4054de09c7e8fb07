//! The list of tables against the schema of both databases, and the rule by which the schema can be spread over
//! machines: shard first in every key, no key that goes from shard to shard, no number that all shards share.

use std::collections::{BTreeMap, BTreeSet};

use app::store::{Db, Kind, OF_ONE_ENGINE, OVER_ALL_SHARDS, Table, statements, table_named, tables};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, PgConnection, SqliteConnection};

use crate::town::every_address;

/// What a schema says of a table.
#[derive(Default)]
struct Found {
    /// Name, type, whether it may hold nothing.
    columns: BTreeSet<(String, String, bool)>,
    /// Columns of the primary key and of every unique one.
    keys: Vec<Vec<String>>,
    /// What a table of this project does not have.
    forbidden: Vec<String>,
}

type Schema = BTreeMap<String, Found>;

async fn sqlite(path: &str) -> Schema {
    let options = SqliteConnectOptions::new().filename(path);
    let mut conn = SqliteConnection::connect_with(&options).await.unwrap();
    let tables: Vec<(String, String)> =
        sqlx::query_as("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            .fetch_all(&mut conn)
            .await
            .unwrap();
    let mut schema = Schema::new();
    for (name, sql) in tables {
        let found = schema.entry(name.clone()).or_default();
        found.columns = sqlx::query_as("SELECT name, type, \"notnull\" = 0 FROM pragma_table_info($1)")
            .bind(&name)
            .fetch_all(&mut conn)
            .await
            .unwrap()
            .into_iter()
            .collect();
        found.keys = Vec::from_iter(key_columns(&mut conn, &name).await);
        let references: Vec<(String,)> = sqlx::query_as("SELECT \"table\" FROM pragma_foreign_key_list($1)")
            .bind(&name)
            .fetch_all(&mut conn)
            .await
            .unwrap();
        found.forbidden.extend(references.into_iter().map(|(table,)| format!("a foreign key to {table}")));
        found.forbidden.extend(sql.to_uppercase().contains("AUTOINCREMENT").then(|| "AUTOINCREMENT".to_owned()));
    }
    schema
}

async fn key_columns(conn: &mut SqliteConnection, table: &str) -> Vec<Vec<String>> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT l.name, i.name FROM pragma_index_list($1) l, pragma_index_info(l.name) i \
         WHERE l.\"unique\" = 1 ORDER BY l.origin <> 'pk', l.name, i.seqno",
    )
    .bind(table)
    .fetch_all(&mut *conn)
    .await
    .unwrap();
    let mut keys = grouped(rows);
    if keys.is_empty() {
        // A key that is one number is the row's own number, and has no index beside.
        let rows: Vec<(String,)> = sqlx::query_as("SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk")
            .bind(table)
            .fetch_all(conn)
            .await
            .unwrap();
        keys.push(rows.into_iter().map(|(name,)| name).collect());
    }
    keys
}

fn grouped(rows: Vec<(String, String)>) -> Vec<Vec<String>> {
    let mut keys: Vec<Vec<String>> = Vec::new();
    let mut last = None;
    for (index, column) in rows {
        if last.as_ref() != Some(&index) {
            keys.push(Vec::new());
            last = Some(index);
        }
        keys.last_mut().unwrap().push(column);
    }
    keys
}

async fn postgres(address: &str) -> Schema {
    let mut conn = PgConnection::connect(address).await.unwrap();
    let columns: Vec<(String, String, String, bool, Option<String>, bool)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'YES', column_default::text, \
         is_identity = 'YES' FROM information_schema.columns WHERE table_schema = 'public'",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap();
    let mut schema = Schema::new();
    for (table, column, kind, nullable, default, identity) in columns {
        let found = schema.entry(table).or_default();
        let counted = identity || default.is_some_and(|default| default.contains("nextval"));
        found.forbidden.extend(counted.then(|| format!("a sequence behind {column}")));
        found.columns.insert((column, kind, nullable));
    }
    let keys: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT t.relname::text, c.relname::text, a.attname::text FROM pg_index i \
         JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class c ON c.oid = i.indexrelid \
         JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public' \
         CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place) \
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum \
         WHERE i.indisunique ORDER BY t.relname, NOT i.indisprimary, c.relname, k.place",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap();
    for (table, found) in &mut schema {
        let own = keys.iter().filter(|(of, ..)| of == table).map(|(_, index, column)| (index.clone(), column.clone()));
        found.keys = grouped(own.collect());
    }
    let references: Vec<(String, String)> =
        sqlx::query_as("SELECT conrelid::regclass::text, conname::text FROM pg_constraint WHERE contype = 'f'")
            .fetch_all(&mut conn)
            .await
            .unwrap();
    for (table, name) in references {
        schema.entry(table).or_default().forbidden.push(format!("the foreign key {name}"));
    }
    let sequences: Vec<(String,)> =
        sqlx::query_as("SELECT relname::text FROM pg_class WHERE relkind = 'S'").fetch_all(&mut conn).await.unwrap();
    assert!(sequences.is_empty(), "a number that all shards share: {sequences:?}");
    schema
}

fn expected(table: &Table, types: [&str; 3]) -> BTreeSet<(String, String, bool)> {
    let kind = |kind| match kind {
        Kind::Int => types[0],
        Kind::Text => types[1],
        Kind::Blob => types[2],
    };
    table.columns.iter().map(|column| (column.name.to_owned(), kind(column.kind).to_owned(), column.nullable)).collect()
}

fn compare(schema: &Schema, types: [&str; 3], place: &str) {
    let of_one_engine = |name: &str| OF_ONE_ENGINE.iter().any(|(start, _)| name.starts_with(start));
    for (name, found) in schema.iter().filter(|(name, _)| !of_one_engine(name)) {
        let table = table_named(name).unwrap_or_else(|| panic!("{place}: {name} is not in store/src/tables.rs"));
        assert_eq!(found.columns, expected(table, types), "{place}: columns of {name}");
        let key: Vec<&str> = table.key_columns().iter().map(|column| column.name).collect();
        assert_eq!(found.keys[0], key, "{place}: the key of {name}");
        assert!(found.forbidden.is_empty(), "{place}: {name} has {:?}", found.forbidden);
        for key in &found.keys {
            let first_is_shard = key.first().is_some_and(|column| column == "shard");
            assert_eq!(first_is_shard, table.is_sharded(), "{place}: {name} has the key {key:?}");
        }
    }
    let missing: Vec<&str> =
        tables().iter().map(|table| table.name).filter(|name| !schema.contains_key(*name)).collect();
    assert!(missing.is_empty(), "{place}: the schema lacks {missing:?}");
}

/// A table that somebody adds and forgets to list would be missing from every backup.
#[tokio::test]
async fn the_list_of_tables_is_the_schema_and_every_key_of_a_shard_begins_with_it() {
    every_address(async |address| {
        Db::open(address).await.unwrap().close().await;
        match address.strip_prefix("sqlite:") {
            Some(path) => compare(&sqlite(path).await, ["INTEGER", "TEXT", "BLOB"], "SQLite"),
            None => compare(&postgres(address).await, ["bigint", "text", "bytea"], "PostgreSQL"),
        }
    })
    .await;
}

/// The tables that a statement reads or writes.
fn tables_in(sql: &str) -> BTreeSet<&'static str> {
    let words: Vec<&str> = sql.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let follows = |word: &str| matches!(word, "FROM" | "JOIN" | "INTO" | "UPDATE");
    words
        .windows(2)
        .filter(|pair| follows(pair[0]))
        .filter_map(|pair| table_named(pair[1]).map(|table| table.name))
        .collect()
}

/// Whether a statement says in which shard its rows lie.
fn binds_its_shard(sql: &str) -> bool {
    let names_it = |text: &str| text.contains("shard = $");
    names_it(sql) || (sql.starts_with("INSERT INTO") && sql.contains("(shard,"))
}

#[test]
fn every_statement_on_a_table_in_shards_binds_the_shard_or_says_why_not() {
    let mut used = BTreeSet::new();
    for sql in statements() {
        let sharded = tables_in(sql).into_iter().any(|name| table_named(name).unwrap().is_sharded());
        if !sharded || binds_its_shard(sql) {
            continue;
        }
        let reasons: Vec<&str> =
            OVER_ALL_SHARDS.iter().map(|(part, _)| *part).filter(|part| sql.contains(part)).collect();
        assert!(!reasons.is_empty(), "goes over all shards, and nothing says why: {sql}");
        used.extend(reasons);
    }
    let idle: Vec<&str> = OVER_ALL_SHARDS.iter().map(|(part, _)| *part).filter(|part| !used.contains(part)).collect();
    assert!(idle.is_empty(), "reasons for statements that are no more: {idle:?}");
}

/// The reference tables by name: one more of them is one more thing that every shard must have the same of.
#[test]
fn what_lies_in_no_shard_is_the_directory_the_settings_the_tree_and_the_places_of_tasks() {
    let reference: BTreeSet<&str> =
        tables().iter().filter(|table| !table.is_sharded()).map(|table| table.name).collect();
    let known = [
        "checkpoint",
        "division",
        "lease",
        "log_key",
        "official",
        "organ",
        "organ_end",
        "organ_name",
        "organ_place",
        "portfolio",
        "post",
        "role_end",
        "role_given",
        "secret",
        "setting",
        "task_place",
        "tenure",
        "tenure_end",
        "tile",
        "version",
    ];
    assert_eq!(reference, BTreeSet::from(known));
}
