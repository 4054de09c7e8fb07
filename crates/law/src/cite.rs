//! Citations: which provision a verdict rests on.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Longest code of a pack, in ASCII characters; codes stay short because people read them aloud.
const CODE_LENGTH_MAX: usize = 8;

/// The short code of one instrument, such as `R22`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackCode([u8; CODE_LENGTH_MAX]);

impl PackCode {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|b| *b == 0).unwrap_or(CODE_LENGTH_MAX);
        // Only ASCII letters and digits get in, so the bytes are always text.
        self.0.get(..end).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// Why a text is no citation or no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a citation such as R22-23¶3 or R22-31(6)")]
pub struct BadCite;

impl FromStr for PackCode {
    type Err = BadCite;

    fn from_str(text: &str) -> Result<Self, BadCite> {
        let well_formed = text.bytes().next().is_some_and(|b| b.is_ascii_uppercase())
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        let mut code = [0; CODE_LENGTH_MAX];
        match code.get_mut(..text.len()) {
            Some(head) if well_formed => head.copy_from_slice(text.as_bytes()),
            _ => return Err(BadCite),
        }
        Ok(Self(code))
    }
}

impl fmt::Display for PackCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for PackCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One provision: article (条), and where it has them paragraph (款) and item (项).
///
/// Written `R22-22`, `R22-22¶1`, `R22-22¶1(3)`, `R22-31(6)`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cite {
    /// The instrument.
    pub pack: PackCode,
    /// Article, from 1.
    pub article: u16,
    /// Paragraph, from 1; 0 where the article as a whole is meant.
    pub paragraph: u8,
    /// Item, from 1; 0 where none is meant.
    pub item: u8,
}

impl Cite {
    /// The same citation without paragraph and item.
    #[must_use]
    pub const fn whole_article(self) -> Self {
        Self { paragraph: 0, item: 0, ..self }
    }
}

impl FromStr for Cite {
    type Err = BadCite;

    fn from_str(text: &str) -> Result<Self, BadCite> {
        let (code, place) = text.split_once('-').ok_or(BadCite)?;
        let (place, item) = match place.strip_suffix(')') {
            Some(inner) => {
                let (place, item) = inner.split_once('(').ok_or(BadCite)?;
                (place, positive(item)?)
            }
            None => (place, 0),
        };
        let (article, paragraph) = match place.split_once('¶') {
            Some((article, paragraph)) => (article, positive(paragraph)?),
            None => (place, 0),
        };
        Ok(Self {
            pack: code.parse()?,
            article: positive(article)?,
            paragraph: u8::try_from(paragraph).map_err(|_| BadCite)?,
            item: u8::try_from(item).map_err(|_| BadCite)?,
        })
    }
}

/// Reads digits without sign, leading zero or space, so that each provision has one spelling.
fn positive(text: &str) -> Result<u16, BadCite> {
    if text.starts_with('0') || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(BadCite);
    }
    text.parse().map_err(|_| BadCite)
}

impl fmt::Display for Cite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.pack, self.article)?;
        if self.paragraph > 0 {
            write!(f, "¶{}", self.paragraph)?;
        }
        if self.item > 0 {
            write!(f, "({})", self.item)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Cite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! serde_as_text {
    ($($name:ty),+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

serde_as_text!(PackCode, Cite);

#[cfg(test)]
mod tests {
    use super::{Cite, PackCode};

    #[test]
    fn every_spelling_reads_back_as_written() {
        for text in ["R22-34", "R22-23¶3", "R22-22¶1(3)", "R22-31(6)", "NAT-11", "BJ06-52"] {
            let cite: Cite = text.parse().expect(text);
            assert_eq!(cite.to_string(), text);
        }
    }

    #[test]
    fn a_code_begins_with_a_capital_and_has_at_most_eight() {
        for (text, fits) in [
            ("R", true),
            ("R22", true),
            ("ABCD1234", true),
            ("ABCD12345", false),
            ("22R", false),
            ("r22", false),
            ("R 2", false),
            ("条例", false),
            ("", false),
        ] {
            let code = text.parse::<PackCode>();
            assert_eq!(code.is_ok(), fits, "{text}");
            assert!(code.is_err() || code.map(|code| code.to_string()) == Ok(text.to_owned()), "{text}");
        }
    }

    #[test]
    fn citations_sort_as_the_text_runs() {
        let mut cites = ["R22-23¶3", "R22-3", "R22-23", "R05-34", "R22-22¶1(3)", "R22-22¶1"].map(cite);
        cites.sort_unstable();
        assert_eq!(cites, ["R05-34", "R22-3", "R22-22¶1", "R22-22¶1(3)", "R22-23", "R22-23¶3"].map(cite));
    }

    fn cite(text: &str) -> Cite {
        text.parse().expect(text)
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "R22",
            "R22-",
            "r22-1",
            "R22-0",
            "R22-01",
            "R22-+1",
            "R22-1¶",
            "R22-1(",
            "R22-1()",
            "R22-1(一)",
            "R22-70000",
            "R22-1¶256",
            "R22-1(256)",
            "R22-1(1)(2)",
            "R22-1(1)¶2",
            "R22-1¶0",
            "R22-1 ",
            "R22-1)",
        ] {
            assert!(text.parse::<Cite>().is_err(), "{text}");
        }
    }
}
