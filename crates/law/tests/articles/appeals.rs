//! Remedies against a measure: who may lodge them, to whom, within what, and with what effect.

use jiff::civil::{Date, date};
use law::{Appeal, AppealStep, AppealTo, Level, MeasureName, OrganKind, Rule, Seat, Taken, Underivable, Unit};

use crate::book::{ANHUI, BEIJING, JIANGSU, SICHUAN, book, cite, law, list};

/// A day on which all of these texts speak.
const NOW: Date = date(2025, 3, 5);

/// The remedies of a place on a day against a measure, as `CSL-95 appeal`, in the order of the texts.
fn lie(division: &str, day: Date, taken: impl Into<Taken>) -> String {
    let law = law(division, day);
    let mut found: Vec<String> = law
        .appeals(taken.into())
        .map(|answer| format!("{} {}", answer.because.cite, answer.says.appeal.says.step))
        .collect();
    found.sort_unstable();
    found.join(", ")
}

/// One remedy; `straight` tells the appeal without reconsideration from the one after it.
fn appeal(at: &str, step: AppealStep, straight: bool) -> &'static Rule<Appeal> {
    let law = law(JIANGSU, NOW);
    let mut rules = law.rules::<Appeal>().map(|answer| answer.says);
    let found =
        rules.find(|rule| rule.head.cite == cite(at) && rule.says.step == step && rule.says.straight == straight);
    found.unwrap_or_else(|| panic!("no {step} at {at}"))
}

/// Every remedy of the texts.
const REMEDIES: [(&str, AppealStep, bool); 12] = [
    ("JS-20¶1", AppealStep::Appeal, false),
    ("IP09-22", AppealStep::Appeal, false),
    ("ACC19-20", AppealStep::Appeal, false),
    ("OH21-7", AppealStep::Appeal, false),
    ("CSL-95", AppealStep::Reconsideration, false),
    ("CSL-95", AppealStep::Appeal, false),
    ("CSL-95", AppealStep::Appeal, true),
    ("CSL-95", AppealStep::FurtherAppeal, false),
    ("SUP-56", AppealStep::Review, false),
    ("SUP-56", AppealStep::SecondReview, false),
    ("ML-55¶1", AppealStep::Review, false),
    ("ML-55¶1", AppealStep::SecondReview, false),
];

/// Who, to whom, contesting what.
///
/// Article: JS-20¶1, IP09-22, ACC19-20, OH21-7, CSL-95, SUP-56, ML-55¶1
#[test]
fn who_appeals_to_whom_and_against_what() {
    use AppealStep::{Appeal, FurtherAppeal, Reconsideration, Review, SecondReview};
    use AppealTo::{DecidingOrgan, DecidingPartyOrgan, NextHigherOrgan, NextSupervisionOrgan, PublicServantAuthority};
    for (at, step, straight, by, to, after, from) in [
        ("JS-20¶1", Appeal, false, "any", DecidingOrgan, "", "decision_received"),
        ("IP09-22", Appeal, false, "", DecidingOrgan, "", "decision_received"),
        ("ACC19-20", Appeal, false, "", DecidingPartyOrgan, "", "decision_received"),
        ("OH21-7", Appeal, false, "", DecidingPartyOrgan, "", "decision_received"),
        ("CSL-95", Reconsideration, false, "civil_servant", DecidingOrgan, "", "decision_received"),
        ("CSL-95", Appeal, false, "civil_servant", PublicServantAuthority, "appeal-reconsideration", "result_received"),
        ("CSL-95", Appeal, true, "civil_servant", PublicServantAuthority, "", "decision_received"),
        (
            "CSL-95",
            FurtherAppeal,
            false,
            "civil_servant",
            NextHigherOrgan,
            "appeal-appeal|appeal-appeal-direct",
            "result_received",
        ),
        ("SUP-56", Review, false, "public_official", DecidingOrgan, "", "decision_received"),
        ("SUP-56", SecondReview, false, "public_official", NextSupervisionOrgan, "appeal-review", "result_received"),
        ("ML-55¶1", Review, false, "public_official", DecidingOrgan, "", "decision_received"),
        ("ML-55¶1", SecondReview, false, "public_official", NextSupervisionOrgan, "appeal-review", "result_received"),
    ] {
        let says = &appeal(at, step, straight).says;
        assert_eq!((list(&says.by).as_str(), says.to), (by, to), "{at} {step}");
        assert_eq!((list(&says.after).as_str(), says.from.to_string().as_str()), (after, from), "{at} {step}");
    }
}

/// None suspends the decision; the laws on servants, sanctions and supervision add that nothing heavier may come of
/// it, where the other texts say nothing. In writing: Jiangsu and the rules on organisational measures.
///
/// Article: JS-20¶2, IP09-23, ACC19-20, OH21-7, CSL-96, SUP-56, ML-56¶1, ML-56¶2
#[test]
fn no_remedy_suspends() {
    for (at, step, straight) in REMEDIES {
        let says = &appeal(at, step, straight).says;
        assert_eq!(says.suspends, Some(false), "{at} {step}");
        let law_says = ["CSL", "SUP", "ML-"].iter().any(|text| at.starts_with(text));
        assert_eq!(says.aggravates, law_says.then_some(false), "{at} {step}");
        assert!(says.written == ["JS-20¶1", "OH21-7"].contains(&at), "{at} {step}");
    }
    let all = book().packs().iter().flat_map(|pack| pack.rules.appeals.iter());
    assert!(all.clone().count() > 0 && all.clone().all(|rule| rule.says.suspends == Some(false)));
}

