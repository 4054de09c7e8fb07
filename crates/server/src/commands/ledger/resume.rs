//! The file in which `xinze ledger verify --resume` keeps its place: a digest on the first line, and below it the place.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use app::VerifyState;
use app::store::{Value, chained};
use app::tlog::to_hex;
use wording::Words;

use crate::ending::Ending;
use crate::place;

/// Where an earlier run was stopped; `None` where there is no such file yet. A file that was damaged, or belongs to
/// another ledger, would let a run pass over what it never looked at.
pub(super) fn read(path: &Path, origin: &str, words: &Words) -> Result<Option<VerifyState>, Ending> {
    // However large the ledger, the file has three bytes for each of its leaves at most.
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) if error.kind() == ErrorKind::InvalidData => return Err(told("verify-place-damaged", path, words)),
        Err(error) => return Err(place::unreadable(path, &error, words)),
    };
    let whole = text.split_once('\n').filter(|(sum, state)| *sum == digest(state));
    let state: Option<VerifyState> = whole.and_then(|(_, state)| serde_json::from_str(state).ok());
    let state = state.ok_or_else(|| told("verify-place-damaged", path, words))?;
    if state.is_of(origin) { Ok(Some(state)) } else { Err(told("verify-place-other", path, words)) }
}

fn told(key: &str, path: &Path, words: &Words) -> Ending {
    Ending::fault(words.with(key, &[("path", path.display().to_string().into())]))
}

/// Keeps the place so that a stop in the midst of writing leaves the one before.
pub(super) fn keep(path: &Path, state: &VerifyState) -> std::io::Result<()> {
    let state = serde_json::to_string(state)?;
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    place::put(&PathBuf::from(beside), path, format!("{}\n{state}", digest(&state)).as_bytes())
}

fn digest(state: &str) -> String {
    to_hex(&chained(&[0; 32], &[Value::Text(state.to_owned())]))
}
