//! What a post owes in a time: by rhythm, by whom, in full spans and in parts of them.

use jiff::civil::{Date, date};
use law::{Cycle, Law, Level, Measured, OrganKind, Rhythm, Seat, Standing, Tenure, turns};
use proptest::prelude::*;

use crate::invented::{book, book_of, law, on, rule, small};

const HALF_YEAR: Tenure = Tenure { from: date(2026, 1, 1), until: date(2026, 6, 30) };

fn county(standing: Standing) -> Seat {
    Seat::organ(OrganKind::Government, Level::County).held_by(standing)
}

/// Each duty with what is owed in full spans, the number of spans, and of those in part.
fn owed(law: &Law<'_>, tenure: Tenure) -> Vec<String> {
    law.owed(tenure)
        .map(|answer| {
            let says = &answer.says;
            let partial = says.turns.iter().filter(|turn| turn.partial).count();
            let each = says.each.map_or_else(|| "no number".to_owned(), |(times, what)| format!("{times} {what} each"));
            let sum = says.in_full_turns();
            format!("{}: {each}, {sum} in {} spans, {partial} in part", answer.because.rule, says.turns.len())
        })
        .collect()
}

#[test]
fn what_is_owed_is_counted_in_full_spans() {
    let book = book();
    let national = law(&book, "920102", date(2026, 6, 30));
    let local = law(&book, "910202", date(2026, 6, 30));
    let analyse = "analyse: no number, 0 in 0 spans, 0 in part";
    let risk = "assess-risk: no number, 0 in 0 spans, 0 in part";
    let head = |law: &Law<'_>| owed(&law.asked_by(county(Standing::Head)), HALF_YEAR);
    assert_eq!(
        head(&national),
        [
            analyse,
            risk,
            "receive-county: 1 days each, 6 in 6 spans, 0 in part",
            "visit-down: 1 days each, 6 in 6 spans, 0 in part",
        ]
    );
    assert_eq!(
        head(&local),
        [
            "receive-county: 2 days each, 12 in 6 spans, 0 in part",
            analyse,
            risk,
            "visit-down: 2 days each, 12 in 6 spans, 0 in part",
        ]
    );
}

#[test]
fn spans_that_the_tenure_covers_in_part_are_shown_and_not_counted() {
    let book = book();
    let law = law(&book, "910202", date(2026, 6, 30)).asked_by(county(Standing::Head));
    for (from, until, line) in [
        (date(2026, 1, 15), date(2026, 3, 31), "receive-county: 2 days each, 4 in 3 spans, 1 in part"),
        (date(2026, 1, 15), date(2026, 3, 30), "receive-county: 2 days each, 2 in 3 spans, 2 in part"),
        (date(2026, 2, 2), date(2026, 2, 27), "receive-county: 2 days each, 0 in 1 spans, 1 in part"),
        (date(2026, 2, 1), date(2026, 2, 28), "receive-county: 2 days each, 2 in 1 spans, 0 in part"),
        (date(2026, 3, 2), date(2026, 3, 1), "receive-county: 2 days each, 0 in 0 spans, 0 in part"),
    ] {
        assert_eq!(owed(&law, Tenure { from, until })[0], line, "{from} to {until}");
    }
}

/// Who receives by the quarter visits by the quarter; for whom no number is stated, none is made up.
#[test]
fn what_follows_another_duty_has_the_rhythm_of_the_asking_level() {
    let book = book();
    let law = law(&book, "920102", date(2026, 6, 30));
    for (level, each) in [
        (Level::County, Some((1, Measured::Days, 6))),
        (Level::Prefecture, Some((1, Measured::Days, 2))),
        (Level::Province, None),
    ] {
        let law = law.asked_by(Seat::organ(OrganKind::Department, level).held_by(Standing::Head));
        let answer = law.owed(HALF_YEAR).find(|answer| answer.because.rule == "visit-down").expect("visit-down");
        let found = answer.says.each.map(|(times, what)| (times, what, answer.says.turns.len()));
        assert_eq!(found, each, "{level}");
        assert_eq!(matches!(answer.says.rhythm, Rhythm::Follows { .. }), each.is_none());
        assert_eq!(answer.because.cite.to_string(), "NR16-2");
    }
}

