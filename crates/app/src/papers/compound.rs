//! Papers of older office programs: compound files, a small file system of their own (MS-CFB).
//!
//! Only the names of their directory are read. An entry has 128 bytes and stands at a multiple of 128, whatever the
//! order of the sectors, so that it is found without following their chains.

use domain::PaperKind;

use super::PaperFault;

/// Size of a directory entry.
const ENTRY_BYTES: usize = 128;
/// The first part of an entry: the name in UTF-16 with a zero at its end.
const NAME_BYTES: usize = 64;

/// What a compound file is, if it is a paper at all.
///
/// # Errors
/// It is none, or holds what a paper may not hold.
pub(super) fn kind(content: &[u8]) -> Result<PaperKind, PaperFault> {
    let names: Vec<String> = content.chunks_exact(ENTRY_BYTES).filter_map(entry_name).collect();
    let has = |wanted: &[&str]| names.iter().any(|name| wanted.iter().any(|one| name.eq_ignore_ascii_case(one)));
    if has(&["EncryptedPackage", "EncryptionInfo"]) {
        return Err(PaperFault::Locked);
    }
    if has(&["Macros", "_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"]) {
        return Err(PaperFault::Macros);
    }
    if names.iter().any(|name| is_object(name)) {
        return Err(PaperFault::Embedded);
    }
    match (has(&["WordDocument"]), has(&["Workbook", "Book"])) {
        (true, _) => Ok(PaperKind::Doc),
        (false, true) => Ok(PaperKind::Xls),
        (false, false) => Err(PaperFault::Unsupported { format: "ole" }),
    }
}

/// Objects of other programs: packed files, and what a text (`_1234`) or a workbook (`MBD0012`) keeps them under.
fn is_object(name: &str) -> bool {
    let digits = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_hexdigit());
    let kept = ["_", "MBD"].iter().any(|prefix| name.strip_prefix(prefix).is_some_and(digits));
    kept || name == "\u{1}Ole10Native" || name == "Package"
}

/// The name of an entry, if these bytes are one: its length, its kind and its ending zero must agree.
fn entry_name(entry: &[u8]) -> Option<String> {
    let (name, rest) = entry.split_at_checked(NAME_BYTES)?;
    let [low, high, kind, ..] = rest else { return None };
    let bytes = usize::from(u16::from_le_bytes([*low, *high]));
    // Storage, stream, root.
    if !matches!(kind, 1 | 2 | 5) || !(4..=NAME_BYTES).contains(&bytes) || bytes % 2 != 0 {
        return None;
    }
    let units: Vec<u16> = name.get(..bytes)?.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    let (end, units) = units.split_last()?;
    if *end != 0 || units.contains(&0) {
        return None;
    }
    String::from_utf16(units).ok()
}
