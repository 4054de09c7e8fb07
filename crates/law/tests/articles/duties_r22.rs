//! What organs and leaders owe by the regulations of 2022 and 2005.

use jiff::civil::date;
use law::{DutyAct, Level, OrganKind, PackRole, Standing};

use crate::book::{SHANDONG, SICHUAN, ZHEJIANG};
use crate::owed::{organ, owed, regulation, seat, span, year};

/// Standing committees of local Party committees hear reports regularly; the text gives no number.
///
/// Article: R22-9¶2
#[test]
fn local_committees_hear_reports() {
    for (kind, level, expected) in [
        (OrganKind::Committee, Level::Province, "R22-9¶2 regularly"),
        (OrganKind::Committee, Level::County, "R22-9¶2 regularly"),
        (OrganKind::Committee, Level::Nation, ""),
        (OrganKind::Government, Level::County, ""),
        (OrganKind::Department, Level::County, ""),
    ] {
        assert_eq!(regulation(organ(kind, level), DutyAct::HearReport), expected, "{kind} {level}");
    }
}

/// Leaders handle letters, receive and go down regularly, and sponsor what people feel strongly about.
///
/// Article: R22-18¶2
#[test]
fn leaders_of_every_organ_read_receive_go_down_and_sponsor() {
    for kind in [OrganKind::Government, OrganKind::Court, OrganKind::Enterprise] {
        for standing in [Standing::Head, Standing::Member, Standing::PetitionLead] {
            let of = |act| regulation(seat(kind, Level::County, standing), act);
            assert_eq!(of(DutyAct::ReadLetters), "R22-18¶2 always", "{kind} {standing}");
            assert_eq!(of(DutyAct::ReceiveVisitors), "R22-18¶2 regularly", "{kind} {standing}");
            assert_eq!(of(DutyAct::VisitDown), "R22-18¶2 regularly", "{kind} {standing}");
            assert_eq!(of(DutyAct::SponsorCase), "R22-18¶2 on public_concern", "{kind} {standing}");
        }
        assert_eq!(regulation(seat(kind, Level::County, Standing::Handler), DutyAct::ReadLetters), "", "{kind}");
    }
}

/// Cities and counties receive in one place, several organs together.
///
/// Article: R22-18¶1, R22-18¶3
#[test]
fn cities_and_counties_receive_jointly_and_every_organ_publishes() {
    for (kind, level, joint) in [
        (OrganKind::Government, Level::Province, ""),
        (OrganKind::Government, Level::Prefecture, "R22-18¶3 as needed"),
        (OrganKind::Committee, Level::County, "R22-18¶3 as needed"),
        (OrganKind::Department, Level::County, ""),
    ] {
        assert_eq!(regulation(organ(kind, level), DutyAct::JointReception), joint, "{kind} {level}");
        assert_eq!(regulation(organ(kind, level), DutyAct::PublishChannels), "R22-18¶1 always", "{kind} {level}");
    }
}

/// Grave and urgent matters are reported; local petition departments tell the next higher one and the nation's.
///
/// Article: R22-25¶1, R22-25¶2, R22-22¶1(1)
#[test]
fn urgent_matters_are_reported() {
    let own = "R22-25¶1 on urgent_matter";
    let office = "R22-22¶1(1) on urgent_matter; R22-25¶1 on urgent_matter";
    for (kind, level, expected) in [
        (OrganKind::Department, Level::County, own.to_owned()),
        (OrganKind::Court, Level::County, own.to_owned()),
        (OrganKind::PetitionOffice, Level::Nation, office.to_owned()),
        (OrganKind::PetitionOffice, Level::County, format!("{office}; R22-25¶2 on urgent_matter")),
    ] {
        assert_eq!(regulation(organ(kind, level), DutyAct::ReportUrgent), expected, "{kind} {level}");
        assert_eq!(regulation(organ(kind, level), DutyAct::ContainHarm), own, "{kind} {level}");
    }
}

/// Two duties have a number: an assessment and a report, each once a year.
///
/// Article: R22-39¶1, R22-41¶1
#[test]
fn assessment_and_report_are_yearly() {
    for (kind, assess, report) in [
        (OrganKind::Committee, "R22-39¶1 1 times a year, 1", ""),
        (OrganKind::Government, "R22-39¶1 1 times a year, 1", ""),
        (OrganKind::PetitionOffice, "", "R22-41¶1 1 times a year, 1"),
        (OrganKind::Department, "", ""),
    ] {
        assert_eq!(regulation(organ(kind, Level::County), DutyAct::Assess), assess, "{kind}");
        assert_eq!(regulation(organ(kind, Level::County), DutyAct::ReportAnnually), report, "{kind}");
    }
    // The regulation came into force in May 2022: of that year only a part.
    for (from, until, expected) in [
        (date(2022, 5, 1), date(2022, 12, 31), "R22-41¶1 1 times a year, 0"),
        (date(2022, 5, 1), date(2024, 12, 31), "R22-41¶1 1 times a year, 2"),
    ] {
        let office = organ(OrganKind::PetitionOffice, Level::County);
        let found = owed(PackRole::Procedure, SICHUAN, span(from, until), office, DutyAct::ReportAnnually);
        assert_eq!(found, expected, "{from} to {until}");
    }
}

