//! What comparable systems got wrong with merges, repeats, windows and states. The numbers go on those of
//! `crates/law/tests/time/peers.rs` and `peers.rs`.

use domain::matter::{FindingKind, Stage, StageName, findings, may_see_identity, next_acts, still_open};
use domain::{By, Ctx, Origin};
use jiff::civil::{Date, date};

use crate::courses::{DELIVERED, FINALLY_DELIVERED, HANDLING, REVIEW_DELIVERED, TWO_IN_HAND};
use crate::story::{Story, story};
use crate::town::{actor, organ, town};
use crate::walk::walks;

fn found(story: &Story<'_>, today: Date) -> Vec<FindingKind> {
    let (law, directory) = (&story.town.law, &story.town.directory);
    let ctx = Ctx { law, directory, by: By::Sweep, today, origin: Origin::Entered };
    findings(story.matter(), &ctx).iter().map(|found| found.kind).collect()
}

/// A check that did not run for weeks finds everything that was missed meanwhile, each once, with its own day.
#[test]
fn peers_08_a_missed_run_is_made_up() {
    let late = story("2026-03-02 office register | 2026-03-20 office forward bureau | 2026-04-20 bureau accept");
    let today = date(2026, 7, 31);
    let kinds = found(&late, today);
    assert_eq!(kinds, [FindingKind::TermMissed, FindingKind::LateAcceptance, FindingKind::TermMissed]);
    let noted = late.then("2026-07-31 sweep find | +0 sweep find | +0 sweep find");
    assert_eq!(found(&noted, today), []);
    let days: Vec<Option<Date>> = noted.matter().found.iter().map(|key| key.due_on).collect();
    assert!(days.iter().all(|day| day.is_some_and(|day| day < today)), "each with the day that passed");
}

/// As many due at once as there are: nothing is cut off after a number.
#[test]
fn peers_11_many_due_at_once_are_all_found() {
    let late = story(HANDLING);
    let (today, count) = (date(2026, 5, 7), 2_500);
    let all = (0..count).filter(|_| found(&late, today) == [FindingKind::TermMissed]).count();
    assert_eq!(all, count);
}

/// Something happened between the finding and its recording: what no longer holds is not recorded.
#[test]
fn peers_12_what_changed_meanwhile_is_decided_anew() {
    let late = story(HANDLING).then("2026-05-07 sweep find term_missed");
    assert_eq!(late.refused("2026-05-07 sweep find term_missed"), "not-found");
    let returned = story("2026-03-02 office register | +0 office forward bureau | +0 bureau object | +0 office return");
    assert_eq!(returned.refused("+0 sweep find ping_pong"), "not-found");
}

/// What is handled with another matter is missed no more by itself; its petitioner is answered and it can part.
#[test]
fn peers_13_a_merged_matter_is_not_overdue_and_keeps_its_thread() {
    let merged = Story::tell(town(), &format!("{TWO_IN_HAND} // +1 bureau merge"));
    assert_eq!(found(&merged, date(2026, 12, 31)), []);
    let written = merged.then("+1 petitioner add_contact web supplement | +0 bureau add_contact phone");
    assert_eq!((written.matter().contacts.len(), written.matter().contacts[1].on), (3, date(2026, 3, 5)));
    assert!(matches!(written.matter().stage, Stage::Merged { .. }));
    assert_eq!(written.matter().version, 6, "its own history stays");
}

/// A finding has no hour: it holds on a day, whatever the time of the check.
#[test]
fn peers_14_a_finding_speaks_of_days() {
    let late = story(HANDLING);
    assert_eq!(found(&late, date(2026, 5, 6)), []);
    assert_eq!(found(&late, date(2026, 5, 7)), [FindingKind::TermMissed]);
}

/// Nobody is charged with it: the organ that has it owes it all the same, and somebody can always approve.
#[test]
fn peers_15_without_a_handler_the_organ_owes_it() {
    let nobody = story(HANDLING);
    assert!(nobody.matter().handlers.is_empty());
    assert_eq!(nobody.matter().next_due().map(|clock| clock.organ), Some(organ("bureau")));
    let gone = story("2019-12-30 closed register anonymous");
    assert_eq!(found(&gone, date(2026, 1, 1)), [FindingKind::HolderGone]);
}

