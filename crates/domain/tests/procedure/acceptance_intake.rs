//! Acceptance, article by article: how a petition comes in, who comes with it, who is told.

use domain::matter::{Channel, ContactKind, Form, Identity, may_see_identity};
use jiff::civil::date;

use crate::story::{Story, story};
use crate::town::{actor, organ, town_in};

const BEIJING: i64 = 110_101;
const SHANDONG: i64 = 370_102;

/// Five ways in, at an office or with a credential of one's own; each is one matter with one receipt.
///
/// Article: R22-17, R22-22, R05-17, R05-21
#[test]
fn a_petition_comes_in_by_every_channel() {
    for channel in Channel::ALL {
        for (day, cite) in [("2026-03-02", "R22-22¶1"), ("2022-03-02", "R05-21¶1")] {
            let told = story(&format!("{day} office register {channel}"));
            assert_eq!((told.matter().channel, told.matter().contacts.len()), (*channel, 1));
            assert!(told.running()[0].starts_with(&format!("{cite} register-and-route {day}")), "{channel}");
        }
    }
    let own = story("2026-03-02 petitioner register web at=office");
    assert_eq!(own.matter().receipt.office, organ("office"));
    assert_eq!(own.running(), story("2026-03-02 office register web").running(), "whoever enters it, one term runs");
}

/// Everything is registered; where nobody knows whom to tell, only the notice falls away.
///
/// Article: R22-22, R22-23, R05-22
#[test]
fn nameless_petitions_are_registered_and_owe_no_notice() {
    for (day, notice) in [("2026-03-02", "R22-23¶2 notify-direct"), ("2022-03-02", "R05-22¶2 notify-direct")] {
        let named = story(&format!("{day} bureau register"));
        assert!(named.running()[0].starts_with(notice), "{:?}", named.running());
        for identity in ["anonymous", "unclear"] {
            let nameless = story(&format!("{day} bureau register {identity}"));
            assert_eq!(nameless.running(), [""; 0], "{identity} on {day}");
            // Handled it is all the same.
            let handled = nameless.then("+1 bureau accept");
            assert!(handled.running()[0].contains(" handle "), "{identity}");
        }
    }
    let nameless = story("2026-03-02 office register anonymous");
    assert_eq!(nameless.matter().identity, Identity::Anonymous);
    assert_eq!(nameless.running(), ["R22-22¶1 register-and-route 2026-03-02 → 2026-03-17"], "to be sent on in time");
    assert_eq!(nameless.then("+1 office forward bureau").running(), ["[R22-23¶3 object] 2026-03-03 → 2026-03-10"]);
}

/// One person, several, five and more: what is counted as collective depends on the people, not on the channel.
///
/// Article: R22-20, R05-18
#[test]
fn five_people_are_a_collective_petition() {
    for day in ["2026-03-02", "2022-03-02"] {
        for (heads, form) in
            [(1, Form::Individual), (2, Form::Joint), (4, Form::Joint), (5, Form::Collective), (90, Form::Collective)]
        {
            for channel in ["letter", "visit"] {
                let told = story(&format!("{day} office register {channel} heads={heads}"));
                assert_eq!(told.matter().form, form, "{heads} by {channel} on {day}");
            }
        }
    }
}

/// Whoever acts for somebody shows a mandate; Shandong lets at most two act.
///
/// Article: BJ06-27, SD15-28
#[test]
fn agents_show_a_mandate_and_are_no_more_than_the_place_allows() {
    let (beijing, shandong) = (town_in(BEIJING, |_| {}), town_in(SHANDONG, |_| {}));
    let two = "2018-03-01 office register party=second:agent:mandate party=third:agent:mandate";
    let three = format!("{two} party=stranger:agent:mandate");
    for town in [&beijing, &shandong] {
        assert_eq!(Story::new(town).refused("2018-03-01 office register party=second:agent"), "mandate-missing");
        Story::new(town).then(two);
    }
    Story::new(&beijing).then(&three);
    assert_eq!(Story::new(&shandong).refused(&three), "too-many-agents");
    // Nor does a third one come in by the back door of a further letter.
    let later = Story::new(&shandong).then(two);
    assert_eq!(later.refused("+1 office add_contact party=stranger:agent:mandate"), "too-many-agents");
    assert_eq!(later.refused("+1 office add_contact party=stranger:agent"), "mandate-missing");
}

/// Letters, calls and visits about one matter are counted by themselves and make no second matter; they move no term.
///
/// Article: R22-22, R05-21
#[test]
fn further_letters_belong_to_their_matter() {
    let handled = story("2026-03-02 office register heads=2 | +1 office forward bureau | +1 bureau accept");
    let before = handled.running();
    let later = handled
        .then("+5 city-office add_contact letter repeat heads=7 | +0 petitioner add_contact web supplement")
        .then("2026-03-03 office add_contact phone inquiry today=2026-04-20 party=second");
    let matter = later.matter();
    assert_eq!(later.running(), before);
    assert_eq!((matter.contacts.len(), matter.heads_in_all()), (4, 11));
    let kinds: Vec<_> = matter.contacts.iter().map(|contact| contact.kind).collect();
    let (repeat, supplement) = (Some(ContactKind::Repeat), Some(ContactKind::Supplement));
    assert_eq!(kinds, [None, repeat, supplement, Some(ContactKind::Inquiry)]);
    assert!(matter.parties.len() == 2 && matter.received_on == date(2026, 3, 2));
    assert_eq!(later.then("2026-04-20 second add_contact").matter().contacts.len(), 5, "the second is a party now");
}

