//! Names that say nothing, paths of one machine, and words that are not the project's.

use super::{Fault, RustFile, TextFile};

/// A drawer with such a name collects what nobody thought through.
const DRAWERS: [&str; 6] = ["common", "helper", "helpers", "misc", "util", "utils"];

/// Where machines keep their own files. Written in pieces, so that this file holds none.
const MACHINE: [&str; 3] = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];

/// Words that the project never contains, in small letters and in pieces: it speaks only of itself, not of the tools
/// it was written with or the mirrors it was built from.
const STRANGERS: [&str; 22] = [
    concat!("anth", "ropic"),
    concat!("chat", "gpt"),
    concat!("cla", "ude"),
    concat!("co", "pilot"),
    concat!("co-author", "ed-by"),
    concat!("deep", "seek"),
    concat!("gem", "ini"),
    concat!("open", "ai"),
    concat!("language ", "model"),
    concat!("sub", "agent"),
    concat!("ai ", "assistant"),
    concat!("ai-", "generated"),
    concat!("context ", "window"),
    concat!("system ", "prompt"),
    concat!("index.crates", ".io"),
    concat!("static.crates", ".io"),
    concat!("registry.npm", "js.org"),
    concat!("python", "hosted.org"),
    concat!("pypi", ".org"),
    concat!("proxy.gol", "ang.org"),
    concat!("deb.deb", "ian.org"),
    concat!("rs", "proxy"),
];

/// Files and folders named like a drawer.
pub fn names(file: &TextFile) -> Option<Fault> {
    let stems = file.path.split('/').map(|part| part.split('.').next().unwrap_or(part));
    let drawer = stems.into_iter().find(|stem| DRAWERS.contains(stem))?;
    Some(file.fault(1, "names", format!("`{drawer}` names no thing: what does it hold?")))
}

/// Modules named like a drawer.
pub fn module_names(file: &RustFile<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for drawer in DRAWERS {
        for line in file.source.lines_with(&format!("mod {drawer}")) {
            faults.push(file.file.fault(line, "names", format!("`{drawer}` names no thing: what does it hold?")));
        }
    }
    faults
}

/// Absolute paths of one machine.
pub fn machine_paths(file: &TextFile) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(file.text.lines()) {
        for folder in MACHINE {
            if line.match_indices(folder).any(|(at, _)| begins_a_path(line, at)) {
                faults.push(file.fault(number, "machine", format!("`{folder}` is a path of one machine")));
            }
        }
    }
    faults
}

/// Words of others. The lock file names its registry, and is written by cargo.
pub fn strangers(file: &TextFile) -> Vec<Fault> {
    if file.path.ends_with(".lock") {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(file.text.lines()) {
        let line = line.to_lowercase();
        for word in STRANGERS.iter().filter(|word| line.contains(*word)) {
            faults.push(file.fault(number, "words", format!("`{word}`: the project speaks only of itself")));
        }
    }
    faults
}

/// The slash in `docs/home/` or `{folder}/home/` goes on with a path that began elsewhere.
fn begins_a_path(line: &str, at: usize) -> bool {
    let before = line.get(..at).and_then(|before| before.chars().next_back());
    !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '}' | ')' | '*'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::samples::{check, lines, text};

    #[test]
    fn drawers_are_found_as_files_folders_and_modules() {
        for path in ["crates/web/src/utils.rs", "crates/web/src/common/dates.rs", "web/helpers.test.js"] {
            assert!(names(&text(path, "")).is_some(), "{path}");
        }
        assert!(names(&text("crates/web/src/commonplace.rs", "")).is_none());
        let found = check("a.rs", "pub mod helpers {\n}\nmod miscellany;\n// mod utils\nmod utils;\n", module_names);
        assert_eq!(
            found.iter().map(|fault| fault.split(' ').next().unwrap_or_default()).collect::<Vec<_>>(),
            ["1", "5"]
        );
    }

    #[test]
    fn a_path_of_one_machine_is_found_and_a_longer_path_is_not() {
        for folder in MACHINE {
            let sample = text("a.md", &format!("see {folder}main\n`{folder}x`\ndocs{folder}x\n{{base}}{folder}x\n"));
            assert_eq!(lines(&machine_paths(&sample)), [1, 2], "{folder}");
        }
    }

    #[test]
    fn strangers_are_found_in_any_case() {
        for word in STRANGERS {
            assert_eq!(word, word.to_lowercase());
            let sample = format!("fine\nsays {} here\n", word.to_uppercase());
            assert_eq!(lines(&strangers(&text("docs/a.md", &sample))), [2], "{word}");
            assert_eq!(strangers(&text("Cargo.lock", &sample)), []);
        }
    }
}