/// In the province with rules of its own the head receives two days a month, every other member one.
#[test]
fn what_follows_another_duty_has_the_rhythm_of_the_asking_standing() {
    let book = book();
    let law = law(&book, "910202", date(2026, 6, 30));
    for (standing, times) in [(Standing::Head, 2), (Standing::Member, 1)] {
        for id in ["receive-county", "visit-down"] {
            let law = law.asked_by(county(standing));
            let answer = law.owed(HALF_YEAR).find(|answer| answer.because.rule == id).expect(id);
            assert_eq!(answer.says.each, Some((times, Measured::Days)), "{standing} {id}");
        }
    }
}

/// A province that replaces the followed duty under a name of its own changes what follows it, too.
#[test]
fn what_follows_a_replaced_duty_has_the_rhythm_of_what_replaced_it() {
    let official = "bearer = \"official\"\nact = \"receive_visitors\"\nrhythm = \"per\"\nmeasure = \"times\"\nperiod = \"month\"\n";
    let follower = "bearer = \"official\"\nact = \"visit_down\"\nrhythm = \"follows\"\nfollows = [\"receive\"]";
    let national = rule("duty", "receive", &format!("{official}times = 1")) + &rule("duty", "visit-down", follower);
    let local = rule("duty", "receive-more", &format!("{official}times = 3\nreplaces = [\"receive\"]"));
    let book = book_of([small("A", "", &national), small("P", &(on(&["A"]) + "\ndivision = \"910000\""), &local)]);
    for (division, times) in [("920000", 1), ("910000", 3)] {
        let law = law(&book, division, date(2026, 6, 30)).asked_by(county(Standing::Head));
        let answer = law.owed(HALF_YEAR).find(|answer| answer.because.rule == "visit-down").expect("visit-down");
        assert_eq!(answer.says.each, Some((times, Measured::Times)), "{division}");
    }
}

/// A duty of officials is asked of people, one of the leading group of those who sit in it, one of the organ of anybody.
#[test]
fn duties_of_officials_are_owed_by_people() {
    let book = book();
    let law = law(&book, "920102", date(2026, 6, 30));
    let names = |seat| -> Vec<String> {
        law.asked_by(seat).owed(HALF_YEAR).map(|answer| answer.because.rule.to_owned()).collect()
    };
    assert_eq!(names(Seat::organ(OrganKind::Government, Level::County)), ["analyse", "assess-risk"]);
    assert_eq!(names(county(Standing::Head)), ["analyse", "assess-risk", "receive-county", "visit-down"]);
    assert_eq!(names(county(Standing::Handler)), ["assess-risk"]);
}

/// On an occasion: the duty is there with its occasion, and no number is made up.
#[test]
fn a_duty_on_an_occasion_says_which() {
    let book = book();
    let law = law(&book, "920102", date(2026, 6, 30));
    let answer = law.owed(HALF_YEAR).find(|answer| answer.because.rule == "assess-risk").expect("assess-risk");
    assert_eq!(*answer.says.rhythm, Rhythm::OnTrigger { trigger: law::Trigger::MajorDecision });
    assert_eq!(answer.says.duty.says.evidence, [law::Evidence::AssessmentFile]);
}

fn day() -> impl Strategy<Value = Date> {
    (0..12_000_i32).prop_map(|n| date(2000, 1, 1) + jiff::ToSpan::days(n))
}

proptest! {
    /// Every day of a tenure lies in one span, and only the first and the last can be partial.
    #[test]
    fn spans_cover_a_tenure_without_gap_or_overlap(from in day(), length in 0..1_500_i32, cycle in 0..Cycle::ALL.len()) {
        let until = from + jiff::ToSpan::days(length);
        let turns = turns(Cycle::ALL[cycle], Tenure { from, until });
        prop_assert_eq!(turns.first().map(|turn| turn.from), Some(from));
        prop_assert_eq!(turns.last().map(|turn| turn.until), Some(until));
        for pair in turns.windows(2) {
            prop_assert_eq!(pair[0].until.tomorrow().expect("in range"), pair[1].from);
        }
        for turn in turns.iter().skip(1).rev().skip(1) {
            prop_assert!(!turn.partial);
        }
        // Cutting a tenure never adds a full span.
        let full = |turns: &[law::Turn]| turns.iter().filter(|turn| !turn.partial).count();
        let middle = from + jiff::ToSpan::days(length / 2);
        let [first, second] = [(from, middle), (middle.tomorrow().expect("in range"), until)]
            .map(|(from, until)| full(&law::turns(Cycle::ALL[cycle], Tenure { from, until })));
        prop_assert!(first + second <= full(&turns));
    }
}
