//! What is shown of a petitioner where nobody said what for: enough to tell two people of a matter apart, not enough to
//! know or to reach them.

use super::long_numbers;
use crate::PersonDraft;
use crate::keys::ALTERED;

/// Stands for a character that is not shown.
const HIDDEN: char = '*';
/// What follows a family name.
const SOMEBODY: char = '某';
/// What follows the first letter of a name that is not written in Chinese.
const SOMEBODY_LATIN: &str = "***";
/// Stands for an address, which tells too much with any part of it.
const ADDRESS: &str = "***";
/// Fewer characters of a name occur by chance: a lone family name is a word like any other.
const NAME_CHARS_MIN: usize = 2;
/// As for names, of addresses.
const ADDRESS_CHARS_MIN: usize = 4;
/// Shorter numbers are extensions, and are hidden whole.
const NUMBER_CHARS_MIN: usize = 7;

/// Family names of two characters that are met today.
const DOUBLE: [&str; 30] = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文", "司徒", "司空",
    "夏侯", "独孤", "南宫", "东郭", "西门", "端木", "轩辕", "百里", "呼延", "闻人", "澹台", "公冶", "濮阳", "钟离",
    "太史", "申屠",
];

/// A petitioner as anybody may see them who may see the matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Masked {
    /// The family name: 赵某; of names that are not Chinese the first letter. Empty where no name is known.
    pub name: String,
    /// First and last digit: 1*********8. Empty where no telephone is known.
    pub phone: String,
    /// As the telephone.
    pub id_number: String,
    /// Whether there is an address, and nothing of it.
    pub address: String,
}

impl Masked {
    /// What is shown of this person.
    #[must_use]
    pub fn of(person: &PersonDraft) -> Self {
        let address = if person.address.trim().is_empty() { "" } else { ADDRESS };
        Self {
            name: masked_name(&person.name),
            phone: masked_number(&person.phone),
            id_number: masked_number(&person.id_number),
            address: address.to_owned(),
        }
    }
}

/// 赵某, 欧阳某, J***.
#[must_use]
pub fn masked_name(name: &str) -> String {
    let name = name.trim();
    let Some(first) = name.chars().next() else { return String::new() };
    if name == ALTERED {
        return name.to_owned();
    }
    if first.is_ascii_alphabetic() {
        return format!("{first}{SOMEBODY_LATIN}");
    }
    // A double family name alone is a name of two characters.
    let double = DOUBLE.iter().find(|double| name.strip_prefix(**double).is_some_and(|given| !given.is_empty()));
    double.map_or_else(|| format!("{first}{SOMEBODY}"), |double| format!("{double}{SOMEBODY}"))
}

/// 1*********8: as long as the number, with its first and its last character.
#[must_use]
pub fn masked_number(number: &str) -> String {
    let kept: Vec<char> = number.chars().filter(|c| c.is_alphanumeric()).collect();
    match kept.as_slice() {
        [first, hidden @ .., last] if kept.len() >= NUMBER_CHARS_MIN => {
            let mut shown = String::from(*first);
            shown.extend(hidden.iter().map(|_| HIDDEN));
            shown.push(*last);
            shown
        }
        short => short.iter().map(|_| HIDDEN).collect(),
    }
}

/// How characters of a text are passed over while something is looked for in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    /// Blanks: names and addresses.
    Blanks,
    /// Everything but letters and digits, which are made narrow: numbers.
    Signs,
}

/// Something that tells who petitions, and what stands in its place.
#[derive(Clone, Debug)]
struct Telling {
    chars: Vec<char>,
    over: Over,
    shown: String,
}

/// Takes out of texts who petitions: names, telephones, numbers and addresses of the matter's petitioners as well as
/// every telephone and identity number, however they are grouped.
#[derive(Clone, Debug)]
pub(crate) struct Mask {
    /// The longest first, so that none is left in pieces.
    telling: Vec<Telling>,
}

