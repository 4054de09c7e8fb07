//! `xinze keys`, and what a missing or wrong master key says.

use std::os::unix::fs::PermissionsExt;

use app::vault::{MASTER_BYTES, master_line};

use crate::commands::Office;

#[test]
fn master_keys_are_made_exchanged_and_asked_for() {
    let office = Office::new();
    let file = office.folder().join("xinze-data/master.key");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let key = office.registered();
    let check = || office.json(&["keys", "check"]);
    let first = check();
    assert_eq!((first["cipher"].as_str(), first["plain"].as_bool()), (Some("aes-256-gcm"), Some(false)));
    assert_eq!(first["masters"][0]["master"], 1);

    assert_eq!(office.json(&["keys", "rotate"])["current"], 2);
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let second = check();
    assert_eq!((second["masters"].as_array().unwrap().len(), &second["masters"][0]["master"]), (1, &2.into()));
    assert_eq!(second["masters"][0]["keys"], first["masters"][0]["keys"], "every key is wrapped anew");
    // A round that was cut short, as after a power cut between the new line and the first batch, is ended first.
    let mut lines = std::fs::read_to_string(&file).unwrap();
    lines.push_str(&master_line(3, &[9; MASTER_BYTES]));
    std::fs::write(&file, &lines).unwrap();
    assert_eq!(office.json(&["keys", "rotate"])["current"], 3);
    let (code, out, _) = office.run(&["matter", "show", &key]);
    assert!(code == Some(0) && out.contains("屋顶漏雨"), "{out}");

    // The last key alone is enough, from wherever it comes.
    let last = lines.lines().last().unwrap();
    std::fs::remove_file(&file).unwrap();
    let (code, _, err) = office.run(&["matter", "show", &key]);
    assert!(code == Some(1) && err.contains("master.key") && err.contains("keys new"), "{err}");
    let command = format!("echo {last}");
    let (code, out, err) = office.run(&["matter", "show", &key, "--master-key-command", &command]);
    assert!(code == Some(0) && out.contains("屋顶漏雨"), "{err}");
    std::fs::write(office.folder().join("kept"), last).unwrap();
    assert_eq!(office.run(&["ledger", "verify", "--master-key-file", "kept"]).0, Some(0));

    // Neither a new key nor another one of the same number is taken for the one that is lost.
    let (code, _, err) = office.run(&["keys", "new"]);
    assert!(code == Some(1) && !file.exists(), "{err}");
    std::fs::write(&file, &*master_line(3, &[8; MASTER_BYTES])).unwrap();
    let (code, _, err) = office.run(&["matter", "list"]);
    assert!(code == Some(1) && err.contains("3 号主密钥不是"), "{err}");
    std::fs::write(&file, &*master_line(2, &[8; MASTER_BYTES])).unwrap();
    let (code, _, err) = office.run(&["matter", "list"]);
    assert!(code == Some(1) && err.contains("缺 3 号主密钥"), "{err}");
    std::fs::write(&file, "3 zzz").unwrap();
    let (code, _, err) = office.run(&["matter", "list"]);
    assert!(code == Some(1) && err.contains("base64"), "{err}");
}

#[test]
fn the_cipher_is_the_choice_of_the_office() {
    let office = Office::new();
    assert_eq!(office.json(&["keys", "cipher", "sm4-gcm"])["cipher"], "sm4-gcm");
    let key = office.registered();
    assert_eq!(office.json(&["keys", "check"])["cipher"], "sm4-gcm");
    assert!(office.run(&["matter", "show", &key]).1.contains("屋顶漏雨"));
    let (code, _, err) = office.run(&["keys", "cipher", "rot13"]);
    assert!(code == Some(2) && err.contains("aes-256-gcm"), "{err}");
}

#[test]
fn personal_data_is_opened_found_and_erased_on_record() {
    let office = Office::new();
    let key = office.registered();
    let opened = office.json(&["personal", "open", &key, "--purpose", "核对住址"]);
    assert_eq!(opened["persons"][0]["number"], 1);
    assert!(opened["persons"][0]["who"]["name"].is_string(), "{opened}");
    let found = office.json(&["personal", "find", "--phone", "13900009999", "--purpose", "核对住址"]);
    assert_eq!(found["found"].as_array().unwrap().len(), 0);
    let readings = office.json(&["personal", "readings"]);
    assert_eq!(readings["readings"].as_array().unwrap().len(), 2);
    let (code, out, _) = office.run(&["personal", "readings", "--matter", &key]);
    assert!(code == Some(0) && out.contains("核对住址") && out.contains("苏小禾"), "{out}");
    assert_eq!(office.run(&["personal", "open", &key, "--purpose", " "]).0, Some(3));
    assert_eq!(office.run(&["personal", "find", "--phone", "139", "--purpose", "核对"]).0, Some(2));

    // Nobody has decided how long files are kept.
    let (code, _, err) = office.run(&["personal", "due"]);
    assert!(code == Some(3) && err.contains("personal keep"), "{err}");
    assert_eq!(office.json(&["personal", "keep", "long", "30"])["kept"][1]["years"], 30);
    assert_eq!(office.run(&["personal", "keep", "permanent", "30"]).0, Some(2));
    assert_eq!(office.json(&["personal", "due"])["due"].as_array().unwrap().len(), 0);

    let erase = |more: &[&str]| office.run(&[&["personal", "erase", &key, "--reason", "期满"], more].concat());
    assert_eq!(erase(&[]).0, Some(2), "what, has to be said");
    let (code, out, _) = erase(&["--all", "--dry-run"]);
    assert!(code == Some(0) && out.contains("预览"), "{out}");
    assert!(office.run(&["matter", "show", &key]).1.contains("屋顶漏雨"));
    let (code, out, err) = erase(&["--all"]);
    assert!(code == Some(0) && out.contains("备份"), "{out}{err}");
    assert!(!office.run(&["matter", "show", &key]).1.contains("屋顶漏雨"));
    assert_eq!(erase(&["--all"]).0, Some(3));
    assert_eq!(office.run(&["ledger", "verify"]).0, Some(0));
    let bytes = std::fs::read(office.folder().join("xinze-data/xinze.db")).unwrap();
    assert!(!bytes.windows(12).any(|some| some == "屋顶漏雨".as_bytes()));
}
