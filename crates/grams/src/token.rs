//! Keyed tokens of grams.

use std::collections::{BTreeSet, HashMap};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::{Gram, Normal};

/// Length of the search key.
pub const KEY_BYTES: usize = 32;

/// Characters of a token, with five bits each: forty bits. Two given grams share a token once in 2⁴⁰ pairs; of a million
/// grams in use, a further one meets any of them once in a million. Such a meeting costs a look at a text that is then
/// found not to fit, and can hide, once in a million, what a query with a minus should have shown.
const TOKEN_CHARS: usize = 8;

/// Lower-case letters and digits, which both databases take as one word.
const ALPHABET: [u8; 32] = *b"abcdefghijklmnopqrstuvwxyz234567";

/// Grams whose token is remembered: most texts use the same few thousand, and a batch of them stays in the processor's
/// cache. Beyond that the memory starts anew.
const KNOWN_MAX: usize = 1 << 17;

/// The token of one gram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token([u8; TOKEN_CHARS]);

impl Token {
    /// Eight lower-case letters and digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Makes tokens under one key.
pub struct Keyed {
    mac: Hmac<Sha256>,
    known: HashMap<Gram, Token>,
}

/// The key and what was seen under it stay out of logs.
impl std::fmt::Debug for Keyed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keyed").finish_non_exhaustive()
    }
}

impl Keyed {
    /// Tokens under this key.
    #[must_use]
    pub fn new(key: &[u8; KEY_BYTES]) -> Self {
        // The cipher's key type takes 64 bytes; shorter ones are padded with zeros, as RFC 2104 says.
        let mut padded = [0; 64];
        padded.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
        Self { mac: Hmac::new(&padded.into()), known: HashMap::new() }
    }

    /// HMAC with SHA-256 over the gram's characters in UTF-8, its first forty bits.
    pub fn token(&mut self, gram: Gram) -> Token {
        if let Some(token) = self.known.get(&gram) {
            return *token;
        }
        let mut mac = self.mac.clone();
        let mut bytes = [0; 4];
        for c in [Some(gram.0), gram.1].into_iter().flatten() {
            mac.update(c.encode_utf8(&mut bytes).as_bytes());
        }
        let hash = mac.finalize().into_bytes();
        let bits = hash.iter().take(5).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let mut token = [0; TOKEN_CHARS];
        for (at, place) in token.iter_mut().rev().enumerate() {
            let letter = usize::try_from(bits >> (5 * at) & 31).unwrap_or_default();
            *place = ALPHABET.get(letter).copied().unwrap_or_default();
        }
        if self.known.len() >= KNOWN_MAX {
            self.known.clear();
        }
        self.known.insert(gram, Token(token));
        Token(token)
    }

    /// The tokens of a text, each once, in the order of the tokens, so that the order of the text is not in them;
    /// with blanks between them.
    pub fn tokens(&mut self, text: &Normal) -> String {
        let grams: BTreeSet<Token> = text.grams().map(|gram| self.token(gram)).collect();
        let mut tokens = String::with_capacity(grams.len() * (TOKEN_CHARS + 1));
        for token in grams {
            if !tokens.is_empty() {
                tokens.push(' ');
            }
            tokens.push_str(token.as_str());
        }
        tokens
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_the_beginning_of_the_keyed_hash() {
        // Computed with another program: HMAC-SHA256, key 32 bytes of 0x07, message 屋顶, first five bytes in base 32.
        let mut keyed = Keyed::new(&[7; 32]);
        assert_eq!(keyed.token(Gram('屋', Some('顶'))).as_str(), "kuxy5dyn");
        assert_eq!(keyed.token(Gram('屋', Some('顶'))).as_str(), "kuxy5dyn", "and the same from memory");
    }

    #[test]
    fn another_key_gives_other_tokens_and_no_token_tells_its_text() {
        let text = Normal::of("公租房屋顶漏雨两个月，请派人来修。");
        let (one, other) = (Keyed::new(&[1; 32]).tokens(&text), Keyed::new(&[2; 32]).tokens(&text));
        let both = one.split(' ').filter(|token| other.contains(token)).count();
        assert_eq!(both, 0);
        assert!(one.is_ascii() && one.split(' ').all(|token| token.len() == 8));
        assert!(one.split(' ').is_sorted(), "the order of the text is not in the index");
    }
}
