//! Puts the blocks of one text together as a tree.

use super::block::{Block, ItemRole, Role};
use super::missing;
use super::{
    Gap, GapKind, HeadingLevel, OfficialText, SkippedLine, TextArticle, TextHeading, TextItem, TextParagraph,
    TextSubItem,
};

/// The text that these blocks are.
pub(super) fn assemble(mut blocks: Vec<Block>) -> OfficialText {
    let mut gaps = resolve_articles(&mut blocks);
    let mut text = OfficialText { line: blocks.first().map_or(1, |block| block.line), ..OfficialText::default() };
    let has_articles = blocks.iter().any(|block| matches!(block.role, Role::Article { .. }));
    for block in blocks {
        gaps.extend(doubt(&block));
        add(&mut text, block, has_articles);
    }
    if !has_articles {
        text.loose = std::mem::take(&mut text.preamble);
    }
    gaps.extend(missing::find(&text));
    gaps.sort_by_key(|gap| gap.line);
    text.gaps = gaps;
    text
}

/// Gives articles whose numerals cannot be read the numbers that their neighbours leave; where these leave none or
/// too many they become paragraphs of the article before.
fn resolve_articles(blocks: &mut [Block]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut last = 0;
    let mut unread = Vec::new();
    for at in 0..blocks.len() {
        let Some(Role::Article { number, .. }) = blocks.get(at).map(|block| block.role) else { continue };
        match number {
            None => unread.push(at),
            Some(number) => {
                let fits = usize::from(number) == usize::from(last) + unread.len() + 1;
                gaps.extend(resolve(blocks, &unread, fits.then_some(last)));
                unread.clear();
                last = number;
            }
        }
    }
    gaps.extend(resolve(blocks, &unread, Some(last)));
    gaps
}

/// Counts on from the last number that could be read, where there is one to count from.
fn resolve(blocks: &mut [Block], unread: &[usize], last: Option<u16>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut next = last.map(|last| last.saturating_add(1));
    for at in unread {
        let Some(block) = blocks.get_mut(*at) else { continue };
        let kind = GapKind::NumeralUnknown { label: block.label.clone(), taken_as: next };
        gaps.push(Gap { line: block.line, kind });
        match (next, block.role) {
            (Some(_), Role::Article { branch, .. }) => block.role = Role::Article { number: next, branch },
            _ => become_paragraph(block),
        }
        next = next.map(|next| next.saturating_add(1));
    }
    gaps
}

fn become_paragraph(block: &mut Block) {
    let mut label = std::mem::take(&mut block.label);
    if block.is_spaced {
        label.push(' ');
    }
    let mut whole = Block::with_text(Role::Paragraph, block.line, &label);
    for (line, text) in block.split_off(0) {
        whole.push(line, &text);
    }
    *block = whole;
}

/// What the reader could not be sure of.
fn doubt(block: &Block) -> Option<Gap> {
    let kind = match (block.doubtful, block.role) {
        (Some(number), _) => GapKind::ArticleDoubtful { number },
        (None, Role::Item(item) | Role::SubItem(item)) if !item.is_read => {
            GapKind::NumeralUnknown { label: block.label.clone(), taken_as: Some(item.number) }
        }
        _ => return None,
    };
    Some(Gap { line: block.line, kind })
}

fn add(text: &mut OfficialText, block: Block, has_articles: bool) {
    if let Some(kind) = block.skipped {
        let line = if block.label.is_empty() { block.text } else { format!("{} {}", block.label, block.text) };
        text.skipped.push(SkippedLine { text: line, line: block.line, kind });
        return;
    }
    match block.role {
        Role::Title { level } => {
            text.line = block.line;
            text.heading = block.text;
            text.level = level;
        }
        Role::Heading { level: HeadingLevel::Other, .. } if !has_articles => text.preamble.push(paragraph(block)),
        Role::Heading { level, number, .. } => {
            text.chapters.push(TextHeading { level, number, label: block.label, title: block.text, line: block.line });
        }
        Role::Article { number, branch } => {
            text.articles.push(TextArticle {
                number: number.unwrap_or(0),
                branch,
                label: block.label.clone(),
                chapter: text.chapters.len().checked_sub(1),
                line: block.line,
                paragraphs: vec![paragraph(block)],
            });
        }
        Role::Paragraph => paragraphs(text, &block).push(paragraph(block)),
        Role::ItemParagraph => add_to_item(paragraphs(text, &block), block),
        Role::Item(role) => add_item(paragraphs(text, &block), block, role),
        Role::SubItem(role) => add_sub_item(paragraphs(text, &block), block, role),
    }
}

/// Where a block that belongs to no other goes.
fn paragraphs<'a>(text: &'a mut OfficialText, block: &Block) -> &'a mut Vec<TextParagraph> {
    if block.is_closing {
        return &mut text.closing;
    }
    // Below a heading nothing belongs to the article above it.
    let heading = text.chapters.last().map_or(0, |heading| heading.line);
    match text.articles.last_mut() {
        Some(article) if article.line >= heading => &mut article.paragraphs,
        Some(_) => &mut text.loose,
        None => &mut text.preamble,
    }
}

fn paragraph(block: Block) -> TextParagraph {
    TextParagraph { line: block.text_line(), text: block.text, items: Vec::new() }
}

fn add_item(paragraphs: &mut Vec<TextParagraph>, block: Block, role: ItemRole) {
    if paragraphs.is_empty() {
        paragraphs.push(TextParagraph { line: block.line, ..TextParagraph::default() });
    }
    if let Some(paragraph) = paragraphs.last_mut() {
        let item = TextItem {
            number: role.number,
            label: block.label,
            text: block.text,
            line: block.line,
            sub_items: Vec::new(),
        };
        paragraph.items.push(item);
    }
}

/// A further paragraph of an item, on a line of its own.
fn add_to_item(paragraphs: &mut Vec<TextParagraph>, block: Block) {
    let Some(item) = paragraphs.last_mut().and_then(|paragraph| paragraph.items.last_mut()) else {
        return paragraphs.push(paragraph(block));
    };
    let text = item.sub_items.last_mut().map_or(&mut item.text, |sub| &mut sub.text);
    text.push('\n');
    text.push_str(&block.text);
}

fn add_sub_item(paragraphs: &mut Vec<TextParagraph>, block: Block, role: ItemRole) {
    match paragraphs.last_mut().and_then(|paragraph| paragraph.items.last_mut()) {
        Some(item) => {
            let (number, line) = (role.number, block.line);
            item.sub_items.push(TextSubItem { number, label: block.label, text: block.text, line });
        }
        None => add_item(paragraphs, block, role),
    }
}
