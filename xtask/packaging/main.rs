//! Makes a Debian package around a binary that is built already. Run by `cargo xtask dist`.
//!
//! `packaging BINARY FOLDER` writes the binary, the package and `SHA256SUMS` into the folder. The same binary and the
//! same commit give the same bytes.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks through its output")]

mod archive;
mod content;
mod control;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use flate2::Compression;
use sha2::{Digest, Sha256};

/// The version of the workspace.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What is made, and from what.
struct Order<'a> {
    /// The root of the repository.
    root: &'a Path,
    /// The program.
    binary: &'a Path,
    /// Where everything goes.
    folder: &'a Path,
    version: &'a str,
    compression: Compression,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [binary, folder] = words.as_slice() else {
        eprintln!("usage: packaging BINARY FOLDER");
        return ExitCode::from(2);
    };
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let order = Order {
        root: package.parent().unwrap_or(package),
        binary: Path::new(binary),
        folder: Path::new(folder),
        version: VERSION,
        compression: Compression::best(),
    };
    match make(&order) {
        Ok(made) => {
            made.iter().for_each(|path| println!("{}", path.display()));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("packaging: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Makes everything; the files that were written.
fn make(order: &Order<'_>) -> io::Result<Vec<PathBuf>> {
    std::fs::create_dir_all(order.folder)?;
    let architecture = control::architecture()?;
    let program = order.folder.join(format!("xinze-{}-linux-{architecture}", order.version));
    std::fs::copy(order.binary, &program)?;
    let package = order.folder.join(format!("xinze_{}_{architecture}.deb", order.version));
    let moment = moment(order.root);
    let content = content::files(order)?;
    let data = archive::tar_gz(&content, moment, order.compression)?;
    let control = control::files(order, architecture, &content)?;
    let control = archive::tar_gz(&control, moment, order.compression)?;
    let members = [("debian-binary", &b"2.0\n"[..]), ("control.tar.gz", &control), ("data.tar.gz", &data)];
    std::fs::write(&package, archive::ar(&members, moment))?;
    let mut made = vec![program, package];
    let mut sums = String::new();
    for path in &made {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        writeln!(sums, "{}  {name}", hex(&Sha256::digest(std::fs::read(path)?))).map_err(io::Error::other)?;
    }
    let list = order.folder.join("SHA256SUMS");
    std::fs::write(&list, sums)?;
    made.push(list);
    Ok(made)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The moment that every file bears, in seconds since 1970: that of the commit, so that the package can be made again.
#[expect(clippy::disallowed_methods, reason = "whoever makes the package again says its moment so")]
fn moment(root: &Path) -> u64 {
    let given = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
    let of_commit = || {
        let told = Command::new("git").current_dir(root).args(["log", "-1", "--format=%ct"]).output().ok()?;
        String::from_utf8(told.stdout).ok()?.trim().parse().ok()
    };
    given.or_else(of_commit).unwrap_or_default()
}
