//! Headings inside a text, and the table of contents that lists them beforehand.

use super::block::{Block, Role};
use super::boundary;
use super::lines::{Line, is_space};
use super::mark::Counted;
use super::reader::Reader;
use super::{HeadingLevel, SkippedKind};
use crate::official_text::sentence;

type Key = (HeadingLevel, Option<u16>);

/// What is known of the headings under reading.
#[derive(Default)]
pub(super) struct Contents {
    /// Inside the table of contents, which began with this block.
    open: Option<usize>,
    /// Its first heading: where it comes again the text begins.
    first: Option<Key>,
    listed: usize,
    /// Headings without anything between them, the first of them and where it stands.
    run: Option<(usize, Key)>,
}

impl Contents {
    pub(super) fn close(&mut self) {
        self.open = None;
    }

    /// Something other than a heading came.
    pub(super) fn end_run(&mut self) {
        self.run = None;
    }
}

/// Whether the line says 目录.
pub(super) fn is_contents(text: &str) -> bool {
    let is_frame = |c: char| is_space(c) || "【】[]「」“”《》—-：:".contains(c);
    let words = letters(text, is_frame);
    matches!(words.as_str(), "目录" | "目次" | "总目录" | "目錄")
}

/// Whether the line is a heading that texts have as a chapter, without its number.
pub(super) fn is_unnumbered_chapter(text: &str) -> bool {
    matches!(letters(text, is_space).as_str(), "总则" | "附则")
}

/// The first few characters that are not left out.
fn letters(text: &str, left_out: impl Fn(char) -> bool) -> String {
    text.chars().filter(|c| !left_out(*c)).take(4).collect()
}

impl Reader<'_> {
    pub(super) fn open_contents(&mut self, line: &Line<'_>) {
        let from = self.blocks.len();
        self.text.contents = Contents { open: Some(from), ..Contents::default() };
        self.blocks.push(Block::skipped(line, SkippedKind::Contents));
        self.end_sentence();
    }

    /// Whether the line belongs to the table of contents although it has no number.
    pub(super) fn is_listed(&self, text: &str) -> bool {
        let is_entry = sentence::is_short_line(text) && !sentence::is_finished(text);
        let heads_text = self.blocks.iter().take(1).all(|block| block.skipped.is_some()) && sentence::is_title(text);
        self.text.contents.open.is_some() && is_entry && !heads_text
    }

    /// An article ends the table of contents. One heading alone was no table.
    pub(super) fn close_contents(&mut self) {
        if let Some(from) = self.text.contents.open.take()
            && self.text.contents.listed == 1
        {
            for block in self.blocks.get_mut(from..).unwrap_or_default() {
                if matches!(block.role, Role::Heading { .. }) {
                    block.skipped = None;
                }
            }
        }
        self.text.contents.end_run();
    }

    pub(super) fn chapter(&mut self, line: &Line<'_>, level: HeadingLevel, counted: &Counted<'_>) {
        let key = (level, counted.number);
        let mut block =
            Block::new(Role::Heading { level, number: counted.number, depth: line.level }, line.number, counted.label);
        block.push(line.number, counted.rest);
        let contents = &mut self.text.contents;
        if contents.open.is_some() && contents.first != Some(key) {
            contents.first.get_or_insert(key);
            contents.listed += 1;
            block.skipped = Some(SkippedKind::Contents);
            self.blocks.push(block);
            return;
        }
        contents.close();
        self.begin_chapter(key, block);
    }

    fn begin_chapter(&mut self, key: Key, block: Block) {
        boundary::wrap_heading(&mut self.blocks);
        match self.text.contents.run {
            // The same headings again, and nothing between: the first ones were a table without the word for it.
            Some((from, first)) if first == key && key.1 == Some(1) => {
                for listed in self.blocks.get_mut(from..).unwrap_or_default() {
                    listed.skipped = listed.skipped.or(Some(SkippedKind::Contents));
                }
                self.text.contents.run = Some((self.blocks.len(), key));
            }
            Some(_) => {}
            None => self.text.contents.run = Some((self.blocks.len(), key)),
        }
        self.push(block);
    }

    /// 附则 without its number, or the title below a bare 第一章.
    pub(super) fn unnumbered_chapter(&mut self, line: &Line<'_>) {
        if self.text.contents.open.is_some() {
            self.blocks.push(Block::skipped(line, SkippedKind::Contents));
            return;
        }
        let titles = |block: &&mut Block| {
            block.text.is_empty() && block.skipped.is_none() && matches!(block.role, Role::Heading { .. })
        };
        if let Some(heading) = self.blocks.last_mut().filter(titles) {
            heading.push(line.number, &line.text);
            return;
        }
        let role = Role::Heading { level: HeadingLevel::Chapter, number: None, depth: line.level };
        let block = Block::with_text(role, line.number, &line.text);
        self.begin_chapter((HeadingLevel::Chapter, None), block);
    }
}
