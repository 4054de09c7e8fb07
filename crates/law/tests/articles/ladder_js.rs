//! The ladder of Jiangsu: seven measures, situations, key management, and who decides.

use jiff::civil::{Date, date};
use law::{CaseRecord, Gravity, Level, Measure, MeasureName, OrganKind, PackRole, ResultElement, Seat, Situation};

use crate::book::{JIANGSU, law, list, pack};
use crate::ladder::{ground, measure, missed, opened, situation};

const DAYS: [Date; 2] = [date(2019, 5, 6), date(2024, 5, 6)];

/// What a record opens by the rules of Jiangsu, whatever the regulation below.
fn open(case: &CaseRecord) -> String {
    let [before, after] = DAYS.map(|day| opened(PackRole::Responsibility, JIANGSU, day, case));
    assert_eq!(before, after, "{case:?}");
    after
}

fn judged(gravity: Gravity, results: &[ResultElement]) -> CaseRecord {
    CaseRecord { results: results.to_vec(), ..ground("JS-12¶1(1)", gravity) }
}

/// The seven measures in the order of the list, where each stands, upon whom, and who decides: the petition
/// department itself up to admonition, others on its proposal from there.
///
/// Article: JS-13¶1(1), JS-13¶1(2), JS-13¶1(3), JS-13¶1(4), JS-13¶1(5), JS-13¶1(6), JS-13¶1(7)
/// Article: JS-13¶2, JS-14, JS-15, JS-16, JS-18
#[test]
fn seven_measures_of_which_petition_departments_decide_four() {
    let own = "petition_office|managing_organ";
    for (rung, at, name, upon, by, proposed, date_set) in [
        (1, "JS-14", MeasureName::Explain, "head|directly_responsible_leader", own, "", false),
        (2, "JS-14", MeasureName::SelfCriticism, "directly_responsible_person", own, "", false),
        (3, "JS-15", MeasureName::Circular, "responsible_person", own, "", true),
        (4, "JS-16", MeasureName::Admonition, "head|petition_lead|responsible_person", own, "", true),
        (5, "JS-18", MeasureName::Organisational, "responsible_person", "personnel_organ", "petition_office", false),
        (6, "JS-18", MeasureName::Discipline, "responsible_person", "discipline_organ", "petition_office", false),
        (7, "JS-18", MeasureName::Judicial, "responsible_person", "judiciary", "", false),
    ] {
        let rule = &measure(JIANGSU, at, name).says;
        assert_eq!(rule.rung, Some(rung), "{name}");
        assert_eq!((list(&rule.upon).as_str(), list(&rule.by).as_str()), (upon, by), "{name}");
        assert_eq!((list(&rule.proposed_by).as_str(), rule.rectification), (proposed, date_set), "{name}");
        assert!(rule.combinable && !rule.necessary_only, "{name}");
    }
    let ranked = pack("JS").rules.measures.iter().filter(|rule| rule.says.rung.is_some()).count();
    assert_eq!(ranked, 7);
}

/// Nothing of the national ladder stands beside that of Jiangsu.
///
/// Article: JS-13¶1
#[test]
fn the_ladder_of_jiangsu_takes_the_place_of_the_national_one() {
    for day in DAYS {
        let cites: Vec<String> =
            law(JIANGSU, day).rules::<Measure>().map(|rule| rule.because.cite.to_string()).collect();
        assert!(cites.iter().all(|cite| !cite.starts_with("NAT-")), "{cites:?}");
    }
}

/// The talk is no rung: only where necessary, with the circular, upon those in charge of the area or unit.
///
/// Article: JS-15
#[test]
fn the_talk_goes_with_the_circular() {
    let talk = &measure(JIANGSU, "JS-15", MeasureName::Talk).says;
    assert_eq!((list(&talk.upon).as_str(), talk.rung, talk.necessary_only), ("manager_in_charge", None, true));
    assert_eq!(list(&talk.by), "petition_office|managing_organ");
    let lighter = open(&judged(Gravity::Lighter, &[]));
    assert_eq!(lighter, "JS-15 circular (lighter ground), JS-15 talk (lighter ground)");
}

