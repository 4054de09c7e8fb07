//! What comparable systems got wrong with clocks, where the procedure carries it and not counting alone. The
//! numbers go on those of `crates/law/tests/time/peers.rs`.

use domain::matter::ClockState;
use jiff::civil::{Date, date};

use crate::story::{Story, story};

const HANDLED: &str =
    "2026-03-02 bureau register | +0 bureau accept | +0 bureau investigate | +1 bureau answer | +1 bureau deliver";

/// Number, rule and day of the starting event of every clock that the matter ever had.
fn starts(story: &Story<'_>) -> Vec<(u16, String, Date)> {
    let clocks = story.matter().clocks.iter();
    clocks.map(|clock| (clock.no, clock.rule.to_string(), clock.started_on)).collect()
}

fn handling(story: &Story<'_>) -> Vec<ClockState> {
    story.matter().clocks.iter().filter(|clock| &*clock.rule == "handle").cloned().collect()
}

/// What was sent back for handling anew counts from the day on which that reached the handler, not from its first
/// registration; the first term stays what it was.
#[test]
fn peers_03_reopened_counts_from_the_day_it_came_back_not_from_creation() {
    let before = story(HANDLED);
    let first = handling(&before);
    let back = before
        .then("+1 district request_review")
        .then("2026-04-01 district review remand | 2026-04-03 district deliver");
    let both = handling(&back);
    assert_eq!(both.len(), 2);
    assert_eq!(both[0], first[0], "the first term stays what it was");
    assert_eq!((both[1].started_on, both[1].due_on), (date(2026, 4, 3), date(2026, 6, 2)));
    assert_eq!((both[1].extensions, both[1].extension_days), (0, 0), "nothing of the first round is carried over");
    assert_eq!(back.matter().received_on, date(2026, 3, 2));
}

/// Every stage of review has a clock of its own; sending the same opinion again is refused and moves none of them.
#[test]
fn peers_22_a_review_stage_has_its_own_clock_and_a_resend_resets_nothing() {
    let mut told = story(HANDLED);
    for (next, sent_again, running) in [
        ("", "+9 bureau deliver", "[R22-35 request-review] 2026-03-04 → 2026-04-03"),
        ("2026-04-02 district request_review", "+1 district request_review", "R22-35 review 2026-04-02 → 2026-05-06"),
        (
            "2026-04-20 district review | +1 district deliver",
            "+3 district deliver",
            "[R22-36¶1 request-final-review] 2026-04-21 → 2026-05-21",
        ),
        (
            "2026-05-20 city request_final_review",
            "+2 city request_final_review",
            "R22-36¶1 final-review 2026-05-20 → 2026-06-22",
        ),
    ] {
        told = told.then(next);
        assert_eq!(told.running(), [running], "{next}");
        told.attempt(sent_again).expect_err(sent_again);
        assert_eq!(told.running(), [running], "{sent_again}");
    }
}

/// No act, done or refused, gives a clock that exists another starting day, and none makes a second one of a rule
/// that runs already.
#[test]
fn peers_27_nothing_that_happens_to_a_matter_restarts_a_clock() {
    const ACTS: &[&str] = &[
        "accept",
        "extend 30",
        "extend 5",
        "answer",
        "deliver",
        "forward township",
        "conclude",
        "request_review",
        "review",
        "request_final_review",
        "final_review",
    ];
    let mut told =
        story("2026-03-02 office register | +1 office forward bureau | +1 bureau accept | +0 bureau investigate");
    let course = [
        "+2 bureau extend 30",
        "+2 bureau answer",
        "+2 bureau deliver",
        "+2 district request_review",
        "+2 district review",
        "+2 district deliver",
        "+2 city request_final_review",
        "+2 city final_review",
        "+2 city deliver",
        "+2 bureau conclude",
    ];
    for step in course {
        let known = starts(&told);
        for organ in ["office", "bureau", "township", "district", "city"] {
            for act in ACTS {
                let mut tried = told.clone();
                let words = format!("+1 {organ} {act}");
                let done = tried.attempt(&words).is_ok();
                let now = starts(&tried);
                assert_eq!(now.get(..known.len()), Some(known.as_slice()), "{words} after {step}");
                assert!(done || now == known, "a refused act leaves no trace: {words}");
                let running = |story: &Story<'_>| {
                    let clocks = story.matter().clocks.iter().filter(|clock| clock.running() && !clock.window);
                    clocks.map(|clock| clock.rule.to_string()).collect::<Vec<_>>()
                };
                let mut rules = running(&tried);
                let all = rules.len();
                rules.sort_unstable();
                rules.dedup();
                assert_eq!(rules.len(), all, "no rule runs twice: {words}");
            }
        }
        told = told.then(step);
    }
    assert!(handling(&told).len() == 1 && !handling(&told)[0].running());
}
