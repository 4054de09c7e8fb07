//! The form in which texts and queries are compared.

use unicode_normalization::UnicodeNormalization;

/// Characters of a text that are searched: some hundred pages. PostgreSQL takes at most 131,071 tokens of eight bytes
/// a text, and a text of so many characters has at most twice as many tokens as characters.
pub const TEXT_CHARS_MAX: usize = 50_000;

/// From so many digits on, a number is a telephone, identity or account number, and is not searched: whoever looks for
/// a person states a purpose first.
pub const NUMBER_DIGITS_MIN: usize = 7;

/// The same of digits in groups that single blanks or dashes join, such as 138-0000-0000. More than for a number
/// written without them, because 2026-04-02 is a day.
pub const JOINED_DIGITS_MIN: usize = 11;

/// Stands for everything that is neither letter nor digit.
const BREAK: char = ' ';
/// While a text is read: a blank or dash between two digits.
const JOINT: char = '\u{1}';

/// One character, or two that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gram(pub char, pub Option<char>);

/// A text in its normal form: letters and digits in one width and in lower case, compatibility forms as their plain
/// characters (Unicode NFKC), everything between them as one blank; blanks beside Chinese characters left out, because
/// a line may break anywhere; long numbers left out. Traditional characters stay as they are: 屋頂 is not 屋顶.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Normal {
    text: String,
    shortened: bool,
}

/// What was read since the last letter or digit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Blank,
    Dash,
    Other,
}

impl Gap {
    fn and(self, c: char) -> Self {
        let found = match c {
            _ if c.is_whitespace() => Self::Blank,
            '-' | '‐' | '‑' | '–' | '—' | '−' => Self::Dash,
            _ => Self::Other,
        };
        match (self, found) {
            (Self::None, found) => found,
            (Self::Blank, Self::Blank) => Self::Blank,
            _ => Self::Other,
        }
    }

    /// What stands between these two characters.
    fn between(self, before: char, after: char) -> Option<char> {
        match self {
            Self::None => None,
            Self::Blank if is_han(before) || is_han(after) => None,
            Self::Blank | Self::Dash if before.is_numeric() && after.is_numeric() => Some(JOINT),
            Self::Blank | Self::Dash | Self::Other => Some(BREAK),
        }
    }
}

/// The characters that stand by themselves whatever comes after them: of the unified block, none has another form.
const fn is_common_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// The compared form (Unicode NFKC, in lower case) of a character for which no table is needed; `None` of every other.
const fn plain(c: char) -> Option<char> {
    match c {
        '\0'..='\u{7F}' => Some(c.to_ascii_lowercase()),
        '\u{3000}' => Some(' '),
        '·' | '—' | '‘' | '’' | '“' | '”' => Some(c),
        // Three points, which part words as one does.
        '…' => Some('.'),
        // Marks such as 。 and 《; what follows them in this block changes or joins with what stands before.
        '\u{3001}'..='\u{3029}' => Some(c),
        _ if is_common_han(c) => Some(c),
        // The wide forms of ASCII.
        '\u{FF01}'..='\u{FF5E}' => match char::from_u32(c as u32 - 0xFEE0) {
            Some(narrow) => Some(narrow.to_ascii_lowercase()),
            None => None,
        },
        _ => None,
    }
}

impl Normal {
    /// The normal form of the first [`TEXT_CHARS_MAX`] characters.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let chars = || text.chars().take(TEXT_CHARS_MAX);
        // Almost every text of an office holds nothing else, and looking each character up in the tables of Unicode
        // takes longer than all the rest.
        match chars().map(plain).collect::<Option<Vec<char>>>() {
            Some(plain) => Self::read(plain.into_iter()),
            None => Self::looked_up(chars()),
        }
    }

    fn looked_up(chars: impl Iterator<Item = char>) -> Self {
        Self::read(chars.nfkc().flat_map(char::to_lowercase))
    }

    /// Reads characters in their compared form.
    fn read(chars: impl Iterator<Item = char>) -> Self {
        let mut read: Vec<char> = Vec::new();
        let mut gap = Gap::None;
        for c in chars {
            if is_invisible(c) {
                continue;
            }
            if !is_common_han(c) && !c.is_alphanumeric() {
                gap = gap.and(c);
                continue;
            }
            if let Some(last) = read.last() {
                read.extend(gap.between(*last, c));
            }
            gap = Gap::None;
            read.push(c);
        }
        let (text, shortened) = without_long_numbers(&read);
        Self { text, shortened }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether nothing is left to search.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether a long number was left out.
    #[must_use]
    pub const fn is_shortened(&self) -> bool {
        self.shortened
    }

    /// Whether the phrase stands in this text.
    #[must_use]
    pub fn contains(&self, phrase: &Self) -> bool {
        self.text.contains(&phrase.text)
    }

    /// Every character and every pair, in order. No pair goes over a break.
    pub fn grams(&self) -> impl Iterator<Item = Gram> {
        let after = self.text.chars().skip(1).map(Some).chain([None]);
        self.text.chars().zip(after).filter(|(c, _)| *c != BREAK).flat_map(|(c, next)| {
            let pair = next.filter(|next| *next != BREAK).map(|next| Gram(c, Some(next)));
            [Some(Gram(c, None)), pair].into_iter().flatten()
        })
    }
}

