//! Sealed boxes and the keys that open them.

use zeroize::Zeroizing;

use crate::cipher::NONCE_BYTES;
use crate::{Cipher, Nonce, Place};

/// The first byte of a row that is not sealed: it was written before rows were sealed.
pub const PLAIN: u8 = 0;

/// Why something does not open or cannot be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// It was sealed with another key, for another place, or was changed.
    #[error("sealed with another key, for another place, or changed since")]
    NotOurs,
    /// The bytes are no box: an unknown algorithm, or too short.
    #[error("the bytes are no sealed box")]
    Malformed,
    /// More than the cipher can seal at once.
    #[error("too long to be sealed")]
    TooLong,
    /// The master key that wrapped the key is not among those handed in.
    #[error("master key {0} is missing")]
    NoMaster(i64),
}

/// A key that seals the data of one contact or one person. Its bytes are wiped when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct DataKey {
    cipher: Cipher,
    bytes: Zeroizing<Vec<u8>>,
}

impl std::fmt::Debug for DataKey {
    /// Without the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DataKey").field("cipher", &self.cipher).finish_non_exhaustive()
    }
}

impl DataKey {
    /// A new key of random bytes that the caller drew; a cipher with shorter keys takes the first of them.
    #[must_use]
    pub fn new(cipher: Cipher, drawn: &[u8; 32]) -> Self {
        let bytes = drawn.iter().copied().take(cipher.key_bytes()).collect();
        Self { cipher, bytes: Zeroizing::new(bytes) }
    }

    /// A key as it was inside its wrapping: the cipher's byte, then the key.
    pub(crate) fn unpacked(packed: &[u8]) -> Result<Self, Trouble> {
        let (byte, bytes) = packed.split_first().ok_or(Trouble::Malformed)?;
        let cipher = Cipher::of_byte(*byte).ok_or(Trouble::Malformed)?;
        if bytes.len() != cipher.key_bytes() {
            return Err(Trouble::Malformed);
        }
        Ok(Self { cipher, bytes: Zeroizing::new(bytes.to_vec()) })
    }

    pub(crate) fn packed(&self) -> Zeroizing<Vec<u8>> {
        let mut packed = Zeroizing::new(Vec::with_capacity(1 + self.bytes.len()));
        packed.push(self.cipher.byte());
        packed.extend_from_slice(&self.bytes);
        packed
    }

    /// Seals bytes for a place: the cipher's byte, the nonce, the ciphertext with its tag.
    ///
    /// # Errors
    /// [`Trouble::TooLong`].
    pub fn seal(&self, nonce: &Nonce, body: &[u8], place: &Place<'_>) -> Result<Vec<u8>, Trouble> {
        boxed(self.cipher, &self.bytes, nonce, body, place)
    }

    /// Opens a box at its place.
    ///
    /// # Errors
    /// [`Trouble::NotOurs`] where it was sealed otherwise, [`Trouble::Malformed`] where it is no box.
    pub fn open(&self, sealed: &[u8], place: &Place<'_>) -> Result<Vec<u8>, Trouble> {
        let (cipher, nonce, rest) = parts(sealed)?;
        if cipher != self.cipher {
            return Err(Trouble::NotOurs);
        }
        cipher.decrypt(&self.bytes, &nonce, rest, &place.bytes())
    }
}

/// Seals with a key given as bytes.
pub(crate) fn boxed(
    cipher: Cipher,
    key: &[u8],
    nonce: &Nonce,
    body: &[u8],
    place: &Place<'_>,
) -> Result<Vec<u8>, Trouble> {
    let sealed = cipher.encrypt(key, nonce, body, &place.bytes())?;
    let mut whole = Vec::with_capacity(1 + NONCE_BYTES + sealed.len());
    whole.push(cipher.byte());
    whole.extend_from_slice(nonce);
    whole.extend_from_slice(&sealed);
    Ok(whole)
}

/// Cipher, nonce, and ciphertext with tag.
pub(crate) fn parts(sealed: &[u8]) -> Result<(Cipher, Nonce, &[u8]), Trouble> {
    let (byte, rest) = sealed.split_first().ok_or(Trouble::Malformed)?;
    let cipher = Cipher::of_byte(*byte).ok_or(Trouble::Malformed)?;
    let (nonce, rest) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(Trouble::Malformed)?;
    Ok((cipher, *nonce, rest))
}

/// Bytes in the form of a row that is not sealed.
#[must_use]
pub fn plain(body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(1 + body.len());
    whole.push(PLAIN);
    whole.extend_from_slice(body);
    whole
}

/// Whether a row is not sealed.
#[must_use]
pub fn is_plain(stored: &[u8]) -> bool {
    stored.first() == Some(&PLAIN)
}

/// What a row that is not sealed holds; `None` for a sealed one.
#[must_use]
pub fn open_plain(stored: &[u8]) -> Option<&[u8]> {
    stored.split_first().and_then(|(byte, body)| (*byte == PLAIN).then_some(body))
}
