//! The ladder of the national measures and of Beijing, and the short one of the regulation of 2022.

use jiff::civil::{Date, date};
use law::{CaseRecord, Gravity, JudgedGround, Measure, MeasureName, MissedTarget, PackRole, Rule, Situation, Way};

use crate::book::{ANHUI, BEIJING, JIANGSU, SICHUAN, cite, law, list};

const DAYS: [Date; 2] = [date(2019, 5, 6), date(2024, 5, 6)];

fn way(way: &Way) -> String {
    match way {
        Way::Escalation { after } => format!("after {}", list(after)),
        Way::Ground { gravity, .. } => format!("{gravity} ground"),
        Way::Situation { situation, .. } => situation.to_string(),
        Way::Discipline => "discipline".to_owned(),
        Way::Crime => "crime".to_owned(),
    }
}

/// What a record opens by the texts of one role, in the order of the text, as `NAT-13 circular (lighter ground)`.
pub fn opened(role: PackRole, division: &str, day: Date, case: &CaseRecord) -> String {
    let law = law(division, day);
    let of = |code| law.packs().iter().any(|pack| pack.code == code && pack.role == role);
    let open = law.measures(case).filter(|answer| of(answer.because.cite.pack));
    let mut open: Vec<_> = open.map(|answer| (answer.because.cite, answer.says)).collect();
    open.sort_by_key(|(cite, open)| (*cite, open.measure.says.rung.unwrap_or(u16::MAX)));
    let words = open.iter().map(|(cite, open)| format!("{cite} {} ({})", open.measure.says.measure, way(open.way)));
    words.collect::<Vec<_>>().join(", ")
}

/// A record of a met ground, with its gravity.
pub fn ground(under: &str, gravity: Gravity) -> CaseRecord {
    CaseRecord { ground: Some(JudgedGround { gravity, under: cite(under) }), ..CaseRecord::default() }
}

/// A record of a target that was missed.
pub fn missed(under: &str, measure: MeasureName) -> CaseRecord {
    CaseRecord { missed: vec![MissedTarget { measure, under: cite(under) }], ..CaseRecord::default() }
}

/// A record of a situation, with or without a failure in handling.
pub fn situation(situation: Situation, failure: bool) -> CaseRecord {
    CaseRecord { situations: vec![situation], failure, ..CaseRecord::default() }
}

/// One measure of a pack.
pub fn measure(division: &str, at: &str, name: MeasureName) -> &'static Rule<Measure> {
    let law = law(division, DAYS[1]);
    let mut rules = law.rules::<Measure>().map(|answer| answer.says);
    let found = rules.find(|rule| rule.head.cite == cite(at) && rule.says.measure == name);
    found.unwrap_or_else(|| panic!("no {name} at {at} in {division}"))
}

/// The same ladder twice: place, code, first article of the ladder.
const LADDERS: [(&str, &str, u16, &str); 3] =
    [(SICHUAN, "NAT", 13, "NAT-11¶1"), (BEIJING, "BJ", 21, "BJ-19¶1"), (ANHUI, "NAT", 13, "NAT-11¶1")];

fn at(code: &str, first: u16, step: u16) -> String {
    format!("{code}-{}", first + step)
}

/// Four rungs, upon whoever is responsible; the organ with the authority over them decides the first three. The first
/// two set a date for putting things right, and all can be combined.
///
/// Article: NAT-12¶1, NAT-13, NAT-14, NAT-15, NAT-16, BJ-20¶1, BJ-21, BJ-22, BJ-23, BJ-24
#[test]
fn four_rungs_upon_the_responsible() {
    for (division, code, first, _) in LADDERS {
        for (step, name, by, date_set, kinds) in [
            (0, MeasureName::Circular, "managing_organ", true, ""),
            (1, MeasureName::Admonition, "managing_organ", true, ""),
            (
                2,
                MeasureName::Organisational,
                "managing_organ",
                false,
                "suspension|reassignment|ordered_resignation|demotion|removal",
            ),
            (
                3,
                MeasureName::Discipline,
                "discipline_organ|supervision_organ|appointing_organ",
                false,
                "party_discipline|administrative_discipline",
            ),
        ] {
            let rule = &measure(division, &at(code, first, step), name).says;
            assert_eq!(rule.rung, Some(step + 1), "{name}");
            assert_eq!((list(&rule.upon).as_str(), list(&rule.by).as_str()), ("responsible_person", by), "{name}");
            assert_eq!((rule.rectification, list(&rule.kinds).as_str()), (date_set, kinds), "{name}");
            assert!(rule.combinable && !rule.necessary_only && rule.proposed_by.is_empty(), "{name}");
        }
    }
}

