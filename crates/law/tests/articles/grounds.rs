//! The six grounds of the rules of responsibility: what must be found first, the conduct, and its result.

use jiff::civil::{Date, date};
use law::{Conduct, Findings, Ground, Law, Level, OrganKind, PackRole, ResultElement, Rule, Seat, Unshown};

use crate::book::{ANHUI, BEIJING, JIANGSU, SICHUAN, law, list};

/// Where the six items of each text stand, and where they hold. Anhui's news gives none of its own.
const TEXTS: [(&str, &str); 4] =
    [(SICHUAN, "NAT-11¶1"), (BEIJING, "BJ-19¶1"), (ANHUI, "NAT-11¶1"), (JIANGSU, "JS-12¶1")];

/// Each item: conduct, of which one is enough; results, of which every list must be met by one.
const ITEMS: [(&str, &str); 6] = [
    ("decision_error|dereliction", "harm_to_interests & petition_problem_caused & serious_consequence"),
    ("handling_procedure_broken|opinion_not_carried_out", "grave_harm_to_petitioner"),
    ("passive_or_buck_passing|rude_attitude", "relations_harmed & serious_consequence"),
    ("collective_visit_mishandled|public_opinion_mishandled", "escalation & bad_effect"),
    ("suggestions_ignored", "problem_long_unsolved"),
    ("other_dereliction", ""),
];

const DAYS: [Date; 2] = [date(2019, 5, 6), date(2024, 5, 6)];

/// `a|b & c` of lists of results.
pub fn results(lists: &[Vec<ResultElement>]) -> String {
    lists.iter().map(|any| list(any)).collect::<Vec<_>>().join(" & ")
}

