//! What organs, leaders and staff owe by the national measures.

use law::{DutyAct, Level, OrganKind, Seat, Standing};

use crate::book::SICHUAN;
use crate::owed::{LEADERS, organ, rules, seat};

/// Organs that the measures speak to: the six kinds, the units beside them, firms by reference.
const BOUND: [OrganKind; 8] = [
    OrganKind::Committee,
    OrganKind::Congress,
    OrganKind::Government,
    OrganKind::Department,
    OrganKind::Court,
    OrganKind::AffiliatedInstitution,
    OrganKind::MassOrganisation,
    OrganKind::Enterprise,
];

/// Organs that the measures do not speak to.
const FREE: [OrganKind; 2] = [OrganKind::Institution, OrganKind::ResidentsCommittee];

fn of_organs(act: DutyAct, expected: &str) {
    for kind in BOUND {
        assert_eq!(rules(SICHUAN, organ(kind, Level::County), act), expected, "{act} of {kind}");
    }
    for kind in FREE {
        assert_eq!(rules(SICHUAN, organ(kind, Level::County), act), "", "{act} of {kind}");
    }
}

fn of_leaders(act: DutyAct, expected: &str) {
    for standing in LEADERS {
        assert_eq!(rules(SICHUAN, seat(OrganKind::Government, Level::County, standing), act), expected, "{standing}");
    }
    assert_eq!(rules(SICHUAN, seat(OrganKind::Government, Level::County, Standing::Handler), act), "");
    assert_eq!(rules(SICHUAN, organ(OrganKind::Government, Level::County), act), "", "{act} is of people");
}

/// On the agenda, reports heard at intervals that the text leaves open, means, sound decisions.
///
/// Article: NAT-4¶1
#[test]
fn petition_work_is_on_the_agenda_of_every_organ() {
    of_organs(DutyAct::SetAgenda, "NAT-4¶1 always");
    of_organs(DutyAct::HearReport, "NAT-4¶1 regularly");
    of_organs(DutyAct::ProvideResources, "NAT-4¶1 always");
    of_organs(DutyAct::DecideSoundly, "NAT-4¶1 always");
}

/// The head answers for all, each other member of the group for what is in that member's charge.
///
/// Article: NAT-4¶2
#[test]
fn responsibility_is_shared_out_in_the_leading_group() {
    for (standing, overall, portfolio) in [
        (Standing::Head, "NAT-4¶2 always", ""),
        (Standing::Member, "", "NAT-4¶2 always"),
        (Standing::PetitionLead, "", "NAT-4¶2 always"),
        (Standing::DirectSupervisor, "", "NAT-4¶2 always"),
        (Standing::Handler, "", ""),
    ] {
        let of = |act| rules(SICHUAN, seat(OrganKind::Department, Level::County, standing), act);
        assert_eq!(of(DutyAct::TakeOverallResponsibility), overall, "{standing}");
        assert_eq!(of(DutyAct::TakePortfolioResponsibility), portfolio, "{standing}");
    }
}

/// Leaders read letters, receive visitors and coordinate hard cases; no number is stated.
///
/// Article: NAT-4¶3
#[test]
fn leaders_read_receive_and_coordinate() {
    of_leaders(DutyAct::ReadLetters, "NAT-4¶3 always");
    of_leaders(DutyAct::ReceiveVisitors, "NAT-4¶3 regularly");
    of_leaders(DutyAct::Coordinate, "NAT-4¶3 on hard_case");
    of_leaders(DutyAct::VisitDown, "");
    of_leaders(DutyAct::SponsorCase, "");
}

