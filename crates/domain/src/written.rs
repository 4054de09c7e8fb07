//! What people wrote and who they are stays outside the events: an event holds an id and a salted digest.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{PersonId, TextId};

/// A SHA-256 digest, written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Digest {
    /// Reads 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        // Number parsing would take a sign for a digit.
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).ok()?;
            *byte = u8::from_str_radix(pair, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        Self::from_hex(&text).ok_or_else(|| serde::de::Error::custom("not a digest of 64 hexadecimal digits"))
    }
}

/// A text that a person wrote, kept in its own erasable row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextRef {
    /// Its row.
    pub id: TextId,
    /// Salted digest of its content.
    pub digest: Digest,
    /// Length in characters, without surrounding space; 0 is an empty text.
    pub chars: u32,
}

/// A petitioner, kept in an own erasable row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRef {
    /// The row.
    pub id: PersonId,
    /// Salted digest of its content.
    pub digest: Digest,
}

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn a_digest_reads_back_as_written() {
        let mut bytes = [0; 32];
        for (byte, value) in bytes.iter_mut().zip(0..) {
            *byte = value * 7;
        }
        let digest = Digest(bytes);
        assert!(digest.to_string().starts_with("00070e15"));
        assert_eq!(Digest::from_hex(&digest.to_string()), Some(digest));
    }

    #[test]
    fn anything_but_64_hexadecimal_digits_is_no_digest() {
        for text in [String::new(), "0".repeat(63), "0".repeat(65), "g".repeat(64), "字".repeat(64)] {
            assert_eq!(Digest::from_hex(&text), None, "{text}");
        }
    }

    /// Signs and blanks, which number parsing would accept, are no digits.
    #[test]
    fn a_sign_is_no_digit() {
        assert_eq!(Digest::from_hex(&"+0".repeat(32)), None);
    }
}
