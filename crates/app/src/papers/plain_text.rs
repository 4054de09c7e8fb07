//! Plain text: readable to its end, without signs that no text has, and no script.

use encoding_rs::{GB18030, UTF_8};

use super::PaperFault;

/// The byte-order mark of UTF-8.
const UTF_8_MARK: &[u8] = &[0xef, 0xbb, 0xbf];
/// Beginnings that make a program run the rest of the text.
const SCRIPT_BEGINNINGS: [&str; 6] = ["#!", "@echo off", "<?php", "<!doctype", "<html", "<svg"];
/// What a browser would run wherever it stands, should it ever take the text for a page.
const SCRIPT_PARTS: [&str; 2] = ["<script", "javascript:"];

/// Whether these bytes are a text that may be kept.
///
/// # Errors
/// They are no text, cannot be read, or are a script.
pub(super) fn check(content: &[u8]) -> Result<(), PaperFault> {
    // No encoding that is read here has a zero in it; what has is no text at all.
    if content.contains(&0) {
        return Err(PaperFault::Unrecognised);
    }
    let unmarked = content.strip_prefix(UTF_8_MARK).unwrap_or(content);
    let text = [UTF_8, GB18030]
        .into_iter()
        .find_map(|encoding| encoding.decode_without_bom_handling_and_without_replacement(unmarked))
        .ok_or(PaperFault::UnreadableText)?;
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}')) {
        return Err(PaperFault::UnreadableText);
    }
    let text = text.trim_start().to_lowercase();
    let begins = SCRIPT_BEGINNINGS.iter().any(|beginning| text.starts_with(beginning));
    if begins || SCRIPT_PARTS.iter().any(|part| text.contains(part)) {
        return Err(PaperFault::Script);
    }
    Ok(())
}
