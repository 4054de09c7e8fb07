//! Papers of a matter (附件): what may be taken in, told by content, and how it is read again.
//!
//! What a file says that it is counts for nothing: its content is recognised, its name must agree, and what could do
//! something by itself on the machine of the clerk who opens it is refused, with a way out.

mod archive;
mod compound;
mod draft;
mod fault;
mod file_name;
mod page_file;
mod plain_text;
mod stored;

use domain::PaperKind;
use infer::MatcherType;

pub use draft::PaperDraft;
pub use fault::PaperFault;
pub use stored::PaperFile;

/// Largest paper: a scan of a hundred pages, or ten minutes of speech. What is larger is a film in full length, and
/// would be held in memory several times over on its way into the database.
pub const PAPER_BYTES_MAX: usize = 20 << 20;

/// How archives begin, which office papers are.
const ARCHIVE_MARK: &[u8] = b"PK\x03\x04";
/// How papers of older office programs begin.
const COMPOUND_MARK: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// How speech of telephones begins, which might be taken for a script.
const AMR_MARK: &[u8] = b"#!AMR\n";
/// How PDF begins. Readers forgive other bytes before it; then the file may be two things at once.
const PDF_MARK: &[u8] = b"%PDF-";

/// Tells what a file is and whether it may be taken in as a paper. Takes up to some tenths of a second of computing
/// for the largest ones.
///
/// # Errors
/// The first reason why not.
pub fn check(content: &[u8], file_name: &str) -> Result<PaperKind, PaperFault> {
    if content.is_empty() {
        return Err(PaperFault::Empty);
    }
    if content.len() > PAPER_BYTES_MAX {
        return Err(PaperFault::TooLarge { bytes: content.len(), bytes_max: PAPER_BYTES_MAX });
    }
    let name = file_name::clean(file_name)?;
    let kind = recognised(content)?;
    let ending = file_name::ending(&name);
    if !kind.endings().contains(&ending.as_str()) {
        return Err(PaperFault::EndingDiffers { ending, kind });
    }
    if kind == PaperKind::Pdf {
        page_file::check(content)?;
    }
    Ok(kind)
}

fn recognised(content: &[u8]) -> Result<PaperKind, PaperFault> {
    if content.starts_with(ARCHIVE_MARK) {
        return archive::kind(content);
    }
    if content.starts_with(COMPOUND_MARK) {
        return compound::kind(content);
    }
    if content.starts_with(AMR_MARK) {
        return Ok(PaperKind::Amr);
    }
    let Some(found) = infer::get(content) else {
        return plain_text::check(content).map(|()| PaperKind::Text);
    };
    match (found.matcher_type(), found.extension()) {
        (MatcherType::App, _) => Err(PaperFault::Program),
        (MatcherType::Text, _) => Err(PaperFault::Script),
        (_, "pdf") if content.starts_with(PDF_MARK) => Ok(PaperKind::Pdf),
        (_, "jpg") => Ok(PaperKind::Jpeg),
        (_, "png") => Ok(PaperKind::Png),
        (_, "tif") => Ok(PaperKind::Tiff),
        (_, "mp3") => Ok(PaperKind::Mp3),
        (_, "wav") => Ok(PaperKind::Wav),
        (_, "mp4" | "m4v") => Ok(PaperKind::Mp4),
        (_, other) => Err(PaperFault::Unsupported { format: other }),
    }
}

#[cfg(test)]
mod tests;
