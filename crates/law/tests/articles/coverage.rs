//! Which organs each text covers, and how; the regulations of procedure beside the rules of responsibility.

use jiff::civil::{Date, date};
use law::{OrganKind, PackRole};

use crate::book::{ANHUI, BEIJING, JIANGSU, SHANDONG, SICHUAN, ZHEJIANG, law};

/// How an organ is covered by the texts of one role, as `NAT-2¶1 direct`.
fn covered(division: &str, day: Date, organ: OrganKind, role: PackRole) -> String {
    let law = law(division, day);
    let answers = law.coverage(organ).filter(|answer| answer.says.role == role);
    let words: Vec<String> = answers.map(|answer| format!("{} {}", answer.because.cite, answer.says.how)).collect();
    words.join(", ")
}

/// The six kinds of organs that every rule of responsibility names first.
const SIX: [OrganKind; 7] = [
    OrganKind::Committee,
    OrganKind::Congress,
    OrganKind::Government,
    OrganKind::Department,
    OrganKind::Cppcc,
    OrganKind::Court,
    OrganKind::Procuratorate,
];

/// Party, people's congress, government, CPPCC, courts, procuratorates: bound everywhere.
///
/// Article: NAT-2¶1, BJ-2¶1, AH-1, JS-2¶1
#[test]
fn the_six_kinds_of_organs_are_bound_everywhere() {
    for (division, expected) in
        [(SICHUAN, "NAT-2¶1 direct"), (BEIJING, "BJ-2¶1 direct"), (ANHUI, "AH-1 direct"), (JIANGSU, "JS-2¶1 direct")]
    {
        for organ in SIX {
            for day in [date(2019, 5, 6), date(2024, 5, 6)] {
                let found = covered(division, day, organ, PackRole::Responsibility);
                assert_eq!(found, expected, "{organ} in {division} on {day}");
            }
        }
    }
}

/// Field offices, institutions and mass bodies differ: Jiangsu names institutions by reference and is
/// silent on field offices and on state-controlled firms, which stay under the national measures.
///
/// Article: NAT-2¶2, NAT-2¶3, BJ-2¶2, BJ-2¶3, AH-1, JS-2¶2
#[test]
fn units_beside_the_organs_are_covered_as_each_text_says() {
    use OrganKind::{
        AffiliatedInstitution, Enterprise, FieldOffice, Institution, MassOrganisation, ResidentsCommittee,
        StateControlledEnterprise,
    };
    let day = date(2019, 5, 6);
    for (organ, nation, beijing, anhui, jiangsu) in [
        (FieldOffice, "NAT-2¶2 direct", "BJ-2¶2 direct", "AH-1 direct", "NAT-2¶2 direct"),
        (AffiliatedInstitution, "NAT-2¶2 direct", "BJ-2¶2 direct", "AH-1 direct", "JS-2¶2 by_reference"),
        (MassOrganisation, "NAT-2¶2 direct", "BJ-2¶2 direct", "AH-1 direct", "JS-2¶2 by_reference"),
        (Institution, "", "", "", "JS-2¶2 by_reference"),
        (Enterprise, "NAT-2¶3 by_reference", "BJ-2¶3 by_reference", "AH-1 by_reference", "JS-2¶2 by_reference"),
        (
            StateControlledEnterprise,
            "NAT-2¶3 by_reference",
            "BJ-2¶3 by_reference",
            "AH-1 by_reference",
            "NAT-2¶3 by_reference",
        ),
        (ResidentsCommittee, "", "", "", ""),
    ] {
        for (division, expected) in [(SICHUAN, nation), (BEIJING, beijing), (ANHUI, anhui), (JIANGSU, jiangsu)] {
            let found = covered(division, day, organ, PackRole::Responsibility);
            assert_eq!(found, expected, "{organ} in {division}");
        }
    }
}

