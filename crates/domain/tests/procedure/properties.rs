//! What holds however people act, at every step of every random walk.

use std::collections::{BTreeMap, BTreeSet};

use domain::matter::{ClockState, Fact, Matter, StageName, evolve, fold, next_acts};
use jiff::ToSpan;
use law::{Count, derive};

use crate::story::MATTER;
use crate::verbs::VERBS;
use crate::walk::{State, Walk, walks};

/// Every step of every walk, with the state before it.
fn steps() -> impl Iterator<Item = (&'static Walk, usize, &'static State, &'static State)> {
    walks()
        .iter()
        .flat_map(|walk| (1..walk.states.len()).map(move |at| (walk, at, &walk.states[at - 1], &walk.states[at])))
}

fn verb(state: &State) -> &str {
    let words = state.words.strip_prefix("(beside) ").unwrap_or(&state.words);
    words.split(' ').nth(2).expect("a verb")
}

/// A property that never sees a stage or a verb says nothing of it.
#[test]
fn the_walks_come_to_every_stage_and_use_nearly_every_verb() {
    let stages = walks().iter().flat_map(|walk| &walk.states).map(|state| state.matter.stage.name());
    let stages: BTreeSet<StageName> = stages.collect();
    assert_eq!(stages, StageName::ALL.iter().copied().collect());
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, _, _, state) in steps() {
        *used.entry(verb(state)).or_default() += 1;
    }
    // What begins a second matter, or happens to the one beside as a consequence, is told in stories of its own.
    let not_walked = [
        "register",
        "join",
        "part",
        "share_answer",
        "split_off",
        "split_into",
        "take_over",
        "report_urgent",
        "extend_report",
    ];
    let missing: Vec<&&str> =
        VERBS.iter().filter(|verb| !used.contains_key(**verb) && !not_walked.contains(verb)).collect();
    assert!(missing.is_empty(), "{missing:?} of {used:?}");
}

/// Every duty ends no later than its rule counts it, with the extensions and the spans that do not count which the
/// matter really had, and with no more of them than the rule allows.
///
/// Article: R22-22, R22-23, R22-34, R22-35, R22-36, R05-21, R05-22, R05-33, R05-34, R05-35
#[test]
fn no_term_outlives_the_law() {
    for (walk, at, _, state) in steps() {
        for clock in state.matter.clocks.iter().filter(|clock| !clock.window) {
            let rule = walk.town.law.clock(clock.pack, &clock.rule).expect("a rule that is loaded");
            let limits = rule.says.extension.as_ref();
            let most = limits.and_then(|limits| limits.days_max);
            assert!(clock.extension_days == 0 || limits.is_some(), "{}", walk.told(at));
            assert!(most.is_none_or(|most| clock.extension_days <= most), "{}", walk.told(at));
            let times = limits.and_then(|limits| limits.times_max);
            assert!(times.is_none_or(|times| clock.extensions <= times), "{}", walk.told(at));
            assert!(clock.suspended.is_empty() || !rule.says.excludes.is_empty(), "{}", walk.told(at));
            let count = Count {
                start: clock.started_on,
                set_days: clock.set_days,
                extension_days: clock.extension_days,
                suspended: &clock.suspended,
            };
            let (division, _) = walk.town.directory.seat(clock.organ);
            let counted = derive(&rule.says, &count, walk.town.law.calendar(&division)).expect("counted before");
            assert!(
                clock.due_on <= counted.due_on,
                "{} due {} after {}: {}",
                clock.rule,
                clock.due_on,
                counted.due_on,
                walk.told(at)
            );
        }
    }
}

/// 60 days and 30 more, rolled over rest days once: no handling term outlives that, under either regulation.
///
/// Article: R22-34, R05-33
#[test]
fn no_handling_term_outlives_ninety_days() {
    let mut seen = 0;
    for (walk, at, _, state) in steps() {
        for term in state.matter.clocks.iter().filter(|clock| &*clock.rule == "handle") {
            let last = term.started_on + 90.days();
            let (division, _) = walk.town.directory.seat(term.organ);
            let calendar = walk.town.law.calendar(&division);
            assert!(term.ends_on <= last && Some(term.due_on) <= calendar.working_day_from(last), "{}", walk.told(at));
            seen += 1;
        }
    }
    assert!(seen > 1_000, "{seen}");
}

