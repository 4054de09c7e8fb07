//! The program: what others get, and what they can check with it.

use std::path::Path;
use std::process::Command;

use app::tlog::{KeyKind, SignedCheckpoint, Signer};

use crate::commands::Office;
use crate::town::{setting, skipped};

/// Runs the program in an empty folder, where there is no database at all.
fn alone(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let program = setting("XINZE_BIN").expect("no binary: run `cargo xtask test`");
    let mut command = Command::new(program);
    let done = command.current_dir(folder).args(args).env_remove("XINZE_DATABASE").env_remove("XINZE_LANG").output();
    let done = done.expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (done.status.code(), text(&done.stdout), text(&done.stderr))
}

#[test]
fn a_receipt_is_checked_by_whoever_has_it_and_the_key() {
    let office = Office::new();
    let key = office.registered();
    let (code, _, err) = office.run(&["ledger", "receipt", &key]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("还没有封存"), "{err}");
    let sealed = office.json(&["ledger", "seal"]);
    assert!(sealed["events"].as_u64().unwrap() > 5, "{sealed}");
    let vkey = office.json(&["ledger", "key"])["keys"][0]["key"].as_str().unwrap().to_owned();
    let (code, out, err) = office.run(&["ledger", "receipt", &key, "--out", "receipt.json"]);
    assert_eq!(code, Some(0), "{out}{err}");
    let (_, qr, _) = office.run(&["ledger", "receipt", &key, "--qr"]);
    let at_home = tempfile::tempdir().unwrap();
    std::fs::copy(office.folder().join("receipt.json"), at_home.path().join("receipt.json")).unwrap();
    std::fs::write(at_home.path().join("qr.txt"), &qr).unwrap();
    std::fs::write(at_home.path().join("key.txt"), format!("{vkey}\n")).unwrap();
    let check = |file: &str, more: &[&str]| alone(at_home.path(), &[&["ledger", "check", file], more].concat());
    for (file, given) in [("receipt.json", vkey.as_str()), ("receipt.json", "key.txt"), ("qr.txt", "key.txt")] {
        let (code, out, err) = check(file, &["--key", given]);
        assert_eq!(code, Some(0), "{err}");
        assert!(out.contains("回执属实") && out.contains("matter.registered"), "{out}");
        assert_eq!(out.contains("屋顶漏雨两个月。"), file == "receipt.json", "{out}");
    }
    let (_, out, _) = check("receipt.json", &["--key", "key.txt", "--json"]);
    assert!(out.contains("\"proves\": true") && out.contains("\"linked\": false"), "{out}");
    let other = Signer::new("x/y", KeyKind::Log, &[1; 32]).unwrap().public().to_string();
    let (code, _, err) = check("receipt.json", &["--key", &other]);
    assert_eq!(code, Some(5), "{err}");
    let honest = std::fs::read_to_string(at_home.path().join("receipt.json")).unwrap();
    std::fs::write(at_home.path().join("lie.json"), honest.replace("屋顶漏雨两个月。", "屋顶漏雨三个月。")).unwrap();
    let (code, _, err) = check("lie.json", &["--key", "key.txt", "--lang", "en"]);
    assert_eq!(code, Some(5));
    assert!(err.contains("text or salt was changed"), "{err}");
    std::fs::write(at_home.path().join("none.json"), "{}").unwrap();
    assert_eq!(check("none.json", &["--key", "key.txt"]).0, Some(1));
    assert_eq!(check("receipt.json", &["--key", "nowhere"]).0, Some(1));
    assert!(!at_home.path().join("xinze-data").exists(), "no database is opened or made");
}

