//! Numbers and words that are broken over lines.

use super::block::join;
use super::lines::Line;
use super::{boundary, contents, mark};

/// A number is broken over so many lines at most.
const BROKEN_LINES_MAX: usize = 4;

/// The lines from this place on that hold no page number, with their places.
pub(super) fn text_lines<'a, 'b>(lines: &'a [Line<'b>], from: usize) -> impl Iterator<Item = (usize, &'a Line<'b>)> {
    lines.iter().enumerate().skip(from).filter(|(_, line)| !line.is_page_number)
}

/// A number or a word that is broken over lines, such as 第二十 and 一条 or 附 and 则, with the place of its last line.
pub(super) fn whole_mark<'a>(lines: &'a [Line<'_>], at: usize) -> Option<(Line<'a>, usize)> {
    let may_go_on = |text: &str| mark::may_go_on(text) || matches!(text, "附" | "总" | "目");
    let is_word =
        |text: &str| contents::is_unnumbered_chapter(text) || contents::is_contents(text) || boundary::is_annex(text);
    let first = lines.get(at).filter(|line| line.level == 0)?;
    // The number of an article may stand before the broken number of its first item.
    let article = mark::article(&first.text);
    let is_branch = article.as_ref().is_some_and(|found| found.rest == "之");
    let own = article.filter(|_| !is_branch).map_or(0, |found| first.text.len() - found.rest.len());
    let mut text = first.text.get(own..).filter(|text| is_branch || (may_go_on(text) && !text.is_empty()))?.to_owned();
    let below = text_lines(lines, at + 1).take(BROKEN_LINES_MAX);
    for (next, line) in below.take_while(|(_, line)| line.level == 0) {
        let before = text.len();
        join(&mut text, &line.text);
        if mark::label_length(&text) > before || is_word(&text) {
            text.insert_str(0, first.text.get(..own).unwrap_or_default());
            return Some((Line { text: text.into(), adjoins: first.adjoins, ..*first }, next));
        }
        if !may_go_on(&text) {
            return None;
        }
    }
    None
}
