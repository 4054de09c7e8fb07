//! Papers that are archives: those of office programs, and OFD. Only the directory is read, and one small list.

use std::io::{Cursor, Read};

use domain::PaperKind;
use zip::ZipArchive;

use super::PaperFault;

/// Most entries of an archive: a workbook of a thousand sheets has fewer.
const ENTRIES_MAX: usize = 4_096;
/// Most bytes that an archive may say it unpacks to: a large workbook has a hundred million, a trap has thousands of
/// millions.
const UNPACKED_BYTES_MAX: u64 = 256 << 20;
/// How far the list of content types is read; that of a paper with hundreds of parts has a tenth of it.
const TYPES_BYTES_MAX: u64 = 1 << 20;

/// The list that names what each part of an office paper is.
const TYPES: &str = "[Content_Types].xml";

/// Parts that tell what an archive is.
const KINDS: [(&str, PaperKind); 3] =
    [("word/document.xml", PaperKind::Docx), ("xl/workbook.xml", PaperKind::Xlsx), ("OFD.xml", PaperKind::Ofd)];

/// What an archive is, if it is a paper at all.
///
/// # Errors
/// It is none, or holds what a paper may not hold.
pub(super) fn kind(content: &[u8]) -> Result<PaperKind, PaperFault> {
    let mut archive = ZipArchive::new(Cursor::new(content)).map_err(|_| PaperFault::Damaged)?;
    // Something before the archive means that the file is two things at once.
    if archive.offset() != 0 || archive.has_duplicate_names() {
        return Err(PaperFault::Damaged);
    }
    let names = directory(&mut archive)?;
    let kind = KINDS.iter().find(|(part, _)| names.iter().any(|name| name == part)).map(|(_, kind)| *kind);
    let kind = kind.ok_or(PaperFault::Unsupported { format: "zip" })?;
    if names.iter().any(|name| is_macro(name)) || (kind != PaperKind::Ofd && types_of_macros(&mut archive)?) {
        return Err(PaperFault::Macros);
    }
    if names.iter().any(|name| is_embedded(kind, name)) {
        return Err(PaperFault::Embedded);
    }
    Ok(kind)
}

/// The names of all entries, as the directory has them.
fn directory(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<String>, PaperFault> {
    if archive.len() > ENTRIES_MAX {
        return Err(PaperFault::Expands { bytes_max: UNPACKED_BYTES_MAX });
    }
    let mut unpacked = 0_u64;
    let mut names = Vec::with_capacity(archive.len());
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(|_| PaperFault::Damaged)?;
        if entry.encrypted() {
            return Err(PaperFault::Locked);
        }
        unpacked = unpacked.saturating_add(entry.size());
        names.push(String::from_utf8_lossy(entry.name_raw()).replace('\\', "/"));
    }
    if unpacked > UNPACKED_BYTES_MAX {
        return Err(PaperFault::Expands { bytes_max: UNPACKED_BYTES_MAX });
    }
    Ok(names)
}

fn is_macro(name: &str) -> bool {
    let name = name.to_lowercase();
    let part = name.rsplit('/').next().unwrap_or_default();
    part.starts_with("vbaproject") || part.starts_with("vbadata") || name.contains("/macrosheets/")
}

/// Objects of other programs, controls, and attached files.
fn is_embedded(kind: PaperKind, name: &str) -> bool {
    let name = name.to_lowercase();
    let object = name.contains("/embeddings/") || name.contains("/activex/");
    object || (kind == PaperKind::Ofd && name.contains("attach"))
}

/// Whether the list of content types calls the paper one with macros, under whatever name they are kept.
fn types_of_macros(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<bool, PaperFault> {
    let list = archive.by_name(TYPES).map_err(|_| PaperFault::Damaged)?;
    let mut text = Vec::new();
    list.take(TYPES_BYTES_MAX + 1).read_to_end(&mut text).map_err(|_| PaperFault::Damaged)?;
    if u64::try_from(text.len()).unwrap_or(u64::MAX) > TYPES_BYTES_MAX {
        return Err(PaperFault::Expands { bytes_max: TYPES_BYTES_MAX });
    }
    let text = String::from_utf8_lossy(&text).to_lowercase();
    Ok(text.contains("macroenabled") || text.contains("vbaproject"))
}
