//! Acceptance, article by article: taking up, looking into, hearing, settling, answering, carrying out.

use domain::matter::{Opinion, OpinionPart, Procedure};
use jiff::civil::date;

use crate::courses::{ANSWERED, HANDLING, PROMISED};
use crate::story::{Story, story};
use crate::town::official;

/// Whoever has a direct interest stays away: a leader of the organ decides, about a leader the organ above.
///
/// Article: R22-28, R05-30
#[test]
fn a_recusal_is_decided_by_a_leader_and_a_leaders_own_by_the_organ_above() {
    let raised = story(HANDLING).then("+0 bureau appoint bureau:clerk | +1 petitioner raise_recusal bureau:clerk");
    assert!(raised.clone().attempt("+0 bureau note").is_ok(), "asked is not decided");
    let away = raised.clone().then("+0 bureau:head decide_recusal bureau:clerk");
    assert!(away.matter().recused(official("bureau")) && away.matter().handlers.is_empty());
    assert_eq!(away.refused("+0 bureau answer"), "recused");
    assert_eq!(away.refused("+0 bureau:head appoint bureau:clerk"), "recused");
    away.then("+0 bureau:lead answer");
    let kept = raised.then("+0 bureau:head decide_recusal bureau:clerk no");
    kept.then("+0 bureau answer");
    let leader = story(HANDLING).then("+1 petitioner raise_recusal bureau:head");
    assert_eq!(leader.refused("+0 bureau:member decide_recusal bureau:head"), "wrong-organ");
    leader.then("+0 district:head decide_recusal bureau:head");
    let before = story("2022-03-02 bureau register | +0 bureau accept | +0 petitioner raise_recusal bureau:clerk");
    before.then("+0 bureau:head decide_recusal bureau:clerk");
}

/// Before an opinion on a claim the petitioner is heard and the facts are looked into; a simple case is told at once.
///
/// Article: R22-31, R05-31
#[test]
fn facts_come_before_the_opinion() {
    for day in ["2026-03-02", "2022-03-02"] {
        let accepted = story(&format!("{day} bureau register | +0 bureau accept"));
        assert_eq!(accepted.refused("+1 bureau answer"), "facts-not-established");
        accepted.then("+1 bureau investigate on_site | +0 bureau answer");
        let simple = story(&format!("{day} bureau register | +0 bureau accept simple | +1 bureau answer"));
        assert_eq!(simple.matter().procedure, Procedure::Simple);
        story(&format!("{day} bureau register proposal | +0 bureau accept | +1 bureau answer"));
        assert_eq!(story(&format!("{day} bureau register urgent")).refused("+0 bureau accept simple"), "not-simple");
    }
}

/// A hearing stands outside the count in final review, and in none before: its days lengthen that one term alone.
///
/// Article: R22-31, R22-34, R22-36, R05-31, R05-35
#[test]
fn a_hearing_is_left_out_of_the_count_in_final_review_only() {
    let handled = story(HANDLING);
    let term = handled.running();
    let heard = handled.then("2026-03-10 bureau open hearing");
    assert_eq!(heard.refused("+1 bureau answer"), "interlude-open");
    assert_eq!(heard.then("2026-03-20 bureau close hearing").running(), term, "the handling term runs through");

    let asked = "bureau register | +0 bureau accept | +0 bureau investigate | +0 bureau answer | +0 bureau deliver \
                 | +0 district request_review | +0 district review | +0 district deliver \
                 | +0 city request_final_review";
    for (day, plain, heard) in [
        (
            "2026-03-02",
            "R22-36¶1 final-review 2026-03-02 → 2026-04-01",
            "R22-36¶1 final-review 2026-03-02 → 2026-04-13",
        ),
        (
            "2021-03-02",
            "R05-35¶1 final-review 2021-03-02 → 2021-04-01",
            "R05-35¶1 final-review 2021-03-02 → 2021-04-12",
        ),
    ] {
        let requested = story(&format!("{day} {asked}"));
        assert_eq!(requested.running(), [plain]);
        // Eleven days, the first and the last included; then a rest day is rolled over once.
        let opened = requested.then("+8 city open hearing");
        let clock = opened.matter().clocks.last().expect("a term").clone();
        assert!(clock.paused_on.is_some() && !clock.late(date(2099, 1, 1)), "what stands still is not late");
        assert_eq!(opened.then("+10 city close hearing").running(), [heard]);
    }
    // In the review before it the days of a hearing count.
    let review = story("2026-03-02 bureau register | +0 bureau accept | +0 bureau investigate | +0 bureau answer")
        .then("+0 bureau deliver | +0 district request_review");
    let before = review.running();
    assert_eq!(review.then("+2 district open hearing | +9 district close hearing").running(), before);
}