/// The window that a screen shows is the window that the decision keeps.
#[test]
fn peers_17_what_is_shown_open_is_what_is_decided() {
    let delivered = story(DELIVERED);
    for (day, open) in [("2026-04-03", true), ("2026-04-04", false)] {
        let today: Date = day.parse().expect(day);
        let shown = still_open(delivered.matter(), today).iter().any(|next| next.act == law::Act::RequestReview);
        let happens = delivered.clone().attempt(&format!("{day} petitioner request_review")).is_ok();
        assert_eq!((shown, happens), (open, open), "{day}");
    }
}

/// No stage is entered and never left: each is left in some walk, or is an end that new facts can open.
#[test]
fn peers_19_every_stage_is_left_again() {
    for stage in StageName::ALL {
        let left = walks().iter().any(|walk| {
            walk.states
                .windows(2)
                .any(|pair| pair[0].matter.stage.name() == *stage && pair[1].matter.stage.name() != *stage)
        });
        assert!(left, "{stage}");
    }
}

/// A link that is opened twice, or by somebody's mail scanner before: confirmed once is confirmed, and moves nothing.
#[test]
fn peers_20_confirming_twice_changes_nothing() {
    let answered = story(&DELIVERED.replace(" | +1 bureau deliver", ""));
    let once = answered.then("+1 petitioner deliver");
    let window = once.running();
    assert_eq!(once.refused("+0 petitioner deliver"), "nothing-to-deliver");
    assert_eq!(once.refused("+9 petitioner deliver"), "nothing-to-deliver");
    assert_eq!(once.running(), window);
    // Whoever is no party confirms nothing.
    assert_eq!(once.refused("+0 stranger request_review"), "not-a-party");
}

/// What is offered next fits where the matter stands: after the final review nobody is sent to a review.
#[test]
fn peers_22_what_is_offered_fits_the_legal_state() {
    for (history, offered) in [
        (DELIVERED, Some(law::Act::RequestReview)),
        (REVIEW_DELIVERED, Some(law::Act::RequestFinalReview)),
        (FINALLY_DELIVERED, None),
    ] {
        let told = story(history);
        let reviews = [law::Act::RequestReview, law::Act::RequestFinalReview];
        let shown = next_acts(told.matter()).into_iter().map(|next| next.act).find(|act| reviews.contains(act));
        assert_eq!(shown, offered, "{history}");
    }
}

/// Who was let see an identity, and who was refused, stays on file when somebody writes again and asks again.
#[test]
fn peers_23_the_history_of_releases_survives_repeats() {
    let asked = story("2026-03-02 office register sealed | +1 office forward bureau | +0 bureau ask_release")
        .then("+0 office:head decide_release no | +1 petitioner add_contact repeat | +0 bureau ask_release")
        .then("+0 office:lead decide_release 2 until=2026-03-31 | +1 bureau:head ask_release");
    let kept: Vec<_> = asked.matter().releases.iter().map(|release| (release.no, release.granted)).collect();
    assert_eq!(kept, [(1, Some(false)), (2, Some(true)), (3, None)]);
    assert!(may_see_identity(asked.matter(), actor("bureau"), date(2026, 3, 31)));
    assert!(!may_see_identity(asked.matter(), actor("bureau:head"), date(2026, 3, 31)));
}

/// Nothing that only accompanies a matter restarts or moves a clock.
#[test]
fn peers_27_an_edit_or_a_comment_moves_no_clock() {
    let told = story(HANDLING);
    let before = told.matter().clocks.clone();
    for act in [
        "office add_contact",
        "petitioner add_contact",
        "bureau note",
        "bureau attach",
        "bureau involve market",
        "bureau appoint bureau:clerk",
        "office urge",
        "office supervise",
        "bureau correct channel=visit",
        "bureau correct category=103",
        "petitioner seal",
        "petitioner raise_recusal bureau:head",
        "bureau investigate",
        "bureau open hearing",
    ] {
        let after = told.clone().then(&format!("+5 {act}"));
        assert_eq!(after.matter().clocks, before, "{act}");
    }
}
