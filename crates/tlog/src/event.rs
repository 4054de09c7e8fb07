//! The hash that chains an event to the one before, and the digest of what people wrote.

use sha2::{Digest as _, Sha256};

use crate::hash::Hash;

/// Prefix of an event's hash that says it is SHA-256, so that another algorithm can follow without doubt.
const SHA_256: u8 = 1;
/// What the hash is of, so that the same bytes mean nothing else elsewhere.
const DOMAIN: &[u8] = b"xinze event v1";
/// Bytes of an entry of the log: the algorithm of the event's hash and the hash.
pub const ENTRY_LEN: usize = 33;

/// Everything that an event's hash covers beside the hash before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventFields<'a> {
    /// Shard of the stream.
    pub shard: i64,
    /// The stream.
    pub stream: i64,
    /// Number in the stream, from 1.
    pub seq: i64,
    /// Who recorded it; 0 where nobody of the staff did.
    pub official: i64,
    /// For which organ.
    pub organ: i64,
    /// When, in microseconds since 1970, UTC.
    pub recorded_us: i64,
    /// Kind, such as `matter.accepted`.
    pub kind: &'a str,
    /// The exact text.
    pub body: &'a str,
}

/// The hash that chains an event to the one before; empty before the first.
///
/// Every field goes in with its length, so that no two different events have the same bytes. Numbers
/// are big-endian.
#[must_use]
pub fn event_hash(previous: &[u8], event: &EventFields<'_>) -> [u8; ENTRY_LEN] {
    let mut hasher = Sha256::new();
    let mut field = |bytes: &[u8]| {
        hasher.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(bytes);
    };
    field(DOMAIN);
    field(previous);
    for number in [event.shard, event.stream, event.seq, event.official, event.organ, event.recorded_us] {
        field(&number.to_be_bytes());
    }
    field(event.kind.as_bytes());
    field(event.body.as_bytes());
    let mut hash = [SHA_256; ENTRY_LEN];
    hash.iter_mut().skip(1).zip(hasher.finalize()).for_each(|(byte, digest)| *byte = digest);
    hash
}

/// The digest that an event keeps of what somebody wrote: without the salt nobody can try out guesses.
#[must_use]
pub fn salted_digest(salt: &[u8], body: &[u8]) -> Hash {
    let mut hasher = Sha256::new();
    for part in [salt, body] {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}
