//! The official text that an office attached, as pages show it.

use app::law::{OfficialText, TextParagraph};

/// A paragraph with what stands below it.
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) items: Vec<String>,
}

impl Paragraph {
    /// A paragraph as it stands in the text, each item on a line of its own.
    pub(super) fn of(paragraph: &TextParagraph) -> Self {
        let mut items = Vec::new();
        for item in &paragraph.items {
            items.push(format!("{}{}", item.label, item.text));
            items.extend(item.sub_items.iter().map(|sub| format!("{} {}", sub.label, sub.text)));
        }
        Self { text: paragraph.text.clone(), items }
    }
}

/// An article: how it is numbered in the text, and what it says.
pub(super) struct Article {
    pub(super) label: String,
    pub(super) paragraphs: Vec<Paragraph>,
}

/// The article of a text, or the paragraphs that tell it where the text has no articles.
pub(super) fn article(text: &OfficialText, number: u16, told_in: &[u16]) -> Option<Article> {
    if let Some(article) = text.article(number) {
        let paragraphs = article.paragraphs.iter().map(Paragraph::of).collect();
        return Some(Article { label: article.label.clone(), paragraphs });
    }
    let told = text.loose.iter().zip(1_u16..).filter(|(_, number)| told_in.contains(number));
    let paragraphs: Vec<Paragraph> = told.map(|(paragraph, _)| Paragraph::of(paragraph)).collect();
    (!paragraphs.is_empty()).then(|| Article { label: String::new(), paragraphs })
}