/// Until April 2022 the regulation of 2005 binds governments and their departments alone; from May 2022 the new
/// one binds every kind of organ, mass bodies and state-owned units with them.
///
/// Article: R05-2¶1, R05-49, R22-2
#[test]
fn the_regulation_of_2022_binds_whom_that_of_2005_left_out() {
    use OrganKind::{
        AffiliatedInstitution, Committee, Congress, Court, Cppcc, Department, Discipline, Enterprise, Government,
        Institution, MassOrganisation, Procuratorate, StateControlledEnterprise, Township,
    };
    for (organ, before) in [
        (Government, "R05-2¶1 direct"),
        (Department, "R05-2¶1 direct"),
        (Township, "R05-2¶1 direct"),
        (Committee, ""),
        (Congress, ""),
        (Cppcc, ""),
        (Discipline, ""),
        (Court, ""),
        (Procuratorate, ""),
        (MassOrganisation, "R05-49 by_reference"),
        (Institution, "R05-49 by_reference"),
        (AffiliatedInstitution, "R05-49 by_reference"),
        (Enterprise, "R05-49 by_reference"),
        (StateControlledEnterprise, "R05-49 by_reference"),
    ] {
        let on = |day| covered(SICHUAN, day, organ, PackRole::Procedure);
        assert_eq!(on(date(2022, 4, 30)), before, "{organ} before");
        assert_eq!(on(date(2022, 5, 1)), "R22-2 direct", "{organ} after");
    }
}

/// Each text says for itself whom it covers: from May 2022 a state-owned firm is bound by the regulation and
/// still follows the rules of responsibility by reference only.
///
/// Article: R22-2, NAT-2¶3, BJ-2¶3, JS-2¶2, AH-1
#[test]
fn a_firm_is_bound_by_the_regulation_and_follows_the_rules_of_responsibility() {
    for (division, rules) in [
        (SICHUAN, "NAT-2¶3 by_reference"),
        (BEIJING, "BJ-2¶3 by_reference"),
        (ANHUI, "AH-1 by_reference"),
        (JIANGSU, "JS-2¶2 by_reference"),
    ] {
        let day = date(2024, 5, 6);
        assert_eq!(covered(division, day, OrganKind::Enterprise, PackRole::Procedure), "R22-2 direct");
        assert_eq!(covered(division, day, OrganKind::Enterprise, PackRole::Responsibility), rules);
    }
}

/// The local regulations bind congresses and courts, too, and end before May 2022.
///
/// Article: BJ06-2¶5, BJ06-68, SD15-3¶3, SD15-67¶1, ZJ16-2¶4, ZJ16-35¶1
#[test]
fn local_regulations_bind_congresses_and_courts() {
    use OrganKind::{Committee, Congress, Court, Government, Institution, Procuratorate, ResidentsCommittee};
    let day = date(2019, 5, 6);
    for (organ, beijing, shandong, zhejiang) in [
        (Government, "BJ06-2¶5 direct", "SD15-3¶3 direct", "ZJ16-2¶4 direct"),
        (Congress, "BJ06-2¶5 direct", "SD15-3¶3 direct", "ZJ16-2¶4 direct"),
        (Court, "BJ06-2¶5 direct", "SD15-3¶3 direct", "ZJ16-2¶4 direct"),
        (Procuratorate, "BJ06-2¶5 direct", "SD15-3¶3 direct", "ZJ16-2¶4 direct"),
        (Committee, "", "", ""),
        (Institution, "BJ06-68 by_reference", "SD15-67¶1 by_reference", "ZJ16-35¶1 by_reference"),
        (ResidentsCommittee, "", "SD15-67¶1 by_reference", "ZJ16-35¶1 by_reference"),
    ] {
        for (division, expected) in [(BEIJING, beijing), (SHANDONG, shandong), (ZHEJIANG, zhejiang)] {
            assert_eq!(covered(division, day, organ, PackRole::Procedure), expected, "{organ} in {division}");
        }
    }
    for division in [BEIJING, SHANDONG, ZHEJIANG] {
        assert_eq!(covered(division, date(2022, 5, 1), Court, PackRole::Procedure), "R22-2 direct", "{division}");
    }
}
