//! cargo-deny, installed once beside what cargo builds.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::programs::{self, Stop, cargo, on_path};
use crate::test::target;

/// Pinned, so that a new release cannot turn an unchanged tree red.
const VERSION: &str = "0.20.2";

/// Checks licences, bans and sources. Advisories need a database of their own and are not part of it.
pub fn run(root: &Path) -> Result<(), Stop> {
    let program = ensure(root)?;
    // Through cargo's environment: the program asks `cargo metadata` itself.
    let mut check = Command::new(program);
    programs::run(check.current_dir(root).args(["--locked", "check", "licenses", "bans", "sources"]))
}

fn ensure(root: &Path) -> Result<PathBuf, Stop> {
    let tools = target(root).join("tools");
    let own = tools.join("bin").join("cargo-deny");
    let installed = [Some(own.clone()), on_path("cargo-deny")].into_iter().flatten();
    if let Some(program) = installed.into_iter().find(|program| is_wanted(&version(program))) {
        return Ok(program);
    }
    println!("    installing cargo-deny {VERSION}, once; this takes some minutes");
    programs::run(cargo(root).args(["install", "cargo-deny", "--locked", "--version", VERSION, "--root"]).arg(&tools))?;
    Ok(own)
}

fn version(program: &Path) -> String {
    programs::output(Command::new(program).arg("--version")).unwrap_or_default()
}

fn is_wanted(version: &str) -> bool {
    version.split_whitespace().last() == Some(VERSION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pinned_version_is_used() {
        assert!(is_wanted("cargo-deny 0.20.2\n"));
        assert!(!is_wanted("cargo-deny 0.20.20\n"));
        assert!(!is_wanted(""));
    }
}
