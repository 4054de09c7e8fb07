//! `cargo xtask tidy`: the house rules that neither the compiler nor clippy knows.
//!
//! Every check is a function from files to faults and can be read, and tested, alone.

mod layers;
mod length;
mod purity;
mod ratchet;
mod source;
mod sql;
mod test_manners;
mod text;
mod words;

use std::path::Path;
use std::process::Command;

use crate::manifest::{self, Manifest};
use crate::programs::{self, Stop};
use source::Source;

/// One breach of one rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    pub path: String,
    /// Counted from 1; 0 if the fault is the whole file's.
    pub line: usize,
    pub rule: &'static str,
    pub message: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {} ({})", self.path, self.line.max(1), self.message, self.rule)
    }
}

/// A text file of the project.
#[derive(Debug)]
pub struct TextFile {
    /// Relative to the repository's root, with `/`.
    pub path: String,
    pub text: String,
}

impl TextFile {
    /// The part of the name after the last dot, or nothing.
    pub fn extension(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    pub fn fault(&self, line: usize, rule: &'static str, message: impl Into<String>) -> Fault {
        Fault { path: self.path.clone(), line, rule, message: message.into() }
    }
}

/// A Rust file with its text taken apart.
#[derive(Debug)]
pub struct RustFile<'a> {
    pub file: &'a TextFile,
    pub source: Source,
}

/// Prints every fault, and fails if there is one.
pub fn run(root: &Path) -> Result<(), Stop> {
    let mut faults = faults(root)?;
    faults.sort();
    faults.dedup();
    for fault in &faults {
        println!("{fault}");
    }
    match faults.len() {
        0 => Ok(()),
        1 => Err(Stop::because("tidy: 1 fault")),
        count => Err(Stop::because(format!("tidy: {count} faults"))),
    }
}

fn faults(root: &Path) -> Result<Vec<Fault>, Stop> {
    let files = project_files(root)?;
    let rust: Vec<RustFile> = files
        .iter()
        .filter(|file| file.extension() == "rs")
        .map(|file| RustFile { file, source: Source::read(&file.text) })
        .collect();
    let manifests = manifests(&files);
    let lock = text_of(&files, "Cargo.lock").map(manifest::Lock::read).unwrap_or_default();

    let mut faults = Vec::new();
    for file in &files {
        faults.extend(text::whitespace(file));
        faults.extend(text::line_length(file));
        faults.extend(words::names(file));
        faults.extend(words::machine_paths(file));
        faults.extend(words::strangers(file));
        faults.extend(sql::changed_past_in_script(file));
    }
    let mut long = Vec::new();
    for file in &rust {
        long.extend(length::file(file));
        long.extend(length::functions(file));
        faults.extend(purity::forbidden_words(file));
        faults.extend(sql::outside_store(file));
        faults.extend(sql::changed_past(file));
        faults.extend(test_manners::ignored(file));
        faults.extend(test_manners::sleeping(file));
        faults.extend(words::module_names(file));
    }
    faults.extend(ratchet::compare(&long, text_of(&files, ratchet::PATH).unwrap_or_default()));
    faults.extend(ratchet::only_shrinks(root, text_of(&files, ratchet::PATH).unwrap_or_default()));
    faults.extend(layers::line(&manifests));
    faults.extend(layers::only_store_has_sqlx(&manifests));
    faults.extend(purity::pure_dependencies(&manifests, &lock));
    Ok(faults)
}

/// Every text file that git tracks or would track; files that are not UTF-8 are not text.
pub fn project_files(root: &Path) -> Result<Vec<TextFile>, Stop> {
    let mut list = Command::new("git");
    list.current_dir(root).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let listed = programs::output(&mut list)?;
    let mut files = Vec::new();
    for path in listed.split('\0').filter(|path| !path.is_empty()) {
        // A file that is deleted but not yet from the index, a link, or a picture has no text to check.
        let full = root.join(path);
        if full.symlink_metadata().is_ok_and(|found| found.is_file())
            && let Ok(text) = std::fs::read_to_string(&full)
            && !text.contains('\0')
        {
            files.push(TextFile { path: path.to_owned(), text });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Every package of the workspace.
pub fn manifests(files: &[TextFile]) -> Vec<Manifest> {
    let aliases = manifest::aliases(text_of(files, "Cargo.toml").unwrap_or_default());
    files
        .iter()
        .filter(|file| file.path.ends_with("/Cargo.toml"))
        .map(|file| Manifest::read(&file.path, &file.text, &aliases))
        .collect()
}

fn text_of<'a>(files: &'a [TextFile], path: &str) -> Option<&'a str> {
    files.iter().find(|file| file.path == path).map(|file| file.text.as_str())
}

#[cfg(test)]
mod samples {
    use super::*;

    pub fn text(path: &str, text: &str) -> TextFile {
        TextFile { path: path.to_owned(), text: text.to_owned() }
    }

    /// The faults of one check on one Rust file, as `line message`.
    pub fn check(path: &str, source: &str, check: impl Fn(&RustFile<'_>) -> Vec<Fault>) -> Vec<String> {
        let file = text(path, source);
        let rust = RustFile { file: &file, source: Source::read(source) };
        check(&rust).iter().map(|fault| format!("{} {}", fault.line, fault.message)).collect()
    }

    pub fn lines(faults: &[Fault]) -> Vec<usize> {
        faults.iter().map(|fault| fault.line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_printed_where_editors_find_it() {
        let fault = samples::text("crates/law/src/lib.rs", "").fault(7, "text", "trailing space");
        assert_eq!(fault.to_string(), "crates/law/src/lib.rs:7: trailing space (text)");
    }

    #[test]
    fn the_extension_is_that_of_the_file_not_of_a_folder() {
        assert_eq!(samples::text("a.b/c", "").extension(), "");
        assert_eq!(samples::text(".ci/run.tar.gz", "").extension(), "gz");
    }
}
