//! The program itself: what it prints, which code it ends with, and that bad input loses nothing.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::serving::Serving;
use crate::town::{setting, skipped};

/// A folder of its own with an installation of one office.
pub(crate) struct Office {
    folder: tempfile::TempDir,
}

fn xinze(folder: &Path, args: &[&str]) -> Output {
    let program = setting("XINZE_BIN").expect("no binary: run `cargo xtask test`");
    let mut command = Command::new(program);
    command.current_dir(folder).args(args).env_remove("XINZE_DATABASE").env_remove("XINZE_LANG");
    command.output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

impl Office {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = xinze(
            folder.path(),
            &[
                "init",
                "--division",
                "990101",
                "--division-name",
                "云溪县",
                "--office",
                "云溪县信访局",
                "--mark",
                "云信",
                "--clerk",
                "苏小禾",
            ],
        );
        assert!(made.status.success(), "{}", text(&made.stderr));
        Self { folder }
    }

    /// A folder without an installation.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn run(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let done = xinze(self.folder.path(), args);
        (done.status.code(), text(&done.stdout), text(&done.stderr))
    }

    /// Runs a command that succeeds and prints JSON.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let (code, out, err) = self.run(&[args, &["--json"]].concat());
        assert_eq!(code, Some(0), "{args:?}: {err}");
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{args:?}: {error}: {out}"))
    }

    pub(crate) fn registered(&self) -> String {
        self.register(&[])
    }

    pub(crate) fn registered_on(&self, day: &str) -> String {
        self.register(&["--on", day])
    }

    fn register(&self, words: &[&str]) -> String {
        let plain =
            ["matter", "act", "register", "--title", "屋顶漏雨", "--text", "屋顶漏雨两个月。", "--name", "何桂香"];
        self.json(&[&plain[..], words].concat())["matter"].as_str().unwrap().to_owned()
    }
}

#[test]
fn acts_end_with_the_codes_that_are_documented() {
    let office = Office::new();
    let key = office.registered();
    let accept = |args: &[&str]| office.run(&[&["matter", "act", "accept", &key], args].concat());
    let (code, _, err) = accept(&["--expect", "7"]);
    assert_eq!(code, Some(4), "stale: {err}");
    let (code, _, err) = accept(&["--on", "2999-01-01"]);
    assert_eq!(code, Some(3), "refused: {err}");
    for part in ["还没有到", "《信访工作条例》", "R22-", "请填"] {
        assert!(err.contains(part), "a refusal says why, by which article, and the way out: {err}");
    }
    assert_eq!(accept(&[]).0, Some(0));
    let (code, _, err) = accept(&["--lang", "en"]);
    assert_eq!(code, Some(3));
    assert!(err.contains("Possible now: issue the handling opinion, investigate, extend the handling term,"), "{err}");
    assert_eq!(office.run(&["matter", "show", "990101-1"]).0, Some(1), "nothing there");
    assert_eq!(office.run(&["matter", "dance"]).0, Some(2), "usage");
    assert_eq!(office.run(&["ledger", "verify"]).0, Some(0));
}

#[test]
fn a_matter_is_found_by_its_number_and_explains_its_dates() {
    let office = Office::new();
    let key = office.registered();
    office.json(&["matter", "act", "accept", &key]);
    let number = "云信〔2026〕1号";
    let year = office.json(&["matter", "show", &key])["receipt"]["year"].as_i64().unwrap();
    let number = number.replace("2026", &year.to_string());
    let (code, out, err) = office.run(&["clock", "explain", &number]);
    assert_eq!(code, Some(0), "{err}");
    for part in ["《信访工作条例》第三十四条 R22-34", "当日不计", "60 日", "见决定 0004"] {
        assert!(out.contains(part), "{out}");
    }
    let clocks = office.json(&["clock", "explain", &key]);
    let handle = clocks["clocks"].as_array().unwrap().iter().find(|clock| clock["rule"] == "handle").unwrap();
    assert_eq!(handle["agrees"], true);
    assert_eq!(handle["reckoning"]["steps"][0]["step"], "starts");
    recounted(&office, &clocks);
    let list = office.json(&["matter", "list", "--stage", "handling"]);
    assert_eq!(list["matters"][0]["matter"], key.as_str());
}