/// By its gravity: a lighter case is circulated, a serious one leads straight to admonition, an especially serious
/// one to the post. Every one of the six items opens the same.
///
/// Article: NAT-13, NAT-14, NAT-15, BJ-21, BJ-22, BJ-23
#[test]
fn gravity_opens_its_own_rung_only() {
    for (division, code, first, items) in LADDERS {
        for (gravity, step, name) in [
            (Gravity::Lighter, 0, "circular"),
            (Gravity::Serious, 1, "admonition"),
            (Gravity::EspeciallySerious, 2, "organisational"),
        ] {
            for (day, item) in DAYS.into_iter().flat_map(|day| (1..=6).map(move |item| (day, item))) {
                let case = ground(&format!("{items}({item})"), gravity);
                let expected = format!("{} {name} ({gravity} ground)", at(code, first, step));
                let found = opened(PackRole::Responsibility, division, day, &case);
                assert_eq!(found, expected, "{gravity} {item} in {division} on {day}");
            }
        }
    }
}

/// A missed target leads one rung up and never further; nothing leads up to a circular or by itself to discipline.
///
/// Article: NAT-14, NAT-15, NAT-16, BJ-22, BJ-23, BJ-24
#[test]
fn a_missed_target_leads_one_rung_up() {
    for (division, code, first, _) in LADDERS {
        for (step, after, expected) in [
            (0, MeasureName::Circular, Some((1, "admonition"))),
            (1, MeasureName::Admonition, Some((2, "organisational"))),
            (2, MeasureName::Organisational, None),
            (3, MeasureName::Discipline, None),
        ] {
            let case = missed(&at(code, first, step), after);
            let opens = |(step, name)| format!("{} {name} (after {after})", at(code, first, step));
            let expected = expected.map(opens).unwrap_or_default();
            for day in DAYS {
                assert_eq!(opened(PackRole::Responsibility, division, day, &case), expected, "{after} in {division}");
            }
        }
    }
}

/// Both ways at once open both rungs: circulated before and now especially serious.
///
/// Article: NAT-12¶1, NAT-14, NAT-15, NAT-16, BJ-20¶1, BJ-22, BJ-23, BJ-24
#[test]
fn ways_add_up() {
    for (division, code, first, items) in LADDERS {
        let grave = ground(&format!("{items}(1)"), Gravity::EspeciallySerious);
        let before = missed(&at(code, first, 0), MeasureName::Circular);
        let case = CaseRecord { missed: before.missed, discipline: true, ..grave };
        let expected = format!(
            "{} admonition (after circular), {} organisational (especially_serious ground), {} discipline (discipline)",
            at(code, first, 1),
            at(code, first, 2),
            at(code, first, 3)
        );
        assert_eq!(opened(PackRole::Responsibility, division, DAYS[1], &case), expected, "{division}");
    }
}

/// Discipline is open on any rung, where the rules of discipline ask for it. A suspected crime opens no rung: it is
/// handled under the law of the state, and these texts name no referral.
///
/// Article: NAT-12¶2, NAT-16, BJ-20¶2, BJ-24
#[test]
fn discipline_stands_open_and_crime_opens_no_rung() {
    for (division, code, first, _) in LADDERS {
        let discipline = CaseRecord { discipline: true, ..CaseRecord::default() };
        let crime = CaseRecord { crime: true, ..CaseRecord::default() };
        let expected = format!("{} discipline (discipline)", at(code, first, 3));
        for day in DAYS {
            assert_eq!(opened(PackRole::Responsibility, division, day, &discipline), expected, "{division}");
            assert_eq!(opened(PackRole::Responsibility, division, day, &crime), "", "{division}");
        }
        let crime = opened(PackRole::Procedure, division, DAYS[1], &crime);
        assert_eq!(crime, "R22-42 judicial (crime)", "{division}");
    }
}

