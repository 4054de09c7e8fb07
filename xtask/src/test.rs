//! `cargo xtask test`, `cargo xtask soak` and `cargo xtask tour`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::postgres::Cluster;
use crate::programs::{self, Stop, cargo, setting};
use crate::{axe, install, skipped};

/// Random histories that the model of the procedure tells in the long run: two or three minutes on two cores.
const SOAKED_HISTORIES: &str = "1000000";

/// What to run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Empty: the whole workspace.
    packages: Vec<String>,
    /// Filters and flags for the test binaries.
    words: Vec<String>,
    soak: bool,
    /// The browser tests renew the pictures in `docs/tour/`.
    tour: bool,
}

impl Plan {
    /// `-p CRATE` chooses crates; every other word is a filter or a flag of the test binaries.
    pub fn read(words: &[&str]) -> Result<Self, Stop> {
        let mut plan = Self::default();
        let mut words = words.iter();
        while let Some(&word) = words.next() {
            match word {
                "-p" | "--package" => match words.next() {
                    Some(&package) => plan.packages.push(package.to_owned()),
                    None => {
                        return Err(Stop { message: format!("{word} needs the name of a crate"), code: 2 });
                    }
                },
                "--" => {}
                _ => plan.words.push(word.to_owned()),
            }
        }
        Ok(plan)
    }

    /// The same in the release profile, with more rounds.
    pub fn soaking(self) -> Self {
        Self { soak: true, ..self }
    }

    /// The browser tests, which renew the pictures of the documentation.
    pub fn touring() -> Self {
        let words = vec!["browser::".to_owned()];
        Self { packages: vec!["it".to_owned()], words, soak: false, tour: true }
    }

    fn selection(&self) -> Vec<&str> {
        if self.packages.is_empty() {
            return vec!["--workspace"];
        }
        self.packages.iter().flat_map(|package| ["-p", package.as_str()]).collect()
    }

    /// Building the binary and the tests in one call gives their shared dependencies one set of features, so that
    /// nothing is built twice.
    fn build(&self) -> Vec<&str> {
        let mut words = vec!["build", "--locked", "--bins", "--tests"];
        words.extend(self.selection());
        if !self.packages.is_empty() {
            words.extend(["-p", "server"]);
        }
        words.extend(self.soak.then_some("--release"));
        words
    }

    /// All failures of a run are shown, not only those of the first crate.
    fn test(&self) -> Vec<&str> {
        let mut words = vec!["test", "--locked", "--no-fail-fast"];
        words.extend(self.selection());
        words.extend(self.soak.then_some("--release"));
        if !self.words.is_empty() {
            words.push("--");
            words.extend(self.words.iter().map(String::as_str));
        }
        words
    }
}

/// Runs the tests and ends with their exit code.
pub fn run(root: &Path, plan: &Plan) -> Result<(), Stop> {
    let programs = install::ensure()?;
    let axe = axe::script(&target(root))?;
    println!("==> building");
    programs::run(cargo(root).args(plan.build()))?;
    let binary = binary(root, plan)?;

    println!("==> starting PostgreSQL");
    let cluster = Cluster::start()?;
    let notes = cluster.folder.join("skipped.txt");
    let mut tests = cargo(root);
    tests
        .args(plan.test())
        .env("XINZE_TEST_PG", cluster.url())
        .env("XINZE_CHROMEDRIVER", &programs.chromedriver)
        .env("XINZE_CHROMIUM", &programs.chromium)
        .env("XINZE_AXE", axe)
        .env("XINZE_BIN", binary)
        .env("XINZE_SKIPPED", &notes);
    if plan.soak {
        tests.env("XINZE_SOAK", "1").env("XINZE_MODEL_HISTORIES", SOAKED_HISTORIES);
    }
    if plan.tour {
        tests.env("XINZE_TOUR", root.join("docs/tour"));
    }
    println!("==> testing");
    let outcome = run_noting(&mut tests, &notes);
    drop(cluster);
    outcome
}

/// Runs the tests; whether they pass or not, the skipped ones are named at the end.
fn run_noting(tests: &mut Command, notes: &Path) -> Result<(), Stop> {
    let outcome = programs::run(tests);
    let notes = fs::read_to_string(notes).unwrap_or_default();
    println!("==> {}", skipped::summary(&notes).trim_end());
    outcome
}

/// The binary that was just built; the tests that start it get its path.
fn binary(root: &Path, plan: &Plan) -> Result<PathBuf, Stop> {
    let profile = if plan.soak { "release" } else { "debug" };
    let binary = target(root).join(profile).join("xinze");
    if binary.is_file() {
        return Ok(binary);
    }
    Err(Stop::because(format!("{}: not there after the build", binary.display())))
}

/// Cargo's folder for what it builds.
pub fn target(root: &Path) -> PathBuf {
    root.join(setting("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_words_everything_is_built_and_tested() {
        let plan = Plan::read(&[]).unwrap();
        assert_eq!(plan.build(), ["build", "--locked", "--bins", "--tests", "--workspace"]);
        assert_eq!(plan.test(), ["test", "--locked", "--no-fail-fast", "--workspace"]);
    }

    #[test]
    fn filters_and_flags_reach_the_test_binaries_and_crates_reach_cargo() {
        let plan = Plan::read(&["-p", "it", "R22_34", "--", "--nocapture"]).unwrap().soaking();
        assert_eq!(plan.build(), ["build", "--locked", "--bins", "--tests", "-p", "it", "-p", "server", "--release"]);
        let wanted = ["test", "--locked", "--no-fail-fast", "-p", "it", "--release", "--", "R22_34", "--nocapture"];
        assert_eq!(plan.test(), wanted);
        assert_eq!(Plan::read(&["-p"]).unwrap_err().code, 2);
    }

    #[test]
    fn a_failing_run_keeps_its_exit_code() {
        let stop = run_noting(Command::new("sh").args(["-c", "exit 101"]), Path::new("no-such-file")).unwrap_err();
        assert_eq!(stop.code, 101);
    }
}
