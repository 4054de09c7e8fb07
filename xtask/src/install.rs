//! What the tests need on the machine: a PostgreSQL server, a browser with its driver, a Chinese font.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::programs::{self, Stop, on_path, setting};

/// The programs that the tests use, found on this machine.
#[derive(Debug)]
pub struct Programs {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
}

/// One thing the tests need.
struct Need {
    what: &'static str,
    /// Debian's package.
    package: &'static str,
    present: fn() -> bool,
}

const NEEDS: [Need; 5] = [
    Need { what: "a PostgreSQL server", package: "postgresql", present: || postgres_folder().is_some() },
    Need { what: "Chromium", package: "chromium", present: || chromium().is_some() },
    Need { what: "chromedriver", package: "chromium-driver", present: || chromedriver().is_some() },
    Need { what: "npm", package: "npm", present: || setting("XINZE_AXE").is_some() || on_path("npm").is_some() },
    Need { what: "a Chinese font", package: "fonts-noto-cjk", present: has_chinese_font },
];

/// Finds everything, after installing what is missing if this is Debian and we are root.
///
/// # Errors
///
/// A sentence that says what to install and how.
pub fn ensure() -> Result<Programs, Stop> {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.present)()).collect();
    if !missing.is_empty() {
        if !is_debian() || !is_root()? {
            return Err(Stop::because(what_to_install(&missing)));
        }
        install(&missing)?;
        let still: Vec<&Need> = missing.into_iter().filter(|need| !(need.present)()).collect();
        if !still.is_empty() {
            return Err(Stop::because(format!("Installed, and yet not found. {}", what_to_install(&still))));
        }
    }
    match (chromium(), chromedriver()) {
        (Some(chromium), Some(chromedriver)) => Ok(Programs { chromium, chromedriver }),
        _ => Err(Stop::because("Chromium and chromedriver were here a moment ago and are gone.")),
    }
}

fn install(missing: &[&Need]) -> Result<(), Stop> {
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    println!("==> the tests need {}: installing with apt-get", packages.join(", "));
    apt_get("reading the package lists", &["update"])?;
    for package in packages {
        apt_get(&format!("installing {package}"), &["install", "--yes", "--no-install-recommends", package])?;
    }
    Ok(())
}

fn apt_get(what: &str, words: &[&str]) -> Result<(), Stop> {
    println!("    {what} …");
    let watch = programs::stopwatch();
    let mut command = Command::new("apt-get");
    command.arg("--quiet").args(words).env("DEBIAN_FRONTEND", "noninteractive");
    programs::output(&mut command)?;
    println!("    {what}: done in {:.0} s", watch.elapsed().as_secs_f64());
    Ok(())
}

fn what_to_install(missing: &[&Need]) -> String {
    let what: Vec<&str> = missing.iter().map(|need| need.what).collect();
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    format!(
        "Missing for the tests: {}.\n\
         On Debian or Ubuntu run as root: apt-get update && apt-get install {}\n\
         Elsewhere install them so that initdb, chromium and chromedriver are on PATH, or set XINZE_CHROMIUM and\n\
         XINZE_CHROMEDRIVER to the programs. Then run again.",
        what.join(", "),
        packages.join(" ")
    )
}

/// The folder with `initdb`, `postgres` and `pg_isready`: the newest of Debian's, else the one on `PATH`.
pub fn postgres_folder() -> Option<PathBuf> {
    newest_server(Path::new("/usr/lib/postgresql"))
        .or_else(|| on_path("initdb").and_then(|initdb| initdb.canonicalize().ok()?.parent().map(Path::to_path_buf)))
}

/// Debian keeps each version in a folder of its own, named by its number.
fn newest_server(versions: &Path) -> Option<PathBuf> {
    let folders = std::fs::read_dir(versions).ok()?.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let complete = folders.filter(|folder| {
        ["initdb", "postgres", "pg_isready"].iter().all(|program| folder.join("bin").join(program).is_file())
    });
    let newest = complete.max_by_key(|folder| {
        folder.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok()).unwrap_or_default()
    })?;
    Some(newest.join("bin"))
}

fn chromium() -> Option<PathBuf> {
    program("XINZE_CHROMIUM", "/usr/bin/chromium", &["chromium", "chromium-browser", "google-chrome"])
}

fn chromedriver() -> Option<PathBuf> {
    program("XINZE_CHROMEDRIVER", "/usr/bin/chromedriver", &["chromedriver"])
}

/// A program that the person names is the one, or none is.
fn program(named_by: &str, usual: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(named) = setting(named_by) {
        return Some(PathBuf::from(named)).filter(|file| file.is_file());
    }
    let usual = Some(PathBuf::from(usual)).filter(|file| file.is_file());
    usual.or_else(|| names.iter().find_map(|name| on_path(name)))
}

fn has_chinese_font() -> bool {
    if cfg!(target_os = "macos") {
        return true; // The system brings its own.
    }
    match on_path("fc-list") {
        Some(list) => {
            programs::output(Command::new(list).args([":lang=zh", "family"])).is_ok_and(|said| !said.trim().is_empty())
        }
        None => Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").is_file(),
    }
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").is_file() && on_path("apt-get").is_some()
}

/// Whether this program runs as root.
pub fn is_root() -> Result<bool, Stop> {
    Ok(programs::output(Command::new("id").arg("-u"))?.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_names_what_is_missing_and_the_packages() {
        let missing: Vec<&Need> =
            NEEDS.iter().filter(|need| ["chromium-driver", "fonts-noto-cjk"].contains(&need.package)).collect();
        let said = what_to_install(&missing);
        assert!(said.starts_with("Missing for the tests: chromedriver, a Chinese font.\n"), "{said}");
        assert!(said.contains("apt-get install chromium-driver fonts-noto-cjk\n"), "{said}");
    }

    #[test]
    fn the_newest_complete_server_is_taken_by_number() {
        let versions = std::env::temp_dir().join(format!("xtask-versions-{}", std::process::id()));
        for (version, programs) in [
            ("9", vec!["initdb", "postgres", "pg_isready"]),
            ("15", vec!["initdb", "postgres", "pg_isready"]),
            ("16", vec!["pg_isready"]),
        ] {
            let bin = versions.join(version).join("bin");
            std::fs::create_dir_all(&bin).unwrap();
            for program in programs {
                std::fs::write(bin.join(program), "").unwrap();
            }
        }
        let found = newest_server(&versions);
        std::fs::remove_dir_all(&versions).unwrap();
        assert_eq!(found, Some(versions.join("15").join("bin")), "16 is only a client, and 9 is not above 15");
        assert_eq!(newest_server(&versions), None);
    }
}
