//! Official texts that an office attaches: split, told apart, and kept as JSON beside its rules. They never
//! become part of the product.

use std::collections::BTreeMap;

use law::{Binding, LawBook, OfficialText, PackCode, Sign, TextTooLong, bind_texts, split_texts};
use serde::{Deserialize, Serialize};

/// A text with the pack that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachedText {
    /// The pack.
    pub pack: PackCode,
    /// The text.
    pub text: OfficialText,
}

/// The texts that are attached, by pack.
pub type AttachedTexts = BTreeMap<PackCode, OfficialText>;

/// What became of one text of a file.
#[derive(Clone, Debug)]
pub struct Told {
    /// The text.
    pub text: OfficialText,
    /// The pack it belongs to, or why that is not clear.
    pub binding: Binding,
}

/// What every pack is recognised by.
fn signs(book: &LawBook) -> Vec<Sign<'_>> {
    book.packs().iter().map(|pack| Sign { code: pack.code, title: &pack.title, known_by: &pack.known_by }).collect()
}

/// Splits a file into its texts and tells which pack each belongs to.
///
/// # Errors
/// The file is larger than a text may be.
pub fn read_texts(file: &str, book: &LawBook) -> Result<Vec<Told>, TextTooLong> {
    let texts = split_texts(file)?;
    let bindings = bind_texts(&texts, &signs(book));
    Ok(texts.into_iter().zip(bindings).map(|(text, binding)| Told { text, binding }).collect())
}
