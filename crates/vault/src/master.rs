//! Numbered master keys, which wrap the data keys.

use std::collections::BTreeMap;

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

use crate::sealed::{boxed, parts};
use crate::{Cipher, DataKey, Nonce, Place, Trouble, subkey};

/// Bytes of a master key.
pub const MASTER_BYTES: usize = 32;

/// Most master keys: a rotation a month for eight years. What was wrapped before has long been rewrapped.
const MASTERS_MAX: usize = 100;

/// What is wrong with the text of master keys. The key itself is never shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// There is no key in it.
    #[error("no master key in it")]
    Empty,
    /// A line is not a number, a space, and a key.
    #[error("line {line} is not a number, a space, and 32 bytes in base64")]
    Line {
        /// Which line, from 1.
        line: usize,
    },
    /// Numbers rise from line to line, so that the last one is the current one without doubt.
    #[error("line {line}: the number of a key must be larger than the one before")]
    Order {
        /// Which line, from 1.
        line: usize,
    },
    /// More keys than are kept.
    #[error("more than {MASTERS_MAX} master keys")]
    TooMany,
}

/// The keys of one master: one for each cipher, derived, so that no bytes serve two algorithms.
struct Master {
    aes: Zeroizing<[u8; 32]>,
    sm4: Zeroizing<[u8; 32]>,
}

impl Master {
    fn of(bytes: &[u8; MASTER_BYTES]) -> Self {
        Self {
            aes: Zeroizing::new(subkey(bytes, "wrap data keys aes-256-gcm")),
            sm4: Zeroizing::new(subkey(bytes, "wrap data keys sm4-gcm")),
        }
    }

    fn key(&self, cipher: Cipher) -> &[u8] {
        let whole = match cipher {
            Cipher::Aes256Gcm => &self.aes,
            Cipher::Sm4Gcm => &self.sm4,
        };
        whole.get(..cipher.key_bytes()).unwrap_or_default()
    }
}

/// A wrapped key and the master that opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrapped {
    /// Number of the master key.
    pub master: i64,
    /// The wrapped key, in the form of a sealed box.
    pub body: Vec<u8>,
}

/// The master keys of an installation, of which the last one wraps what is new.
pub struct MasterKeys {
    keys: BTreeMap<i64, Master>,
    current: i64,
}

impl std::fmt::Debug for MasterKeys {
    /// Only the numbers.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MasterKeys").field("numbers", &self.keys.keys()).field("current", &self.current).finish()
    }
}

/// A master key as a line of a key file.
#[must_use]
pub fn master_line(no: i64, bytes: &[u8; MASTER_BYTES]) -> Zeroizing<String> {
    Zeroizing::new(format!("{no} {}\n", Base64::encode_string(bytes)))
}

impl MasterKeys {
    /// Reads one key a line: its number, a space, 32 bytes in base64. Blank lines and lines that begin with `#` are
    /// passed over.
    ///
    /// # Errors
    /// What is wrong with the text, without the text.
    pub fn read(text: &str) -> Result<Self, KeyFault> {
        let mut keys = BTreeMap::new();
        let mut current = None;
        for (at, line) in text.lines().enumerate() {
            let (line, at) = (line.trim(), at + 1);
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let fault = KeyFault::Line { line: at };
            let (no, encoded) = line.split_once(char::is_whitespace).ok_or(fault.clone())?;
            let no: i64 = no.parse().ok().filter(|no| *no > 0).ok_or(fault.clone())?;
            let mut bytes = Zeroizing::new([0; MASTER_BYTES]);
            let decoded = Base64::decode(encoded.trim(), bytes.as_mut_slice()).map_err(|_| fault.clone())?;
            if decoded.len() != MASTER_BYTES {
                return Err(fault);
            }
            if current.is_some_and(|last| no <= last) {
                return Err(KeyFault::Order { line: at });
            }
            current = Some(no);
            keys.insert(no, Master::of(&bytes));
            if keys.len() > MASTERS_MAX {
                return Err(KeyFault::TooMany);
            }
        }
        Ok(Self { keys, current: current.ok_or(KeyFault::Empty)? })
    }

    /// The number of the key that wraps what is new.
    #[must_use]
    pub const fn current(&self) -> i64 {
        self.current
    }

    /// Whether there is a key of this number.
    #[must_use]
    pub fn has(&self, no: i64) -> bool {
        self.keys.contains_key(&no)
    }

    /// Wraps a data key with the current master, with the cipher that the data key is for.
    ///
    /// # Errors
    /// [`Trouble::NoMaster`] cannot happen for keys that were read; [`Trouble::Malformed`] for a key of no cipher.
    pub fn wrap(&self, key: &DataKey, nonce: &Nonce, place: &Place<'_>) -> Result<Wrapped, Trouble> {
        let master = self.keys.get(&self.current).ok_or(Trouble::NoMaster(self.current))?;
        let packed = key.packed();
        let cipher = Cipher::of_byte(packed.first().copied().unwrap_or_default()).ok_or(Trouble::Malformed)?;
        Ok(Wrapped { master: self.current, body: boxed(cipher, master.key(cipher), nonce, &packed, place)? })
    }

    /// Unwraps a data key.
    ///
    /// # Errors
    /// [`Trouble::NoMaster`] where its master key is not among these, [`Trouble::NotOurs`] where a key of this number
    /// is another one, or the wrapping belongs to another place.
    pub fn unwrap(&self, no: i64, wrapped: &[u8], place: &Place<'_>) -> Result<DataKey, Trouble> {
        let packed = self.open(no, wrapped, place)?;
        DataKey::unpacked(&packed)
    }

    /// Seals bytes that are no data key, such as a secret of the installation, with the current master.
    ///
    /// # Errors
    /// As [`MasterKeys::wrap`].
    pub fn seal(&self, cipher: Cipher, nonce: &Nonce, body: &[u8], place: &Place<'_>) -> Result<Wrapped, Trouble> {
        let master = self.keys.get(&self.current).ok_or(Trouble::NoMaster(self.current))?;
        Ok(Wrapped { master: self.current, body: boxed(cipher, master.key(cipher), nonce, body, place)? })
    }

    /// Opens what [`MasterKeys::seal`] sealed.
    ///
    /// # Errors
    /// As [`MasterKeys::unwrap`].
    pub fn open(&self, no: i64, sealed: &[u8], place: &Place<'_>) -> Result<Zeroizing<Vec<u8>>, Trouble> {
        let master = self.keys.get(&no).ok_or(Trouble::NoMaster(no))?;
        let (cipher, nonce, rest) = parts(sealed)?;
        cipher.decrypt(master.key(cipher), &nonce, rest, &place.bytes()).map(Zeroizing::new)
    }
}
