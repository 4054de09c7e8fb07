//! Acceptance: matters that go together for a while, and matters that part.

use domain::matter::{Opinion, Stage};
use jiff::civil::date;

use crate::courses::TWO_IN_HAND;
use crate::story::{MATTER, OTHER, Story};
use crate::town::{organ, town};

fn tell(history: &str) -> Story<'static> {
    Story::tell(town(), history)
}

/// Handled together no term outlives the earlier of the two, and each petitioner keeps thread and answer.
///
/// Article: R22-22, R22-34, R05-21
#[test]
fn merged_matters_keep_the_earlier_term_and_each_its_answer() {
    let apart = tell("2026-03-02 bureau register | +1 bureau accept");
    // The one that takes in began later: it now ends as early as the other.
    let later = tell(
        "2026-03-09 bureau register | +1 bureau accept | +0 bureau investigate \
                      // 2026-03-02 bureau register | +1 bureau accept // +1 bureau join",
    );
    assert_eq!(later.matter().absorbed, [OTHER]);
    let due = |story: &Story<'_>| story.matter().running("handle").map(|term| term.due_on);
    assert_eq!(due(&later), due(&apart));
    let extended = later.then("+0 bureau extend 30");
    assert_eq!(due(&extended), Some(date(2026, 6, 1)), "an extension counts from the earlier beginning");
    // The one that goes under owes nothing of its own but telling.
    let under = tell(&format!("{TWO_IN_HAND} // +1 bureau merge"));
    assert_eq!((under.matter().stage, under.running()), (Stage::Merged { into: OTHER }, vec![]));
    let answered = tell(&format!("{TWO_IN_HAND} // +1 bureau merge // 2026-03-20 bureau answer not_support"));
    let shared = answered.then("2026-03-20 bureau share_answer");
    assert_eq!(shared.matter().stage, Stage::Answered { opinion: Opinion::NotSupport });
    let own = shared.then("2026-04-20 bureau deliver");
    assert_eq!(own.running(), ["[R22-35 request-review] 2026-04-20 → 2026-05-20"], "a window of its own");
    own.then("+0 petitioner request_review");
}

/// An extension is used once, on whichever side it was: merging gives no second one.
///
/// Article: R22-34
#[test]
fn merging_brings_no_second_extension() {
    let here = "2026-03-09 bureau register | +0 bureau accept | +0 bureau investigate";
    let there = "2026-03-02 bureau register | +0 bureau accept";
    for (one, other) in [
        (format!("{here} | +1 bureau extend 10"), there.to_owned()),
        (here.to_owned(), format!("{there} | +8 bureau extend 5")),
    ] {
        let taken = tell(&format!("{one} // {other} // 2026-03-12 bureau join"));
        assert_eq!(taken.refused("+1 bureau extend 10"), "already-extended", "{one} and {other}");
    }
}

/// Parted again, each owes what it owed, to the day.
///
/// Article: R22-22, R22-34
#[test]
fn parted_matters_owe_what_they_owed() {
    let before = tell(TWO_IN_HAND).running();
    let apart = tell(&format!("{TWO_IN_HAND} // +1 bureau merge")).then("2026-04-01 bureau unmerge");
    assert_eq!(apart.running(), before);
    assert!(matches!(apart.matter().stage, Stage::Handling { .. }));
    let taken = tell(&format!("{TWO_IN_HAND} // +1 bureau join")).then("2026-04-01 bureau part");
    assert!(taken.matter().absorbed.is_empty());
}

/// Only what belongs together goes together: one organ, one purpose, the same accused, the same seal.
///
/// Article: R22-22, R22-30
#[test]
fn what_differs_is_not_merged() {
    for (one, other, code) in [
        ("bureau register", "market register", "wrong-organ"),
        ("bureau register", "bureau register proposal", "matters-differ"),
        ("bureau register", "bureau register accused=market", "matters-differ"),
        ("bureau register", "bureau register sealed", "matters-differ"),
        ("bureau register | +0 bureau accept", "bureau register", "not-mergeable"),
    ] {
        let two = tell(&format!("2026-03-02 {one} // 2026-03-02 {other}"));
        assert_eq!(two.refused("+1 bureau merge"), code, "{one} and {other}");
    }
}

/// What one letter raised, two matters carry on, both from the day of the one receipt.
///
/// Article: R22-22, R22-34, R05-21
#[test]
fn a_part_that_goes_its_own_way_keeps_the_first_receipt() {
    let of = "2026-03-02 bureau register party=second | 2026-03-04 bureau accept | +0 bureau investigate";
    let split = tell(&format!(" // {of} // 2026-03-20 bureau split_off claim"));
    let matter = split.matter();
    assert_eq!(
        (matter.received_on, matter.split_from, matter.holder),
        (date(2026, 3, 2), Some(OTHER), organ("bureau"))
    );
    assert_eq!(split.running(), ["R22-34 handle 2026-03-04 → 2026-05-06"], "the term of the one letter");
    assert_eq!(matter.parties.len(), 2);
    // A part of another kind has no term of that kind.
    let proposal = tell(&format!(" // {of} // 2026-03-20 bureau split_off proposal"));
    assert_eq!(proposal.running(), [""; 0]);
    split.then("+0 bureau investigate | +0 bureau answer | +0 bureau deliver");
    // The day of a part lies in the life of the matter that it was part of, and its walls are the same.
    let early = Story::second(town()).then(of);
    assert_eq!(Story::new(town()).beside(&early).refused("2026-03-03 bureau split_off"), "day-before-last");
    let noted = tell(of).then("+0 bureau split_into");
    assert_eq!(noted.running(), ["R22-34 handle 2026-03-04 → 2026-05-06"]);
    assert_eq!(noted.matter().id, MATTER);
}
