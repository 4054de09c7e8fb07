//! Rust source taken apart into code and string literals, without a parser.
//!
//! The checks ask "does this word stand in the code?" and "what do the string literals say?". For both it is enough to
//! know where comments, strings and characters begin and end.

use std::ops::RangeInclusive;

/// A Rust source file, taken apart.
#[derive(Debug)]
pub struct Source {
    /// The text with comments and the insides of literals blanked; line numbers are those of the file.
    pub code: String,
    pub literals: Vec<Literal>,
}

/// A string literal.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    /// Where it begins, counted from 1.
    pub line: usize,
    /// What it says, with line breaks for `\n` and nothing for an escaped end of line.
    pub text: String,
}

/// A function with a body.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    /// From the line of `fn` to the line of the closing brace.
    pub lines: RangeInclusive<usize>,
}

impl Source {
    pub fn read(text: &str) -> Self {
        let mut scanner =
            Scanner { rest: text, code: String::with_capacity(text.len()), literals: Vec::new(), line: 1 };
        while !scanner.rest.is_empty() {
            scanner.step();
        }
        Self { code: scanner.code, literals: scanner.literals }
    }

    /// The lines on which the code has this word or these words, as a whole: `sleep(` is not in `oversleep(`.
    pub fn lines_with(&self, word: &str) -> Vec<usize> {
        (1..).zip(self.code.lines()).filter(|(_, line)| has_word(line, word)).map(|(number, _)| number).collect()
    }

    /// Every function that has a body, nested ones included.
    pub fn functions(&self) -> Vec<Function> {
        let mut found = Vec::new();
        for at in word_starts(&self.code, "fn") {
            let after = self.code.get(at + "fn".len()..).unwrap_or_default();
            let name: String = after.trim_start().chars().take_while(|&c| is_word_char(c)).collect();
            if let Some(end) = self.body_end(at).filter(|_| !name.is_empty()) {
                found.push(Function { name, lines: self.line_at(at)..=self.line_at(end) });
            }
        }
        found
    }

    /// The lines of every item that only tests see.
    pub fn test_only(&self) -> Vec<RangeInclusive<usize>> {
        let marks = self.code.match_indices("#[cfg(test)]");
        marks.filter_map(|(at, _)| Some(self.line_at(at)..=self.line_at(self.body_end(at)?))).collect()
    }

    /// The closing brace of the first block after `from`, if no `;` ends the item before it.
    fn body_end(&self, from: usize) -> Option<usize> {
        let mut open = Vec::new();
        let mut in_body = false;
        for (at, c) in self.code.get(from..)?.char_indices() {
            match c {
                '(' | '[' => open.push(c),
                '{' => {
                    in_body |= open.is_empty();
                    open.push(c);
                }
                ')' | ']' | '}' => {
                    open.pop()?;
                    if open.is_empty() && in_body {
                        return Some(from + at);
                    }
                }
                ';' if open.is_empty() => return None,
                _ => {}
            }
        }
        None
    }

    fn line_at(&self, at: usize) -> usize {
        1 + self.code.bytes().take(at).filter(|&byte| byte == b'\n').count()
    }
}

/// Whether the line holds `word`, not as part of a longer name.
pub fn has_word(line: &str, word: &str) -> bool {
    !word_starts(line, word).is_empty()
}

fn word_starts(text: &str, word: &str) -> Vec<usize> {
    let begins = word.starts_with(is_word_char);
    let ends = word.ends_with(is_word_char);
    let whole = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
        !((begins && before.is_some_and(is_word_char)) || (ends && after.is_some_and(is_word_char)))
    };
    text.match_indices(word).map(|(at, _)| at).filter(|&at| whole(at)).collect()
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

struct Scanner<'a> {
    rest: &'a str,
    code: String,
    literals: Vec<Literal>,
    line: usize,
}

