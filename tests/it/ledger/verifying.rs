//! The program's check of everything stored: with a checkpoint from outside, and killed in the middle and gone on with.

use std::path::Path;

use serde_json::Value;

use crate::carrying::{Seat, every_seat};

/// So many matters that their events are more than one page of a verification.
const MATTERS: usize = 4_200;

fn verify(seat: &Seat, more: &[&str]) -> (Option<i32>, String, String) {
    seat.run(&[&["ledger", "verify", "--lang", "en"], more].concat())
}

/// What a verification finds.
fn found(seat: &Seat, more: &[&str]) -> (Option<i32>, Vec<String>) {
    let (code, out, err) = verify(seat, &[more, &["--json"]].concat());
    let told: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"));
    let found = told["discrepancies"].as_array().unwrap();
    (code, found.iter().map(|one| one["discrepancy"].as_str().unwrap().to_owned()).collect())
}

/// Keeps the newest checkpoint in a file.
fn keep(seat: &Seat, name: &str, more: &[&str]) {
    let note = seat.json_elsewhere(&[&["ledger", "checkpoint"], more].concat());
    std::fs::write(seat.path(name), note["note"].as_str().unwrap()).unwrap();
}

#[tokio::test]
async fn a_checkpoint_from_outside_fits_or_says_what_does_not() {
    every_seat(async |seat| {
        seat.json(&["ledger", "begin", "xinfang.example/ledger"]);
        seat.register();
        seat.json(&["ledger", "seal"]);
        let on = ["--database", &seat.full_address()];
        keep(seat, "early.txt", &on);
        seat.json(&["backup", "kept"]);
        seat.register();
        seat.json(&["ledger", "seal"]);
        keep(seat, "late.txt", &on);
        for file in ["early.txt", "late.txt"] {
            let (code, out, err) = verify(seat, &["--checkpoint", file]);
            assert!(code == Some(0) && out.contains("the chains are whole"), "{file}: {out}{err}");
        }
        // An older copy in the place of the database.
        assert_eq!(seat.elsewhere(&["restore", "kept", "--data", "old"]).0, Some(0));
        let at_old = |args: &[&str]| seat.elsewhere(&[args, &["--data", "old", "--lang", "en"]].concat());
        assert_eq!(at_old(&["ledger", "verify", "--checkpoint", "early.txt"]).0, Some(0));
        let (code, out, err) = at_old(&["ledger", "verify", "--checkpoint", "late.txt"]);
        assert_eq!(code, Some(5), "{out}{err}");
        assert!(out.contains("older copy") && !out.contains("the chains are whole"), "{out}");
        // The same key, another history.
        for _ in 0..2 {
            let words = ["--title", "路灯", "--text", "路灯不亮。", "--name", "马会川"];
            assert_eq!(at_old(&[&["matter", "act", "register"], &words[..]].concat()).0, Some(0));
        }
        assert_eq!(at_old(&["ledger", "seal"]).0, Some(0));
        keep(seat, "other.txt", &["--data", "old"]);
        let (code, out, _) = at_old(&["ledger", "verify", "--checkpoint", "late.txt"]);
        assert!(code == Some(5) && out.contains("has another root"), "{out}");
        assert_eq!(found(seat, &["--checkpoint", "other.txt"]), (Some(5), vec!["known_beyond".to_owned()]));
        refused(seat);
    })
    .await;
}

/// What is no checkpoint of this ledger at all.
fn refused(seat: &Seat) {
    let honest = std::fs::read_to_string(seat.path("early.txt")).unwrap();
    let wrong = |name: &str, text: &str| {
        std::fs::write(seat.path(name), text).unwrap();
        verify(seat, &["--checkpoint", name])
    };
    let size = honest.lines().nth(1).unwrap();
    let (code, out, _) = wrong("forged.txt", &honest.replacen(size, "1", 1));
    assert!(code == Some(5) && out.contains("not signed by this ledger"), "{out}");
    for text in ["", "\n", "something else", &honest[..40], &honest.replace("— ", "")] {
        let (code, out, err) = wrong("none.txt", text);
        assert!(code == Some(1) && err.contains("none.txt") && out.is_empty(), "{text:?}: {code:?} {out}{err}");
    }
    let (code, _, err) = verify(seat, &["--checkpoint", "nowhere.txt"]);
    assert!(code == Some(1) && err.contains("nowhere.txt"), "{err}");
}

