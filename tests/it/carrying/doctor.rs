//! `xinze doctor` names what is wrong, and nothing else.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use super::{Seat, every_seat};

/// What depends on the day and the machine that the test runs on: a PostgreSQL for tests need not outlive a power cut.
const OF_THE_DAY: [&str; 3] = ["disk", "calendar", "lasting"];

/// The parts that do not hold.
fn wrong(seat: &Seat) -> Vec<String> {
    let (code, out, err) = seat.run(&["doctor", "--json"]);
    let told: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"));
    assert_eq!(code, Some(if told["sound"].as_bool().unwrap() { 0 } else { 5 }), "{told}");
    let bad = told["parts"].as_array().unwrap().iter().filter(|part| part["holds"] == false);
    let parts = bad.map(|part| part["part"].as_str().unwrap().to_owned());
    parts.filter(|part| !OF_THE_DAY.contains(&part.as_str())).collect()
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