/// Working departments handle their own matters; those that manage a line press the ones below.
///
/// Article: NAT-5¶1, NAT-5¶2
#[test]
fn departments_handle_their_own_matters() {
    for (kind, own, below) in [
        (OrganKind::Department, "NAT-5¶1 always", ""),
        (OrganKind::VerticalDepartment, "NAT-5¶1 always", "NAT-5¶2 always"),
        (OrganKind::Court, "", ""),
        (OrganKind::Government, "", ""),
        (OrganKind::Committee, "", ""),
    ] {
        let of = |act| rules(SICHUAN, organ(kind, Level::County), act);
        assert_eq!(of(DutyAct::HandleOwnMatters), own, "{kind}");
        assert_eq!(of(DutyAct::SuperviseSubordinates), below, "{kind}");
    }
}

/// The main responsibility is that of local committees and governments, not of the centre and of no department.
///
/// Article: NAT-6
#[test]
fn local_committees_and_governments_bear_the_main_responsibility() {
    for act in [
        DutyAct::ScreenDisputes,
        DutyAct::WarnOfRisk,
        DutyAct::AttributeResponsibility,
        DutyAct::UrgeSolution,
        DutyAct::GuidePetitioners,
    ] {
        for kind in [OrganKind::Committee, OrganKind::Government] {
            for level in [Level::Province, Level::Prefecture, Level::County, Level::Township] {
                assert_eq!(rules(SICHUAN, organ(kind, level), act), "NAT-6 always", "{act} of {kind} {level}");
            }
            assert_eq!(rules(SICHUAN, organ(kind, Level::Nation), act), "", "{act} of {kind} of the nation");
        }
        assert_eq!(rules(SICHUAN, organ(OrganKind::Department, Level::County), act), "", "{act} of a department");
    }
}

/// Petition departments guide and process, and make the three suggestions.
///
/// Article: NAT-7
#[test]
fn petition_departments_guide_process_and_suggest() {
    for (act, expected) in [
        (DutyAct::Coordinate, "NAT-7 on hard_case; NAT-7 always"),
        (DutyAct::ProcessPetitions, "NAT-7 always"),
        (DutyAct::Analyse, "NAT-7 always"),
        (DutyAct::ProposeImprovement, "NAT-7 as needed"),
        (DutyAct::ProposePolicy, "NAT-7 as needed"),
        (DutyAct::ProposeAccountability, "NAT-7 as needed"),
    ] {
        for level in Level::ALL {
            assert_eq!(rules(SICHUAN, organ(OrganKind::PetitionOffice, *level), act), expected, "{act} {level}");
        }
        assert_eq!(rules(SICHUAN, organ(OrganKind::Department, Level::County), act), "", "{act} of a department");
    }
}

/// Everybody who handles petitions keeps discipline, staff and leaders alike.
///
/// Article: NAT-8
#[test]
fn staff_keep_discipline() {
    for standing in Standing::ALL {
        let of = seat(OrganKind::Department, Level::County, *standing);
        assert_eq!(rules(SICHUAN, of, DutyAct::KeepDiscipline), "NAT-8 always", "{standing}");
    }
    assert_eq!(rules(SICHUAN, Seat::ANYONE, DutyAct::KeepDiscipline), "", "an organ as such keeps none");
}

/// One special inspection a year at least, and its findings made known.
///
/// Article: NAT-9
#[test]
fn every_organ_inspects_once_a_year() {
    of_organs(DutyAct::SpecialInspection, "NAT-9 1 times a year, 1");
    of_organs(DutyAct::CirculateInspection, "NAT-9 on inspection_done");
    of_organs(DutyAct::JointInspection, "");
    of_organs(DutyAct::CaseInspection, "");
}

/// The result of an assessment is used; personnel departments hear the petition department at each vetting.
///
/// Article: NAT-10¶1, NAT-10¶2
#[test]
fn results_are_used_and_petition_departments_heard() {
    of_organs(DutyAct::ApplyAssessment, "NAT-10¶1 on assessment_done");
    for (kind, expected) in
        [(OrganKind::Personnel, "NAT-10¶2 on cadre_vetting"), (OrganKind::Department, ""), (OrganKind::Committee, "")]
    {
        assert_eq!(rules(SICHUAN, organ(kind, Level::County), DutyAct::HearPetitionOffice), expected, "{kind}");
    }
}
