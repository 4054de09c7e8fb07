//! The two ciphers, each with authentication, behind one interface.

use aes_gcm::aead::consts::U12;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, AesGcm};
use sm4::Sm4;

use crate::Trouble;

type Sm4Gcm = AesGcm<Sm4, U12>;

/// Bytes of a nonce. Nonces are drawn at random; a key of ours seals far fewer than the 2³² boxes for which that is
/// safe (NIST SP 800-38D, 8.3).
pub const NONCE_BYTES: usize = 12;

/// A number used once.
pub type Nonce = [u8; NONCE_BYTES];

/// With what something is sealed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cipher {
    /// AES with 256 bits in Galois/counter mode.
    #[default]
    Aes256Gcm,
    /// SM4 (GB/T 32907) in Galois/counter mode, for offices that have to use the national algorithms.
    Sm4Gcm,
}

impl Cipher {
    /// Every cipher.
    pub const ALL: [Self; 2] = [Self::Aes256Gcm, Self::Sm4Gcm];

    /// The byte that says so at the beginning of a box. 0 stands for a row that is not sealed.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Aes256Gcm => 1,
            Self::Sm4Gcm => 2,
        }
    }

    /// The cipher of a byte.
    #[must_use]
    pub fn of_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|cipher| cipher.byte() == byte)
    }

    /// Its name in configurations.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Aes256Gcm => "aes-256-gcm",
            Self::Sm4Gcm => "sm4-gcm",
        }
    }

    /// The cipher of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cipher| cipher.name() == name)
    }

    /// Bytes of a key.
    #[must_use]
    pub const fn key_bytes(self) -> usize {
        match self {
            Self::Aes256Gcm => 32,
            Self::Sm4Gcm => 16,
        }
    }

    /// Ciphertext and tag.
    pub(crate) fn encrypt(self, key: &[u8], nonce: &Nonce, body: &[u8], place: &[u8]) -> Result<Vec<u8>, Trouble> {
        let payload = Payload { msg: body, aad: place };
        let sealed = match self {
            Self::Aes256Gcm => {
                let Ok(gcm) = Aes256Gcm::new_from_slice(key) else { return Err(Trouble::Malformed) };
                gcm.encrypt(nonce.into(), payload)
            }
            Self::Sm4Gcm => {
                let Ok(gcm) = Sm4Gcm::new_from_slice(key) else { return Err(Trouble::Malformed) };
                gcm.encrypt(nonce.into(), payload)
            }
        };
        sealed.map_err(|_| Trouble::TooLong)
    }

    /// What was sealed.
    pub(crate) fn decrypt(self, key: &[u8], nonce: &Nonce, sealed: &[u8], place: &[u8]) -> Result<Vec<u8>, Trouble> {
        let payload = Payload { msg: sealed, aad: place };
        let opened = match self {
            Self::Aes256Gcm => {
                let Ok(gcm) = Aes256Gcm::new_from_slice(key) else { return Err(Trouble::Malformed) };
                gcm.decrypt(nonce.into(), payload)
            }
            Self::Sm4Gcm => {
                let Ok(gcm) = Sm4Gcm::new_from_slice(key) else { return Err(Trouble::Malformed) };
                gcm.decrypt(nonce.into(), payload)
            }
        };
        opened.map_err(|_| Trouble::NotOurs)
    }
}
