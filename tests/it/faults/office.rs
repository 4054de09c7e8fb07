//! An installation of one office in a folder of its own, and the program at work in it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use super::shim::Fault;
use crate::town::setting;

/// Registers a petition; the same request a second time registers nothing.
pub const REGISTER: [&str; 12] = [
    "matter",
    "act",
    "register",
    "--title",
    "屋顶漏雨",
    "--text",
    "屋顶漏雨两个月。",
    "--name",
    "何桂香",
    "--request",
    "form-1",
    "--json",
];
/// Imports the file of [`Office::put_register`].
pub const IMPORT: [&str; 5] = ["import", "in.csv", "--mapping", "map.toml", "--json"];
/// The data folder, as the program names it.
const DATA: &str = "xinze-data";
/// Matters of an office when a test begins.
pub const AT_FIRST: u64 = 1;

/// What the program said at its end.
#[derive(Debug)]
pub struct Done {
    /// `None` where a signal ended it.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Done {
    /// What it printed for programs; `None` where that is not whole.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_str(&self.out).ok()
    }

    /// Whether it says what happened and what to do, in words that were written for it.
    pub fn says_what_to_do(&self) -> bool {
        let known = [
            "The disk is full. Nothing was recorded. Make room",
            "The disk could not be read or written. Nothing was recorded. Look at",
            "The database may only be read. Nothing was recorded. Give",
            "The database file cannot be opened. Check",
            "not known whether it was. Look at the matter first",
            "took this back together with what was recorded at the same time. Nothing was recorded. Please",
        ];
        known.iter().any(|words| self.err.contains(words))
    }
}

pub struct Office {
    holds: tempfile::TempDir,
    /// The same without symbolic links, as the kernel names it.
    folder: PathBuf,
    /// Where it keeps its matters; an SQLite file in the folder where it is `None`.
    address: Option<String>,
}

impl Office {
    /// A new office without matters, on SQLite unless there is an address, founded with the fault.
    pub fn founded(address: Option<String>, fault: &Fault) -> Self {
        let office = Self::empty(address);
        let init = ["init", "--division", "990101", "--division-name", "云溪县", "--office", "云溪县信访局"];
        let done = office.run(fault, &[&init[..], &["--mark", "云信", "--clerk", "苏小禾"]].concat());
        assert_eq!(done.code, Some(0), "{}", done.err);
        office
    }

    /// An office on SQLite with one matter.
    pub fn new() -> Self {
        static FIRST: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
        let first = FIRST.get_or_init(|| {
            let office = Self::founded(None, &Fault::default());
            office.json(&["matter", "act", "register", "--title", "路灯", "--text", "路灯不亮。", "--name", "马会川"]);
            let read = |name: &String| std::fs::read(office.folder.join(DATA).join(name)).unwrap();
            office.data().into_iter().map(|name| (name.clone(), read(&name))).collect()
        });
        let office = Self::empty(None);
        std::fs::create_dir(office.folder.join(DATA)).unwrap();
        for (name, bytes) in first {
            let made =
                File::options().write(true).create_new(true).mode(0o600).open(office.folder.join(DATA).join(name));
            made.unwrap().write_all(bytes).unwrap();
        }
        office
    }

    /// Names of the files in the data folder, sorted.
    pub fn data(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.join(DATA)).unwrap().map(Result::unwrap);
        let files = entries.filter(|entry| entry.file_type().unwrap().is_file());
        let mut names: Vec<String> = files.map(|entry| entry.file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// A folder without an installation.
    pub fn empty(address: Option<String>) -> Self {
        let holds = tempfile::tempdir().unwrap();
        let folder = holds.path().canonicalize().unwrap();
        Self { holds, folder, address }
    }

    /// The same once more, in a folder of its own.
    pub fn copy(&self) -> Self {
        let other = Self::empty(self.address.clone());
        for folder in ["", DATA] {
            std::fs::create_dir_all(other.folder.join(folder)).unwrap();
            for entry in std::fs::read_dir(self.folder.join(folder)).unwrap().map(Result::unwrap) {
                if entry.file_type().unwrap().is_file() {
                    std::fs::copy(entry.path(), other.folder.join(folder).join(entry.file_name())).unwrap();
                }
            }
        }
        other
    }

    /// The same office and its keys, with another way to its database.
    pub fn through(&self, address: String) -> Self {
        Self { address: Some(address), ..self.copy() }
    }

    pub fn folder(&self) -> &Path {
        debug_assert!(self.holds.path().exists());
        &self.folder
    }

    pub fn database(&self) -> PathBuf {
        self.folder.join(DATA).join("xinze.db")
    }

    /// Writes a register of so many rows, and what its columns mean.
    pub fn put_register(&self, rows: u64) {
        let mapping = "source = \"台账\"\n[columns]\nkey = \"编号\"\ntext = \"内容\"\nclaimed = \"日期\"\n\
            [fixed]\nchannel = \"letter\"\npurpose = \"claim\"\n";
        std::fs::write(self.folder.join("map.toml"), mapping).unwrap();
        let mut register = String::from("编号,内容,日期\n");
        for row in 1..=rows {
            register.push_str(&format!("{row},路灯不亮第{row}盏,2026-03-02\n"));
        }
        std::fs::write(self.folder.join("in.csv"), register).unwrap();
    }

    /// The program, ready to be started here.
    pub fn program(&self, fault: &Fault, args: &[&str]) -> Command {
        let mut program = Command::new(setting("XINZE_BIN").expect("no binary: run `cargo xtask test`"));
        program.current_dir(&self.folder).args(args).env("XINZE_LANG", "en").env_remove("XINZE_DATABASE");
        if let Some(address) = &self.address {
            program.env("XINZE_DATABASE", address);
        }
        fault.strike(&mut program, &self.folder);
        program
    }

    pub fn run(&self, fault: &Fault, args: &[&str]) -> Done {
        let done = self.program(fault, args).output().expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Done { code: done.status.code(), out: text(done.stdout), err: text(done.stderr) }
    }

    /// Runs a command without faults; it succeeds and prints JSON.
    pub fn json(&self, args: &[&str]) -> Value {
        let done = self.run(&Fault::default(), &[args, &["--json"]].concat());
        assert_eq!(done.code, Some(0), "{args:?}: {}", done.err);
        done.json().unwrap_or_else(|| panic!("{args:?}: {}", done.out))
    }

    /// Starts the program anew, which checks everything that is stored, and returns the number of matters.
    pub fn verified(&self) -> u64 {
        self.json(&["ledger", "verify"])["matters"].as_u64().unwrap()
    }

    /// What the program did to the files here, in order: kind and path of each call.
    pub fn traced(&self, args: &[&str]) -> Vec<(String, String)> {
        let trace = tempfile::NamedTempFile::new().unwrap();
        let done = self.run(&Fault::traced(trace.path()), args);
        assert_eq!(done.code, Some(0), "{args:?}: {}", done.err);
        let text = std::fs::read_to_string(trace.path()).unwrap();
        let call = |line: &str| line.split_once(' ').map(|(kind, path)| (kind.to_owned(), path.to_owned())).unwrap();
        text.lines().map(call).collect()
    }

    /// How many calls of each kind the program makes for this.
    pub fn calls(&self, args: &[&str]) -> BTreeMap<String, u64> {
        let mut calls = BTreeMap::new();
        self.traced(args).into_iter().for_each(|(kind, _)| *calls.entry(kind).or_default() += 1);
        calls
    }
}
