//! The package as dpkg sees it: installed into a scratch root, used, changed, upgraded, removed, purged.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use flate2::Compression;

use super::*;

#[expect(clippy::disallowed_methods, reason = "the test run hands its settings over in the environment")]
fn setting(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name)
}

/// The binary that the tests of the program use; without it there is nothing to put into a package.
fn binary() -> Option<PathBuf> {
    setting("XINZE_BIN").map(PathBuf::from)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

struct Scratch(tempfile::TempDir);

impl Scratch {
    /// An empty system that only dpkg knows.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for part in ["root/var/lib/dpkg/updates", "root/var/lib/dpkg/info", "out"] {
            std::fs::create_dir_all(folder.path().join(part)).unwrap();
        }
        std::fs::write(folder.path().join("root/var/lib/dpkg/status"), "").unwrap();
        Self(folder)
    }

    fn path(&self, part: &str) -> PathBuf {
        self.0.path().join(part)
    }

    fn package(&self, version: &str) -> PathBuf {
        let binary = binary().unwrap();
        let order = Order {
            root: root(),
            binary: &binary,
            folder: &self.path("out"),
            version,
            compression: Compression::none(),
        };
        make(&order).unwrap().into_iter().find(|path| path.extension().is_some_and(|end| end == "deb")).unwrap()
    }

    /// Nothing of the machine itself is touched: scripts run without entering the root and know so.
    fn dpkg(&self, args: &[&str]) -> Output {
        let root = format!("--root={}", self.path("root").display());
        let mut dpkg = Command::new("dpkg");
        dpkg.args([&root, "--force-script-chrootless", "--force-not-root", "--force-depends", "--force-confold"]);
        dpkg.args(["--force-bad-path", "--log=/dev/null"]).args(args).output().unwrap()
    }

    fn done(&self, args: &[&str]) -> String {
        let done = self.dpkg(args);
        assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }
}

/// Whether this machine has what the test needs.
fn can_run() -> bool {
    let dpkg = Command::new("dpkg").arg("--version").output().is_ok();
    let can = dpkg && binary().is_some();
    if !can && let Some(notes) = setting("XINZE_SKIPPED") {
        use std::io::Write;
        let mut notes = std::fs::OpenOptions::new().create(true).append(true).open(notes).unwrap();
        writeln!(notes, "the package: dpkg or the program is not here").unwrap();
    }
    can
}

#[test]
fn a_package_is_installed_used_upgraded_removed_and_purged() {
    if !can_run() {
        return;
    }
    let scratch = Scratch::new();
    let package = scratch.package("0.1.0");
    let package = package.to_str().unwrap();
    scratch.done(&["-i", package]);
    let program = scratch.path("root/usr/bin/xinze");
    let settings = scratch.path("root/etc/xinze/xinze.toml");
    let told = Command::new(&program).arg("--version").output().unwrap();
    assert!(String::from_utf8(told.stdout).unwrap().starts_with("xinze "));

    // The installed program with the installed settings, the data in a folder of the test.
    let data = scratch.path("root/var/lib/xinze");
    let run = |args: &[&str]| {
        let mut run = Command::new(&program);
        run.args(args).arg("--config").arg(&settings).arg("--data").arg(&data).env("XINZE_LANG", "en");
        run.output().unwrap()
    };
    let names = ["--division-name", "云溪县", "--office", "云溪县信访局", "--mark", "云信", "--clerk", "苏小禾"];
    let made = run(&[&["init", "--division", "990101"], &names[..]].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    assert!(run(&["ledger", "verify"]).status.success());
    let shown = Command::new(&program).args(["config", "show", "--json", "--config"]).arg(&settings).output().unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(shown.contains("/var/lib/xinze") && shown.contains("info"), "{shown}");

    // What somebody changed in the settings stays; everything else is the new version's.
    let changed = format!("{}\n# ours\n", std::fs::read_to_string(&settings).unwrap());
    std::fs::write(&settings, &changed).unwrap();
    let newer = scratch.package("0.1.1");
    let told = scratch.done(&["-i", newer.to_str().unwrap()]);
    assert!(told.contains("xinze upgrade"), "{told}");
    assert_eq!(std::fs::read_to_string(&settings).unwrap(), changed);
    assert!(scratch.done(&["-s", "xinze"]).contains("Version: 0.1.1"));
    assert_eq!(scratch.done(&["--verify", "xinze"]).lines().filter(|line| !line.contains("xinze.toml")).count(), 0);

    scratch.done(&["-r", "xinze"]);
    assert!(!program.exists() && settings.exists() && data.join("xinze.db").exists());
    scratch.done(&["-P", "xinze"]);
    assert!(!settings.exists() && data.join("xinze.db").exists(), "petitions are not removed with a package");
}

#[test]
fn the_same_again_gives_the_same_bytes_and_the_list_of_digests_holds() {
    if !can_run() {
        return;
    }
    let scratch = Scratch::new();
    let first = std::fs::read(scratch.package("0.1.0")).unwrap();
    let second = std::fs::read(scratch.package("0.1.0")).unwrap();
    assert!(first == second);
    let check = Command::new("sha256sum").args(["--check", "SHA256SUMS"]).current_dir(scratch.path("out")).output();
    assert!(check.unwrap().status.success());
}

#[test]
fn the_manual_names_every_command_and_the_package_every_document() {
    if !can_run() {
        return;
    }
    let scratch = Scratch::new();
    let package = scratch.package("0.1.0");
    let folder = scratch.path("x");
    let done = Command::new("dpkg-deb").arg("-x").arg(&package).arg(&folder).status().unwrap();
    assert!(done.success());
    let manual = Command::new("gzip").arg("-dc").arg(folder.join("usr/share/man/man1/xinze.1.gz")).output().unwrap();
    let manual = String::from_utf8(manual.stdout).unwrap();
    for command in ["init", "serve", "upgrade", "backup", "config"] {
        assert!(manual.contains(&format!(".B {command}\n")), "{command}: {manual}");
    }
    assert!(!manual.contains('@'), "{manual}");
    assert!(folder.join("usr/share/doc/xinze/operating.md").exists());
    let info = Command::new("dpkg-deb").arg("-f").arg(&package).arg("Depends").output().unwrap();
    assert!(String::from_utf8(info.stdout).unwrap().contains("libc6 (>= 2."));
}

/// The service may do little; systemd itself grades it, from 0 (best) to 10.
#[test]
fn the_service_is_shut_in_as_systemd_grades_it() {
    let unit = root().join("packaging/xinze.service");
    let grade = ["security", "--offline=true", "--threshold=20", "--no-pager"];
    match Command::new("systemd-analyze").args(grade).arg(&unit).output() {
        Ok(done) => {
            let told = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
            let unknown = told.contains("Unknown option") || told.contains("unrecognized option");
            assert!(done.status.success() || unknown, "{told}");
        }
        Err(_) => assert!(can_run() || binary().is_none(), "no systemd here"),
    }
}

#[test]
fn the_scripts_are_ones_that_a_plain_shell_reads() {
    for script in ["postinst", "prerm", "postrm"] {
        let read = Command::new("sh").arg("-n").arg(root().join("packaging").join(script)).status().unwrap();
        assert!(read.success(), "{script}");
    }
}
