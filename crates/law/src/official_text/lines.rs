//! Lines of a file without what is not text: comments, marks of Markdown, page numbers.

use std::borrow::Cow;

const COMMENT_OPENS: &str = "<!--";
const COMMENT_CLOSES: &str = "-->";

/// Markdown knows six levels of headings.
const HEADING_LEVEL_MAX: usize = 6;

/// Pages are counted in so many digits at most.
const PAGE_DIGITS_MAX: usize = 4;

/// One line that holds something.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// From 1.
    pub(super) number: usize,
    /// Level of the Markdown heading; 0 for a plain line.
    pub(super) level: u8,
    /// Without the marks of Markdown and the white space around.
    pub(super) text: Cow<'a, str>,
    /// Holds the number of a page and nothing else.
    pub(super) is_page_number: bool,
    /// Stands right below the line before it, without an empty one between.
    pub(super) adjoins: bool,
}

/// The lines that hold something.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let mut comments = Comments { last_close: text.rfind(COMMENT_CLOSES), inside: false };
    let mut last_number = 0;
    for (number, (offset, raw)) in (1..).zip(raw_lines(text)) {
        let without_comments = comments.remove(offset, raw);
        let plain = without_bold(without_comments);
        let level = heading_level(&plain);
        let text = if is_page_number(&plain) { trimmed_cow(plain, trim) } else { trimmed_cow(plain, without_marks) };
        // A page number that lost one of its dashes looks like the entry of a list.
        let is_page_number = level == 0 && is_page_number(&text);
        if !text.is_empty() {
            let adjoins = last_number + 1 == number;
            found.push(Line { number, level, text, is_page_number, adjoins });
            last_number = number;
        }
    }
    found
}

/// White space and the marks that nobody sees: byte order mark, zero width space and joiner.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// Without the white space around.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// The lines with their offsets; they end with LF, CR LF or CR.
fn raw_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let here = rest?;
        let start = offset;
        match here.find(['\n', '\r']) {
            Some(end) => {
                let (line, after) = here.split_at_checked(end)?;
                let width = if after.starts_with("\r\n") { 2 } else { 1 };
                offset += end + width;
                rest = after.get(width..);
                Some((start, line))
            }
            None => {
                rest = None;
                Some((start, here))
            }
        }
    })
}

/// Comments may begin on one line and end on another. One that never ends is text.
struct Comments {
    last_close: Option<usize>,
    inside: bool,
}

impl Comments {
    /// What of the line at this offset stands outside comments.
    fn remove<'a>(&mut self, offset: usize, line: &'a str) -> Cow<'a, str> {
        if !self.inside && !line.contains(COMMENT_OPENS) {
            return Cow::Borrowed(line);
        }
        let mut kept = String::new();
        let mut rest = line;
        loop {
            if self.inside {
                let Some((_, after)) = rest.split_once(COMMENT_CLOSES) else { break };
                self.inside = false;
                rest = after;
            } else if let Some((before, after)) = rest.split_once(COMMENT_OPENS)
                && self.last_close.is_some_and(|close| close >= offset + line.len() - after.len())
            {
                kept.push_str(before);
                self.inside = true;
                rest = after;
            } else {
                kept.push_str(rest);
                break;
            }
        }
        Cow::Owned(kept)
    }
}

/// Level of a heading such as `## 第二章`; 0 for anything else. A space after the marks is usual and not needed.
fn heading_level(line: &str) -> u8 {
    let hashes = trim(line).chars().take_while(|c| *c == '#').count();
    if hashes <= HEADING_LEVEL_MAX { u8::try_from(hashes).unwrap_or(0) } else { 0 }
}

/// Without the marks of headings, quotations and lists, and the white space around. A line of marks alone is empty.
fn without_marks(line: &str) -> &str {
    let mut line = trim(line);
    if line.chars().all(|c| is_space(c) || matches!(c, '#' | '>' | '*' | '-' | '+')) {
        return "";
    }
    loop {
        let quoted = line.trim_start_matches('>').trim_start_matches(is_space);
        let headed = if heading_level(quoted) > 0 { trim(quoted.trim_matches('#')) } else { quoted };
        let listed = headed.strip_prefix(['-', '*', '+']).filter(|rest| rest.starts_with(is_space));
        let stripped = trim(listed.unwrap_or(headed));
        if stripped.len() == line.len() {
            return line;
        }
        line = stripped;
    }
}

