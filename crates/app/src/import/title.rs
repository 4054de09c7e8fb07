//! Cuts a title from a text that has none.

/// Longest title that is cut, in characters: a line of a list.
const TITLE_CHARS_MAX: usize = 30;
/// Fewest characters for which a cut at a comma is worth it.
const TITLE_CHARS_MIN: usize = 10;

/// The first sentence if it is short enough; else its beginning, cut at punctuation where there is some.
pub(super) fn cut_title(text: &str) -> String {
    let is_end = |sign: char| matches!(sign, '。' | '！' | '？' | '!' | '?' | '；' | ';' | '\n' | '\r');
    let is_pause = |sign: char| is_end(sign) || matches!(sign, '，' | ',' | '、' | '：' | ':' | '　' | ' ' | '.');
    let text = text.trim_start_matches(|sign: char| sign.is_whitespace() || is_pause(sign));
    let head: Vec<char> = text.chars().take(TITLE_CHARS_MAX + 1).collect();
    let within = head.get(..TITLE_CHARS_MAX).unwrap_or(&head);
    let cut = match head.iter().position(|sign| is_end(*sign)) {
        Some(end) => end,
        None if head.len() <= TITLE_CHARS_MAX => head.len(),
        None => within
            .iter()
            .rposition(|sign| is_pause(*sign))
            .filter(|end| *end >= TITLE_CHARS_MIN)
            .unwrap_or(within.len()),
    };
    head.iter().take(cut).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::cut_title;

    #[test]
    fn a_title_is_the_first_sentence_or_what_fits_of_it() {
        let rows = [
            ("路灯坏了。请修理。", "路灯坏了"),
            ("  路灯坏了\n请修理", "路灯坏了"),
            ("路灯坏了", "路灯坏了"),
            ("？！路灯什么时候修？", "路灯什么时候修"),
            (
                "小区门口的路灯已经坏了一个多月，晚上接孩子回家看不清路，物业一直没有来修理",
                "小区门口的路灯已经坏了一个多月，晚上接孩子回家看不清路",
            ),
            (
                "小区门口的路灯已经坏了一个多月晚上接孩子回家看不清路物业一直没有来修理",
                "小区门口的路灯已经坏了一个多月晚上接孩子回家看不清路物业一直",
            ),
            (
                "你好，小区门口的路灯已经坏了一个多月晚上接孩子回家看不清路物业一直没有来",
                "你好，小区门口的路灯已经坏了一个多月晚上接孩子回家看不清路物",
            ),
            ("。。。", ""),
            ("", ""),
        ];
        for (text, title) in rows {
            assert_eq!(cut_title(text), title);
        }
    }
}
