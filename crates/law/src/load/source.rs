//! One file under reading: where a thing stands in it, and the faults found so far.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::DeTable;

use super::fault::{Fault, FaultKind, Place};

/// A name this far from a known one is taken for a slip of the pen (edit distance); in a short name fewer.
const NEAR_MISS_MAX: usize = 3;
/// One slip is forgiven for so many characters.
const CHARS_PER_SLIP: usize = 2;

/// The known word nearest to `found`, if one is near enough to be meant.
pub(crate) fn near_miss<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(found, word), word))
        .filter(|(distance, word)| {
            let (chars, longer) = (word.chars().count(), word.chars().count().max(found.chars().count()));
            *distance < chars && *distance <= NEAR_MISS_MAX.min(longer.div_ceil(CHARS_PER_SLIP))
        })
        .min()
        .map(|(_, word)| word.to_owned())
}

/// One file under reading: its text for places, and the faults found so far.
pub(crate) struct Source<'a> {
    file: Arc<str>,
    text: &'a str,
    faults: RefCell<Vec<Fault>>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(file: &str, text: &'a str) -> Self {
        Self { file: file.into(), text, faults: RefCell::default() }
    }

    /// Parses the text; every syntax error becomes a fault.
    pub(crate) fn parse(&self) -> Spanned<DeTable<'a>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let message = error.message().to_owned();
            self.fault(error.span().unwrap_or_default(), FaultKind::Syntax { message });
        }
        table
    }

    pub(crate) fn fault(&self, bytes: Range<usize>, kind: FaultKind) {
        let mut faults = self.faults.borrow_mut();
        // What cannot even be read is one fault: nothing that stands there is judged a second time.
        let unreadable = |known: &Fault| {
            let at = &known.place.bytes;
            matches!(known.kind, FaultKind::Syntax { .. }) && at.start < bytes.end && bytes.start < at.end
        };
        if !faults.iter().any(unreadable) {
            let place = self.place(bytes);
            faults.push(Fault { place, kind });
        }
    }

    pub(crate) fn place(&self, bytes: Range<usize>) -> Place {
        let before = self.text.get(..bytes.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let in_line = before.get(line_start..).unwrap_or_default();
        // Some editors begin a file with an invisible mark; nobody counts it as a column.
        let column = in_line.trim_start_matches('\u{feff}').chars().count() + 1;
        Place { file: self.file.clone(), line, column, bytes }
    }

    /// Every fault, in the order of the places.
    pub(crate) fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        // What a line that cannot be read would have said is not known: nothing is missed for its sake.
        if faults.iter().any(|fault| matches!(fault.kind, FaultKind::Syntax { .. })) {
            faults.retain(|fault| !fault.kind.misses());
        }
        // A bracket that nobody closed takes in the rest of the file: what is read there was never written so.
        if let Some(first) = swallowed_from(&faults) {
            faults.retain(|fault| fault.place.bytes.start < first.place.bytes.start);
            faults.push(first);
        }
        faults.sort_by_key(|fault| fault.place.bytes.start);
        faults
    }
}

/// The first thing that is wrong in a list whose bracket is never closed.
fn swallowed_from(faults: &[Fault]) -> Option<Fault> {
    let says =
        |fault: &&Fault, words: &str| matches!(&fault.kind, FaultKind::Syntax { message } if message.contains(words));
    faults.iter().find(|fault| says(fault, "unclosed array"))?;
    faults.iter().filter(|fault| says(fault, "array")).min_by_key(|fault| fault.place.bytes.start).cloned()
}
