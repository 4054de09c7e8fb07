//! A text after it was split. Lines count from 1, in the file that was split.

use serde::{Deserialize, Serialize};

use super::Gap;

/// One instrument, or one text without articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficialText {
    /// Its heading as written; empty where it has none.
    pub heading: String,
    /// Level of the heading in Markdown, 1 to 6; 0 where the heading is a plain line or missing.
    #[serde(default)]
    pub level: u8,
    /// Line of the heading, or the first line where there is none.
    pub line: usize,
    /// Parts, chapters, sections and other headings in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chapters: Vec<TextHeading>,
    /// What stands before the first article: who adopted it, when, an opening sentence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preamble: Vec<TextParagraph>,
    /// The articles in the order of the text, which need not be that of their numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<TextArticle>,
    /// The paragraphs of a text without articles, with its inner headings; else what stands between a heading and
    /// the next article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub loose: Vec<TextParagraph>,
    /// What stands after the last article: signature, day of printing, annexes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closing: Vec<TextParagraph>,
    /// Lines that are none of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<SkippedLine>,
    /// What seems to be lost or doubtful, in the order of the lines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<Gap>,
}

impl OfficialText {
    /// The article with this number, the first where the text has it twice, without those numbered 之一 after it.
    #[must_use]
    pub fn article(&self, number: u16) -> Option<&TextArticle> {
        self.articles.iter().find(|article| article.number == number && article.branch == 0)
    }
}

/// How high a heading inside a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadingLevel {
    /// 编.
    Part,
    /// 章.
    Chapter,
    /// 节.
    Section,
    /// A heading of Markdown that is counted in none of these.
    Other,
}

/// A heading inside a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextHeading {
    /// Part, chapter or section.
    pub level: HeadingLevel,
    /// Its number; none for 附则 without one, for an unreadable one and for other headings.
    pub number: Option<u16>,
    /// The number as written, such as 第五章; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub line: usize,
}

/// An article (条).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextArticle {
    /// Its number, from 1.
    pub number: u16,
    /// 1 for 第十条之一, 2 for 第十条之二; 0 for the article itself.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub branch: u16,
    /// The number as written, such as 第二十一条 or 第21条.
    pub label: String,
    /// Place in [`OfficialText::chapters`] of the nearest heading above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chapter: Option<usize>,
    /// Where it begins.
    pub line: usize,
    /// Its paragraphs, of which there is at least one.
    pub paragraphs: Vec<TextParagraph>,
}

/// A paragraph (款) with its items.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextParagraph {
    /// Its text before the items; empty where items come first.
    pub text: String,
    /// Where it begins.
    pub line: usize,
    /// Its items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<TextItem>,
}

/// An item (项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextItem {
    /// Its number, from 1; a letter counts from a.
    pub number: u16,
    /// The number as written, such as （一）.
    pub label: String,
    /// Its text before the sub-items; where it has several paragraphs, each on a line of its own.
    pub text: String,
    /// Where it begins.
    pub line: usize,
    /// Its sub-items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_items: Vec<TextSubItem>,
}

/// A sub-item (目).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSubItem {
    /// Its number, from 1.
    pub number: u16,
    /// The number as written, such as 1.
    pub label: String,
    /// Its text, in lines where it has several paragraphs.
    pub text: String,
    /// Where it begins.
    pub line: usize,
}

/// Why a line is no part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkippedKind {
    /// The number of a page.
    PageNumber,
    /// The table of contents.
    Contents,
}

/// A line that is no part of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkippedLine {
    /// What it holds.
    pub text: String,
    /// Where it stands.
    pub line: usize,
    /// Why it was skipped.
    pub kind: SkippedKind,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_zero(number: &u16) -> bool {
    *number == 0
}
