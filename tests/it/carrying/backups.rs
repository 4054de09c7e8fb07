//! Whole backups and increments lead back to just what was there.

use std::fs;

use serde_json::Value;

use super::{Seat, every_seat, tallies_at};
use crate::town::empty_database;

/// What an increment has in bytes of rows and indexes, without the manifest.
fn bytes(made: &Value) -> u64 {
    made["bytes"].as_u64().unwrap()
}

#[tokio::test]
async fn a_whole_backup_and_its_increments_give_back_what_was_there() {
    every_seat(async |seat| {
        seat.import("甲", 200);
        let key = seat.register();
        fs::create_dir_all(seat.path("xinze-data/notices")).unwrap();
        fs::write(seat.path("xinze-data/notices/README"), "本单位的文书模板").unwrap();
        let whole = seat.json(&["backup", "kept"]);
        assert_eq!((&whole["no"], whole["rows"].as_u64() > Some(1_000)), (&0.into(), true), "{whole}");
        let nothing = seat.json(&["backup", "kept", "--incremental"]);
        let pages = |no: u32| {
            let entries = fs::read_dir(seat.path(&format!("kept/{no:04}/tables"))).unwrap();
            entries.filter(|entry| entry.as_ref().unwrap().path().extension().unwrap() == "rows").count()
        };
        assert_eq!(pages(1), 0, "nothing changed, so no rows are written");
        seat.json(&["matter", "act", "accept", &key]);
        seat.import("乙", 5);
        // Rows that were changed or removed, by whatever means, are in the increment too.
        seat.sql("DELETE FROM import_row WHERE matter = (SELECT min(matter) FROM import_row)").await;
        seat.sql("UPDATE setting SET value = '云溪县信访局二处' WHERE name = 'name'").await;
        let some = seat.json(&["backup", "kept", "--incremental"]);
        assert!(pages(2) > 4, "{some}");
        assert!(bytes(&some) < bytes(&whole) / 3, "{some} to {whole}, with nothing new {nothing}");
        let wanted = seat.tallies().await;
        seat.register();
        let restored = seat.json_elsewhere(&["restore", "kept", "--data", "new"]);
        assert_eq!((&restored["no"], &restored["discrepancies"]), (&2.into(), &0.into()), "{restored}");
        let address = format!("sqlite:{}", seat.path("new/xinze.db").display());
        assert_eq!(tallies_at(&address).await, wanted);
        let own = fs::read_to_string(seat.path("new/notices/README")).unwrap();
        assert_eq!(own, "本单位的文书模板");
        let shown = seat.json_elsewhere(&["matter", "show", &key, "--data", "new"]);
        assert_eq!(shown["stage"], "handling");
        let found = seat.json_elsewhere(&["search", "屋顶漏雨", "--data", "new"]);
        assert_eq!(
            (&found["matters"][0]["matter"], &found["complete"]),
            (&key.as_str().into(), &true.into()),
            "{found}"
        );
        assert!(!seat.path("new.restoring").exists());
    })
    .await;
}

/// What a server was backed up from goes back into a server.
#[tokio::test]
async fn a_backup_of_postgres_goes_into_an_empty_postgres() {
    let seat = Seat::postgres().await;
    seat.import("甲", 100);
    seat.json(&["backup", "kept"]);
    seat.register();
    seat.json(&["backup", "kept", "--incremental"]);
    let other = empty_database().await;
    let into = ["restore", "kept", "--data", "new", "--database", &other.address];
    assert_eq!(seat.json_elsewhere(&into)["no"], 1);
    assert_eq!(tallies_at(&other.address).await, seat.tallies().await);
    assert_eq!(seat.elsewhere(&["ledger", "verify", "--database", &other.address]).0, Some(0));
    let found = seat.json_elsewhere(&["search", "屋顶漏雨", "--database", &other.address]);
    assert_eq!((found["matters"].as_array().unwrap().len(), &found["complete"]), (1, &true.into()), "{found}");
    let (code, _, err) = seat.elsewhere(&into);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("已有数据"), "never over something: {err}");
    other.drop().await;
    seat.drop().await;
}

#[tokio::test]
async fn a_backup_is_of_one_moment_while_others_go_on_writing() {
    every_seat(async |seat| {
        seat.import("甲", 150);
        let mut program = seat.start(&["backup", "kept"]);
        let mut meanwhile = 0;
        while program.try_wait().unwrap().is_none() {
            seat.register();
            meanwhile += 1;
        }
        assert!(program.wait().unwrap().success());
        let restored = seat.json_elsewhere(&["restore", "kept", "--data", "new"]);
        let matters = restored["matters"].as_u64().unwrap();
        assert!((150..=150 + meanwhile).contains(&matters), "{matters} of 150 and {meanwhile}");
        assert_eq!(restored["discrepancies"], 0);
    })
    .await;
}

#[test]
fn the_folder_says_whether_a_whole_backup_or_an_increment_belongs_into_it() {
    let seat = Seat::sqlite();
    let (code, _, err) = seat.run(&["backup", "kept", "--incremental"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("没有备份"), "{err}");
    assert_eq!(seat.run(&["backup", "kept"]).0, Some(0));
    let (code, _, err) = seat.run(&["backup", "kept"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("--incremental"), "{err}");
    let lock = fs::File::create(seat.path("kept/lock")).unwrap();
    lock.lock().unwrap();
    let (code, _, err) = seat.run(&["backup", "kept", "--incremental"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("另一个备份"), "{err}");
    drop(lock);
    assert_eq!(seat.run(&["backup", "kept", "--incremental"]).0, Some(0));
}

/// Whoever has a checkpoint from elsewhere sees whether a backup is older, or of another ledger.
#[test]
fn a_restore_goes_on_from_a_checkpoint_that_was_kept_elsewhere() {
    let (seat, other) = (Seat::sqlite(), Seat::sqlite());
    let sealed = |seat: &Seat, name: &str| {
        seat.register();
        seat.json(&["ledger", "seal"]);
        assert_eq!(seat.run(&["ledger", "checkpoint", "--out", name]).0, Some(0));
    };
    sealed(&seat, "early");
    seat.json(&["backup", "kept"]);
    sealed(&seat, "late");
    sealed(&other, "other");
    fs::copy(other.path("other"), seat.path("other")).unwrap();
    let restored = |checkpoint: &str| {
        let (code, _, err) = seat.elsewhere(&["restore", "kept", "--data", "new", "--checkpoint", checkpoint]);
        assert_eq!(code == Some(0), seat.path("new").exists(), "{err}");
        (code, err)
    };
    for wrong in ["late", "other"] {
        let (code, err) = restored(wrong);
        assert_eq!(code, Some(1), "{wrong}: {err}");
        assert!(err.contains("接不上"), "{wrong}: {err}");
    }
    assert_eq!(restored("map.toml").0, Some(1), "no such file");
    let (code, err) = restored("early");
    assert_eq!(code, Some(0), "{err}");
    seat.json(&["backup", "kept", "--incremental"]);
    let (code, _, err) = seat.elsewhere(&["restore", "kept", "--data", "newer", "--checkpoint", "late"]);
    assert_eq!(code, Some(0), "{err}");
    let manifest = fs::read_to_string(seat.path("kept/0001/manifest.json")).unwrap();
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(manifest["checkpoint"].as_str().unwrap(), fs::read_to_string(seat.path("late")).unwrap());
}