impl Scanner<'_> {
    fn step(&mut self) {
        let in_word = self.code.chars().next_back().is_some_and(is_word_char);
        if self.rest.starts_with("//") {
            self.blank(self.rest.find('\n').unwrap_or(self.rest.len()));
        } else if self.rest.starts_with("/*") {
            self.blank(comment_length(self.rest));
        } else if self.rest.starts_with('"') {
            self.literal(1, string_length(self.rest), 1);
        } else if let Some(hashes) = raw_string_hashes(self.rest).filter(|_| !in_word) {
            let opening = self.rest.find('"').map_or(1, |at| at + 1);
            let closing = format!("\"{}", "#".repeat(hashes));
            let body = self.rest.get(opening..).unwrap_or_default();
            let length = body.find(&closing).map_or(self.rest.len(), |at| opening + at + closing.len());
            self.literal(opening, length, closing.len());
        } else if let Some(length) = char_length(self.rest) {
            self.blank(length);
        } else {
            let c = self.rest.chars().next().map_or(1, char::len_utf8);
            let (head, rest) = self.rest.split_at(c);
            self.line += usize::from(head == "\n");
            self.code.push_str(head);
            self.rest = rest;
        }
    }

    fn literal(&mut self, opening: usize, length: usize, closing: usize) {
        let inside = self.rest.get(opening..length.saturating_sub(closing)).unwrap_or_default();
        let text = if opening == 1 { unescaped(inside) } else { inside.to_owned() };
        self.literals.push(Literal { line: self.line, text });
        // The quotes stay, so that `include_str!("a")` still looks like a call.
        self.code.push('"');
        self.blank(length);
        self.code.push('"');
    }

    fn blank(&mut self, length: usize) {
        let (gone, rest) = self.rest.split_at(length.min(self.rest.len()));
        let lines = gone.matches('\n').count();
        self.line += lines;
        self.code.push(' ');
        self.code.extend(std::iter::repeat_n('\n', lines));
        self.rest = rest;
    }
}

/// Block comments nest.
fn comment_length(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// `r#"`, `br"`, `cr##"` and their like: the number of hashes. `r#type` is a name, not a string.
fn raw_string_hashes(text: &str) -> Option<usize> {
    let text = text.strip_prefix(['b', 'c']).unwrap_or(text).strip_prefix('r')?;
    let after = text.trim_start_matches('#');
    after.starts_with('"').then_some(text.len() - after.len())
}

/// `'x'` and `'\u{4fe1}'` are characters, `'a` is a lifetime.
fn char_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    if let Some(escape) = inside.strip_prefix('\\') {
        let skipped = escape.chars().next()?.len_utf8();
        return escape.get(skipped..)?.find('\'').map(|at| 2 + skipped + at + 1);
    }
    let c = inside.chars().next()?.len_utf8();
    inside.get(c..)?.starts_with('\'').then_some(1 + c + 1)
}

fn unescaped(inside: &str) -> String {
    let mut text = String::with_capacity(inside.len());
    let mut chars = inside.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            // An escaped end of line swallows the next line's indentation.
            Some('\n') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
            Some(other) => text.push(other),
            None => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_strings_and_characters_are_not_code() {
        let source = Source::read(
            "let a = \"sleep(\\\" {\"; // sleep(\n/* sleep( /* nested */ sleep( */ let b = '\"'; let c = '\\''; sleep(1);\n\
             let d = r#\"sleep(\"quoted\" }\"#; let e: &'a str = br\"x\\\"; oversleep(2);\n",
        );
        assert_eq!(source.lines_with("sleep("), [2]);
        let texts: Vec<&str> = source.literals.iter().map(|literal| literal.text.as_str()).collect();
        assert_eq!(texts, ["sleep(\" {", "sleep(\"quoted\" }", "x\\"]);
        assert_eq!(source.literals.iter().map(|literal| literal.line).collect::<Vec<_>>(), [1, 3, 3]);
    }

    #[test]
    fn lines_stay_in_place_after_long_literals() {
        let source = Source::read("let a = \"one\ntwo \\\n   three\";\nlet r#type = 1;\nmark();\n");
        assert_eq!(source.lines_with("mark("), [5]);
        assert_eq!(source.literals.first().map(|literal| literal.text.as_str()), Some("one\ntwo three"));
    }

    #[test]
    fn functions_are_measured_from_fn_to_brace() {
        let text = "\
/// fn in_a_comment() {
pub async fn outer<'a>(x: [u8; 4], f: fn(u8) -> u8) -> Result<(), ()>
where
    u8: Copy,
{
    let s = \"}\";
    fn inner() {}
}
trait T { fn declared(&self); fn given(&self) {
    }
}
";
        let found = Source::read(text).functions();
        let found: Vec<(&str, _)> = found.iter().map(|f| (f.name.as_str(), f.lines.clone())).collect();
        assert_eq!(found, [("outer", 2..=8), ("inner", 7..=7), ("given", 9..=10)]);
    }

    #[test]
    fn what_only_tests_see_is_found() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\n#[cfg(test)]\nmod samples;\nfn c() {}\n";
        assert_eq!(Source::read(text).test_only(), [2..=5]);
    }
}
