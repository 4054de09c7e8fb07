//! `cargo xtask docs`: the generated parts of the documents, and what the documents promise.

mod blocks;
mod crates;
mod links;

use std::path::Path;

use crate::manifest::Manifest;
use crate::programs::{self, Stop, cargo};
use crate::tidy::{self, TextFile};

/// Whether stale documents are written again or are a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Write,
    Check,
}

/// A part of a document that is made from the project itself.
struct Generated {
    path: &'static str,
    /// The name in `<!-- generated: name -->`; the part ends at `<!-- end -->`.
    block: &'static str,
    make: fn(&[Manifest]) -> String,
}

const GENERATED: [Generated; 1] = [Generated { path: "docs/ARCHITECTURE.md", block: "crates", make: crates::table }];

/// The two commands that a newcomer needs, and the pages that must show them.
const COMMANDS: [&str; 2] = ["cargo run --release -- demo", "cargo xtask test"];
const FRONT_PAGES: [&str; 2] = ["README.md", "README.zh-CN.md"];

/// The program that makes whole documents from the packs, the wording and the tests (`xtask/documents/`).
const DOCUMENTS: [&str; 8] = ["run", "--quiet", "--locked", "--package", "xtask", "--example", "documents", "--"];

/// Brings the documents and their generated parts up to date or compares them, then checks links and commands.
pub fn run(root: &Path, mode: Mode) -> Result<(), Stop> {
    let check = (mode == Mode::Check).then_some("--check");
    let documents = programs::run(cargo(root).args(DOCUMENTS).args(check));
    let files = tidy::project_files(root)?;
    let mut faults = generated(root, mode, &tidy::manifests(&files));
    faults.extend(files.iter().flat_map(|file| links::broken(root, file)));
    faults.extend(missing_commands(&files));
    for fault in &faults {
        println!("{fault}");
    }
    match faults.len() {
        0 => documents,
        1 => Err(Stop::because("docs: 1 fault")),
        count => Err(Stop::because(format!("docs: {count} faults"))),
    }
}

fn generated(root: &Path, mode: Mode, manifests: &[Manifest]) -> Vec<String> {
    let mut faults = Vec::new();
    for part in &GENERATED {
        if let Err(fault) = bring_up_to_date(root, mode, part, manifests) {
            faults.push(fault);
        }
    }
    faults
}

fn bring_up_to_date(root: &Path, mode: Mode, part: &Generated, manifests: &[Manifest]) -> Result<(), String> {
    let path = part.path;
    let full = root.join(path);
    let old = std::fs::read_to_string(&full)
        .map_err(|error| format!("{path}:1: {error}; write it, with {}", blocks::example(part.block)))?;
    let new = blocks::replace(&old, part.block, &(part.make)(manifests)).map_err(|fault| format!("{path}:{fault}"))?;
    if new == old {
        return Ok(());
    }
    match mode {
        Mode::Check => Err(format!("{path}:{}", blocks::first_difference(&old, &new))),
        Mode::Write => {
            println!("{path}: {} brought up to date", part.block);
            std::fs::write(&full, new).map_err(|error| format!("{path}:1: {error}"))
        }
    }
}

fn missing_commands(files: &[TextFile]) -> Vec<String> {
    let mut faults = Vec::new();
    for page in FRONT_PAGES {
        let Some(file) = files.iter().find(|file| file.path == page) else {
            faults.push(format!("{page}:1: the page is missing"));
            continue;
        };
        let missing = COMMANDS.iter().filter(|command| !file.text.contains(**command));
        faults.extend(missing.map(|command| format!("{page}:1: does not show `{command}`")));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn page(path: &str, text: &str) -> TextFile {
        TextFile { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn both_front_pages_show_both_commands() {
        let both = "cargo run --release -- demo\ncargo xtask test\n";
        assert!(missing_commands(&[page("README.md", both), page("README.zh-CN.md", both)]).is_empty());
        let faults = missing_commands(&[page("README.md", "cargo run --release -- demo\n")]);
        assert_eq!(faults, ["README.md:1: does not show `cargo xtask test`", "README.zh-CN.md:1: the page is missing"]);
    }

    /// A folder with the one generated document, removed at the end.
    struct Copy(PathBuf);

    impl Copy {
        fn with(name: &str, text: &str) -> Self {
            let root = std::env::temp_dir().join(format!("xtask-docs-{}-{name}", std::process::id()));
            std::fs::create_dir_all(root.join("docs")).unwrap();
            std::fs::write(root.join("docs/ARCHITECTURE.md"), text).unwrap();
            Self(root)
        }
    }

    impl Drop for Copy {
        fn drop(&mut self) {
            std::fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn a_stale_part_is_shown_then_written_then_fresh() {
        let copy = Copy::with("stale", "# A\n\n<!-- generated: crates -->\nold\n<!-- end -->\n\nRest.\n");
        let manifests = [Manifest { name: "law".to_owned(), description: "Rules.".to_owned(), ..Manifest::default() }];
        let stale = generated(&copy.0, Mode::Check, &manifests);
        assert_eq!(stale.len(), 1);
        assert!(stale.iter().all(|fault| fault.starts_with("docs/ARCHITECTURE.md:4: stale")), "{stale:?}");
        assert!(generated(&copy.0, Mode::Write, &manifests).is_empty());
        assert!(generated(&copy.0, Mode::Check, &manifests).is_empty());
        let text = std::fs::read_to_string(copy.0.join("docs/ARCHITECTURE.md")).unwrap();
        assert!(text.starts_with("# A\n\n<!-- generated: crates -->\n| crate"), "{text}");
        assert!(text.ends_with("<!-- end -->\n\nRest.\n"), "{text}");
    }

    #[test]
    fn a_missing_document_says_how_to_begin_it() {
        let faults = generated(Path::new("no-such-folder"), Mode::Write, &[]);
        assert_eq!(faults.len(), 1);
        assert!(faults.iter().all(|fault| fault.contains("<!-- generated: crates -->")), "{faults:?}");
    }
}
