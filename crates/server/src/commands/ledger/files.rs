//! Keys, checkpoints and proofs as they come in: as texts or in files.

use std::io::Read;
use std::path::Path;

use app::tlog::{ConsistencyFile, SignedCheckpoint, VerifierKey};
use wording::Words;

use crate::ending::Ending;
use crate::{out, place};

/// Longest file that is read: the longest receipt, and a little.
const FILE_BYTES_MAX: u64 = 17 * 1024 * 1024;
/// What stands for standard input.
const STANDARD_INPUT: &str = "-";

/// The text of a file, or of standard input.
pub(super) fn text(path: &Path, words: &Words) -> Result<String, Ending> {
    let unreadable = |error: &std::io::Error| place::unreadable(path, error, words);
    let mut text = String::new();
    if path.as_os_str() == STANDARD_INPUT {
        std::io::stdin().lock().take(FILE_BYTES_MAX).read_to_string(&mut text).map_err(|error| unreadable(&error))?;
    } else {
        let file = std::fs::File::open(path).map_err(|error| unreadable(&error))?;
        file.take(FILE_BYTES_MAX).read_to_string(&mut text).map_err(|error| unreadable(&error))?;
    }
    Ok(text)
}

/// Prints a text, or writes it into a file that is not there yet.
pub(super) fn give(text: &str, path: Option<&Path>, words: &Words) -> Result<(), Ending> {
    match path {
        None => out::say(text.trim_end_matches('\n')),
        Some(path) => {
            place::write_new(path, text.as_bytes(), words)?;
            out::say(words.with("ledger-written", &[("path", path.display().to_string().into())]));
        }
    }
    Ok(())
}

/// Keys: each argument is a key, or a file with one a line.
pub(super) fn keys(given: &[String], words: &Words) -> Result<Vec<VerifierKey>, Ending> {
    let mut keys = Vec::new();
    for text in given {
        match text.parse() {
            Ok(key) => keys.push(key),
            Err(error) if !Path::new(text).exists() => return Err(not_read(text, &error, words)),
            Err(_) => {
                let file = self::text(Path::new(text), words)?;
                for line in file.lines().filter(|line| !line.trim().is_empty()) {
                    keys.push(line.parse().map_err(|error| not_read(text, &error, words))?);
                }
            }
        }
    }
    Ok(keys)
}

/// A checkpoint in a file.
pub(super) fn checkpoint(path: &Path, words: &Words) -> Result<SignedCheckpoint, Ending> {
    let read = SignedCheckpoint::from_copy(&text(path, words)?);
    read.map_err(|error| not_read(&path.display().to_string(), &error, words))
}

/// A proof between two checkpoints in a file.
pub(super) fn link(path: &Path, words: &Words) -> Result<ConsistencyFile, Ending> {
    let text = text(path, words)?;
    ConsistencyFile::from_json(&text).map_err(|error| not_read(&path.display().to_string(), &error, words))
}

/// A text that is not what it should be, and why.
pub(super) fn not_read(what: &str, error: &impl ToString, words: &Words) -> Ending {
    Ending::fault(words.with("ledger-not-read", &[("what", what.into()), ("cause", error.to_string().into())]))
}
