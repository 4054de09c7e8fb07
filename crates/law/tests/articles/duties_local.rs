//! Who owes what by the regulations of Zhejiang, Shandong and Beijing: every bearer of every duty of an article.

use law::DutyAct::{
    Analyse, ApplyAssessment, BuildPlatform, CaseInspection, Coordinate, DecideSoundly, GuidePetitioners,
    HandOverIllegality, HandleOwnMatters, HoldConference, InvestigateReferral, JointReception, KeepDiscipline,
    KeepRecords, ProcessPetitions, ProposeAccountability, ProposePolicy, ProvideResources, PublishChannels, ReportBack,
    Reward, ScreenDisputes, SolicitSuggestions, SpecialInspection, SuperviseSubordinates, TakeOverallResponsibility,
    Train, UrgeSolution,
};
use law::{OrganKind, Standing};

use crate::book::{BEIJING, SHANDONG, ZHEJIANG};
use crate::who_owes::{ALL_KINDS, ALL_LEVELS, LOCAL, OFFICE, Row, Who, check};

const GOVERNMENT: &[OrganKind] = &[OrganKind::Government];
const GOVERNMENTS: &[OrganKind] = &[OrganKind::Government, OrganKind::Township];
/// Departments of governments.
const DEPARTMENTS: &[OrganKind] =
    &[OrganKind::Department, OrganKind::VerticalDepartment, OrganKind::PoliticalLegal, OrganKind::Personnel];
/// The petition department, and the petition units of departments.
const OFFICES_AND_DEPARTMENTS: &[OrganKind] = &[
    OrganKind::PetitionOffice,
    OrganKind::Department,
    OrganKind::VerticalDepartment,
    OrganKind::PoliticalLegal,
    OrganKind::Personnel,
];
/// Governments, departments and field offices, with their petition units.
const ADMINISTRATION: &[OrganKind] = &[
    OrganKind::Government,
    OrganKind::Department,
    OrganKind::VerticalDepartment,
    OrganKind::PoliticalLegal,
    OrganKind::Personnel,
    OrganKind::Township,
    OrganKind::FieldOffice,
    OrganKind::PetitionOffice,
];
/// Petition units of every state organ from the county up.
const STATE_ORGANS: &[OrganKind] = &[
    OrganKind::PetitionOffice,
    OrganKind::Department,
    OrganKind::VerticalDepartment,
    OrganKind::PoliticalLegal,
    OrganKind::Personnel,
    OrganKind::Congress,
    OrganKind::Court,
    OrganKind::Procuratorate,
];

fn zhejiang(rows: &[Row]) {
    check(ZHEJIANG, 2018, rows);
}

fn shandong(rows: &[Row]) {
    check(SHANDONG, 2018, rows);
}

fn beijing(rows: &[Row]) {
    check(BEIJING, 2018, rows);
}