/// Settled with both sides: an agreement in writing is a promise, which is carried out and confirmed like any other.
///
/// Article: R22-33, R05-13
#[test]
fn a_settlement_needs_both_sides_and_becomes_a_promise() {
    assert_eq!(story(HANDLING).refused("+1 bureau open mediation"), "consent-missing");
    let open = story(HANDLING).then("+1 bureau open mediation agreed");
    let failed = open.clone().then("+5 bureau close mediation");
    assert_eq!(failed.matter().performance, None);
    let settled = open.then("+5 bureau close mediation promise=township@2026-04-30");
    let performance = settled.matter().performance.expect("a promise");
    assert_eq!((performance.promise.by, performance.performed_on), (date(2026, 4, 30), None));
    // An opinion follows all the same, and the term runs.
    assert_eq!(settled.running(), story(HANDLING).running());
    settled.then("+0 township perform | +0 petitioner confirm | +1 bureau answer | +0 bureau deliver");
}

/// 60 days, and once 30 more by a leader of the organ itself, before the end, with the reason told.
///
/// Article: R22-34, R05-33
#[test]
fn a_term_is_extended_once_by_the_organs_own_leader_with_the_reason_told() {
    let handled = story(HANDLING);
    for (words, code) in [
        ("2026-05-06 bureau extend 31", "too-long"),
        ("2026-05-06 bureau extend 30 text=0", "text-missing"),
        ("2026-05-06 bureau extend 30 by=bureau:clerk", "approver-not-leader"),
        ("2026-05-06 bureau extend 30 by=district:head", "approver-not-leader"),
        ("2026-05-07 bureau extend 30", "term-over"),
    ] {
        assert_eq!(handled.refused(words), code, "{words}");
    }
    let extended = handled.then("2026-05-06 bureau extend 30 by=bureau:lead");
    assert_eq!(extended.running(), ["R22-34 handle 2026-03-04 → 2026-06-02"]);
    assert_eq!(extended.refused("+1 bureau extend 1"), "already-extended");
}

/// What the opinion says: the claim, facts and reasons, the opinion, what it rests on. What is supported says who does
/// what, until when.
///
/// Article: R22-32, R05-32
#[test]
fn an_opinion_has_its_parts_and_a_supported_one_its_date() {
    for part in OpinionPart::ALL {
        assert_eq!(story(HANDLING).refused(&format!("+1 bureau answer without={part}")), "parts-missing");
    }
    for opinion in Opinion::ALL.iter().filter(|opinion| **opinion != Opinion::Support) {
        story(HANDLING).then(&format!("+1 bureau answer {opinion}"));
    }
    assert_eq!(story(HANDLING).refused("+1 bureau answer support"), "promise-missing");
    story(HANDLING).then("+1 bureau answer support promise=township@2026-04-30");
    // Under the regulation before no rule listed the parts; what was promised had to be done.
    let before = story("2022-03-02 bureau register | +0 bureau accept | +0 bureau investigate");
    before.clone().then("+1 bureau answer without=facts");
    assert_eq!(before.refused("+1 bureau answer support"), "promise-missing");
}