/// Acts that send a matter round, or lay it beside another one or aside.
const ROUND: &[&str] = &[
    "forward",
    "assign",
    "object",
    "return",
    "dispute",
    "settle",
    "take_over",
    "merge",
    "unmerge",
    "route",
    "record_outcome",
    "decide_correction",
    "take_up_review",
];

/// Sent round as often as may be, nothing is due later than it was, and the first receipt stays the first.
///
/// Article: R22-22, R22-23, R22-24, R05-21
#[test]
fn sending_round_moves_no_term_later() {
    for (walk, at, before, after) in steps() {
        assert_eq!(after.matter.received_on, before.matter.received_on, "{}", walk.told(at));
        if !ROUND.contains(&verb(after)) {
            continue;
        }
        for (then, now) in before.matter.clocks.iter().zip(&after.matter.clocks) {
            assert_eq!((then.no, &then.rule, then.cite), (now.no, &now.rule, now.cite));
            assert!(now.due_on <= then.due_on, "{}: {}", now.rule, walk.told(at));
            assert!(now.started_on <= then.started_on, "{}: {}", now.rule, walk.told(at));
            assert!(now.stopped_on.is_some() || then.running() || now.due_on == then.due_on, "{}", walk.told(at));
        }
    }
}

fn duties(matter: &Matter) -> Vec<&ClockState> {
    matter.clocks.iter().filter(|clock| clock.running() && !clock.window).collect()
}

/// Telling the petitioner stays owed: where sending on ends that duty for one organ, it begins for the next.
///
/// Article: R22-23, R05-21, R05-22
#[test]
fn somebody_always_owes_the_notice() {
    let tells = |clock: &ClockState| clock.rule.starts_with("notify");
    let mut seen = 0;
    for (walk, at, before, after) in steps().filter(|(.., after)| after.here) {
        if !matches!(verb(after), "forward" | "assign") {
            continue;
        }
        let owed = duties(&before.matter).into_iter().any(tells);
        let owes = duties(&after.matter).into_iter().any(tells);
        // Discipline organs tell of accusations under rules of their own.
        let own_rules = after.matter.purpose == law::Purpose::Accusation;
        assert!(!owed || owes || own_rules, "{}", walk.told(at));
        seen += usize::from(owed);
    }
    assert!(seen > 30, "{seen}");
}

/// What comes back runs on as if it had never left: after an objection that the sender agreed with, after a procedure
/// that did not take the matter, after a merger that was undone.
///
/// Article: R22-22, R22-23, R22-31
#[test]
fn what_comes_back_owes_what_it_owed() {
    let mut seen = BTreeSet::new();
    for (walk, at, before, after) in steps().filter(|(.., after)| after.here) {
        let stopped = match verb(after) {
            "return" if after.matter.returns > before.matter.returns => {
                before.matter.hops.last().map(|hop| hop.stopped.clone())
            }
            "record_outcome" if after.matter.stage != before.matter.stage => {
                before.matter.routes.last().map(|taken| taken.stopped.clone())
            }
            "unmerge" => before.matter.merged.as_ref().map(|merged| merged.stopped.clone()),
            _ => None,
        };
        for no in stopped.into_iter().flatten() {
            let clock = &after.matter.clocks[usize::from(no) - 1];
            assert!(clock.running(), "{} stands still after {}", clock.rule, walk.told(at));
            seen.insert(verb(after).to_owned());
        }
    }
    assert_eq!(seen.len(), 3, "{seen:?}");
}

