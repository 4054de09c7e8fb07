//! Another program, which shares no line with this one, counts the same days.

use std::io::Write;
use std::process::{Command, Stdio};

use law::{Calendars, Count, Period, Reckoning, Stretch, Suspended, Underivable, Unit};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::calendars::{with, year_file};
use crate::facts::{Facts, facts, near_day, recent_day, stretch};
use crate::skipped::skipped;

const PROGRAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/time/recount.py");
const TIMES: usize = 4_000;
/// Days of the calendar that a refused count comes with; more than it can ask for.
const REFUSED_DAYS: i32 = 1_500;

/// The country, an invented region and a county in it.
fn places() -> Calendars {
    let days = |days: &[&str]| days.iter().map(|day| (*day).to_owned()).collect::<Vec<_>>();
    let region = year_file("990000", 2025, "云节", &days(&["2025-03-31", "2025-04-01", "2025-06-06"]), &[]);
    let county = year_file("990102", 2026, "溪节", &days(&["2026-06-18", "2026-07-24"]), &days(&["2026-07-25"]));
    let files = [("calendars/990000/2025.toml", region), ("calendars/990102/2026.toml", county)];
    with(&files).expect("sound years")
}

/// A count to be made: the stretch, the facts, the days that the act set, the place.
type Task = (Stretch, Facts, Option<u16>, &'static str);

/// Any of them. Some have a span that is still open; some leave the period to the act, which may have set none.
fn task() -> impl Strategy<Value = Task> {
    let start = prop_oneof![near_day(), recent_day()];
    let place = prop_oneof![Just("CN"), Just("990000"), Just("990102")];
    let set_days = prop_oneof![Just(None), (0..90_u16).prop_map(Some)];
    (stretch(120), facts(start), set_days, place, 0..10_u8).prop_map(
        |(mut stretch, mut facts, set_days, place, turn)| {
            match turn {
                0 => facts.suspended.first_mut().into_iter().for_each(|span| span.until = None),
                1 => stretch.period = Period { length: None, unit: Unit::SetInAct },
                2 => stretch.period = Period { length: None, unit: Unit::Unstated },
                _ => {}
            }
            (stretch, facts, set_days, place)
        },
    )
}

/// The same as JSON, with the result of this program.
fn line(stretch: Stretch, given: Count<'_>, place: &str, calendars: &Calendars) -> Value {
    let calendar = calendars.of(place);
    match Reckoning::new(stretch, given, calendar) {
        Ok(reckoning) => serde_json::to_value(reckoning).expect("it has a written form"),
        Err(refused) => {
            let until = given.start.saturating_add(jiff::Span::new().days(REFUSED_DAYS));
            let calendar = calendar.announced(given.start, until);
            json!({ "stretch": stretch, "count": given, "calendar": calendar, "refused": code(refused) })
        }
    }
}

fn code(refused: Underivable) -> String {
    let written = serde_json::to_value(refused).expect("it has a written form");
    written["refused"].as_str().expect("a code").to_owned()
}

/// Whether the other program agrees with every line, and what it says; `None` where there is no Python.
fn recomputed(lines: &[Value]) -> Option<(bool, String)> {
    let mut python = Command::new("python3").arg(PROGRAM).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    // It reads everything before it writes anything.
    python.stdin.take().expect("piped").write_all(text.as_bytes()).expect("it reads");
    let output = python.wait_with_output().expect("it ends");
    Some((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
}

#[test]
fn a_second_program_comes_to_the_same_dates() {
    let calendars = places();
    let mut runner = TestRunner::deterministic();
    let mut lines = Vec::new();
    for _ in 0..TIMES {
        let (stretch, facts, set_days, place) = task().new_tree(&mut runner).expect("a task").current();
        lines.push(line(stretch, Count { set_days, ..facts.count() }, place, &calendars));
    }
    let refused = lines.iter().filter(|line| line.get("refused").is_some()).count();
    let provisional = lines.iter().filter(|line| line["provisional"] == true).count();
    assert!(refused > TIMES / 50 && provisional > TIMES / 50, "every kind of result occurs: {refused}, {provisional}");
    let Some((agrees, said)) = recomputed(&lines) else {
        return skipped("a_second_program_comes_to_the_same_dates", "python3 is not there");
    };
    assert!(agrees, "{said}");
    assert_eq!(said.trim_end(), format!("{TIMES} recomputed, 0 differ"));
}

/// A second program that always agreed would prove nothing.
#[test]
fn the_second_program_finds_what_is_wrong() {
    let stretch = json!({
        "length": 10, "unit": "days", "first_day": "excluded", "roll": "next_working_day", "favours_person": false,
    });
    let spans = [Suspended { from: "2026-03-05".parse().expect("a day"), until: "2026-03-06".parse().ok() }];
    let given = Count { suspended: &spans, ..Count::from("2026-03-02".parse().expect("a day")) };
    let calendar = crate::calendars::nation().announced(given.start, "2026-03-31".parse().expect("a day"));
    let sound = json!({
        "stretch": stretch, "count": given, "calendar": calendar,
        "ends_on": "2026-03-14", "due_on": "2026-03-16", "provisional": false,
    });
    let changed = |pointer: &str, value: Value| {
        let mut line = sound.clone();
        *line.pointer_mut(pointer).expect(pointer) = value;
        line
    };
    let wrong = [
        changed("/ends_on", json!("2026-03-15")),
        changed("/due_on", json!("2026-03-14")),
        changed("/provisional", json!(true)),
        changed("/stretch/length", json!(11)),
        changed("/stretch/roll", json!("none")),
        changed("/stretch/first_day", json!("included")),
        changed("/count/suspended", json!([])),
        changed("/count/extension_days", json!(3)),
        changed("/calendar/years", json!([2025])),
        changed("/calendar/work", json!({ "2026-03-14": "补班" })),
        changed("/calendar/until", json!("2026-03-15")),
    ];
    let Some((agrees, said)) = recomputed(std::slice::from_ref(&sound)) else {
        return skipped("the_second_program_finds_what_is_wrong", "python3 is not there");
    };
    assert!(agrees, "{said}");
    for line in wrong {
        let (agrees, said) = recomputed(std::slice::from_ref(&line)).expect("it was there");
        assert!(!agrees, "{line}: {said}");
    }
    let (agrees, said) = recomputed(&[]).expect("it was there");
    assert!(!agrees, "nothing to check is no agreement: {said}");
}

/// What stands in the file, for people who write a third program.
#[test]
fn a_reckoning_is_written_with_all_that_it_rests_on() {
    let stretch: Stretch = crate::clock_rule::rule("5 working_days").stretch();
    let given = crate::clock_rule::count("2026-09-17 +1 -2026-09-21..2026-09-21");
    let reckoning = Reckoning::new(stretch, given, crate::calendars::nation()).expect("derivable");
    let written = serde_json::to_value(&reckoning).expect("it has a written form");
    let expected = json!({
        "stretch": {
            "length": 5, "unit": "working_days", "first_day": "excluded", "roll": "next_working_day",
            "favours_person": false,
        },
        "count": {
            "start": "2026-09-17", "set_days": null, "extension_days": 1,
            "suspended": [{ "from": "2026-09-21", "until": "2026-09-21" }],
        },
        "calendar": {
            "from": "2026-09-17", "until": "2026-09-28", "years": [2026],
            "rest": { "2026-09-25": "中秋节", "2026-09-26": "中秋节", "2026-09-27": "中秋节" },
            "work": { "2026-09-20": "国庆节" },
        },
        "steps": [
            { "step": "starts", "on": "2026-09-17" },
            { "step": "counts_from", "on": "2026-09-18", "first_day": "excluded" },
            { "step": "counted", "length": 5, "unit": "working_days", "ends_on": "2026-09-23" },
            { "step": "passed", "rest_days": 1, "make_up_days": 1 },
            { "step": "suspended", "from": "2026-09-21", "until": "2026-09-21", "units": 1, "ends_on": "2026-09-24" },
            { "step": "extended", "days": 1, "ends_on": "2026-09-25" },
            { "step": "rolls", "from": "2026-09-25", "why": "holiday 中秋节", "to": "2026-09-28" },
        ],
        "ends_on": "2026-09-25", "due_on": "2026-09-28", "provisional": false,
    });
    assert_eq!(written, expected);
}
