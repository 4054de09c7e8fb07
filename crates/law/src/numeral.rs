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

/// Reads 1 to 9999 in any of the ways in which provisions are numbered: 二十一, 一百零二, 一百〇二, 两百, 廿一, the
/// digits one by one (二一), 21, ２１. Spaces are passed over.
///
/// `None` for zero, for what is no numeral, and for what can be read in two ways (一百二).
#[must_use]
pub fn read_numeral(text: &str) -> Option<u16> {
    let figures: Vec<Figure> = text.chars().filter(|c| !c.is_whitespace()).map(figure).collect::<Option<_>>()?;
    let number = match figures.first()? {
        Figure::Arabic(_) => one_by_one(&figures, |figure| match figure {
            Figure::Arabic(digit) => Some(digit),
            Figure::Digit(_) | Figure::Unit(_) | Figure::Tens(_) => None,
        })?,
        _ if figures.iter().all(|figure| matches!(figure, Figure::Digit(_))) => {
            one_by_one(&figures, |figure| match figure {
                Figure::Digit(digit) => Some(digit),
                Figure::Arabic(_) | Figure::Unit(_) | Figure::Tens(_) => None,
            })?
        }
        _ => by_units(&figures)?,
    };
    (number > 0).then_some(number)
}

/// Whether a numeral may contain this character.
pub(crate) fn is_numeral_char(c: char) -> bool {
    figure(c).is_some()
}

/// Whether a Chinese numeral may contain this character.
pub(crate) fn is_chinese_numeral_char(c: char) -> bool {
    matches!(figure(c), Some(Figure::Digit(_) | Figure::Unit(_) | Figure::Tens(_)))
}

/// What one character says in a numeral.
#[derive(Clone, Copy)]
enum Figure {
    Arabic(u16),
    Digit(u16),
    /// 十, 百, 千: multiplies the digit before it.
    Unit(u16),
    /// 廿, 卅: tens by themselves.
    Tens(u16),
}

/// Copies out of PDF files write some numerals with radicals (U+2F00 for 一), and ○ stands for 〇 in many texts.
fn figure(c: char) -> Option<Figure> {
    Some(match c {
        '0'..='9' | '０'..='９' => Figure::Arabic(u16::try_from(u32::from(c) % 0x10).ok()?),
        '零' | '〇' | '○' => Figure::Digit(0),
        '一' | '壹' | '\u{2f00}' => Figure::Digit(1),
        '二' | '两' | '贰' | '\u{2f06}' => Figure::Digit(2),
        '三' | '叁' => Figure::Digit(3),
        '四' | '肆' => Figure::Digit(4),
        '五' | '伍' => Figure::Digit(5),
        '六' | '陆' => Figure::Digit(6),
        '七' | '柒' => Figure::Digit(7),
        '八' | '捌' | '\u{2f0b}' => Figure::Digit(8),
        '九' | '玖' => Figure::Digit(9),
        '十' | '拾' | '\u{2f17}' => Figure::Unit(10),
        '百' | '佰' => Figure::Unit(100),
        '千' | '仟' => Figure::Unit(1000),
        '廿' => Figure::Tens(20),
        '卅' => Figure::Tens(30),
        _ => return None,
    })
}

fn one_by_one(figures: &[Figure], digit: impl Fn(Figure) -> Option<u16>) -> Option<u16> {
    if figures.len() > 4 {
        return None;
    }
    figures.iter().try_fold(0_u16, |number, figure| Some(number * 10 + digit(*figure)?))
}

fn by_units(figures: &[Figure]) -> Option<u16> {
    let mut number = 0;
    let mut digit = None;
    let mut after_zero = false;
    let mut last_unit = u16::MAX;
    for figure in figures {
        match *figure {
            Figure::Arabic(_) => return None,
            Figure::Digit(0) if digit.is_none() && !after_zero && number > 0 && last_unit > 10 => after_zero = true,
            Figure::Digit(found) if found > 0 && digit.is_none() => digit = Some(found),
            Figure::Digit(_) => return None,
            Figure::Unit(unit) if unit < last_unit => {
                // Only ten goes without a digit, and not after a zero.
                let times = digit.take().or((unit == 10 && !after_zero).then_some(1))?;
                number += times * unit;
                (last_unit, after_zero) = (unit, false);
            }
            Figure::Tens(tens) if last_unit > 10 && digit.is_none() => {
                number += tens;
                (last_unit, after_zero) = (10, false);
            }
            Figure::Unit(_) | Figure::Tens(_) => return None,
        }
    }
    match digit {
        // 一百二 is 102 to one reader and 120 to another.
        Some(ones) => (last_unit == 10 || after_zero).then_some(number + ones),
        None => (!after_zero).then_some(number),
    }
}

#[cfg(test)]
mod tests {
    use super::{chinese_numeral, read_numeral};

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

    #[test]
    fn reads_back_every_number_that_it_writes() {
        for n in 1..=9999 {
            assert_eq!(read_numeral(&chinese_numeral(n)), Some(n));
            assert_eq!(read_numeral(&n.to_string()), Some(n));
        }
    }

    #[test]
    fn reads_the_other_ways_of_writing() {
        for (text, n) in [
            ("一百〇二", 102),
            ("一百○二", 102),
            ("一〇二", 102),
            ("二一", 21),
            ("一百十", 110),
            ("一十", 10),
            ("两", 2),
            ("两百", 200),
            ("两千零两", 2002),
            ("廿一", 21),
            ("卅", 30),
            ("一百廿三", 123),
            ("壹佰零贰", 102),
            ("\u{2f06}\u{2f17}\u{2f00}", 21),
            ("２１", 21),
            ("2１", 21),
            (" 二 十\u{3000}一 ", 21),
            ("021", 21),
        ] {
            assert_eq!(read_numeral(text), Some(n), "{text}");
        }
    }

    #[test]
    fn what_is_no_numeral_or_two_is_not_read() {
        for text in [
            "",
            " ",
            "零",
            "0",
            "〇〇",
            "一百二",
            "一千五",
            "一百零",
            "二十零一",
            "一百零零一",
            "十十",
            "百",
            "千",
            "一百千",
            "二三十",
            "零一百",
            "一千零十",
            "二十1",
            "1十",
            "廿十",
            "十廿",
            "12345",
            "一二三四五",
            "甲",
            "条",
            "二一十",
            "万",
            "一万",
        ] {
            assert_eq!(read_numeral(text), None, "{text}");
        }
    }
}
