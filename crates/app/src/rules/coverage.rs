//! What a pack carries of its instrument: article by article the rules or the mark, beside the attached text.

use std::collections::BTreeSet;

use law::{Cite, Mark, Modality, OfficialText, Pack, RuleKind, TextParagraph};

/// One article, or one paragraph of a text without articles.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageRow {
    /// Its number.
    pub number: u16,
    /// What it says, in our own words; nothing where the pack has no such article.
    pub gist: Option<String>,
    /// What it does.
    pub modality: Option<Modality>,
    /// The rules at it or below it.
    pub rules: Vec<(RuleKind, String)>,
    /// Why there is none, at it or below it.
    pub marks: Vec<Mark>,
    /// Where its rule stands instead.
    pub see: Vec<String>,
    /// The article as the attached text has it; nothing without a text, or where the text lacks it.
    pub text: Option<Vec<TextParagraph>>,
}

impl CoverageRow {
    /// Whether the article has a rule or says why it has none.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        !self.rules.is_empty() || !self.marks.is_empty()
    }
}

/// What a pack carries of its instrument.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// Whether a text is attached.
    pub attached: bool,
    /// Whether rows are paragraphs of a text without articles.
    pub by_paragraph: bool,
    /// Article by article.
    pub rows: Vec<CoverageRow>,
}

impl Coverage {
    /// Articles of the text that the pack does not know, or that have neither rule nor mark.
    pub fn open(&self) -> impl Iterator<Item = &CoverageRow> {
        self.rows.iter().filter(|row| !row.is_covered())
    }

    /// Articles of the pack that the attached text lacks.
    pub fn without_text(&self) -> impl Iterator<Item = &CoverageRow> {
        let attached = self.attached;
        self.rows.iter().filter(move |row| attached && row.text.is_none())
    }
}

/// What a pack carries, beside its text where one is attached.
#[must_use]
pub fn coverage(pack: &Pack, text: Option<&OfficialText>) -> Coverage {
    let by_paragraph = text.is_some_and(|text| text.articles.is_empty());
    let rows = match text {
        Some(text) if by_paragraph => by_paragraphs(pack, text),
        _ => by_articles(pack, text),
    };
    Coverage { attached: text.is_some(), by_paragraph, rows }
}

fn by_articles(pack: &Pack, text: Option<&OfficialText>) -> Vec<CoverageRow> {
    let of_pack = pack.provisions.iter().map(|provision| provision.cite.article);
    let of_text = text.iter().flat_map(|text| text.articles.iter().map(|article| article.number));
    let numbers: BTreeSet<u16> = of_pack.chain(of_text).collect();
    let row = |number: u16| {
        let text = text.and_then(|text| text.article(number)).map(|article| article.paragraphs.clone());
        row(pack, number, &[number], text)
    };
    numbers.into_iter().map(row).collect()
}

/// A text without articles is told by paragraphs; each provision says which ones tell it.
fn by_paragraphs(pack: &Pack, text: &OfficialText) -> Vec<CoverageRow> {
    let paragraphs = text.loose.iter().enumerate();
    let row = |(at, paragraph): (usize, &TextParagraph)| {
        let number = u16::try_from(at + 1).unwrap_or(u16::MAX);
        let told = pack.provisions.iter().filter(|provision| provision.told_in.contains(&number));
        let articles: Vec<u16> = told.map(|provision| provision.cite.article).collect();
        row(pack, number, &articles, Some(vec![paragraph.clone()]))
    };
    paragraphs.map(row).collect()
}

fn row(pack: &Pack, number: u16, articles: &[u16], text: Option<Vec<TextParagraph>>) -> CoverageRow {
    let here = |article: u16| articles.contains(&article);
    let provisions: Vec<_> = pack.provisions.iter().filter(|provision| here(provision.cite.article)).collect();
    let gists: Vec<&str> = provisions
        .iter()
        .filter(|provision| provision.cite == provision.cite.whole_article())
        .map(|provision| provision.gist.as_str())
        .collect();
    let rules = pack.rules.heads().filter(|(_, head)| here(head.cite.article));
    let see: BTreeSet<Cite> = provisions.iter().filter_map(|provision| provision.see).collect();
    let marks: BTreeSet<Mark> = provisions.iter().filter_map(|provision| provision.mark).collect();
    CoverageRow {
        number,
        gist: (!gists.is_empty()).then(|| gists.join("；")),
        modality: provisions.first().map(|provision| provision.modality),
        rules: rules.map(|(kind, head)| (kind, head.id.to_string())).collect(),
        marks: marks.into_iter().collect(),
        see: see.into_iter().map(|cite| cite.to_string()).collect(),
        text,
    }
}
