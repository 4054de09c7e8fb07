//! Where one text ends and the next begins, and where a heading ends and a text begins.

use super::HeadingLevel;
use super::block::{Block, Role};
use super::mark::label_length;
use super::sentence::{is_finished, is_short_line, is_title};
use crate::numeral::is_numeral_char;

/// The title of the next text stands so few paragraphs before its first article.
const TITLE_BLOCKS_MAX: usize = 6;

/// And so few lines before the end of its paragraph.
const TITLE_PIECES_MAX: usize = 12;

/// Whether the line begins the annexes: 附件, 附件1, 附表：.
pub(super) fn is_annex(text: &str) -> bool {
    ["附件", "附表", "附录"].iter().filter_map(|word| text.strip_prefix(word)).any(|rest| {
        let rest = rest.trim_start_matches(is_numeral_char);
        let ends = rest.is_empty() || rest.starts_with(['：', ':', ' ', '\u{3000}', '.', '．', '、']);
        ends && !is_finished(rest.trim_start_matches(['：', ':']))
    })
}

/// A heading of a chapter may be broken over two lines: the second half was read as a paragraph.
pub(super) fn wrap_heading(blocks: &mut Vec<Block>) {
    let count = blocks.len();
    let Some(at) = count.checked_sub(2) else { return };
    let Some([heading, half]) = blocks.get(at..) else { return };
    let is_counted = matches!(heading.role, Role::Heading { level, .. } if level != HeadingLevel::Other);
    let is_half = matches!(half.role, Role::Paragraph) && half.pieces.len() == 1 && half.doubtful.is_none();
    let belongs = heading.skipped.is_none() && half.skipped.is_none() && !half.is_closing;
    if is_counted && is_half && belongs && is_short_line(&half.text) && !is_finished(&half.text) {
        let half = blocks.pop();
        if let (Some(heading), Some(half)) = (blocks.last_mut(), half) {
            heading.push(half.line, &half.text);
        }
    }
}

/// Before the first article: a heading below that of the file may be that of a text by itself, as where one file
/// has a heading for all of its texts. Not where the upper heading is already that of an instrument.
pub(super) fn by_titles(blocks: Vec<Block>) -> Vec<Vec<Block>> {
    let is_headed =
        blocks.first().is_some_and(|block| matches!(block.role, Role::Title { .. }) && is_title(&block.text));
    if is_headed { vec![blocks] } else { split_at_titles(blocks, 0) }
}

/// Splits at the highest of the headings that are no chapters, from this block on.
fn split_at_titles(blocks: Vec<Block>, from: usize) -> Vec<Vec<Block>> {
    let Some(depth) = blocks.iter().skip(from).filter_map(Block::other_heading).min() else {
        return vec![blocks];
    };
    let mut parts = vec![Vec::new()];
    for (at, mut block) in blocks.into_iter().enumerate() {
        if at >= from && block.other_heading() == Some(depth) {
            block.role = Role::Title { level: depth };
            parts.push(Vec::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(block);
        }
    }
    parts
}

/// Articles count from 1 again: everything from the title of the next text on belongs to it. Without a title it
/// begins with its table of contents or first chapter, or with the article itself.
pub(super) fn before_restart(mut blocks: Vec<Block>, last_article: usize) -> Vec<Vec<Block>> {
    if blocks.iter().skip(last_article).any(|block| block.other_heading().is_some()) {
        return split_at_titles(blocks, last_article);
    }
    if let Some((at, piece)) = find_title(&blocks) {
        let next = split_in_block(&mut blocks, at, piece);
        return vec![blocks, next];
    }
    let after = blocks.iter().rposition(Block::is_content).map_or(0, |at| at + 1);
    let begins = |block: &Block| match block.role {
        Role::Heading { number, .. } => block.skipped.is_some() || number.is_none_or(|number| number == 1),
        Role::Title { .. }
        | Role::Article { .. }
        | Role::Paragraph
        | Role::Item(_)
        | Role::ItemParagraph
        | Role::SubItem(_) => false,
    };
    let at = blocks.iter().skip(after).position(begins).map_or(blocks.len(), |offset| after + offset);
    let next = blocks.split_off(at);
    vec![blocks, next]
}

/// Block and line of the title that stands last.
fn find_title(blocks: &[Block]) -> Option<(usize, usize)> {
    let content = blocks.iter().enumerate().rev().filter(|(_, block)| block.is_content());
    for (at, block) in content.take(TITLE_BLOCKS_MAX) {
        // The first line of an article or item is its own.
        let is_plain = matches!(block.role, Role::Paragraph);
        let own = usize::from(!is_plain);
        for piece in (own..block.pieces.len()).rev().take(TITLE_PIECES_MAX) {
            let Some((_, text)) = block.piece(piece) else { continue };
            // What was read as part of a sentence stays so.
            if label_length(text) > 0 {
                return None;
            }
            if is_title(text) && !is_finished(text) {
                return Some((at, piece));
            }
        }
        if !is_plain {
            return None;
        }
    }
    None
}

/// The lines of the block from the title on become the title and first paragraphs of the next text.
fn split_in_block(blocks: &mut Vec<Block>, at: usize, piece: usize) -> Vec<Block> {
    let rest = blocks.split_off((at + 1).min(blocks.len()));
    let mut next: Vec<Block> = Vec::new();
    let lines = blocks.last_mut().map(|block| block.split_off(piece)).unwrap_or_default();
    for (line, text) in lines {
        match next.last_mut() {
            None => next.push(Block::with_text(Role::Title { level: 0 }, line, &text)),
            Some(last) if last.has_clauses && !is_finished(&last.text) => last.push(line, &text),
            Some(_) => next.push(Block::with_text(Role::Paragraph, line, &text)),
        }
    }
    if blocks.last().is_some_and(|block| block.text.is_empty() && block.label.is_empty()) {
        blocks.pop();
    }
    next.extend(rest);
    for block in &mut next {
        block.is_closing = false;
    }
    next
}

/// Short lines without an end of a sentence, after the last article is over: signature and day of printing.
pub(super) fn set_closing(blocks: &mut Vec<Block>) {
    if !blocks.iter().any(|block| matches!(block.role, Role::Article { .. })) {
        return;
    }
    let Some(at) = blocks.iter().rposition(|block| block.is_content() && !block.is_closing) else { return };
    let Some(block) = blocks.get_mut(at) else { return };
    let pieces = 0..block.pieces.len();
    let is_signature = |piece: usize| block.piece(piece).is_some_and(|(_, text)| is_short_line(text));
    let is_free = matches!(block.role, Role::Paragraph) && block.doubtful.is_none();
    if !is_free || is_finished(&block.text) || !pieces.clone().all(is_signature) {
        return;
    }
    let lines = block
        .split_off(0)
        .into_iter()
        .map(|(line, text)| Block { is_closing: true, ..Block::with_text(Role::Paragraph, line, &text) });
    let lines: Vec<Block> = lines.collect();
    blocks.splice(at..=at, lines);
}
