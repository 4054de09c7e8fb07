//! Who assesses whom, how often, and what follows.

use jiff::civil::{Date, date};
use law::{Assessment, Cite, Level, OrganKind, Score, Seat};

use crate::book::{ANHUI, BEIJING, JIANGSU, SHANDONG, SICHUAN, ZHEJIANG, book, cite, law, list};

const BEFORE: Date = date(2019, 5, 6);
const AFTER: Date = date(2024, 5, 6);

/// Every assessment that a seat carries out, nearest text first within its role: `NAT-10¶3 year`.
fn carried_out(division: &str, day: Date, seat: Seat) -> String {
    let law = law(division, day).asked_by(seat);
    let mut found: Vec<(Cite, String)> =
        law.rules::<Assessment>().map(|answer| (answer.because.cite, answer.says.says.every.to_string())).collect();
    found.sort();
    found.iter().map(|(cite, every)| format!("{cite} {every}")).collect::<Vec<_>>().join(", ")
}

/// The assessments at one provision.
fn at(division: &str, day: Date, place: &str) -> Vec<&'static Assessment> {
    let law = law(division, day);
    law.rules::<Assessment>()
        .filter(|answer| answer.because.cite == cite(place))
        .map(|answer| &answer.says.says)
        .collect()
}

/// Each organ assesses its own area regularly, without a number; the result is a reference for judging groups and
/// cadres.
///
/// Article: NAT-10¶1, BJ-16, JS-10¶1
#[test]
fn each_organ_assesses_its_own_area() {
    for (division, place) in [(SICHUAN, "NAT-10¶1"), (BEIJING, "BJ-16"), (ANHUI, "NAT-10¶1"), (JIANGSU, "JS-10¶1")] {
        for day in [BEFORE, AFTER] {
            let [says] = at(division, day, place)[..] else { panic!("one assessment at {place}") };
            assert_eq!(list(&says.assessor), "organ_itself", "{place}");
            assert_eq!(says.every.to_string(), "regularly", "{place}");
            assert_eq!(list(&says.follows), "reference_for_cadres", "{place}");
        }
        for organ in [OrganKind::Committee, OrganKind::Department, OrganKind::Court, OrganKind::MassOrganisation] {
            let found = carried_out(division, BEFORE, Seat::organ(organ, Level::Prefecture));
            assert_eq!(found, format!("{place} regularly"), "{organ} in {division}");
        }
        let board = carried_out(division, BEFORE, Seat::organ(OrganKind::ResidentsCommittee, Level::Township));
        assert_eq!(board, "", "{division}");
    }
    // Other institutions than the directly affiliated are covered in Jiangsu only.
    for (division, expected) in [(SICHUAN, ""), (BEIJING, ""), (JIANGSU, "JS-10¶1 regularly")] {
        let found = carried_out(division, BEFORE, Seat::organ(OrganKind::Institution, Level::County));
        assert_eq!(found, expected, "{division}");
    }
}

/// The National Bureau assesses the provinces every year: praise for what works, guidance where problems are many.
///
/// Article: NAT-10¶3
#[test]
fn the_national_bureau_assesses_the_provinces() {
    for division in [SICHUAN, BEIJING, ANHUI, JIANGSU] {
        let [says] = at(division, AFTER, "NAT-10¶3")[..] else { panic!("one assessment in {division}") };
        assert_eq!(list(&says.assessor), "petition_office");
        assert_eq!(list(&says.assessed.organs), "committee|government");
        assert_eq!(list(&says.assessed.levels), "province");
        assert_eq!((says.every.to_string().as_str(), list(&says.follows).as_str()), ("year", "praise|guidance"));
    }
}

/// Beijing's office assesses districts and the city's departments every year and circulates it, with praise and
/// criticism; Jiangsu's bureau the cities and the province's departments, with praise and guidance.
///
/// Article: BJ-17, JS-10¶2
#[test]
fn provincial_bureaus_assess_those_below() {
    for (division, place, below, follows) in [
        (BEIJING, "BJ-17", "county", "circular|praise|criticism|guidance"),
        (JIANGSU, "JS-10¶2", "prefecture", "praise|guidance"),
    ] {
        for day in [BEFORE, AFTER] {
            let [first, second] = at(division, day, place)[..] else { panic!("two assessments at {place}") };
            let (areas, departments) =
                if list(&first.assessed.organs) == "committee|government" { (first, second) } else { (second, first) };
            assert_eq!(list(&areas.assessed.organs), "committee|government", "{place}");
            assert_eq!(list(&areas.assessed.levels), below, "{place}");
            assert_eq!(list(&departments.assessed.levels), "province", "{place}");
            assert!(departments.assessed.organs.contains(&OrganKind::Department), "{place}");
            // The bureau does not assess itself.
            assert!(!departments.assessed.organs.contains(&OrganKind::PetitionOffice), "{place}");
            for says in [areas, departments] {
                assert_eq!(list(&says.assessor), "petition_office", "{place}");
                assert_eq!(
                    (says.every.to_string().as_str(), list(&says.follows).as_str()),
                    ("year", follows),
                    "{place}"
                );
            }
        }
    }
}