/// Until when it is lodged after the decision, or the earlier result, was received. A month is no thirty days, and a
/// last day of rest goes on to the next working day.
///
/// Article: IP09-22, ACC19-20, CSL-95, SUP-56
#[test]
fn windows_end_on_these_days() {
    use AppealStep::{Appeal, Reconsideration, Review, SecondReview};
    let days = [
        date(2025, 1, 31),
        date(2025, 2, 10),
        date(2025, 3, 5),
        date(2025, 5, 30),
        date(2025, 9, 3),
        date(2025, 9, 18),
    ];
    let fifteen = [
        date(2025, 2, 17),
        date(2025, 2, 25),
        date(2025, 3, 20),
        date(2025, 6, 16),
        date(2025, 9, 18),
        date(2025, 10, 9),
    ];
    let thirty = [
        date(2025, 3, 3),
        date(2025, 3, 12),
        date(2025, 4, 7),
        date(2025, 6, 30),
        date(2025, 10, 9),
        date(2025, 10, 20),
    ];
    let month = [
        date(2025, 2, 28),
        date(2025, 3, 10),
        date(2025, 4, 7),
        date(2025, 6, 30),
        date(2025, 10, 9),
        date(2025, 10, 20),
    ];
    let law = law(SICHUAN, NOW);
    for (at, step, straight, expected) in [
        ("IP09-22", Appeal, false, fifteen),
        ("ACC19-20", Appeal, false, month),
        ("CSL-95", Reconsideration, false, thirty),
        ("CSL-95", Appeal, false, fifteen),
        ("CSL-95", Appeal, true, thirty),
        ("SUP-56", Review, false, month),
        ("SUP-56", SecondReview, false, month),
    ] {
        let says = &appeal(at, step, straight).says;
        for (received, expected) in days.into_iter().zip(expected) {
            let lodging = says.lodge_by(received, law.calendar()).map(|derived| derived.due_on);
            assert_eq!(lodging, Ok(expected), "{at} {step} received {received}");
        }
    }
}

/// How long the organ has from the day of lodging; only the appeal of civil servants can take thirty days more.
///
/// Article: IP09-22, ACC19-20, OH21-7, CSL-96, SUP-56
#[test]
fn decisions_are_due_on_these_days() {
    use AppealStep::{Appeal, Reconsideration, Review, SecondReview};
    let law = law(SICHUAN, NOW);
    let lodged = date(2025, 3, 18);
    for (at, step, straight, due, extended) in [
        ("IP09-22", Appeal, false, date(2025, 4, 17), date(2025, 4, 17)),
        ("ACC19-20", Appeal, false, date(2025, 4, 18), date(2025, 4, 18)),
        ("OH21-7", Appeal, false, date(2025, 4, 18), date(2025, 4, 18)),
        ("CSL-95", Reconsideration, false, date(2025, 4, 17), date(2025, 4, 17)),
        ("CSL-95", Appeal, false, date(2025, 5, 19), date(2025, 6, 16)),
        ("CSL-95", Appeal, true, date(2025, 5, 19), date(2025, 6, 16)),
        ("SUP-56", Review, false, date(2025, 4, 18), date(2025, 4, 18)),
        ("SUP-56", SecondReview, false, date(2025, 5, 19), date(2025, 5, 19)),
    ] {
        let says = &appeal(at, step, straight).says;
        for (longer, expected) in [(false, due), (true, extended)] {
            let derived = says.decide_by(lodged, longer, law.calendar()).map(|derived| derived.due_on);
            assert_eq!(derived, Ok(expected), "{at} {step} extended {longer}");
        }
    }
}

/// Where the text states no window there is no last day, rather than one made up. Jiangsu refers to other rules, the
/// law on sanctions leaves the months to the law on supervision.
///
/// Article: JS-20¶1, ML-55¶1, OH21-7, CSL-95
#[test]
fn an_unstated_window_has_no_last_day() {
    use AppealStep::{Appeal, FurtherAppeal, Review, SecondReview};
    let law = law(JIANGSU, NOW);
    for (at, step, decides) in [
        ("JS-20¶1", Appeal, false),
        ("ML-55¶1", Review, false),
        ("ML-55¶1", SecondReview, false),
        ("CSL-95", FurtherAppeal, false),
        ("OH21-7", Appeal, true),
    ] {
        let says = &appeal(at, step, false).says;
        assert_eq!(says.window.unit, Unit::Unstated, "{at} {step}");
        assert_eq!(says.lodge_by(NOW, law.calendar()).err(), Some(Underivable::Unstated), "{at} {step}");
        assert_eq!(says.decide_by(NOW, false, law.calendar()).is_ok(), decides, "{at} {step}");
    }
    let mut answers = law.appeals(MeasureName::Admonition.into());
    let answer = answers.find(|answer| answer.because.cite == cite("JS-20¶1")).expect("an appeal in Jiangsu");
    let lodging = answer.says.lodging(NOW, law.calendar()).expect("no window is no error");
    assert_eq!((lodging.lodge_by, lodging.provisional), (None, false));
}

