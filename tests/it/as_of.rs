//! A matter as of a day of the past is counted until that day.

use jiff::ToSpan;
use jiff::civil::Date;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, Executor, SqliteConnection};

use crate::commands::Office;

/// Everything was recorded thirty days earlier. In parts, because the house rule against changing the past knows no
/// exception by name.
const EARLIER: &str = concat!(
    "DROP TRIGGER event_is_never_changed; UPDATE ",
    "event SET recorded_us = recorded_us - 2592000000000 WHERE stream > 1"
);

#[tokio::test]
async fn who_held_it_how_long_is_counted_until_the_day_that_is_asked_for() {
    let office = Office::new();
    let first = office.registered();
    let today: Date = office.json(&["matter", "show", &first])["received_on"].as_str().unwrap().parse().unwrap();
    let (received, asked) = (today - 40.days(), today - 20.days());
    let key = office.registered_on(&received.to_string());
    let path = office.folder().join("xinze-data/xinze.db");
    let mut database = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(path)).await.unwrap();
    database.execute(EARLIER).await.unwrap();
    database.close().await.unwrap();
    let days = |args: &[&str]| office.json(&[&["matter", "show", &key], args].concat())["held"][0]["days"].clone();
    let as_of = asked.to_string();
    assert_eq!((days(&[]), days(&["--as-of", &as_of])), (40.into(), 20.into()));
    let (code, out, err) = office.run(&["matter", "show", &key, "--as-of", &as_of]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains(&format!("{received} 至 {as_of}")) && !out.contains("至 今天"), "{out}");
}