/// A second program comes to the same days from what is printed alone.
fn recounted(office: &Office, clocks: &Value) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../crates/law/tests/time/recount.py");
    std::fs::write(office.folder.path().join("clocks.json"), clocks.to_string()).unwrap();
    let mut python = Command::new("python3");
    match python.current_dir(office.folder.path()).args([script, "clocks.json"]).output() {
        Ok(done) => assert!(done.status.success(), "{}{}", text(&done.stdout), text(&done.stderr)),
        Err(_) => skipped("commands::recounted: python3 is not there"),
    }
}

/// A wrong pack: every fault at once, drawn with file, line, column and hint; nothing is loaded.
#[test]
fn a_wrong_pack_shows_every_fault_with_its_place() {
    let office = Office::new();
    let pack = office.folder.path().join("XX1");
    std::fs::create_dir(&pack).unwrap();
    let head = "code = \"XX1\"\ntitle = \"试行办法\"\nissuer = \"某市\"\nnumber = \"\"\ndivision = \"CN\"\nrole = \"reference\"\n\
        in_force = { from = 2030-01-01 }\nconfidence = \"verified\"\n[counting]\nfirst_day = \"exclude\"\nroll = \"next_working_day\"\n";
    std::fs::write(pack.join("pack.toml"), head).unwrap();
    let (code, _, err) = office.run(&["rules", "check", "XX1"]);
    assert_eq!(code, Some(5), "{err}");
    assert!(err.contains("pack.toml:10:13") && err.contains("excluded"), "{err}");
    std::fs::write(pack.join("pack.toml"), head.replace("\"exclude\"", "\"excluded\"")).unwrap();
    std::fs::write(pack.join("1.toml"), "[[provision]]\ncite = \"XX1-1\"\ngits = \"宗旨\"\nmodality = \"dutty\"\n")
        .unwrap();
    let (_, _, err) = office.run(&["rules", "check", "XX1"]);
    for part in ["1.toml:3:1", "1.toml:4:12", "gist", "duty"] {
        assert!(err.contains(part), "{part}: {err}");
    }
    assert_eq!(office.run(&["rules", "check"]).0, Some(0), "the shipped packs hold");
    let years = concat!(env!("CARGO_MANIFEST_DIR"), "/../../calendars/CN");
    assert_eq!(office.run(&["rules", "check", years]).0, Some(0), "the shipped calendars hold");
}

