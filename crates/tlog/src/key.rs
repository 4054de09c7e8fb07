//! Keys of logs and of witnesses, in the texts of C2SP signed-note.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::hex;

/// Longest name of a key; the names are written into every checkpoint.
const NAME_MAX: usize = 128;

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// Notes: the key of a log.
    Log,
    /// Checkpoints of others, with a time: `cosignature/v1` of a witness.
    Witness,
}

impl KeyKind {
    const fn byte(self) -> u8 {
        match self {
            Self::Log => 0x01,
            Self::Witness => 0x04,
        }
    }
}

/// A text that is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not `name+id+key`.
    #[error("not a key: expected name+id+key, such as example.org/log+1a2b3c4d+AaBb…")]
    Shape,
    /// The name is empty, too long, or has a space or a plus sign.
    #[error("a key's name has 1 to 128 bytes and neither spaces nor plus signs")]
    Name,
    /// Another algorithm, or bytes that are no point of the curve.
    #[error("the key is of an unknown algorithm or damaged")]
    Material,
    /// The id does not follow from name and key.
    #[error("the key's id does not belong to its name and bytes: it was copied wrongly")]
    Id,
}

fn name_holds(name: &str) -> bool {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && c != '+';
    (1..=NAME_MAX).contains(&name.len()) && name.chars().all(plain)
}

fn key_id(name: &str, kind: KeyKind, key: &VerifyingKey) -> [u8; 4] {
    let digest =
        Sha256::new().chain_update(name).chain_update([b'\n', kind.byte()]).chain_update(key.as_bytes()).finalize();
    digest.first_chunk().copied().unwrap_or_default()
}

/// A public key that checks signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    kind: KeyKind,
    id: [u8; 4],
    key: VerifyingKey,
}

impl VerifierKey {
    /// The name; for a log its origin.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it signs.
    #[must_use]
    pub const fn kind(&self) -> KeyKind {
        self.kind
    }

    /// The first four bytes of `SHA-256(name ‖ "\n" ‖ kind ‖ key)`.
    #[must_use]
    pub const fn id(&self) -> [u8; 4] {
        self.id
    }

    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(signature) = ed25519_dalek::Signature::from_slice(signature) else { return false };
        self.key.verify_strict(message, &signature).is_ok()
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = vec![self.kind.byte()];
        bytes.extend_from_slice(self.key.as_bytes());
        write!(f, "{}+{}+{}", self.name, hex::encode(&self.id), STANDARD.encode(bytes))
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut parts = text.trim().splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(KeyError::Shape);
        };
        if !name_holds(name) {
            return Err(KeyError::Name);
        }
        let id: [u8; 4] = hex::decode(id).and_then(|id| id.try_into().ok()).ok_or(KeyError::Shape)?;
        let bytes = STANDARD.decode(key).map_err(|_| KeyError::Shape)?;
        let (first, rest) = bytes.split_first().ok_or(KeyError::Material)?;
        let kinds = [KeyKind::Log, KeyKind::Witness];
        let kind = kinds.into_iter().find(|kind| kind.byte() == *first).ok_or(KeyError::Material)?;
        let key = <[u8; 32]>::try_from(rest).ok().and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
        let key = key.filter(|key| !key.is_weak()).ok_or(KeyError::Material)?;
        if key_id(name, kind, &key) != id {
            return Err(KeyError::Id);
        }
        Ok(Self { name: name.to_owned(), kind, id, key })
    }
}

/// A secret key that signs under a name.
pub struct Signer {
    public: VerifierKey,
    key: SigningKey,
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The seed never gets into a log.
        f.debug_tuple("Signer").field(&self.public.to_string()).finish()
    }
}

impl Signer {
    /// The key that follows from a seed of chance.
    ///
    /// # Errors
    /// A name that no key may have.
    pub fn new(name: &str, kind: KeyKind, seed: &[u8; 32]) -> Result<Self, KeyError> {
        if !name_holds(name) {
            return Err(KeyError::Name);
        }
        let key = SigningKey::from_bytes(seed);
        let public = key.verifying_key();
        let id = key_id(name, kind, &public);
        Ok(Self { public: VerifierKey { name: name.to_owned(), kind, id, key: public }, key })
    }

    /// The public key.
    #[must_use]
    pub const fn public(&self) -> &VerifierKey {
        &self.public
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}
