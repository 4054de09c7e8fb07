//! Receipts: an event with what proves that it is in the ledger, as a file.

use serde::{Deserialize, Serialize};

use crate::compact;
use crate::event::{ENTRY_LEN, EventFields, event_hash};
use crate::hex;
use crate::proof_text::{ProofText, ProofTextError};

pub(crate) const FORMAT: &str = "xinze receipt v1";
/// Longest receipt that is read: the longest texts that an installation keeps, many times over.
const RECEIPT_MAX: usize = 16 * 1024 * 1024;

/// An event's fields, all of which its hash covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptEvent {
    /// Shard of the stream.
    pub shard: i64,
    /// The stream: the matter.
    pub stream: i64,
    /// Number in the stream, from 1.
    pub seq: i64,
    /// Who recorded it.
    pub official: i64,
    /// For which organ.
    pub organ: i64,
    /// When, in microseconds since 1970, UTC.
    pub recorded_us: i64,
    /// Kind.
    pub kind: String,
    /// The exact text.
    pub body: String,
    /// Hash of the event before, in hexadecimal digits; empty for the first.
    pub previous: String,
}

impl ReceiptEvent {
    /// The entry of the log; `None` where the hash before cannot be read.
    #[must_use]
    pub fn entry(&self) -> Option<[u8; ENTRY_LEN]> {
        let previous = hex::decode(&self.previous)?;
        let Self { shard, stream, seq, official, organ, recorded_us, ref kind, ref body, .. } = *self;
        let fields = EventFields { shard, stream, seq, official, organ, recorded_us, kind, body };
        Some(event_hash(&previous, &fields))
    }
}

/// A text that the event holds the digest of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptText {
    /// Number of its row, which the event names.
    pub id: i64,
    /// Salt in hexadecimal digits.
    pub salt: String,
    /// The text.
    pub body: String,
}

/// What a receipt is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The event with all its fields.
    Event(Box<ReceiptEvent>),
    /// Only its hash, where there was no room for more.
    Entry([u8; ENTRY_LEN]),
}

/// A receipt, which is not checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// What it is of.
    pub claim: Claim,
    /// The petitioner's own texts.
    pub texts: Vec<ReceiptText>,
    /// The proof.
    pub proof: ProofText,
}

/// A text that is no receipt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// Neither the file nor the text of a QR code.
    #[error("not a receipt: {0}")]
    Shape(String),
    /// The proof inside cannot be read.
    #[error(transparent)]
    Proof(#[from] ProofTextError),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: String,
    event: ReceiptEvent,
    texts: Vec<ReceiptText>,
    proof: String,
}

impl Receipt {
    /// The file.
    ///
    /// # Errors
    /// A receipt of a bare hash has no file form.
    pub fn to_json(&self) -> Result<String, ReceiptError> {
        let Claim::Event(event) = &self.claim else {
            return Err(ReceiptError::Shape("a bare hash has no file".to_owned()));
        };
        let written = Written {
            format: FORMAT.to_owned(),
            event: (**event).clone(),
            texts: self.texts.clone(),
            proof: self.proof.to_string(),
        };
        serde_json::to_string_pretty(&written).map_err(|error| ReceiptError::Shape(error.to_string()))
    }

    /// Reads a file, or the text of a QR code.
    ///
    /// # Errors
    /// It is neither.
    pub fn read(text: &str) -> Result<Self, ReceiptError> {
        if text.len() > RECEIPT_MAX {
            return Err(ReceiptError::Shape("longer than 16 MiB".to_owned()));
        }
        let text = text.trim();
        if !text.starts_with('{') {
            return compact::read(text);
        }
        let written: Written = serde_json::from_str(text).map_err(|error| ReceiptError::Shape(error.to_string()))?;
        if written.format != FORMAT {
            return Err(ReceiptError::Shape(format!("expected the format {FORMAT}")));
        }
        let proof = written.proof.parse()?;
        Ok(Self { claim: Claim::Event(Box::new(written.event)), texts: written.texts, proof })
    }

    /// The text of a QR code, without texts; without the event, too, where there is no room for it.
    ///
    /// # Errors
    /// See [`compact::CompactError`].
    pub fn compact(&self) -> Result<String, compact::CompactError> {
        compact::write(self)
    }
}
