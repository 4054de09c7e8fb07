//! One-time codes (RFC 6238) against the clock that is handed in.

use totp_rs::{Builder, Secret, Totp};

use crate::Failure;

/// Digits of a code, seconds of a step, and steps before and after the present one that are taken: a telephone's clock
/// is rarely wrong by more than half a minute (RFC 6238, 5.2).
const DIGITS: u8 = 6;
const STEP_S: u64 = 30;
const SKEW: u16 = 1;

fn totp(seed: &[u8]) -> Result<Totp, Failure> {
    let built = Builder::new().with_secret(Secret::from(seed)).with_digits(DIGITS).with_skew(SKEW);
    built.with_step_duration(STEP_S).build().map_err(|error| Failure::Hashing(error.to_string()))
}

/// The step whose code this is, if it is one of those that are taken now.
pub(super) fn step(seed: &[u8], typed: &str, now_us: i64) -> Result<Option<i64>, Failure> {
    let code: String = typed.chars().filter_map(|c| c.to_digit(10).or_else(|| wide_digit(c))).map(digit).collect();
    if code.len() != usize::from(DIGITS) {
        return Ok(None);
    }
    let now_s = u64::try_from(now_us.div_euclid(1_000_000)).unwrap_or_default();
    Ok(totp(seed)?.check(&code, now_s).and_then(|step| i64::try_from(step).ok()))
}

/// A digit as Chinese keyboards write it in full width.
fn wide_digit(c: char) -> Option<u32> {
    let value = u32::from(c).checked_sub(u32::from('０'))?;
    (value < 10).then_some(value)
}

fn digit(value: u32) -> char {
    char::from_digit(value, 10).unwrap_or('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: the seed and the last six of the eight digits for SHA-1.
    #[test]
    fn codes_are_those_of_the_standard_and_a_little_lateness_is_forgiven() {
        let seed = b"12345678901234567890";
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            let at = |shift: i64, typed: &str| step(seed, typed, (second + shift) * 1_000_000).unwrap();
            let expected = Some(second / 30);
            assert_eq!(at(0, code), expected, "{second}");
            assert_eq!((at(30, code), at(-30, code)), (expected, expected), "a step late or early");
            assert_eq!(at(90, code), None, "three steps late");
            let spaced: String = code.chars().flat_map(|c| [c, ' ']).collect();
            let wide: String = code.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
            assert_eq!((at(0, &spaced), at(0, &wide)), (expected, expected));
            for wrong in ["", "28708", "2870822", "abcdef", "000001"] {
                assert_eq!(at(0, wrong), None, "{wrong}");
            }
        }
    }
}
