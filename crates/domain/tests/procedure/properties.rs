//! What holds however people act: random acts by random organs on random days, the sensible ones more often.

use std::collections::BTreeSet;

use domain::matter::{ClockState, Fact, Matter, Round, Stage, StageName, fold, next_acts};
use domain::{OrganId, Why};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::Act;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::story::{MATTER, Story};
use crate::town::{organ, organ_word, organs, town};

/// One try of someone.
#[derive(Clone, Debug)]
struct Try {
    /// Days since the act before.
    wait: i32,
    /// Whether one of the open acts is tried by the right organ, or any act by any organ.
    sensible: bool,
    act: usize,
    organ: usize,
    /// What belongs to the act.
    number: u16,
    word: usize,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = (0..25_i32, prop::bool::weighted(0.8), 0..100_usize, 0..100_usize, 0..40_u16, 0..100_usize);
    let one =
        one.prop_map(|(wait, sensible, act, organ, number, word)| Try { wait, sensible, act, organ, number, word });
    prop::collection::vec(one, 1..30)
}

/// Days under both regulations, the change between them more often.
fn first_day() -> impl Strategy<Value = Date> {
    prop_oneof![
        (0..6_000_i32).prop_map(|n| date(2005, 5, 1) + n.days()),
        (0..120_i32).prop_map(|n| date(2022, 2, 1) + n.days()),
        (0..1_500_i32).prop_map(|n| date(2022, 5, 1) + n.days()),
    ]
}

fn any_organ(choice: usize) -> OrganId {
    organs().cycle().nth(choice).expect("a cycle")
}

/// The organ that may do this next act: the one that is named, or the next higher one of whoever decided.
fn right_organ(story: &Story<'_>, named: Option<OrganId>) -> OrganId {
    let matter = story.matter();
    let contested = match matter.stage {
        Stage::Delivered { round: Round::Review } | Stage::Concluded { round: Round::Review } => matter.reviewer,
        _ => matter.handler,
    };
    let higher = contested.and_then(|organ| story.town.directory.higher(organ));
    named.or(higher).unwrap_or(matter.holder)
}

fn words(story: &Story<'_>, one: &Try) -> String {
    let open = next_acts(story.matter());
    let (act, organ) = match open.get(one.act % open.len().max(1)).filter(|_| one.sensible) {
        Some(next) => (next.act, right_organ(story, next.organ)),
        None => (Act::RECORDED[one.act % Act::RECORDED.len()], any_organ(one.organ)),
    };
    let place = organ_word(any_organ(one.word));
    let result = ["uphold", "revoke", "change", "remand"][one.word % 4];
    let belongs = match act {
        Act::Forward => place.to_owned(),
        Act::Extend => one.number.to_string(),
        Act::Review | Act::FinalReview => result.to_owned(),
        _ => String::new(),
    };
    format!("+{} {} {act} {belongs}", one.wait, organ_word(organ))
}

/// A matter that begins on a day and goes through the tries; after each, `holds` looks at it.
fn play(
    first: Date,
    purpose: &str,
    tries: &[Try],
    mut holds: impl FnMut(&Story<'static>) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let begin = format!("{first} office register {purpose}");
    let mut story = Story::new(town()).then(&begin);
    holds(&story)?;
    for one in tries {
        // What is refused is refused; the story goes on.
        if story.attempt(&words(&story, one)).is_ok() {
            holds(&story)?;
        }
    }
    Ok(())
}

fn purpose() -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => Just("claim accused=market"), 1 => Just("proposal"), 2 => Just("accusation accused=market")]
}

fn running_duties(matter: &Matter) -> impl Iterator<Item = &ClockState> {
    matter.clocks.iter().filter(|clock| clock.running() && !clock.window)
}

