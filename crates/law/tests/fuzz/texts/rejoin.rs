//! Writes a split text down again, tidily.

use law::{OfficialText, TextParagraph};

/// One line for each paragraph and item, an empty line between. The mark stands before the numbers of articles
/// and items.
pub fn rejoin(text: &OfficialText, mark: &str) -> String {
    let hashes = "#".repeat(usize::from(text.level));
    let mut lines = vec![(text.line, format!("{hashes} {}", text.heading))];
    for heading in &text.chapters {
        lines.push((heading.line, format!("###### {} {}", heading.label, heading.title)));
    }
    for list in [&text.preamble, &text.loose, &text.closing] {
        for text in list {
            lines.push((text.line, text.text.clone()));
            lines.extend(items(text, mark));
        }
    }
    for article in &text.articles {
        for (place, text) in article.paragraphs.iter().enumerate() {
            let line = if place == 0 { format!("{mark}{} {}", article.label, text.text) } else { text.text.clone() };
            let mut items = items(text, mark);
            // 第二条（一）: the number of the article stands before that of its first item.
            match items.first_mut().filter(|(at, _)| place == 0 && text.text.is_empty() && *at == article.line) {
                Some((_, item)) => *item = format!("{line}{}", item.trim_start_matches(mark)),
                None => lines.push((if place == 0 { article.line } else { text.line }, line)),
            }
            lines.extend(items);
        }
    }
    lines.sort_by_key(|(line, _)| *line);
    lines.into_iter().map(|(_, line)| format!("{}\n\n", line.trim())).collect()
}

fn items(paragraph: &TextParagraph, mark: &str) -> Vec<(usize, String)> {
    let marked =
        |label: &str| if label.starts_with(['（', '(']) { format!("{mark}{label}") } else { label.to_owned() };
    let mut lines = Vec::new();
    for item in &paragraph.items {
        lines.push((item.line, format!("{} {}", marked(&item.label), item.text)));
        lines.extend(item.sub_items.iter().map(|sub| (sub.line, format!("{} {}", marked(&sub.label), sub.text))));
    }
    lines
}
