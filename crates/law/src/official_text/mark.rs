//! Numbers at the beginning of a line: 第三章, 第二十一条, （一）, 1.

use super::HeadingLevel;
use super::lines::is_space;
use crate::numeral::{is_chinese_numeral_char, is_numeral_char, read_numeral};

/// The longest numeral between 第 and 条, with blots and spaces.
const NUMERAL_CHARS_MAX: usize = 12;

/// Lists are shorter; a larger number in brackets is a year.
const ITEM_NUMBER_MAX: u16 = 200;

/// 第十条之一 and so on; more would be another word that begins with 之.
const BRANCH_MAX: u16 = 99;

/// What stands where a numeral was: an empty box, a question mark, a cross.
const BLOTS: [char; 13] = ['□', '■', '×', 'X', 'x', '＊', '*', '?', '？', '＿', '_', '\u{fffd}', '口'];

/// What headings are counted in.
const UNITS: [(&str, HeadingLevel); 5] = [
    ("章", HeadingLevel::Chapter),
    ("节", HeadingLevel::Section),
    ("编", HeadingLevel::Part),
    ("分编", HeadingLevel::Part),
    ("部分", HeadingLevel::Part),
];

/// A number between 第 and its unit.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Counted<'a> {
    /// As written, with the unit.
    pub(super) label: &'a str,
    /// None when it cannot be read.
    pub(super) number: Option<u16>,
    /// 1 for 之一 after it, 0 without.
    pub(super) branch: u16,
    /// What follows, without the space before it.
    pub(super) rest: &'a str,
    /// Whether there was a space, or nothing follows.
    pub(super) spaced: bool,
}

/// The article that this line may begin.
pub(super) fn article(line: &str) -> Option<Counted<'_>> {
    let (end, number) = counted(line, "条")?;
    let after = line.get(end..)?;
    let (branch, length) = branch(after).unwrap_or((0, 0));
    Some(cut(line, end + length, number, branch))
}

/// The part, chapter or section whose heading this line may be.
pub(super) fn chapter(line: &str) -> Option<(HeadingLevel, Counted<'_>)> {
    UNITS.iter().find_map(|(unit, level)| {
        let (end, number) = counted(line, unit)?;
        Some((*level, cut(line, end, number, 0)))
    })
}

/// Where 第…<unit> ends in bytes, and its number.
fn counted(line: &str, unit: &str) -> Option<(usize, Option<u16>)> {
    let inner = line.strip_prefix('第')?;
    for (at, c) in inner.char_indices().take(NUMERAL_CHARS_MAX) {
        if inner.get(at..)?.starts_with(unit) {
            let number = read_numeral(inner.get(..at)?);
            return Some(('第'.len_utf8() + at + unit.len(), number));
        }
        if !(is_numeral_char(c) || is_space(c) || BLOTS.contains(&c)) {
            return None;
        }
    }
    None
}

fn cut(line: &str, end: usize, number: Option<u16>, branch: u16) -> Counted<'_> {
    let (label, after) = line.split_at_checked(end).unwrap_or((line, ""));
    let rest = after.trim_start_matches(is_space);
    Counted { label, number, branch, rest, spaced: rest.len() < after.len() || after.is_empty() }
}

/// The number of 之一, and its length in bytes.
fn branch(after: &str) -> Option<(u16, usize)> {
    let inner = after.strip_prefix('之')?;
    let rest = inner.trim_start_matches(is_chinese_numeral_char);
    let numeral = inner.get(..inner.len() - rest.len())?;
    let number = read_numeral(numeral).filter(|number| *number <= BRANCH_MAX)?;
    Some((number, '之'.len_utf8() + numeral.len()))
}

/// Length in bytes of the number that the line begins with; 0 without one.
pub(super) fn label_length(line: &str) -> usize {
    let article = article(line).map(|found| found.label.len());
    let chapter = || chapter(line).map(|(_, found)| found.label.len());
    let item = || item(line).map(|found| found.label.len());
    article.or_else(chapter).or_else(item).unwrap_or(0)
}

/// Whether the line holds the beginning of a number and nothing else: 第二十, （十.
pub(super) fn may_go_on(line: &str) -> bool {
    let inside = line.strip_prefix(['第', '(', '（']);
    let is_part = |c: char| is_numeral_char(c) || is_space(c) || BLOTS.contains(&c);
    let is_letter =
        || inside.unwrap_or(line).chars().count() == 1 && inside.unwrap_or(line).chars().all(|c| letter(c).is_some());
    line.chars().count() <= NUMERAL_CHARS_MAX && (inside.unwrap_or(line).chars().all(is_part) || is_letter())
}

