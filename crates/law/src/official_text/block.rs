//! The flat list of blocks that a text is before it becomes a tree.

use super::lines::{Line, is_space};
use super::sentence::has_clauses;
use super::{HeadingLevel, SkippedKind};

/// What a block is. Items and sub-items belong to the paragraph above them, paragraphs to the article above them.
#[derive(Clone, Copy, Debug)]
pub(super) enum Role {
    /// The heading of the text, with its level in Markdown.
    Title {
        level: u8,
    },
    /// A heading inside the text; `depth` is its level in Markdown.
    Heading {
        level: HeadingLevel,
        number: Option<u16>,
        depth: u8,
    },
    /// An article with its first paragraph. The number is none while it cannot be read.
    Article {
        number: Option<u16>,
        branch: u16,
    },
    /// A further paragraph, or one outside articles.
    Paragraph,
    Item(ItemRole),
    /// A further paragraph of the item above it.
    ItemParagraph,
    SubItem(ItemRole),
}

/// The number of an item. One that could not be read is counted on from the last.
#[derive(Clone, Copy, Debug)]
pub(super) struct ItemRole {
    pub(super) number: u16,
    pub(super) is_read: bool,
}

/// One block: a label and the text that was joined from one or more lines.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) role: Role,
    /// Where its label stands, or its text when it has none.
    pub(super) line: usize,
    /// As written, such as 第三条 or （一）; may be empty.
    pub(super) label: String,
    /// Whether a space or nothing follows the label.
    pub(super) is_spaced: bool,
    pub(super) text: String,
    /// Where each line begins in the text.
    pub(super) pieces: Vec<Piece>,
    /// Whether the text has the marks of a sentence inside: kept, as texts of many lines are asked often.
    pub(super) has_clauses: bool,
    /// Set when the block is no part of the text.
    pub(super) skipped: Option<SkippedKind>,
    /// Set when it stands after the last article.
    pub(super) is_closing: bool,
    /// Set when the block begins with the number of an article and was not taken for it.
    pub(super) doubtful: Option<u16>,
}

/// One line of a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Place in the text, in bytes.
    pub(super) start: usize,
    pub(super) line: usize,
}

/// Joins two lines. Chinese goes on without a space, other words do not.
pub(super) fn join(text: &mut String, line: &str) {
    let is_word = |c: char| c.is_ascii_alphanumeric();
    if text.ends_with(is_word) && line.starts_with(is_word) {
        text.push(' ');
    }
    text.push_str(line);
}

impl Block {
    pub(super) fn new(role: Role, line: usize, label: &str) -> Self {
        Self {
            role,
            line,
            label: label.to_owned(),
            is_spaced: false,
            text: String::new(),
            pieces: Vec::new(),
            has_clauses: false,
            skipped: None,
            is_closing: false,
            doubtful: None,
        }
    }

    pub(super) fn with_text(role: Role, line: usize, text: &str) -> Self {
        let mut block = Self::new(role, line, "");
        block.push(line, text);
        block
    }

    pub(super) fn skipped(line: &Line<'_>, kind: SkippedKind) -> Self {
        Self { skipped: Some(kind), ..Self::with_text(Role::Paragraph, line.number, &line.text) }
    }

    /// Joins a line to the text.
    pub(super) fn push(&mut self, line: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        join(&mut self.text, text);
        self.pieces.push(Piece { start: self.text.len() - text.len(), line });
        self.has_clauses |= has_clauses(text);
    }

    /// Where its text begins.
    pub(super) fn text_line(&self) -> usize {
        self.pieces.first().map_or(self.line, |piece| piece.line)
    }

    /// The line of text at this place in `pieces`.
    pub(super) fn piece(&self, at: usize) -> Option<(usize, &str)> {
        let piece = self.pieces.get(at)?;
        let end = self.pieces.get(at + 1).map_or(self.text.len(), |next| next.start);
        Some((piece.line, self.text.get(piece.start..end)?.trim_end_matches(is_space)))
    }

    /// Takes the lines from this place on away.
    pub(super) fn split_off(&mut self, at: usize) -> Vec<(usize, String)> {
        let count = self.pieces.len();
        let taken = (at..count).filter_map(|at| self.piece(at)).map(|(line, text)| (line, text.to_owned())).collect();
        if let Some(piece) = self.pieces.get(at) {
            self.text.truncate(piece.start);
            self.text.truncate(self.text.trim_end_matches(is_space).len());
            self.pieces.truncate(at);
            self.has_clauses = has_clauses(&self.text);
        }
        taken
    }

    /// Whether it belongs to the text and is no heading.
    pub(super) fn is_content(&self) -> bool {
        self.skipped.is_none() && !matches!(self.role, Role::Title { .. } | Role::Heading { .. })
    }

    /// Whether it is a heading that is not counted as chapter or section.
    pub(super) fn other_heading(&self) -> Option<u8> {
        match self.role {
            Role::Heading { level: HeadingLevel::Other, depth, .. } if self.skipped.is_none() => Some(depth),
            _ => None,
        }
    }
}
