//! The name of a file, as somebody chose it on a machine of their own.

use super::PaperFault;

/// Longest name, in characters: what the usual file systems hold.
const CHARS_MAX: usize = 255;

/// The last part of the name, without characters that are not seen or that turn the order of those that are.
///
/// # Errors
/// Nothing is left, or too much.
pub(super) fn clean(name: &str) -> Result<String, PaperFault> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|c| !c.is_control() && !is_unseen(*c)).collect();
    let shown = shown.trim();
    let chars = shown.chars().count();
    if shown.trim_matches('.').is_empty() {
        return Err(PaperFault::NameMissing);
    }
    if chars > CHARS_MAX {
        return Err(PaperFault::NameTooLong { chars, chars_max: CHARS_MAX });
    }
    Ok(shown.to_owned())
}

/// What follows the last dot, in lower case; empty where there is no dot.
pub(super) fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// Marks of direction and of no width: with them `fdp.exe` can be made to look like `exe.pdf`.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_its_last_part_as_it_is_seen() {
        for (given, expected, end) in [
            ("房产证.PDF", "房产证.PDF", "pdf"),
            ("C:\\桌面\\照片 1.jpg", "照片 1.jpg", "jpg"),
            ("../../etc/passwd", "passwd", ""),
            ("收据\u{202e}gpj.exe", "收据gpj.exe", "exe"),
            (" 信\u{0}.txt ", "信.txt", "txt"),
            ("a.tar.gz", "a.tar.gz", "gz"),
        ] {
            assert_eq!(clean(given).as_deref(), Ok(expected));
            assert_eq!(ending(expected), end);
        }
    }

    #[test]
    fn a_name_has_something_to_show_and_an_end() {
        for given in ["", " ", "..", "照片/", "\u{202e}\u{200b}"] {
            assert_eq!(clean(given), Err(PaperFault::NameMissing), "{given:?}");
        }
        assert!(clean(&"名".repeat(CHARS_MAX)).is_ok());
        let long = clean(&"名".repeat(CHARS_MAX + 1));
        assert_eq!(long, Err(PaperFault::NameTooLong { chars: CHARS_MAX + 1, chars_max: CHARS_MAX }));
    }
}