/// Leaves out numbers that would tell who somebody is. Returns whether there were any.
fn without_long_numbers(read: &[char]) -> (String, bool) {
    let mut text = String::with_capacity(read.len() * 3);
    let mut shortened = false;
    // A number is a maximal stretch of digits and joints.
    for stretch in read.chunk_by(|a, b| is_of_number(*a) == is_of_number(*b)) {
        let is_number = stretch.first().is_some_and(|c| is_of_number(*c));
        if is_number && is_long(stretch) {
            shortened = true;
            text.push(BREAK);
            continue;
        }
        text.extend(stretch.iter().map(|c| if *c == JOINT { BREAK } else { *c }));
    }
    if shortened {
        // What was left out leaves a break, and so may have what stood beside it.
        text = text.split(BREAK).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    }
    (text, shortened)
}

fn is_of_number(c: char) -> bool {
    c == JOINT || c.is_numeric()
}

fn is_long(stretch: &[char]) -> bool {
    let digits = stretch.iter().filter(|c| **c != JOINT).count();
    digits >= JOINED_DIGITS_MIN || stretch.split(|c| *c == JOINT).any(|run| run.len() >= NUMBER_DIGITS_MIN)
}

/// Characters that have no width and mean nothing: they come along when a text is copied out of a document.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// Chinese characters: the unified ones with their extensions, and the zero 〇.
const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{3005}'..='\u{3007}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_character_needs_a_table_that_is_read_without_one() {
        let all = (0..=0x0002_FFFF).filter_map(char::from_u32);
        let read: Vec<char> = all.filter(|c| plain(*c).is_some()).collect();
        assert!(read.len() > 21_000, "{}", read.len());
        for c in read {
            // Between letters, digits and signs, so that what it does to its neighbours is seen too.
            let text = format!("甲{c}乙a{c}b3{c}{c}4-{c}5");
            assert_eq!(Normal::of(&text), Normal::looked_up(text.chars()), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn a_text_without_tables_is_the_text_with_them(text in "[ -~甲乙丙一二3０-９Ａ-ｚ，。、：；—…“”　\\n《》（）々]{0,60}") {
            prop_assert_eq!(Normal::of(&text), Normal::looked_up(text.chars()));
        }
    }

    #[test]
    fn forms_of_the_same_text_become_one() {
        for (written, normal) in [
            ("屋顶漏雨", "屋顶漏雨"),
            ("屋 顶\n漏　雨", "屋顶漏雨"),
            ("屋顶，漏雨！", "屋顶 漏雨"),
            ("（屋顶）——漏雨", "屋顶 漏雨"),
            ("３号楼Ａ座", "3号楼a座"),
            ("3 号楼 A 座", "3号楼a座"),
            ("Safe  House-2", "safe house 2"),
            ("⽉⼯资", "月工资"),
            ("屋\u{200b}顶\u{fe0f}", "屋顶"),
            ("屋頂", "屋頂"),
            ("云溪信〔2026〕12号", "云溪信 2026 12号"),
            ("3.5万元", "3 5万元"),
            ("2026-04-02", "2026 04 02"),
            ("……", ""),
            ("", ""),
        ] {
            assert_eq!(Normal::of(written).as_str(), normal, "{written}");
        }
    }

    #[test]
    fn long_numbers_are_left_out_however_they_are_written() {
        for (written, normal) in [
            ("电话13800000000，请回电", "电话 请回电"),
            ("电话138-0000-0000请回电", "电话 请回电"),
            ("电话 138 0000 0000 请回电", "电话 请回电"),
            ("０１０－１２３４５６７８", ""),
            ("身份证11010119000101001X", "身份证 x"),
            ("123456", "123456"),
            ("1234567", ""),
            ("12、345、6789、123456", "12 345 6789 123456"),
        ] {
            let found = Normal::of(written);
            assert_eq!((found.as_str(), found.is_shortened()), (normal, !normal.ends_with('6')), "{written}");
        }
    }

    #[test]
    fn grams_are_characters_and_pairs_that_no_break_parts() {
        let grams: Vec<String> = Normal::of("屋顶，a1")
            .grams()
            .map(|Gram(c, next)| [Some(c), next].into_iter().flatten().collect())
            .collect();
        assert_eq!(grams, ["屋", "屋顶", "顶", "a", "a1", "1"]);
    }

    #[test]
    fn only_the_beginning_of_an_endless_text_is_searched() {
        let endless = Normal::of(&"漏".repeat(TEXT_CHARS_MAX + 5));
        assert_eq!(endless.as_str().chars().count(), TEXT_CHARS_MAX);
    }
}
