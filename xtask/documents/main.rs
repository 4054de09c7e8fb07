//! The documents that are made from the rule packs, the wording and the tests. Run by `cargo xtask docs`.
//!
//! `documents` writes them; `documents --check` fails if one of them is stale.
#![expect(clippy::print_stdout, reason = "a command-line tool speaks through its output")]

mod conformance;
mod markdown;
mod project;
mod reference;
mod words;

use std::path::Path;
use std::process::ExitCode;

use project::Project;

/// Whether stale documents are written again or are a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Write,
    Check,
}

/// One file that is made, and everything that is wrong with what it is made of.
struct Made {
    path: &'static str,
    text: String,
}

fn main() -> ExitCode {
    let mode = if std::env::args().any(|word| word == "--check") { Mode::Check } else { Mode::Write };
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let faults = run(package.parent().unwrap_or(package), mode);
    for fault in &faults {
        println!("{fault}");
    }
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Makes every document, and writes or compares it. Returns `path:line: message` for everything that is wrong.
fn run(root: &Path, mode: Mode) -> Vec<String> {
    let project = match Project::read(root) {
        Ok(project) => project,
        Err(faults) => return faults,
    };
    let mut faults = Vec::new();
    let reference = reference::page(&project, &mut faults);
    let (conformance, open) = conformance::documents(&project, mode, &mut faults);
    for made in [reference, conformance].into_iter().chain(open) {
        if let Err(fault) = bring_up_to_date(root, mode, &made) {
            faults.push(fault);
        }
    }
    faults
}

fn bring_up_to_date(root: &Path, mode: Mode, made: &Made) -> Result<(), String> {
    let path = made.path;
    let full = root.join(path);
    let old = std::fs::read_to_string(&full).unwrap_or_default();
    if old == made.text {
        return Ok(());
    }
    match mode {
        Mode::Check => Err(format!("{path}:{}: stale; run cargo xtask docs", first_difference(&old, &made.text))),
        Mode::Write => {
            println!("{path}: brought up to date");
            std::fs::write(&full, &made.text).map_err(|error| format!("{path}:1: {error}"))
        }
    }
}

/// The first line in which two texts differ, from 1.
fn first_difference(old: &str, new: &str) -> usize {
    1 + old.lines().zip(new.lines()).take_while(|(old, new)| old == new).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_document_is_named_with_its_line_then_written_then_fresh() {
        let root = std::env::temp_dir().join(format!("documents-{}", std::process::id()));
        std::fs::create_dir_all(root.join("docs")).unwrap();
        std::fs::write(root.join("docs/a.md"), "1\n2\n3\n").unwrap();
        let made = Made { path: "docs/a.md", text: "1\n2\nIII\n".to_owned() };
        let stale = bring_up_to_date(&root, Mode::Check, &made);
        assert_eq!(stale, Err("docs/a.md:3: stale; run cargo xtask docs".to_owned()));
        assert_eq!(bring_up_to_date(&root, Mode::Write, &made), Ok(()));
        assert_eq!(bring_up_to_date(&root, Mode::Check, &made), Ok(()));
        std::fs::remove_dir_all(&root).unwrap();
    }
}