/// No situation opens a rung, however many people come and whatever failure stands beside it.
///
/// Article: NAT-13, NAT-14, NAT-15, BJ-21, BJ-22, BJ-23
#[test]
fn no_situation_opens_a_rung() {
    for (division, _, _, _) in LADDERS {
        for of in Situation::ALL {
            for failure in [false, true] {
                let found = opened(PackRole::Responsibility, division, DAYS[1], &situation(*of, failure));
                assert_eq!(found, "", "{of} in {division}");
            }
        }
    }
}

/// A ground and a missed target open what their own body of rules says: the regulation's none of the ladder, and the
/// ladder's none of the regulation.
///
/// Article: R22-42, R22-45(1), R22-39¶3, NAT-11¶1(1), NAT-14, BJ-19¶1(1), BJ-22
#[test]
fn each_body_of_rules_opens_its_own_measures() {
    let serious =
        |at: &str| CaseRecord { results: vec![law::ResultElement::SeriousConsequence], ..ground(at, Gravity::Serious) };
    let circular = |at: &str| missed(at, MeasureName::Circular);
    let sanction = "R22-42 discipline (any ground)";
    for (division, case, regulation, rules) in [
        (SICHUAN, serious("R22-45(1)"), sanction, ""),
        (SICHUAN, serious("R22-42(1)"), sanction, ""),
        (BEIJING, serious("R22-45(1)"), sanction, ""),
        (JIANGSU, serious("R22-45(1)"), sanction, ""),
        (SICHUAN, serious("NAT-11¶1(1)"), "", "NAT-14 admonition (serious ground)"),
        (BEIJING, serious("BJ-19¶1(1)"), "", "BJ-22 admonition (serious ground)"),
        (SICHUAN, circular("R22-39¶3"), "", ""),
        (BEIJING, circular("R22-39¶3"), "", ""),
        (SICHUAN, circular("NAT-13"), "", "NAT-14 admonition (after circular)"),
        (BEIJING, circular("BJ-21"), "", "BJ-22 admonition (after circular)"),
    ] {
        assert_eq!(opened(PackRole::Procedure, division, DAYS[1], &case), regulation, "{division} {case:?}");
        assert_eq!(opened(PackRole::Responsibility, division, DAYS[1], &case), rules, "{division} {case:?}");
    }
}

/// The joint conference talks, circulates or lists, all with a date, where a group or a leader is weak and a failure
/// is on record; the talk needs no circular, and a missed target leads nowhere. Before 2022 there was no such thing.
///
/// Article: R22-39¶3
#[test]
fn the_regulation_has_a_short_ladder_of_its_own() {
    let weak = |failure| situation(Situation::WeakPerformance, failure);
    let all = "R22-39¶3 talk (weak_performance), R22-39¶3 circular (weak_performance), \
               R22-39¶3 listed_supervision (weak_performance)";
    for division in [SICHUAN, BEIJING, ANHUI, JIANGSU] {
        let of = |day, case: &CaseRecord| opened(PackRole::Procedure, division, day, case);
        assert_eq!(of(DAYS[1], &weak(true)), all, "{division}");
        assert_eq!(of(date(2022, 5, 1), &weak(true)), all, "{division}");
        assert_eq!(of(DAYS[1], &weak(false)), "", "{division}");
        assert_eq!(of(DAYS[0], &weak(true)), "", "{division}");
        for (rung, name) in [(1, MeasureName::Talk), (2, MeasureName::Circular), (3, MeasureName::ListedSupervision)] {
            let rule = &measure(division, "R22-39¶3", name).says;
            assert_eq!(rule.rung, Some(rung), "{name}");
            assert_eq!(list(&rule.upon), "leading_group|official", "{name}");
            assert_eq!(list(&rule.by), "joint_conference", "{name}");
            assert!(rule.rectification && rule.kinds.is_empty(), "{name}");
            assert_eq!(of(DAYS[1], &missed("R22-39¶3", name)), "", "{name}");
        }
    }
}
