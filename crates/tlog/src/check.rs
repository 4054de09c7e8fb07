//! The offline check of a receipt: what it proves, or exactly what is wrong.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::checkpoint::{Checkpoint, SignedCheckpoint};
use crate::consistency::{ConsistencyFault, ConsistencyFile};
use crate::event::{ENTRY_LEN, salted_digest};
use crate::hex;
use crate::key::VerifierKey;
use crate::note::SignatureFault;
use crate::proof::included;
use crate::receipt::{Claim, Receipt, ReceiptEvent, ReceiptText};

/// What whoever checks relies on.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// Keys of the log; one of them has to have signed.
    pub keys: Vec<VerifierKey>,
    /// Witnesses, all of whom have to have cosigned.
    pub witnesses: Vec<VerifierKey>,
    /// A checkpoint known from elsewhere.
    pub known: Option<Known>,
}

/// A checkpoint that did not come with the receipt.
#[derive(Clone, Debug)]
pub struct Known {
    /// The checkpoint.
    pub signed: SignedCheckpoint,
    /// The way between it and the receipt's, where they are of different sizes.
    pub link: Option<ConsistencyFile>,
}

/// What a receipt proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// The event; `None` where the receipt holds only its hash.
    pub event: Option<ReceiptEvent>,
    /// Its hash, which is the entry of the log.
    pub entry: [u8; ENTRY_LEN],
    /// Number of the leaf, from 0.
    pub index: u64,
    /// The checkpoint that it is under.
    pub checkpoint: Checkpoint,
    /// Keys of the log that signed.
    pub signed_by: Vec<VerifierKey>,
    /// Witnesses that cosigned, and when, in seconds since 1970.
    pub witnessed: Vec<(String, u64)>,
    /// Numbers of the texts that are, letter by letter, what the event holds the digests of.
    pub texts: Vec<i64>,
    /// Whether the receipt's checkpoint was found to belong to the known one.
    pub linked: bool,
}

/// Why a receipt proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nobody can be relied on.
    #[error("no key was given to check with")]
    NoKey,
    /// None of the keys has signed the checkpoint.
    #[error("the checkpoint is not signed by the given key")]
    Unsigned,
    /// A signature under a known key is false.
    #[error("the signature of {0} is false")]
    FalseSignature(String),
    /// A witness did not cosign.
    #[error("the witness {0} has not cosigned")]
    NotWitnessed(String),
    /// The checkpoint is of another log than its key.
    #[error("the checkpoint is of {0}, which is not the log of the key")]
    OtherLog(String),
    /// The event's fields cannot be read.
    #[error("the event of the receipt cannot be read")]
    EventUnreadable,
    /// The event is not at that place of the tree.
    #[error("the proof does not lead from the event to the checkpoint: event, place or proof was changed")]
    NotIncluded,
    /// A text is not the one that the event holds the digest of.
    #[error("text {0} is not what the event holds the digest of: text or salt was changed")]
    TextDiffers(i64),
    /// The same text twice.
    #[error("text {0} stands in the receipt twice")]
    TextTwice(i64),
    /// One size, two roots.
    #[error(
        "the known checkpoint and the receipt's are of one size with different roots: the log shows different people different trees"
    )]
    SplitView,
    /// The sizes differ and nothing leads from one checkpoint to the other.
    #[error(
        "the receipt's checkpoint has {found} entries and the known one {known}; ask for a proof between them (`ledger prove`)"
    )]
    NotLinked {
        /// Entries of the receipt's tree.
        found: u64,
        /// Entries of the known tree.
        known: u64,
    },
    /// What leads from one to the other does not.
    #[error("the proof between the checkpoints: {0}")]
    Link(ConsistencyFault),
}

impl Fault {
    /// The key of this fault in the wording files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoKey => "no-key",
            Self::Unsigned => "unsigned",
            Self::FalseSignature(_) => "false-signature",
            Self::NotWitnessed(_) => "not-witnessed",
            Self::OtherLog(_) => "other-log",
            Self::EventUnreadable => "event-unreadable",
            Self::NotIncluded => "not-included",
            Self::TextDiffers(_) => "text-differs",
            Self::TextTwice(_) => "text-twice",
            Self::SplitView => "split-view",
            Self::NotLinked { .. } => "not-linked",
            Self::Link(_) => "link",
        }
    }
}

