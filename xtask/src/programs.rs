//! Running other programs, and how a verb ends when one of them fails.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Why a verb ends early: what to tell the person (empty if it has been said already) and the exit code.
#[derive(Debug, PartialEq, Eq)]
pub struct Stop {
    pub message: String,
    pub code: u8,
}

impl Stop {
    pub fn because(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 1 }
    }
}

/// Runs a program with this program's own input and output; a failing one passes its exit code on.
pub fn run(command: &mut Command) -> Result<(), Stop> {
    let shown = shown(command);
    let status = command.status().map_err(|error| Stop::because(format!("{shown}: cannot be started: {error}")))?;
    if status.success() {
        return Ok(());
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1);
    Err(Stop { message: format!("{shown}: {status}"), code })
}

/// Runs a program silently and returns what it printed; if it fails, the end of its output is in the message.
pub fn output(command: &mut Command) -> Result<String, Stop> {
    let shown = shown(command);
    let done = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Stop::because(format!("{shown}: cannot be started: {error}")))?;
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    if done.status.success() {
        return Ok(said);
    }
    let complaint = String::from_utf8_lossy(&done.stderr);
    Err(Stop::because(format!("{shown}: {}\n{}", done.status, last_lines(&format!("{said}{complaint}"), 20))))
}

/// Cargo itself, in the repository's root folder.
pub fn cargo(root: &std::path::Path) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(root);
    command
}

/// The program of that name on `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = setting("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// A setting from the environment; an empty one counts as not set.
#[expect(clippy::disallowed_methods, reason = "the one place where this tool reads the environment")]
pub fn setting(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// A stopwatch: how long a step took is for people to read and decides nothing.
#[expect(clippy::disallowed_methods, reason = "the one place where this tool reads the clock")]
pub fn stopwatch() -> Instant {
    Instant::now()
}

/// The last `count` lines of a text.
pub fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines.get(lines.len().saturating_sub(count)..).unwrap_or_default().join("\n")
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_passes_its_exit_code_on() {
        let stop = run(Command::new("sh").args(["-c", "exit 7"])).unwrap_err();
        assert_eq!(stop.code, 7);
        assert!(stop.message.starts_with("sh -c exit 7: "), "{}", stop.message);
    }

    #[test]
    fn a_silent_program_that_fails_shows_the_end_of_its_output() {
        let stop = output(Command::new("sh").args(["-c", "seq 100; exit 1"])).unwrap_err();
        assert!(stop.message.contains("\n81\n"), "{}", stop.message);
        assert!(!stop.message.contains("\n80\n"), "{}", stop.message);
    }

    #[test]
    fn a_missing_program_is_named() {
        let stop = output(&mut Command::new("no-such-program")).unwrap_err();
        assert!(stop.message.starts_with("no-such-program: cannot be started"), "{}", stop.message);
        assert_eq!(on_path("no-such-program"), None);
        assert!(on_path("sh").is_some());
    }
}
