//! Official texts as people attach them: split into instruments, chapters, articles, paragraphs and items.
//!
//! What comes in is plain text or Markdown, copied from a web page, a PDF file or a scan, with one instrument or
//! several, with broken lines and lost pieces. What goes out holds every character that came in, with the number of
//! its line, and names what seems to be lost. Nothing is filled in unsaid.
//!
//! One pass over the lines (`lines`, `broken`) takes each for what its beginning says (`mark`), unless the sentence
//! shows that it merely goes on (`sentence`, `verdict`). That makes a flat list of blocks for each text (`block`,
//! `reader`, `list`, `contents`, `boundary`), which is put together as a tree (`assemble`) and counted through
//! (`missing`).

mod assemble;
mod binding;
mod block;
mod boundary;
mod broken;
mod contents;
mod gap;
mod lines;
mod list;
mod mark;
mod missing;
mod reader;
mod sentence;
mod text;
mod verdict;

pub use binding::{Binding, Sign, bind_texts};
pub use gap::{Gap, GapKind};
pub use text::{
    HeadingLevel, OfficialText, SkippedKind, SkippedLine, TextArticle, TextHeading, TextItem, TextParagraph,
    TextSubItem,
};

/// Largest text that is split, in bytes: six times the longest code in force. The worst file of that size, which has
/// nothing but headings, takes half a gigabyte of memory.
pub const TEXT_BYTES_MAX: usize = 2 * 1024 * 1024;

/// A text is larger than [`TEXT_BYTES_MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a text of {bytes} bytes is not split; the limit is {TEXT_BYTES_MAX}")]
pub struct TextTooLong {
    /// Its size.
    pub bytes: usize,
}

/// Splits what one file holds into official texts, in the order of the file.
///
/// A file with one text gives one; one with nothing but white space gives none. A title page or a foreword with a
/// heading of its own is a text without articles.
///
/// # Errors
/// The text is larger than [`TEXT_BYTES_MAX`]. Everything else is a text with gaps.
pub fn split_texts(text: &str) -> Result<Vec<OfficialText>, TextTooLong> {
    if text.len() > TEXT_BYTES_MAX {
        return Err(TextTooLong { bytes: text.len() });
    }
    let texts = reader::read(&lines::lines(text));
    Ok(texts.into_iter().map(assemble::assemble).collect())
}