/// A property that never sees a stage says nothing of it.
#[test]
fn random_stories_come_to_every_stage() {
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..200 {
        let tries = tries().new_tree(&mut runner).expect("a value").current();
        let see = |story: &Story<'_>| {
            seen.insert((story.matter().stage.name(), next_acts(story.matter()).len()));
            Ok(())
        };
        play(date(2022, 1, 10), "claim", &tries, see).expect("nothing is claimed");
    }
    let stages: BTreeSet<StageName> = seen.iter().map(|(stage, _)| *stage).collect();
    assert_eq!(stages, StageName::ALL.iter().copied().collect());
    assert!(seen.contains(&(StageName::Concluded, 0)), "concluded after final review");
}

proptest! {
    /// 60 days and 30 more, rolled over rest days once: no handling term outlives that, under either regulation.
    ///
    /// Article: R22-34, R05-33
    #[test]
    fn no_handling_term_outlives_ninety_days(first in first_day(), purpose in purpose(), tries in tries()) {
        let calendar = town().law.calendar(law::NATION);
        play(first, purpose, &tries, |story| {
            for term in story.matter().clocks.iter().filter(|clock| &*clock.rule == "handle") {
                let last = term.started_on + 90.days();
                prop_assert!(term.ends_on <= last);
                prop_assert!(Some(term.due_on) <= calendar.working_day_from(last));
            }
            Ok(())
        })?;
    }

    /// One duty at a time: no rule runs twice, and whoever has answered owes nothing.
    ///
    /// Article: R22-34, R22-35, R22-36
    #[test]
    fn at_every_stage_exactly_the_duties_of_that_stage_run(
        first in first_day(), purpose in purpose(), tries in tries(),
    ) {
        play(first, purpose, &tries, |story| {
            let matter = story.matter();
            let duties: Vec<&str> = running_duties(matter).map(|clock| &*clock.rule).collect();
            // Since R22 only claims have a handling term; the law of the day of acceptance decides.
            let accepted = |on: Date| on < date(2022, 5, 1) || purpose.starts_with("claim");
            let expected: &[&str] = match matter.stage {
                Stage::Registered => &["register-and-route"],
                Stage::Forwarded => &["notify-transferred"],
                Stage::Handling { accepted_on } if accepted(accepted_on) => &["handle"],
                Stage::UnderReview { round: Round::FinalReview } => &["final-review"],
                Stage::UnderReview { .. } => &["review"],
                Stage::Handling { .. }
                | Stage::Answered { .. }
                | Stage::Reviewed { .. }
                | Stage::Delivered { .. }
                | Stage::Concluded { .. } => &[],
            };
            prop_assert_eq!(duties, expected, "{:?}", matter.stage);
            prop_assert!(running_duties(matter).all(|clock| clock.organ == matter.holder), "whoever has it owes it");
            Ok(())
        })?;
    }

    /// A clock begins once and stops once; nothing that happens later changes what it was.
    #[test]
    fn a_clock_that_stopped_stays_as_it_was(first in first_day(), purpose in purpose(), tries in tries()) {
        let mut before: Vec<ClockState> = Vec::new();
        play(first, purpose, &tries, |story| {
            let now = &story.matter().clocks;
            prop_assert!(now.len() >= before.len());
            for (at, (now, before)) in now.iter().zip(&before).enumerate() {
                prop_assert_eq!(usize::from(now.no), at + 1, "numbered in the order of starting");
                prop_assert_eq!((now.no, &now.rule, now.cite), (before.no, &before.rule, before.cite));
                prop_assert_eq!(now.started_on, before.started_on);
                prop_assert!(before.running() || now == before);
                prop_assert!(now.due_on >= before.due_on, "no act brings a last day forward");
            }
            before.clone_from(now);
            Ok(())
        })?;
    }

    /// Sent round as often as may be, a matter is as old as its first receipt, and never comes to the accused.
    ///
    /// Article: R22-22, R22-30, R05-23
    #[test]
    fn sending_round_neither_rejuvenates_a_matter_nor_reaches_the_accused(
        first in first_day(), tries in tries(),
    ) {
        play(first, "accusation accused=market", &tries, |story| {
            let matter = story.matter();
            prop_assert_eq!(matter.received_on, first);
            prop_assert_eq!(matter.clocks[0].started_on, first, "the first clock counts from the first receipt");
            let sent: Vec<OrganId> = story
                .events
                .iter()
                .filter_map(|event| match event.fact {
                    Fact::Forwarded { to } => Some(to),
                    _ => None,
                })
                .collect();
            prop_assert_eq!(usize::try_from(matter.transfers).ok(), Some(sent.len()));
            prop_assert!(!sent.contains(&organ("market")));
            prop_assert!(matter.holder != organ("market"));
            Ok(())
        })?;
    }

    /// No stage without an exit: unless it is concluded, somebody can do something, on the same day.
    #[test]
    fn nothing_that_is_not_concluded_is_stuck(first in first_day(), purpose in purpose(), tries in tries()) {
        play(first, purpose, &tries, |story| {
            let matter = story.matter();
            let open = next_acts(matter);
            let happens = |next: &domain::matter::NextAct| {
                let belongs = if next.act == Act::Forward { "city-office" } else { "1" };
                let words = format!("+0 {} {} {belongs}", organ_word(right_organ(story, next.organ)), next.act);
                story.clone().attempt(&words).is_ok()
            };
            let concluded = matches!(matter.stage, Stage::Concluded { .. });
            prop_assert!(concluded || open.iter().any(happens), "{:?}", matter.stage);
            let last = Stage::Concluded { round: Round::FinalReview };
            prop_assert_eq!(open.is_empty(), matter.stage == last);
            Ok(())
        })?;
    }

    /// Until the last day of the window the petitioner is heard, whether the organ has concluded or not; then no more.
    ///
    /// Article: R22-35, R22-36, R05-34, R05-35
    #[test]
    fn whoever_asks_for_review_within_the_window_is_heard(
        first in first_day(), purpose in purpose(), tries in tries(), wait in 0..45_i32,
    ) {
        play(first, purpose, &tries, |story| {
            let matter = story.matter();
            let (act, rule) = match matter.stage {
                Stage::Delivered { round: Round::Handling } | Stage::Concluded { round: Round::Handling } => {
                    (Act::RequestReview, "request-review")
                }
                Stage::Delivered { round: Round::Review } | Stage::Concluded { round: Round::Review } => {
                    (Act::RequestFinalReview, "request-final-review")
                }
                _ => return Ok(()),
            };
            let window = matter.running(rule).expect("delivery opens the window");
            let on = matter.last_on + wait.days();
            let organ = right_organ(story, None);
            let outcome = story.clone().attempt(&format!("{on} {} {act}", organ_word(organ)));
            match outcome.map_err(|refusal| refusal.why) {
                Ok(()) => prop_assert!(on <= window.due_on),
                Err(Why::WindowOver { due_on }) => prop_assert!(on > window.due_on && due_on == window.due_on),
                // The highest organ of the town has none above it that could hear anyone.
                Err(Why::NotHigherOrgan { higher, .. }) => prop_assert_eq!(higher, None),
                Err(why) => prop_assert!(false, "{:?}", why),
            }
            Ok(())
        })?;
    }

    /// The log alone rebuilds the state, and what is written of it reads back the same.
    #[test]
    fn the_log_alone_rebuilds_the_matter(first in first_day(), purpose in purpose(), tries in tries()) {
        play(first, purpose, &tries, |story| {
            let text = serde_json::to_string(&story.events).expect("events are data");
            let events: Vec<domain::matter::Event> = serde_json::from_str(&text).expect("what was written is read");
            prop_assert_eq!(&events, &story.events);
            let folded = fold(MATTER, &events);
            prop_assert_eq!(folded.as_ref(), Some(story.matter()));
            prop_assert_eq!(story.matter().version, u64::try_from(events.len()).expect("few"));
            Ok(())
        })?;
    }
}