/// A duty ends by the act that its rule names, or because the whole procedure ended; never because somebody noted,
/// urged, corrected or added something.
///
/// Article: R22-22, R22-34, R22-35
#[test]
fn what_only_accompanies_a_matter_ends_no_term() {
    for (walk, at, before, after) in steps().filter(|(.., after)| after.here) {
        let Some(event) = walk.events.get(usize::try_from(before.matter.version).expect("few")) else { continue };
        let tells = matches!(
            event.fact,
            Fact::Notified(_) | Fact::ReportedBack(_) | Fact::ReviewTakenUp(_) | Fact::CorrectionDecided(_)
        );
        if event.fact.is_course() || tells {
            continue;
        }
        let (then, now) = (&before.matter.clocks, &after.matter.clocks);
        assert!(now.iter().zip(then).all(|(now, then)| now == then), "{}", walk.told(at));
    }
}

/// A clock begins once; what it was stays what it was.
#[test]
fn a_clock_that_stopped_stays_as_it_was_unless_it_is_resumed() {
    const RESUMES: &[&str] = &["return", "record_outcome", "unmerge", "take_up_review"];
    for (walk, at, before, after) in steps() {
        let (then, now) = (&before.matter.clocks, &after.matter.clocks);
        assert!(now.len() >= then.len(), "{}", walk.told(at));
        for (place, (now, then)) in now.iter().zip(then).enumerate() {
            assert_eq!(usize::from(now.no), place + 1, "numbered in the order of starting");
            assert!(then.running() || now == then || RESUMES.contains(&verb(after)), "{}: {}", now.rule, walk.told(at));
        }
    }
}

/// One duty of a rule at a time, and whoever has answered owes no answer.
///
/// Article: R22-34, R22-35, R22-36
#[test]
fn no_duty_of_the_procedure_runs_twice() {
    for (walk, at, _, state) in steps() {
        for rule in ["register-and-route", "handle", "review", "final-review"] {
            let running: Vec<_> = duties(&state.matter).into_iter().filter(|clock| &*clock.rule == rule).collect();
            assert!(running.len() <= 1, "{rule}: {running:#?}\n{}", walk.told(at));
        }
    }
}

/// What is called open is never refused because of the stage.
#[test]
fn the_acts_that_are_called_open_fit_the_stage() {
    for (walk, at, _, state) in steps().step_by(3) {
        let story = walk.story(at);
        for next in next_acts(&state.matter) {
            let organ = next.organ.map_or("petitioner", crate::town::organ_word);
            let Some(words) = crate::stages::words_for(next.act) else { continue };
            let outcome = story.clone().attempt(&format!("+0 {organ} {words}"));
            let code = outcome.map_err(|refusal| refusal.why.code());
            assert!(code != Err("wrong-stage"), "{}: {}", next.act, walk.told(at));
        }
    }
}

/// The same act a second time is refused, or it moves nothing.
#[test]
fn the_same_act_twice_is_refused_or_harmless() {
    for (walk, at, _, state) in steps().filter(|(.., state)| state.here) {
        let mut story = walk.story(at);
        if story.attempt(&state.words).is_ok() {
            let (once, twice) = (&state.matter, story.matter());
            assert_eq!(
                (once.stage, once.holder, once.transfers),
                (twice.stage, twice.holder, twice.transfers),
                "{}",
                walk.told(at)
            );
            let kept = once.clocks.iter().zip(&twice.clocks).all(|(once, twice)| once == twice);
            assert!(kept && once.clocks.len() == twice.clocks.len(), "{}", walk.told(at));
        }
    }
}

/// The log alone rebuilds the state, step by step and at once, and what is written of it reads back the same.
#[test]
fn the_log_alone_rebuilds_the_matter() {
    for walk in walks() {
        let text = serde_json::to_string(&walk.events).expect("events are data");
        let events: Vec<domain::matter::Event> = serde_json::from_str(&text).expect("what was written is read");
        assert_eq!(events, walk.events);
        let stepwise = events.iter().fold(None, |matter, event| evolve(MATTER, matter, event));
        assert_eq!(stepwise, fold(MATTER, &events));
        let last = walk.states.last().expect("a state");
        assert_eq!(stepwise.as_ref(), Some(&last.matter), "{}", walk.told(walk.states.len() - 1));
        assert_eq!(last.matter.version, u64::try_from(events.len()).expect("few"));
    }
}