/// Which petition department assesses others depends on its level.
///
/// Article: NAT-10¶3, BJ-17, JS-10¶2
#[test]
fn a_petition_department_assesses_by_its_level() {
    for (division, level, expected) in [
        (SICHUAN, Level::Nation, "NAT-10¶1 regularly, NAT-10¶3 year"),
        (SICHUAN, Level::Province, "NAT-10¶1 regularly"),
        (SICHUAN, Level::County, "NAT-10¶1 regularly"),
        (BEIJING, Level::Province, "BJ-16 regularly, BJ-17 year, BJ-17 year"),
        (BEIJING, Level::County, "BJ-16 regularly"),
        (JIANGSU, Level::Province, "JS-10¶1 regularly, JS-10¶2 year, JS-10¶2 year"),
        (JIANGSU, Level::Prefecture, "JS-10¶1 regularly"),
    ] {
        for day in [BEFORE, AFTER] {
            let found = carried_out(division, day, Seat::organ(OrganKind::PetitionOffice, level));
            assert_eq!(found, expected, "{level} in {division}");
        }
    }
}

/// From May 2022 committees and governments assess every year, circulate the result and use it for cadres; before,
/// governments counted the work on petitions when they assessed civil servants.
///
/// Article: R22-39¶1, R05-7¶2
#[test]
fn the_regulations_assess_yearly_and_among_civil_servants() {
    for division in [SICHUAN, BEIJING, ANHUI, JIANGSU, SHANDONG, ZHEJIANG] {
        let [yearly] = at(division, AFTER, "R22-39¶1")[..] else { panic!("one assessment in {division}") };
        assert_eq!(list(&yearly.assessor), "committee_and_government");
        assert_eq!(
            (yearly.every.to_string().as_str(), list(&yearly.follows).as_str()),
            ("year", "circular|reference_for_cadres")
        );
        assert!(at(division, date(2022, 4, 30), "R22-39¶1").is_empty());
        assert_eq!(at(division, date(2022, 5, 1), "R22-39¶1").len(), 1);
    }
    let [performance] = at(SICHUAN, BEFORE, "R05-7¶2")[..] else { panic!("one assessment in 2005") };
    assert_eq!(list(&performance.assessor), "government");
    assert_eq!(
        (performance.every.to_string().as_str(), list(&performance.follows).as_str()),
        ("regularly", "content_for_cadres")
    );
    assert_eq!(at(SICHUAN, date(2022, 4, 30), "R05-7¶2").len(), 1);
    assert!(at(SICHUAN, date(2022, 5, 1), "R05-7¶2").is_empty());
    for (organ, before, after) in [
        (OrganKind::Government, "NAT-10¶1 regularly, R05-7¶2 regularly", "NAT-10¶1 regularly, R22-39¶1 year"),
        (OrganKind::Committee, "NAT-10¶1 regularly", "NAT-10¶1 regularly, R22-39¶1 year"),
        (OrganKind::Department, "NAT-10¶1 regularly", "NAT-10¶1 regularly"),
    ] {
        let seat = Seat::organ(organ, Level::County);
        assert_eq!(carried_out(SICHUAN, BEFORE, seat), before, "{organ}");
        assert_eq!(carried_out(SICHUAN, AFTER, seat), after, "{organ}");
    }
}

/// No text gives a formula: nothing is scored, and the number of petitions counts against nobody.
///
/// Article: NAT-10¶1, NAT-10¶3, BJ-16, BJ-17, JS-10¶1, JS-10¶2, R22-39¶1, R05-7¶2
#[test]
fn no_text_scores_by_numbers() {
    let all: Vec<_> = book().packs().iter().flat_map(|pack| pack.rules.assessments.iter()).collect();
    assert_eq!(all.len(), 10);
    for rule in all {
        assert!(rule.says.indicators.is_empty(), "{}", rule.head.cite);
        assert_eq!(rule.says.score(|_| 7).map(|score: Score| score.to_string()), None, "{}", rule.head.cite);
    }
}
