//! Telephone, identity and account numbers in running text, whoever's they are.

use super::mask::masked_number;

/// Digits of a mobile telephone.
const MOBILE_DIGITS: usize = 11;
/// From so many digits on, a number is that of an identity document, an account or a card. Days, sums, numbers of
/// documents and of contracts are shorter.
const LONG_DIGITS_MIN: usize = 15;
/// How mobile telephones and identity numbers are grouped where blanks or dashes part them.
const GROUPED: [&[usize]; 3] = [&[3, 4, 4], &[6, 8, 4], &[6, 4, 4, 4]];

/// Digits, letters and signs in one width.
pub(super) fn narrow(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

/// What stands between the groups of a number.
const fn joins(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '-' | '－' | '‐' | '‑' | '–')
}

/// One group of digits: its bytes in the text, and how many digits it has. The letter that ends an identity number
/// counts as one.
#[derive(Clone, Copy, Debug)]
struct Group {
    from: usize,
    to: usize,
    digits: usize,
}

/// The text with every such number hidden but for its first and last character.
pub(super) fn hidden(text: &str) -> String {
    let groups = groups(text);
    let (mut shown, mut until, mut at) = (String::with_capacity(text.len()), 0, 0);
    while let Some(group) = groups.get(at) {
        let taken = taken(text, groups.get(at..).unwrap_or_default());
        let Some(last) = taken.checked_sub(1).and_then(|more| groups.get(at + more)) else {
            at += 1;
            continue;
        };
        shown.push_str(text.get(until..group.from).unwrap_or_default());
        shown.push_str(&masked_number(text.get(group.from..last.to).unwrap_or_default()));
        until = last.to;
        at += taken;
    }
    shown + text.get(until..).unwrap_or_default()
}

/// How many of these groups, from the first on, are one number that tells who somebody is; 0 where it is none.
fn taken(text: &str, groups: &[Group]) -> usize {
    let Some(first) = groups.first() else { return 0 };
    let written: String = text.get(first.from..first.to).unwrap_or_default().chars().map(narrow).collect();
    let mobile = |digits: &str| digits.starts_with('1') && !digits.starts_with("10") && !digits.starts_with("11");
    if first.digits >= LONG_DIGITS_MIN || first.digits == MOBILE_DIGITS && mobile(&written) {
        return 1;
    }
    let joined = |pattern: &&&[usize]| {
        let some = groups.get(..pattern.len());
        let next = groups.get(pattern.len());
        some.is_some_and(|some| {
            let ends = some.last().zip(next).is_none_or(|(last, next)| !touch(text, last, next));
            some.iter().map(|group| group.digits).eq(pattern.iter().copied())
                && some.windows(2).all(|pair| matches!(pair, [a, b] if touch(text, a, b)))
                && (pattern.len() != 3 || pattern.first() != Some(&3) || mobile(&written))
                && ends
        })
    };
    GROUPED.iter().find(joined).map_or(0, |pattern| pattern.len())
}

/// Whether one sign alone parts two groups.
fn touch(text: &str, a: &Group, b: &Group) -> bool {
    let mut between = text.get(a.to..b.from).unwrap_or_default().chars();
    between.next().is_some_and(joins) && between.next().is_none()
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (from, c) in text.char_indices() {
        let (to, c) = (from + c.len_utf8(), narrow(c));
        match groups.last_mut().filter(|group| group.to == from) {
            Some(group) if c.is_ascii_digit() => {
                group.to = to;
                group.digits += 1;
            }
            // The check character of an identity number stands at its end.
            Some(group) if c.eq_ignore_ascii_case(&'x') && matches!(group.digits, 3 | 17) => {
                group.to = to;
                group.digits += 1;
            }
            _ if c.is_ascii_digit() => groups.push(Group { from, to, digits: 1 }),
            _ => {}
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_tell_who_somebody_is_are_hidden() {
        for (text, shown) in [
            ("电话13900001238，请回电", "电话1*********8，请回电"),
            ("电话１３９００００１２３８", "电话１*********８"),
            ("电话139-0000-1238或139 0000 1239", "电话1*********8或1*********9"),
            ("身份证34010119800101123X", "身份证3****************X"),
            ("身份证340101 19800101 123x", "身份证3****************x"),
            ("卡号6222020200000000001", "卡号6*****************1"),
        ] {
            assert_eq!(hidden(text), shown, "{text}");
        }
    }

    #[test]
    fn days_sums_and_numbers_of_documents_stay() {
        for text in [
            "2026-04-02 10:30",
            "自2025-01-01 2026-01-01",
            "2024 2025 2026",
            "12000000元",
            "云溪信〔2026〕12号",
            "合同20260402001号",
            "3号楼12单元",
            "120 3456 7890 12",
            "",
        ] {
            assert_eq!(hidden(text), text);
        }
    }
}