fn without_bold(line: Cow<'_, str>) -> Cow<'_, str> {
    if line.contains("**") { Cow::Owned(line.replace("**", "")) } else { line }
}

fn trimmed_cow<'a>(text: Cow<'a, str>, part: impl Fn(&str) -> &str) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(part(text)),
        Cow::Owned(text) => Cow::Owned(part(&text).to_owned()),
    }
}

/// `3`, `- 3 -`, `— 3 —`, `3/20`, `第3页`, `第 3 页 共 20 页`.
fn is_page_number(line: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '―' | '－' | '·' | '•' | '~');
    let line = trim(line);
    let inner = line.trim_start_matches(is_dash);
    let opened = inner.len() < line.len();
    let both = inner.trim_end_matches(is_dash);
    let closed = both.len() < inner.len();
    if opened != closed {
        return false;
    }
    let words: String = both.chars().filter(|c| !is_space(*c)).collect();
    if let Some(pages) = words.strip_prefix('第') {
        let Some((page, rest)) = pages.split_once('页') else { return false };
        let rest = rest.trim_start_matches([',', '，', '/', '／']);
        let total = rest.strip_prefix('共').and_then(|rest| rest.strip_suffix('页'));
        return is_count(page) && (rest.is_empty() || total.is_some_and(is_count));
    }
    match words.split_once(['/', '／']) {
        Some((page, pages)) => is_count(page) && is_count(pages),
        None => is_count(&words),
    }
}

fn is_count(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    !text.is_empty() && text.chars().count() <= PAGE_DIGITS_MAX && text.chars().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::{is_page_number, lines};

    fn read(text: &str) -> Vec<(usize, u8, String)> {
        lines(text).into_iter().map(|line| (line.number, line.level, line.text.into_owned())).collect()
    }

    fn plain(text: &str) -> Vec<(usize, String)> {
        read(text).into_iter().map(|(number, level, text)| (number * usize::from(level == 0), text)).collect()
    }

    fn line(number: usize, text: &str) -> (usize, String) {
        (number, text.to_owned())
    }

    #[test]
    fn lines_are_counted_whatever_ends_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["\u{feff}甲", "", "\t 乙\u{3000}", "\u{c}丙"].join(end);
            assert_eq!(plain(&text), [line(1, "甲"), line(3, "乙"), line(4, "丙")], "{end:?}");
        }
        assert_eq!(plain(""), []);
        assert_eq!(plain(" \n\u{3000}\n"), []);
    }

    #[test]
    fn comments_go_and_one_that_never_ends_stays() {
        assert_eq!(plain("甲<!-- x -->乙<!---->丙"), [line(1, "甲乙丙")]);
        assert_eq!(plain("甲<!-- x\n第一条\ny -->乙\n丙"), [line(1, "甲"), line(3, "乙"), line(4, "丙")]);
        assert_eq!(plain("甲\n<!-- 乙\n丙"), [line(1, "甲"), line(2, "<!-- 乙"), line(3, "丙")]);
        assert_eq!(plain("--> 甲 <!-- 乙"), [line(1, "--> 甲 <!-- 乙")]);
        assert_eq!(plain("<!-->甲"), [line(1, "<!-->甲")]);
    }

    #[test]
    fn marks_of_markdown_go() {
        assert_eq!(
            read("# 甲\n### 乙 ##\n#丙\n> 丁\n- > ## 戊\n- 己\n* 庚\n**辛** 壬\n#\n---\n####### 癸"),
            [
                (1, 1, "甲".to_owned()),
                (2, 3, "乙".to_owned()),
                (3, 1, "丙".to_owned()),
                (4, 0, "丁".to_owned()),
                (5, 0, "戊".to_owned()),
                (6, 0, "己".to_owned()),
                (7, 0, "庚".to_owned()),
                (8, 0, "辛 壬".to_owned()),
                (11, 0, "####### 癸".to_owned()),
            ]
        );
    }

    #[test]
    fn page_numbers_are_told_from_text() {
        assert!(lines("- 3")[0].is_page_number, "a dash is lost");
        for text in
            ["3", " 12 ", "- 3 -", "— 3 —", "－３－", "-3-", "3/20", "第3页", "第 3 页 共 20 页", "第3页，共20页"]
        {
            assert!(is_page_number(text) && lines(text)[0].is_page_number, "{text}");
        }
        for text in ["", "-", "- 3", "3 -", "12345", "3.", "第3条", "第三页", "3月5日", "3/", "第3页内容", "—"]
        {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