/// Starts a verification and kills it as soon as it has kept a place; false where it was at its end before.
fn killed_in_the_middle(seat: &Seat, file: &Path) -> bool {
    let mut running = seat.start(&["ledger", "verify", "--resume", file.to_str().unwrap()]);
    while !file.exists() {
        if let Some(status) = running.try_wait().unwrap() {
            panic!("it ended without having kept a place: {status}");
        }
        std::thread::yield_now();
    }
    running.kill().unwrap();
    // It may have come to its end in just this moment; then the place is gone again.
    running.wait().unwrap().code().is_none() && file.exists()
}

#[tokio::test]
async fn a_check_that_was_killed_goes_on_where_it_was_and_a_damaged_place_is_refused() {
    every_seat(async |seat| {
        seat.json(&["ledger", "begin", "xinfang.example/ledger"]);
        seat.import("甲", MATTERS);
        seat.json(&["ledger", "seal"]);
        let whole = seat.json(&["ledger", "verify"]);
        let place = seat.path("place");
        assert!((0..20).any(|_| killed_in_the_middle(seat, &place)), "killed in the middle");
        let kept = std::fs::read_to_string(&place).unwrap();
        damaged(seat, &kept);
        // Of what was checked before the kill a row is changed: whoever goes on behind it does not see that, and who
        // begins anew does.
        seat.sql("UPDATE matter SET transfers = transfers + 1 WHERE id = (SELECT min(id) FROM matter)").await;
        let (code, out, err) = verify(seat, &["--resume", "place", "--json"]);
        let rest: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"));
        assert_eq!((code, &rest["events"], &rest["matters"]), (Some(0), &whole["events"], &whole["matters"]), "{rest}");
        assert!(!place.exists(), "there is nothing to go on with");
        assert_eq!(found(seat, &["--resume", "place"]), (Some(5), vec!["row_differs".to_owned()]));
        assert!(!place.exists());
    })
    .await;
}

fn damaged(seat: &Seat, kept: &str) {
    let (sum, state) = kept.split_once('\n').unwrap();
    let count = state.find("\"events\":").unwrap() + 9;
    let bytes = [&state[..count], "1", &state[count..]].concat();
    for text in ["", "{}", state, sum, &kept[..kept.len() / 2], &format!("{sum}\n{bytes}"), &kept.replace('0', "1")] {
        std::fs::write(seat.path("damaged"), text).unwrap();
        let (code, out, err) = verify(seat, &["--resume", "damaged"]);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{err}");
        assert!(err.contains("damaged") && err.contains("Remove it"), "{err}");
        assert_eq!(std::fs::read_to_string(seat.path("damaged")).unwrap(), text, "left as it is");
    }
    std::fs::write(seat.path("damaged"), [0xff, 0xfe, 0]).unwrap();
    assert_eq!(verify(seat, &["--resume", "damaged"]).0, Some(1));
    // The place of a check of another ledger.
    let other = Seat::sqlite();
    other.register();
    other.json(&["ledger", "seal"]);
    std::fs::write(other.path("place"), kept).unwrap();
    let (code, _, err) = verify(&other, &["--resume", "place"]);
    assert!(code == Some(1) && err.contains("another ledger"), "{err}");
    // The place cannot be kept: what was found is told all the same.
    std::fs::create_dir(other.path("folder.new")).unwrap();
    let (code, out, err) = verify(&other, &["--resume", "folder"]);
    assert!(code == Some(0) && err.contains("The check goes on") && out.contains("the chains are whole"), "{out}{err}");
}
