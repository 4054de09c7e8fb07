//! Which pack an attached text belongs to.

use super::OfficialText;
use super::lines::is_space;
use crate::PackCode;

/// How the text of a pack is known.
#[derive(Clone, Copy, Debug)]
pub struct Sign<'a> {
    /// The pack.
    pub code: PackCode,
    /// Title of its instrument.
    pub title: &'a str,
    /// Short marks that its text contains, all of them. A pack without marks is known by its title only.
    pub known_by: &'a [String],
}

/// What was found out about one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Binding {
    /// It is the text of this pack.
    To(PackCode),
    /// It could be that of any of these, and a person has to say of which.
    Ambiguous(Vec<PackCode>),
    /// It is that of none.
    Unknown,
}

/// The pack of each text, in the order of the texts.
///
/// A text whose heading is the title of a pack belongs to it; so does one that has the title as a line of its own
/// before the first article. Otherwise it belongs to the pack whose marks it has, and among several to the one with
/// the most marks. Brackets of titles, spaces and the width of signs make no difference.
#[must_use]
pub fn bind_texts(texts: &[OfficialText], signs: &[Sign<'_>]) -> Vec<Binding> {
    let signs: Vec<Folded> = signs.iter().map(Folded::new).collect();
    texts.iter().map(|text| bind(text, &signs)).collect()
}

struct Folded {
    code: PackCode,
    title: String,
    marks: Vec<String>,
}

impl Folded {
    fn new(sign: &Sign<'_>) -> Self {
        Self {
            code: sign.code,
            title: folded_title(sign.title),
            marks: sign.known_by.iter().map(|mark| folded(mark)).filter(|mark| !mark.is_empty()).collect(),
        }
    }
}

fn bind(text: &OfficialText, signs: &[Folded]) -> Binding {
    // A heading by itself has no text to show beside the rules.
    if text.articles.is_empty() && text.loose.is_empty() {
        return Binding::Unknown;
    }
    let titles: Vec<String> = std::iter::once(text.heading.as_str())
        .chain(text.preamble.iter().map(|paragraph| paragraph.text.as_str()))
        .map(folded_title)
        .filter(|title| !title.is_empty())
        .collect();
    let titled: Vec<&Folded> = signs.iter().filter(|sign| titles.contains(&sign.title)).collect();
    if let [sign] = titled.as_slice() {
        return Binding::To(sign.code);
    }
    let content = content(text);
    let is_known =
        |sign: &&Folded| !sign.marks.is_empty() && sign.marks.iter().all(|mark| content.contains(mark.as_str()));
    // Several instruments of one title are told apart by their marks.
    let candidates: Vec<&Folded> = if titled.is_empty() {
        signs.iter().filter(is_known).collect()
    } else {
        titled.iter().copied().filter(is_known).collect()
    };
    let most = candidates.iter().map(|sign| sign.marks.len()).max();
    let best: Vec<PackCode> =
        candidates.iter().filter(|sign| Some(sign.marks.len()) == most).map(|sign| sign.code).collect();
    match (best.as_slice(), titled.is_empty()) {
        ([code], _) => Binding::To(*code),
        ([], true) => Binding::Unknown,
        ([], false) => Binding::Ambiguous(titled.iter().map(|sign| sign.code).collect()),
        (_, _) => Binding::Ambiguous(best),
    }
}

/// All words of the text, folded.
fn content(text: &OfficialText) -> String {
    let mut content = folded(&text.heading);
    let headings = text.chapters.iter().map(|heading| heading.title.as_str());
    let articles = text.articles.iter().flat_map(|article| article.paragraphs.iter());
    let paragraphs = text.preamble.iter().chain(articles).chain(&text.loose).chain(&text.closing);
    let parts = paragraphs.flat_map(|paragraph| {
        let items = paragraph.items.iter().flat_map(|item| {
            std::iter::once(item.text.as_str()).chain(item.sub_items.iter().map(|sub| sub.text.as_str()))
        });
        std::iter::once(paragraph.text.as_str()).chain(items)
    });
    for part in headings.chain(parts) {
        // A mark is never made up of the end of one part and the beginning of the next.
        content.push('\n');
        content.extend(fold(part));
    }
    content
}

fn folded_title(title: &str) -> String {
    fold(title).skip_while(|c| *c == '#').filter(|c| !matches!(c, '《' | '》')).collect()
}

fn folded(text: &str) -> String {
    fold(text).collect()
}

/// Without spaces, and signs of full width in their usual width.
fn fold(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !is_space(*c)).map(|c| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    })
}
