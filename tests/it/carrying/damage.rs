//! Damaged backups, full disks and killed programs: clear words, and nothing half-restored.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use app::Chance;
use sqlx::{Connection, Executor, SqliteConnection};

use super::{KEY, Seat, every_seat, killed};
use crate::sampling::{in_full, rounds};
use crate::town::setting;

/// Bytes changed and files lost, on each database; in the long run.
const ROUNDS: u64 = 3;
const ROUNDS_SOAKED: u64 = 500;
/// Room in blocks of 512 bytes, from none to nearly enough; in the long run.
const ROOMS: &[usize] = &[0, 60];
const ROOMS_SOAKED: &[usize] = &[0, 1, 2, 4, 8, 16, 30, 60, 100, 200];

pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.file_name().unwrap() != "lock" {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Nothing of a restore is there.
pub(super) fn nothing_of(seat: &Seat, name: &str) {
    for path in [name.to_owned(), format!("{name}.restoring")] {
        assert!(!seat.path(&path).exists(), "{path} is there");
    }
}

fn copied(from: &Path, to: &Path) {
    for path in files(from) {
        let target = to.join(path.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&path, target).unwrap();
    }
}

#[tokio::test]
async fn one_changed_byte_or_one_lost_file_and_nothing_is_restored() {
    let rounds = rounds(ROUNDS, ROUNDS_SOAKED);
    every_seat(async |seat| {
        seat.import("甲", 20);
        seat.json(&["backup", "kept"]);
        seat.register();
        seat.json(&["backup", "kept", "--incremental"]);
        let all = files(&seat.path("kept"));
        assert!(all.len() > 40, "{all:?}");
        for seed in 0..rounds {
            let mut chance = Chance::numbered(seed);
            let path = &all[(usize::from(chance.below(250)) * 7 + usize::from(chance.below(7))) % all.len()];
            let whole = fs::read(path).unwrap();
            if chance.below(4) == 0 {
                fs::remove_file(path).unwrap();
            } else {
                let mut changed = whole.clone();
                let at = (usize::from(chance.below(250)) * 250 + usize::from(chance.below(250))) % whole.len();
                changed[at] ^= 1 << chance.below(8);
                fs::write(path, changed).unwrap();
            }
            let (code, out, err) = seat.elsewhere(&["restore", "kept", "--data", "new"]);
            assert_eq!(code, Some(1), "seed {seed}, {}: {out}{err}", path.display());
            assert!(err.contains("kept/000") || err.contains("接不上"), "seed {seed}: {err}");
            nothing_of(seat, "new");
            fs::write(path, whole).unwrap();
        }
        assert_eq!(seat.elsewhere(&["restore", "kept", "--data", "new"]).0, Some(0), "whole again");
    })
    .await;
}

#[test]
fn an_increment_that_is_missing_or_belongs_to_another_backup_is_told() {
    let seat = Seat::sqlite();
    for name in ["one", "other"] {
        for args in [&["backup", name][..], &["backup", name, "--incremental"], &["backup", name, "--incremental"]] {
            seat.register();
            assert_eq!(seat.run(args).0, Some(0));
        }
    }
    let told = |name: &str, part: &str| {
        let (code, _, err) = seat.elsewhere(&["restore", name, "--data", "new"]);
        assert_eq!(code, Some(1), "{err}");
        assert!(err.contains(part), "{part}: {err}");
        nothing_of(&seat, "new");
    };
    copied(&seat.path("one"), &seat.path("gap"));
    fs::remove_dir_all(seat.path("gap/0001")).unwrap();
    told("gap", "第 1 次备份接不上");
    copied(&seat.path("one"), &seat.path("mixed"));
    fs::remove_dir_all(seat.path("mixed/0002")).unwrap();
    copied(&seat.path("other/0002"), &seat.path("mixed/0002"));
    told("mixed", "第 2 次备份接不上");
    told("xinze-data", "没有备份");
}

#[test]
fn nothing_is_restored_over_what_is_there() {
    let seat = Seat::sqlite();
    seat.register();
    assert_eq!(seat.run(&["backup", "kept"]).0, Some(0));
    let before = fs::read(seat.path("xinze-data/xinze.db")).unwrap();
    let (code, _, err) = seat.elsewhere(&["restore", "kept"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("从不覆盖"), "{err}");
    let (code, _, err) = seat.run(&["restore", "kept"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("从不覆盖"), "{err}");
    assert_eq!(fs::read(seat.path("xinze-data/xinze.db")).unwrap(), before);
    let (code, out, err) = seat.elsewhere(&["restore", "kept", "--database", "sqlite:only.db"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("没有改动"), "the data folder stays as it is: {out}");
    assert_eq!(seat.elsewhere(&["ledger", "verify", "--database", "sqlite:only.db"]).0, Some(0));
    let left: Vec<PathBuf> =
        files(seat.folder()).into_iter().filter(|path| path.to_string_lossy().contains("only.db.")).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// A file that may not grow further fails as a full disk does, at whatever file it is.
fn with_little_room(seat: &Seat, blocks: usize, args: &[&str]) -> (Option<i32>, String) {
    let program = setting("XINZE_BIN").expect("no binary: run `cargo xtask test`");
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
    let mut shell = Command::new("sh");
    shell.current_dir(seat.folder()).args(["-c", &script, "sh", &program]).args(args).env_remove("XINZE_DATABASE");
    let done = shell.output().expect("sh");
    (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
}

#[tokio::test]
async fn a_full_disk_leaves_no_half_backup_and_no_half_restore() {
    let rooms = if in_full() { ROOMS_SOAKED } else { ROOMS };
    every_seat(async |seat| {
        seat.import("甲", 120);
        for &blocks in rooms {
            let (code, err) = with_little_room(seat, blocks, &seat.on(&["backup", "kept"]));
            assert_eq!(code, Some(1), "{blocks}: {err}");
            assert!(!err.trim().is_empty());
            let left = if seat.path("kept").exists() { files(&seat.path("kept")) } else { Vec::new() };
            assert!(left.is_empty(), "{blocks}: {left:?}");
        }
        assert_eq!(seat.run(&["backup", "kept"]).0, Some(0));
        for &blocks in rooms {
            let restore = [&["restore", "kept", "--data", "new"][..], &KEY].concat();
            let (code, err) = with_little_room(seat, blocks, &restore);
            assert_eq!(code, Some(1), "{blocks}: {err}");
            assert!(!err.trim().is_empty());
            nothing_of(seat, "new");
        }
        assert_eq!(seat.elsewhere(&["restore", "kept", "--data", "new"]).0, Some(0));
    })
    .await;
}

#[tokio::test]
async fn a_killed_backup_or_restore_leaves_nothing_that_looks_whole() {
    every_seat(async |seat| {
        seat.import("甲", 200);
        let mut program = seat.start(&["backup", "kept"]);
        while !seat.path("kept/0000.partial").exists() && program.try_wait().unwrap().is_none() {}
        killed(program);
        assert!(!seat.path("kept/0000").exists());
        assert_eq!(seat.run(&["backup", "kept"]).0, Some(0), "the next one begins anew");
        assert!(!seat.path("kept/0000.partial").exists());
        let into = ["restore", "kept", "--data", "new"];
        let mut program = Command::new(setting("XINZE_BIN").unwrap());
        let mut program = program.current_dir(seat.folder()).args(into).args(KEY).spawn().unwrap();
        while !seat.path("new.restoring").exists() && program.try_wait().unwrap().is_none() {}
        killed(program);
        assert!(!seat.path("new").exists());
        assert_eq!(seat.elsewhere(&into).0, Some(0), "the next one begins anew");
        nothing_of(seat, "new.restoring");
    })
    .await;
}

/// Records that do not hold are not taken for whole; who has nothing better can still have them.
#[tokio::test]
async fn a_backup_whose_records_do_not_hold_is_restored_only_on_demand() {
    let seat = Seat::sqlite();
    seat.register();
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(seat.path("xinze-data/xinze.db"));
    let mut conn = SqliteConnection::connect_with(&options).await.unwrap();
    conn.execute("UPDATE matter SET stage = 'concluded'").await.unwrap();
    conn.close().await.unwrap();
    assert_eq!(seat.run(&["backup", "kept"]).0, Some(0));
    let (code, _, err) = seat.elsewhere(&["restore", "kept", "--data", "new"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("处不符") && err.contains("--unproved"), "{err}");
    nothing_of(&seat, "new");
    let (code, out, err) = seat.elsewhere(&["restore", "kept", "--data", "new", "--unproved"]);
    assert_eq!(code, Some(5), "{err}");
    assert!(out.contains("处不符"), "{out}");
    assert_eq!(seat.elsewhere(&["ledger", "verify", "--data", "new"]).0, Some(5));
}
