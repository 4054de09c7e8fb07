//! The working-day calendar that ships.

use jiff::civil::{Date, date};
use law::{Count, derive};

use crate::book::{SICHUAN, calendars, law};
use crate::skipped::{samples, skipped};

/// Article: R22-34
#[test]
fn an_unannounced_year_makes_the_result_provisional_and_never_guesses_holidays() {
    let law = law(SICHUAN, date(2026, 11, 23));
    let rule = law.clock("handle").expect("handle");
    let derived = derive(&rule.says, &Count::from(date(2026, 11, 23)), law.calendar()).expect("derivable");
    assert_eq!((derived.ends_on, derived.due_on, derived.provisional), (date(2027, 1, 22), date(2027, 1, 22), true));
    let derived = derive(&rule.says, &Count::from(date(2026, 5, 6)), law.calendar()).expect("derivable");
    assert!(!derived.provisional);
}

/// The calendar agrees with an independent list of every day where one is given.
#[test]
fn the_calendar_agrees_with_the_sample_of_every_day() {
    const TEST: &str = "the_calendar_agrees_with_the_sample_of_every_day";
    let Some(folder) = samples() else {
        return skipped(TEST, "XINZE_SAMPLES is not set");
    };
    let Ok(text) = std::fs::read_to_string(folder.join("cn_workdays_2004_2026.csv")) else {
        return skipped(TEST, "the sample calendar is not there");
    };
    let calendar = calendars().nation();
    let mut days = 0;
    for line in text.lines().skip(1) {
        let mut fields = line.split(',');
        let day: Date = fields.next().expect("date").parse().expect("ISO date");
        let working = fields.nth(1).expect("is_workday") == "1";
        assert_eq!(calendar.is_working(day), working, "{day}");
        days += 1;
    }
    assert_eq!(days, 8_401);
}
