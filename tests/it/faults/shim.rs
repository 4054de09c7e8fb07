//! The library that lets chosen calls of the program fail, and what it is told; see `shim.c`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// Which calls fail, and how. The default lets none fail.
#[derive(Clone, Debug, Default)]
pub struct Fault(Vec<(&'static str, String)>);

impl Fault {
    /// Calls of these kinds fail so, from that one on, counted from 1; `times` of them, or all where it is 0.
    pub fn calls(kinds: &str, how: &str, from: u64, times: u64) -> Self {
        let told = [("KINDS", kinds.to_owned()), ("HOW", how.to_owned())];
        Self(told.to_vec()).with("FROM", from.to_string()).with("TIMES", times.to_string())
    }

    /// The disk has room for so many bytes.
    pub fn room(bytes: u64) -> Self {
        Self::default().with("ROOM", bytes.to_string())
    }

    /// The clock stands so many seconds after 1970.
    pub fn clock(seconds: i64) -> Self {
        Self::default().with("CLOCK", seconds.to_string())
    }

    /// Calls are written down in the file.
    pub fn traced(file: &Path) -> Self {
        Self::default().with("TRACE", file.display().to_string())
    }

    /// Only while the file is there.
    pub fn only_while(self, file: &Path) -> Self {
        self.with("WHILE", file.display().to_string())
    }

    /// Only in this folder, and not in all of the installation's.
    pub fn under(self, folder: &Path) -> Self {
        self.with("FOLDER", folder.display().to_string())
    }

    fn with(mut self, name: &'static str, value: String) -> Self {
        self.0.push((name, value));
        self
    }

    /// Prepares a program that is started in the folder.
    pub fn strike(&self, program: &mut Command, folder: &Path) {
        if self.0.is_empty() {
            return;
        }
        program.env("LD_PRELOAD", library()).env("XINZE_FAULT_FOLDER", folder);
        for (name, value) in &self.0 {
            program.env(format!("XINZE_FAULT_{name}"), value);
        }
    }
}

/// Compiles the library once a run. A C compiler is there: SQLite is built with it.
fn library() -> &'static Path {
    static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("faults/shim.c");
        let beside = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("faults-{}.so", std::process::id()));
        let mut compiler = Command::new("cc");
        compiler.args(["-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o"]).arg(&beside).arg(source);
        let compiled = compiler.output().expect("a C compiler named cc");
        assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
        // One library in the target folder, and never half of it, however many runs there are at once.
        let library = beside.with_file_name("faults.so");
        std::fs::rename(&beside, &library).unwrap();
        library
    })
}
