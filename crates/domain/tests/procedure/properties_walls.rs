//! What holds for people, at every step of every random walk: the accused never has it, nobody is stuck, and the
//! petitioner's rights are there where the rules give them.

use domain::directory::{EndOrgan, How, end_organ};
use domain::matter::{Change, CorrectionState, Matter, Round, Stage};
use domain::wall::Reader;
use domain::{OrganId, Why};
use jiff::ToSpan;
use jiff::civil::date;
use law::Purpose;

use crate::town::{official, organ, organ_word, town, town_after};
use crate::walk::{Walk, walks};

fn states() -> impl Iterator<Item = (&'static Walk, usize, &'static Matter)> {
    walks().iter().flat_map(|walk| walk.states.iter().enumerate().map(move |(at, state)| (walk, at, &state.matter)))
}

/// Neither the accused organ nor one below it has the matter, decides in it, or gets to know of it.
///
/// Article: R22-30, R05-23
#[test]
fn the_accused_never_has_the_matter() {
    let mut seen = 0;
    for (walk, at, matter) in states().filter(|(_, _, matter)| !matter.named.is_nobody()) {
        let on = walk.states[at].last;
        let knows = |organ: OrganId| matter.known_to(Reader { organ, official: None }, &walk.town.directory, on);
        // Whom a proposal accuses has it until somebody else decided, or carried on for them, and can do nothing.
        assert!(knows(matter.holder) || proposed(matter), "{} has it: {}", organ_word(matter.holder), walk.told(at));
        for accused in &matter.named.organs {
            assert!(!knows(*accused) && (*accused != matter.holder || proposed(matter)));
            let words = format!("+0 {} note", organ_word(*accused));
            let refused = walk.story(at).attempt(&words).map_err(|refusal| refusal.why);
            assert_eq!(refused, Err(Why::NotRegistered), "{}", walk.told(at));
        }
        seen += 1;
    }
    assert!(seen > 500, "{seen}");
}

/// Whether somebody was proposed as accused and that was not carried through.
fn proposed(matter: &Matter) -> bool {
    let open = |correction: &CorrectionState| {
        matches!(correction.change, Change::Accused(..)) && correction.approved != Some(true)
    };
    matter.corrections.iter().any(open)
}

/// What somebody can do at each stage, tried one after the other.
fn exits(matter: &Matter) -> Vec<String> {
    let h = organ_word(matter.holder);
    let sender = matter.sender().map_or(h, organ_word);
    match matter.stage {
        Stage::Registered | Stage::Forwarded => vec![format!("{h} accept"), format!("{h}:head accept")],
        Stage::Objected => vec![format!("{sender} return"), format!("{h} accept")],
        Stage::Disputed { decider } => vec![format!("{} settle {h}", organ_word(decider)), format!("{h} accept")],
        Stage::Handling { .. } => match matter.interlude {
            Some(open) => vec![format!("{h} close {}", open.interval), format!("{h}:head close {}", open.interval)],
            None if matter.inquiries == 0 => vec![format!("{h} investigate"), format!("{h}:head investigate")],
            None => ["explain", "not_support", "support promise=bureau@2099-01-01"]
                .iter()
                .flat_map(|opinion| [format!("{h} answer {opinion}"), format!("{h}:head answer {opinion}")])
                .collect(),
        },
        Stage::Answered { .. } | Stage::Reviewed { .. } => vec![format!("{h} deliver"), format!("{h}:head deliver")],
        Stage::Delivered { .. } => vec![format!("{h} conclude"), format!("{h}:head conclude")],
        Stage::UnderReview { round } => {
            let verb = if round == Round::FinalReview { "final_review" } else { "review" };
            match matter.interlude {
                Some(open) => vec![format!("{h} close {}", open.interval), format!("{h}:head close {}", open.interval)],
                None => vec![format!("{h} {verb}"), format!("{h}:head {verb}")],
            }
        }
        Stage::Merged { .. } => vec![format!("{h} unmerge"), format!("{h}:head unmerge")],
        Stage::Routed { .. } if matter.routes.last().is_some_and(|taken| taken.result.is_none()) => {
            vec![format!("{h} record_outcome"), format!("{h}:head record_outcome")]
        }
        _ => vec![format!("{h} take_up_again"), format!("{h}:head take_up_again")],
    }
}

