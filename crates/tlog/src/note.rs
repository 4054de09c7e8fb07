//! Signed notes (C2SP signed-note): a text, an empty line, and lines with signatures.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::key::{KeyKind, Signer, VerifierKey};

/// Longest note that is read: a checkpoint with a hundred signatures has 15 kB.
const NOTE_MAX: usize = 64 * 1024;
/// Most signatures that are read.
const SIGNATURES_MAX: usize = 100;
/// What a line with a signature begins with: a dash as wide as an m, and a space.
const DASH: &str = "\u{2014} ";
/// Bytes of an Ed25519 signature.
const SIGNATURE_LEN: usize = 64;

/// A text that is no signed note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Longer than any note.
    #[error("the note is longer than 64 KiB")]
    TooLong,
    /// No empty line between text and signatures, or a control character.
    #[error("not a signed note: expected a text, an empty line and lines that begin with a dash")]
    Shape,
    /// A line with a signature that cannot be read.
    #[error("a signature line of the note cannot be read")]
    Signature,
}

/// What is wrong with the signature of one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureFault {
    /// The key has not signed.
    #[error("the key has not signed this note")]
    Absent,
    /// A line says that the key signed this, and it did not.
    #[error("the signature does not belong to this text")]
    Wrong,
    /// Two lines under one key.
    #[error("two signature lines under one key")]
    Twice,
}

/// One line of signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature {
    /// Name of the key.
    pub name: String,
    /// Id of the key.
    pub id: [u8; 4],
    /// The signature; for a witness the time in 8 bytes comes first.
    pub bytes: Vec<u8>,
}

/// A text with signatures, which are not checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<NoteSignature>,
}

impl Note {
    /// A note without signatures. The text ends in a line feed.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self { text, signatures: Vec::new() }
    }

    /// The text, with its last line feed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures, as they stand.
    #[must_use]
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// Signs with the key of a log.
    pub fn sign(&mut self, signer: &Signer) {
        self.put(signer.public(), signer.sign(self.text.as_bytes()).to_vec());
    }

    /// Signs as a witness that saw this at a time, in seconds since 1970.
    pub fn cosign(&mut self, signer: &Signer, time_s: u64) {
        let mut bytes = time_s.to_be_bytes().to_vec();
        bytes.extend_from_slice(&signer.sign(cosigned(&self.text, time_s).as_bytes()));
        self.put(signer.public(), bytes);
    }

    fn put(&mut self, key: &VerifierKey, bytes: Vec<u8>) {
        self.signatures.push(NoteSignature { name: key.name().to_owned(), id: key.id(), bytes });
    }

    /// Takes over a key's signature from another copy of the same note; `false` where it is here already.
    pub fn adopt(&mut self, other: &Self, key: &VerifierKey) -> bool {
        let by = |signature: &&NoteSignature| signature.name == key.name() && signature.id == key.id();
        if self.signatures.iter().any(|signature| by(&signature)) {
            return false;
        }
        self.signatures.extend(other.signatures.iter().find(by).cloned());
        true
    }

    /// Checks a key's signature. For a witness the time is returned, in seconds since 1970.
    ///
    /// # Errors
    /// The key did not sign this text, or it is said to have and did not.
    pub fn verify(&self, key: &VerifierKey) -> Result<Option<u64>, SignatureFault> {
        let mut lines = self.signatures.iter().filter(|line| line.name == key.name() && line.id == key.id());
        let line = lines.next().ok_or(SignatureFault::Absent)?;
        if lines.next().is_some() {
            return Err(SignatureFault::Twice);
        }
        let holds = |message: &str, signature: &[u8]| {
            signature.len() == SIGNATURE_LEN && key.verifies(message.as_bytes(), signature)
        };
        match key.kind() {
            KeyKind::Log => holds(&self.text, &line.bytes).then_some(None).ok_or(SignatureFault::Wrong),
            KeyKind::Witness => {
                let (time, signature) = line.bytes.split_first_chunk::<8>().ok_or(SignatureFault::Wrong)?;
                let time_s = u64::from_be_bytes(*time);
                let holds = holds(&cosigned(&self.text, time_s), signature);
                holds.then_some(Some(time_s)).ok_or(SignatureFault::Wrong)
            }
        }
    }
}

/// What a witness signs.
fn cosigned(text: &str, time_s: u64) -> String {
    format!("cosignature/v1\ntime {time_s}\n{text}")
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        for line in &self.signatures {
            let mut bytes = line.id.to_vec();
            bytes.extend_from_slice(&line.bytes);
            writeln!(f, "{DASH}{} {}", line.name, STANDARD.encode(bytes))?;
        }
        Ok(())
    }
}

impl FromStr for Note {
    type Err = NoteError;

    fn from_str(whole: &str) -> Result<Self, NoteError> {
        if whole.len() > NOTE_MAX {
            return Err(NoteError::TooLong);
        }
        if whole.chars().any(|c| c.is_control() && c != '\n') {
            return Err(NoteError::Shape);
        }
        let (text, lines) = whole.rsplit_once("\n\n").ok_or(NoteError::Shape)?;
        let lines = lines.strip_suffix('\n').ok_or(NoteError::Shape)?;
        let signatures = lines.split('\n').map(signature).collect::<Result<Vec<_>, _>>()?;
        if signatures.len() > SIGNATURES_MAX {
            return Err(NoteError::Signature);
        }
        Ok(Self { text: format!("{text}\n"), signatures })
    }
}

fn signature(line: &str) -> Result<NoteSignature, NoteError> {
    let rest = line.strip_prefix(DASH).ok_or(NoteError::Signature)?;
    let (name, bytes) = rest.split_once(' ').ok_or(NoteError::Signature)?;
    let bytes = STANDARD.decode(bytes).map_err(|_| NoteError::Signature)?;
    let (id, bytes) = bytes.split_first_chunk::<4>().ok_or(NoteError::Signature)?;
    if name.is_empty() || name.contains(['+', ' ']) || bytes.is_empty() {
        return Err(NoteError::Signature);
    }
    Ok(NoteSignature { name: name.to_owned(), id: *id, bytes: bytes.to_vec() })
}
