//! The statutory periods that run beside a petition: reconsideration, suit, labour arbitration.

use jiff::civil::{Date, date};
use law::{Bearer, Calendar, Count, PackRole, Purpose, Start, Stop, derive};

use crate::book::{BEIJING, SICHUAN, law};

/// `ARL23-20 request-reconsideration 60 days` for each, sorted.
fn beside(division: &str, day: Date, purpose: Purpose) -> Vec<String> {
    let law = law(division, day);
    let row = |answer: law::Answer<'_, &law::ClockRule>| {
        let (head, period) = (&answer.says.head, answer.says.says.period);
        let length = period.length.map_or_else(String::new, |length| format!("{length} "));
        format!("{} {} {length}{}", answer.because.cite, head.id, period.unit)
    };
    let mut rows: Vec<String> = law.parallel(purpose).map(row).collect();
    rows.sort();
    rows
}

/// Each from the day on which its text held; only for claims, and in every place.
///
/// Article: APL14-46, ARL23-20, LMA07-27
#[test]
fn three_periods_run_beside_a_claim() {
    let (suit, labour) = ("APL14-46 file-suit 6 months", "LMA07-27 request-arbitration 12 months");
    let reconsider = "ARL23-20 request-reconsideration 60 days";
    for division in [SICHUAN, BEIJING] {
        for (day, expected) in [
            (date(2008, 4, 30), vec![]),
            (date(2008, 5, 1), vec![labour]),
            (date(2015, 5, 1), vec![suit, labour]),
            (date(2023, 12, 31), vec![suit, labour]),
            (date(2024, 1, 1), vec![suit, reconsider, labour]),
        ] {
            assert_eq!(beside(division, day, Purpose::Claim), expected, "{division} on {day}");
            for purpose in [Purpose::Proposal, Purpose::Accusation] {
                assert_eq!(beside(division, day, purpose), Vec::<String>::new(), "{purpose} on {day}");
            }
        }
    }
}

/// They are windows of the petitioner, in texts of reference, that only the remedy itself ends; no event of a petition
/// starts or stops one.
///
/// Article: APL14-46, ARL23-20, LMA07-27
#[test]
fn petitioning_neither_starts_nor_stops_them() {
    let law = law(SICHUAN, date(2025, 6, 3));
    for answer in law.parallel(Purpose::Claim) {
        let says = &answer.says.says;
        assert_eq!((says.bearer, says.window), (Bearer::Petitioner, true), "{}", answer.because.cite);
        assert_eq!(
            (says.starts.as_slice(), says.stops.as_slice()),
            (&[Start::RightInfringed][..], &[Stop::RemedySought][..])
        );
        let pack = law.packs().iter().find(|pack| pack.code == answer.because.cite.pack).expect("its pack");
        assert_eq!(pack.role, PackRole::Reference);
    }
    for start in Start::ALL.iter().filter(|start| **start != Start::RightInfringed) {
        let known = law.clocks_from(*start, Purpose::Claim).any(|rule| rule.says.stops.contains(&Stop::RemedySought));
        assert!(!known, "{start}");
    }
}

/// Counted by hand for somebody who learnt of it on 31 January 2025: to 1 April; to the end of July; a year on, to the
/// Saturday and so to the Monday after it.
///
/// Article: APL14-46, ARL23-20, LMA07-27
#[test]
fn they_end_on_these_days() {
    let law = law(SICHUAN, date(2025, 1, 31));
    let calendar: &Calendar = law.calendar();
    for (id, due) in [
        ("request-reconsideration", date(2025, 4, 1)),
        ("file-suit", date(2025, 7, 31)),
        ("request-arbitration", date(2026, 2, 2)),
    ] {
        let rule = law.clock(id).expect(id);
        let derived = derive(&rule.says, &Count::from(date(2025, 1, 31)), calendar).expect(id);
        assert_eq!(derived.due_on, due, "{id}");
    }
}