/// However many come, again or to a higher place: nothing opens without a failure on record. Conflicts that are
/// prominent are a judgement of the deciding organ and count nobody.
///
/// Article: JS-14, JS-17¶1, JS-17¶2
#[test]
fn volume_opens_nothing_without_a_failure() {
    let crowd = Situation::CollectiveOrSkippingVisitsWithPassiveOffice;
    let county = Situation::ManyProblemsManyVisitsWeakWork;
    for (of, alone, with_failure) in [
        (
            crowd,
            "",
            "JS-14 explain (collective_or_skipping_visits_with_passive_office), \
             JS-14 self_criticism (collective_or_skipping_visits_with_passive_office)",
        ),
        (
            county,
            "",
            "JS-17¶2 key_management (many_problems_many_visits_weak_work), \
             JS-17¶2 listed_supervision (many_problems_many_visits_weak_work)",
        ),
        (
            Situation::ConflictsProminent,
            "JS-17¶1 key_management (conflicts_prominent)",
            "JS-17¶1 key_management (conflicts_prominent)",
        ),
        (Situation::WeakPerformance, "", ""),
        (Situation::RefusesAfterSupervision, "", ""),
        (Situation::SupervisionTrigger, "", ""),
    ] {
        assert_eq!(open(&situation(of, false)), alone, "{of}");
        assert_eq!(open(&situation(of, true)), with_failure, "{of}");
    }
    assert!(crowd.counts_visits() && county.counts_visits() && !Situation::ConflictsProminent.counts_visits());
}

/// Admonition wants a serious case and a harm of the kinds named or the like; dismissal from the post an especially
/// serious one. A lighter case opens neither, whatever came of it.
///
/// Article: JS-15, JS-16, JS-18
#[test]
fn gravity_and_harm_open_a_rung_together() {
    use ResultElement as R;
    let lighter = "JS-15 circular (lighter ground), JS-15 talk (lighter ground)";
    let serious = "JS-16 admonition (serious ground)";
    let gravest = "JS-18 organisational (especially_serious ground), JS-18 discipline (especially_serious ground)";
    for (gravity, results, expected) in [
        (Gravity::Lighter, vec![R::LargeCollectiveVisits, R::MassIncident], lighter),
        (Gravity::Serious, vec![], ""),
        (Gravity::Serious, vec![R::ConflictsMany], serious),
        (Gravity::Serious, vec![R::RepeatedLevelSkipping], serious),
        (Gravity::Serious, vec![R::LargeCollectiveVisits], serious),
        (Gravity::Serious, vec![R::SeriousHarm], serious),
        (Gravity::Serious, vec![R::MassIncident], ""),
        (Gravity::EspeciallySerious, vec![R::ConflictsMany], ""),
        (Gravity::EspeciallySerious, vec![R::MassIncident], gravest),
        (Gravity::EspeciallySerious, vec![R::ExtremeEvent], gravest),
        (Gravity::EspeciallySerious, vec![R::EspeciallySeriousHarm], gravest),
    ] {
        assert_eq!(open(&judged(gravity, &results)), expected, "{gravity} {results:?}");
    }
    // Harm without a ground is nobody's failure.
    for harm in [R::ConflictsMany, R::LargeCollectiveVisits, R::MassIncident, R::ExtremeEvent] {
        let case = CaseRecord { results: vec![harm], ..CaseRecord::default() };
        assert_eq!(open(&case), "", "{harm}");
    }
}

/// A missed target leads from the circular to admonition, and from admonition or key management to a proposal to
/// those who decide on posts and discipline.
///
/// Article: JS-16, JS-18
#[test]
fn a_missed_target_leads_on() {
    for (at, after, expected) in [
        ("JS-14", MeasureName::Explain, ""),
        ("JS-14", MeasureName::SelfCriticism, ""),
        ("JS-15", MeasureName::Talk, ""),
        ("JS-15", MeasureName::Circular, "JS-16 admonition (after circular)"),
        (
            "JS-16",
            MeasureName::Admonition,
            "JS-18 organisational (after admonition|key_management), JS-18 discipline (after admonition|key_management)",
        ),
        (
            "JS-17¶1",
            MeasureName::KeyManagement,
            "JS-18 organisational (after admonition|key_management), JS-18 discipline (after admonition|key_management)",
        ),
        ("JS-17¶2", MeasureName::ListedSupervision, ""),
        ("JS-18", MeasureName::Organisational, ""),
        ("R22-39¶3", MeasureName::Circular, ""),
    ] {
        let found = opened(PackRole::Responsibility, JIANGSU, DAYS[1], &missed(at, after));
        assert_eq!(found, expected, "{at} {after}");
    }
}

