//! Chinese numerals as articles are counted in.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Writes 1 to 9999 the way provisions are counted: 10 is 十, 21 is 二十一, 102 is 一百零二.
#[must_use]
pub fn chinese_numeral(n: u16) -> String {
    if n == 0 {
        return "零".to_owned();
    }
    let mut out = String::new();
    let mut gap = false;
    for (unit, mark) in [(1000_u16, Some('千')), (100, Some('百')), (10, Some('十')), (1, None)] {
        let digit = n / unit % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        // A bare ten is 十, not 一十; inside a larger number it is 一十.
        if !(unit == 10 && digit == 1 && out.is_empty()) {
            out.extend(DIGITS.get(usize::from(digit)));
        }
        out.extend(mark);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::chinese_numeral;

    #[test]
    fn writes_article_numbers_as_the_texts_do() {
        for (n, text) in [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (23, "二十三"),
            (100, "一百"),
            (102, "一百零二"),
            (110, "一百一十"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
        ] {
            assert_eq!(chinese_numeral(n), text, "{n}");
        }
    }
}
