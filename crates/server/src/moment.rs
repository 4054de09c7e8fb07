//! The only place that reads the clock and the machine's source of chance.

use app::{Chance, civil_day};
use jiff::Timestamp;
use jiff::civil::Date;

/// The present moment in microseconds since 1970, UTC.
#[expect(clippy::disallowed_methods, reason = "the server is where time comes from")]
pub(crate) fn now_us() -> i64 {
    Timestamp::now().as_microsecond()
}

/// Today in Asia/Shanghai.
pub(crate) fn today() -> Date {
    civil_day(now_us())
}

/// Chance that nobody can foresee, for salts and identities.
pub(crate) fn chance() -> std::io::Result<Chance> {
    use std::io::Read;
    let mut seed = [0; 32];
    std::fs::File::open("/dev/urandom")?.read_exact(&mut seed)?;
    Ok(Chance::seeded(seed))
}

/// A moment to measure from.
#[expect(clippy::disallowed_methods, reason = "the server is where time comes from")]
pub(crate) fn stopwatch() -> std::time::Instant {
    std::time::Instant::now()
}

/// The present moment in seconds since 1970, UTC.
pub(crate) fn now_s() -> i64 {
    now_us().div_euclid(1_000_000)
}