/// No stage without an exit: somebody can move it on, on the same day.
#[test]
fn no_matter_is_stuck() {
    for (walk, at, matter) in states() {
        let happens = |words: &String| walk.story(at).attempt(&format!("+0 {words}")).is_ok();
        let last = walk.states[at].last;
        let archived = matter.archived_on.is_some();
        let (h, sides) = (organ_word(matter.holder), ["office", "district", "committee", "city", "province"]);
        let taken = |to: &str| sides.iter().any(|by| happens(&format!("{by} take_over {to}")));
        // What its holder may not know of any more is carried on by others.
        let known = || matter.known_to(Reader { organ: matter.holder, official: None }, &walk.town.directory, last);
        let carried = || !known() && sides.iter().any(|to| *to != h && taken(to));
        assert!(archived || exits(matter).iter().any(happens) || carried(), "{:?}: {}", matter.stage, walk.told(at));
    }
}

/// Whatever stood at an organ that is gone is carried on by its successor, with every term as it ran, and goes on.
///
/// Article: R22-24, R05-25
#[test]
fn what_an_ended_organ_had_is_carried_on() {
    let after = town_after(|directory| {
        let (bureau, until) = (organ("bureau"), date(2027, 12, 31));
        let row = EndOrgan { organ: bureau, until, how: How::Dissolved, successors: vec![organ("heir")] };
        end_organ(directory, row).expect("it ends");
    });
    let mut seen = 0;
    let national = |walk: &Walk| std::ptr::eq(walk.town, town());
    let at_bureau = |matter: &Matter| matter.holder == organ("bureau") && !matter.stage.ended();
    for (walk, at, matter) in states().filter(|(walk, _, matter)| national(walk) && at_bureau(matter)).step_by(2) {
        if !matter.named.is_nobody() || matter.recused(official("heir")) {
            continue;
        }
        let on = walk.story(at).under(&after).then("2028-01-04 heir take_over heir");
        let terms = |matter: &Matter| {
            let running = matter.clocks.iter().filter(|clock| clock.running());
            running.map(|clock| (clock.no, clock.started_on, clock.due_on)).collect::<Vec<_>>()
        };
        assert_eq!(terms(on.matter()), terms(matter), "{}", walk.told(at));
        let happens = |words: &String| on.clone().attempt(&format!("+0 {words}")).is_ok();
        assert!(exits(on.matter()).iter().any(happens), "{:?}: {}", matter.stage, walk.told(at));
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}

/// Whoever petitions can take it back, as long as nothing has ended.
///
/// Article: R22-17, R05-17
#[test]
fn whoever_petitions_can_withdraw_until_the_end() {
    for (walk, at, matter) in states().filter(|(_, _, matter)| !matter.stage.ended()).step_by(2) {
        let Some(party) = matter.parties.iter().find(|party| matter.is_party(party.person.id)) else { continue };
        let who = ["petitioner", "second"][usize::from(party.person.id.0 != 3)];
        let outcome = walk.story(at).attempt(&format!("+0 {who} withdraw"));
        assert_eq!(outcome.map_err(|refusal| refusal.why), Ok(()), "{}", walk.told(at));
    }
}

/// Until the last day of the window the petitioner is heard, whether the organ has concluded or not; then no more.
///
/// Article: R22-35, R22-36, R05-34, R05-35
#[test]
fn whoever_asks_for_review_within_the_window_is_heard() {
    let mut heard = 0;
    for (walk, at, matter) in states() {
        let (verb, rule) = match matter.stage {
            Stage::Delivered { round: Round::Handling } | Stage::Concluded { round: Round::Handling } => {
                ("request_review", "request-review")
            }
            Stage::Delivered { round: Round::Review } | Stage::Concluded { round: Round::Review } => {
                ("request_final_review", "request-final-review")
            }
            _ => continue,
        };
        let Some(window) = matter.running(rule) else { continue };
        let Some(party) = matter.parties.iter().find(|party| matter.is_party(party.person.id)) else { continue };
        let who = ["petitioner", "second"][usize::from(party.person.id.0 != 3)];
        for wait in [0, 20, 45] {
            let on = walk.states[at].last + wait.days();
            match walk.story(at).attempt(&format!("{on} {who} {verb}")).map_err(|refusal| refusal.why) {
                Ok(()) => {
                    assert!(on <= window.due_on, "{}", walk.told(at));
                    heard += 1;
                }
                Err(Why::WindowOver { due_on }) => assert!(on > window.due_on && due_on == window.due_on),
                // Where nobody stands above who may know of it, nobody can hear anyone.
                Err(Why::NotHigherOrgan { higher, .. }) => {
                    let decided = if verb == "request_review" { matter.handler } else { matter.reviewer };
                    let directory = &walk.town.directory;
                    let above = directory.above_all(decided.expect("somebody decided"));
                    let may =
                        |organ: &OrganId| matter.known_to(Reader { organ: *organ, official: None }, directory, on);
                    assert!(higher.is_none() && !above.iter().any(may), "{}", walk.told(at));
                }
                Err(why) => panic!("{why:?}: {}", walk.told(at)),
            }
        }
    }
    assert!(heard > 300, "{heard}");
}

/// Once an answer has reached the petitioner, nobody but the petitioner says how satisfied they are, once for each.
///
/// Article: R22-21
#[test]
fn whoever_was_answered_can_evaluate() {
    let mut said = 0;
    for (walk, at, matter) in states() {
        let delivered = matches!(matter.stage, Stage::Delivered { .. } | Stage::Concluded { .. });
        if !delivered || matter.purpose == Purpose::Accusation || !matter.evaluations.is_empty() {
            continue;
        }
        let Some(window) = matter.clocks.iter().rev().find(|clock| &*clock.rule == "evaluate") else { continue };
        let Some(party) = matter.parties.iter().find(|party| matter.is_party(party.person.id)) else { continue };
        let who = ["petitioner", "second"][usize::from(party.person.id.0 != 3)];
        let outcome = walk.story(at).attempt(&format!("+0 {who} evaluate")).map_err(|refusal| refusal.why);
        let open = walk.states[at].last <= window.due_on;
        assert_eq!(
            outcome,
            if open { Ok(()) } else { Err(Why::WindowOver { due_on: window.due_on }) },
            "{}",
            walk.told(at)
        );
        said += usize::from(open);
    }
    assert!(said > 50, "{said}");
}

/// What was promised and not confirmed can be confirmed, at any stage, by whoever petitions.
///
/// Article: R22-32
#[test]
fn whatever_was_promised_can_be_confirmed() {
    let mut confirmed = 0;
    for (walk, at, matter) in states() {
        let Some(performance) = matter.performance else { continue };
        let Some(party) = matter.parties.iter().find(|party| matter.is_party(party.person.id)) else { continue };
        let who = ["petitioner", "second"][usize::from(party.person.id.0 != 3)];
        let outcome = walk.story(at).attempt(&format!("+0 {who} confirm")).map_err(|refusal| refusal.why);
        let already = matches!(performance.confirmed, Some((true, _)));
        assert_eq!(outcome, if already { Err(Why::AlreadyConfirmed) } else { Ok(()) }, "{}", walk.told(at));
        confirmed += 1;
    }
    assert!(confirmed > 50, "{confirmed}");
}
