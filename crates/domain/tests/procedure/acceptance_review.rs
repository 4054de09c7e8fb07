//! Acceptance, article by article: review, final review, what comes back, what ends.

use domain::matter::{Stage, review_forums};
use domain::{By, Ctx, Origin};
use jiff::civil::date;

use crate::courses::{CONCLUDED, DELIVERED, FINALLY_DELIVERED, REVIEW_DELIVERED, UNDER_REVIEW};
use crate::story::{Story, story};
use crate::town::{Town, actor, organ, town, town_in};

const BEIJING: i64 = 110_101;
const SHANDONG: i64 = 370_102;

/// Thirty days from the day on which it arrived, at the next higher organ, whether the organ concluded or not.
///
/// Article: R22-35, R05-34
#[test]
fn the_window_of_review_is_thirty_days_from_delivery() {
    let delivered = story(DELIVERED);
    assert_eq!(delivered.running(), ["[R22-35 request-review] 2026-03-04 → 2026-04-03"]);
    assert_eq!(delivered.refused("2026-04-04 petitioner request_review"), "window-over");
    let concluded = delivered.clone().then("+1 bureau conclude");
    for told in [delivered, concluded] {
        let asked = told.then("2026-04-03 petitioner request_review");
        assert_eq!((asked.matter().holder, asked.matter().reviewer), (organ("district"), Some(organ("district"))));
        assert_eq!(asked.running(), ["R22-35 review 2026-04-03 → 2026-05-06"]);
    }
}

/// Of several organs above, the petitioner chooses; an organ that is run from above has one; one that is accused none.
///
/// Article: R22-35, R22-30, R05-34
#[test]
fn the_forum_is_the_next_higher_organ_that_is_not_concerned() {
    let forums = |story: &Story<'_>, of: &str| {
        let (law, directory) = (&town().law, &town().directory);
        let by = By::Staff(actor("office"));
        let ctx = Ctx { law, directory, by, today: date(2026, 3, 20), origin: Origin::Entered };
        review_forums(story.matter(), &ctx, organ(of))
    };
    assert_eq!(forums(&story(DELIVERED), "bureau"), [organ("district")]);
    let tax = "2026-03-02 tax register | +0 tax accept | +0 tax investigate | +1 tax answer | +1 tax deliver";
    assert_eq!(forums(&story(tax), "tax"), [organ("city-tax")]);
    assert_eq!(story(tax).refused("+1 petitioner request_review district"), "not-higher-organ");
    story(tax).then("+1 petitioner request_review");
    let accusing = DELIVERED.replacen("register", "register accused=district:member hand_over=bureau", 1);
    let accusing = accusing.replacen("bureau register", "city-office register", 1);
    let accusing = accusing.replace("| +0 bureau accept", "| +0 city-office forward tax | +0 tax accept");
    let accusing = accusing.replace("bureau investigate", "tax investigate").replace("bureau answer", "tax answer");
    let told = story(&accusing.replace("bureau deliver", "tax deliver").replace(" hand_over=bureau", ""));
    assert_eq!(forums(&told, "tax"), [organ("city-tax")], "the tax office does not stand below the district");
}

/// A request that is not taken up has used nothing up: the window runs on as it was.
///
/// Article: R22-35, SD15-43
#[test]
fn a_request_that_is_not_taken_up_gives_the_window_back() {
    let asked = story(DELIVERED).then("2026-03-10 petitioner request_review");
    let back = asked.clone().then("2026-03-12 district take_up_review no");
    assert_eq!(back.running(), ["[R22-35 request-review] 2026-03-04 → 2026-04-03"]);
    assert_eq!((back.matter().holder, back.matter().reviewer), (organ("bureau"), None));
    back.then("2026-04-03 petitioner request_review | +1 district take_up_review | +1 district review");
    let shandong = town_in(SHANDONG, |_| {});
    let asked = Story::new(&shandong).then(&DELIVERED.replace("2026", "2018")).then("+1 petitioner request_review");
    assert_eq!(
        asked.running(),
        ["SD15-43¶1 accept-review 2018-03-05 → 2018-03-08", "SD15-43¶1 review 2018-03-05 → 2018-04-04"]
    );
    let taken = asked.then("+1 district take_up_review");
    assert_eq!(taken.running(), ["SD15-43¶1 review 2018-03-05 → 2018-04-04"]);
}

