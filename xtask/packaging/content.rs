//! What is installed.

use std::io;
use std::process::Command;

use flate2::{Compression, GzBuilder};

use crate::Order;
use crate::archive::Entry;

/// The settings that a package installs; dpkg keeps what somebody changed in them.
pub(crate) const SETTINGS: &str = "etc/xinze/xinze.toml";
/// What differs in an installed system from the program's own defaults: line of the example, line of the package.
const INSTALLED: [(&str, &str); 2] =
    [("# data = \"xinze-data\"", "data = \"/var/lib/xinze\""), ("# level = \"warn\"", "level = \"info\"")];
/// Documents for whoever runs it.
const DOCUMENTS: [&str; 9] = [
    "docs/operating.md",
    "docs/operating-data.md",
    "docs/scaling.md",
    "docs/commands.md",
    "docs/personal-data.md",
    "docs/verifying.md",
    "README.md",
    "README.zh-CN.md",
    "LICENSE",
];

/// Every file of the package.
pub(crate) fn files(order: &Order<'_>) -> io::Result<Vec<Entry>> {
    let read = |path: &str| std::fs::read(order.root.join(path)).map_err(|error| named(path, &error));
    let entry = |path: &str, bytes, mode| Entry { path: path.to_owned(), bytes, mode };
    let doc = "usr/share/doc/xinze";
    let mut files = vec![
        entry(SETTINGS, settings(&text(read("examples/settings/xinze.toml")?)?)?.into_bytes(), 0o644),
        entry("usr/bin/xinze", std::fs::read(order.binary)?, 0o755),
        entry("usr/lib/systemd/system/xinze.service", read("packaging/xinze.service")?, 0o644),
        entry(
            "usr/share/man/man1/xinze.1.gz",
            zipped(manual(order, &text(read("packaging/xinze.1")?)?)?.as_bytes())?,
            0o644,
        ),
        entry(&format!("{doc}/copyright"), read("packaging/copyright")?, 0o644),
        entry(&format!("{doc}/changelog.gz"), zipped(&read("CHANGELOG.md")?)?, 0o644),
        entry(&format!("{doc}/examples/xinze.toml"), read("examples/settings/xinze.toml")?, 0o644),
        entry(&format!("{doc}/examples/xinze.en.toml"), read("examples/settings/xinze.en.toml")?, 0o644),
        entry(&format!("{doc}/examples/master-key.conf"), read("packaging/master-key.conf")?, 0o644),
    ];
    for path in DOCUMENTS {
        let name = path.rsplit('/').next().unwrap_or(path);
        files.push(entry(&format!("{doc}/{name}"), read(path)?, 0o644));
    }
    Ok(files)
}

fn named(path: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{path}: {error}"))
}

fn text(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// The example with what an installed system needs.
fn settings(example: &str) -> io::Result<String> {
    INSTALLED.iter().try_fold(example.to_owned(), |text, (from, to)| {
        // A line of its own: the same words may stand in an explanation.
        let (from, to) = (format!("\n{from}\n"), format!("\n{to}\n"));
        if text.matches(&from).count() == 1 {
            Ok(text.replace(&from, &to))
        } else {
            Err(io::Error::other(format!("the example of the settings has no line {from:?}")))
        }
    })
}

/// Compressed as policy wants manuals and changelogs, without name and moment.
fn zipped(bytes: &[u8]) -> io::Result<Vec<u8>> {
    use io::Write;
    let mut zip = GzBuilder::new().write(Vec::new(), Compression::best());
    zip.write_all(bytes)?;
    zip.finish()
}

/// The manual with the commands that the program itself tells.
fn manual(order: &Order<'_>, template: &str) -> io::Result<String> {
    let told = Command::new(order.binary).args(["--help", "--lang", "en"]).output()?;
    let help = text(told.stdout)?;
    let commands: String = commands(&help).map(|(name, about)| format!(".TP\n.B {name}\n{about}\n")).collect();
    if commands.is_empty() {
        return Err(io::Error::other("the program tells no commands"));
    }
    Ok(template.replace("@VERSION@", order.version).replace("@COMMANDS@\n", &commands))
}

/// The commands in the program's help: lines with two blanks at the beginning, after `Commands:`.
fn commands(help: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1);
    let lines = lines.take_while(|line| !line.trim().is_empty());
    lines.filter_map(|line| line.trim().split_once(' ').map(|(name, about)| (name, about.trim())))
}
