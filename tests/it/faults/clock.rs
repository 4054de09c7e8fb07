//! The computer's clock is set back between two acts.

use super::office::{Office, REGISTER};
use super::shim::Fault;

/// Noon of 30 May 2026 in Asia/Shanghai, in seconds since 1970.
const NOON: i64 = 1_780_113_600;
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

fn office() -> Office {
    Office::founded(None, &Fault::clock(NOON - DAY))
}

/// A matter that was registered when the clock stood there.
fn registered(office: &Office, clock: i64) -> String {
    let done = office.run(&Fault::clock(clock), &REGISTER);
    done.json().unwrap_or_else(|| panic!("{done:?}"))["matter"].as_str().unwrap().to_owned()
}

/// The moments at which the events of a matter were recorded, in the order of the chain.
fn recorded(office: &Office, matter: &str) -> Vec<i64> {
    let shown = office.json(&["matter", "show", matter]);
    let events = shown["events"].as_array().unwrap();
    let numbers: Vec<_> = events.iter().map(|event| event["seq"].as_u64().unwrap()).collect();
    assert!(numbers.iter().copied().eq(1..1 + u64::try_from(numbers.len()).unwrap()), "the chain is the order");
    events.iter().map(|event| event["recorded_us"].as_i64().unwrap()).collect()
}

#[test]
fn an_act_after_the_clock_was_set_back_is_recorded_as_it_stood_and_told() {
    let office = office();
    let matter = registered(&office, NOON);
    let note = ["matter", "act", "note", &matter, "--text", "来电补充。"];
    let done = office.run(&Fault::clock(NOON - HOUR), &note);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(done.err.contains("The computer's clock is behind the last record of this matter by 360"), "{}", done.err);
    assert!(done.err.contains("Set the clock right."), "{}", done.err);
    let moments = recorded(&office, &matter);
    assert_eq!(moments[0] - moments[1], HOUR * 1_000_000, "as the clock stood");
    let done = office.run(&Fault::clock(NOON + HOUR), &note);
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "time goes forward again, and nothing is said");
    office.verified();
}

/// By days: the day of an act of the course may not lie before the last one, so that no term begins in the past.
#[test]
fn a_clock_that_is_days_behind_cannot_begin_a_term_before_the_last_act() {
    let office = office();
    let matter = registered(&office, NOON);
    let accept = ["matter", "act", "accept", &matter];
    let done = office.run(&Fault::clock(NOON - DAY), &accept);
    assert_eq!(done.code, Some(3), "{done:?}");
    assert_eq!(recorded(&office, &matter).len(), 1, "nothing was recorded");
    assert_eq!(office.run(&Fault::clock(NOON), &accept).code, Some(0), "once the clock is right");
}

/// Receipt numbers and identities follow from what is there, not from the clock.
#[test]
fn numbers_go_on_without_gap_whatever_the_clock_says() {
    let office = office();
    let register = [&REGISTER[..9], &["--json"]].concat();
    let receipt = |clock: i64| {
        let registered = office.run(&Fault::clock(clock), &register).json().unwrap();
        registered["receipt"].as_str().unwrap().to_owned()
    };
    let receipts = [NOON, NOON - HOUR, NOON, NOON - HOUR].map(receipt);
    assert_eq!(receipts, ["云信〔2026〕1号", "云信〔2026〕2号", "云信〔2026〕3号", "云信〔2026〕4号"]);
    assert_eq!(office.verified(), 4);
}
