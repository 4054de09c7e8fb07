//! A test that cannot run says so, and is counted.

use std::io::Write;

/// Notes in the file that the run names that a test did not run, and why.
#[expect(clippy::disallowed_methods, reason = "a test that cannot run says so in a file that the run names")]
pub fn skipped(test: &str, reason: &str) {
    if let Some(path) = std::env::var_os("XINZE_SKIPPED")
        && let Ok(mut file) = std::fs::OpenOptions::new().append(true).create(true).open(path)
    {
        let _ = writeln!(file, "law::{test}: {reason}");
    }
}
