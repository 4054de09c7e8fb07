//! The workspace's own `Cargo.toml` files and its `Cargo.lock`, as far as the checks need them.
//!
//! Read line by line: a TOML library would have to be built before the first check could run.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// When a dependency is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Normal,
    Dev,
    Build,
}

/// One line of a dependency table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// The package's name, not the alias under which the crate knows it.
    pub name: String,
    pub kind: Kind,
    pub line: usize,
}

/// What one `Cargo.toml` says.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    /// Relative to the repository's root, with `/`.
    pub path: String,
    pub name: String,
    pub description: String,
    pub dependencies: Vec<Dependency>,
}

impl Manifest {
    /// Reads one file. `aliases` holds the workspace's renamed dependencies, from [`aliases`].
    pub fn read(path: &str, text: &str, aliases: &BTreeMap<String, String>) -> Self {
        let mut manifest = Self { path: path.to_owned(), ..Self::default() };
        let mut section = Section::Other;
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            if let Some(header) = line.strip_prefix('[') {
                section = Section::read(header.trim_end_matches(']'));
                if let Section::One(kind, name) = &section {
                    let name = aliases.get(name).unwrap_or(name).clone();
                    manifest.dependencies.push(Dependency { name, kind: *kind, line: number });
                }
                continue;
            }
            let Some((key, value)) = key_and_value(line) else {
                continue;
            };
            match &section {
                Section::Package if key == "name" => manifest.name = quoted(value).to_owned(),
                Section::Package if key == "description" => manifest.description = quoted(value).to_owned(),
                Section::Table(kind) => {
                    let key = aliases.get(key).map_or(key, String::as_str);
                    let name = renamed(value).unwrap_or(key).to_owned();
                    manifest.dependencies.push(Dependency { name, kind: *kind, line: number });
                }
                Section::One(..) if key == "package" => {
                    if let Some(last) = manifest.dependencies.last_mut() {
                        quoted(value).clone_into(&mut last.name);
                    }
                }
                Section::Package | Section::One(..) | Section::Other => {}
            }
        }
        manifest
    }

    /// The names of this kind of dependency.
    pub fn names(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.dependencies.iter().filter(move |dep| dep.kind == kind).map(|dep| dep.name.as_str())
    }
}

/// The dependencies that the workspace's own `Cargo.toml` renames: alias to package.
pub fn aliases(workspace_manifest: &str) -> BTreeMap<String, String> {
    let mut inside = false;
    let mut found = BTreeMap::new();
    for line in workspace_manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            inside = line == "[workspace.dependencies]";
        } else if inside
            && let Some((key, value)) = key_and_value(line)
            && let Some(package) = renamed(value)
        {
            found.insert(key.to_owned(), package.to_owned());
        }
    }
    found
}

enum Section {
    Package,
    /// `[dependencies]`, `[target.'cfg(unix)'.dev-dependencies]`
    Table(Kind),
    /// `[dependencies.sqlx]`
    One(Kind, String),
    Other,
}

impl Section {
    fn read(header: &str) -> Self {
        if header == "package" {
            return Self::Package;
        }
        let kinds =
            [("dev-dependencies", Kind::Dev), ("build-dependencies", Kind::Build), ("dependencies", Kind::Normal)];
        for (word, kind) in kinds {
            if header == word || header.ends_with(&format!(".{word}")) {
                return Self::Table(kind);
            }
            if let Some((before, name)) = header.split_once(&format!("{word}."))
                && (before.is_empty() || before.ends_with('.'))
            {
                return Self::One(kind, name.trim_matches('"').to_owned());
            }
        }
        Self::Other
    }
}

/// `sqlx.workspace = true` gives `sqlx` and `true`; a comment or the inside of a list gives nothing.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once('=')?;
    let key = key.trim().trim_matches('"');
    let key = key.split_once('.').map_or(key, |(first, _)| first);
    let sound = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    sound.then_some((key, value.trim()))
}

fn quoted(value: &str) -> &str {
    value.split('"').nth(1).unwrap_or_default()
}

fn renamed(value: &str) -> Option<&str> {
    let (_, after) = value.split_once("package")?;
    after.trim_start().strip_prefix('=').map(quoted)
}

/// The packages of a `Cargo.lock`, with who needs whom.
#[derive(Debug, Default)]
pub struct Lock {
    packages: Vec<Package>,
}

#[derive(Debug, Default)]
struct Package {
    name: String,
    version: String,
    /// `name` or, if several versions are locked, `name version`.
    needs: Vec<String>,
}

