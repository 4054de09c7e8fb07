//! The code itself: twelve signs that can be read aloud, written by hand and typed.

use std::fmt;

use crate::Chance;

/// Signs of a code. Of signs that look alike one is left in, and the others are read as it. Their number is prime,
/// on which the check rests.
const SIGNS: [char; SIGNS_COUNT as usize] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P',
    'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y',
];
const SIGNS_COUNT: u8 = 31;
/// Signs of a code, with the check sign at its end: eleven drawn ones are 54 bits, which nobody tries out online.
const LENGTH: usize = 12;
/// Signs that stand together on paper.
const GROUP: usize = 4;
/// Longest input that is looked at: a code with a blank after every sign, and some more.
const INPUT_CHARS_MAX: usize = 64;

/// A query code, as it is handed to a petitioner. It is never stored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct QueryCode([u8; LENGTH]);

/// What is typed is no code: a slip, which costs no try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeSlip {
    /// It has not the length of a code.
    #[error("a code has {LENGTH} signs, not {found}")]
    Length {
        /// Signs that were typed.
        found: usize,
    },
    /// It holds a sign that no code has.
    #[error("{sign:?} is in no code")]
    Sign {
        /// The sign as it was typed.
        sign: char,
        /// Its place among the signs, from 1.
        at: usize,
    },
    /// The check sign does not fit the others: one sign is wrong, or two are exchanged.
    #[error("the signs do not fit each other")]
    Check,
}

impl CodeSlip {
    /// Its name in wording files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Length { .. } => "length",
            Self::Sign { .. } => "sign",
            Self::Check => "check",
        }
    }

    /// Signs that a code has.
    pub const LENGTH: usize = LENGTH;
}

impl QueryCode {
    /// Draws a code.
    #[must_use]
    pub fn drawn(chance: &mut Chance) -> Self {
        let mut values = [0; LENGTH];
        let check = values.len() - 1;
        values.iter_mut().take(check).for_each(|value| *value = chance.below(SIGNS_COUNT));
        // The weight of the last place is 12, and 12 · 13 = 156 = 1 (mod 31): times −13 makes the sum vanish.
        let rest = weighted(&values) % u32::from(SIGNS_COUNT);
        let last = (rest * (u32::from(SIGNS_COUNT) - 13)) % u32::from(SIGNS_COUNT);
        if let Some(place) = values.last_mut() {
            *place = u8::try_from(last).unwrap_or_default();
        }
        Self(values)
    }

    /// Reads a code as people type it: in any case and width, with blanks and hyphens anywhere, and with signs that
    /// look like those of a code.
    ///
    /// # Errors
    /// It can be no code that was ever issued.
    pub fn read(text: &str) -> Result<Self, CodeSlip> {
        let typed: Vec<char> = text.chars().take(INPUT_CHARS_MAX).filter(|c| !is_between(*c)).collect();
        let mut values = [0; LENGTH];
        if typed.len() != values.len() {
            return Err(CodeSlip::Length { found: typed.len() });
        }
        for ((value, sign), at) in values.iter_mut().zip(typed).zip(1..) {
            *value = value_of(sign).ok_or(CodeSlip::Sign { sign, at })?;
        }
        if !weighted(&values).is_multiple_of(u32::from(SIGNS_COUNT)) {
            return Err(CodeSlip::Check);
        }
        Ok(Self(values))
    }

    /// The twelve signs without anything between them: what is hashed.
    pub(crate) fn signs(&self) -> String {
        self.0.iter().filter_map(|value| SIGNS.get(usize::from(*value))).collect()
    }
}

/// Every place has a weight of its own, none a multiple of the prime: so a changed sign changes the sum, and so do two
/// signs that changed places.
fn weighted(values: &[u8; LENGTH]) -> u32 {
    values.iter().zip(1_u32..).map(|(value, weight)| u32::from(*value) * weight).sum()
}

/// Blanks, hyphens and dots of any script.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '‐'..='―' | '−' | '－' | '_' | '＿' | '.' | '·' | '・' | '\u{feff}')
}

