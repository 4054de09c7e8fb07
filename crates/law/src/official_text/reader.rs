//! Takes each line for what it is, in one pass.

use super::block::{Block, Role, join};
use super::boundary;
use super::broken::{text_lines, whole_mark};
use super::contents::{self, Contents};
use super::lines::Line;
use super::list::Run;
use super::mark::{self, Counted};
use super::sentence;
use super::verdict::{Around, Verdict, judge};
use super::{HeadingLevel, SkippedKind};

/// So many characters after a number tell whether a sentence goes on: 第（十二）项的.
const TELLING_CHARS: usize = 8;

/// The blocks of each text in the file.
pub(super) fn read(lines: &[Line<'_>]) -> Vec<Vec<Block>> {
    let mut reader = Reader { lines, at: 0, done: Vec::new(), blocks: Vec::new(), text: TextState::default() };
    let mut joined_until = 0;
    for (at, line) in lines.iter().enumerate() {
        reader.at = at;
        if line.is_page_number {
            reader.blocks.push(Block::skipped(line, SkippedKind::PageNumber));
        } else if at < joined_until {
            // It was read with the line above it.
        } else if let Some((whole, last)) = whole_mark(lines, at) {
            joined_until = last + 1;
            reader.at = last;
            reader.line(&whole);
        } else {
            reader.line(line);
        }
    }
    reader.finish()
}

pub(super) struct Reader<'a> {
    lines: &'a [Line<'a>],
    /// Place of the line under reading.
    at: usize,
    done: Vec<Vec<Block>>,
    pub(super) blocks: Vec<Block>,
    pub(super) text: TextState,
}

/// What is known of the text under reading.
#[derive(Default)]
pub(super) struct TextState {
    /// Markdown level of its heading; 0 for a plain or missing one.
    pub(super) title_level: u8,
    /// Whether it has a block that is not skipped.
    has_begun: bool,
    /// The block whose sentence may go on.
    pub(super) open: Option<usize>,
    /// The block of the last article.
    pub(super) article: Option<usize>,
    /// The highest article so far, and its last 之一.
    pub(super) highest: u16,
    pub(super) branch: u16,
    /// The lists under reading.
    pub(super) items: Option<Run>,
    pub(super) sub_items: Option<Run>,
    /// The list that the paragraph under reading interrupted or ended, and the block of its last item.
    pub(super) ended: Option<(Run, usize)>,
    /// Whether a heading stands below the last article.
    is_headed: bool,
    /// The first block of the annexes.
    pub(super) annex: Option<usize>,
    pub(super) contents: Contents,
}

