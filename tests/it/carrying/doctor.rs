//! `xinze doctor` names what is wrong, and nothing else.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use app::MatterKey;
use app::store::Db;
use app::vault::plain;
use serde_json::Value;

use super::{Seat, every_seat};

/// What depends on the day and the machine that the test runs on.
const OF_THE_DAY: [&str; 2] = ["disk", "calendar"];

/// Everything that is told.
fn told(seat: &Seat, args: &[&str]) -> Value {
    let (code, out, err) = seat.office.run(&[&["doctor", "--json"], args].concat());
    let told: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"));
    assert_eq!(code, Some(if told["sound"].as_bool().unwrap() { 0 } else { 5 }), "{told}");
    told
}

/// The parts that do not hold.
fn not_holding(told: &Value) -> Vec<String> {
    let bad = told["parts"].as_array().unwrap().iter().filter(|part| part["holds"] == false);
    bad.map(|part| part["part"].as_str().unwrap().to_owned()).collect()
}

/// The parts that do not hold at this seat. A PostgreSQL for tests need not outlive a power cut and is told to be so
/// each time; SQLite is set up by the program.
fn wrong(seat: &Seat) -> Vec<String> {
    let mut parts = not_holding(&told(seat, &["--database", &seat.address]));
    parts.retain(|part| !OF_THE_DAY.contains(&part.as_str()));
    let lasting = parts.iter().position(|part| part == "lasting");
    assert_eq!(lasting.is_some(), seat.server.is_some(), "{parts:?}");
    lasting.map(|at| parts.remove(at));
    parts
}

fn part<'t>(told: &'t Value, name: &str) -> &'t Value {
    told["parts"].as_array().unwrap().iter().find(|part| part["part"] == name).unwrap_or_else(|| panic!("{told}"))
}

#[tokio::test]
async fn each_thing_that_is_wrong_is_named_and_nothing_else() {
    every_seat(async |seat| {
        seat.register();
        assert_eq!(wrong(seat), ["backup"]);
        assert_eq!(seat.run(&["backup", "kept"]).0, Some(0));
        assert!(wrong(seat).is_empty());
        let (_, out, _) = seat.run(&["doctor"]);
        assert!(out.lines().count() > 9 && out.lines().all(|line| line.starts_with(['✓', '✗'])), "{out}");

        let folder = seat.path("xinze-data");
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(wrong(seat), ["rights"]);
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();

        let key = seat.path("xinze-data/master.key");
        fs::rename(&key, seat.path("away")).unwrap();
        assert_eq!(wrong(seat), ["keys"]);
        fs::rename(seat.path("away"), &key).unwrap();

        fs::create_dir_all(seat.path("xinze-data/rules/packs/X1")).unwrap();
        fs::write(seat.path("xinze-data/rules/packs/X1/1.toml"), "???").unwrap();
        assert!(wrong(seat).contains(&"rules".to_owned()));
        fs::remove_dir_all(seat.path("xinze-data/rules")).unwrap();

        seat.sql("UPDATE task_place SET place = '{\"made_us\":0,\"no\":0}' WHERE task = 'backup'").await;
        seat.sql("UPDATE matter SET id = 9000000000000000000").await;
        seat.sql("INSERT INTO task_place (task, place) VALUES ('moved', 'postgres://new/xinze')").await;
        assert_eq!(wrong(seat), ["standing", "time", "backup"]);
    })
    .await;
}

#[test]
fn a_missing_or_broken_file_is_told() {
    let seat = Seat::sqlite();
    (0..20).for_each(|_| drop(seat.register()));
    let file = seat.path("xinze-data/xinze.db");
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..].fill(0xa5);
    fs::write(&file, bytes).unwrap();
    let found = wrong(&seat);
    assert!(found.iter().any(|part| part == "pages" || part == "database"), "{found:?}");
    fs::remove_file(&file).unwrap();
    assert!(wrong(&seat).contains(&"database".to_owned()));
}

