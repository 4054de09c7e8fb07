//! The civil day of a recorded moment.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

/// Asia/Shanghai has been eight hours ahead of UTC, without summer time, since 1991.
const SHANGHAI: Offset = Offset::constant(8);

/// The day in Asia/Shanghai of a moment in microseconds since 1970, UTC.
#[must_use]
pub fn civil_day(recorded_us: i64) -> Date {
    let moment = Timestamp::from_microsecond(recorded_us).unwrap_or(Timestamp::UNIX_EPOCH);
    SHANGHAI.to_datetime(moment).date()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::civil_day;

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
}
