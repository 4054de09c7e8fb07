//! How codes are hashed: argon2id, in a thread that may take its time.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, CustomizedPasswordHasher, Params, Version};

use super::QueryCode;
use crate::Failure;

/// Memory of one hash in KiB, passes over it, and lanes: the smallest setting that is still recommended for argon2id
/// (OWASP: 19 MiB, 2, 1). A code has 54 random bits, so that more would only slow the counter down.
const MEMORY_KIB: u32 = 19 * 1_024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A salt that no code has: what is tried where there is no code is hashed with it, to take as long.
pub(super) const NOBODYS_SALT: &[u8] = b"nobody's receipt";

/// Hashes a code under the settings of today.
pub(super) fn fresh(code: &QueryCode, salt: &[u8]) -> Result<PasswordHash, Failure> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| Failure::Hashing(error.to_string()))?;
    hashed(code, salt, Version::default(), params)
}

/// Hashes a code under salt and settings of a stored hash, to be compared with it.
pub(super) fn alike(code: &QueryCode, stored: &PasswordHash) -> Result<PasswordHash, Failure> {
    let unreadable = |what: &str| Failure::Hashing(format!("a stored hash {what}"));
    let salt = stored.salt.as_ref().ok_or_else(|| unreadable("has no salt"))?;
    let params = Params::try_from(stored).map_err(|error| Failure::Hashing(error.to_string()))?;
    let version = stored.version.and_then(|version| Version::try_from(version).ok());
    hashed(code, salt.as_ref(), version.ok_or_else(|| unreadable("has no known version"))?, params)
}

/// A stored hash.
pub(super) fn stored(text: &str) -> Result<PasswordHash, Failure> {
    PasswordHash::new(text).map_err(|error| Failure::Hashing(error.to_string()))
}

fn hashed(code: &QueryCode, salt: &[u8], version: Version, params: Params) -> Result<PasswordHash, Failure> {
    let algorithm = Some(Algorithm::Argon2id.as_str());
    Argon2::default()
        .hash_password_customized(code.signs().as_bytes(), salt, algorithm, Some(version.into()), params)
        .map_err(|error| Failure::Hashing(error.to_string()))
}