/// The grounds that texts of one role know for whoever asks.
pub fn grounds(law: Law<'static>, role: PackRole) -> impl Iterator<Item = &'static Rule<Ground>> {
    let of = move |code| law.packs().iter().any(|pack| pack.code == code && pack.role == role);
    law.rules::<Ground>().map(|answer| answer.says).filter(move |rule| of(rule.head.cite.pack))
}

/// What is still to be shown, as `duty_not_performed; a|b; c & d`, or `met`.
pub fn unshown(open: &Unshown) -> String {
    let parts = [list(open.precondition.as_slice()), list(&open.conduct), results(&open.results)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    assert_eq!(open.is_nothing(), parts.is_empty());
    if parts.is_empty() { "met".to_owned() } else { parts.join("; ") }
}

/// What the item of this number must still show beside the findings.
fn open(division: &str, text: &str, item: usize, found: &Findings) -> String {
    let cite = format!("{text}({item})");
    let law = law(division, DAYS[1]);
    let mut answers = law.grounds(found).filter(|answer| answer.because.cite.to_string() == cite);
    let answer = answers.next().unwrap_or_else(|| panic!("no ground {cite}"));
    assert!(answers.next().is_none(), "{cite}");
    unshown(&answer.says.unshown)
}

fn found(duty_not_performed: bool, conduct: &[Conduct], results: &[ResultElement]) -> Findings {
    Findings { duty_not_performed, conduct: conduct.to_vec(), results: results.to_vec() }
}

/// What meets each item in full, with the first kind of conduct that it names.
fn in_full(item: usize) -> Findings {
    use ResultElement as R;
    let (conduct, results): (_, &[R]) = match item {
        1 => (Conduct::DecisionError, &[R::HarmToInterests, R::PetitionProblemCaused, R::SeriousConsequence]),
        2 => (Conduct::HandlingProcedureBroken, &[R::GraveHarmToPetitioner]),
        3 => (Conduct::PassiveOrBuckPassing, &[R::RelationsHarmed, R::SeriousConsequence]),
        4 => (Conduct::CollectiveVisitMishandled, &[R::Escalation, R::BadEffect]),
        5 => (Conduct::SuggestionsIgnored, &[R::ProblemLongUnsolved]),
        _ => (Conduct::OtherDereliction, &[]),
    };
    found(true, &[conduct], results)
}

/// Six items, the same in the nation, in Beijing and in Jiangsu; all rest on a duty that was not performed, and none
/// names by itself who answers or that correction comes first.
///
/// Article: NAT-11¶1(1), NAT-11¶1(2), NAT-11¶1(3), NAT-11¶1(4), NAT-11¶1(5), NAT-11¶1(6)
/// Article: BJ-19¶1(1), BJ-19¶1(2), BJ-19¶1(3), BJ-19¶1(4), BJ-19¶1(5), BJ-19¶1(6)
/// Article: JS-12¶1(1), JS-12¶1(2), JS-12¶1(3), JS-12¶1(4), JS-12¶1(5), JS-12¶1(6)
#[test]
fn six_grounds_each_with_its_conduct_and_its_result() {
    for ((division, text), day) in TEXTS.into_iter().flat_map(|text| DAYS.map(|day| (text, day))) {
        let law = law(division, day).asked_by(Seat::organ(OrganKind::Department, Level::County));
        let mut here: Vec<_> = grounds(law, PackRole::Responsibility).collect();
        here.sort_by_key(|rule| rule.head.cite);
        assert_eq!(here.len(), ITEMS.len(), "{division} on {day}");
        for (number, (rule, (conduct, result))) in (1..).zip(here.into_iter().zip(ITEMS)) {
            let cite = format!("{text}({number})");
            assert_eq!(rule.head.cite.to_string(), cite, "{division}");
            assert_eq!(list(rule.says.precondition.as_slice()), "duty_not_performed", "{cite}");
            assert_eq!(list(&rule.says.conduct), conduct, "{cite}");
            assert_eq!(results(&rule.says.results), result, "{cite}");
            assert!(rule.says.upon.is_empty() && !rule.says.order_correction, "{cite}");
        }
    }
}

/// Conduct alone is not enough, nor a result without the conduct; one kind of conduct is enough.
///
/// Article: NAT-11¶1(1), NAT-11¶1(2), NAT-11¶1(3), NAT-11¶1(4), NAT-11¶1(5), NAT-11¶1(6)
/// Article: BJ-19¶1(1), BJ-19¶1(2), BJ-19¶1(3), BJ-19¶1(4), BJ-19¶1(5), BJ-19¶1(6)
/// Article: JS-12¶1(1), JS-12¶1(2), JS-12¶1(3), JS-12¶1(4), JS-12¶1(5), JS-12¶1(6)
#[test]
fn each_element_is_wanted() {
    use {Conduct as C, ResultElement as R};
    let harm = [R::HarmToInterests, R::PetitionProblemCaused];
    let grave = [R::HarmToInterests, R::PetitionProblemCaused, R::SeriousConsequence];
    let cases: [(usize, Findings, &str); 21] = [
        (1, found(true, &[C::DecisionError], &grave), "met"),
        (1, found(true, &[C::Dereliction], &grave), "met"),
        (1, found(true, &[C::Dereliction], &harm), "serious_consequence"),
        (1, found(true, &[C::Dereliction], &[R::SeriousConsequence]), "harm_to_interests & petition_problem_caused"),
        (1, found(true, &[], &grave), "decision_error|dereliction"),
        (1, found(false, &[C::DecisionError], &grave), "duty_not_performed"),
        (2, found(true, &[C::HandlingProcedureBroken], &[R::GraveHarmToPetitioner]), "met"),
        (2, found(true, &[C::OpinionNotCarriedOut], &[R::GraveHarmToPetitioner]), "met"),
        (2, found(true, &[C::OpinionNotCarriedOut], &[R::SeriousConsequence]), "grave_harm_to_petitioner"),
        (3, found(true, &[C::RudeAttitude], &[]), "relations_harmed & serious_consequence"),
        (3, found(true, &[C::RudeAttitude], &[R::RelationsHarmed]), "serious_consequence"),
        (3, found(true, &[C::PassiveOrBuckPassing], &[R::SeriousConsequence]), "relations_harmed"),
        (3, found(true, &[C::RudeAttitude], &[R::RelationsHarmed, R::SeriousConsequence]), "met"),
        (4, found(true, &[C::CollectiveVisitMishandled], &[R::Escalation]), "bad_effect"),
        (4, found(true, &[C::PublicOpinionMishandled], &[R::BadEffect]), "escalation"),
        (4, found(true, &[C::PublicOpinionMishandled], &[R::Escalation, R::BadEffect]), "met"),
        (5, found(true, &[C::SuggestionsIgnored], &[]), "problem_long_unsolved"),
        (5, found(false, &[], &[R::ProblemLongUnsolved]), "duty_not_performed; suggestions_ignored"),
        (5, found(true, &[C::SuggestionsIgnored], &[R::ProblemLongUnsolved]), "met"),
        (6, found(true, &[C::OtherDereliction], &[]), "met"),
        (6, found(false, &[C::OtherDereliction], &[]), "duty_not_performed"),
    ];
    for (item, findings, expected) in &cases {
        for (division, text) in TEXTS {
            assert_eq!(open(division, text, *item, findings), *expected, "{text}({item}) {findings:?}");
        }
    }
}

/// What meets one item meets no other.
///
/// Article: NAT-11¶1, BJ-19¶1, JS-12¶1
#[test]
fn what_meets_one_ground_meets_no_other() {
    for (division, text) in TEXTS {
        for (shown, tested) in (1..=6).flat_map(|shown| (1..=6).map(move |tested| (shown, tested))) {
            let met = open(division, text, tested, &in_full(shown)) == "met";
            assert_eq!(met, shown == tested, "{shown} against {text}({tested})");
        }
    }
}

/// Without a duty that was not performed nothing counts, whatever else was found.
///
/// Article: NAT-11¶1, BJ-19¶1, JS-12¶1
#[test]
fn without_a_failed_duty_there_is_no_ground() {
    for (division, text) in TEXTS {
        for item in 1..=6 {
            let innocent = Findings { duty_not_performed: false, ..in_full(item) };
            assert_eq!(open(division, text, item, &innocent), "duty_not_performed", "{text}({item})");
        }
    }
}

/// That many people come, again or to a higher place, shows no conduct and meets no ground.
///
/// Article: NAT-11¶1, BJ-19¶1, JS-12¶1
#[test]
fn numbers_of_visitors_are_no_ground() {
    use ResultElement::{ConflictsMany, ConflictsStayHigh, LargeCollectiveVisits, RepeatedLevelSkipping};
    let crowd = found(true, &[], &[ConflictsMany, ConflictsStayHigh, LargeCollectiveVisits, RepeatedLevelSkipping]);
    for (division, text) in TEXTS {
        for (number, (conduct, results)) in (1..).zip(ITEMS) {
            let wanted = if results.is_empty() { conduct.to_owned() } else { format!("{conduct}; {results}") };
            assert_eq!(open(division, text, number, &crowd), wanted, "{text}({number})");
        }
    }
}

/// Whom a text covers answers on its grounds: other institutions than the directly affiliated ones only in Jiangsu.
///
/// Article: NAT-11¶1, NAT-2¶2, BJ-19¶1, BJ-2¶2, JS-12¶1, JS-2¶2
#[test]
fn whom_a_text_covers_answers_on_its_grounds() {
    use OrganKind::{AffiliatedInstitution, Department, Enterprise, Institution, MassOrganisation, ResidentsCommittee};
    for (organ, nation, beijing, jiangsu) in [
        (Department, 6, 6, 6),
        (MassOrganisation, 6, 6, 6),
        (AffiliatedInstitution, 6, 6, 6),
        (Enterprise, 6, 6, 6),
        (Institution, 0, 0, 6),
        (ResidentsCommittee, 0, 0, 0),
    ] {
        for (division, text, expected) in [(SICHUAN, "NAT", nation), (BEIJING, "BJ", beijing), (JIANGSU, "JS", jiangsu)]
        {
            let law = law(division, DAYS[1]).asked_by(Seat::organ(organ, Level::County));
            let here = grounds(law, PackRole::Responsibility);
            let count = here.filter(|rule| rule.head.cite.pack.as_str() == text).count();
            assert_eq!(count, expected, "{organ} in {division}");
        }
    }
}