impl Reader<'_> {
    fn line(&mut self, line: &Line<'_>) {
        let text = line.text.as_ref();
        if line.level > 0 {
            self.heading_line(line);
        } else if contents::is_contents(text) {
            self.open_contents(line);
        } else if let Some((level, counted)) = mark::chapter(text).filter(|(_, counted)| self.heads_chapter(counted)) {
            self.chapter(line, level, &counted);
        } else if contents::is_unnumbered_chapter(text) && !self.is_cut_off(true) {
            self.unnumbered_chapter(line);
        } else if let Some(counted) = mark::article(text) {
            self.article_line(line, &counted);
        } else if self.is_listed(text) {
            self.blocks.push(Block::skipped(line, SkippedKind::Contents));
        } else {
            self.text_line(line, text);
        }
    }

    fn heading_line(&mut self, line: &Line<'_>) {
        let text = line.text.as_ref();
        if contents::is_contents(text) {
            self.open_contents(line);
        } else if let Some((level, counted)) = mark::chapter(text) {
            self.chapter(line, level, &counted);
        } else if contents::is_unnumbered_chapter(text) {
            self.unnumbered_chapter(line);
        } else if let Some(counted) = mark::article(text) {
            self.article_line(line, &counted);
        } else if text.starts_with(['（', '(']) && mark::item(text).is_some() {
            self.text.open = None;
            self.text_line(line, text);
        } else if text.starts_with(['（', '(']) && self.text.article.is_none() {
            // （2006年修订） below a title is no title.
            self.paragraph(line.number, text);
            self.text.open = None;
        } else {
            self.title(line);
        }
    }

    /// What follows a number: the rest of its line, with the text below it as long as that is too short to tell.
    pub(super) fn follows(&self, rest: &str) -> String {
        let mut follows = rest.to_owned();
        for (_, below) in text_lines(self.lines, self.at + 1).take_while(|(_, line)| line.level == 0) {
            if follows.chars().nth(TELLING_CHARS).is_some() || sentence::is_finished(&follows) {
                break;
            }
            join(&mut follows, &below.text);
        }
        follows
    }

    /// The text of the block whose sentence is not over.
    pub(super) fn unfinished(&self) -> Option<&str> {
        let block = self.text.open.and_then(|at| self.blocks.get(at))?;
        // Before the first article a line without clauses stands for itself: who adopted the text, and when.
        // So does a line of the annexes.
        let stands_alone = (self.text.article.is_none() || block.is_closing) && !block.has_clauses;
        (!block.text.is_empty() && !stands_alone && !sentence::is_finished(&block.text)).then_some(&block.text)
    }

    /// Whether a line without a number belongs to the block before it.
    fn goes_on(&self) -> bool {
        let open = self.text.open.and_then(|at| self.blocks.get(at));
        open.is_some_and(|block| block.text.is_empty()) || self.unfinished().is_some()
    }

    /// Whether the sentence before is about to name a provision.
    fn is_cut_off(&self, stands_apart: bool) -> bool {
        self.unfinished().is_some_and(|before| sentence::leads_to_number(before, stands_apart))
    }

    fn heads_chapter(&self, counted: &Counted<'_>) -> bool {
        let readable = counted.number.is_some() || self.unfinished().is_none();
        readable
            && !self.is_cut_off(counted.spaced && !counted.rest.is_empty())
            && !sentence::refers(counted.rest, counted.spaced)
            && sentence::is_short_line(counted.rest)
    }

    pub(super) fn push(&mut self, block: Block) {
        let opens = block.is_content();
        self.text.has_begun = true;
        self.text.open = opens.then_some(self.blocks.len());
        if let Role::Heading { .. } | Role::Article { .. } = block.role {
            self.text.is_headed = matches!(block.role, Role::Heading { .. });
        }
        match block.role {
            Role::Item(_) | Role::SubItem(_) | Role::ItemParagraph => {}
            Role::Paragraph => {
                self.text.ended = self.text.items.take().zip(self.blocks.len().checked_sub(1)).or(self.text.ended);
                self.text.sub_items = None;
            }
            Role::Title { .. } | Role::Heading { .. } | Role::Article { .. } => {
                (self.text.items, self.text.sub_items, self.text.ended) = (None, None, None);
            }
        }
        self.blocks.push(block);
    }

    /// No sentence and no list goes on below this line.
    pub(super) fn end_sentence(&mut self) {
        self.text.open = None;
        (self.text.items, self.text.sub_items, self.text.ended) = (None, None, None);
    }

    pub(super) fn paragraph(&mut self, line: usize, text: &str) {
        self.text.contents.close();
        self.text.contents.end_run();
        let mut block = Block::with_text(Role::Paragraph, line, text);
        block.is_closing = self.text.annex.is_some();
        self.push(block);
    }

    /// A heading of Markdown that is counted in nothing: of this text, of the next one, or inside.
    fn title(&mut self, line: &Line<'_>) {
        let TextState { has_begun, title_level, article, .. } = self.text;
        self.text.contents.end_run();
        if has_begun && (line.level <= title_level || (title_level == 0 && article.is_none())) {
            self.end_text();
        }
        if self.text.has_begun {
            self.other_heading(line);
        } else {
            self.text.title_level = line.level;
            self.push(Block::with_text(Role::Title { level: line.level }, line.number, &line.text));
        }
    }

    fn other_heading(&mut self, line: &Line<'_>) {
        self.text.contents.close();
        self.text.contents.end_run();
        self.text.annex = None;
        let role = Role::Heading { level: HeadingLevel::Other, number: None, depth: line.level };
        self.push(Block::with_text(role, line.number, &line.text));
    }

    fn article_line(&mut self, line: &Line<'_>, counted: &Counted<'_>) {
        let is_titled = counted.number == Some(1) && self.ends_with_title();
        // No sentence goes on in a heading, unless the heading says so itself or cannot be read.
        let may_go_on = !is_titled && (line.level == 0 || counted.number.is_none());
        let around =
            Around { before: self.unfinished().filter(|_| may_go_on), is_titled, follows: self.follows(counted.rest) };
        match judge(&self.text, counted, &around) {
            Verdict::Begins => self.article(line, counted),
            Verdict::Restarts => {
                self.restart();
                self.article(line, counted);
            }
            Verdict::Doubtful => {
                if line.level > 0 {
                    self.other_heading(line);
                } else {
                    self.paragraph(line.number, &line.text);
                }
                if let Some(block) = self.blocks.last_mut() {
                    block.doubtful = counted.number;
                }
            }
            Verdict::Text => self.text_line(line, &line.text),
        }
    }

    /// Whether the line above is the title of another text rather than the end of a sentence.
    fn ends_with_title(&self) -> bool {
        let Some(block) = self.text.open.and_then(|at| self.blocks.get(at)) else { return false };
        let last = block.pieces.len().checked_sub(1).and_then(|last| block.piece(last));
        last.is_some_and(|(_, text)| sentence::is_title(text) && !sentence::names_instrument(text))
    }

    fn article(&mut self, line: &Line<'_>, counted: &Counted<'_>) {
        self.close_contents();
        boundary::wrap_heading(&mut self.blocks);
        if self.text.article.is_none() {
            let parts = boundary::by_titles(std::mem::take(&mut self.blocks));
            self.continue_with_last(parts);
        }
        if let Some(annex) = self.text.annex.take() {
            for block in self.blocks.get_mut(annex..).unwrap_or_default() {
                block.is_closing = false;
            }
        }
        let number = counted.number.unwrap_or(self.text.highest.saturating_add(1));
        if number >= self.text.highest {
            self.text.highest = number;
            self.text.branch = counted.branch;
        }
        self.text.article = Some(self.blocks.len());
        let role = Role::Article { number: counted.number, branch: counted.branch };
        let mut block = Block::new(role, line.number, counted.label);
        block.is_spaced = counted.spaced;
        self.push(block);
        if !counted.rest.is_empty() {
            self.text_line(line, counted.rest);
        }
    }

    /// The article to come begins another text: what stands before it and belongs to it goes along.
    fn restart(&mut self) {
        let last_article = self.text.article.unwrap_or(0);
        let parts = boundary::before_restart(std::mem::take(&mut self.blocks), last_article);
        self.continue_with_last(parts);
    }

    /// The last of these is the text under reading, the others are done.
    fn continue_with_last(&mut self, mut parts: Vec<Vec<Block>>) {
        let current = parts.pop().unwrap_or_default();
        if parts.is_empty() {
            self.blocks = current;
            return;
        }
        for part in parts {
            self.blocks = part;
            self.end_text();
        }
        self.blocks = current;
        self.text.has_begun = self.blocks.iter().any(|block| block.skipped.is_none());
        if let Some(Role::Title { level }) = self.blocks.first().map(|block| block.role) {
            self.text.title_level = level;
        }
    }

    pub(super) fn end_text(&mut self) {
        let mut blocks = std::mem::take(&mut self.blocks);
        boundary::set_closing(&mut blocks);
        if !blocks.is_empty() {
            self.done.push(blocks);
        }
        self.text = TextState::default();
    }

    fn finish(mut self) -> Vec<Vec<Block>> {
        self.end_text();
        self.done
    }

    pub(super) fn prose(&mut self, line: &Line<'_>, text: &str) {
        if self.begins_annex(text) {
            self.text.annex = Some(self.blocks.len());
            self.paragraph(line.number, text);
            self.end_sentence();
        } else if let Some(open) = self.text.open.filter(|_| self.goes_on())
            && let Some(block) = self.blocks.get_mut(open)
        {
            block.push(line.number, text);
        } else if !self.text.has_begun && sentence::is_headline(text) && !sentence::is_finished(text) {
            self.push(Block::with_text(Role::Title { level: 0 }, line.number, text));
        } else if !self.completes_title(line, text) {
            self.paragraph(line.number, text);
        }
    }

    fn begins_annex(&self, text: &str) -> bool {
        let signed = || {
            let open = self.text.open.and_then(|at| self.blocks.get(at));
            open.is_none_or(|block| matches!(block.role, Role::Paragraph) && !block.has_clauses)
        };
        let is_free = self.text.article.is_some() && self.text.annex.is_none() && !self.text.is_headed;
        is_free && boundary::is_annex(text) && (!self.goes_on() || signed())
    }

    /// A plain heading may be broken over two lines.
    fn completes_title(&mut self, line: &Line<'_>, text: &str) -> bool {
        let Some(title) = self.blocks.last_mut() else { return false };
        let is_plain = matches!(title.role, Role::Title { level: 0 }) && title.skipped.is_none();
        let completes = is_plain
            && line.adjoins
            && !sentence::is_title(&title.text)
            && sentence::is_title(&format!("{}{text}", title.text));
        if completes {
            title.push(line.number, text);
        }
        completes
    }
}
