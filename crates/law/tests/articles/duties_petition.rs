//! Who owes what by the regulations of 2022 and 2005: every bearer of every duty of an article.

use law::DutyAct::{
    Analyse, ApplyAssessment, AppointCommissioners, Assess, BuildPlatform, CaseInspection, ContainHarm, Coordinate,
    DecideSoundly, GuidePetitioners, HandleOwnMatters, HearReport, HoldAccountable, HoldConference, KeepDiscipline,
    KeepRecords, ProcessPetitions, ProposeAccountability, ProposePolicy, ProvideResources, PublishChannels,
    ReadLetters, ReceiveVisitors, ReportBack, Reward, ScreenDisputes, SolicitSuggestions, SuperviseSubordinates, Train,
    UrgeSolution, VisitDown,
};
use law::{Level, OrganKind};

use crate::book::SICHUAN;
use crate::who_owes::{ALL_KINDS, ALL_LEVELS, FROM_COUNTY_UP, LEADERS, LOCAL, OFFICE, Row, Who, check};

const NATION: &[Level] = &[Level::Nation];
const TOWNSHIP: &[Level] = &[Level::Township];
const PROVINCES_DOWN: &[Level] = &[Level::Province, Level::Prefecture, Level::County, Level::Township];
const GOVERNMENTS: &[OrganKind] = &[OrganKind::Government, OrganKind::Township];
const PARTY_AND_GOVERNMENT: &[OrganKind] = &[OrganKind::Committee, OrganKind::Government, OrganKind::Township];
const CONFERENCE: &[OrganKind] = &[OrganKind::JointConference];
/// Governments, and departments of governments from the county up.
const ADMINISTRATION: &[OrganKind] = &[
    OrganKind::Government,
    OrganKind::Township,
    OrganKind::Department,
    OrganKind::VerticalDepartment,
    OrganKind::PoliticalLegal,
    OrganKind::Personnel,
];
/// The administration with the petition departments.
const WITH_OFFICES: &[OrganKind] = &[
    OrganKind::PetitionOffice,
    OrganKind::Government,
    OrganKind::Township,
    OrganKind::Department,
    OrganKind::VerticalDepartment,
    OrganKind::PoliticalLegal,
    OrganKind::Personnel,
];

fn now(rows: &[Row]) {
    check(SICHUAN, 2025, rows);
}

fn before(rows: &[Row]) {
    check(SICHUAN, 2015, rows);
}

/// Governments decide soundly, screen disputes, handle matters and work hard problems out.
///
/// Article: R22-10
#[test]
fn governments_carry_the_work_out() {
    now(&[
        ("R22-10", DecideSoundly, "always", GOVERNMENTS, ALL_LEVELS, Who::Organ),
        ("R22-10", ScreenDisputes, "always", GOVERNMENTS, ALL_LEVELS, Who::Organ),
        ("R22-10", HandleOwnMatters, "always", GOVERNMENTS, ALL_LEVELS, Who::Organ),
        ("R22-10", UrgeSolution, "on hard_case", GOVERNMENTS, ALL_LEVELS, Who::Organ),
    ]);
}

/// The central joint conference leads, also the assessment of responsibility; its office is the National Bureau.
///
/// Article: R22-11, R22-12
#[test]
fn the_central_conference_leads_and_asks_for_instructions() {
    // All who sit in it report; the text does not say which organs do.
    const MEMBERS: &[OrganKind] = &{
        let mut kinds = [OrganKind::PetitionOffice; OrganKind::ALL.len() - 1];
        let (mut from, mut to) = (0, 0);
        while from < OrganKind::ALL.len() {
            if !matches!(OrganKind::ALL[from], OrganKind::JointConference) {
                kinds[to] = OrganKind::ALL[from];
                to += 1;
            }
            from += 1;
        }
        kinds
    };
    now(&[
        ("R22-11¶1(1)", Analyse, "always", CONFERENCE, NATION, Who::Organ),
        ("R22-11¶1(2)", SuperviseSubordinates, "always", CONFERENCE, NATION, Who::Organ),
        ("R22-11¶1(4)", Coordinate, "always", CONFERENCE, NATION, Who::Organ),
        ("R22-11¶1(5)", Assess, "always", CONFERENCE, NATION, Who::Organ),
        ("R22-11¶1(6)", SuperviseSubordinates, "always", CONFERENCE, NATION, Who::Organ),
        ("R22-11¶2", UrgeSolution, "always", OFFICE, NATION, Who::Organ),
        ("R22-12¶1", HoldConference, "as needed", CONFERENCE, NATION, Who::Organ),
        ("R22-12¶1", ReportBack, "on major_decision", CONFERENCE, NATION, Who::Organ),
        ("R22-12¶2", ReportBack, "always", MEMBERS, NATION, Who::Organ),
    ]);
}