/// What lies against the measures of responsibility. The national measures, Beijing, Anhui and the regulation of 2022
/// name no remedy of their own; Jiangsu has one against what it orders, but not against handing over to the judiciary,
/// nor for a unit under key management.
///
/// Article: JS-20¶1, ACC19-20, IP09-22, OH21-7
#[test]
fn remedies_against_the_ladder() {
    use MeasureName::{
        Admonition, Circular, Explain, Judicial, KeyManagement, ListedSupervision, Organisational, Removal,
        SelfCriticism, Suspension,
    };
    let common = "ACC19-20 appeal, IP09-22 appeal";
    let posts = "ACC19-20 appeal, IP09-22 appeal, OH21-7 appeal";
    for (measure, nation, jiangsu) in [
        (Explain, "", "JS-20¶1 appeal"),
        (SelfCriticism, "", "JS-20¶1 appeal"),
        (Circular, common, "JS-20¶1 appeal"),
        (Admonition, common, "JS-20¶1 appeal"),
        (Organisational, common, "JS-20¶1 appeal"),
        (Suspension, posts, "JS-20¶1 appeal"),
        (Removal, posts, "JS-20¶1 appeal"),
        (Judicial, "", ""),
        (KeyManagement, "", ""),
        (ListedSupervision, "", ""),
    ] {
        for division in [SICHUAN, BEIJING, ANHUI] {
            assert_eq!(lie(division, NOW, measure), nation, "{measure} in {division}");
        }
        let mut all: Vec<&str> = nation.split(", ").chain([jiangsu]).filter(|words| !words.is_empty()).collect();
        all.sort_unstable();
        assert_eq!(lie(JIANGSU, NOW, measure), all.join(", "), "{measure} in Jiangsu");
    }
}

/// Jiangsu's remedy is for what Jiangsu's rules ordered: a circular of the joint conference is not.
///
/// Article: JS-20¶1, JS-15, R22-39¶3
#[test]
fn the_remedy_of_jiangsu_is_for_its_own_measures() {
    let circular = |under: &str| Taken { measure: MeasureName::Circular, under: Some(cite(under)) };
    let common = "ACC19-20 appeal, IP09-22 appeal";
    assert_eq!(lie(JIANGSU, NOW, circular("JS-15")), format!("{common}, JS-20¶1 appeal"));
    assert_eq!(lie(JIANGSU, NOW, circular("R22-39¶3")), common);
}

/// Against a sanction of an official: reconsideration and appeal by the law on servants, review and second review by
/// those on supervision and sanctions; each text from the day on which it speaks.
///
/// Article: CSL-95, SUP-56, ML-55¶1, ACC19-20, IP09-22
#[test]
fn remedies_against_sanctions_by_day() {
    let party = "ACC19-20 appeal";
    let servants = "CSL-95 appeal, CSL-95 appeal, CSL-95 further_appeal, CSL-95 reconsideration";
    let sanctions = "ML-55¶1 review, ML-55¶1 second_review";
    let supervision = "SUP-56 review, SUP-56 second_review";
    let early = "IP09-22 appeal";
    for (day, expected) in [
        (date(2016, 10, 8), vec![early]),
        (date(2018, 6, 1), vec![servants, early]),
        (date(2019, 6, 3), vec![party, servants, early]),
        (date(2020, 7, 1), vec![party, servants, early, sanctions]),
        (NOW, vec![party, servants, early, sanctions, supervision]),
    ] {
        for measure in [MeasureName::Warning, MeasureName::MajorDemerit, MeasureName::Dismissal] {
            assert_eq!(lie(SICHUAN, day, measure), expected.join(", "), "{measure} on {day}");
        }
    }
    // A sanction of the Party is no matter of those laws.
    assert_eq!(lie(SICHUAN, NOW, MeasureName::PartyWarning), format!("{party}, {early}"));
}

/// The law on servants is for servants, those on sanctions and supervision for all public officials.
///
/// Article: CSL-95, ML-55¶1
#[test]
fn each_remedy_names_who_may_lodge_it() {
    let seat = Seat::organ(OrganKind::Department, Level::County);
    let law = law(SICHUAN, NOW).asked_by(seat);
    for answer in law.appeals(MeasureName::Demerit.into()) {
        let by = list(&answer.says.appeal.says.by);
        let expected = match answer.because.cite.pack.as_str() {
            "CSL" => "civil_servant",
            "ML" | "SUP" => "public_official",
            _ => "",
        };
        assert_eq!(by, expected, "{}", answer.because.cite);
    }
}
