//! Items and sub-items, and what stands between them.

use super::block::{Block, ItemRole, Role};
use super::lines::Line;
use super::mark::{self, ItemKind, ItemMark};
use super::reader::Reader;
use super::sentence;

/// An item is followed by so few further paragraphs of its own at most.
const ITEM_PARAGRAPHS_MAX: usize = 3;

/// A list under reading.
#[derive(Clone, Copy)]
pub(super) struct Run {
    kind: ItemKind,
    last: u16,
}

impl Reader<'_> {
    /// A line that begins no article: an item, the rest of a sentence, or a paragraph.
    pub(super) fn text_line(&mut self, line: &Line<'_>, text: &str) {
        self.text.contents.close();
        match mark::item(text) {
            Some(item) if item.kind == ItemKind::Chinese && self.text.article.is_none() => {
                self.paragraph(line.number, text);
            }
            Some(item) if self.is_item(&item) => self.item(line, &item),
            _ => self.prose(line, text),
        }
    }

    fn is_item(&self, item: &ItemMark<'_>) -> bool {
        if self.unfinished().is_none() {
            return true;
        }
        if sentence::refers_to_item(&self.follows(item.rest)) {
            return false;
        }
        let run = [self.text.items, self.text.sub_items].into_iter().flatten().find(|run| run.kind == item.kind);
        let is_bracketed = matches!(item.kind, ItemKind::BracketedChinese | ItemKind::BracketedArabic);
        match (run, item.number) {
            (Some(run), Some(number)) => number == run.last.saturating_add(1) || (is_bracketed && number > run.last),
            (None, Some(number)) => number == 1,
            (_, None) => false,
        }
    }

    fn item(&mut self, line: &Line<'_>, item: &ItemMark<'_>) {
        self.text.contents.end_run();
        self.go_on_with_list(item);
        let kind = item.kind;
        let is_sub = self.text.items.is_some_and(|run| run.kind != kind);
        let list = if is_sub { &mut self.text.sub_items } else { &mut self.text.items };
        let last = list.filter(|run| run.kind == kind).map_or(0, |run| run.last);
        let number = item.number.unwrap_or(last.saturating_add(1));
        *list = Some(Run { kind, last: number });
        if !is_sub {
            self.text.sub_items = None;
        }
        let role = ItemRole { number, is_read: item.number.is_some() };
        let role = if is_sub { Role::SubItem(role) } else { Role::Item(role) };
        let mut block = Block::new(role, line.number, item.label);
        block.push(line.number, item.rest);
        block.is_closing = self.text.annex.is_some();
        self.push(block);
    }

    /// An item may have several paragraphs: what stood between two items of one list belongs to the first of them.
    fn go_on_with_list(&mut self, item: &ItemMark<'_>) {
        let Some((run, at)) = self.text.ended.filter(|_| self.text.items.is_none()) else { return };
        let between = self.blocks.get_mut(at + 1..).unwrap_or_default();
        let last = between.iter().rfind(|block| block.skipped.is_none());
        let announces_list = last.is_some_and(|block| block.text.ends_with(['：', ':']));
        let is_next = run.kind == item.kind && item.number == run.last.checked_add(1);
        if is_next && !announces_list && between.len() <= ITEM_PARAGRAPHS_MAX {
            for block in between.iter_mut().filter(|block| block.skipped.is_none()) {
                block.role = Role::ItemParagraph;
            }
            self.text.items = Some(run);
            self.text.ended = None;
        }
    }
}