#[test]
fn checkpoints_are_published_proved_cosigned_and_compared() {
    let office = Office::new();
    assert_eq!(office.run(&["ledger", "checkpoint"]).0, Some(1), "nothing was sealed");
    let (code, _, err) = office.run(&["ledger", "begin", "xinfang.example/ledger", "--hash", "MD5"]);
    assert_eq!(code, Some(2), "{err}");
    assert_eq!(office.run(&["ledger", "begin", "xinfang.example/ledger"]).0, Some(0));
    assert_eq!(office.run(&["ledger", "begin", "other.example"]).0, Some(1), "once");
    let key = office.registered();
    office.json(&["ledger", "seal"]);
    assert_eq!(office.run(&["ledger", "checkpoint", "--out", "old.txt"]).0, Some(0));
    assert_eq!(office.run(&["ledger", "receipt", &key, "--out", "receipt.json"]).0, Some(0));
    office.json(&["ledger", "key", "rotate"]);
    office.json(&["matter", "act", "accept", &key]);
    office.json(&["ledger", "seal"]);
    assert_eq!(office.run(&["ledger", "checkpoint", "--out", "new.txt"]).0, Some(0));
    let new: SignedCheckpoint = std::fs::read_to_string(office.folder().join("new.txt")).unwrap().parse().unwrap();
    assert_eq!((new.checkpoint.origin.as_str(), new.note.signatures().len()), ("xinfang.example/ledger", 2));
    for (old, out) in [("old.txt", "link.json"), (&*(new.checkpoint.size - 1).to_string(), "same.json")] {
        let (code, _, err) = office.run(&["ledger", "prove", old, "--out", out]);
        assert_eq!(code, Some(0), "{err}");
    }
    let keys = office.json(&["ledger", "key"]);
    let old_key = keys["keys"][0]["key"].as_str().unwrap().to_owned();
    let check = |more: &[&str]| office.run(&[&["ledger", "check", "receipt.json", "--key", &old_key], more].concat());
    assert_eq!(check(&["--checkpoint", "old.txt"]).0, Some(0));
    let (code, _, err) = check(&["--checkpoint", "new.txt"]);
    assert_eq!(code, Some(5));
    assert!(err.contains("ledger prove"), "{err}");
    let (code, out, err) = check(&["--checkpoint", "new.txt", "--link", "link.json"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("同一个账本"), "{out}");
    let witness = Signer::new("witness.example/w1", KeyKind::Witness, &[5; 32]).unwrap();
    let mut seen = new.clone();
    seen.note.cosign(&witness, 1_800_000_000);
    std::fs::write(office.folder().join("seen.txt"), seen.to_string()).unwrap();
    let vkey = witness.public().to_string();
    assert_eq!(office.run(&["ledger", "witness", "seen.txt", "--key", &vkey]).0, Some(0));
    assert_eq!(office.json(&["ledger", "checkpoint"])["note"], seen.to_string());
    assert_eq!(office.run(&["ledger", "receipt", &key, "--out", "later.json"]).0, Some(0));
    let later = ["ledger", "check", "later.json", "--key", &old_key, "--witness", &vkey];
    assert_eq!(office.run(&later).0, Some(0));
    published(&office, &new);
}

/// Another program, which knows RFC 6962 only, comes to the same root from the published folder.
fn published(office: &Office, at: &SignedCheckpoint) {
    let (code, out, err) = office.run(&["ledger", "export", "public"]);
    assert_eq!(code, Some(0), "{out}{err}");
    let folder = office.folder().join("public");
    let note: SignedCheckpoint = std::fs::read_to_string(folder.join("checkpoint")).unwrap().parse().unwrap();
    assert_eq!(note.checkpoint, at.checkpoint);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/ledger/recompute.py");
    match Command::new("python3").arg(script).arg(&folder).output() {
        Ok(done) => {
            let told = String::from_utf8_lossy(&done.stdout);
            assert!(done.status.success(), "{told}{}", String::from_utf8_lossy(&done.stderr));
        }
        Err(_) => skipped("ledger::commands::published: python3 is not there"),
    }
    assert_eq!(office.run(&["ledger", "export", "public"]).0, Some(0), "again, over what is there");
}