/// Checks a receipt and says what it proves.
///
/// # Errors
/// Exactly what is wrong; then the receipt proves nothing.
pub fn check(receipt: &Receipt, trust: &Trust) -> Result<Proven, Fault> {
    let signed = &receipt.proof.signed;
    let checkpoint = &signed.checkpoint;
    let signed_by = signers(signed, &trust.keys)?;
    let mut witnessed = Vec::new();
    for witness in &trust.witnesses {
        match signed.note.verify(witness) {
            Ok(time_s) => witnessed.push((witness.name().to_owned(), time_s.unwrap_or_default())),
            Err(SignatureFault::Absent) => return Err(Fault::NotWitnessed(witness.name().to_owned())),
            Err(_) => return Err(Fault::FalseSignature(witness.name().to_owned())),
        }
    }
    let (event, entry) = match &receipt.claim {
        Claim::Entry(entry) => (None, *entry),
        Claim::Event(event) => (Some((**event).clone()), event.entry().ok_or(Fault::EventUnreadable)?),
    };
    let (algorithm, place) = (checkpoint.algorithm, (receipt.proof.index, checkpoint.size));
    if !included(algorithm, &algorithm.leaf(&entry), place, &receipt.proof.hashes, &checkpoint.root) {
        return Err(Fault::NotIncluded);
    }
    let texts = texts(event.as_ref(), &receipt.texts)?;
    if let Some(known) = &trust.known {
        link(checkpoint, known, &trust.keys)?;
    }
    Ok(Proven {
        event,
        entry,
        index: receipt.proof.index,
        checkpoint: checkpoint.clone(),
        signed_by,
        witnessed,
        texts,
        linked: trust.known.is_some(),
    })
}

/// The keys of the log that signed. A false signature under any of them is a fault, and so is a checkpoint of
/// another log.
fn signers(signed: &SignedCheckpoint, keys: &[VerifierKey]) -> Result<Vec<VerifierKey>, Fault> {
    if keys.is_empty() {
        return Err(Fault::NoKey);
    }
    let mut by = Vec::new();
    for key in keys {
        match signed.note.verify(key) {
            Ok(None) => by.push(key.clone()),
            // The key of a witness vouches for no log.
            Ok(Some(_)) | Err(SignatureFault::Absent) => {}
            Err(_) => return Err(Fault::FalseSignature(key.name().to_owned())),
        }
    }
    if by.is_empty() {
        return Err(Fault::Unsigned);
    }
    if by.iter().any(|key| key.name() != signed.checkpoint.origin) {
        return Err(Fault::OtherLog(signed.checkpoint.origin.clone()));
    }
    Ok(by)
}

/// Every digest that an event's text holds, with the number of its row.
fn digests(value: &Value, found: &mut BTreeMap<i64, BTreeSet<String>>) {
    match value {
        Value::Object(fields) => {
            if let (Some(id), Some(digest)) =
                (fields.get("id").and_then(Value::as_i64), fields.get("digest").and_then(Value::as_str))
            {
                found.entry(id).or_default().insert(digest.to_owned());
            }
            fields.values().for_each(|value| digests(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| digests(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn texts(event: Option<&ReceiptEvent>, texts: &[ReceiptText]) -> Result<Vec<i64>, Fault> {
    let mut held = BTreeMap::new();
    if let Some(event) = event {
        digests(&serde_json::from_str(&event.body).map_err(|_| Fault::EventUnreadable)?, &mut held);
    }
    let mut shown = Vec::new();
    for text in texts {
        let salt = hex::decode(&text.salt).ok_or(Fault::TextDiffers(text.id))?;
        let digest = hex::encode(&salted_digest(&salt, text.body.as_bytes()));
        if !held.get(&text.id).is_some_and(|held| held.contains(&digest)) {
            return Err(Fault::TextDiffers(text.id));
        }
        if shown.contains(&text.id) {
            return Err(Fault::TextTwice(text.id));
        }
        shown.push(text.id);
    }
    Ok(shown)
}

/// Whether the receipt's checkpoint and the known one are of one log that only grew.
fn link(found: &Checkpoint, known: &Known, keys: &[VerifierKey]) -> Result<(), Fault> {
    signers(&known.signed, keys)?;
    let other = &known.signed.checkpoint;
    if other.origin != found.origin || other.algorithm != found.algorithm {
        return Err(Fault::OtherLog(other.origin.clone()));
    }
    if other.size == found.size {
        return if other.root == found.root { Ok(()) } else { Err(Fault::SplitView) };
    }
    let Some(link) = &known.link else {
        return Err(Fault::NotLinked { found: found.size, known: other.size });
    };
    link.check().map_err(Fault::Link)?;
    let (low, high) = if found.size < other.size { (found, other) } else { (other, found) };
    let same = |a: &Checkpoint, b: &Checkpoint| {
        a.origin == b.origin && a.algorithm == b.algorithm && a.size == b.size && a.root == b.root
    };
    // The proof holds between the roots that it names, whoever signed those; so they have to be just these two.
    if same(&link.old.checkpoint, low) && same(&link.new.checkpoint, high) {
        Ok(())
    } else {
        Err(Fault::NotLinked { found: found.size, known: other.size })
    }
}
