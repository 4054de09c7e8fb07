//! `cargo xtask dist`: the program and its package, ready to be carried to machines without a network.

use std::path::Path;

use crate::programs::{self, Stop, cargo};
use crate::test::target;

/// The profile of what is given away: optimised across crates.
const BUILD: [&str; 6] = ["build", "--locked", "--profile", "dist", "--package", "server"];
/// The program that writes the package (`xtask/packaging/`).
const PACKAGING: [&str; 8] = ["run", "--quiet", "--locked", "--package", "xtask", "--example", "packaging", "--"];

/// Builds the program, unless one is named, and puts it and its package into `target/package`.
pub fn run(root: &Path, binary: Option<&str>) -> Result<(), Stop> {
    let binary = match binary {
        Some(named) => root.join(named),
        None => {
            println!("==> building");
            programs::run(cargo(root).args(BUILD))?;
            target(root).join("dist").join("xinze")
        }
    };
    println!("==> packaging");
    programs::run(cargo(root).args(PACKAGING).arg(binary).arg(target(root).join("package")))
}
