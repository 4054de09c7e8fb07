//! A text in a few lines, to compare with.

use law::{GapKind, OfficialText, TextItem, TextParagraph, split_texts};

/// The texts in the file, outlined: `= heading`, `~ preamble`, `第一章|1 title`, `1 text` for an article, `¶ text` for
/// a further paragraph, `- text` outside articles, `. text` at the end, `(1) text` and `((1)) text` for items,
/// `x text` for what was skipped.
pub fn outline(file: &str) -> Vec<String> {
    split(file).iter().flat_map(outline_text).collect()
}

pub fn split(file: &str) -> Vec<OfficialText> {
    split_texts(file).expect("a small text")
}

/// The only text in the file.
pub fn one(file: &str) -> OfficialText {
    let mut texts = split(file);
    assert_eq!(texts.len(), 1, "{texts:#?}");
    texts.remove(0)
}

/// What seems to be lost, with lines.
pub fn gaps(file: &str) -> Vec<(usize, GapKind)> {
    one(file).gaps.into_iter().map(|gap| (gap.line, gap.kind)).collect()
}

fn outline_text(text: &OfficialText) -> Vec<String> {
    let mut lines: Vec<(usize, String)> = vec![(text.line, format!("= {}", text.heading).trim_end().to_owned())];
    for paragraph in &text.preamble {
        lines.extend(paragraph_lines("~", paragraph));
    }
    for heading in &text.chapters {
        let number = heading.number.map(|number| number.to_string()).unwrap_or_default();
        lines.push((heading.line, format!("{}|{number} {}", heading.label, heading.title)));
    }
    for article in &text.articles {
        let branch = if article.branch > 0 { format!("之{}", article.branch) } else { String::new() };
        let mut first = format!("{}{branch}", article.number);
        for paragraph in &article.paragraphs {
            let mut of_paragraph = paragraph_lines(&first, paragraph);
            // The number may stand above its text.
            of_paragraph[0].0 = if first == "¶" { paragraph.line } else { article.line };
            lines.extend(of_paragraph);
            "¶".clone_into(&mut first);
        }
    }
    for paragraph in &text.loose {
        lines.extend(paragraph_lines("-", paragraph));
    }
    for paragraph in &text.closing {
        lines.extend(paragraph_lines(".", paragraph));
    }
    lines.extend(text.skipped.iter().map(|line| (line.line, format!("x {}", line.text))));
    lines.sort_by_key(|(line, _)| *line);
    lines.into_iter().map(|(_, text)| text).collect()
}

fn paragraph_lines(mark: &str, paragraph: &TextParagraph) -> Vec<(usize, String)> {
    let own = (paragraph.line, format!("{mark} {}", paragraph.text).trim_end().to_owned());
    std::iter::once(own).chain(paragraph.items.iter().flat_map(item_lines)).collect()
}

fn item_lines(item: &TextItem) -> Vec<(usize, String)> {
    let own = (item.line, format!("({}) {}", item.number, item.text));
    let sub = item.sub_items.iter().map(|sub| (sub.line, format!("(({})) {}", sub.number, sub.text)));
    std::iter::once(own).chain(sub).collect()
}
