//! What somebody looks for.

use crate::{Gram, Keyed, Normal, Token};

/// Longest query, in characters: a sentence. Each character is one more token to look up.
pub const QUERY_CHARS_MAX: usize = 100;

/// A query that cannot be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryFault {
    /// There is neither letter nor digit in it.
    #[error("nothing to look for")]
    Empty,
    /// It only says what should not be there.
    #[error("only words with a minus")]
    OnlyUnwanted,
    /// It has a number that is not searched, see [`crate::NUMBER_DIGITS_MIN`].
    #[error("a long number is not searched")]
    LongNumber,
    /// It is longer than a query may be.
    #[error("{found} characters; at most {max}")]
    TooLong {
        /// Its characters.
        found: usize,
        /// How many are allowed.
        max: usize,
    },
}

/// A query: phrases that a text must hold, and phrases that it must not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    wanted: Vec<Normal>,
    unwanted: Vec<Normal>,
}

/// One phrase as it was typed.
#[derive(Default)]
struct Typed {
    text: String,
    unwanted: bool,
}

impl Query {
    /// Reads a query: words apart must all be there, what is written in a row or between quotation marks must be there
    /// in a row, and a word with a minus before it must not be there.
    ///
    /// # Errors
    /// See [`QueryFault`].
    pub fn parse(text: &str) -> Result<Self, QueryFault> {
        let found = text.trim().chars().count();
        if found > QUERY_CHARS_MAX {
            return Err(QueryFault::TooLong { found, max: QUERY_CHARS_MAX });
        }
        let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
        for typed in phrases(text) {
            let phrase = Normal::of(&typed.text);
            if phrase.is_shortened() {
                return Err(QueryFault::LongNumber);
            }
            let phrases = if typed.unwanted { &mut unwanted } else { &mut wanted };
            if !phrase.is_empty() && !phrases.contains(&phrase) {
                phrases.push(phrase);
            }
        }
        match (wanted.is_empty(), unwanted.is_empty()) {
            (true, true) => Err(QueryFault::Empty),
            (true, false) => Err(QueryFault::OnlyUnwanted),
            _ => Ok(Self { wanted, unwanted }),
        }
    }

    /// Whether a text is found by this query.
    #[must_use]
    pub fn accepts(&self, text: &Normal) -> bool {
        self.wanted.iter().all(|phrase| text.contains(phrase))
            && !self.unwanted.iter().any(|phrase| text.contains(phrase))
    }

    /// The tokens that every text has which is found.
    #[must_use]
    pub fn needed(&self, keyed: &mut Keyed) -> Vec<Token> {
        let mut tokens: Vec<Token> = self.wanted.iter().flat_map(telling).map(|gram| keyed.token(gram)).collect();
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }

    /// Tokens that no text has which is found. Of an unwanted phrase of more than two characters there is none: a text
    /// may have its pairs and not the phrase.
    #[must_use]
    pub fn barred(&self, keyed: &mut Keyed) -> Vec<Token> {
        let single = |phrase: &&Normal| telling(phrase).count() == 1;
        self.unwanted.iter().filter(single).flat_map(telling).map(|gram| keyed.token(gram)).collect()
    }
}

/// The grams that say most about a phrase: its pairs, and the characters that stand alone.
fn telling(phrase: &Normal) -> impl Iterator<Item = Gram> {
    phrase.as_str().split(' ').flat_map(|run| {
        let alone = run.chars().next().filter(|first| run.len() == first.len_utf8());
        let next = run.chars().skip(1);
        alone.map(|c| Gram(c, None)).into_iter().chain(run.chars().zip(next).map(|(c, next)| Gram(c, Some(next))))
    })
}

/// Cuts a query at blanks and quotation marks.
fn phrases(text: &str) -> Vec<Typed> {
    let mut all = Vec::new();
    let mut now = Typed::default();
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' | '＂' | '“' | '”' | '„' | '「' | '」' | '『' | '』' => {
                // A minus stands before the mark that opens, and belongs to what follows.
                let unwanted = !quoted && now.unwanted && now.text.is_empty();
                all.push(std::mem::take(&mut now));
                now.unwanted = unwanted;
                quoted = !quoted;
            }
            c if !quoted && c.is_whitespace() => all.push(std::mem::take(&mut now)),
            '-' | '－' | '−' if !quoted && !now.unwanted && now.text.is_empty() => now.unwanted = true,
            c => now.text.push(c),
        }
    }
    all.push(now);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(Vec<String>, Vec<String>), QueryFault> {
        let plain = |phrases: Vec<Normal>| phrases.iter().map(|phrase| phrase.as_str().to_owned()).collect();
        Query::parse(text).map(|query| (plain(query.wanted), plain(query.unwanted)))
    }

    #[test]
    fn words_phrases_quotation_marks_and_minus_are_read() {
        for (text, wanted, unwanted) in [
            ("漏", &["漏"][..], &[][..]),
            ("屋顶漏雨", &["屋顶漏雨"], &[]),
            (" 屋顶　漏雨 ", &["屋顶", "漏雨"], &[]),
            ("\"屋顶 漏雨\"", &["屋顶漏雨"], &[]),
            ("“Safe House” 屋顶", &["safe house", "屋顶"], &[]),
            ("“屋顶", &["屋顶"], &[]),
            ("屋顶 -漏雨", &["屋顶"], &["漏雨"]),
            ("屋顶 －“safe house”", &["屋顶"], &["safe house"]),
            ("屋顶 屋顶", &["屋顶"], &[]),
            ("2026-04-02", &["2026 04 02"], &[]),
            ("屋顶 - -", &["屋顶"], &[]),
            ("a OR b* NEAR(c) AND grams:d", &["a", "or", "b", "near c", "and", "grams d"], &[]),
        ] {
            let (found, barred) = read(text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
            assert_eq!((found, barred), (owned(wanted), owned(unwanted)), "{text}");
        }
    }

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_cannot_be_answered_says_why() {
        for (text, fault) in [
            ("", QueryFault::Empty),
            ("，。！", QueryFault::Empty),
            ("--", QueryFault::Empty),
            ("-屋顶", QueryFault::OnlyUnwanted),
            ("13800000000", QueryFault::LongNumber),
            ("电话 138-0000-0000", QueryFault::LongNumber),
        ] {
            assert_eq!(Query::parse(text), Err(fault), "{text}");
        }
        let long = "漏".repeat(QUERY_CHARS_MAX + 1);
        assert!(matches!(Query::parse(&long), Err(QueryFault::TooLong { .. })));
        assert!(Query::parse(&"漏".repeat(QUERY_CHARS_MAX)).is_ok());
    }
}
