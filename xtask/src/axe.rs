//! axe-core, which judges the pages for people who read with their ears or their keyboard. It is used by tests only,
//! under its own licence (MPL-2.0), and is no part of the repository or of the product.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::programs::{self, Stop, setting};

/// The version that the pages are judged by; a newer one may find what this one does not.
const VERSION: &str = "4.14.1";
/// SHA-256 of the script of this version: what the registry hands out is this, or is not used.
const DIGEST: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";

/// The script, fetched if it is not there yet.
///
/// # Errors
///
/// A sentence that says how to get it.
pub fn script(target: &Path) -> Result<PathBuf, Stop> {
    if let Some(named) = setting("XINZE_AXE") {
        return Ok(PathBuf::from(named));
    }
    let folder = target.join("axe-core").join(VERSION);
    let script = folder.join("package").join("axe.min.js");
    if !script.is_file() {
        fetch(&folder).map_err(|stop| Stop::because(format!("{}\n{}", stop.message, how())))?;
    }
    let said = programs::output(Command::new("sha256sum").arg(&script))?;
    if said.split_whitespace().next() != Some(DIGEST) {
        return Err(Stop::because(format!("{}: not axe-core {VERSION}. {}", script.display(), how())));
    }
    Ok(script)
}

fn fetch(folder: &Path) -> Result<(), Stop> {
    println!("==> fetching axe-core {VERSION} with npm");
    let fault = |error: std::io::Error| Stop::because(format!("{}: {error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(fault)?;
    let package = format!("axe-core@{VERSION}");
    programs::output(Command::new("npm").args(["pack", &package, "--silent"]).current_dir(folder))?;
    let archive = format!("axe-core-{VERSION}.tgz");
    programs::output(Command::new("tar").args(["-xzf", &archive, "package/axe.min.js"]).current_dir(folder))?;
    Ok(())
}

fn how() -> String {
    format!("Fetch axe-core {VERSION} by hand (`npm pack axe-core@{VERSION}`) and name its axe.min.js with XINZE_AXE.")
}
