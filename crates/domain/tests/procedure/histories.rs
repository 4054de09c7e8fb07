//! Events tell the whole story: folded they are the matter, written and read back they are the same.

use std::collections::BTreeSet;

use domain::matter::{ClockChange, DatesBefore, Event, Fact, Matter, Moved, Recounted, evolve, fold};
use domain::{By, Origin};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::story::{MATTER, Story, story};
use crate::town::town;

/// Histories that hold every kind of fact, with every optional part at least once.
#[rustfmt::skip]
const HISTORIES: &[&str] = &[
    "2026-03-02 office register claim visit urgent heads=12 representatives=5 accused=market,market:head category=102 \
     place=990102 repeats=5 claimed=2026-02-27 party=second:agent:mandate sealed assumed \
     | +1 office add_contact supplement heads=2 party=third claimed=2026-03-02 | +0 office assign bureau 40 \
     | +0 bureau involve township | +0 office report_urgent district committee city-office national-office \
     | +1 bureau accept untold | +0 bureau notify | +0 bureau appoint bureau:clerk \
     | +0 petitioner raise_recusal bureau:member | +0 district:head decide_recusal bureau:member \
     | +0 bureau investigate on_site | +1 bureau open hearing | +2 bureau close hearing \
     | +0 bureau open mediation agreed | +0 bureau close mediation promise=bureau@2026-05-01 | +0 bureau extend 30 \
     | +0 bureau ask_release | +0 office:head decide_release until=2026-12-31 | +0 bureau attach | +0 bureau note \
     | +0 office correct channel=letter | +0 office:head decide_correction | +0 office urge | +0 bureau reply \
     | +0 office supervise | +1 bureau answer support promise=bureau@2026-04-30 | +1 petitioner deliver \
     | +0 bureau report_back | +0 petitioner evaluate dissatisfied | +1 petitioner request_review district \
     | +0 district take_up_review | +1 district review remand 20 | +1 district deliver | +0 bureau investigate \
     | +1 bureau answer explain new_facts | +1 bureau deliver | +0 bureau conclude \
     | +1 district request_review | +0 district take_up_review no | +1 district request_review | +1 district review \
     | +1 district deliver | +1 city request_final_review | +0 city final_review change | +0 city deliver \
     | +0 bureau conclude | +0 bureau follow_up satisfied | +0 bureau perform | +0 petitioner confirm \
     | +1 bureau archive permanent | +1 bureau take_up_again",
    "2026-03-02 office register | +1 office forward bureau | +0 bureau object | +0 office return \
         | +0 office forward market \
     | +0 market object | +0 office return no | +0 market dispute | +0 district settle bureau | +0 bureau route \
     | +1 bureau record_outcome not_taken | +0 bureau route judicial township | +1 bureau record_outcome \
     | +1 bureau take_up_again | +0 bureau decline in_litigation | +0 bureau take_up_again | +0 bureau bar earlier=5 \
     | +0 bureau take_up_again | +0 office:head seal | +0 office issue_code | +0 bureau accept simple | +0 petitioner withdraw",
    "2019-12-30 closed register | 2026-03-02 district take_over bureau",
    "2026-03-02 office register | +1 office forward bureau | +0 bureau object | +0 office return \
         | +0 office forward market \
     | +0 market object | +0 office return | +0 sweep find ping_pong",
    "2026-03-02 bureau register | +1 bureau accept | +0 bureau investigate \
     // 2026-03-01 bureau register | +1 bureau accept | +0 bureau investigate // +0 bureau merge | +0 bureau unmerge \
     | +0 bureau merge // +1 bureau answer // +1 bureau share_answer",
    "2026-03-02 bureau register // 2026-03-01 bureau register // +0 bureau join | +0 bureau part \
         | +0 bureau split_into",
    " // 2026-03-01 bureau register | +1 bureau accept // 2026-03-04 bureau split_off proposal",
];

fn long_story() -> Story<'static> {
    Story::tell(town(), HISTORIES[0])
}

fn every_story() -> Vec<Story<'static>> {
    HISTORIES.iter().map(|history| Story::tell(town(), history)).collect()
}

fn extended_story() -> Story<'static> {
    story("2026-11-02 office register | +1 office forward bureau | +1 bureau accept | +1 bureau extend 30")
}

#[test]
fn folding_is_evolving_step_by_step() {
    for story in every_story() {
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
    let mut events: Vec<Event> = every_story().into_iter().flat_map(|story| story.events).collect();
    events.push(counted_anew());
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

/// What a change of the calendar leaves behind; no story changes its calendar half-way.
fn counted_anew() -> Event {
    let on = date(2026, 11, 20);
    let before = vec![DatesBefore { no: 4, ends_on: date(2027, 1, 3), due_on: date(2027, 1, 4) }];
    let moved = Moved {
        no: 4,
        days: 0,
        suspended: None,
        taken: None,
        ends_on: date(2027, 1, 3),
        due_on: date(2027, 1, 5),
        provisional: false,
    };
    Event {
        on,
        assumed: false,
        origin: Origin::Entered,
        by: By::Sweep,
        fact: Fact::Recounted(Recounted { before }),
        clocks: ClockChange { moves: vec![moved], ..ClockChange::default() },
    }
}

/// The names under which kinds are stored beside the events never change.
#[test]
fn the_kinds_are_called_as_before() {
    let kinds = "registered contact_added forwarded assigned objected objection_decided disputed jurisdiction_settled \
        involved taken_over routed outcome_recorded urgent_reported notified accepted declined barred \
        handler_appointed recusal_raised recusal_decided investigated interlude_opened interlude_closed extended \
        answered answer_shared delivered remanded reported_back performed confirmed review_requested review_taken_up \
        review_declined reviewed concluded taken_up_again evaluated followed_up archived urged replied merged_into \
        joined unmerged parted split_from split_into withdrawn correction_proposed correction_decided attached noted \
        sealed release_asked release_decided code_issued found recounted";
    let known = kinds.split_whitespace().map(|kind| format!("matter.{kind}"));
    assert_eq!(known.collect::<BTreeSet<_>>(), every_kind());
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

fn every_kind() -> BTreeSet<String> {
    Fact::KINDS.iter().map(|kind| (*kind).to_owned()).collect()
}

/// What is left out of the written form is what it means to say nothing.
#[test]
fn what_an_event_does_not_say_is_the_plain_case() {
    let short =
        r#"{"on":"2026-03-02","origin":"entered","by":{"staff":{"official":43,"organ":4}},"fact":{"concluded":{}}}"#;
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
        ("{\"accepted\"", "{\"taken\""),
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
    fn a_history_with_gaps_folds_without_a_panic(events in subsequence(long_story().events, 0..=40)) {
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
