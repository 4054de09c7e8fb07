//! Events tell the whole story: folded they are the matter, written and read back they are the same.

use std::collections::BTreeSet;

use domain::matter::{Event, Matter, evolve, fold};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::story::{MATTER, Story, story};

/// Every kind of fact, with every optional part at least once.
fn long_story() -> Story<'static> {
    story(
        "2026-03-02 office register accusation visit heads=12 representatives=5 accused=market category=102 \
         place=990102 repeat_of=5 claimed=2026-02-27 assumed",
    )
    .then("+1 office forward bureau | +1 bureau accept | +1 bureau answer | +1 bureau deliver")
    .then("+1 district request_review | +1 district review revoke | +1 district deliver")
    .then("+1 bureau answer | +1 bureau deliver | +1 bureau conclude")
    .then("+1 district request_review | +1 district review | +1 district deliver")
    .then("+1 city request_final_review | +1 city final_review change | +1 city deliver | +1 bureau conclude")
}

fn extended_story() -> Story<'static> {
    story("2026-11-02 office register | +1 office forward bureau | +1 bureau accept | +1 bureau extend 30")
}

#[test]
fn folding_is_evolving_step_by_step() {
    for story in [long_story(), extended_story()] {
        let mut matter: Option<Matter> = None;
        for (at, event) in story.events.iter().enumerate() {
            matter = evolve(MATTER, matter, event);
            assert_eq!(matter, fold(MATTER, &story.events[..=at]));
            let version = matter.as_ref().map(|matter| matter.version);
            assert_eq!(version, u64::try_from(at + 1).ok(), "one event, one version");
        }
        assert_eq!(matter, story.matter);
    }
}

#[test]
fn without_a_registration_there_is_no_matter() {
    let events = long_story().events;
    for event in &events[1..] {
        assert_eq!(evolve(MATTER, None, event), None);
    }
}

/// The written form of every fact. What was ever written must be read for ever: a changed line here is a new kind of
/// event, never a change of an old one.
#[test]
fn every_fact_is_written_as_before_and_reads_back_the_same() {
    let events: Vec<Event> = [long_story().events, extended_story().events].concat();
    let mut kinds = BTreeSet::new();
    let mut samples = Vec::new();
    for event in &events {
        let text = serde_json::to_string(event).expect("an event is data");
        let back: Event = serde_json::from_str(&text).expect("what was written is read");
        assert_eq!(back, *event);
        if kinds.insert(event.fact.kind().to_owned()) {
            samples.push(event.clone());
        }
    }
    assert_eq!(kinds, every_kind(), "each kind of fact has a sample");
    let written = serde_json::to_string_pretty(&samples).expect("events are data");
    let expected = include_str!("events.json").trim_end();
    assert!(written == expected, "golden: crates/domain/tests/procedure/events.json, now\n{written}");
    let read: Vec<Event> = serde_json::from_str(expected).expect("what was written is read");
    assert_eq!(read, samples);
}

/// The names under which kinds are stored beside the events never change.
#[test]
fn the_kinds_are_called_as_before() {
    let kinds =
        "accepted answered concluded delivered extended forwarded registered remanded review_requested reviewed";
    assert_eq!(every_kind(), kinds.split(' ').map(|kind| format!("matter.{kind}")).collect());
}

/// What is recorded twice counts once: a stop that another event repeats moves no day.
#[test]
fn a_clock_stops_once() {
    let mut events = extended_story().events;
    events[2].clocks.stops = vec![1, 2, 3];
    let matter = fold(MATTER, &events).expect("a matter");
    assert_eq!(matter.clocks[0].stopped_on, Some(date(2026, 11, 3)), "stopped by the forwarding");
    assert_eq!(matter.clocks[1].stopped_on, Some(date(2026, 11, 4)), "stopped by the acceptance");
}

/// The kinds, read from the one exhaustive match that names them.
fn every_kind() -> BTreeSet<String> {
    let source = include_str!("../../src/matter/event.rs");
    source.split('"').filter(|text| text.starts_with("matter.")).map(str::to_owned).collect()
}

/// What is left out of the written form is what it means to say nothing.
#[test]
fn what_an_event_does_not_say_is_the_plain_case() {
    let short = r#"{"on":"2026-03-02","origin":"entered","by":{"official":43,"organ":4},"fact":"accepted"}"#;
    let event: Event = serde_json::from_str(short).expect("the plain case");
    assert!(!event.assumed);
    assert_eq!(serde_json::to_string(&event).expect("an event is data"), short);
}

/// An organ's day is a day and an origin one of the known words; anything else is refused, not guessed.
#[test]
fn a_damaged_event_is_not_read() {
    let event = serde_json::to_string(&extended_story().events[2]).expect("an event is data");
    for (from, to) in [
        ("2026-11-04", "2026-02-30"),
        ("\"entered\"", "\"guessed\""),
        ("\"accepted\"", "\"taken\""),
        ("R22-34", "R22-0"),
        ("\"organ\"", "\"organisation\""),
    ] {
        assert!(event.contains(from), "{event}");
        assert!(serde_json::from_str::<Event>(&event.replace(from, to)).is_err(), "{to}");
    }
}

proptest! {
    /// Whatever is missing, the fold ends: no history can stop the program that reads it.
    #[test]
    fn a_history_with_gaps_folds_without_a_panic(events in subsequence(long_story().events, 0..=18)) {
        let matter = fold(MATTER, &events);
        let registered = events.first().is_some_and(|event| event.fact.kind() == "matter.registered");
        prop_assert_eq!(matter.is_some(), registered);
    }

    /// In any order, too.
    #[test]
    fn a_history_out_of_order_folds_without_a_panic(events in Just(long_story().events).prop_shuffle()) {
        let matter = fold(MATTER, &events);
        prop_assert_eq!(matter.is_some(), true, "the registration is somewhere in it");
    }
}