#[test]
fn an_import_reports_what_it_took_and_what_it_rejected() {
    let office = Office::new();
    let write = |name: &str, text: &str| std::fs::write(office.folder.path().join(name), text).unwrap();
    write(
        "map.toml",
        "source = \"台账\"\n[columns]\nkey = \"编号\"\ntext = \"内容\"\nclaimed = \"日期\"\n[fixed]\nchannel = \"letter\"\npurpose = \"claim\"\n",
    );
    write(
        "in.csv",
        "编号,内容,日期\n1,路灯不亮,2026-03-02\n2,,2026-03-02\n3,水管破了,2026-02-30\n1,路灯不亮,2026-03-02\n",
    );
    let (code, out, err) = office.run(&["import", "in.csv", "--mapping", "map.toml", "--dry-run"]);
    assert_eq!(code, Some(6), "{err}");
    assert!(out.contains("可导入 1 件") && out.contains("第 4 行") && out.contains("没有这一天"), "{out}");
    let (code, out, _) = office.run(&["import", "in.csv", "--mapping", "map.toml", "--rejected", "out.csv"]);
    assert_eq!(code, Some(6));
    assert!(out.contains("导入 1 件"), "{out}");
    let rejected = std::fs::read_to_string(office.folder.path().join("out.csv")).unwrap();
    assert_eq!(rejected.lines().count(), 4, "{rejected}");
    let again = office.run(&["import", "in.csv", "--mapping", "map.toml"]).1;
    assert!(again.contains("导入 0 件，以前已导入 1 行，退回 3 行"), "{again}");
    for there in ["in.csv", "out.csv"] {
        let before = std::fs::read(office.folder.path().join(there)).unwrap();
        let (code, _, err) = office.run(&["import", "in.csv", "--mapping", "map.toml", "--rejected", there]);
        assert_eq!(code, Some(1), "{err}");
        assert_eq!(std::fs::read(office.folder.path().join(there)).unwrap(), before, "{there} is never overwritten");
    }
    let (code, _, err) = office.run(&["import", "map.toml", "--mapping", "in.csv"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("in.csv:"), "{err}");
    assert_eq!(office.run(&["ledger", "verify"]).0, Some(0));
}

/// The same seed and day give the same city, letter by letter.
#[test]
fn the_demo_is_the_same_for_the_same_seed_and_keeps_off_real_data() {
    let list = |folder: &Path| {
        let demo = ["demo", "--matters", "300", "--seed", "5", "--today", "2026-11-23", "--no-serve"];
        let done = xinze(folder, &demo);
        assert!(done.status.success(), "{}", text(&done.stderr));
        text(&xinze(folder, &["matter", "list", "--data", "xinze-demo", "--limit", "300", "--json"]).stdout)
    };
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let first = list(one.path());
    assert!(first.len() > 10_000);
    assert_eq!(first, list(other.path()));
    assert_eq!(first, list(one.path()), "a second run keeps what is there");
    let other = xinze(one.path(), &["demo", "--matters", "20", "--today", "2026-11-23", "--no-serve"]);
    assert_eq!(other.status.code(), Some(1), "another demo does not replace this one unasked");
    assert!(text(&other.stderr).contains("--fresh"));
    let office = Office::new();
    let (code, _, err) = office.run(&["demo", "--no-serve", "--database", "sqlite:xinze-data/xinze.db"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("不会覆盖"), "{err}");
    assert_eq!(office.run(&["ledger", "verify"]).0, Some(0));
}

#[test]
fn a_new_installation_checks_what_it_is_given_and_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let init = |division: &str, clerk: &str| {
        let names = ["--division-name", "云溪县", "--office", "云溪县信访局", "--mark", "云信", "--clerk", clerk];
        xinze(folder.path(), &[&["init", "--division", division], names.as_slice()].concat())
    };
    for (division, clerk, part) in [("0", "苏小禾", "六位"), ("33010", "苏小禾", "六位"), ("990101", " ", "--clerk")]
    {
        let done = init(division, clerk);
        assert_eq!(done.status.code(), Some(1));
        assert!(text(&done.stderr).contains(part), "{}", text(&done.stderr));
        assert!(!folder.path().join("xinze-data").exists(), "nothing is left behind");
    }
    assert!(init("990101", "苏小禾").status.success());
    let mode = std::fs::metadata(folder.path().join("xinze-data")).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "nobody else may enter the folder");
}

/// The server looks for what was missed when it starts, and ends in good order when it is told to.
#[test]
fn the_server_looks_for_what_was_missed_and_ends_when_told() {
    let office = Office::new();
    let key = office.registered_on("2025-03-03");
    let mut program = Command::new(setting("XINZE_BIN").expect("no binary: run `cargo xtask test`"));
    program.current_dir(office.folder()).args(Serving::COMMAND).env_remove("XINZE_DATABASE");
    let server = Serving::start(program);
    let findings = || office.json(&["matter", "show", &key])["findings"].as_array().unwrap().len();
    let found = (0..100).map(|_| findings()).find(|found| *found > 0);
    assert!(server.stop().success(), "it ends by itself");
    assert_eq!(found, Some(1), "a duty of last year was missed");
    assert_eq!(office.json(&["sweep"])["found"], 0, "each is found once");
    assert_eq!(office.run(&["sweep", "--on", "2999-01-01"]).0, Some(2));
    assert_eq!(office.run(&["ledger", "verify"]).0, Some(0));
}

#[test]
fn beyond_this_machine_nothing_is_served_in_clear_nor_where_nobody_can_sign_in() {
    let office = Office::new();
    let beyond = ["serve", "--listen", "0.0.0.0:0"];
    let (code, _, err) = office.run(&beyond);
    assert_eq!(code, Some(1));
    assert!(err.contains("明文传送"), "{err}");
    assert_eq!(office.run(&["account", "close", "1"]).0, Some(0));
    std::fs::write(office.folder().join("proxy.toml"), "[proxy]\ntrusted = [\"127.0.0.1\"]\n").unwrap();
    let (code, _, err) = office.run(&[&beyond[..], &["--config", "proxy.toml"]].concat());
    assert_eq!(code, Some(1));
    assert!(err.contains("xinze account make"), "{err}");
    let nowhere: PathBuf = office.folder.path().join("nothing");
    let (code, _, err) = office.run(&["serve", "--data", nowhere.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(err.contains("xinze init"), "a missing installation says what to do: {err}");
}