/// Local joint conferences coordinate and guide; a township may have one.
///
/// Article: R22-13
#[test]
fn local_conferences_coordinate_and_guide() {
    now(&[
        ("R22-13¶1", Coordinate, "on hard_case", CONFERENCE, PROVINCES_DOWN, Who::Organ),
        ("R22-13¶1", SuperviseSubordinates, "always", CONFERENCE, PROVINCES_DOWN, Who::Organ),
        ("R22-13¶3", HoldConference, "as needed", PARTY_AND_GOVERNMENT, TOWNSHIP, Who::Group),
    ]);
}

/// Petition departments have seven tasks, of which five are duties here, one is that of the three suggestions, and
/// one is whatever else they are given.
///
/// Article: R22-14
#[test]
fn petition_departments_have_their_tasks() {
    now(&[
        ("R22-14¶1(1)", ProcessPetitions, "always", OFFICE, ALL_LEVELS, Who::Organ),
        ("R22-14¶1(2)", Coordinate, "on hard_case", OFFICE, ALL_LEVELS, Who::Organ),
        ("R22-14¶1(3)", CaseInspection, "always", OFFICE, ALL_LEVELS, Who::Organ),
        ("R22-14¶1(4)", Analyse, "always", OFFICE, ALL_LEVELS, Who::Organ),
        ("R22-14¶1(5)", SuperviseSubordinates, "always", OFFICE, ALL_LEVELS, Who::Organ),
    ]);
}

