//! Acceptance, article by article: who learns of an accusation that comes in, or goes, by correction.

use domain::matter::{Change, FindingKind, findings};
use domain::wall::Reader;
use domain::{By, Ctx, Origin};

use crate::sound::ACCUSED;
use crate::story::{Story, story};
use crate::town::{actor, official, organ, town};

/// Whether somebody who serves an organ may know of the matter.
fn knows(story: &Story<'_>, who: &str) -> bool {
    let (by, directory) = (actor(who), &town().directory);
    let reader = Reader { organ: by.organ, official: Some(by.official) };
    story.matter().known_to(reader, directory, story.last.expect("a day"))
}

/// From the proposal on nobody whom it names knows of the matter or decides anything in it; the office does.
///
/// Article: R22-30, R05-23
#[test]
fn whom_a_proposal_accuses_learns_nothing_of_it_and_decides_nothing() {
    let proposed = story(ACCUSED);
    assert!(!knows(&proposed, "bureau") && !knows(&proposed, "bureau:head"));
    assert!(knows(&proposed, "office") && knows(&proposed, "discipline"));
    for words in ["decide_correction", "decide_correction no", "correct channel=visit", "note", "accept"] {
        assert_eq!(proposed.refused(&format!("+0 bureau:head {words}")), "not-registered", "{words}");
    }
    assert_eq!(proposed.refused("+0 discipline decide_correction"), "wrong-organ", "the office can");
    let decided = proposed.clone().then("+0 office decide_correction");
    assert_eq!(decided.matter().holder, organ("discipline"));
    // Turned down: what was said of the bureau is in the record, and somebody else carries on.
    let turned_down = proposed.then("+0 office decide_correction no");
    assert!(turned_down.matter().accused.is_nobody() && !knows(&turned_down, "bureau:head"));
    let ctx = Ctx {
        law: &town().law,
        directory: &town().directory,
        by: By::Sweep,
        today: turned_down.last.expect("a day"),
        origin: Origin::Entered,
    };
    let found: Vec<_> = findings(turned_down.matter(), &ctx).iter().map(|found| found.kind).collect();
    assert_eq!(found, [FindingKind::HeldByAccused]);
    let on = turned_down.then("+0 office take_over market");
    assert_eq!(on.refused("+0 office forward bureau"), "wrong-organ");
    assert_eq!(on.refused("+0 market forward bureau"), "to-accused");
    on.then("+0 market accept");
}

/// An official whom a proposal accuses neither decides it nor reads it, while colleagues go on.
///
/// Article: R22-30, R05-23
#[test]
fn an_official_whom_a_proposal_accuses_does_not_decide_it() {
    let proposed =
        story("2026-03-02 office register | +1 office forward bureau | +1 office:head correct accused=bureau:clerk");
    assert!(!knows(&proposed, "bureau:clerk") && knows(&proposed, "bureau:head"));
    assert_eq!(proposed.refused("+0 bureau:clerk decide_correction no"), "not-registered");
    assert_eq!(proposed.refused("+0 bureau:head appoint bureau:clerk"), "recused");
    proposed.then("+0 bureau:head decide_correction");
}

/// Where a proposal accuses those above the holder and the office, whoever is to get the matter decides.
///
/// Article: R22-30, R05-23
#[test]
fn where_both_holder_and_office_are_accused_the_organ_that_gets_it_decides() {
    let own = "2026-03-02 bureau register | +0 bureau correct accused=bureau to=discipline";
    let proposed = story(own);
    assert_eq!(proposed.refused("+0 bureau:head decide_correction"), "not-registered");
    assert_eq!(proposed.refused("+0 market decide_correction"), "wrong-organ");
    let decided = proposed.clone().then("+0 discipline decide_correction");
    assert_eq!(decided.matter().holder, organ("discipline"));
    let turned_down = proposed.then("+0 discipline decide_correction no");
    assert_eq!(turned_down.matter().holder, organ("bureau"));
    let on = turned_down.then("+0 district take_over market");
    assert_eq!(on.matter().holder, organ("market"));
}

/// Taken back, an accusation stays hidden from those whom it was about, in every part of the matter.
///
/// Article: R22-30, R05-23
#[test]
fn an_accusation_that_was_taken_back_stays_hidden() {
    let accused = "2026-03-02 office register accused=heir:head | +1 office forward bureau";
    let taken_back = story(accused).then("+0 bureau correct accused=none | +0 bureau:head decide_correction");
    assert!(taken_back.matter().accused.is_nobody());
    assert!(!knows(&taken_back, "heir:head") && !knows(&taken_back, "team"));
    assert_eq!(taken_back.matter().named.officials, [official("heir:head")]);
    let own = accused.replace("office register", "bureau register").replace(" | +1 office forward bureau", "");
    let beside = "+0 bureau correct accused=none | +0 bureau:head decide_correction // 2026-03-02 bureau register";
    let beside = Story::tell(town(), &format!("{own} | {beside}"));
    assert_eq!(beside.refused("+0 bureau merge"), "matters-differ", "an answer to both would tell of it");
    // A part of it names the same people.
    let mut part = story("");
    part.other = taken_back.clone().then("+0 bureau accept").matter;
    let part = part.then("2026-03-04 bureau split_off");
    assert!(part.matter().accused.is_nobody() && !knows(&part, "heir:head") && knows(&part, "bureau"));
    let Some(correction) = taken_back.matter().corrections.first() else { panic!("a correction") };
    assert!(matches!(&correction.change, Change::Accused(accused, None) if accused.is_nobody()));
}
