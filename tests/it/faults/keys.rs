//! The file of the master keys: a key is there whole and for good before anything is sealed with it, or it is not there.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::office::Office;
use super::shim::Fault;

/// Everything that can happen to a file: making it, filling it, waiting for the disk.
const OF_A_FILE: [(&str, &str); 4] = [("open", "erofs"), ("write", "enospc"), ("write", "torn"), ("sync", "eio")];

/// An office without an installation whose master key belongs into a folder of its own, which faults are aimed at.
struct Keyed {
    office: Office,
    folder: PathBuf,
    key: String,
}

impl Keyed {
    fn new() -> Self {
        let office = Office::empty(None);
        let folder = office.folder().join("keys");
        std::fs::create_dir(&folder).unwrap();
        let key = folder.join("master.key").display().to_string();
        Self { office, folder, key }
    }

    fn run(&self, fault: Fault, args: &[&str]) -> super::office::Done {
        self.office.run(&fault.under(&self.folder), &[args, &["--master-key-file", &self.key]].concat())
    }

    fn init(&self, fault: Fault) -> super::office::Done {
        let init = ["init", "--division", "990101", "--division-name", "云溪县", "--office", "云溪县信访局"];
        self.run(fault, &[&init[..], &["--mark", "云信", "--clerk", "苏小禾"]].concat())
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.folder).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn lines(&self) -> usize {
        assert_eq!(std::fs::metadata(&self.key).unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::read_to_string(&self.key).unwrap().lines().count()
    }
}

#[test]
fn a_first_master_key_that_cannot_be_written_leaves_no_half_of_it() {
    for (kind, how) in OF_A_FILE {
        let keyed = Keyed::new();
        let done = keyed.init(Fault::calls(kind, how, 1, 0));
        assert_eq!(done.code, Some(1), "{kind} {how}: {done:?}");
        assert!(done.err.contains("master.key cannot be written: "), "{kind} {how}: {}", done.err);
        assert_eq!(keyed.names(), [""; 0], "{kind} {how}");
        assert_eq!(keyed.init(Fault::default()).code, Some(0), "{kind} {how}: afterwards");
        assert_eq!((keyed.names(), keyed.lines()), (vec!["master.key".to_owned()], 1));
    }
    // The file reaches the disk and its name does not.
    let keyed = Keyed::new();
    assert_eq!(keyed.init(Fault::calls("sync", "eio", 2, 0)).code, Some(1));
    assert_eq!(keyed.names(), [""; 0], "nothing is sealed with a key that a power cut may take back");
}

#[test]
fn a_further_master_key_is_added_whole_or_not_at_all_and_nothing_is_left_beside_it() {
    let keyed = Keyed::new();
    assert_eq!(keyed.init(Fault::default()).code, Some(0));
    let before = std::fs::read(&keyed.key).unwrap();
    for (kind, how) in OF_A_FILE.into_iter().chain([("rename", "eio")]) {
        let done = keyed.run(Fault::calls(kind, how, 1, 0), &["keys", "rotate"]);
        assert_eq!(done.code, Some(1), "{kind} {how}: {done:?}");
        assert!(done.err.contains("master.key cannot be written: "), "{kind} {how}: {}", done.err);
        assert_eq!(std::fs::read(&keyed.key).unwrap(), before, "{kind} {how}");
        assert_eq!(keyed.names(), ["master.key"], "{kind} {how}");
    }
    // Killed just before the new file takes the place of the old one: the next run clears up.
    let done = keyed.run(Fault::calls("rename", "kill", 1, 1), &["keys", "rotate"]);
    assert_eq!((done.code, keyed.names()), (None, vec!["master.key".to_owned(), "master.key.new".to_owned()]));
    assert_eq!(std::fs::read(&keyed.key).unwrap(), before);
    assert_eq!(keyed.run(Fault::default(), &["keys", "rotate"]).code, Some(0));
    assert_eq!((keyed.names(), keyed.lines()), (vec!["master.key".to_owned()], 2));
    // The new key is in its place, and nobody knows whether that outlives a power cut: nothing is wrapped with it yet.
    let done = keyed.run(Fault::calls("sync", "eio", 2, 0), &["keys", "rotate"]);
    assert_eq!((done.code, keyed.lines()), (Some(1), 3), "{done:?}");
    let used = |wanted: &str| {
        let done = keyed.run(Fault::default(), &["keys", "check", "--json"]);
        let told = done.json().unwrap();
        let used: Vec<String> =
            told["masters"].as_array().unwrap().iter().map(|one| one["master"].to_string()).collect();
        assert_eq!(used, [wanted], "{told}");
    };
    used("2");
    assert_eq!(keyed.run(Fault::default(), &["keys", "rotate"]).code, Some(0), "it goes on where it was");
    used("3");
    assert_eq!(keyed.lines(), 3);
}
