//! Receipt numbers as people write and type them: 云溪信〔2026〕482号.

use domain::OrganId;
use domain::directory::Directory;
use domain::matter::Receipt;

/// Longest input that is looked at: the longest mark and the numbers have a quarter of it.
const INPUT_CHARS_MAX: usize = 64;
const OPENING: [char; 8] = ['〔', '[', '（', '(', '【', '［', '﹝', '{'];
const CLOSING: [char; 8] = ['〕', ']', '）', ')', '】', '］', '﹞', '}'];

/// Writes a receipt number. An office that the directory does not know has an empty mark.
#[must_use]
pub fn write_receipt(directory: &Directory, receipt: Receipt) -> String {
    let mark = directory.mark_in(receipt.office, receipt.year).unwrap_or_default();
    format!("{mark}〔{}〕{}号", receipt.year, receipt.no)
}

/// Reads a receipt number as people type it: with any brackets, in any width and case, with blanks, with or without
/// 第 and 号. `None` where it is none, or where its mark is that of no office or of several.
#[must_use]
pub fn find_receipt(directory: &Directory, text: &str) -> Option<Receipt> {
    if text.chars().nth(INPUT_CHARS_MAX).is_some() {
        return None;
    }
    let text = plain(text);
    // The last brackets: a mark may have some of its own.
    let (mark, rest) = text.rsplit_once(OPENING)?;
    let (year, no) = rest.split_once(CLOSING)?;
    let no = no.strip_prefix('第').unwrap_or(no);
    let no = no.strip_suffix(['号', '號']).unwrap_or(no);
    if year.len() != 4 || !is_number(year) || !is_number(no) {
        return None;
    }
    let (year, no) = (year.parse().ok()?, no.parse().ok().filter(|no| *no > 0)?);
    // A renamed office keeps the mark with which each year began.
    let is_marked = |office: &OrganId| directory.mark_in(*office, year).is_some_and(|known| plain(known) == mark);
    let mut offices = directory.organs.keys().copied().filter(is_marked);
    let office = offices.next().filter(|_| offices.next().is_none())?;
    Some(Receipt { office, year, no })
}

/// Number parsing would take a sign for a digit.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Without blanks, in half width and lower case.
fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        // Input methods write digits and letters in full width. Brackets are told apart later.
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(narrow).flat_map(char::to_lowercase).collect()
}