impl Mask {
    /// The mask over these people.
    pub(crate) fn of<'p>(persons: impl IntoIterator<Item = &'p PersonDraft>) -> Self {
        let mut telling = Vec::new();
        for person in persons {
            let mut put = |text: &str, over: Over, min: usize, shown: String| {
                let chars: Vec<char> = text.chars().filter_map(|c| over.kept(c)).collect();
                if chars.len() >= min {
                    telling.push(Telling { chars, over, shown });
                }
            };
            if person.name != ALTERED {
                put(&person.name, Over::Blanks, NAME_CHARS_MIN, masked_name(&person.name));
            }
            put(&person.address, Over::Blanks, ADDRESS_CHARS_MIN, ADDRESS.to_owned());
            // Several telephones in one field are hidden each by itself.
            for number in person.numbers() {
                put(number, Over::Signs, NUMBER_CHARS_MIN, masked_number(number));
            }
        }
        telling.sort_by_key(|telling| std::cmp::Reverse(telling.chars.len()));
        Self { telling }
    }

    /// The text without what tells who petitions.
    pub(crate) fn hide(&self, text: &str) -> String {
        let hidden = self.telling.iter().fold(text.to_owned(), |text, telling| telling.replaced(&text).unwrap_or(text));
        long_numbers::hidden(&hidden)
    }
}

impl Over {
    /// The character as it is compared; `None` where it is passed over.
    fn kept(self, c: char) -> Option<char> {
        match self {
            Self::Blanks => (!c.is_whitespace()).then_some(c),
            Self::Signs => {
                let c = long_numbers::narrow(c);
                c.is_alphanumeric().then(|| c.to_ascii_uppercase())
            }
        }
    }
}

impl Telling {
    /// The text with every place replaced; `None` where there is none.
    fn replaced(&self, text: &str) -> Option<String> {
        let kept: Vec<(usize, usize, char)> =
            text.char_indices().filter_map(|(at, c)| Some((at, at + c.len_utf8(), self.over.kept(c)?))).collect();
        let (mut shown, mut until, mut at) = (String::new(), 0, 0);
        while let Some(window) = kept.get(at..at + self.chars.len()) {
            let same = window.iter().map(|(_, _, c)| c).eq(&self.chars);
            if let (true, Some((from, _, _)), Some((_, to, _))) = (same, window.first(), window.last()) {
                shown.push_str(text.get(until..*from).unwrap_or_default());
                shown.push_str(&self.shown);
                until = *to;
                at += self.chars.len();
            } else {
                at += 1;
            }
        }
        (until > 0).then(|| shown + text.get(until..).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_name_the_family_name_is_shown() {
        for (name, shown) in [
            ("赵小禾", "赵某"),
            (" 赵 禾", "赵某"),
            ("欧阳小禾", "欧阳某"),
            ("欧阳", "欧某"),
            ("买买提·阿布都", "买某"),
            ("John Smith", "J***"),
            ("云溪某公司", "云某"),
            ("", ""),
            (ALTERED, ALTERED),
        ] {
            assert_eq!(masked_name(name), shown, "{name}");
        }
    }

    #[test]
    fn of_a_number_the_first_and_the_last_digit_are_shown() {
        for (number, shown) in [
            ("13900001238", "1*********8"),
            ("139-0000-1238", "1*********8"),
            ("34010119800101123X", "3****************X"),
            ("8812", "****"),
            ("", ""),
        ] {
            assert_eq!(masked_number(number), shown, "{number}");
        }
    }

    #[test]
    fn texts_do_not_tell_who_petitions() {
        let person = PersonDraft {
            name: "何桂香".to_owned(),
            phone: "0556-1234567、13900001238".to_owned(),
            address: "青石镇三号".to_owned(),
            ..PersonDraft::default()
        };
        let mask = Mask::of([&person]);
        for (text, shown) in [
            ("何桂香反映屋顶漏雨", "何某反映屋顶漏雨"),
            ("信访人：何 桂 香，住青石镇 三号。", "信访人：何某，住***。"),
            ("何桂香：\n您好，何桂香。", "何某：\n您好，何某。"),
            ("电话０５５６１２３４５６７", "电话0*********7"),
            ("电话（0556）1234567。", "电话（0*********7。"),
            ("请打139 0000 1238。", "请打1*********8。"),
            ("屋顶漏雨两个月，共三次。", "屋顶漏雨两个月，共三次。"),
        ] {
            assert_eq!(mask.hide(text), shown, "{text}");
        }
    }
}
