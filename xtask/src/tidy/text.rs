//! How text files are written: no tabs, nothing invisible, lines that fit a screen.

use super::{Fault, TextFile};

const RULE: &str = "text";

/// Counted in characters, so that Chinese is not punished for its bytes.
const LINE_CHARS_MAX: usize = 160;

/// Data and recorded outputs are kept as they came.
const AS_IT_CAME: [&str; 6] = ["csv", "jsonl", "lock", "snap", "svg", "tsv"];

/// Prose and wording are one paragraph a line.
const LONG_LINES: [&str; 3] = ["ftl", "md", "toml"];

/// Tabs, trailing spaces, line ends of another system, and a last line that does not end.
pub fn whitespace(file: &TextFile) -> Vec<Fault> {
    if AS_IT_CAME.contains(&file.extension()) || file.text.is_empty() {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(file.text.split('\n')) {
        let without_return = line.trim_end_matches('\r');
        if without_return.len() < line.len() {
            faults.push(file.fault(number, RULE, "carriage return: lines end with a line feed alone"));
        }
        if without_return.contains('\t') {
            faults.push(file.fault(number, RULE, "tab: indent with spaces"));
        }
        if without_return.ends_with([' ', '\u{3000}', '\u{a0}']) {
            faults.push(file.fault(number, RULE, "trailing space"));
        }
    }
    if !file.text.ends_with('\n') {
        faults.push(file.fault(file.text.lines().count(), RULE, "the last line does not end with a line feed"));
    }
    faults
}

/// Lines that do not fit a screen.
pub fn line_length(file: &TextFile) -> Vec<Fault> {
    let extension = file.extension();
    if AS_IT_CAME.contains(&extension) || LONG_LINES.contains(&extension) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(file.text.lines()) {
        let chars = line.chars().count();
        if chars > LINE_CHARS_MAX {
            faults.push(file.fault(number, RULE, format!("{chars} characters; a line has at most {LINE_CHARS_MAX}")));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::samples::{lines, text};

    #[test]
    fn what_cannot_be_seen_is_found() {
        assert_eq!(whitespace(&text("a.rs", "fn a() {\n    b()\n}\n")), []);
        assert_eq!(lines(&whitespace(&text("a.rs", "a\n\tb\nc \nd\r\ne\u{3000}\n"))), [2, 3, 4, 5]);
        assert_eq!(lines(&whitespace(&text("a.css", "a\nb"))), [2]);
        assert_eq!(whitespace(&text("a.rs", "")), []);
        assert_eq!(whitespace(&text("a.csv", "a\tb\r\nc")), []);
    }

    #[test]
    fn a_line_may_have_160_characters_of_any_script() {
        let long = |c: &str, count: usize| format!("{}\n", c.repeat(count));
        assert_eq!(line_length(&text("a.rs", &long("信", 160))), []);
        assert_eq!(lines(&line_length(&text("a.rs", &long("a", 161)))), [1]);
        assert_eq!(line_length(&text("a.md", &long("a", 161))), []);
    }
}
