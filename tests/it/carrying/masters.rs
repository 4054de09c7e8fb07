//! The master key is in no backup, and a restore says which one it needs.

use std::fs;

use app::vault::{MASTER_BYTES, master_line};

use super::damage::{files, nothing_of};
use super::{Seat, every_seat};

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// A restore with this master key, or with none, comes to nothing and tells so.
fn refused(seat: &Seat, key: &[&str], parts: &[&str]) {
    let (code, _, err) = seat.office.run(&[&["restore", "kept", "--data", "new"], key].concat());
    assert_eq!(code, Some(1), "{err}");
    assert!(parts.iter().all(|part| err.contains(part)), "{parts:?}: {err}");
    nothing_of(seat, "new");
}

#[tokio::test]
async fn a_backup_tells_nothing_without_the_master_key_that_it_names() {
    every_seat(async |seat| {
        let matter = seat.register();
        assert_eq!(seat.json(&["backup", "kept"])["masters"], serde_json::json!([1]));
        let first = fs::read_to_string(seat.path("xinze-data/master.key")).unwrap();
        let secret = first.split_whitespace().last().unwrap();
        for path in files(&seat.path("kept")) {
            let bytes = fs::read(&path).unwrap();
            for part in [secret, "屋顶漏雨", "何桂香"] {
                assert!(!holds(&bytes, part.as_bytes()), "{part} stands in {}", path.display());
            }
        }
        fs::write(seat.path("first"), &first).unwrap();
        fs::write(seat.path("wrong"), &*master_line(1, &[8; MASTER_BYTES])).unwrap();
        refused(seat, &[], &["编号：1", "new/master.key", "--master-key-file"]);
        refused(seat, &["--master-key-file", "wrong"], &["1 号主密钥不是"]);

        // Every key is wrapped with the new master key now, and the increment says so.
        seat.json(&["keys", "rotate"]);
        assert_eq!(seat.json(&["backup", "kept", "--incremental"])["masters"], serde_json::json!([2]));
        refused(seat, &["--master-key-file", "first"], &["缺 2 号主密钥"]);
        let (code, out, err) = seat.elsewhere(&["restore", "kept", "--data", "new"]);
        assert_eq!(code, Some(0), "{err}");
        assert!(out.contains("new/master.key"), "where the key belongs: {out}");
        assert!(!seat.path("new/master.key").exists(), "no key is copied unasked");
        fs::copy(seat.path("xinze-data/master.key"), seat.path("new/master.key")).unwrap();
        let (code, out, err) = seat.office.run(&["matter", "show", &matter, "--data", "new"]);
        assert!(code == Some(0) && out.contains("屋顶漏雨"), "{out}{err}");
    })
    .await;
}
