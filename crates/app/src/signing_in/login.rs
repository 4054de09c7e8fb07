//! The name under which somebody signs in.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// Shortest and longest name in characters.
const CHARS_MIN: usize = 2;
const CHARS_MAX: usize = 40;

/// A sign-in name in normal form: narrow, in small letters, without blanks around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login(String);

/// A text that can be no sign-in name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoginFault {
    /// Too short or too long.
    #[error("a sign-in name has {CHARS_MIN} to {CHARS_MAX} characters")]
    Length,
    /// It holds something else than letters, digits, dots, hyphens, underscores and at signs.
    #[error("{0:?} is in no sign-in name")]
    Sign(char),
}

impl LoginFault {
    /// Shortest name in characters.
    pub const CHARS_MIN: usize = CHARS_MIN;
    /// Longest name in characters.
    pub const CHARS_MAX: usize = CHARS_MAX;
}

impl Login {
    /// Reads a name as people type it: in any case and width. Letters of any script may stand in it.
    ///
    /// # Errors
    /// It can be no name.
    pub fn read(text: &str) -> Result<Self, LoginFault> {
        // What is longer than this is none, however it is written.
        let narrow: String = text.trim().chars().take(CHARS_MAX * 4).nfkc().flat_map(char::to_lowercase).collect();
        if !(CHARS_MIN..=CHARS_MAX).contains(&narrow.chars().count()) {
            return Err(LoginFault::Length);
        }
        match narrow.chars().find(|c| !c.is_alphanumeric() && !matches!(c, '.' | '-' | '_' | '@')) {
            Some(sign) => Err(LoginFault::Sign(sign)),
            None => Ok(Self(narrow)),
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_typed() {
        for typed in ["su.xiaohe", " Su.Xiaohe ", "ＳＵ．ｘｉａｏｈｅ", "SU.XIAOHE\u{3000}"] {
            assert_eq!(Login::read(typed).unwrap().as_str(), "su.xiaohe", "{typed}");
        }
        assert_eq!(Login::read("苏小禾").unwrap().as_str(), "苏小禾");
        assert_eq!(Login::read("su@yunxi").unwrap().as_str(), "su@yunxi");
    }

    #[test]
    fn what_can_be_no_name_is_told_apart() {
        for (typed, fault) in [
            ("", LoginFault::Length),
            ("  a  ", LoginFault::Length),
            ("su xiaohe", LoginFault::Sign(' ')),
            ("su\u{202e}x", LoginFault::Sign('\u{202e}')),
            ("<script>", LoginFault::Sign('<')),
            ("su\u{0}x", LoginFault::Sign('\u{0}')),
        ] {
            assert_eq!(Login::read(typed), Err(fault), "{typed:?}");
        }
        assert_eq!(Login::read(&"a".repeat(1_000_000)), Err(LoginFault::Length));
        assert_eq!(Login::read(&"a".repeat(CHARS_MAX)).map(|login| login.as_str().len()), Ok(CHARS_MAX));
    }
}
