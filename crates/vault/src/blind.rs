//! Keys for one purpose each, and tokens by which equal numbers are found without being readable.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Bytes of a secret of the installation and of every key that is derived from one.
pub const SECRET_BYTES: usize = 32;

/// Bytes of a blind token: half of the HMAC, so that two of a billion numbers share one by chance with less than one
/// in 10¹⁹.
pub const TOKEN_BYTES: usize = 16;

/// Shortest number that is indexed, in characters: a local telephone number. Shorter ones are extensions, and say
/// nothing about who is reached.
pub const NUMBER_CHARS_MIN: usize = 7;

/// A secret, or a key derived from one.
pub type Secret = [u8; SECRET_BYTES];

/// The key for one purpose: HKDF with SHA-256 (RFC 5869) over the secret, without salt, with the purpose as info. Who
/// knows one purpose's key learns nothing about the secret or about another purpose's.
#[must_use]
pub fn subkey(secret: &Secret, purpose: &str) -> Secret {
    let mut key = [0; SECRET_BYTES];
    // Only outputs of more than 255 hashes are refused, and this is one hash.
    let filled = Hkdf::<Sha256>::new(None, secret).expand(purpose.as_bytes(), &mut key);
    debug_assert!(filled.is_ok(), "one hash is never too long");
    key
}

/// A telephone or identity number in the one form in which it is compared: ASCII digits and capital letters only,
/// full-width ones made narrow, without the country's prefix. `None` where nothing worth comparing is left.
#[must_use]
pub fn normalised_number(written: &str) -> Option<String> {
    let narrow = |c: char| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '＋' => '+',
        other => other,
    };
    let kept: String = written
        .chars()
        .map(narrow)
        .filter(|c| c.is_ascii_alphanumeric() || *c == '+')
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let kept = kept.strip_prefix("+86").or_else(|| kept.strip_prefix("0086")).unwrap_or(&kept);
    let kept: String = kept.chars().filter(char::is_ascii_alphanumeric).collect();
    (kept.chars().count() >= NUMBER_CHARS_MIN && kept.chars().any(|c| c.is_ascii_digit())).then_some(kept)
}

/// The token of a number that was made uniform by [`normalised_number`], under the key for this index.
#[must_use]
pub fn number_token(key: &Secret, normalised: &str) -> Vec<u8> {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return Vec::new() };
    mac.update(normalised.as_bytes());
    mac.finalize().into_bytes().into_iter().take(TOKEN_BYTES).collect()
}
/// The keyed digest of several parts, each with its length before it: HMAC-SHA-256 (RFC 2104). Who has only the digest
/// cannot try out what it is of.
#[must_use]
pub fn keyed_digest(key: &Secret, parts: &[&[u8]]) -> Secret {
    mac_of(key, parts).map_or([0; SECRET_BYTES], |mac| mac.finalize().into_bytes().into())
}

/// Whether this is the keyed digest of these parts. Takes as long wherever they differ.
#[must_use]
pub fn is_keyed_digest(key: &Secret, parts: &[&[u8]], digest: &[u8]) -> bool {
    mac_of(key, parts).is_some_and(|mac| mac.verify_slice(digest).is_ok())
}

/// There for every key: HMAC takes keys of any length.
fn mac_of(key: &Secret, parts: &[&[u8]]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    Some(mac)
}