/// How the items of one list are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// （一）.
    BracketedChinese,
    /// （1）, ⑴.
    BracketedArabic,
    /// ①.
    Circled,
    /// 1. and 1、.
    Dotted,
    /// 1).
    HalfBracketed,
    /// 一、: in a text without articles it heads a chapter rather than an item.
    Chinese,
    /// a. and (a).
    Letter,
}

/// The number of an item.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ItemMark<'a> {
    pub(super) kind: ItemKind,
    /// As written.
    pub(super) label: &'a str,
    /// None when it cannot be read.
    pub(super) number: Option<u16>,
    /// What follows, without the space before it.
    pub(super) rest: &'a str,
}

/// The item that this line may begin.
pub(super) fn item(line: &str) -> Option<ItemMark<'_>> {
    let (kind, end, number) =
        symbol(line).or_else(|| bracketed(line)).or_else(|| half_bracketed(line)).or_else(|| dotted(line))?;
    if number.is_some_and(|number| number > ITEM_NUMBER_MAX) {
        return None;
    }
    let (label, after) = line.split_at_checked(end)?;
    Some(ItemMark { kind, label, number, rest: after.trim_start_matches(is_space) })
}

type Found = (ItemKind, usize, Option<u16>);

/// Numbers that are one character.
fn symbol(line: &str) -> Option<Found> {
    let c = line.chars().next()?;
    let (kind, first) = match c {
        '①'..='⑳' => (ItemKind::Circled, '①'),
        '⑴'..='⒇' => (ItemKind::BracketedArabic, '⑴'),
        '⒈'..='⒛' => (ItemKind::Dotted, '⒈'),
        '㈠'..='㈩' => (ItemKind::BracketedChinese, '㈠'),
        '⒜'..='⒵' => (ItemKind::Letter, '⒜'),
        _ => return None,
    };
    let number = u16::try_from(u32::from(c) - u32::from(first) + 1).ok();
    Some((kind, c.len_utf8(), number))
}

fn bracketed(line: &str) -> Option<Found> {
    let inner = line.strip_prefix(['(', '（'])?;
    let close = inner.char_indices().take(NUMERAL_CHARS_MAX).find(|(_, c)| matches!(c, ')' | '）'));
    let (at, bracket) = close?;
    let numeral = inner.get(..at)?;
    let (kind, number) = bare(numeral)?;
    let kind = match kind {
        ItemKind::Chinese => ItemKind::BracketedChinese,
        ItemKind::Dotted => ItemKind::BracketedArabic,
        other => other,
    };
    let opening = line.len() - inner.len();
    Some((kind, opening + at + bracket.len_utf8(), number))
}

fn half_bracketed(line: &str) -> Option<Found> {
    let (at, bracket) = line.char_indices().take(NUMERAL_CHARS_MAX).find(|(_, c)| matches!(c, ')' | '）'))?;
    let (kind, number) = bare(line.get(..at)?)?;
    let kind = if kind == ItemKind::Letter { kind } else { ItemKind::HalfBracketed };
    number.map(|number| (kind, at + bracket.len_utf8(), Some(number)))
}

/// 1. 1、 一、 a. but not 1.5 or 一、二级.
fn dotted(line: &str) -> Option<Found> {
    let (at, dot) = line.char_indices().take(NUMERAL_CHARS_MAX).find(|(_, c)| matches!(c, '.' | '．' | '、'))?;
    let (kind, number) = bare(line.get(..at)?)?;
    let end = at + dot.len_utf8();
    let goes_on = line.get(end..)?.starts_with(is_numeral_char);
    // 一. is seldom written, and a、b是 is a sentence about a and b.
    let usual = match kind {
        ItemKind::Chinese => dot != '.',
        ItemKind::Letter => dot != '、',
        _ => true,
    };
    (usual && !goes_on).then_some(())?;
    number.map(|number| (kind, end, Some(number)))
}

/// A numeral or a letter and nothing else; a blot among numerals makes it unreadable.
fn bare(numeral: &str) -> Option<(ItemKind, Option<u16>)> {
    let mut inside = numeral.chars().filter(|c| !is_space(*c));
    let first = inside.next()?;
    if inside.next().is_none()
        && let Some(letter) = letter(first)
        && first != 'x'
        && first != 'X'
    {
        return Some((ItemKind::Letter, Some(letter)));
    }
    let fits = |c: char| is_numeral_char(c) || is_space(c) || BLOTS.contains(&c);
    if !numeral.chars().all(fits) {
        return None;
    }
    let is_arabic = numeral.chars().any(|c| is_numeral_char(c) && !is_chinese_numeral_char(c));
    let kind = if is_arabic { ItemKind::Dotted } else { ItemKind::Chinese };
    Some((kind, read_numeral(numeral)))
}