/// Zhejiang: rewards, published channels, one platform and one place of reception from the county up, records.
///
/// Article: ZJ16-7, ZJ16-12, ZJ16-13
#[test]
fn zhejiang_publishes_receives_jointly_and_records() {
    zhejiang(&[
        ("ZJ16-7", Reward, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("ZJ16-12", PublishChannels, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("ZJ16-13¶1", JointReception, "always", GOVERNMENT, LOCAL, Who::Organ),
        ("ZJ16-13¶1", BuildPlatform, "always", GOVERNMENT, LOCAL, Who::Organ),
        ("ZJ16-13¶2", KeepRecords, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
    ]);
}

/// Zhejiang: organs agree who takes a matter up; discipline binds organs and staff; hard cases are put forward for
/// inspection, and who is inspected answers; staff dissuade.
///
/// Article: ZJ16-21, ZJ16-26, ZJ16-30, ZJ16-34
#[test]
fn zhejiang_agrees_keeps_discipline_and_inspects() {
    zhejiang(&[
        ("ZJ16-21¶1", Coordinate, "on several_bodies", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("ZJ16-26", KeepDiscipline, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("ZJ16-30¶1", CaseInspection, "on hard_case", OFFICE, LOCAL, Who::Organ),
        ("ZJ16-30¶2", ReportBack, "on request_of_inspection_team", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("ZJ16-34¶1", GuidePetitioners, "on illegal_act", ALL_KINDS, ALL_LEVELS, Who::Official),
    ]);
}

/// Shandong: governments from the county up coordinate what touches several; organs provide, train and publish.
///
/// Article: SD15-7, SD15-14, SD15-18, SD15-20
#[test]
fn shandong_coordinates_provides_trains_and_publishes() {
    shandong(&[
        ("SD15-7", Coordinate, "on several_bodies", GOVERNMENT, LOCAL, Who::Organ),
        ("SD15-14¶5", ProvideResources, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("SD15-18¶2", Train, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("SD15-20", PublishChannels, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
    ]);
}

/// Shandong: one platform from the county up, reception together as needed, discipline of organs and staff.
///
/// Article: SD15-16, SD15-21, SD15-22
#[test]
fn shandong_has_one_platform_and_receives_jointly() {
    shandong(&[
        ("SD15-16", KeepDiscipline, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("SD15-21¶2", BuildPlatform, "always", GOVERNMENT, LOCAL, Who::Organ),
        ("SD15-22¶2", JointReception, "as needed", GOVERNMENT, LOCAL, Who::Organ),
    ]);
}

/// Shandong: petition units press for what another procedure must solve; organs agree who takes a matter up, solve it
/// where it is first taken up, urge what was granted, and tell those in need of aid.
///
/// Article: SD15-31, SD15-34, SD15-37, SD15-41, SD15-47
#[test]
fn shandong_presses_agrees_and_solves() {
    const UNITS: &[OrganKind] = &[
        OrganKind::PetitionOffice,
        OrganKind::Department,
        OrganKind::VerticalDepartment,
        OrganKind::PoliticalLegal,
        OrganKind::Personnel,
        OrganKind::Township,
        OrganKind::FieldOffice,
    ];
    shandong(&[
        ("SD15-31¶2", UrgeSolution, "always", UNITS, ALL_LEVELS, Who::Organ),
        ("SD15-34¶1", Coordinate, "on several_bodies", ADMINISTRATION, ALL_LEVELS, Who::Organ),
        ("SD15-37¶1", HandleOwnMatters, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("SD15-41¶3", UrgeSolution, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("SD15-47", GuidePetitioners, "as needed", ALL_KINDS, ALL_LEVELS, Who::Organ),
    ]);
}

/// Shandong: suggestions are studied, rewarded and, by governments from the county up and their petition departments,
/// asked for; accusations are handled.
///
/// Article: SD15-49, SD15-51, SD15-52, SD15-54
#[test]
fn shandong_studies_suggestions_and_handles_accusations() {
    const WHO_ASK: &[OrganKind] = &[OrganKind::Government, OrganKind::PetitionOffice];
    shandong(&[
        ("SD15-49¶1", Analyse, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("SD15-51", SolicitSuggestions, "always", WHO_ASK, LOCAL, Who::Organ),
        ("SD15-52", Reward, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("SD15-54", ProcessPetitions, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
    ]);
}

/// Shandong: petition departments inspect what weighs most, and who is inspected answers; petition units of all state
/// organs from the county up propose and hand over; what they propose is investigated; staff dissuade.
///
/// Article: SD15-57, SD15-58, SD15-60, SD15-61, SD15-66
#[test]
fn shandong_inspects_proposes_and_hands_over() {
    shandong(&[
        ("SD15-57¶2", SpecialInspection, "always", OFFICE, LOCAL, Who::Organ),
        ("SD15-58¶3", ReportBack, "on request_of_inspection_team", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("SD15-60", ProposePolicy, "on policy_problem_found", STATE_ORGANS, LOCAL, Who::Organ),
        ("SD15-61¶1", ProposeAccountability, "as needed", STATE_ORGANS, LOCAL, Who::Organ),
        ("SD15-61¶1", InvestigateReferral, "on suggestion_received", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("SD15-61¶2", HandOverIllegality, "on illegal_act", STATE_ORGANS, LOCAL, Who::Organ),
        ("SD15-66", GuidePetitioners, "on illegal_act", ALL_KINDS, ALL_LEVELS, Who::Official),
    ]);
}

/// Beijing: state organs decide soundly, count petition work, and ask for and reward suggestions; the joint conference
/// meets on hard matters; budgets of every level pay.
///
/// Article: BJ06-7, BJ06-8, BJ06-10, BJ06-11, BJ06-14
#[test]
fn beijing_decides_counts_meets_and_pays() {
    beijing(&[
        ("BJ06-7¶1", DecideSoundly, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("BJ06-8", ApplyAssessment, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("BJ06-10", HoldConference, "as needed", &[OrganKind::JointConference], ALL_LEVELS, Who::Organ),
        ("BJ06-11", SolicitSuggestions, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("BJ06-11", Reward, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("BJ06-14", ProvideResources, "always", GOVERNMENTS, ALL_LEVELS, Who::Organ),
    ]);
}

/// Beijing: in social bodies, enterprises and institutions the head answers for all, and they screen disputes.
///
/// Article: BJ06-12
#[test]
fn beijing_binds_bodies_and_their_heads() {
    const BODIES: &[OrganKind] = &[
        OrganKind::MassOrganisation,
        OrganKind::Enterprise,
        OrganKind::StateControlledEnterprise,
        OrganKind::Institution,
        OrganKind::AffiliatedInstitution,
    ];
    let head = Who::Posts(&[Standing::Head]);
    beijing(&[
        ("BJ06-12¶1", TakeOverallResponsibility, "always", BODIES, ALL_LEVELS, head),
        ("BJ06-12¶2", ScreenDisputes, "always", BODIES, ALL_LEVELS, Who::Organ),
    ]);
}

/// Beijing: what petition units do, publish and share; the discipline is that of their staff.
///
/// Article: BJ06-19, BJ06-20, BJ06-21, BJ06-22
#[test]
fn beijing_petition_units_have_their_tasks() {
    const UNITS: &[OrganKind] = &[
        OrganKind::PetitionOffice,
        OrganKind::Department,
        OrganKind::VerticalDepartment,
        OrganKind::PoliticalLegal,
        OrganKind::Personnel,
        OrganKind::Township,
        OrganKind::Congress,
        OrganKind::Court,
        OrganKind::Procuratorate,
    ];
    beijing(&[
        ("BJ06-19", ProcessPetitions, "always", UNITS, ALL_LEVELS, Who::Organ),
        ("BJ06-19(3)", ProposeAccountability, "as needed", UNITS, ALL_LEVELS, Who::Organ),
        ("BJ06-19(3)", Coordinate, "always", UNITS, ALL_LEVELS, Who::Organ),
        ("BJ06-19(3)", CaseInspection, "always", UNITS, ALL_LEVELS, Who::Organ),
        ("BJ06-19(5)", Analyse, "always", UNITS, ALL_LEVELS, Who::Organ),
        // Below a township there is nobody to guide.
        ("BJ06-19(6)", SuperviseSubordinates, "always", STATE_ORGANS, LOCAL, Who::Organ),
        ("BJ06-20¶1", PublishChannels, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("BJ06-21", BuildPlatform, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("BJ06-22", KeepDiscipline, "always", ALL_KINDS, ALL_LEVELS, Who::Official),
    ]);
}

/// Beijing: departments agree who takes a matter up, with the petition department as a go-between; what was granted is
/// urged; hot topics become proposals; staff dissuade.
///
/// Article: BJ06-38, BJ06-39, BJ06-42, BJ06-53, BJ06-67
#[test]
fn beijing_departments_agree_urge_and_propose() {
    beijing(&[
        ("BJ06-38", Coordinate, "on several_bodies", DEPARTMENTS, ALL_LEVELS, Who::Organ),
        ("BJ06-39", Coordinate, "on several_bodies", OFFICE, LOCAL, Who::Organ),
        ("BJ06-42¶2", UrgeSolution, "always", ADMINISTRATION, ALL_LEVELS, Who::Organ),
        ("BJ06-53", ProposePolicy, "on public_concern", OFFICES_AND_DEPARTMENTS, LOCAL, Who::Organ),
        ("BJ06-67¶1", GuidePetitioners, "on illegal_act", ALL_KINDS, ALL_LEVELS, Who::Official),
    ]);
}
