//! The file, the environment and the command line.

use super::{Serving, ask, until};
use crate::commands::Office;

fn put(office: &Office, name: &str, text: &str) {
    std::fs::write(office.folder().join(name), text).unwrap();
}

/// Value and origin of a setting.
fn told(office: &Office, args: &[&str], key: &str) -> (String, String) {
    let shown = office.json(&[&["config", "show"], args].concat());
    let all = shown["settings"].as_array().unwrap();
    let found = all.iter().find(|setting| setting["key"] == key).unwrap_or_else(|| panic!("{shown}"));
    let text = |name: &str| found[name].as_str().unwrap_or_default().to_owned();
    (text("value"), text("from"))
}

#[test]
fn the_file_in_the_data_folder_is_found_and_options_override_it() {
    let office = Office::new();
    put(&office, "xinze-data/xinze.toml", "listen = \"127.0.0.1:4\"\n[interval]\nseal_s = 7\n");
    let from = |line: u8| format!("xinze-data/xinze.toml:{line}");
    assert_eq!(told(&office, &[], "listen"), ("\"127.0.0.1:4\"".to_owned(), from(1)));
    assert_eq!(told(&office, &[], "interval.seal_s"), ("7".to_owned(), from(3)));
    assert_eq!(told(&office, &[], "interval.sweep_s").1, "默认");
    put(&office, "other.toml", "lang = \"en\"\n");
    let named = ["--config", "other.toml"];
    assert_eq!(told(&office, &named, "listen").1, "default", "only one file is read, in its own language");
    assert_eq!(told(&office, &["--lang", "en"], "lang"), ("\"en\"".to_owned(), "--lang".to_owned()));
}

#[test]
fn everything_wrong_is_drawn_in_its_line_and_nothing_is_done() {
    let office = Office::new();
    let text = "[log]\nformat = \"jsno\"\n\n[intervall]\nseal_s = 5\n";
    put(&office, "xinze-data/xinze.toml", text);
    let before = std::fs::read(office.folder().join("xinze-data/xinze.db")).unwrap();
    for command in [&["serve"][..], &["sweep"], &["config", "check"], &["matter", "list"]] {
        let (code, out, err) = office.run(&[command, &["--lang", "en"]].concat());
        assert_eq!((code, out.as_str()), (Some(2), ""), "{command:?}: {err}");
        for says in ["xinze-data/xinze.toml:2:10", "json", "xinze-data/xinze.toml:4:2", "interval", "2 things"] {
            assert!(err.contains(says), "{says}: {err}");
        }
    }
    assert!(std::fs::read(office.folder().join("xinze-data/xinze.db")).unwrap() == before);
}

#[test]
fn it_serves_where_the_file_says_and_the_environment_overrides_it() {
    let office = Office::new();
    put(&office, "xinze-data/xinze.toml", "listen = \"127.0.0.1:0\"\n[log]\nlevel = \"info\"\n");
    let serving = Serving::start(&office, &["serve"], &[]);
    assert_eq!(serving.get("/healthz").status, 200);
    assert!(serving.stopped().contains("serving"), "the level of the log is the file's");
    let quiet = Serving::start(&office, &["serve"], &[("XINZE_LOG", "error")]);
    assert_eq!(quiet.stopped(), "");
}

#[test]
fn a_wrong_variable_is_named_and_a_wrong_file_too() {
    let office = Office::new();
    let variables = [("XINZE_INTERVAL_SEAL_S", "soon")];
    let mut program = std::process::Command::new(crate::town::setting("XINZE_BIN").unwrap());
    let done = program.current_dir(office.folder()).args(["sweep", "--lang", "en"]).envs(variables).output().unwrap();
    let err = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.code() == Some(2) && err.contains("XINZE_INTERVAL_SEAL_S: It must be a whole number"), "{err}");
    let (code, _, err) = office.run(&["sweep", "--config", "nowhere.toml"]);
    assert!(code == Some(1) && err.contains("nowhere.toml"), "{err}");
}

#[test]
fn a_check_names_what_the_file_asks_for_and_is_not_there() {
    let office = Office::new();
    let mail = "[mail]\nserver = \"mail.example\"\nfrom = \"a@b.example\"\n";
    put(&office, "half.toml", mail);
    let (code, out, _) = office.run(&["config", "check", "--config", "half.toml", "--lang", "en"]);
    assert!(code == Some(5) && out.contains("to, server and from"), "{out}");
    put(&office, "whole.toml", &format!("{mail}to = [\"c@d.example\"]\npassword_file = \"secret\"\n"));
    let check = ["config", "check", "--config", "whole.toml", "--lang", "en"];
    let (code, out, _) = office.run(&check);
    assert!(code == Some(5) && out.contains("secret"), "{out}");
    put(&office, "secret", "hush");
    let (code, out, err) = office.run(&check);
    assert!(code == Some(0) && out.contains("c@d.example") && !out.contains("hush"), "{out}{err}");
}

#[test]
fn passwords_are_not_shown_and_the_master_keys_are_where_the_stronger_says() {
    let office = Office::new();
    let text = "database = \"postgres://me:hush@db.example/xinze?password=hush\"\n[master_key]\ncommand = \"cat k\"\n";
    put(&office, "other.toml", text);
    let show = ["config", "show", "--config", "other.toml", "--lang", "en"];
    let (code, out, _) = office.run(&show);
    assert!(code == Some(0) && !out.contains("hush") && out.contains("db.example/xinze"), "{out}");
    assert!(out.contains("Master keys: cat k"), "{out}");
    let (_, out, _) = office.run(&[&show[..], &["--master-key-file", "m.key"]].concat());
    assert!(out.contains("Master keys: m.key"), "{out}");
}

#[test]
fn the_example_is_a_file_that_says_nothing_by_itself() {
    let office = Office::new();
    let (code, out, _) = office.run(&["config", "example"]);
    assert_eq!(code, Some(0));
    put(&office, "xinze-data/xinze.toml", &out);
    assert_eq!(told(&office, &[], "listen").1, "默认");
}

/// A demonstration must not get into the data that a file names.
#[test]
fn a_demonstration_looks_for_no_file() {
    let office = Office::empty();
    std::fs::create_dir(office.folder().join("xinze-data")).unwrap();
    put(&office, "xinze-data/xinze.toml", "lsten = 1\n");
    let args = ["demo", "--matters", "20", "--port", "0"];
    let serving = Serving::start(&office, &args, &[]);
    assert!(serving.metrics.is_empty(), "nobody measures a demonstration");
    until("it is ready when all is sealed", || {
        (ask(&serving.address, "GET /readyz", &[], &[]).unwrap().status == 200).then_some(())
    });
    assert!(!office.folder().join("xinze-data/xinze.db").exists());
}
