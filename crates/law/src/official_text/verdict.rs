//! Whether a line that begins with 第…条 begins an article.

use super::mark::Counted;
use super::reader::TextState;
use super::sentence;

/// So many articles may be missing before a number that stands apart from its text.
const MISSING_SPACED_MAX: u16 = 100;

/// So many may be missing before one that does not: it could be a sentence about an article.
const MISSING_MAX: u16 = 20;

/// What a report begins with that speaks about an article rather than being one.
const REPORTS: [&str; 6] = ["明确", "指出", "提出", "强调", "要求", "对"];

/// What to make of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It begins an article of this text.
    Begins,
    /// It begins the first article of another text.
    Restarts,
    /// It may, but its number is too far from the last one: it stays a paragraph and is reported.
    Doubtful,
    /// A sentence goes on with it.
    Text,
}

/// What stands around the number.
pub(super) struct Around<'a> {
    /// The sentence before it that is not over.
    pub(super) before: Option<&'a str>,
    /// Whether the line above is a title.
    pub(super) is_titled: bool,
    /// What stands after it, or on the next line.
    pub(super) follows: String,
}

/// Judges by the articles so far and by what stands around the number.
pub(super) fn judge(text: &TextState, counted: &Counted<'_>, around: &Around<'_>) -> Verdict {
    let Around { before, is_titled, ref follows } = *around;
    // Before the first article no sentence is about to name one.
    let is_opening = text.article.is_none() && counted.number == Some(1);
    // A sentence names an article without a space after the number.
    let next = text.highest.saturating_add(1);
    let stands_apart = counted.number == Some(next) && counted.spaced && !counted.rest.is_empty();
    let leads = !is_opening && before.is_some_and(|before| sentence::leads_to_number(before, stands_apart));
    if sentence::refers(follows, counted.spaced) || leads {
        return Verdict::Text;
    }
    let Some(number) = counted.number else {
        return if before.is_none() { Verdict::Begins } else { Verdict::Text };
    };
    if number == 1 && counted.branch == 0 && (text.highest > 1 || (text.highest == 1 && is_titled)) {
        return Verdict::Restarts;
    }
    if number == next {
        return Verdict::Begins;
    }
    // After the annexes have begun only the next article can end them.
    if text.annex.is_some() {
        return Verdict::Text;
    }
    if number < next {
        let is_branch = number == text.highest && counted.branch > text.branch && counted.spaced;
        return if before.is_none() || is_branch { Verdict::Begins } else { Verdict::Text };
    }
    let missing = number - next;
    if before.is_some() {
        return if counted.spaced && missing <= MISSING_MAX { Verdict::Begins } else { Verdict::Text };
    }
    let is_first = text.article.is_none();
    if is_first && !counted.spaced && REPORTS.iter().any(|report| follows.starts_with(report)) {
        return Verdict::Doubtful;
    }
    let limit = match (counted.spaced, is_first) {
        // An excerpt begins anywhere.
        (true, true) => u16::MAX,
        (true, false) => MISSING_SPACED_MAX,
        (false, _) => MISSING_MAX,
    };
    if missing <= limit { Verdict::Begins } else { Verdict::Doubtful }
}
