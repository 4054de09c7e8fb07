//! `law`, `domain`, `vault` and `grams` read no clock, no disk, no network and no chance, and never wait.

use std::collections::BTreeMap;

use super::{Fault, RustFile};
use crate::manifest::{Kind, Lock, Manifest};

const RULE: &str = "purity";
const PURE: [&str; 4] = ["law", "domain", "vault", "grams"];

/// Words that their code does not contain.
const FORBIDDEN: [&str; 11] = [
    "std::env",
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "Timestamp::now",
    "Zoned::now",
    "async",
    ".await",
];

/// The same modules, taken from a group: `use std::{fs, io}`.
const FORBIDDEN_IN_GROUP: [&str; 7] = ["env", "fs", "net", "process", "thread", "Instant", "SystemTime"];

/// Packages that bring a clock, waiting or chance with them.
const IMPURE: [&str; 12] = [
    "async-executor",
    "async-std",
    "fastrand",
    "futures-executor",
    "getrandom",
    "mio",
    "rand",
    "rand_chacha",
    "rand_core",
    "smol",
    "tokio",
    "uuid",
];

/// Forbidden words in the code of a pure crate.
pub fn forbidden_words(file: &RustFile<'_>) -> Vec<Fault> {
    let Some(pure) = PURE.iter().find(|pure| file.file.path.starts_with(&format!("crates/{pure}/src/"))) else {
        return Vec::new();
    };
    let mut faults = Vec::new();
    for word in FORBIDDEN {
        for line in file.source.lines_with(word) {
            faults.push(file.file.fault(line, RULE, format!("`{word}` in {pure}, which is pure")));
        }
    }
    for (line, word) in grouped(&file.source.code) {
        faults.push(file.file.fault(line, RULE, format!("`{word}` from std in {pure}, which is pure")));
    }
    faults
}

/// The forbidden words in every `std::{…}` and `std::time::{…}`.
fn grouped(code: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for opening in ["std::{", "std::time::{"] {
        for (at, _) in code.match_indices(opening) {
            let line = 1 + code.get(..at).unwrap_or_default().matches('\n').count();
            let group = code.get(at + opening.len()..).and_then(|rest| rest.split(';').next()).unwrap_or_default();
            let words = group.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            found.extend(words.filter_map(|word| {
                FORBIDDEN_IN_GROUP.iter().find(|forbidden| **forbidden == word).map(|&forbidden| (line, forbidden))
            }));
        }
    }
    found
}

/// Everything impure that a pure crate would bring into the product, however deep it lies.
pub fn pure_dependencies(manifests: &[Manifest], lock: &Lock) -> Vec<Fault> {
    let mut faults = Vec::new();
    for manifest in manifests.iter().filter(|manifest| PURE.contains(&manifest.name.as_str())) {
        // What the tests of another pure crate need is not needed here, and that crate is checked by itself.
        let normal: Vec<&str> = manifest.names(Kind::Normal).filter(|name| !PURE.contains(name)).collect();
        let reached = lock.reach(&manifest.name, &normal);
        let direct = IMPURE.iter().filter(|impure| normal.contains(*impure) && !reached.contains_key(**impure));
        for impure in IMPURE.iter().filter(|impure| reached.contains_key(**impure)).chain(direct) {
            let chain = chain(&manifest.name, impure, &reached);
            let message = format!("{} is pure, and this is not: {chain}", manifest.name);
            faults.push(Fault { path: manifest.path.clone(), line: 1, rule: RULE, message });
        }
    }
    faults
}

fn chain(top: &str, impure: &str, needed_by: &BTreeMap<String, String>) -> String {
    let mut chain = vec![impure];
    while let Some(by) = chain.last().and_then(|last| needed_by.get(*last)) {
        if by == top || chain.contains(&by.as_str()) {
            break;
        }
        chain.push(by);
    }
    chain.push(top);
    chain.reverse();
    chain.join(" → ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::samples::check;

    #[test]
    fn the_clock_the_disk_and_waiting_are_found_in_code_only() {
        let source = "\
//! Never calls std::fs or Timestamp::now.
use std::fs;
fn now() -> i64 { jiff::Timestamp::now().as_microsecond() }
async fn f() { g().await }
const SAID: &str = \"std::net\";
use std::{collections::BTreeMap, net::TcpStream};
use std::time::{Duration, Instant};
";
        let found = check("crates/law/src/a.rs", source, forbidden_words);
        let lines: Vec<&str> = found.iter().map(|fault| fault.split(',').next().unwrap_or_default()).collect();
        assert_eq!(
            lines,
            [
                "2 `std::fs` in law",
                "3 `Timestamp::now` in law",
                "4 `async` in law",
                "4 `.await` in law",
                "6 `net` from std in law",
                "7 `Instant` from std in law"
            ]
        );
    }

    #[test]
    fn other_crates_may() {
        assert!(check("crates/store/src/a.rs", "use std::fs;\n", forbidden_words).is_empty());
        assert!(check("crates/law/tests/a.rs", "use std::fs;\n", forbidden_words).is_empty());
    }

    fn law(dependencies: &str) -> Vec<String> {
        let text = format!("[package]\nname = \"law\"\n{dependencies}");
        let lock = Lock::read(
            "[[package]]\nname = \"law\"\ndependencies = [\n \"jiff\",\n \"proptest\",\n]\n\n\
             [[package]]\nname = \"jiff\"\ndependencies = [\n \"deep\",\n]\n\n\
             [[package]]\nname = \"deep\"\ndependencies = [\n \"tokio\",\n]\n\n\
             [[package]]\nname = \"proptest\"\ndependencies = [\n \"rand\",\n]\n",
        );
        let manifest = Manifest::read("crates/law/Cargo.toml", &text, &BTreeMap::new());
        pure_dependencies(&[manifest], &lock).into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn what_lies_deep_is_found_with_its_way() {
        assert_eq!(
            law("[dependencies]\njiff = \"0.2\"\n"),
            ["law is pure, and this is not: law → jiff → deep → tokio"]
        );
    }

    #[test]
    fn what_only_tests_need_is_free_and_what_is_not_locked_yet_is_not() {
        assert!(law("[dev-dependencies]\nproptest = \"1\"\n").is_empty());
        assert_eq!(law("[dependencies]\nrand = \"1\"\n"), ["law is pure, and this is not: law → rand"]);
    }
}
