//! Acceptance, article by article: sending on, objecting, disputing, handing over.

use domain::directory::{EndOrgan, How, end_organ};
use domain::matter::{RouteResult, Stage, Urgency};
use jiff::civil::date;

use crate::courses::{ASSIGNED, HANDLING};
use crate::story::{Story, story};
use crate::town::{organ, town_after, town_in};

/// Five working days to object, with reasons; back only if the sender agrees. Then nothing has been gained or lost.
///
/// Article: R22-23
#[test]
fn an_objection_goes_back_to_the_sender_who_decides() {
    let sent = story("2026-03-02 office register | 2026-03-04 office forward bureau");
    assert_eq!(sent.refused("2026-03-12 bureau object"), "window-over");
    assert_eq!(sent.refused("+1 bureau forward market"), "not-below");
    let objected = sent.then("2026-03-11 bureau object");
    assert_eq!(objected.matter().stage, Stage::Objected);
    let agreed = objected.clone().then("+0 office return");
    assert_eq!((agreed.matter().holder, agreed.matter().stage), (organ("office"), Stage::Registered));
    assert_eq!((agreed.matter().returns, agreed.matter().transfers), (1, 1));
    assert_eq!(agreed.running(), ["R22-22¶1 register-and-route 2026-03-02 → 2026-03-17"]);
    let refused = objected.then("+0 office return no");
    assert_eq!((refused.matter().holder, refused.matter().stage), (organ("bureau"), Stage::Forwarded));
    assert_eq!(refused.running(), ["R22-23¶3 notify-transferred 2026-03-04 → 2026-03-19"]);
    assert_eq!(refused.refused("+0 bureau object"), "already-objected");
}

/// The window of objection is older than the national one in Beijing, and there was none elsewhere.
///
/// Article: BJ06-35, R05-21
#[test]
fn before_2022_only_some_places_knew_the_objection() {
    let beijing = town_in(110_101, |_| {});
    let sent = "2018-03-05 office register | +0 office forward bureau";
    let objected = Story::new(&beijing).then(sent).then("+5 bureau object | +0 office return");
    assert_eq!(objected.matter().returns, 1);
    assert_eq!(story(sent).refused("+1 bureau object"), "not-provided");
    // There an organ without power says so to the petitioner.
    assert!(story(sent).then("+1 bureau decline not_own_power").matter().stage.ended());
}

/// A dispute goes to the common superior, whose word leaves nothing to object to; without one to the joint conference.
///
/// Article: R22-24, R05-24
#[test]
fn a_dispute_is_settled_above_or_at_the_joint_conference() {
    for day in ["2026-03-02", "2022-03-02"] {
        let disputed = story(&format!("{day} office register | +1 office forward bureau | +1 bureau dispute"));
        assert_eq!(disputed.matter().stage, Stage::Disputed { decider: organ("district") });
        assert_eq!(disputed.refused("+0 city settle market"), "wrong-organ");
        let settled = disputed.then("+0 district settle market");
        assert_eq!((settled.matter().holder, settled.matter().stage), (organ("market"), Stage::Forwarded));
        let windows = settled.matter().clocks.iter().filter(|clock| clock.running() && clock.window).count();
        assert_eq!(windows, 0, "nothing to object to");
        assert_eq!(settled.refused("+0 market dispute"), "already-settled");
        settled.then("+1 market accept");
        // The tax office is run from above and shares no superior with the district.
        let apart = story(&format!("{day} office register | +1 office forward tax | +1 tax dispute"));
        assert_eq!(apart.matter().stage, Stage::Disputed { decider: organ("conference") });
        apart.then("+0 conference settle tax | +0 tax accept");
    }
}

/// Several organs: one has it and answers, the others help; whom a petition accuses, helps nobody.
///
/// Article: R22-24, R22-30, R05-24
#[test]
fn one_organ_leads_and_others_help() {
    let shared = story("2026-03-02 office register accused=heir | +1 office forward bureau | +1 bureau accept")
        .then("+0 bureau involve market township | +0 market investigate documents");
    assert_eq!(shared.matter().helpers, [organ("market"), organ("township")]);
    assert_eq!(shared.refused("+0 market answer"), "wrong-organ");
    assert_eq!(shared.refused("+0 bureau involve heir"), "to-accused");
    assert_eq!(shared.refused("+0 bureau involve team"), "to-accused");
    let alone = shared.then("+0 bureau involve");
    assert!(alone.matter().helpers.is_empty());
    assert_eq!(alone.refused("+0 market investigate"), "wrong-organ");
}