/// Party committees and governments give people and money, and run one system; every organ trains its young people
/// in petition posts and enters what it gets.
///
/// Article: R22-16, R22-21
#[test]
fn committees_and_governments_provide_and_all_keep_records() {
    now(&[
        ("R22-16¶1", AppointCommissioners, "always", PARTY_AND_GOVERNMENT, ALL_LEVELS, Who::Organ),
        ("R22-16¶3", Train, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("R22-16¶4", ProvideResources, "always", PARTY_AND_GOVERNMENT, ALL_LEVELS, Who::Organ),
        ("R22-21¶1", BuildPlatform, "always", PARTY_AND_GOVERNMENT, ALL_LEVELS, Who::Organ),
        ("R22-21¶2", KeepRecords, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
    ]);
}

/// Organs that a matter touches agree who takes it up, with the joint conference at the end.
///
/// Article: R22-24¶1
#[test]
fn organs_agree_who_takes_a_matter_up() {
    now(&[("R22-24¶1", Coordinate, "on several_bodies", ALL_KINDS, ALL_LEVELS, Who::Organ)]);
}

/// Whoever handles a matter keeps to the discipline of it.
///
/// Article: R22-28¶1, R22-47¶1
#[test]
fn staff_keep_discipline_and_dissuade() {
    now(&[
        ("R22-28¶1", KeepDiscipline, "always", ALL_KINDS, ALL_LEVELS, Who::Official),
        ("R22-47¶1", GuidePetitioners, "on illegal_act", ALL_KINDS, ALL_LEVELS, Who::Official),
    ]);
}

/// Suggestions are studied, rewarded, and asked for.
///
/// Article: R22-29
#[test]
fn suggestions_are_studied_rewarded_and_asked_for() {
    now(&[
        ("R22-29¶1", Analyse, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("R22-29¶2", Reward, "always", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("R22-29¶3", SolicitSuggestions, "always", PARTY_AND_GOVERNMENT, ALL_LEVELS, Who::Organ),
    ]);
}

/// Those in need may be told where to find aid; after the last stage local and grassroots bodies still care.
///
/// Article: R22-37
#[test]
fn petitioners_in_need_are_helped_also_after_the_end() {
    const LOCAL_BODIES: &[OrganKind] =
        &[OrganKind::Committee, OrganKind::Government, OrganKind::Township, OrganKind::ResidentsCommittee];
    now(&[
        ("R22-37¶2", GuidePetitioners, "as needed", ALL_KINDS, ALL_LEVELS, Who::Organ),
        ("R22-37¶3", GuidePetitioners, "always", LOCAL_BODIES, PROVINCES_DOWN, Who::Organ),
    ]);
}

/// In 2005 the administration alone was bound: it decides soundly, governments from the county up screen disputes,
/// leaders read, receive, hear and study.
///
/// Article: R05-5
#[test]
fn administrations_prevent_and_their_leaders_take_part() {
    before(&[
        ("R05-5¶1", DecideSoundly, "always", ADMINISTRATION, ALL_LEVELS, Who::Organ),
        ("R05-5¶2", ScreenDisputes, "always", &[OrganKind::Government], FROM_COUNTY_UP, Who::Organ),
        ("R05-5¶3", ReadLetters, "always", ADMINISTRATION, ALL_LEVELS, LEADERS),
        ("R05-5¶3", ReceiveVisitors, "always", ADMINISTRATION, ALL_LEVELS, LEADERS),
        ("R05-5¶3", HearReport, "always", ADMINISTRATION, ALL_LEVELS, LEADERS),
        ("R05-5¶3", Analyse, "as needed", ADMINISTRATION, ALL_LEVELS, LEADERS),
    ]);
}

/// Petition offices of governments from the county up had six tasks.
///
/// Article: R05-6
#[test]
fn petition_offices_had_six_tasks() {
    before(&[
        ("R05-6¶2(1)", ProcessPetitions, "always", OFFICE, FROM_COUNTY_UP, Who::Organ),
        ("R05-6¶2(2)", ProcessPetitions, "on referral_received", OFFICE, FROM_COUNTY_UP, Who::Organ),
        ("R05-6¶2(3)", Coordinate, "on hard_case", OFFICE, FROM_COUNTY_UP, Who::Organ),
        ("R05-6¶2(4)", CaseInspection, "always", OFFICE, FROM_COUNTY_UP, Who::Organ),
        ("R05-6¶2(5)", Analyse, "always", OFFICE, FROM_COUNTY_UP, Who::Organ),
        ("R05-6¶2(6)", SuperviseSubordinates, "always", OFFICE, FROM_COUNTY_UP, Who::Organ),
    ]);
}

/// Governments held to account and counted petition work in the assessment of civil servants; good suggestions and
/// good work were rewarded.
///
/// Article: R05-7, R05-8
#[test]
fn governments_held_to_account_and_rewarded() {
    before(&[
        ("R05-7¶1", HoldAccountable, "on irregularity_found", GOVERNMENTS, ALL_LEVELS, Who::Organ),
        ("R05-7¶2", ApplyAssessment, "always", GOVERNMENTS, ALL_LEVELS, Who::Organ),
        ("R05-8¶1", Reward, "always", ADMINISTRATION, ALL_LEVELS, Who::Organ),
        ("R05-8¶2", Reward, "always", ADMINISTRATION, ALL_LEVELS, Who::Organ),
    ]);
}

/// Channels are published; days of reception exist from the city down; leaders from the county up may go down.
///
/// Article: R05-9, R05-10
#[test]
fn channels_days_of_reception_and_visits_down() {
    const FROM_THE_CITY_DOWN: &[Level] = &[Level::Prefecture, Level::County, Level::Township];
    const WITHOUT_TOWNSHIPS: &[OrganKind] = &[
        OrganKind::Government,
        OrganKind::Department,
        OrganKind::VerticalDepartment,
        OrganKind::PoliticalLegal,
        OrganKind::Personnel,
    ];
    before(&[
        ("R05-9¶1", PublishChannels, "always", ADMINISTRATION, ALL_LEVELS, Who::Organ),
        ("R05-10¶1", ReceiveVisitors, "always", ADMINISTRATION, FROM_THE_CITY_DOWN, LEADERS),
        ("R05-10¶2", VisitDown, "as needed", WITHOUT_TOWNSHIPS, FROM_COUNTY_UP, LEADERS),
    ]);
}

/// The National Bureau built the national system, local governments from the county up those of their places; offices
/// and departments entered what they got.
///
/// Article: R05-11, R05-12
#[test]
fn systems_are_built_and_fed() {
    const OFFICES_AND_DEPARTMENTS: &[OrganKind] = &[
        OrganKind::PetitionOffice,
        OrganKind::Department,
        OrganKind::VerticalDepartment,
        OrganKind::PoliticalLegal,
        OrganKind::Personnel,
    ];
    before(&[
        ("R05-11¶1", BuildPlatform, "always", OFFICE, NATION, Who::Organ),
        ("R05-11¶2", BuildPlatform, "always", &[OrganKind::Government], LOCAL, Who::Organ),
        ("R05-12", KeepRecords, "always", OFFICES_AND_DEPARTMENTS, FROM_COUNTY_UP, Who::Organ),
    ]);
}

/// Society was brought in; organs agreed who takes a matter up, contained harm, kept discipline, studied proposals.
///
/// Article: R05-13, R05-24, R05-27, R05-28, R05-29
#[test]
fn the_administration_coordinates_contains_and_studies() {
    before(&[
        ("R05-13¶2", Coordinate, "always", WITH_OFFICES, ALL_LEVELS, Who::Organ),
        ("R05-24", Coordinate, "on several_bodies", ADMINISTRATION, ALL_LEVELS, Who::Organ),
        ("R05-27", ContainHarm, "on urgent_matter", ADMINISTRATION, ALL_LEVELS, Who::Organ),
        ("R05-28", KeepDiscipline, "always", WITH_OFFICES, ALL_LEVELS, Who::Official),
        ("R05-29", Analyse, "always", ADMINISTRATION, ALL_LEVELS, Who::Organ),
    ]);
}

/// Petition offices told of problems of policy and could ask for discipline; staff dissuaded those who disturb.
///
/// Article: R05-37, R05-38, R05-47
#[test]
fn petition_offices_proposed_and_staff_dissuaded() {
    before(&[
        ("R05-37", ProposePolicy, "on policy_problem_found", OFFICE, FROM_COUNTY_UP, Who::Organ),
        ("R05-38", ProposeAccountability, "as needed", OFFICE, FROM_COUNTY_UP, Who::Organ),
        ("R05-47¶1", GuidePetitioners, "on illegal_act", WITH_OFFICES, ALL_LEVELS, Who::Official),
    ]);
}
