//! What the documents are made of, read from the project's files: packs, wording, tests, codes of faults.

use std::path::Path;

use law::{Calendars, Fault, Pack, PackFile, load_calendar, load_pack};

use crate::words::Words;

/// A file with its path in the project.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// Relative to the project's root, with `/`.
    pub path: String,
    /// Content.
    pub text: String,
}

/// Everything that the documents are made of.
pub struct Project {
    /// The packs, in the order in which readers look for them.
    pub packs: Vec<Pack>,
    /// The files of the packs, for examples word for word.
    pub pack_files: Vec<TextFile>,
    /// The wording in both languages.
    pub words: Words,
    /// Every Rust file of the crates and of the tests.
    pub rust: Vec<TextFile>,
    /// The file that gives faults their codes.
    pub fault_codes: TextFile,
    /// The list of open articles.
    pub open_list: String,
}

/// The texts that readers look for first; the others follow by their codes.
const FIRST: [&str; 7] = ["BJ", "NAT", "AH", "JS", "BJN", "R22", "R05"];

const FAULT_CODES: &str = "crates/law/src/load/fault.rs";

impl Project {
    /// Reads the project.
    ///
    /// # Errors
    /// `path:line: message` for every file that cannot be read and every fault in a pack.
    pub fn read(root: &Path) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let pack_files = files(root, "packs", "toml", &mut faults);
        let packs = packs(root, &pack_files, &mut faults);
        let words = Words::read(&files(root, "wording", "ftl", &mut faults), &mut faults);
        let mut rust = files(root, "crates", "rs", &mut faults);
        rust.extend(files(root, "tests", "rs", &mut faults));
        let Some(fault_codes) = rust.iter().find(|file| file.path == FAULT_CODES).cloned() else {
            faults.push(format!("{FAULT_CODES}:1: the codes of faults are not where they were"));
            return Err(faults);
        };
        // The list is missing before the first open article is written into it.
        let open_list = std::fs::read_to_string(root.join(crate::conformance::OPEN)).unwrap_or_default();
        if faults.is_empty() {
            Ok(Self { packs, pack_files, words, rust, fault_codes, open_list })
        } else {
            Err(faults)
        }
    }
}

/// The text files below a folder with this extension, sorted by path.
fn files(root: &Path, folder: &str, extension: &str, faults: &mut Vec<String>) -> Vec<TextFile> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match std::fs::read_dir(root.join(&folder)) {
            Ok(entries) => entries,
            Err(error) => {
                faults.push(format!("{folder}:1: {error}"));
                continue;
            }
        };
        for entry in entries.flatten() {
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push(path);
            } else if entry.path().extension().is_some_and(|e| e == extension) {
                match std::fs::read_to_string(entry.path()) {
                    Ok(text) => found.push(TextFile { path, text }),
                    Err(error) => faults.push(format!("{path}:1: {error}")),
                }
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn packs(root: &Path, files: &[TextFile], faults: &mut Vec<String>) -> Vec<Pack> {
    let calendars = calendars(root, faults);
    let folder = |file: &TextFile| file.path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let mut folders: Vec<String> = files.iter().filter_map(folder).collect();
    folders.dedup();
    let mut packs = Vec::new();
    for name in folders {
        let of_pack = files.iter().filter(|file| folder(file).as_ref() == Some(&name));
        let of_pack: Vec<PackFile<'_>> = of_pack.map(|file| PackFile { path: &file.path, text: &file.text }).collect();
        // A list of other facts, such as the divisions, may lie among the packs; it is none.
        if !of_pack.iter().any(|file| file.path.ends_with("/pack.toml")) {
            continue;
        }
        match load_pack(&of_pack, &calendars) {
            Ok(pack) => packs.push(pack),
            Err(found) => faults.extend(found.iter().map(said)),
        }
    }
    packs.sort_by_key(|pack| {
        let code = pack.code.to_string();
        (FIRST.iter().position(|first| *first == code).unwrap_or(FIRST.len()), code)
    });
    packs
}

fn calendars(root: &Path, faults: &mut Vec<String>) -> Calendars {
    let mut years = Vec::new();
    for file in files(root, "calendars", "toml", faults) {
        match load_calendar(PackFile { path: &file.path, text: &file.text }) {
            Ok(year) => years.push(year),
            Err(found) => faults.extend(found.iter().map(said)),
        }
    }
    Calendars::new(years)
}

/// A fault in a line. `xinze rules check` says it in words.
fn said(fault: &Fault) -> String {
    let arguments: Vec<String> =
        fault.kind.arguments().iter().map(|(name, value)| format!("{name} = {value}")).collect();
    format!("{}:{}: {} ({})", fault.place.file, fault.place.line, fault.kind.code(), arguments.join(", "))
}
