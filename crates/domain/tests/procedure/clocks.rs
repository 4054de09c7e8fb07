//! Which clocks run at which stage, from when and to when. The days were counted by hand.

use domain::matter::ClockState;
use jiff::civil::{Date, date};

use crate::courses::DELIVERED;
use crate::story::{Story, story};
use crate::town::{organ, town, town_with_term};

/// Steps, and the clocks that run after each. A window stands in brackets.
type Row = (&'static str, &'static [&'static str]);

fn check(rows: &[Row]) {
    let mut story = Story::new(town());
    for (steps, running) in rows {
        story = story.then(steps);
        assert_eq!(story.running(), *running, "{steps}");
    }
}

/// From a letter at the petition office to the final review.
///
/// Article: R22-22, R22-23, R22-34, R22-35, R22-36
#[test]
fn one_clock_hands_over_to_the_next() {
    check(&[
        ("2026-03-02 office register", &["R22-22¶1 register-and-route 2026-03-02 → 2026-03-17"]),
        (
            "2026-03-05 office forward bureau",
            &["R22-23¶3 notify-transferred 2026-03-05 → 2026-03-20", "[R22-23¶3 object] 2026-03-05 → 2026-03-12"],
        ),
        ("2026-03-10 bureau accept", &["R22-34 handle 2026-03-10 → 2026-05-09"]),
        ("2026-05-09 bureau extend 30", &["R22-34 handle 2026-03-10 → 2026-06-08"]),
        ("2026-06-08 bureau investigate | +0 bureau answer", &[]),
        ("2026-06-10 bureau deliver", &["[R22-35 request-review] 2026-06-10 → 2026-07-10"]),
        ("2026-06-12 bureau conclude", &["[R22-35 request-review] 2026-06-10 → 2026-07-10"]),
        ("2026-07-10 district request_review", &["R22-35 review 2026-07-10 → 2026-08-10"]),
        ("2026-08-10 district review", &[]),
        ("2026-08-11 district deliver", &["[R22-36¶1 request-final-review] 2026-08-11 → 2026-09-10"]),
        ("2026-09-10 city request_final_review", &["R22-36¶1 final-review 2026-09-10 → 2026-10-10"]),
        ("2026-10-10 city final_review", &[]),
        ("2026-10-12 city deliver", &[]),
        ("2026-10-12 bureau conclude", &[]),
    ]);
}

/// Under the regulation before, there is no window of objection.
///
/// Article: R05-21, R05-22, R05-33, R05-34, R05-35
#[test]
fn one_clock_hands_over_to_the_next_under_the_regulation_before() {
    check(&[
        ("2019-08-01 office register", &["R05-21¶1 register-and-route 2019-08-01 → 2019-08-16"]),
        ("2019-08-02 office forward bureau", &["R05-21¶2 notify-transferred 2019-08-02 → 2019-08-19"]),
        ("2019-08-04 bureau accept", &["R05-33 handle 2019-08-04 → 2019-10-08"]),
        // 60 days end on 3 October; 30 more are counted from there, not from the day after the holiday.
        ("2019-10-08 bureau extend 30", &["R05-33 handle 2019-08-04 → 2019-11-04"]),
        ("2019-11-01 bureau investigate | +0 bureau answer", &[]),
        ("2019-11-01 bureau deliver", &["[R05-34 request-review] 2019-11-01 → 2019-12-02"]),
        ("2019-12-02 district request_review", &["R05-34 review 2019-12-02 → 2020-01-02"]),
        ("2020-01-02 district review", &[]),
        ("2020-01-02 district deliver", &["[R05-35¶1 request-final-review] 2020-01-02 → 2020-02-03"]),
        ("2020-02-03 city request_final_review", &["R05-35¶1 final-review 2020-02-03 → 2020-03-04"]),
        ("2020-03-04 city final_review | +0 city deliver", &[]),
    ]);
}

/// An organ other than a petition office owes the notice from the day on which it took the petition in.
///
/// Article: R22-23, R05-22
#[test]
fn an_organ_that_receives_directly_owes_the_notice() {
    check(&[
        ("2022-12-17 bureau register", &["R22-23¶2 notify-direct 2022-12-17 → 2023-01-03"]),
        (
            "2022-12-20 bureau forward township",
            &["R22-23¶3 notify-transferred 2022-12-20 → 2023-01-04", "[R22-23¶3 object] 2022-12-20 → 2022-12-27"],
        ),
    ]);
    check(&[("2022-04-01 township register", &["R05-22¶2 notify-direct 2022-04-01 → 2022-04-18"])]);
}

/// 责令重新作出、撤销: handled anew, counted from the day on which that reached the handler, not from the first receipt.
///
/// Article: R22-35, R22-36
#[test]
fn a_matter_that_comes_back_is_counted_from_the_day_on_which_it_came_back() {
    for result in ["remand", "revoke"] {
        let back = story(DELIVERED)
            .then("+1 district request_review")
            .then(&format!("2026-04-01 district review {result} | 2026-04-03 district deliver"));
        assert_eq!(back.running(), ["R22-34 handle 2026-04-03 → 2026-06-02"], "{result}");
        let matter = back.matter();
        assert_eq!(matter.received_on, date(2026, 3, 2), "the first receipt stays what it was");
        assert_eq!(Some(matter.holder), matter.handler);
        let again = back.then("+1 bureau extend 30 | +0 bureau investigate | +1 bureau answer | +1 bureau deliver");
        assert_eq!(again.running(), ["[R22-35 request-review] 2026-04-06 → 2026-05-06"], "{result}");
    }
    for result in ["uphold", "change"] {
        let kept = story(DELIVERED)
            .then("+1 district request_review")
            .then(&format!("2026-04-01 district review {result} | 2026-04-03 district deliver"));
        assert_eq!(kept.running(), ["[R22-36¶1 request-final-review] 2026-04-03 → 2026-05-06"], "{result}");
    }
}

/// Three terms for three organs, yet one matter: every day since the first receipt stays visible.
///
/// Article: R22-22, R22-23
#[test]
fn sending_round_does_not_reset_the_matter() {
    let sent = story("2026-03-02 office register | 2026-03-05 office forward bureau")
        .then("2026-03-10 bureau object | 2026-03-12 office return | 2026-03-16 office forward township");
    let matter = sent.matter();
    assert_eq!((matter.received_on, matter.transfers), (date(2026, 3, 2), 2));
    assert_eq!(matter.held_since, date(2026, 3, 16));
    let spans: Vec<String> = matter.clocks.iter().filter(|clock| !clock.window).map(span).collect();
    assert_eq!(
        spans,
        [
            // It ended when the office sent the matter on, and ran on as if it had not when the matter came back.
            "register-and-route 2026-03-02 – 2026-03-16",
            "notify-transferred 2026-03-05 – 2026-03-12",
            "notify-transferred 2026-03-16 – running",
        ]
    );
    // The windows of the organs that sent it on are closed; only the last one may still object.
    let objections = matter.clocks.iter().filter(|clock| clock.window && clock.running());
    assert_eq!(objections.map(|clock| clock.organ).collect::<Vec<_>>(), [organ("township")]);
}

fn span(clock: &ClockState) -> String {
    let end = clock.stopped_on.map_or_else(|| "running".to_owned(), |day| day.to_string());
    format!("{} {} – {end}", clock.rule, clock.started_on)
}

fn term(story: &Story<'_>) -> ClockState {
    let clocks = &story.matter().clocks;
    clocks.iter().find(|clock| &*clock.rule == "handle").expect("a term").clone()
}

/// A day is a whole day: the last one is in time, whatever the hour.
#[test]
fn the_due_day_itself_is_not_late() {
    let accepted = "2026-03-02 bureau register | +0 bureau accept";
    let due_on = date(2026, 5, 6);
    let running = term(&story(accepted));
    assert_eq!(running.due_on, due_on);
    assert!(!running.late(due_on));
    assert!(running.late(date(2026, 5, 7)));
    for (day, late) in [("2026-05-06", false), ("2026-05-07", true)] {
        let answered = term(&story(&format!("{accepted} | {day} bureau investigate | +0 bureau answer")));
        // Long afterwards, what was in time is still in time, and what was late is still late.
        for today in [due_on, date(2026, 12, 31)] {
            assert_eq!(answered.late(today), late, "answered {day}, seen {today}");
        }
    }
}

/// The petitioner's window lapses; nobody is late with it.
#[test]
fn a_window_is_never_late() {
    let delivered = story(
        "2026-03-02 bureau register | +0 bureau accept | +0 bureau investigate | +0 bureau answer | +0 bureau deliver",
    );
    let window = delivered.matter().running("request-review").expect("a window").clone();
    assert!(!window.late(date(2026, 12, 31)));
    assert_eq!(delivered.matter().next_due(), None, "a window is no duty");
}

/// A period that an act must set, or that no text states, starts no clock without a last day.
#[test]
fn a_rule_without_a_period_starts_no_clock() {
    let unstated = town_with_term(|rule| rule.says.period = law::Period { length: None, unit: law::Unit::Unstated });
    let accepted = Story::new(&unstated).then("2026-03-02 bureau register | +0 bureau accept");
    assert_eq!(accepted.running(), [""; 0]);
    assert_eq!(accepted.matter().next_due(), None);
}

/// What was decided stays as it was decided: no other rule and no other calendar moves a clock that runs.
#[test]
fn a_changed_law_moves_no_running_clock() {
    let accepted = story("2026-03-02 bureau register | +0 bureau accept");
    let shorter = town_with_term(|rule| rule.says.period.length = Some(30));
    let under_the_new = accepted.clone().under(&shorter);
    assert_eq!(under_the_new.running(), accepted.running());
    let answered = under_the_new.then("2026-05-06 bureau investigate | +0 bureau answer");
    assert!(!term(&answered).late(date(2026, 12, 31)), "in time by the term that was given");
}

/// Where a rule allows several extensions, their days add up and the whole is rolled once, at its end.
#[test]
fn several_extensions_are_one_longer_term() {
    let several = town_with_term(|rule| rule.says.extension.iter_mut().for_each(|limits| limits.times_max = None));
    let first = Story::new(&several).then("2019-08-01 bureau register | 2019-08-04 bureau accept");
    let twice = first.then("+1 bureau extend 20 | +1 bureau extend 10");
    let term = term(&twice);
    assert_eq!((term.extensions, term.extension_days), (2, 30));
    assert_eq!((term.ends_on, term.due_on), (date(2019, 11, 2), date(2019, 11, 4)));
}

/// A refused act, a second delivery, an extension: none of them starts a clock again.
#[test]
fn no_act_restarts_a_clock() {
    let mut handled =
        story("2026-03-02 bureau register | +0 bureau accept | +0 bureau investigate | +10 bureau extend 30");
    let before = term(&handled);
    assert_eq!((before.started_on, before.extensions, before.extension_days), (date(2026, 3, 2), 1, 30));
    for words in ["+1 bureau accept", "+1 bureau extend 30", "+1 bureau deliver", "+1 office answer"] {
        handled.attempt(words).expect_err(words);
    }
    assert_eq!(term(&handled), before);
    let mut delivered = handled.then("+1 bureau answer | +1 bureau deliver");
    let windows: Vec<Date> = delivered.matter().clocks.iter().map(|clock| clock.due_on).collect();
    delivered.attempt("+9 bureau deliver").expect_err("delivered already");
    let after: Vec<Date> = delivered.matter().clocks.iter().map(|clock| clock.due_on).collect();
    assert_eq!(after, windows);
}
