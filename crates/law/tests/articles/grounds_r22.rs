//! The grounds of the regulations of 2005 and of 2022: conduct, result, who answers, and what comes first.

use jiff::civil::{Date, date};
use law::{
    CaseRecord, Conduct, Findings, Gravity, Ground, JudgedGround, Measure, PackRole, ResultElement, Rule, Situation,
};

use crate::book::{BEIJING, SHANDONG, SICHUAN, ZHEJIANG, cite, law, list};
use crate::grounds::{grounds, results, unshown};

const BEFORE: Date = date(2019, 5, 6);
const AFTER: Date = date(2024, 5, 6);

/// The managers directly in charge and the others directly responsible.
const THEM: &str = "directly_responsible_manager|directly_responsible_person";

/// A ground of a text: place, conduct, results.
type Row = (&'static str, &'static str, &'static str);

/// What caused the matter: no order to correct comes first.
const CAUSES: [Row; 4] = [
    ("(1)", "power_exceeded|power_abused", "rights_infringed & petition_problem_caused & serious_consequence"),
    ("(2)", "duty_omitted", "rights_infringed & petition_problem_caused & serious_consequence"),
    ("(3)", "law_misapplied|procedure_broken", "rights_infringed & petition_problem_caused & serious_consequence"),
    ("(4)", "supporting_opinion_refused", "petition_problem_caused & serious_consequence"),
];

/// What was wrong in handling, in the numbers of 2022: correction is ordered first.
const HANDLING: [Row; 15] = [
    ("43", "not_registered|not_forwarded|not_urged", "serious_consequence"),
    ("44(1)", "not_registered", "serious_consequence"),
    ("44(2)", "not_accepted", "serious_consequence"),
    ("44(3)", "not_notified_in_time", "serious_consequence"),
    ("45(1)", "passive_or_buck_passing|delayed|overdue", "serious_consequence"),
    ("45(2)", "founded_claim_refused", "serious_consequence"),
    ("45(3)", "suggestions_ignored", "problem_long_unsolved & serious_consequence"),
    ("45(4)", "other_dereliction", "serious_consequence"),
    ("46(1)", "rude_attitude", "relations_harmed & serious_consequence"),
    ("46(2)", "advantage_taken", "serious_consequence"),
    ("46(3)", "collective_visit_mishandled|public_opinion_mishandled", "escalation & serious_consequence"),
    ("46(4)", "urgent_report_failed|urgent_measures_omitted", "serious_consequence"),
    ("46(5)", "leaked", "serious_consequence"),
    ("46(6)", "retaliated", "serious_consequence"),
    ("46(7)", "other_violation", "serious_consequence"),
];

/// The same in 2005, which knows fewer.
const HANDLING_2005: [Row; 6] = [
    ("41", "not_registered|not_forwarded|not_urged", "serious_consequence"),
    ("42(1)", "not_registered", "serious_consequence"),
    ("42(2)", "not_accepted", "serious_consequence"),
    ("42(3)", "not_notified_in_time", "serious_consequence"),
    ("43(1)", "passive_or_buck_passing|delayed|overdue", "serious_consequence"),
    ("43(2)", "founded_claim_refused", "serious_consequence"),
];

fn row(rule: &Rule<Ground>) -> String {
    let says = &rule.says;
    assert!(says.precondition.is_none(), "{} has no precondition of its own", rule.head.cite);
    let first = if says.order_correction { "correct first" } else { "at once" };
    format!(
        "{} {} -> {} upon {}, {first}",
        rule.head.cite,
        list(&says.conduct),
        results(&says.results),
        list(&says.upon)
    )
}

/// The grounds of the regulation in force, in the order of its text.
fn regulation(day: Date) -> Vec<String> {
    let mut rules: Vec<_> = grounds(law(SICHUAN, day), PackRole::Procedure).collect();
    rules.sort_by_key(|rule| rule.head.cite);
    rules.into_iter().map(row).collect()
}

fn causes(article: &'static str) -> impl Iterator<Item = String> {
    CAUSES
        .iter()
        .map(move |(item, conduct, result)| format!("{article}{item} {conduct} -> {result} upon {THEM}, at once"))
}

/// Article: R22-42(1), R22-42(2), R22-42(3), R22-42(4), R22-43, R22-44(1), R22-44(2), R22-44(3)
/// Article: R22-45(1), R22-45(2), R22-45(3), R22-45(4)
/// Article: R22-46(1), R22-46(2), R22-46(3), R22-46(4), R22-46(5), R22-46(6), R22-46(7)
#[test]
fn the_regulation_of_2022_names_nineteen_grounds() {
    let handling = HANDLING.iter();
    let handling =
        handling.map(|(at, conduct, result)| format!("R22-{at} {conduct} -> {result} upon {THEM}, correct first"));
    let expected: Vec<String> = causes("R22-42").chain(handling).collect();
    assert_eq!(regulation(AFTER), expected);
    assert_eq!(regulation(date(2022, 5, 1)), expected);
}

/// In 2005 leaking and retaliation counted whatever came of it, and no correction was ordered for how one behaves.
///
/// Article: R05-40(1), R05-40(2), R05-40(3), R05-40(4), R05-41, R05-42(1), R05-42(2), R05-42(3)
/// Article: R05-43(1), R05-43(2), R05-44¶1, R05-44¶2, R05-45, R05-46
#[test]
fn the_regulation_of_2005_names_fourteen() {
    let handling = HANDLING_2005.iter();
    let handling =
        handling.map(|(at, conduct, result)| format!("R05-{at} {conduct} -> {result} upon {THEM}, correct first"));
    let behaviour = [
        "R05-44¶1 leaked ->  upon official, at once".to_owned(),
        "R05-44¶2 rude_attitude -> conflicts_sharpened & serious_consequence upon official, at once".to_owned(),
        format!("R05-45 urgent_report_failed -> serious_consequence upon {THEM}, at once"),
        "R05-46 retaliated ->  upon official, at once".to_owned(),
    ];
    let expected: Vec<String> = causes("R05-40").chain(handling).chain(behaviour).collect();
    assert_eq!(regulation(BEFORE), expected);
    assert_eq!(regulation(date(2022, 4, 30)), expected);
}

/// Article: R22-42(1), R22-42(4), R22-43, R22-44(3), R22-45(3), R22-46(1), R22-46(3), R22-46(5), R22-46(6)
/// Article: R05-40(1), R05-40(4), R05-41, R05-44¶1, R05-44¶2, R05-45
#[test]
fn a_finding_meets_a_ground_only_with_every_result() {
    use {Conduct as C, ResultElement as R};
    let caused = [R::PetitionProblemCaused, R::SeriousConsequence];
    let infringed = [R::RightsInfringed, R::PetitionProblemCaused, R::SeriousConsequence];
    let serious = [R::SeriousConsequence];
    let cases: [(&str, Date, C, &[R], &str); 20] = [
        ("R22-42(1)", AFTER, C::PowerAbused, &infringed, "met"),
        ("R22-42(1)", AFTER, C::PowerAbused, &caused, "rights_infringed"),
        ("R22-42(1)", AFTER, C::PowerExceeded, &[R::RightsInfringed, R::SeriousConsequence], "petition_problem_caused"),
        ("R22-42(4)", AFTER, C::SupportingOpinionRefused, &caused, "met"),
        ("R22-42(4)", AFTER, C::SupportingOpinionRefused, &[R::PetitionProblemCaused], "serious_consequence"),
        ("R22-43", AFTER, C::NotUrged, &serious, "met"),
        ("R22-43", AFTER, C::NotUrged, &[], "serious_consequence"),
        ("R22-44(3)", AFTER, C::NotAccepted, &serious, "not_notified_in_time"),
        ("R22-45(3)", AFTER, C::SuggestionsIgnored, &serious, "problem_long_unsolved"),
        ("R22-46(1)", AFTER, C::RudeAttitude, &serious, "relations_harmed"),
        ("R22-46(3)", AFTER, C::CollectiveVisitMishandled, &[R::Escalation], "serious_consequence"),
        ("R22-46(5)", AFTER, C::Leaked, &[], "serious_consequence"),
        ("R22-46(6)", AFTER, C::Retaliated, &[], "serious_consequence"),
        ("R05-40(1)", BEFORE, C::PowerExceeded, &infringed, "met"),
        ("R05-40(4)", BEFORE, C::SupportingOpinionRefused, &caused, "met"),
        ("R05-41", BEFORE, C::NotForwarded, &[], "serious_consequence"),
        ("R05-44¶1", BEFORE, C::Leaked, &[], "met"),
        ("R05-44¶2", BEFORE, C::RudeAttitude, &serious, "conflicts_sharpened"),
        ("R05-44¶2", BEFORE, C::RudeAttitude, &[R::ConflictsSharpened, R::SeriousConsequence], "met"),
        ("R05-45", BEFORE, C::UrgentReportFailed, &[], "serious_consequence"),
    ];
    for (at, day, conduct, results, expected) in cases {
        let found = Findings { duty_not_performed: false, conduct: vec![conduct], results: results.to_vec() };
        let law = law(SICHUAN, day);
        let answer = law.grounds(&found).find(|answer| answer.because.cite == cite(at)).expect(at);
        assert_eq!(unshown(&answer.says.unshown), expected, "{at} {conduct} {results:?}");
    }
}

/// The measures of the regulation that a record opens, as `R22-43 order_correction`.
fn opened(day: Date, case: &CaseRecord) -> String {
    let law = law(SICHUAN, day);
    let of = |code| law.packs().iter().any(|pack| pack.code == code && pack.role == PackRole::Procedure);
    let open = law.measures(case).filter(|answer| of(answer.because.cite.pack));
    let mut open: Vec<_> = open.map(|answer| (answer.because.cite, answer.says.measure.says.measure)).collect();
    open.sort_unstable();
    open.iter().map(|(cite, measure)| format!("{cite} {measure}")).collect::<Vec<_>>().join(", ")
}

/// The superior organ orders correction as soon as the failure is on record; people answer only where the
/// consequence is serious. A crime goes to the judiciary besides.
///
/// Article: R22-42, R22-43, R05-40, R05-41, R05-7¶1
#[test]
fn correction_comes_before_sanction() {
    let failure =
        CaseRecord { situations: vec![Situation::SupervisionTrigger], failure: true, ..CaseRecord::default() };
    let unproved = CaseRecord { failure: false, ..failure.clone() };
    let ground = |at: &str| Some(JudgedGround { gravity: Gravity::Serious, under: cite(at) });
    let found = |at: &str, results: &[ResultElement]| CaseRecord {
        ground: ground(at),
        results: results.to_vec(),
        ..CaseRecord::default()
    };
    let crime = CaseRecord { crime: true, ..CaseRecord::default() };
    let serious = [ResultElement::SeriousConsequence];
    for (day, case, expected) in [
        (AFTER, unproved.clone(), ""),
        (AFTER, failure.clone(), "R22-43 order_correction"),
        (AFTER, found("R22-43", &[]), ""),
        (AFTER, found("R22-43", &serious), "R22-42 discipline"),
        (AFTER, found("R22-42(1)", &serious), "R22-42 discipline"),
        (AFTER, crime.clone(), "R22-42 judicial"),
        (BEFORE, unproved, ""),
        (BEFORE, failure, "R05-41 order_correction"),
        (BEFORE, found("R05-41", &[]), ""),
        (BEFORE, found("R05-41", &serious), "R05-7¶1 circular, R05-40 administrative_discipline"),
        (BEFORE, crime, "R05-40 judicial"),
    ] {
        assert_eq!(opened(day, &case), expected, "{day} {case:?}");
    }
}

/// Upon whom and by whom.
///
/// Article: R22-42, R22-43, R05-40, R05-41
#[test]
fn a_superior_orders_the_unit_and_sanctions_fall_upon_people() {
    for (day, at, measure, upon, by) in [
        (AFTER, "R22-43", "order_correction", "unit", "superior_organ"),
        (AFTER, "R22-42", "discipline", THEM, "managing_organ|discipline_organ|supervision_organ"),
        (AFTER, "R22-42", "judicial", THEM, "judiciary"),
        (BEFORE, "R05-41", "order_correction", "unit", "superior_organ"),
        (
            BEFORE,
            "R05-40",
            "administrative_discipline",
            &format!("{THEM}|official"),
            "appointing_organ|supervision_organ",
        ),
        (BEFORE, "R05-40", "judicial", &format!("{THEM}|official"), "judiciary"),
    ] {
        let law = law(SICHUAN, day);
        let mut rules = law.rules::<Measure>().map(|answer| &answer.says.says);
        let named = |says: &&Measure| says.measure.to_string() == measure;
        let at_cite =
            law.rules::<Measure>().filter(|answer| answer.because.cite == cite(at)).map(|answer| &answer.says.says);
        let rule = at_cite.into_iter().find(named).unwrap_or_else(|| panic!("{at} {measure}"));
        assert_eq!((list(&rule.upon).as_str(), list(&rule.by).as_str()), (upon, by), "{at} {measure}");
        assert!(rules.all(|says| says.measure.to_string() != "order_correction" || list(&says.by) == "superior_organ"));
    }
}

/// The grounds of a local regulation with the results that it wants, as `63(1) decision_error -> ..`.
fn local(division: &str, code: &str) -> Vec<String> {
    let mut rules: Vec<_> = grounds(law(division, BEFORE), PackRole::Procedure).collect();
    rules.retain(|rule| rule.head.cite.pack.as_str() == code);
    rules.sort_by_key(|rule| rule.head.cite);
    rules.into_iter().map(row).collect()
}

/// Shandong: what caused the matter, what was wrong in handling, and how somebody behaved, of which only the second is
/// corrected first and the third wants no result.
///
/// Article: SD15-63(1), SD15-63(2), SD15-63(3), SD15-63(4), SD15-63(5), SD15-63(6), SD15-63(7)
/// Article: SD15-64(1), SD15-64(2), SD15-64(3), SD15-64(4), SD15-64(5), SD15-64(6), SD15-64(7), SD15-64(8), SD15-64(9)
/// Article: SD15-65(1), SD15-65(2), SD15-65(3), SD15-65(4), SD15-65(5), SD15-65(6)
#[test]
fn shandong_names_three_lists() {
    let infringed = "petition_problem_caused & serious_consequence & rights_infringed";
    let caused = "petition_problem_caused & serious_consequence";
    let serious = "serious_consequence";
    let causes = [
        ("63(1)", "decision_error", infringed),
        ("63(2)", "power_exceeded|power_abused", infringed),
        ("63(3)", "duty_omitted", infringed),
        ("63(4)", "facts_misfound|law_misapplied|procedure_broken", infringed),
        ("63(5)", "opinion_not_carried_out|supporting_opinion_refused", caused),
        ("63(6)", "suggestions_ignored", caused),
        ("63(7)", "other_dereliction", infringed),
    ];
    // Item 3 names two failures: not to accept, and not to tell in time.
    let handling = [
        ("64(1)", "not_registered|not_forwarded"),
        ("64(2)", "not_accepted"),
        ("64(3)", "not_notified_in_time"),
        ("64(3)", "not_accepted"),
        ("64(4)", "passive_or_buck_passing|delayed|overdue"),
        ("64(5)", "handling_procedure_broken|procedure_broken|falsified"),
        ("64(6)", "founded_claim_refused"),
        ("64(7)", "not_urged"),
        ("64(8)", "duty_omitted"),
        ("64(9)", "other_dereliction"),
    ];
    let behaviour = [
        ("65(1)", "urgent_report_failed"),
        ("65(2)", "file_lost|falsified"),
        ("65(3)", "leaked"),
        ("65(4)", "made_difficulties|complaint_suppressed|retaliated"),
        ("65(5)", "advantage_taken"),
        ("65(6)", "other_dereliction"),
    ];
    let causes = causes.map(|(at, conduct, result)| format!("SD15-{at} {conduct} -> {result} upon {THEM}, at once"));
    let handling = handling.map(|(at, conduct)| format!("SD15-{at} {conduct} -> {serious} upon {THEM}, correct first"));
    let behaviour = behaviour.map(|(at, conduct)| format!("SD15-{at} {conduct} ->  upon official, at once"));
    let mut expected: Vec<String> = causes.into_iter().chain(handling).chain(behaviour).collect();
    let mut found = local(SHANDONG, "SD15");
    // Two grounds stand at one item, in no order of their own.
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

/// Zhejiang: the organ is criticised for any failed duty, its people answer by the gravity of six kinds of conduct,
/// whatever came of it.
///
/// Article: ZJ16-32, ZJ16-33(1), ZJ16-33(2), ZJ16-33(3), ZJ16-33(4), ZJ16-33(5), ZJ16-33(6)
#[test]
fn zhejiang_wants_no_result() {
    let found = local(ZHEJIANG, "ZJ16");
    let people = [
        ("1", "not_accepted|passive_or_buck_passing|delayed"),
        ("2", "not_notified_in_time"),
        ("3", "leaked"),
        ("4", "file_lost"),
        ("5", "made_difficulties|complaint_suppressed|retaliated"),
        ("6", "dereliction|advantage_taken|other_dereliction"),
    ];
    let people =
        people.map(|(item, conduct)| format!("ZJ16-33({item}) {conduct} ->  upon responsible_person, at once"));
    let organ = "ZJ16-32 duty_omitted ->  upon unit, at once".to_owned();
    let expected: Vec<String> = [organ].into_iter().chain(people).collect();
    assert_eq!(found, expected);
}

/// Beijing: correction is ordered first for whatever breaks its regulation; staff answer for their conduct, an organ
/// for refusing after supervision.
///
/// Article: BJ06-61, BJ06-62, BJ06-63, BJ06-64, BJ06-65, BJ06-66, BJ06-22(1)
#[test]
fn beijing_names_six() {
    let found = local(BEIJING, "BJ06");
    let brief: Vec<(&str, &str)> =
        found.iter().filter_map(|words| Some((words.split(' ').next()?, words.split(" -> ").nth(1)?))).collect();
    let infringed = format!("rights_infringed & petition_problem_caused & serious_consequence upon {THEM}, at once");
    let expected = [
        ("BJ06-61", infringed.as_str()),
        ("BJ06-62", &format!("serious_consequence upon {THEM}, correct first")),
        ("BJ06-63", " upon responsible_person, at once"),
        ("BJ06-64", " upon unit, at once"),
        ("BJ06-65", &format!("serious_consequence upon {THEM}, at once")),
        ("BJ06-66", " upon responsible_person, at once"),
    ];
    assert_eq!(brief, expected);
    for (at, conduct) in [
        ("BJ06-63", "made_difficulties"),
        ("BJ06-63", "delayed"),
        ("BJ06-63", "advantage_taken"),
        ("BJ06-63", "leaked"),
        ("BJ06-64", "rectification_refused"),
        ("BJ06-65", "urgent_report_failed"),
        ("BJ06-66", "complaint_suppressed"),
        ("BJ06-66", "retaliated"),
    ] {
        let words = found.iter().find(|words| words.starts_with(at)).expect(at);
        assert!(words.contains(conduct), "{conduct}: {words}");
    }
}