/// What is under way at one organ is not taken up at the one above; it is registered all the same.
///
/// Article: R22-19, R22-23, R05-16
#[test]
fn what_is_under_way_elsewhere_is_not_taken_up_twice() {
    for day in ["2026-03-02", "2022-03-02"] {
        let above = story(&format!("{day} city register"));
        assert_eq!(above.refused("+1 city decline pending_elsewhere"), "other-matter-missing");
        let declined = above.then("+1 city decline pending_elsewhere other=7");
        assert!(declined.matter().stage.ended());
        assert_eq!(declined.running(), [""; 0], "and the petitioner was told");
    }
}

/// Not taken up and not yet told: the term for telling runs on until somebody tells.
///
/// Article: R22-23, R22-28, R05-21, R05-22
#[test]
fn to_decide_is_one_thing_and_to_tell_another() {
    let declined = story("2026-03-02 bureau register | +1 bureau decline in_litigation untold");
    assert_eq!(declined.running(), ["R22-23¶2 notify-direct 2026-03-02 → 2026-03-17"]);
    assert_eq!(declined.then("+1 bureau notify declined").running(), [""; 0]);
    let taken_up = story("2026-03-02 office register | +1 office forward bureau | +1 bureau accept untold");
    assert_eq!(
        taken_up.running(),
        ["R22-23¶3 notify-transferred 2026-03-03 → 2026-03-18", "R22-34 handle 2026-03-04 → 2026-05-06"]
    );
    assert_eq!(taken_up.then("+1 bureau notify").running(), ["R22-34 handle 2026-03-04 → 2026-05-06"]);
    // Before 2022 deciding within the term was enough for the term.
    let before = story("2022-03-02 bureau register | +1 bureau accept untold");
    assert_eq!(before.running(), ["R05-33 handle 2022-03-03 → 2022-05-05"]);
}

/// Who petitions in confidence is known to the office that registered, and to whoever a leader lets know, until a day.
///
/// Article: R22-30, R05-23
#[test]
fn a_sealed_identity_is_opened_by_a_leader_for_a_time() {
    let asked = story("2026-03-02 office register sealed | +1 office forward bureau | +1 bureau ask_release");
    let sees = |story: &Story<'_>, who: &str, day| may_see_identity(story.matter(), actor(who), day);
    let day = date(2026, 3, 5);
    assert!(sees(&asked, "office", day) && !sees(&asked, "bureau", day));
    let refused = asked.clone().then("+1 office:head decide_release no");
    assert!(!sees(&refused, "bureau", day));
    let opened = refused.then("+0 bureau ask_release | +0 office:head decide_release 2 until=2026-03-20");
    assert!(sees(&opened, "bureau", date(2026, 3, 20)) && !sees(&opened, "bureau", date(2026, 3, 21)));
    assert!(!sees(&opened, "bureau:head", day), "who asked may see, nobody else");
    assert_eq!(
        opened.matter().releases.iter().map(|release| release.granted).collect::<Vec<_>>(),
        [Some(false), Some(true)]
    );
    let later = story("2026-03-02 office register | +1 petitioner seal");
    assert!(later.matter().sealed);
}

/// An office that a petition accuses registers it and lets it go in the same breath.
///
/// Article: R22-22, R22-30, R05-23
#[test]
fn an_accused_office_registers_and_keeps_nothing() {
    for day in ["2026-03-02", "2022-03-02"] {
        let words = format!("{day} market register accusation accused=market");
        assert_eq!(story("").refused(&words), "hand-over-missing");
        let told = story(&format!("{words} hand_over=discipline"));
        let matter = told.matter();
        assert_eq!(
            (matter.holder, matter.receipt.office, told.events.len()),
            (organ("discipline"), organ("market"), 2)
        );
        assert_eq!(told.refused("+0 market note"), "not-registered");
        // Whoever serves at the accused organ is refused in the same words as if there were nothing.
        assert_eq!(told.refused("+0 market:head urge"), "not-registered");
    }
}

/// A mistake stands beside its correction, which a second person approves; a purpose brings and takes away terms.
///
/// Article: R22-21, R22-34, R05-12
#[test]
fn a_correction_needs_a_second_person_and_carries_its_terms() {
    let wrong = story("2026-03-02 bureau register proposal | +1 bureau accept");
    assert_eq!(wrong.running(), [""; 0]);
    let proposed = wrong.then("2026-03-20 bureau correct purpose=claim");
    assert_eq!(proposed.running(), [""; 0], "proposed is not corrected");
    assert_eq!(proposed.refused("+0 bureau decide_correction"), "same-person");
    assert_eq!(proposed.clone().then("+0 bureau:head decide_correction no").running(), [""; 0]);
    let corrected = proposed.then("+0 bureau:head decide_correction");
    // The term counts from the day on which the matter was taken up, not from the day of the correction.
    assert_eq!(corrected.running(), ["R22-34 handle 2026-03-03 → 2026-05-06"]);
    let back = corrected.then("+1 bureau correct purpose=proposal | +0 bureau:head decide_correction 2");
    assert_eq!(back.running(), [""; 0]);
}
