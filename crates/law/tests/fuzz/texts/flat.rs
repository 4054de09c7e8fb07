//! A file and a text as plain rows of characters, to compare.

use law::{OfficialText, SkippedKind, TextArticle, TextParagraph};

/// What counts in a text: no white space, nothing invisible, no marks of Markdown.
pub fn essence(text: &str) -> String {
    let counts = |c: &char| {
        let invisible = matches!(c, '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}');
        !(c.is_whitespace() || c.is_control() || invisible || "#>*-+".contains(*c))
    };
    text.chars().filter(counts).collect()
}

/// The essence of each line, without comments.
pub fn lines_of_file(file: &str) -> Vec<String> {
    let mut text = String::new();
    let mut rest = file;
    while let Some((before, inside)) = rest.split_once("<!--") {
        let Some((comment, after)) = inside.split_once("-->") else { break };
        text += before;
        // Something invisible stands for the comment, so that no line end joins another one across it.
        text.push('\u{200b}');
        text.extend(comment.replace("\r\n", "\n").chars().filter(|c| matches!(c, '\n' | '\r')).map(|_| '\n'));
        text.push('\u{200b}');
        rest = after;
    }
    text += rest;
    text.replace("\r\n", "\n").split(['\n', '\r']).map(essence).collect()
}

/// Everything that the text holds, in the order of its lines.
pub fn pieces(text: &OfficialText) -> Vec<(usize, String)> {
    let mut pieces = pieces_in_order(text);
    for list in [&text.preamble, &text.loose, &text.closing] {
        pieces.extend(list.iter().flat_map(paragraph));
    }
    pieces.extend(text.chapters.iter().map(|heading| (heading.line, format!("{}{}", heading.label, heading.title))));
    let listed = text.skipped.iter().filter(|line| line.kind == SkippedKind::Contents);
    pieces.extend(listed.map(|line| (line.line, line.text.clone())));
    pieces.sort_by_key(|(line, _)| *line);
    pieces
}

/// Heading and articles as they stand in the lists.
pub fn pieces_in_order(text: &OfficialText) -> Vec<(usize, String)> {
    let mut pieces = vec![(text.line, text.heading.clone())];
    for article in &text.articles {
        pieces.push((article.line, article.label.clone()));
        pieces.extend(article.paragraphs.iter().flat_map(paragraph));
    }
    pieces
}

/// An article in one line, without places.
pub fn article(article: &TextArticle) -> String {
    let mut line = format!("{}/{} {}", article.number, article.branch, article.label);
    for text in &article.paragraphs {
        line += &format!(" ¶ {}", text.text);
        for item in &text.items {
            line += &format!(" ({} {}) {}", item.number, item.label, item.text);
            for sub in &item.sub_items {
                line += &format!(" (({} {})) {}", sub.number, sub.label, sub.text);
            }
        }
    }
    essence(&line)
}

fn paragraph(paragraph: &TextParagraph) -> Vec<(usize, String)> {
    let mut pieces = vec![(paragraph.line, paragraph.text.clone())];
    for item in &paragraph.items {
        pieces.push((item.line, format!("{}{}", item.label, item.text)));
        pieces.extend(item.sub_items.iter().map(|sub| (sub.line, format!("{}{}", sub.label, sub.text))));
    }
    pieces
}
