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
