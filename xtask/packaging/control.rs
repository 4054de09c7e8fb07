//! What the package says of itself.

use std::io;

use crate::archive::Entry;
use crate::content::SETTINGS;
use crate::{Order, hex};

/// Debian's name of the machine that this is built for.
pub(crate) fn architecture() -> io::Result<&'static str> {
    match std::env::consts::ARCH {
        "x86_64" => Ok("amd64"),
        "aarch64" => Ok("arm64"),
        other => Err(io::Error::other(format!("{other}: no name of Debian's is known"))),
    }
}

/// The control files.
pub(crate) fn files(order: &Order<'_>, architecture: &str, content: &[Entry]) -> io::Result<Vec<Entry>> {
    let installed = content.iter().map(|entry| entry.bytes.len().div_ceil(1024)).sum::<usize>();
    let binary = content.iter().find(|entry| entry.path == "usr/bin/xinze");
    let libc = binary.map(|entry| newest_libc(&entry.bytes)).unwrap_or_default();
    let control = format!(
        "Package: xinze\nVersion: {}\nArchitecture: {architecture}\n\
         Maintainer: The authors of Xinze <xinze@localhost>\nInstalled-Size: {installed}\n\
         Depends: libc6 (>= {libc}), libgcc-s1, passwd\nSuggests: postgresql-client\n\
         Section: web\nPriority: optional\n\
         Description: petition-work responsibility system for offices in China\n \
         Registers petitions, sends them to the organs that are responsible, keeps the\n \
         periods of the law, and keeps a ledger that anyone can check. One program with\n \
         an embedded database; PostgreSQL for more.\n",
        order.version
    );
    let sums = content.iter().filter(|entry| entry.path != SETTINGS);
    let sums: String = sums.map(|entry| format!("{}  {}\n", md5(&entry.bytes), entry.path)).collect();
    let entry = |path: &str, bytes: Vec<u8>, mode| Entry { path: path.to_owned(), bytes, mode };
    let mut files = vec![
        entry("control", control.into_bytes(), 0o644),
        entry("conffiles", format!("/{SETTINGS}\n").into_bytes(), 0o644),
        entry("md5sums", sums.into_bytes(), 0o644),
    ];
    for script in ["postinst", "prerm", "postrm"] {
        files.push(entry(script, std::fs::read(order.root.join("packaging").join(script))?, 0o755));
    }
    Ok(files)
}

/// What `dpkg --verify` compares with; the format knows no other digest.
fn md5(bytes: &[u8]) -> String {
    use md5::Digest;
    hex(&md5::Md5::digest(bytes))
}

/// The newest version of the C library that the program asks for, as its table of symbols names it.
fn newest_libc(binary: &[u8]) -> String {
    const MARK: &[u8] = b"GLIBC_2.";
    let found = binary.windows(MARK.len()).enumerate().filter(|(_, window)| *window == MARK).filter_map(|(at, _)| {
        let digits = binary.get(at + MARK.len()..)?.iter().take_while(|byte| byte.is_ascii_digit());
        digits.map(|digit| char::from(*digit)).collect::<String>().parse::<u32>().ok()
    });
    // The first version for this kind of machine, where the program asks for nothing newer.
    format!("2.{}", found.max().unwrap_or(17))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_library_is_taken_by_number() {
        assert_eq!(newest_libc(b"..GLIBC_2.9\0GLIBC_2.34\0GLIBC_2.3.4\0GLIBC_PRIVATE"), "2.34");
        assert_eq!(newest_libc(b"none"), "2.17");
    }
}
