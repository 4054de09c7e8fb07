//! Accounts from the command line, and the first run.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::commands::Office;
use crate::door::{PASSWORD, ask, first_time, form};
use crate::town::setting;

/// A running server of an office. Dropped, it is killed.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(office: &Office) -> Self {
        let mut program = Command::new(setting("XINZE_BIN").expect("no binary: run `cargo xtask test`"));
        program.current_dir(office.folder()).args(["serve", "--listen", "127.0.0.1:0"]).env_remove("XINZE_DATABASE");
        let mut child = program.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program runs");
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap().to_owned();
        Self { child, address }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn a_new_installation_has_one_account_with_a_password_for_one_time() {
    let office = Office::new();
    let accounts = office.json(&["account", "list"]);
    assert_eq!(accounts.as_array().unwrap().len(), 1);
    assert_eq!((accounts[0]["login"].as_str(), accounts[0]["must_change"].as_bool()), (Some("admin"), Some(true)));
    let reset = office.json(&["account", "reset", "苏小禾"]);
    let one_time = reset["one_time_password"].as_str().unwrap();
    let server = Server::start(&office);
    let page = ask(&server.address, "/matters", "", None);
    assert_eq!((page.status, page.header("location")), (303, Some("/sign-in?back=/matters")));
    for guess in ["admin", "password", "xinze", "123456", ""] {
        let answer = ask(&server.address, "/sign-in", "", Some(&form(&[("login", "admin"), ("password", guess)])));
        assert!([422, 429].contains(&answer.status), "{guess}: {}", answer.status);
    }
    assert_eq!(office.run(&["account", "unlock", "1"]).0, Some(0));
    let cookie = first_time(&server.address, "admin", one_time);
    let page = ask(&server.address, "/matters", &cookie, None);
    assert_eq!(page.status, 403, "nobody has given the clerk a role yet");
    assert!(page.text.contains("没有任何角色"), "{}", page.text);
    let again = ask(&server.address, "/sign-in", "", Some(&form(&[("login", "admin"), ("password", one_time)])));
    assert_eq!(again.status, 422, "it was for one time");
    // What the machine's owner does holds in the running server at once.
    assert_eq!(office.run(&["account", "lock", "1"]).0, Some(0));
    assert_eq!(ask(&server.address, "/matters", &cookie, None).status, 303);
    assert_eq!(office.run(&["account", "unlock", "1"]).0, Some(0));
    let answer = ask(&server.address, "/sign-in", "", Some(&form(&[("login", "admin"), ("password", PASSWORD)])));
    assert_eq!(answer.status, 303);
    let rows = office.json(&["account", "sign-ins", "--of", "1"]);
    let outcomes: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["done", "wrong", "done", "wrong", "wrong", "wrong", "wrong", "wrong"]);
    assert!(rows.as_array().unwrap().iter().all(|row| row["address"] == "127.0.0.1"));
    assert_eq!(office.run(&["ledger", "verify"]).0, Some(0));
}

#[test]
fn accounts_are_made_listed_closed_and_refused_in_words() {
    let office = Office::new();
    let (code, out, err) = office.run(&["account", "reset", "1"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("一次性口令：") && out.contains("admin"), "{out}");
    for (words, code, says) in [
        (&["account", "make", "--official", "1", "--login", "su"][..], 3, "已经有账号"),
        (&["account", "make", "--official", "99", "--login", "su"], 3, "没有这个人"),
        (&["account", "make", "--official", "1", "--login", "s u"], 2, "不能有"),
        (&["account", "make", "--official", "1", "--login", "s"], 2, "2 到 40"),
        (&["account", "rules", "--idle-minutes", "1"], 2, "5 到 240"),
        (&["account", "rules", "--whole-hours", "48"], 2, "1 到 24"),
        (&["account", "lock", "何桂香"], 1, "何桂香"),
    ] {
        let (found, out, err) = office.run(words);
        assert_eq!(found, Some(code), "{words:?}: {out}{err}");
        assert!(err.contains(says), "{words:?}: {err}");
    }
    assert_eq!(office.json(&["account", "rules", "--idle-minutes", "45"])["idle_minutes"], 45);
    assert_eq!(office.json(&["account", "rules"])["whole_hours"], 12);
    let link = ["account", "link", "1", "--issuer", "https://login.example", "--subject", "su-1"];
    assert_eq!(office.run(&link).0, Some(0));
    assert_eq!(office.json(&["account", "list"])[0]["links"][0][1], "su-1");
    assert_eq!(office.run(&["account", "unlink", "1"]).0, Some(0));
    assert_eq!(office.run(&["account", "close", "1"]).0, Some(0));
    let (_, out, _) = office.run(&["account", "list"]);
    assert!(out.contains("已注销"), "{out}");
    assert_eq!(office.run(&["account", "lock", "1"]).0, Some(3));
    std::fs::write(office.folder().join("first.txt"), "a sentence from a file\n").unwrap();
    let words = ["account", "make", "--official", "1", "--login", "su", "--password-file", "first.txt"];
    let (code, out, err) = office.run(&words);
    assert_eq!(code, Some(0), "{err}");
    assert!(!out.contains("sentence"), "{out}");
    assert_eq!(office.run(&["ledger", "verify"]).0, Some(0));
}
