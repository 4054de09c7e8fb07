//! Signs that nobody sees and that change how a text reads: they are taken out, and whoever typed is told.

/// Whether a sign is unseen: controls but for line ends and tabs, marks that turn the direction of writing, and letters
/// without width. They hide in what is pasted from elsewhere and can make a name or a number read as another.
pub(crate) fn is_unseen(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{061c}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' => true,
        _ => c.is_control(),
    }
}

/// The text without such signs, and how many there were.
pub(crate) fn seen(text: &str) -> (String, usize) {
    let kept: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    let taken = text.chars().count() - kept.chars().count();
    (kept, taken)
}

#[cfg(test)]
mod tests {
    use super::seen;

    #[test]
    fn what_nobody_sees_is_taken_out_and_counted_and_the_rest_stays() {
        for (text, kept, taken) in [
            ("屋顶漏雨\n\t两个月。", "屋顶漏雨\n\t两个月。", 0),
            ("张\u{202e}三\u{2066}丰", "张三丰", 2),
            ("\u{feff}收据\u{0}\u{7}\r", "收据", 4),
            ("👩‍👩‍👧", "👩👩👧", 2),
        ] {
            assert_eq!(seen(text), (kept.to_owned(), taken), "{text:?}");
        }
    }
}
