//! The change of regulations on 1 May 2022: what runs keeps its rule, what begins takes the new one.

use crate::story::{Story, story, told};

fn told_at(story: &Story<'_>, words: &str) -> String {
    let refusal = story.clone().attempt(words).expect_err(words);
    told(&refusal)
}

/// A term that began under the old regulation stays under it, and so does its extension.
///
/// Article: R05-33, R22-34
#[test]
fn a_term_that_began_under_the_old_regulation_is_extended_under_it() {
    let accepted = story("2022-04-18 bureau register | 2022-04-20 bureau accept");
    assert_eq!(accepted.running(), ["R05-33 handle 2022-04-20 → 2022-06-20"]);
    let extended = accepted.then("2022-05-10 bureau extend 30");
    assert_eq!(extended.running(), ["R05-33 handle 2022-04-20 → 2022-07-19"]);
    assert_eq!(told_at(&extended, "2022-06-20 bureau extend 1"), "already-extended times_max=1; R05-33; answer-late");
}

/// Every "no" to an extension cites the regulation under which the term runs.
///
/// Article: R05-33
#[test]
fn a_refused_extension_cites_the_rule_of_the_term() {
    let accepted = story("2022-04-18 bureau register | 2022-04-20 bureau accept");
    for (words, expected) in [
        ("2022-05-10 bureau extend 31", "too-long days=31 days_max=30; R05-33; at-most limit=30"),
        ("2022-05-10 bureau extend 30 text=0", "text-missing; R05-33; write"),
        (
            "2022-05-10 bureau extend 30 by=bureau:clerk",
            "approver-not-leader official=bureau:clerk organ=bureau; R05-33; \
             ask-leader leaders=bureau:head,bureau:member,bureau:lead",
        ),
        ("2022-06-21 bureau extend 30", "term-over due_on=2022-06-20; R05-33; answer-late"),
    ] {
        assert_eq!(told_at(&accepted, words), expected, "{words}");
    }
}

/// Acceptance under the new regulation ends the notice that the old one asked for.
///
/// Article: R05-21, R22-34
#[test]
fn an_act_of_the_new_regulation_stops_the_clocks_of_the_old_one() {
    let forwarded = story("2022-04-25 office register | 2022-04-28 office forward bureau");
    assert_eq!(forwarded.running(), ["R05-21¶2 notify-transferred 2022-04-28 → 2022-05-13"]);
    let accepted = forwarded.then("2022-05-05 bureau accept");
    assert_eq!(accepted.running(), ["R22-34 handle 2022-05-05 → 2022-07-04"]);
    let stopped: Vec<_> = accepted.matter().clocks.iter().map(|clock| clock.stopped_on).collect();
    assert_eq!(stopped[..2], ["2022-04-28".parse().ok(), "2022-05-05".parse().ok()]);
}

/// Sent on under the new regulation: its notice and its window of objection, which the old one did not know.
///
/// Article: R05-21, R22-23
#[test]
fn what_is_sent_on_after_the_change_runs_under_the_new_regulation() {
    let registered = story("2022-04-28 office register");
    assert_eq!(registered.running(), ["R05-21¶1 register-and-route 2022-04-28 → 2022-05-13"]);
    let forwarded = registered.then("2022-05-05 office forward bureau");
    assert_eq!(
        forwarded.running(),
        [
            "R22-23¶3 notify-transferred 2022-05-05 → 2022-05-20",
            // The Saturday after is worked in exchange for the holiday.
            "[R22-23¶3 object] 2022-05-05 → 2022-05-11",
        ]
    );
}

/// The petitioner's window stays as long as it was when it opened; the review that is asked for is one of the new
/// regulation.
///
/// Article: R05-34, R22-35
#[test]
fn a_window_that_opened_under_the_old_regulation_is_kept() {
    let steps = "2022-04-20 bureau register | +0 bureau accept | +0 bureau investigate | +2 bureau answer \
         | 2022-04-25 bureau deliver";
    let delivered = story(steps);
    assert_eq!(delivered.running(), ["[R05-34 request-review] 2022-04-25 → 2022-05-25"]);
    assert_eq!(
        told_at(&delivered, "2022-05-26 district request_review"),
        "window-over due_on=2022-05-25; R05-34; new-facts"
    );
    let asked = delivered.then("2022-05-25 district request_review");
    assert_eq!(asked.running(), ["R22-35 review 2022-05-25 → 2022-06-24"]);
}

/// The old regulation gives a handling term to every petition that is taken up, the new one to claims alone.
///
/// Article: R05-33, R22-31, R22-34
#[test]
fn only_claims_have_a_handling_term_under_the_new_regulation() {
    for (purpose, on, term) in [
        ("proposal", "2022-04-30", vec!["R05-33 handle 2022-04-30 → 2022-06-29"]),
        ("proposal", "2022-05-01", vec![]),
        ("accusation", "2022-05-01", vec![]),
        ("claim", "2022-05-01", vec!["R22-34 handle 2022-05-01 → 2022-06-30"]),
    ] {
        let story = story(&format!("{on} bureau register {purpose} | +0 bureau accept"));
        assert_eq!(story.running(), term, "{purpose} on {on}");
    }
}
