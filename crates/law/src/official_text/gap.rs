//! What seems to be lost from a text, as values: the words for people live in the wording files.

use serde::{Deserialize, Serialize};

/// One thing that seems to be lost or doubtful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Line at which it shows: that of what comes after the gap, or of the doubtful thing itself.
    pub line: usize,
    /// What.
    #[serde(flatten)]
    pub kind: GapKind,
}

/// What seems to be lost. `article` is 0 for paragraphs outside articles; paragraphs and items count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "gap", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the wording files say what each kind means; the fields are its arguments")]
pub enum GapKind {
    /// No article has these numbers.
    ArticlesMissing {
        from: u16,
        to: u16,
    },
    ArticleRepeated {
        number: u16,
    },
    /// It stands after one with a higher number.
    ArticleOutOfOrder {
        number: u16,
    },
    /// A line begins like this article, but so far from the last one that it was left in the text.
    ArticleDoubtful {
        number: u16,
    },
    /// Nothing follows its number.
    ArticleEmpty {
        number: u16,
    },
    /// A numeral that cannot be read; `taken_as` where its neighbours leave one number only.
    NumeralUnknown {
        label: String,
        taken_as: Option<u16>,
    },
    /// The heading or the whole chapter is lost.
    ChaptersMissing {
        from: u16,
        to: u16,
    },
    ChapterRepeated {
        number: u16,
    },
    /// A heading such as 附则 stands without its number.
    ChapterUnnumbered {
        title: String,
    },
    /// In the chapter with this number.
    SectionsMissing {
        chapter: u16,
        from: u16,
        to: u16,
    },
    SectionRepeated {
        chapter: u16,
        number: u16,
    },
    ItemsMissing {
        article: u16,
        paragraph: u16,
        from: u16,
        to: u16,
    },
    ItemRepeated {
        article: u16,
        paragraph: u16,
        number: u16,
    },
    SubItemsMissing {
        article: u16,
        paragraph: u16,
        item: u16,
        from: u16,
        to: u16,
    },
    SubItemRepeated {
        article: u16,
        paragraph: u16,
        item: u16,
        number: u16,
    },
    /// The list ends as if another item came, or a paragraph announces items that do not come.
    ListOpen {
        article: u16,
        paragraph: u16,
    },
    /// The last sentence does not end.
    SentenceOpen {
        article: u16,
        paragraph: u16,
    },
}

impl GapKind {
    /// The key of this gap in the wording files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ArticlesMissing { .. } => "gap-articles-missing",
            Self::ArticleRepeated { .. } => "gap-article-repeated",
            Self::ArticleOutOfOrder { .. } => "gap-article-out-of-order",
            Self::ArticleDoubtful { .. } => "gap-article-doubtful",
            Self::ArticleEmpty { .. } => "gap-article-empty",
            Self::NumeralUnknown { .. } => "gap-numeral-unknown",
            Self::ChaptersMissing { .. } => "gap-chapters-missing",
            Self::ChapterRepeated { .. } => "gap-chapter-repeated",
            Self::ChapterUnnumbered { .. } => "gap-chapter-unnumbered",
            Self::SectionsMissing { .. } => "gap-sections-missing",
            Self::SectionRepeated { .. } => "gap-section-repeated",
            Self::ItemsMissing { .. } => "gap-items-missing",
            Self::ItemRepeated { .. } => "gap-item-repeated",
            Self::SubItemsMissing { .. } => "gap-sub-items-missing",
            Self::SubItemRepeated { .. } => "gap-sub-item-repeated",
            Self::ListOpen { .. } => "gap-list-open",
            Self::SentenceOpen { .. } => "gap-sentence-open",
        }
    }

    /// The arguments of the wording, by name.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let numbers = |pairs: &[(&'static str, u16)]| pairs.iter().map(|(name, n)| (*name, n.to_string())).collect();
        match self {
            Self::ArticlesMissing { from, to } | Self::ChaptersMissing { from, to } => {
                numbers(&[("from", *from), ("to", *to)])
            }
            Self::ArticleRepeated { number }
            | Self::ArticleOutOfOrder { number }
            | Self::ArticleDoubtful { number }
            | Self::ArticleEmpty { number }
            | Self::ChapterRepeated { number } => numbers(&[("number", *number)]),
            Self::NumeralUnknown { label, taken_as } => vec![
                ("label", label.clone()),
                ("taken_as", taken_as.map(|number| number.to_string()).unwrap_or_default()),
            ],
            Self::ChapterUnnumbered { title } => vec![("title", title.clone())],
            Self::SectionsMissing { chapter, from, to } => {
                numbers(&[("chapter", *chapter), ("from", *from), ("to", *to)])
            }
            Self::SectionRepeated { chapter, number } => numbers(&[("chapter", *chapter), ("number", *number)]),
            Self::ItemsMissing { article, paragraph, from, to } => {
                numbers(&[("article", *article), ("paragraph", *paragraph), ("from", *from), ("to", *to)])
            }
            Self::ItemRepeated { article, paragraph, number } => {
                numbers(&[("article", *article), ("paragraph", *paragraph), ("number", *number)])
            }
            Self::SubItemsMissing { article, paragraph, item, from, to } => {
                let place = [("article", *article), ("paragraph", *paragraph), ("item", *item)];
                numbers(&[place.as_slice(), &[("from", *from), ("to", *to)]].concat())
            }
            Self::SubItemRepeated { article, paragraph, item, number } => {
                numbers(&[("article", *article), ("paragraph", *paragraph), ("item", *item), ("number", *number)])
            }
            Self::ListOpen { article, paragraph } | Self::SentenceOpen { article, paragraph } => {
                numbers(&[("article", *article), ("paragraph", *paragraph)])
            }
        }
    }
}
