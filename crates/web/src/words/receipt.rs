//! Receipt numbers as people type them.

use app::domain::directory::Directory;
use app::domain::matter::Receipt;

/// Reads a receipt number as people type it: 云溪信〔2026〕482号, with any brackets and without 号.
#[must_use]
pub fn find_receipt(directory: &Directory, text: &str) -> Option<Receipt> {
    let plain = |c: char| match c {
        // Input methods write digits in full width.
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        other => other,
    };
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '第').map(plain).collect();
    let open = text.find(['〔', '[', '（', '(', '【', '［'])?;
    let close = text.find(['〕', ']', '）', ')', '】', '］'])?;
    let after = |at: usize| text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |c| at + c.len_utf8());
    let mark = text.get(..open)?;
    let year = text.get(after(open)..close)?.parse().ok()?;
    let no = text.get(after(close)..)?.trim_end_matches('号').parse().ok()?;
    let organ = directory.organs.values().find(|organ| organ.mark == mark)?;
    Some(Receipt { office: organ.id, year, no })
}
