//! A test that cannot run where its samples are missing says so, instead of passing in silence.

use std::path::PathBuf;

/// The folder with the samples, where one is given.
#[expect(clippy::disallowed_methods, reason = "a test finds its samples through the environment")]
pub fn samples() -> Option<PathBuf> {
    std::env::var_os("XINZE_SAMPLES").map(PathBuf::from)
}

/// Notes that this test was skipped, and why, in the file that the run names.
#[expect(clippy::disallowed_methods, reason = "a test that cannot run says so in a file that the run names")]
pub fn skipped(test: &str, reason: &str) {
    use std::io::Write;
    if let Some(path) = std::env::var_os("XINZE_SKIPPED")
        && let Ok(mut file) = std::fs::OpenOptions::new().append(true).create(true).open(path)
    {
        let _ = writeln!(file, "law::{test}: {reason}");
    }
}