impl Lock {
    pub fn read(text: &str) -> Self {
        let mut packages: Vec<Package> = Vec::new();
        for line in text.lines() {
            if line == "[[package]]" {
                packages.push(Package::default());
                continue;
            }
            let Some(package) = packages.last_mut() else { continue };
            if let Some(name) = line.strip_prefix("name = ") {
                quoted(name).clone_into(&mut package.name);
            } else if let Some(version) = line.strip_prefix("version = ") {
                quoted(version).clone_into(&mut package.version);
            } else if line.starts_with(" \"") {
                package.needs.push(quoted(line).to_owned());
            }
        }
        Self { packages }
    }

    /// Everything that `direct` (as the package `of` needs it) brings along: each package with the one that needs it.
    pub fn reach(&self, of: &str, direct: &[&str]) -> BTreeMap<String, String> {
        let mut needed_by = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut waiting: VecDeque<(&str, &str)> = VecDeque::new();
        if let Some(top) = self.packages.iter().find(|package| package.name == of) {
            let wanted = top.needs.iter().filter(|need| direct.contains(&name_of(need)));
            waiting.extend(wanted.map(|need| (of, need.as_str())));
        }
        while let Some((by, need)) = waiting.pop_front() {
            if !seen.insert(need) {
                continue;
            }
            needed_by.entry(name_of(need).to_owned()).or_insert_with(|| by.to_owned());
            if let Some(package) = self.packages.iter().find(|package| package.answers(need)) {
                waiting.extend(package.needs.iter().map(|next| (package.name.as_str(), next.as_str())));
            }
        }
        needed_by
    }
}

impl Package {
    fn answers(&self, need: &str) -> bool {
        let mut words = need.split(' ');
        words.next() == Some(&self.name) && words.next().is_none_or(|version| version == self.version)
    }
}

fn name_of(need: &str) -> &str {
    need.split(' ').next().unwrap_or(need)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_dependency_is_read() {
        let text = "\
[package]
name = \"app\"
description = \"Use cases.\"

[dependencies]
store.workspace = true
# domain = \"1\"
serde = { version = \"1\", features = [
    \"derive\",
] }
db = { package = \"sqlx\", version = \"0.9\" }
clock = { workspace = true }

[dependencies.rand]
version = \"0.10\"

[target.'cfg(unix)'.dev-dependencies]
proptest = \"1\"

[build-dependencies.made]
package = \"cc\"
";
        let aliases = aliases("[workspace.dependencies]\nclock = { package = \"jiff\", version = \"0.2\" }\n");
        let manifest = Manifest::read("crates/app/Cargo.toml", text, &aliases);
        assert_eq!((manifest.name.as_str(), manifest.description.as_str()), ("app", "Use cases."));
        assert_eq!(manifest.names(Kind::Normal).collect::<Vec<_>>(), ["store", "serde", "sqlx", "jiff", "rand"]);
        assert_eq!(manifest.names(Kind::Dev).collect::<Vec<_>>(), ["proptest"]);
        assert_eq!(manifest.names(Kind::Build).collect::<Vec<_>>(), ["cc"]);
        assert_eq!(manifest.dependencies.first().map(|dep| dep.line), Some(6));
    }

    #[test]
    fn the_lock_is_followed_to_the_end_and_by_version() {
        let lock = Lock::read(
            "[[package]]\nname = \"law\"\nversion = \"0.1.0\"\ndependencies = [\n \"a 2.0.0\",\n \"proptest\",\n]\n\n\
             [[package]]\nname = \"a\"\nversion = \"1.0.0\"\ndependencies = [\n \"tokio\",\n]\n\n\
             [[package]]\nname = \"a\"\nversion = \"2.0.0\"\ndependencies = [\n \"b\",\n]\n\n\
             [[package]]\nname = \"b\"\nversion = \"1.0.0\"\ndependencies = [\n \"a 2.0.0\",\n]\n\n\
             [[package]]\nname = \"proptest\"\nversion = \"1.0.0\"\ndependencies = [\n \"rand\",\n]\n",
        );
        let reached = lock.reach("law", &["a"]);
        assert_eq!(reached.get("b").map(String::as_str), Some("a"));
        assert!(!reached.contains_key("tokio"), "that is the other version of a");
        assert!(!reached.contains_key("rand"), "proptest was not asked for");
        assert!(lock.reach("law", &["a", "proptest"]).contains_key("rand"));
    }
}