/// A file system on which nothing can be kept, whatever machine this is.
const NO_ROOM: &str = "sqlite:/proc/xinze.db";

#[test]
fn a_disk_without_room_and_a_log_that_grew_are_told() {
    let seat = Seat::sqlite();
    let found = told(&seat, &["--database", NO_ROOM]);
    assert!(not_holding(&found).contains(&"disk".to_owned()), "{found}");
    assert_eq!(part(&found, "disk")["facts"]["free"], "0");
    // As long as a reader that never ends lets it grow, and without a page, so that nothing is read from it.
    let log = fs::File::create(seat.path("xinze-data/xinze.db-wal")).unwrap();
    log.set_len((256 << 20) + 1).unwrap();
    assert_eq!(wrong(&seat), ["log", "backup"]);
    assert!(!wrong(&seat).contains(&"log".to_owned()), "whoever closes the database empties it");
}

#[tokio::test]
async fn too_much_that_waits_another_schema_and_what_is_in_clear_are_told() {
    every_seat(async |seat| {
        let key: MatterKey = seat.register().parse().unwrap();
        assert_eq!(seat.run(&["backup", "kept"]).0, Some(0));
        assert!(wrong(seat).is_empty());
        let schema = part(&told(seat, &["--database", &seat.address]), "schema")["facts"].clone();
        assert_eq!(schema["found"], schema["wanted"]);

        let db = Db::open(&seat.full_address()).await.unwrap();
        let row = db.read().await.unwrap().texts_of(key.shard, key.id.0).await.unwrap();
        let row = row.into_iter().find(|row| row.kind == "text").unwrap();
        db.close().await;
        let put = |body: &[u8]| -> &'static str {
            let hex: String = body.iter().map(|byte| format!("{byte:02x}")).collect();
            let bytes = if seat.server.is_some() { format!("'\\x{hex}'::bytea") } else { format!("x'{hex}'") };
            format!("UPDATE text SET body = {bytes} WHERE stream = {} AND id = {}", row.stream, row.id).leak()
        };
        seat.sql(put(&plain("屋顶漏雨两个月，写在这里的盐只是几个字。".as_bytes()))).await;
        assert_eq!(wrong(seat), ["keys"]);
        seat.sql(put(&row.body)).await;
        assert!(wrong(seat).is_empty());

        // An act that is no registration, recorded tomorrow by a clock that was set back since.
        seat.sql(AHEAD).await;
        assert_eq!(wrong(seat), ["time"]);
        seat.sql("DELETE FROM outbox WHERE stream = 5").await;
        assert!(wrong(seat).is_empty());

        seat.sql(MANY_WAIT).await;
        assert_eq!(wrong(seat), ["sealing"]);

        // A newer version of the program was here.
        seat.sql(NEWER).await;
        let found = told(seat, &["--database", &seat.address]);
        assert!(not_holding(&found).contains(&"database".to_owned()), "{found}");
    })
    .await;
}

const AHEAD: &str = "INSERT INTO event (shard, stream, seq, kind, body, packed, hash, official, organ, recorded_us) \
     SELECT shard, 5, 1, kind, body, packed, hash, official, organ, 9000000000000000 FROM event WHERE seq = 1 AND stream > 1; \
     INSERT INTO outbox (shard, stream, seq, hash) SELECT shard, stream, seq, hash FROM event WHERE stream = 5";
const MANY_WAIT: &str = "INSERT INTO outbox (shard, stream, seq, hash) \
     WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10001) \
     SELECT 7, 7, i, hash FROM n, (SELECT hash FROM event LIMIT 1) one";
const NEWER: &str = "INSERT INTO _sqlx_migrations (version, description, installed_on, success, checksum, execution_time) \
     SELECT 9999, 'of tomorrow', installed_on, success, checksum, 0 FROM _sqlx_migrations WHERE version = 1";