fn remanded<'t>(town: &'t Town, day: &str, why: &str) -> Story<'t> {
    let steps = "bureau register | +0 bureau accept | +0 bureau investigate | +0 bureau answer | +0 bureau deliver";
    let review = format!("+1 district request_review | +1 district review remand 20 {why} | +1 district deliver");
    // The facts are looked into anew: where they were the fault, there is no opinion without that.
    Story::new(town).then(&format!("{day} {steps} | {review} | +0 bureau investigate"))
}

/// Sent back because facts or grounds were wrong, the same opinion may not come again where the place says so; the
/// national rules say nothing of it.
///
/// Article: BJ06-50, SD15-45, R22-35, R05-34
#[test]
fn the_same_opinion_may_not_come_again_where_the_place_forbids_it() {
    for division in [BEIJING, SHANDONG] {
        let place = town_in(division, |_| {});
        for why in ["facts_unclear", "wrong_basis"] {
            let back = remanded(&place, "2018-03-01", why);
            assert_eq!(back.refused("+1 bureau answer explain"), "same-opinion", "{division} {why}");
            back.clone().then("+1 bureau answer not_support");
            // Shandong lets new facts or reasons carry it again; Beijing does not say so.
            let anew = back.clone().attempt("+1 bureau answer explain new_facts").is_ok();
            assert_eq!(anew, division == SHANDONG, "{why}");
        }
        // For another reason it may.
        remanded(&place, "2018-03-01", "wrong_procedure").then("+1 bureau answer explain");
    }
    for day in ["2026-03-02", "2018-03-02"] {
        remanded(town(), day, "facts_unclear").then("+1 bureau answer explain");
    }
}

/// Where the facts were the fault, nobody answers anew without having looked into them anew.
///
/// Article: R22-31, R22-35, BJ06-50
#[test]
fn unclear_facts_are_looked_into_again() {
    let steps = "bureau register | +0 bureau accept | +0 bureau investigate | +0 bureau answer | +0 bureau deliver";
    for (why, refusal) in [("facts_unclear", Some("facts-not-established")), ("wrong_basis", None)] {
        let review = format!("+1 district request_review | +1 district review remand 20 {why} | +1 district deliver");
        let back = Story::new(town()).then(&format!("2026-03-02 {steps} | {review}"));
        match refusal {
            Some(code) => assert_eq!(back.refused("+1 bureau answer not_support"), code),
            None => drop(back.then("+1 bureau answer not_support")),
        }
    }
}

/// Days that a review sets for the new opinion can only shorten the term of the rule.
///
/// Article: R22-34, R22-35, BJ06-50
#[test]
fn a_period_set_by_the_review_shortens_the_term_for_the_new_opinion() {
    let short = remanded(town(), "2026-03-02", "");
    assert_eq!(short.running(), ["R22-34 handle 2026-03-05 → 2026-03-25"]);
    let steps =
        DELIVERED.to_owned() + " | +1 district request_review | +1 district review remand 90 | +1 district deliver";
    assert_eq!(story(&steps).running(), ["R22-34 handle 2026-03-07 → 2026-05-06"], "never lengthens it");
}

/// The higher organ's four answers: two stand and open the next window, two send it back.
///
/// Article: R22-35, R22-36, R05-34, R05-35
#[test]
fn a_review_upholds_changes_revokes_or_orders_anew() {
    for (result, running) in [
        ("uphold", "[R22-36¶1 request-final-review] 2026-03-07 → 2026-04-07"),
        ("change", "[R22-36¶1 request-final-review] 2026-03-07 → 2026-04-07"),
        ("revoke", "R22-34 handle 2026-03-07 → 2026-05-06"),
        ("remand", "R22-34 handle 2026-03-07 → 2026-05-06"),
    ] {
        let told = story(UNDER_REVIEW).then(&format!("+1 district review {result} | +1 district deliver"));
        assert_eq!(told.running(), [running], "{result}");
    }
}

