//! The civil day of a recorded moment, and the moment at which a day was over.

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

/// Asia/Shanghai has been eight hours ahead of UTC, without summer time, since 1991.
const SHANGHAI: Offset = Offset::constant(8);

/// The day in Asia/Shanghai of a moment in microseconds since 1970, UTC.
#[must_use]
pub fn civil_day(recorded_us: i64) -> Date {
    let moment = Timestamp::from_microsecond(recorded_us).unwrap_or(Timestamp::UNIX_EPOCH);
    SHANGHAI.to_datetime(moment).date()
}

/// The moment, in microseconds since 1970, UTC, before which everything was recorded that was known at the end of a day
/// such as `2026-04-02`, or at a time of day such as `2026-04-02T10:30`, in Shanghai.
///
/// # Errors
/// The text is neither.
pub fn known_by(text: &str) -> Result<i64, jiff::Error> {
    let moment = if text.contains('T') {
        // What was recorded at the very moment was known at it.
        text.parse::<DateTime>()?.checked_add(1.microsecond())?
    } else {
        text.parse::<Date>()?.tomorrow()?.to_datetime(jiff::civil::Time::midnight())
    };
    Ok(SHANGHAI.to_timestamp(moment)?.as_microsecond())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{civil_day, known_by};

    /// 2 March 2026, 16:00 UTC: midnight in Shanghai.
    const MIDNIGHT_US: i64 = 1_772_467_200_000_000;

    /// Clock regressions of comparable systems, number 28: the day is that of the office, whatever the machine says.
    #[test]
    fn peers_28_the_day_changes_at_midnight_in_shanghai() {
        for (moment, day) in [
            (MIDNIGHT_US - 1, date(2026, 3, 2)),
            (MIDNIGHT_US, date(2026, 3, 3)),
            (MIDNIGHT_US + 86_400_000_000 - 1, date(2026, 3, 3)),
            (0, date(1970, 1, 1)),
            (-8 * 3_600_000_000, date(1970, 1, 1)),
            (-8 * 3_600_000_000 - 1, date(1969, 12, 31)),
        ] {
            assert_eq!(civil_day(moment), day, "{moment}");
        }
    }

    #[test]
    fn a_day_is_known_when_it_is_over_and_a_moment_when_it_has_come() {
        assert_eq!(known_by("2026-03-02").expect("a day"), MIDNIGHT_US);
        assert_eq!(known_by("2026-03-03T00:00").expect("a moment"), MIDNIGHT_US + 1);
        assert_eq!(known_by("2026-03-03T00:00:01.5").expect("a moment"), MIDNIGHT_US + 1_500_001);
        for text in ["", "yesterday", "2026-02-30", "T10:30", "9999-12-31"] {
            assert!(known_by(text).is_err(), "{text}");
        }
    }
}
