//! Long files: what holds for ten events holds for thousands.

use domain::matter::{evolve, fold};

use crate::courses::HANDLING;
use crate::story::{MATTER, story};

/// Five hundred letters about one matter: each counted, none a matter of its own, no term moved.
///
/// Article: R22-22
#[test]
fn five_hundred_letters_are_one_matter() {
    let mut told = story(HANDLING);
    let before = told.running();
    for no in 0..500 {
        let from = ["office", "city-office", "petitioner", "township"][no % 4];
        told.attempt(&format!("+0 {from} add_contact letter repeat heads={}", no % 7 + 1)).expect("it is counted");
    }
    let matter = told.matter();
    assert_eq!(matter.contacts.len(), 501);
    assert!(matter.contacts.iter().zip(1..).all(|(contact, no)| contact.no == no));
    assert_eq!(matter.heads_in_all(), 1 + (0..500_u64).map(|no| no % 7 + 1).sum::<u64>());
    assert_eq!((told.running(), matter.version), (before, 504));
}

/// Five thousand events of one matter fold to the state that they came from, at once as step by step.
#[test]
fn five_thousand_events_fold_to_one_matter() {
    let mut told = story(HANDLING);
    let one =
        ["bureau note", "office add_contact", "bureau investigate", "bureau attach", "office urge", "bureau reply"];
    let mut events = told.events.clone();
    for act in one {
        told.attempt(&format!("+0 {act}")).expect(act);
    }
    let more = &told.events[events.len()..];
    while events.len() < 5_000 {
        events.extend_from_slice(more);
    }
    let folded = fold(MATTER, &events).expect("a matter");
    let stepwise = events.iter().fold(None, |matter, event| evolve(MATTER, matter, event));
    assert_eq!(stepwise.as_ref(), Some(&folded));
    assert_eq!(folded.version, u64::try_from(events.len()).expect("few"));
    let rounds = (events.len() - 4) / more.len();
    assert_eq!((folded.contacts.len(), folded.urgings.len(), usize::from(folded.papers)), (1 + rounds, rounds, rounds));
    assert_eq!(folded.clocks, told.matter().clocks);
}
