//! An installation of an older schema, made when that schema was the newest: it is left alone until somebody upgrades
//! it, and afterwards everything is there.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};

use super::{Site, until};
use crate::commands::Office;
use crate::town::empty_database;

/// The schema of the installation.
const OLD: i64 = 8;
/// Every row of it: table, and columns with their values as JSON; bytes as `{"x": hex}`.
const ROWS: &str = include_str!("older/rows.tsv");
/// Its master key. It opens invented petitions only.
const MASTER_KEY: &str = include_str!("older/master.key");
/// How many matters it has.
const MATTERS: u64 = 6;

/// The rows as statements.
fn statements(bytes: impl Fn(&str) -> String) -> Vec<String> {
    let literal = |value: &Value| match value {
        Value::Null => "NULL".to_owned(),
        Value::String(text) => format!("'{}'", text.replace('\'', "''")),
        Value::Object(hex) => bytes(hex["x"].as_str().unwrap()),
        number => number.to_string(),
    };
    let statement = |line: &str| {
        let (table, row) = line.split_once('\t').unwrap();
        let row: Value = serde_json::from_str(row).unwrap();
        let (names, values): (Vec<String>, Vec<String>) =
            row.as_object().unwrap().iter().map(|(name, value)| (format!("\"{name}\""), literal(value))).unzip();
        format!("INSERT INTO {table} ({}) VALUES ({}) ON CONFLICT DO NOTHING", names.join(", "), values.join(", "))
    };
    ROWS.lines().map(statement).collect()
}

async fn filled(address: &str) {
    let folder = Path::new("../../crates/store/migrations");
    if let Some(path) = address.strip_prefix("sqlite:") {
        let options = SqliteConnectOptions::new().filename(path).create_if_missing(true).foreign_keys(false);
        let options = options.journal_mode(sqlx::sqlite::SqliteJournalMode::Wal);
        let mut old = SqliteConnection::connect_with(&options).await.unwrap();
        Migrator::new(folder.join("sqlite")).await.unwrap().run_to(OLD, &mut old).await.unwrap();
        for sql in statements(|hex| format!("x'{hex}'")) {
            old.execute(&*sql.leak()).await.unwrap();
        }
        old.close().await.unwrap();
    } else {
        let mut old = PgConnection::connect(address).await.unwrap();
        Migrator::new(folder.join("postgres")).await.unwrap().run_to(OLD, &mut old).await.unwrap();
        old.execute("SET session_replication_role = replica").await.unwrap();
        for sql in statements(|hex| format!("'\\x{hex}'::bytea")) {
            old.execute(&*sql.leak()).await.unwrap();
        }
        old.close().await.unwrap();
    }
}

/// The old installation on SQLite, or on PostgreSQL.
async fn older(on_server: bool) -> Site {
    let office = Office::empty();
    let data = office.folder().join("xinze-data");
    fs::create_dir(&data).unwrap();
    fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).unwrap();
    fs::write(data.join("master.key"), MASTER_KEY).unwrap();
    fs::set_permissions(data.join("master.key"), fs::Permissions::from_mode(0o600)).unwrap();
    if on_server {
        let server = empty_database().await;
        filled(&server.address).await;
        Site { office, address: server.address.clone(), server: Some(server) }
    } else {
        filled(&format!("sqlite:{}", data.join("xinze.db").display())).await;
        Site { office, address: "sqlite:xinze-data/xinze.db".to_owned(), server: None }
    }
}

async fn every_older(test: impl AsyncFn(&Site)) {
    for on_server in [false, true] {
        let site = older(on_server).await;
        test(&site).await;
        site.drop().await;
    }
}

async fn schema(site: &Site) -> Option<i64> {
    site.sql("SELECT MAX(version) FROM _sqlx_migrations").await
}

fn in_english(site: &Site, args: &[&str]) -> (Option<i32>, String, String) {
    site.run(&[args, &["--lang", "en"]].concat())
}

