//! Counts through a text and finds what is missing, repeated or cut off.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::mark::{self, ItemKind};
use super::sentence::is_finished;
use super::{Gap, GapKind, HeadingLevel, OfficialText, TextArticle, TextItem, TextParagraph};

/// What seems to be lost from the text.
pub(super) fn find(text: &OfficialText) -> Vec<Gap> {
    let mut gaps = articles(&text.articles);
    gaps.extend(headings(text));
    for article in &text.articles {
        gaps.extend(in_article(article));
    }
    for paragraphs in [&text.preamble, &text.loose] {
        for (at, paragraph) in paragraphs.iter().enumerate() {
            gaps.extend(items(0, place(at), &paragraph.items));
        }
    }
    gaps
}

fn articles(articles: &[TextArticle]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut seen = BTreeMap::new();
    let mut highest = 0;
    for article in articles {
        let TextArticle { number, branch, line, .. } = *article;
        match seen.entry((number, branch)) {
            Entry::Occupied(_) => gaps.push(Gap { line, kind: GapKind::ArticleRepeated { number } }),
            Entry::Vacant(entry) => {
                entry.insert(line);
                if number < highest {
                    gaps.push(Gap { line, kind: GapKind::ArticleOutOfOrder { number } });
                }
            }
        }
        highest = highest.max(number);
    }
    let mut expected = 1;
    for ((number, branch), line) in seen {
        // 第三条之一 stands after 第三条 and does not stand for it.
        let next = if branch == 0 { number } else { number.saturating_add(1) };
        if let Some((from, to)) = between(expected, next) {
            gaps.push(Gap { line, kind: GapKind::ArticlesMissing { from, to } });
        }
        expected = expected.max(number.saturating_add(1));
    }
    gaps
}

/// Paragraphs count from 1. Nobody writes so many that the last ones could not be told apart.
fn place(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX).saturating_add(1)
}

/// The numbers from the expected one to the one before `found`.
fn between(expected: u16, found: u16) -> Option<(u16, u16)> {
    (found > expected).then(|| (expected, found - 1))
}

/// The numbers of headings so far. Chapters count from 1 again in each part, if they do; sections in each chapter.
#[derive(Default)]
struct Counts {
    chapter: u16,
    section: u16,
    part_begins: bool,
}

fn headings(text: &OfficialText) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut counts = Counts::default();
    let first_article = text.articles.first().map_or(usize::MAX, |article| article.line);
    for heading in &text.chapters {
        let line = heading.line;
        let mut gap = |line, kind| gaps.push(Gap { line, kind });
        match (heading.level, heading.number) {
            (HeadingLevel::Other, _) => {}
            (HeadingLevel::Part, _) => counts.part_begins = true,
            (HeadingLevel::Chapter, None) if heading.label.is_empty() => {
                gap(line, GapKind::ChapterUnnumbered { title: heading.title.clone() });
                counts = Counts { chapter: counts.chapter.saturating_add(1), ..Counts::default() };
            }
            (HeadingLevel::Chapter | HeadingLevel::Section, None) => {
                gap(line, GapKind::NumeralUnknown { label: heading.label.clone(), taken_as: None });
                match heading.level {
                    HeadingLevel::Section => counts.section = counts.section.saturating_add(1),
                    _ => counts = Counts { chapter: counts.chapter.saturating_add(1), ..Counts::default() },
                }
            }
            (HeadingLevel::Chapter, Some(number)) => {
                let again = counts.part_begins && number == 1;
                let last = if again { 0 } else { counts.chapter };
                if let Some((from, to)) = between(last.saturating_add(1), number) {
                    // The heading that is lost stood before the articles that come without one.
                    let at = if last == 0 { line.min(first_article) } else { line };
                    gap(at, GapKind::ChaptersMissing { from, to });
                } else if number <= last {
                    gap(line, GapKind::ChapterRepeated { number });
                }
                counts = Counts { chapter: number.max(last), ..Counts::default() };
            }
            (HeadingLevel::Section, Some(number)) => {
                let chapter = counts.chapter;
                if let Some((from, to)) = between(counts.section.saturating_add(1), number) {
                    gap(line, GapKind::SectionsMissing { chapter, from, to });
                } else if number <= counts.section {
                    gap(line, GapKind::SectionRepeated { chapter, number });
                }
                counts.section = number.max(counts.section);
            }
        }
    }
    gaps
}

fn in_article(article: &TextArticle) -> Vec<Gap> {
    let number = article.number;
    if article.paragraphs.iter().all(|paragraph| paragraph.text.is_empty() && paragraph.items.is_empty()) {
        return vec![Gap { line: article.line, kind: GapKind::ArticleEmpty { number } }];
    }
    let mut gaps = Vec::new();
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        let place = place(at);
        gaps.extend(items(number, place, &paragraph.items));
        let (line, end) = end_of(paragraph);
        if end.ends_with([':', '：', ';', '；']) {
            gaps.push(Gap { line, kind: GapKind::ListOpen { article: number, paragraph: place } });
        } else if !is_finished(end) {
            gaps.push(Gap { line, kind: GapKind::SentenceOpen { article: number, paragraph: place } });
        }
    }
    gaps
}

/// Where the last sentence of a paragraph stands, and how it ends.
fn end_of(paragraph: &TextParagraph) -> (usize, &str) {
    let Some(item) = paragraph.items.last() else { return (paragraph.line, &paragraph.text) };
    item.sub_items.last().map_or((item.line, &item.text), |sub| (sub.line, &sub.text))
}

fn items(article: u16, paragraph: u16, items: &[TextItem]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for (line, step) in count_through(items.iter().map(|item| (item.line, item.number, item.label.as_str()))) {
        let kind = match step {
            Step::Missing { from, to } => GapKind::ItemsMissing { article, paragraph, from, to },
            Step::Repeated { number } => GapKind::ItemRepeated { article, paragraph, number },
        };
        gaps.push(Gap { line, kind });
    }
    for item in items {
        let place = item.number;
        for (line, step) in count_through(item.sub_items.iter().map(|sub| (sub.line, sub.number, sub.label.as_str()))) {
            let kind = match step {
                Step::Missing { from, to } => GapKind::SubItemsMissing { article, paragraph, item: place, from, to },
                Step::Repeated { number } => GapKind::SubItemRepeated { article, paragraph, item: place, number },
            };
            gaps.push(Gap { line, kind });
        }
    }
    gaps
}

enum Step {
    Missing { from: u16, to: u16 },
    Repeated { number: u16 },
}

/// What is not one more than the number before it. A list in another style inside is a list of its own.
fn count_through<'a>(list: impl Iterator<Item = (usize, u16, &'a str)>) -> Vec<(usize, Step)> {
    let mut found = Vec::new();
    let mut runs: Vec<(ItemKind, u16)> = Vec::new();
    for (line, number, label) in list {
        let Some(kind) = mark::item(label).map(|item| item.kind) else { continue };
        let at = runs.iter().position(|(known, _)| *known == kind);
        // A list inside another ends with the item around it.
        runs.truncate(at.map_or(runs.len(), |at| at + 1));
        if at.is_none() {
            runs.push((kind, 0));
        }
        let Some((_, last)) = runs.last_mut() else { continue };
        if let Some((from, to)) = between(last.saturating_add(1), number) {
            found.push((line, Step::Missing { from, to }));
        } else if number <= *last {
            found.push((line, Step::Repeated { number }));
        }
        *last = number.max(*last);
    }
    found
}
