//! How many due dates a second, each with its whole derivation, on one core.

use std::hint::black_box;

use app::law::{Count, NATION, derive};
use app::shipped_law;
use jiff::ToSpan;
use jiff::civil::date;

use super::{Bar, Figure, per_second, started};
use crate::ending::Ending;

/// Derivations to time: about a second.
const TIMES: u64 = 1_000_000;
/// Starts are spread over so many days, so that weekends, holidays and make-up days all occur.
const DAYS: u64 = 1_500;

pub(super) fn measure() -> Result<Figure, Ending> {
    let book = shipped_law()?;
    let law = book.on(NATION, date(2022, 5, 1)).ok_or_else(|| Ending::fault("R22"))?;
    let rule = law.clock("handle").ok_or_else(|| Ending::fault("R22-34"))?;
    let first = date(2022, 5, 1);
    let starts: Vec<_> =
        (0..DAYS).filter_map(|day| first.checked_add(i64::try_from(day).unwrap_or_default().days()).ok()).collect();
    let began = started();
    for start in starts.iter().cycle().take(usize::try_from(TIMES).unwrap_or(usize::MAX)) {
        let derived = derive(black_box(&rule.says), &Count::from(black_box(*start)), law.calendar());
        let _ = black_box(derived);
    }
    let value = per_second(TIMES, began.elapsed());
    Ok(Figure { name: "bench-terms", value, unit: "/s", bar: Some(Bar::AtLeast(500_000.0)) })
}