fn value_of(sign: char) -> Option<u8> {
    let narrow = match sign {
        // Input methods write signs in full width.
        '！'..='～' => char::from_u32(u32::from(sign) - u32::from('！') + u32::from('!'))?,
        // Circle and zero of Chinese numbers.
        '〇' | '○' => '0',
        other => other,
    };
    let plain = match narrow.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' | '|' => '1',
        'Z' => '2',
        'U' => 'V',
        other => other,
    };
    SIGNS.iter().position(|one| *one == plain).and_then(|at| u8::try_from(at).ok())
}

impl fmt::Display for QueryCode {
    /// As it stands on paper: three groups of four.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, sign) in self.signs().chars().enumerate() {
            if at > 0 && at % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{sign}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for QueryCode {
    /// Without the code, which belongs into no log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QueryCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes() -> impl Iterator<Item = QueryCode> {
        let mut chance = Chance::numbered(7);
        (0..200).map(move |_| QueryCode::drawn(&mut chance))
    }

    #[test]
    fn a_code_reads_back_however_it_is_typed() {
        for code in codes() {
            let paper = code.to_string();
            assert_eq!((paper.len(), paper.matches('-').count()), (14, 2), "{paper}");
            let wide: String = paper.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
            let alike: String = paper
                .chars()
                .map(|c| match c {
                    '0' => 'o',
                    '1' => 'l',
                    '2' => 'z',
                    'V' => 'u',
                    c => c,
                })
                .collect();
            let other = paper.replace('0', "Ｏ").replace('1', "Ｉ").replace('-', "　—　");
            let spaced: String = paper.chars().flat_map(|c| [c, ' ']).collect();
            for typed in [paper.clone(), paper.to_lowercase(), paper.replace('-', ""), wide, alike, other, spaced] {
                assert_eq!(QueryCode::read(&typed), Ok(code), "{typed}");
            }
        }
    }

    #[test]
    fn any_single_slip_is_told_by_the_check_sign() {
        for code in codes().take(20) {
            for at in 0..LENGTH {
                for value in (0..SIGNS_COUNT).filter(|value| *value != code.0[at]) {
                    let mut slipped = code;
                    slipped.0[at] = value;
                    assert_eq!(QueryCode::read(&slipped.to_string()), Err(CodeSlip::Check), "{at} {value}");
                }
            }
        }
    }

    #[test]
    fn any_two_signs_that_changed_places_are_told_by_the_check_sign() {
        for code in codes() {
            for (one, other) in (0..LENGTH).flat_map(|one| (0..one).map(move |other| (one, other))) {
                let mut slipped = code;
                slipped.0.swap(one, other);
                let read = QueryCode::read(&slipped.to_string());
                assert_eq!(read, if slipped == code { Ok(code) } else { Err(CodeSlip::Check) });
            }
        }
    }

    #[test]
    fn what_can_be_no_code_is_told_apart() {
        for (typed, slip) in [
            ("", CodeSlip::Length { found: 0 }),
            ("----", CodeSlip::Length { found: 0 }),
            ("0000-0000-000", CodeSlip::Length { found: 11 }),
            ("0000-0000-00000", CodeSlip::Length { found: 13 }),
            ("0000-00?0-0000", CodeSlip::Sign { sign: '?', at: 7 }),
            ("查000-0000-0000", CodeSlip::Sign { sign: '查', at: 1 }),
            ("0000-0000-0001", CodeSlip::Check),
        ] {
            assert_eq!(QueryCode::read(typed), Err(slip), "{typed}");
        }
        assert_eq!(QueryCode::read(&"0".repeat(1_000_000)), Err(CodeSlip::Length { found: INPUT_CHARS_MAX }));
    }

    #[test]
    fn every_sign_is_drawn_in_every_place_but_the_last_and_none_twice_as_often() {
        let mut counts = [[0_u32; SIGNS_COUNT as usize]; LENGTH];
        let mut chance = Chance::numbered(11);
        for _ in 0..31_000 {
            let code = QueryCode::drawn(&mut chance);
            code.0.iter().zip(&mut counts).for_each(|(value, counts)| counts[usize::from(*value)] += 1);
        }
        assert!(counts.iter().flatten().all(|count| (800..1_200).contains(count)), "{counts:?}");
    }

    #[test]
    fn a_code_is_not_shown_by_accident() {
        let code = QueryCode::drawn(&mut Chance::numbered(1));
        assert_eq!(format!("{code:?}"), "QueryCode(…)");
    }
}