/// Discipline comes by the ways of this article alone; the judiciary only where a crime is constituted.
///
/// Article: JS-13¶1(7), JS-18
#[test]
fn discipline_and_judiciary() {
    let discipline = CaseRecord { discipline: true, ..CaseRecord::default() };
    assert_eq!(open(&discipline), "");
    let crime = CaseRecord { crime: true, ..CaseRecord::default() };
    assert_eq!(open(&crime), "JS-18 judicial (crime)");
}

/// Key management: prominent conflicts; or a ground with conflicts that stay high, large collective visits again and
/// again, and a seriously bad effect. It falls upon areas and units, with a date.
///
/// Article: JS-17¶1
#[test]
fn key_management_wants_all_three_results_beside_a_ground() {
    use ResultElement as R;
    let key = |gravity: Gravity, results: &[R]| {
        let found = open(&judged(gravity, results));
        found.contains("JS-17¶1 key_management (any ground)")
    };
    let all = [R::ConflictsStayHigh, R::LargeCollectiveVisits, R::SeriousBadEffect];
    for gravity in [Gravity::Lighter, Gravity::Serious, Gravity::EspeciallySerious] {
        assert!(key(gravity, &all), "{gravity}");
        for lacking in all {
            let rest: Vec<R> = all.into_iter().filter(|result| *result != lacking).collect();
            assert!(!key(gravity, &rest), "{gravity} without {lacking}");
        }
    }
    assert_eq!(open(&CaseRecord { results: all.to_vec(), ..CaseRecord::default() }), "");
    let rule = &measure(JIANGSU, "JS-17¶1", MeasureName::KeyManagement).says;
    assert_eq!((list(&rule.upon).as_str(), rule.rung, rule.rectification), ("area|unit", None, true));
    assert_eq!(
        (list(&rule.by).as_str(), list(&rule.proposed_by).as_str()),
        ("committee_and_government", "petition_office")
    );
}

/// The second paragraph speaks of counties alone: the provincial bureau proposes, the province's leadership decides.
///
/// Article: JS-17¶2
#[test]
fn counties_can_be_proposed_to_the_province() {
    let case = situation(Situation::ManyProblemsManyVisitsWeakWork, true);
    for (level, expected) in [(Level::County, 2), (Level::Prefecture, 0), (Level::Province, 0), (Level::Township, 0)] {
        let law = law(JIANGSU, DAYS[1]).asked_by(Seat::organ(OrganKind::Government, level));
        let open = law.measures(&case).filter(|answer| answer.because.cite.to_string() == "JS-17¶2").count();
        assert_eq!(open, expected, "{level}");
    }
    for name in [MeasureName::KeyManagement, MeasureName::ListedSupervision] {
        let rule = &measure(JIANGSU, "JS-17¶2", name).says;
        assert_eq!((list(&rule.upon).as_str(), rule.rung), ("area", None), "{name}");
        assert_eq!(list(&rule.by), "committee_and_government", "{name}");
        assert_eq!(list(&rule.proposed_by), "petition_office", "{name}");
    }
}

/// The regulation's ground opens none of Jiangsu's rungs, and Jiangsu's no sanction of the regulation.
///
/// Article: JS-12¶1(1), JS-16, R22-42, R22-45(1)
#[test]
fn grounds_stay_in_their_own_body_of_rules() {
    let results = vec![ResultElement::SeriousConsequence, ResultElement::ConflictsMany];
    let with = |at: &str| CaseRecord { results: results.clone(), ..ground(at, Gravity::Serious) };
    for (case, regulation, rules) in [
        (with("R22-45(1)"), "R22-42 discipline (any ground)", ""),
        (with("JS-12¶1(1)"), "", "JS-16 admonition (serious ground)"),
    ] {
        assert_eq!(opened(PackRole::Procedure, JIANGSU, DAYS[1], &case), regulation);
        assert_eq!(opened(PackRole::Responsibility, JIANGSU, DAYS[1], &case), rules);
    }
}
