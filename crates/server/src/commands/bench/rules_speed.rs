//! How long it takes to load and check every pack, and to find the law of a place, a kind of organ and a day.

use std::hint::black_box;

use app::law::{Level, OrganKind, Seat};
use app::shipped_law;
use jiff::ToSpan;
use jiff::civil::date;

use super::{Bar, Figure, started};
use crate::ending::Ending;

/// Loads to time; the middle one counts.
const LOADS: usize = 9;
/// Questions to time.
const QUESTIONS: u32 = 1_000_000;
/// Days that the questions are spread over.
const DAYS: i64 = 4_000;
/// Places: with rules of their own, below such a place, and without.
const PLACES: [&str; 4] = ["110105", "330106", "450102", "320000"];
const KINDS: [OrganKind; 4] =
    [OrganKind::Department, OrganKind::PetitionOffice, OrganKind::Court, OrganKind::AffiliatedInstitution];

pub(super) fn measure() -> Result<Vec<Figure>, Ending> {
    let mut loads = Vec::with_capacity(LOADS);
    for _ in 0..LOADS {
        let began = started();
        black_box(shipped_law()?);
        loads.push(began.elapsed().as_secs_f64() * 1_000.0);
    }
    loads.sort_by(f64::total_cmp);
    let load = loads.get(LOADS / 2).copied().unwrap_or_default();

    let book = shipped_law()?;
    let first = date(2014, 1, 1);
    let days: Vec<_> = (0..DAYS).filter_map(|day| first.checked_add(day.days()).ok()).collect();
    let mut questions = PLACES.iter().cycle().zip(KINDS.iter().cycle()).zip(days.iter().cycle());
    let began = started();
    for _ in 0..QUESTIONS {
        let Some(((place, kind), day)) = questions.next() else { break };
        let seat = Seat::organ(*kind, Level::County);
        let law = book.on(black_box(place), black_box(*day)).map(|law| law.asked_by(seat));
        black_box(law.and_then(|law| law.clock("handle")).is_some());
    }
    let each = began.elapsed().as_secs_f64() * 1e9 / f64::from(QUESTIONS);
    Ok(vec![
        Figure { name: "bench-load", value: load, unit: "ms", bar: Some(Bar::AtMost(100.0)) },
        Figure { name: "bench-law", value: each, unit: "ns", bar: Some(Bar::AtMost(1_000.0)) },
    ])
}
