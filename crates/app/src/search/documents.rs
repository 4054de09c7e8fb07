//! What of a matter's texts is searched as one.

use std::collections::BTreeMap;

use grams::{Keyed, Normal};
use store::{SearchRow, TITLE, TITLE_CONTACT};

use crate::MatterKey;
use crate::keys::{Written, WrittenText};

/// A text in clear: as it is written now, or as it was opened.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clear<'t> {
    shard: i64,
    matter: i64,
    id: i64,
    kind: &'t str,
    /// With which contact it came: 0 for what offices wrote, below 0 for what a petitioner handed in personally.
    contact: i64,
    body: &'t str,
}

impl Clear<'_> {
    /// Whether it may stand below the title.
    fn is_petition(&self) -> bool {
        self.kind == "text" && self.contact == TITLE_CONTACT
    }
}

impl<'t> From<&'t WrittenText> for Clear<'t> {
    fn from(text: &'t WrittenText) -> Self {
        let WrittenText { shard, stream, id, kind, contact, body, .. } = text;
        Self { shard: *shard, matter: *stream, id: *id, kind, contact: *contact, body }
    }
}

/// The texts of one matter in the order in which they were written, the title first. One that does not open has no
/// letters, and is not found.
pub(crate) fn opened(key: MatterKey, written: &Written) -> Vec<Clear<'_>> {
    let mut texts: Vec<Clear<'_>> = Vec::with_capacity(written.texts.len());
    for (id, text) in &written.texts {
        let (kind, contact, body) = (text.kind.as_str(), text.contact, text.body.as_str());
        texts.push(Clear { shard: key.shard, matter: key.id.0, id: *id, kind, contact, body });
    }
    texts.sort_unstable_by_key(|text| (text.kind != TITLE, text.id));
    texts
}

/// A text as it is searched: a title with the petition below it, or any other text by itself.
#[derive(Debug)]
pub(crate) struct Document {
    shard: i64,
    matter: i64,
    /// The text that it begins with.
    pub(crate) text: i64,
    contact: i64,
    body: String,
}

impl Document {
    fn of(text: Clear<'_>, contact: i64) -> Self {
        Self { shard: text.shard, matter: text.matter, text: text.id, contact, body: text.body.to_owned() }
    }

    /// The form in which it is searched.
    pub(crate) fn normal(&self) -> Normal {
        Normal::of(&self.body)
    }
}

/// The documents of texts in the order in which they were written. The rows of one matter, or of many.
pub(crate) fn documents<'t>(texts: impl IntoIterator<Item = Clear<'t>>) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    // Titles that wait for the petition that they stand above.
    let mut titles: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    for text in texts {
        let of = (text.shard, text.matter);
        if text.kind == TITLE {
            titles.insert(of, documents.len());
            documents.push(Document::of(text, TITLE_CONTACT));
        } else if let Some(title) = titles.get(&of).copied().filter(|_| text.is_petition())
            && let Some(title) = documents.get_mut(title)
        {
            titles.remove(&of);
            title.body.push('\n');
            title.body.push_str(text.body);
        } else {
            documents.push(Document::of(text, text.contact));
        }
    }
    documents
}

/// The rows of the index. A document without a letter or digit has none.
pub(crate) fn search_rows(keyed: &mut Keyed, documents: &[Document]) -> Vec<SearchRow> {
    let row = |document: &Document| {
        let tokens = keyed.tokens(&document.normal());
        let Document { shard, matter, text, contact, .. } = *document;
        SearchRow { shard, matter, text, contact, tokens }
    };
    documents.iter().map(row).filter(|row| !row.tokens.is_empty()).collect()
}