/// Special inspections are owed without a number here; the number is that of the measures. Hard cases are listed.
///
/// Article: R22-38¶1, R22-38¶2, R22-38¶3
#[test]
fn inspection_has_no_number_in_the_regulation() {
    for (kind, special, case) in [
        (OrganKind::Committee, "R22-38¶1 as needed", ""),
        (OrganKind::Government, "R22-38¶1 as needed", ""),
        (OrganKind::JointConference, "R22-38¶2 as needed", ""),
        (OrganKind::PetitionOffice, "R22-38¶2 as needed", "R22-14¶1(3) always"),
        (OrganKind::Inspection, "", "R22-38¶3 on hard_case"),
        (OrganKind::Department, "", ""),
    ] {
        assert_eq!(regulation(organ(kind, Level::County), DutyAct::SpecialInspection), special, "{kind}");
        assert_eq!(regulation(organ(kind, Level::County), DutyAct::CaseInspection), case, "{kind}");
    }
}

/// Each of the three suggestions has its occasion; and inspection teams are told what they ask for.
///
/// Article: R22-40¶1, R22-40¶2, R22-40¶3, R22-41¶2
#[test]
fn petition_departments_urge_and_suggest() {
    let office = organ(OrganKind::PetitionOffice, Level::County);
    for (act, expected) in [
        (DutyAct::ProposeImprovement, "R22-40¶1 on irregularity_found"),
        (DutyAct::ProposePolicy, "R22-40¶2 on policy_problem_found"),
        (DutyAct::ProposeAccountability, "R22-40¶3 on irregularity_found"),
        (DutyAct::SupplyInspectionTeams, "R22-41¶2 on request_of_inspection_team"),
    ] {
        assert_eq!(regulation(office, act), expected, "{act}");
        assert_eq!(regulation(organ(OrganKind::Department, Level::County), act), "", "{act}");
    }
}

/// What was a power in 2005 became a duty in 2022: to propose that somebody be held to account.
///
/// Article: R05-38, R22-40¶3
#[test]
fn proposing_accountability_was_a_power_before_it_was_a_duty() {
    let office = organ(OrganKind::PetitionOffice, Level::County);
    let of = |of| owed(PackRole::Procedure, SICHUAN, year(of), office, DutyAct::ProposeAccountability);
    assert_eq!((of(2021).as_str(), of(2022).as_str()), ("R05-38 as needed", "R22-40¶3 on irregularity_found"));
}

/// The regulation of 2005 has days of reception from the city down, and reports at intervals without a number.
///
/// Article: R05-5¶3, R05-10¶1, R05-39
#[test]
fn the_regulation_of_2005_names_no_numbers() {
    let of = |seat, act| owed(PackRole::Procedure, SICHUAN, year(2015), seat, act);
    let head = |kind, level| seat(kind, level, Standing::Head);
    for (seat, act, expected) in [
        (head(OrganKind::Government, Level::Province), DutyAct::ReceiveVisitors, "R05-5¶3 always"),
        (head(OrganKind::Government, Level::County), DutyAct::ReceiveVisitors, "R05-5¶3 always; R05-10¶1 always"),
        (head(OrganKind::Court, Level::County), DutyAct::ReceiveVisitors, ""),
        (head(OrganKind::Department, Level::County), DutyAct::HearReport, "R05-5¶3 always"),
        (organ(OrganKind::PetitionOffice, Level::County), DutyAct::ReportAnnually, "R05-39 regularly"),
    ] {
        assert_eq!(of(seat, act), expected, "{act} of {seat:?}");
    }
}

/// Leaders in Shandong and Zhejiang hear reports at intervals; no local regulation states a number.
///
/// Article: SD15-6¶2, SD15-62¶1, ZJ16-4¶3, ZJ16-5¶1
#[test]
fn local_regulations_name_no_numbers_either() {
    let of = |division, seat, act| owed(PackRole::Procedure, division, year(2019), seat, act);
    let head = seat(OrganKind::Department, Level::County, Standing::Head);
    assert_eq!(of(SHANDONG, head, DutyAct::HearReport), "SD15-6¶2 regularly");
    assert_eq!(of(ZHEJIANG, head, DutyAct::HearReport), "ZJ16-4¶3 regularly");
    let office = organ(OrganKind::PetitionOffice, Level::County);
    assert_eq!(of(SHANDONG, office, DutyAct::ReportAnnually), "SD15-62¶1 regularly");
    let government = organ(OrganKind::Government, Level::County);
    assert_eq!(of(ZHEJIANG, government, DutyAct::HoldConference), "ZJ16-5¶1 regularly");
}