/// 交办: a period and the duty to report; reported interim it is still owed, reported at the end it is not.
///
/// Article: R22-22, R05-21
#[test]
fn an_assignment_is_owed_until_the_closing_report() {
    let assigned = story(ASSIGNED);
    assert_eq!(assigned.running()[0], "R22-22¶1(3) report-back 2026-03-03 → 2026-04-13");
    let interim = assigned.then("+1 bureau accept | +0 bureau report_back interim");
    assert!(interim.running()[0].contains("report-back"));
    assert_eq!(interim.refused("+0 bureau report_back"), "not-answered");
    let closed = interim.then("+0 bureau investigate | +20 bureau answer | +1 bureau report_back");
    assert!(!closed.running().iter().any(|clock| clock.contains("report-back")), "{:?}", closed.running());
    assert_eq!(closed.refused("+0 bureau report_back"), "nothing-assigned");
    let before = story("2022-03-02 office register | +1 office assign bureau 30");
    assert_eq!(before.running()[0], "R05-21¶1(4) report-back 2022-03-03 → 2022-04-02");
}

/// Grave and urgent matters go up at once: to the place's own committee and government, and from a petition office
/// also to the next higher one and the national one.
///
/// Article: R22-25, R05-26
#[test]
fn an_urgent_report_names_everyone_whom_the_rule_names() {
    let now = story(HANDLING);
    let told = now.clone().then("+0 office report_urgent district committee city-office national-office");
    assert_eq!((told.matter().urgency, now.matter().urgency), (Urgency::Urgent, Urgency::Ordinary));
    for (by, to) in [
        ("office", "district committee city-office"),
        ("office", "district committee national-office"),
        ("office", "committee city-office national-office"),
        ("bureau", "committee"),
    ] {
        assert_eq!(now.refused(&format!("+0 {by} report_urgent {to}")), "addressees-missing", "{by} to {to}");
    }
    now.then("+0 bureau report_urgent district committee");
    let before = story("2022-03-02 office register");
    before.then("+0 office report_urgent district committee");
    // Whom the petition accuses is not told of it.
    let accusing = story("2026-03-02 office register accused=committee");
    accusing.clone().then("+0 office report_urgent district city-office national-office");
    assert_eq!(
        accusing.refused("+0 office report_urgent district committee city-office national-office"),
        "to-accused"
    );
}

/// Another procedure first: the matter goes there, its term ends; if it is not taken there, it runs on as it was.
///
/// Article: R22-31, R05-14, R05-21
#[test]
fn what_another_procedure_does_not_take_comes_back_with_its_term() {
    for (day, term) in [
        ("2026-03-02", "R22-34 handle 2026-03-03 → 2026-05-06"),
        ("2022-03-02", "R05-33 handle 2022-03-03 → 2022-05-05"),
    ] {
        let routed =
            story(&format!("{day} bureau register | +1 bureau accept | +10 bureau route administrative market"));
        assert_eq!(routed.running(), [""; 0]);
        let back = routed.clone().then("+30 bureau record_outcome not_taken");
        assert_eq!(back.running(), [term]);
        let done = routed.then("+30 bureau record_outcome decided");
        assert_eq!(done.matter().routes[0].result.map(|(result, _)| result), Some(RouteResult::Decided));
        assert_eq!(done.refused("+0 bureau record_outcome"), "already-decided");
        done.then("+0 bureau archive");
    }
}

/// A body that ended leaves its matters to whoever carries on its powers, with every term as it ran.
///
/// Article: R22-24, R05-25
#[test]
fn a_successor_carries_on_with_the_same_terms() {
    let after = town_after(|directory| {
        let until = date(2026, 3, 31);
        let row = EndOrgan { organ: organ("bureau"), until, how: How::Dissolved, successors: vec![organ("heir")] };
        end_organ(directory, row).expect("it ends");
    });
    let before = story(HANDLING);
    let term = before.running();
    let gone = before.under(&after);
    assert_eq!(gone.refused("2026-04-02 bureau answer"), "organ-not-active");
    let on = gone.then("2026-04-02 heir take_over heir");
    let matter = on.matter();
    assert_eq!((matter.holder, matter.handler), (organ("heir"), Some(organ("heir"))));
    assert_eq!(on.running(), term, "nothing begins anew");
    assert!(matter.clocks.iter().filter(|clock| clock.running()).all(|clock| clock.organ == organ("heir")));
    on.then("+1 heir answer | +0 heir deliver");
}

/// Nobody was named: an organ above it or the one that governs the place says who carries on.
///
/// Article: R22-24, R05-25
#[test]
fn without_a_successor_the_place_decides() {
    let left = story("2019-12-30 closed register");
    assert_eq!(left.refused("2026-03-10 market take_over market"), "wrong-organ");
    let on = left.then("2026-03-10 district take_over market");
    assert_eq!(on.matter().holder, organ("market"));
    on.then("+0 market accept");
}
