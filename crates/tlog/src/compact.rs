//! Receipts for QR codes: the same proof in a short binary form, in base64url.
//!
//! Byte 1: the version, 1. Byte 2: 1 for an event, 0 for a bare hash. An event is shard, stream, seq, official, organ
//! and recorded_us, each in 8 bytes big-endian, then kind, body and the hash before, each with its length. A bare hash
//! is its 33 bytes. Then the index in 8 bytes, one byte with the number of hashes, the hashes, and the checkpoint's
//! note to the end. A length is 2 bytes, big-endian.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::event::ENTRY_LEN;
use crate::hex;
use crate::proof_text::{HASHES_MAX, ProofText};
use crate::receipt::{Claim, Receipt, ReceiptError, ReceiptEvent};

/// Most characters: what a QR code of the largest size (version 40) holds as bytes at the lowest level of correction
/// is 2,953.
pub const COMPACT_MAX: usize = 2_900;
const VERSION: u8 = 1;
const WHOLE: u8 = 1;
const BARE: u8 = 0;

/// A receipt that does not go into a QR code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CompactError {
    /// Even the bare hash is too long, because of many cosignatures.
    #[error("the proof has {found} characters; a QR code holds {COMPACT_MAX}")]
    TooLong {
        /// Characters.
        found: usize,
    },
    /// The hash before cannot be read.
    #[error("the event has no hash")]
    NoHash,
}

fn text(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut field = u16::try_from(bytes.len()).ok()?.to_be_bytes().to_vec();
    field.extend_from_slice(bytes);
    Some(field)
}

fn event(event: &ReceiptEvent) -> Option<Vec<u8>> {
    let numbers = [event.shard, event.stream, event.seq, event.official, event.organ, event.recorded_us];
    let mut bytes: Vec<u8> = numbers.into_iter().flat_map(i64::to_be_bytes).collect();
    for field in [event.kind.as_bytes(), event.body.as_bytes(), &hex::decode(&event.previous)?] {
        bytes.extend(text(field)?);
    }
    Some(bytes)
}

pub(crate) fn write(receipt: &Receipt) -> Result<String, CompactError> {
    let mut tail = receipt.proof.index.to_be_bytes().to_vec();
    tail.push(u8::try_from(receipt.proof.hashes.len()).unwrap_or(u8::MAX));
    tail.extend(receipt.proof.hashes.concat());
    tail.extend_from_slice(receipt.proof.signed.to_string().as_bytes());
    let whole = |mark: u8, claim: &[u8]| {
        let bytes = [&[VERSION, mark], claim, tail.as_slice()].concat();
        URL_SAFE_NO_PAD.encode(bytes)
    };
    let entry = match &receipt.claim {
        Claim::Entry(entry) => *entry,
        Claim::Event(given) => {
            let long = event(given).map(|bytes| whole(WHOLE, &bytes));
            if let Some(long) = long.filter(|long| long.len() <= COMPACT_MAX) {
                return Ok(long);
            }
            given.entry().ok_or(CompactError::NoHash)?
        }
    };
    let short = whole(BARE, &entry);
    if short.len() > COMPACT_MAX { Err(CompactError::TooLong { found: short.len() }) } else { Ok(short) }
}

/// Bytes that are read from the front.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*first)
    }

    fn int(&mut self) -> Option<i64> {
        self.take().map(i64::from_be_bytes)
    }

    fn field(&mut self) -> Option<&'a [u8]> {
        let len = usize::from(u16::from_be_bytes(self.take()?));
        let (field, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(field)
    }

    fn text(&mut self) -> Option<String> {
        String::from_utf8(self.field()?.to_vec()).ok()
    }

    fn event(&mut self) -> Option<ReceiptEvent> {
        Some(ReceiptEvent {
            shard: self.int()?,
            stream: self.int()?,
            seq: self.int()?,
            official: self.int()?,
            organ: self.int()?,
            recorded_us: self.int()?,
            kind: self.text()?,
            body: self.text()?,
            previous: hex::encode(self.field()?),
        })
    }
}

pub(crate) fn read(text: &str) -> Result<Receipt, ReceiptError> {
    let bad = || ReceiptError::Shape("neither a receipt's file nor the text of its QR code".to_owned());
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| bad())?;
    let mut reader = Reader(&bytes);
    let claim = match reader.take::<2>().ok_or_else(bad)? {
        [VERSION, WHOLE] => Claim::Event(Box::new(reader.event().ok_or_else(bad)?)),
        [VERSION, BARE] => Claim::Entry(reader.take::<ENTRY_LEN>().ok_or_else(bad)?),
        _ => return Err(bad()),
    };
    let index = u64::from_be_bytes(reader.take().ok_or_else(bad)?);
    let [count] = reader.take::<1>().ok_or_else(bad)?;
    if usize::from(count) > HASHES_MAX {
        return Err(bad());
    }
    let hashes: Option<Vec<_>> = (0..count).map(|_| reader.take::<32>()).collect();
    let note = std::str::from_utf8(reader.0).map_err(|_| bad())?;
    let signed = note.parse().map_err(crate::proof_text::ProofTextError::from)?;
    Ok(Receipt { claim, texts: Vec::new(), proof: ProofText { index, hashes: hashes.ok_or_else(bad)?, signed } })
}
