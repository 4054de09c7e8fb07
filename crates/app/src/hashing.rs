//! Secrets that people type are kept as argon2id hashes only, each with the salt and the settings it was made under.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, CustomizedPasswordHasher, Params, Version};

use crate::Failure;

/// What one hash costs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// Memory in KiB.
    pub(crate) memory_kib: u32,
    /// Passes over it.
    pub(crate) passes: u32,
    /// Lanes.
    pub(crate) lanes: u32,
}

/// Hashes a secret at a cost.
pub(crate) fn fresh(cost: Cost, secret: &[u8], salt: &[u8]) -> Result<PasswordHash, Failure> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, None);
    hashed(secret, salt, Version::default(), params.map_err(|error| Failure::Hashing(error.to_string()))?)
}

/// Hashes a secret under salt and settings of a stored hash, to be compared with it.
pub(crate) fn alike(secret: &[u8], stored: &PasswordHash) -> Result<PasswordHash, Failure> {
    let unreadable = |what: &str| Failure::Hashing(format!("a stored hash {what}"));
    let salt = stored.salt.as_ref().ok_or_else(|| unreadable("has no salt"))?;
    let params = Params::try_from(stored).map_err(|error| Failure::Hashing(error.to_string()))?;
    let version = stored.version.and_then(|version| Version::try_from(version).ok());
    hashed(secret, salt.as_ref(), version.ok_or_else(|| unreadable("has no known version"))?, params)
}

/// A stored hash.
pub(crate) fn stored(text: &str) -> Result<PasswordHash, Failure> {
    PasswordHash::new(text).map_err(|error| Failure::Hashing(error.to_string()))
}

fn hashed(secret: &[u8], salt: &[u8], version: Version, params: Params) -> Result<PasswordHash, Failure> {
    let algorithm = Some(Algorithm::Argon2id.as_str());
    Argon2::default()
        .hash_password_customized(secret, salt, algorithm, Some(version.into()), params)
        .map_err(|error| Failure::Hashing(error.to_string()))
}
