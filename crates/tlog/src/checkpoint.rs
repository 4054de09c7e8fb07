//! Checkpoints (C2SP tlog-checkpoint): what a log says of itself at one moment.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::hash::{Algorithm, Hash};
use crate::key::Signer;
use crate::note::{Note, NoteError};

/// The extension line that names the hash where it is not the usual one.
const HASH_LINE: &str = "hash ";
/// The extension line with the time of sealing.
const TIME_LINE: &str = "time ";
/// Most extension lines that are read; we write two.
const EXTENSIONS_MAX: usize = 16;

/// Origin, size and root of a log, and when it was so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Name of the log.
    pub origin: String,
    /// Number of leaves.
    pub size: u64,
    /// Root hash.
    pub root: Hash,
    /// The log's hash.
    pub algorithm: Algorithm,
    /// When it was sealed, in seconds since 1970; logs of others do not say. It never decreases in one log.
    pub time_s: Option<u64>,
    /// Lines that only others understand.
    pub others: Vec<String>,
}

/// A text that is no checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// No signed note.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// No checkpoint inside.
    #[error("not a checkpoint: expected origin, size and root, a line each")]
    Shape,
    /// An unknown hash.
    #[error("the checkpoint names a hash that is not known here")]
    Hash,
}

/// A decimal number with one way to write it.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

/// A hash in base64.
pub(crate) fn hash_of(text: &str) -> Option<Hash> {
    STANDARD.decode(text).ok()?.try_into().ok()
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, STANDARD.encode(self.root))?;
        if self.algorithm != Algorithm::default() {
            writeln!(f, "{HASH_LINE}{}", self.algorithm.name())?;
        }
        if let Some(time_s) = self.time_s {
            writeln!(f, "{TIME_LINE}{time_s}")?;
        }
        self.others.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let mut lines = text.strip_suffix('\n').ok_or(CheckpointError::Shape)?.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(CheckpointError::Shape);
        };
        let size = decimal(size).ok_or(CheckpointError::Shape)?;
        let root = hash_of(root).ok_or(CheckpointError::Shape)?;
        let (mut algorithm, mut time_s, mut others) = (None, None, Vec::new());
        for (no, line) in lines.enumerate() {
            if line.is_empty() || no >= EXTENSIONS_MAX {
                return Err(CheckpointError::Shape);
            }
            if let Some(name) = line.strip_prefix(HASH_LINE).filter(|_| algorithm.is_none()) {
                algorithm = Some(Algorithm::by_name(name).ok_or(CheckpointError::Hash)?);
            } else if let Some(time) = line.strip_prefix(TIME_LINE).filter(|_| time_s.is_none()) {
                time_s = Some(decimal(time).ok_or(CheckpointError::Shape)?);
            } else {
                others.push(line.to_owned());
            }
        }
        if origin.is_empty() {
            return Err(CheckpointError::Shape);
        }
        let algorithm = algorithm.unwrap_or_default();
        Ok(Self { origin: origin.to_owned(), size, root, algorithm, time_s, others })
    }
}

/// A checkpoint with the note that it stands in. The signatures are not checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCheckpoint {
    /// What it says.
    pub checkpoint: Checkpoint,
    /// The note.
    pub note: Note,
}

impl SignedCheckpoint {
    /// Signs a checkpoint with every one of the keys.
    #[must_use]
    pub fn sign(checkpoint: Checkpoint, signers: &[&Signer]) -> Self {
        let mut note = Note::new(checkpoint.to_string());
        signers.iter().for_each(|signer| note.sign(signer));
        Self { checkpoint, note }
    }

    /// Reads a checkpoint that somebody kept, who may have copied it out of a letter: with other line ends, and with
    /// empty lines around it or no line end behind it. Nothing that is signed is touched by that.
    ///
    /// # Errors
    /// It is no checkpoint.
    pub fn from_copy(text: &str) -> Result<Self, CheckpointError> {
        let text = text.replace("\r\n", "\n");
        format!("{}\n", text.trim_matches(['\n', '\u{feff}'])).parse()
    }
}

impl fmt::Display for SignedCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note.fmt(f)
    }
}

impl FromStr for SignedCheckpoint {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let note: Note = text.parse()?;
        let checkpoint = note.text().parse()?;
        Ok(Self { checkpoint, note })
    }
}