/// It is delivered when it arrives: shown by a proof, or by the petitioner's own word, and by no one else's.
///
/// Article: R22-35, R05-34
#[test]
fn delivery_is_shown_by_a_proof_or_confirmed_by_the_petitioner() {
    let answered = story(ANSWERED);
    for proof in ["signed", "registered_mail", "electronic", "published_reply"] {
        let told = answered.clone().then(&format!("2026-03-12 bureau deliver {proof}"));
        assert_eq!(told.running(), ["[R22-35 request-review] 2026-03-12 → 2026-04-13"], "{proof}");
    }
    assert_eq!(answered.refused("+1 bureau deliver confirmed"), "petitioner-only");
    assert_eq!(answered.refused("+1 petitioner deliver signed"), "staff-only");
    let told = answered.clone().then("2026-03-12 petitioner deliver");
    assert_eq!(told.running(), ["[R22-35 request-review] 2026-03-12 → 2026-04-13"]);
    assert_eq!(told.refused("+5 petitioner deliver"), "nothing-to-deliver", "confirmed once, the window stays");
}

/// Done and confirmed are two facts: the organ says the one, the petitioner the other, and denied it is owed again.
///
/// Article: R22-32, R05-32
#[test]
fn performed_and_confirmed_are_two_facts() {
    let promised = story(PROMISED);
    assert_eq!(promised.refused("+0 petitioner confirm no"), "not-due-yet");
    assert_eq!(promised.refused("+0 bureau confirm"), "petitioner-only");
    let performed = promised.then("2026-04-20 bureau perform");
    let state = |story: &Story<'_>| story.matter().performance.expect("a promise");
    assert_eq!((state(&performed).performed_on, state(&performed).confirmed), (Some(date(2026, 4, 20)), None));
    let denied = performed.then("2026-04-25 petitioner confirm no");
    assert_eq!((state(&denied).performed_on, state(&denied).confirmed.map(|said| said.0)), (None, Some(false)));
    let again = denied.then("2026-04-28 bureau perform | +1 petitioner confirm");
    assert_eq!(state(&again).confirmed, Some((true, date(2026, 4, 29))));
    assert_eq!(again.refused("+0 petitioner confirm no"), "already-confirmed");
    // Neither is what ends the procedure: it can be concluded while the promise is open.
    story(PROMISED).then("+0 bureau conclude");
}

/// Proposals and accusations are handled without the term of a claim, and go to those who have the power.
///
/// Article: R22-29, R22-30, R22-34
#[test]
fn proposals_and_accusations_have_no_handling_term() {
    let proposal = story("2026-03-02 bureau register proposal | +1 bureau accept");
    assert_eq!(proposal.running(), [""; 0]);
    let told = proposal.then("+9 bureau answer | +1 bureau deliver");
    assert_eq!(told.running(), ["[R22-35 request-review] 2026-03-13 → 2026-04-13"]);
    let accusation = "2026-03-02 office register accusation accused=market:head | +1 office forward discipline";
    let accused = story(accusation);
    assert_eq!(accused.running(), ["[R22-23¶3 object] 2026-03-03 → 2026-03-10"], "told under rules of its own");
    // Those above the accused may get it, the accused and whoever they lead may not.
    assert_eq!(accused.refused("+0 discipline forward market"), "to-accused");
    let handled = accused.then("+1 discipline accept");
    assert_eq!(handled.running(), [""; 0]);
    assert_eq!(handled.refused("+1 petitioner evaluate"), "wrong-purpose");
}

/// What was open when everybody withdrew is not open when it is taken up again, and the facts are looked into anew.
///
/// Article: R22-31, R22-36
#[test]
fn taken_up_again_begins_with_the_facts() {
    let withdrawn = story(HANDLING).then("+1 bureau open hearing | +1 petitioner withdraw");
    let again = withdrawn.then("+9 office take_up_again | +0 office accept");
    assert_eq!(again.matter().interlude, None);
    assert_eq!(again.refused("+1 office answer"), "facts-not-established");
    again.then("+1 office investigate | +0 office answer");
}