/// After the final review the petitioner is done with this procedure: the same facts are barred, new ones are not.
///
/// Article: R22-36, R05-35, ZJ16-25, SD15-46
#[test]
fn what_ended_is_barred_on_the_same_facts_and_open_to_new_ones() {
    let ended = story(FINALLY_DELIVERED).then("+0 bureau conclude");
    assert_eq!(ended.refused("+1 petitioner request_final_review"), "nothing-to-review");
    assert_eq!(ended.refused("+1 bureau take_up_again text=0"), "text-missing");
    let anew = ended.then("+9 bureau take_up_again");
    assert_eq!((anew.matter().stage, anew.matter().received_on), (Stage::Registered, date(2026, 3, 2)));
    assert_eq!(anew.running(), ["R22-23¶2 notify-direct 2026-03-17 → 2026-04-01"]);
    anew.then("+0 bureau accept");

    for day in ["2026-03-02", "2018-03-02"] {
        let repeated = story(&format!("{day} bureau register repeats=5"));
        assert_eq!(repeated.refused("+1 bureau bar earlier=5 going_on"), "earlier-not-ended");
        assert_eq!(repeated.refused("+1 bureau bar earlier=5 window_passed"), "ending-not-listed");
        assert_eq!(repeated.refused("+1 bureau bar earlier=5 settlement"), "ending-not-listed");
        let barred = repeated.then("+1 bureau bar earlier=5 final_review");
        assert_eq!((barred.matter().stage, barred.running()), (Stage::Barred, vec![]));
        barred.then("+1 bureau take_up_again");
    }
    // Two provinces list more endings; an agreement ends a matter there once it was kept.
    for division in [330_106, SHANDONG] {
        let place = town_in(division, |_| {});
        let repeated = Story::new(&place).then("2018-03-01 bureau register repeats=5");
        repeated.clone().then("+1 bureau bar earlier=5 window_passed");
        repeated.clone().then("+1 bureau bar earlier=5 settlement");
        let broken = repeated.clone().attempt("+1 bureau bar earlier=5 settlement broken").is_err();
        assert_eq!(broken, division == 330_106, "{division}");
    }
}

/// The window of final review opens with the review's delivery and leads to the organ above that one.
///
/// Article: R22-36, R05-35
#[test]
fn a_final_review_is_asked_of_the_organ_above_the_reviewer() {
    let told = story(REVIEW_DELIVERED);
    assert_eq!(told.refused("+1 petitioner request_review"), "nothing-to-review");
    assert_eq!(told.refused("+1 petitioner request_final_review district"), "not-higher-organ");
    let asked = told.then("+1 petitioner request_final_review city");
    assert_eq!(asked.matter().holder, organ("city"));
    assert_eq!(story(CONCLUDED).refused("+1 petitioner request_final_review"), "nothing-to-review");
}

/// Whoever gave the opinion is accused later on: it stays that organ's opinion and is contested above it, and what
/// comes back does not come back to the accused.
///
/// Article: R22-30, R22-35, R22-36, R05-23
#[test]
fn an_accusation_that_comes_later_takes_no_review_away() {
    let reviewed = story(REVIEW_DELIVERED)
        .then("+0 district:head correct accused=district to=city-office | +0 city-office decide_correction");
    assert_eq!((reviewed.matter().holder, reviewed.matter().reviewer), (organ("city-office"), Some(organ("district"))));
    let asked = reviewed.then("+1 petitioner request_final_review");
    assert_eq!(asked.matter().holder, organ("city"));
    let under = story(UNDER_REVIEW).then("+0 district:head correct accused=bureau | +0 district decide_correction");
    let back = under.then("+0 district review revoke | +0 district deliver");
    assert_eq!((back.matter().holder, back.matter().handler), (organ("district"), Some(organ("district"))));
    assert_eq!(back.running(), ["R22-34 handle 2026-03-05 → 2026-05-06"]);
    assert_eq!(back.refused("+0 bureau investigate"), "not-registered");
    let declined = story(UNDER_REVIEW).then(
        "+0 district:head correct accused=bureau | +0 district decide_correction | +0 district take_up_review no",
    );
    assert_eq!(declined.matter().holder, organ("district"));
    declined.then("+0 petitioner request_review");
}