#[tokio::test]
async fn an_older_installation_is_left_alone_until_it_is_upgraded_and_then_everything_is_there() {
    every_older(async |site| {
        for args in [&["serve", "--listen", "127.0.0.1:0"][..], &["matter", "list"], &["ledger", "verify"], &["sweep"]]
        {
            let (code, _, err) = in_english(site, args);
            assert!(code == Some(1) && err.contains("run xinze upgrade"), "{args:?}: {err}");
        }
        assert_eq!(schema(site).await, Some(OLD), "nothing was changed");

        let done = site.json(&["upgrade"]);
        let newest = app::store::newest_schema();
        assert_eq!((done["from"].as_i64(), done["to"].as_i64()), (Some(OLD), Some(newest)));
        assert_eq!((done["matters"].as_u64(), done["discrepancies"].as_u64()), (Some(MATTERS), Some(0)), "{done}");
        let copy = site.office.folder().join(done["copy"].as_str().unwrap());
        assert_eq!(fs::metadata(copy).unwrap().permissions().mode() & 0o777, 0o600);

        assert_eq!(schema(site).await, Some(newest));
        assert_eq!(site.json(&["ledger", "verify"])["matters"], MATTERS);
        let found = site.json(&["search", "漏雨"]);
        assert!(found["complete"] == true && !found["matters"].as_array().unwrap().is_empty(), "{found}");
        let serving = site.serving(&[]);
        until("it is ready", || (serving.get("/readyz").status == 200).then_some(()));
        serving.stopped();
        let (code, out, _) = in_english(site, &["upgrade"]);
        assert!(code == Some(0) && out.contains("nothing to do"), "{out}");
    })
    .await;
}

/// The commands that the program prints are run as they are.
#[tokio::test]
async fn an_upgrade_that_fails_says_how_to_go_back_and_that_works() {
    every_older(async |site| {
        let rows = site.sql("SELECT COUNT(*) FROM event").await;
        // A later migration meets a table that is there already.
        site.sql("CREATE TABLE task_place (other BIGINT)").await;
        let (code, _, err) = in_english(site, &["upgrade"]);
        assert!(code == Some(1) && err.contains("did not come to its end"), "{err}");
        assert_eq!(schema(site).await, Some(OLD + 1), "those before it were carried out");
        let mut script = "set -e\n".to_owned();
        err.lines().filter_map(|line| line.strip_prefix("  ")).for_each(|line| writeln!(script, "{line}").unwrap());
        let back = Command::new("sh").arg("-c").arg(&script).current_dir(site.office.folder()).output().unwrap();
        assert!(back.status.success(), "{script}{}", String::from_utf8_lossy(&back.stderr));
        assert_eq!((schema(site).await, site.sql("SELECT COUNT(*) FROM event").await), (Some(OLD), rows));
        site.sql("DROP TABLE task_place").await;
        assert_eq!(site.json(&["upgrade"])["discrepancies"], 0);
    })
    .await;
}

#[tokio::test]
async fn what_would_lose_something_is_refused_before_anything_is_changed() {
    every_older(async |site| {
        // Somebody else has it open.
        let held: Box<dyn std::any::Any> = match site.address.strip_prefix("sqlite:") {
            Some(path) => {
                let options = SqliteConnectOptions::new().filename(site.office.folder().join(path));
                let mut other = SqliteConnection::connect_with(&options).await.unwrap();
                other.execute("SELECT COUNT(*) FROM event").await.unwrap();
                Box::new(other)
            }
            None => Box::new(PgConnection::connect(&site.address).await.unwrap()),
        };
        let (code, _, err) = in_english(site, &["upgrade"]);
        assert!(code == Some(1) && err.contains("Another program has the database open"), "{err}");
        drop(held);

        // Without the master key nothing could be proved afterwards.
        let key = site.office.folder().join("xinze-data/master.key");
        fs::rename(&key, key.with_extension("away")).unwrap();
        let (code, _, err) = in_english(site, &["upgrade"]);
        assert!(code == Some(1) && err.contains("master.key"), "{err}");
        fs::rename(key.with_extension("away"), &key).unwrap();
        assert!(!site.office.folder().join("xinze-data/before-upgrade").exists());

        // A newer version was here.
        let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                     SELECT 999999, description, success, checksum, 0 FROM _sqlx_migrations WHERE version = 1";
        site.sql(newer).await;
        for args in [&["upgrade"][..], &["matter", "list"]] {
            let (code, _, err) = in_english(site, args);
            assert!(code == Some(1) && err.contains("newer version"), "{args:?}: {err}");
        }
        site.sql("DELETE FROM _sqlx_migrations WHERE version = 999999").await;
        assert_eq!(schema(site).await, Some(OLD));

        let done = site.json(&["upgrade", "--backed-up"]);
        assert!(done["copy"].is_null() && done["discrepancies"] == 0, "{done}");
    })
    .await;
}
