//! What may stand between braces: names of parts and conditions. Held before the text is parsed, so that nothing that an
//! office writes can nest without end or reach what a letter does not need.

use crate::TemplateFaultKind;
use crate::head::Found;

/// A condition names a few parts; longer ones are a mistake, and nest deeper than a parser can go.
const TAG_BYTES_MAX: usize = 200;

/// The longest shipped template has some fifty; chains of conditions nest as well.
const TAGS_MAX: usize = 300;

/// The statements that a letter needs.
const CONDITION: [&str; 4] = ["if", "elif", "else", "endif"];

/// How much of a tag a fault repeats, in characters.
const SHOWN_CHARS_MAX: usize = 40;

/// The first tag that is not what it may be, with its line, from 1.
pub(crate) fn fault(text: &str) -> Option<Found> {
    let (mut rest, mut line, mut tags) = (text, 1, 0);
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min() {
        let (before, tag) = rest.split_at(at);
        line += lines(before);
        let remark = tag.starts_with("{#");
        let close = if remark {
            "#}"
        } else if tag.starts_with("{%") {
            "%}"
        } else {
            "}}"
        };
        // The brackets themselves are ASCII, so the cuts lie between characters.
        let inner = tag.get(2..).unwrap_or_default();
        let end = inner.find(close);
        let inside = inner.get(..end.unwrap_or(inner.len())).unwrap_or_default();
        tags += 1;
        if end.is_none() || tags > TAGS_MAX || !(remark || plain(inside, close == "%}")) {
            let found = tag.lines().next().unwrap_or_default().chars().take(SHOWN_CHARS_MAX).collect();
            return Some((line, TemplateFaultKind::BadTag { found }));
        }
        line += lines(inside);
        rest = inner.get(inside.len() + close.len()..).unwrap_or_default();
    }
    None
}

/// Words and parentheses, and in a statement the words of a condition first. A sign at either end steers the blanks
/// around the tag.
fn plain(inside: &str, statement: bool) -> bool {
    let first = || inside.trim_start_matches(['+', '-']).split_whitespace().next().unwrap_or_default();
    inside.len() <= TAG_BYTES_MAX
        && inside.bytes().all(|b| b.is_ascii_alphanumeric() || b"_ \n()+-".contains(&b))
        && (!statement || CONDITION.contains(&first().trim_end_matches(['+', '-'])))
}

fn lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}