/// Place in the alphabet, from 1, of a letter of usual or full width.
fn letter(c: char) -> Option<u16> {
    let place = |first: char| u16::try_from(u32::from(c) - u32::from(first) + 1).ok();
    match c {
        'a'..='z' => place('a'),
        'A'..='Z' => place('A'),
        'ａ'..='ｚ' => place('ａ'),
        'Ａ'..='Ｚ' => place('Ａ'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_read_in_every_spelling() {
        // Line, number, branch, rest, spaced.
        for (line, number, branch, rest, spaced) in [
            ("第一条 为了", 1, 0, "为了", true),
            ("第二十一条\u{3000}为了", 21, 0, "为了", true),
            ("第一百零二条为了", 102, 0, "为了", false),
            ("第２１条　为了", 21, 0, "为了", true),
            ("第21条为了", 21, 0, "为了", false),
            ("第 二十 一 条", 21, 0, "", true),
            ("第十条之一 为了", 10, 1, "为了", true),
            ("第十条之十二为了", 10, 12, "为了", false),
            ("第十条之规定", 10, 0, "之规定", false),
        ] {
            let found = article(line).expect(line);
            assert_eq!(
                (found.number, found.branch, found.rest, found.spaced),
                (Some(number), branch, rest, spaced),
                "{line}"
            );
            assert!(line.starts_with(found.label) && line.ends_with(found.rest), "{line}");
        }
    }

    #[test]
    fn an_unreadable_number_is_seen_and_not_read() {
        for line in ["第□条 为了", "第 条 为了", "第二一十条为了", "第条", "第?条", "第X条"] {
            assert_eq!(article(line).map(|found| found.number), Some(None), "{line}");
        }
        for line in ["", "第", "一条", "第一章", "第某条", "第一、二条", "第一二三四五六七八九十一二三条"]
        {
            assert_eq!(article(line), None, "{line}");
        }
    }

    #[test]
    fn chapters_sections_and_parts_are_told_apart() {
        for (line, level) in [
            ("第三章 登记", HeadingLevel::Chapter),
            ("第一节\u{3000}来信", HeadingLevel::Section),
            ("第二编", HeadingLevel::Part),
            ("第一分编 通则", HeadingLevel::Part),
            ("第三部分 附带说明", HeadingLevel::Part),
        ] {
            assert_eq!(chapter(line).map(|(level, _)| level), Some(level), "{line}");
        }
        assert_eq!(chapter("第三条"), None);
    }

    #[test]
    fn items_are_read_in_every_spelling() {
        use ItemKind::*;
        for (line, kind, number, rest) in [
            ("（一）来信", BracketedChinese, 1, "来信"),
            ("(十二) 来信", BracketedChinese, 12, "来信"),
            ("（一)来信", BracketedChinese, 1, "来信"),
            ("㈢来信", BracketedChinese, 3, "来信"),
            ("（3）来信", BracketedArabic, 3, "来信"),
            ("（３）来信", BracketedArabic, 3, "来信"),
            ("⑴来信", BracketedArabic, 1, "来信"),
            ("②来信", Circled, 2, "来信"),
            ("1. 来信", Dotted, 1, "来信"),
            ("１．来信", Dotted, 1, "来信"),
            ("12、来信", Dotted, 12, "来信"),
            ("⒉来信", Dotted, 2, "来信"),
            ("3）来信", HalfBracketed, 3, "来信"),
            ("二）来信", HalfBracketed, 2, "来信"),
            ("一、来信", Chinese, 1, "来信"),
            ("a. 来信", Letter, 1, "来信"),
            ("(b)来信", Letter, 2, "来信"),
            ("ｃ）来信", Letter, 3, "来信"),
        ] {
            let found = item(line).expect(line);
            assert_eq!((found.kind, found.number, found.rest), (kind, Some(number), rest), "{line}");
        }
        assert_eq!(item("（□）来信").map(|found| found.number), Some(None));
    }

    #[test]
    fn years_sums_and_sentences_are_no_items() {
        for line in [
            "",
            "（2019）",
            "（2019年修订）",
            "1.5公里",
            "10月8日",
            "一、二级单位",
            "（某）",
            "（）",
            "（",
            "ab.",
            "a、b",
            "3",
            "一",
        ] {
            assert_eq!(item(line), None, "{line}");
        }
    }
}
